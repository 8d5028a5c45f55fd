-- The whole archive of version 1. Every table of rows has id (inside this file),
-- uid (everywhere, UUIDv7) and rev (grows with each update). Instants are Unix
-- milliseconds, civil days 'YYYY-MM-DD', hours 'HH:MM'. No row is ever deleted.
--
-- RAKOR_FINAL and RAKOR_INVALID in RAISE become ErrFinal and ErrInvalid.

-- What was written, each line with the hash of the one before.
CREATE TABLE history(
  node TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  tbl TEXT NOT NULL,
  row_uid BLOB NOT NULL CHECK(length(row_uid) = 16),
  op TEXT NOT NULL CHECK(op IN ('insert', 'update')),
  data TEXT NOT NULL,
  prev BLOB NOT NULL CHECK(length(prev) = 32),
  hash BLOB NOT NULL CHECK(length(hash) = 32),
  PRIMARY KEY(node, seq)
) STRICT;
CREATE INDEX history_row ON history(row_uid);
-- Which migrations made this file.
CREATE TABLE schema_log(
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK(length(sha256) = 32),
  applied_at INTEGER NOT NULL,
  program TEXT NOT NULL
) STRICT;

-- Files by their content, each once.
CREATE TABLE blobs(
  sha256 BLOB PRIMARY KEY NOT NULL CHECK(length(sha256) = 32),
  size INTEGER NOT NULL CHECK(size >= 0),
  bytes BLOB NOT NULL,
  CHECK(size = length(bytes))
) STRICT;

CREATE TABLE settings(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;
CREATE TABLE office(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  government TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT '', address TEXT NOT NULL DEFAULT '',
    telephone TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '', website TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
  zone TEXT NOT NULL CHECK(zone IN ('WIB', 'WITA', 'WIT')),
  logo BLOB,
  CHECK(id = 1)
) STRICT;
CREATE TABLE issues(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK(trim(code) <> ''),
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 0 CHECK(active IN (0, 1))
) STRICT;
-- Agencies (OPD). A short name is unique among those that have not ended.
CREATE TABLE agencies(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  code TEXT NOT NULL COLLATE NOCASE CHECK(trim(code) <> ''),
  name TEXT NOT NULL CHECK(trim(name) <> ''),
  group_code TEXT NOT NULL CHECK(group_code IN ('sekretariat', 'pengawasan', 'dinas', 'badan', 'uobk', 'kecamatan',
    'kelurahan', 'desa', 'bagian', 'lainnya')),
  head_post TEXT NOT NULL DEFAULT '',
  parent_id INTEGER REFERENCES agencies(id),
  valid_from TEXT CHECK(valid_from IS date(valid_from, '+0 days')),
  valid_to TEXT CHECK(valid_to IS date(valid_to, '+0 days')),
  confirmed INTEGER NOT NULL DEFAULT 0 CHECK(confirmed IN (0, 1)),
  position INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX agencies_code ON agencies(code) WHERE valid_to IS NULL;
CREATE INDEX agencies_code_any ON agencies(code);
CREATE TABLE agency_aliases(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  agency_id INTEGER NOT NULL REFERENCES agencies(id),
  alias TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0, 1)),
  UNIQUE(agency_id, alias)
) STRICT;
CREATE TABLE people(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  agency_id INTEGER REFERENCES agencies(id),
  post TEXT NOT NULL DEFAULT '',
  acting TEXT NOT NULL DEFAULT '' CHECK(acting IN ('', 'Plt.', 'Plh.', 'Pj.')),
  front TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', back TEXT NOT NULL DEFAULT '',
    nip TEXT NOT NULL DEFAULT '', rank TEXT NOT NULL DEFAULT '', telephone TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL DEFAULT 0 CHECK(active IN (0, 1))
) STRICT;
CREATE INDEX people_agency ON people(agency_id);
CREATE TABLE series(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK(trim(name) <> ''),
  active INTEGER NOT NULL DEFAULT 0 CHECK(active IN (0, 1))
) STRICT;

-- The record of a meeting.
CREATE TABLE meetings(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  series_id INTEGER REFERENCES series(id),
  title TEXT NOT NULL CHECK(trim(title) <> ''),
  number TEXT NOT NULL DEFAULT '',
  held_on TEXT NOT NULL CHECK(held_on IS date(held_on, '+0 days')),
  starts TEXT NOT NULL DEFAULT '' CHECK(starts = '' OR starts IS strftime('%H:%M', starts)),
  ends TEXT NOT NULL DEFAULT '' CHECK(ends = '' OR ends IS strftime('%H:%M', ends)),
  place TEXT NOT NULL DEFAULT '', invitation_number TEXT NOT NULL DEFAULT '',
  invitation_on TEXT CHECK(invitation_on IS date(invitation_on, '+0 days')),
  classification TEXT NOT NULL CHECK(classification IN ('biasa', 'terbatas', 'rahasia', 'sangat rahasia')),
  urgency TEXT NOT NULL DEFAULT '', archive_code TEXT NOT NULL DEFAULT '', copies TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK(state IN ('planned', 'running', 'paused', 'closed', 'final', 'amending')),
  opened_at INTEGER,
  closed_at INTEGER,
  current_item_id INTEGER REFERENCES agenda_items(id),
  finalized_at INTEGER,
  version INTEGER NOT NULL DEFAULT 0 CHECK(version >= 0),
  amend_reason TEXT NOT NULL DEFAULT '',
  CHECK((version = 0) = (finalized_at IS NULL)),
  CHECK(state NOT IN ('final', 'amending') OR version > 0),
  CHECK((state = 'amending') = (trim(amend_reason) <> ''))
) STRICT;
CREATE INDEX meetings_held ON meetings(held_on, starts);
CREATE INDEX meetings_series ON meetings(series_id, held_on);
CREATE INDEX meetings_state ON meetings(state, held_on);
CREATE TABLE meeting_officials(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id),
  role TEXT NOT NULL CHECK(role IN ('chair', 'secretary', 'recorder')),
  person_id INTEGER REFERENCES people(id),
  acting TEXT NOT NULL DEFAULT '' CHECK(acting IN ('', 'Plt.', 'Plh.', 'Pj.')),
  post TEXT NOT NULL DEFAULT '', front TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '',
    back TEXT NOT NULL DEFAULT '', nip TEXT NOT NULL DEFAULT '', rank TEXT NOT NULL DEFAULT '',
  UNIQUE(meeting_id, role)
) STRICT;
CREATE TABLE agenda_items(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('opening', 'topic', 'closing')),
  title TEXT NOT NULL DEFAULT '',
  issue_id INTEGER REFERENCES issues(id),
  planned_minutes INTEGER NOT NULL DEFAULT 0 CHECK(planned_minutes >= 0),
  started_at INTEGER,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0, 1)),
  CHECK(kind = 'topic' OR NOT deleted)
) STRICT;
CREATE INDEX agenda_meeting ON agenda_items(meeting_id, position);
CREATE TABLE entries(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id),
  item_id INTEGER NOT NULL REFERENCES agenda_items(id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('info', 'report', 'obstacle', 'proposal', 'direction', 'decision', 'follow_up')),
  speaker_id INTEGER REFERENCES agencies(id),
  speaker TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '', typed TEXT NOT NULL DEFAULT '',
  marks TEXT NOT NULL CHECK(json_valid(marks)),
  issue_id INTEGER REFERENCES issues(id),
  at INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0, 1))
) STRICT;
CREATE INDEX entries_meeting ON entries(meeting_id);
CREATE INDEX entries_item ON entries(item_id, position);
CREATE TABLE attendance(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id),
  position INTEGER NOT NULL,
  agency_id INTEGER REFERENCES agencies(id),
  post TEXT NOT NULL DEFAULT '', institution TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK(status IN ('unmarked', 'present', 'deputy', 'excused', 'sick', 'duty', 'absent')),
  name TEXT NOT NULL DEFAULT '', nip TEXT NOT NULL DEFAULT '', rank TEXT NOT NULL DEFAULT '',
    deputy_post TEXT NOT NULL DEFAULT '',
  arrived TEXT NOT NULL DEFAULT '' CHECK(arrived = '' OR arrived IS strftime('%H:%M', arrived)),
  left_at TEXT NOT NULL DEFAULT '' CHECK(left_at = '' OR left_at IS strftime('%H:%M', left_at)),
  guest INTEGER NOT NULL DEFAULT 0 CHECK(guest IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0, 1))
) STRICT;
CREATE INDEX attendance_meeting ON attendance(meeting_id, position);
-- Photos and files of a meeting; paper_sha256 is a picture made fit for paper.
CREATE TABLE attachments(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('photo', 'invitation', 'material', 'other')),
  name TEXT NOT NULL CHECK(trim(name) <> ''),
  caption TEXT NOT NULL DEFAULT '',
  mime TEXT NOT NULL,
  size INTEGER NOT NULL CHECK(size >= 0),
  sha256 BLOB NOT NULL REFERENCES blobs(sha256),
  width INTEGER NOT NULL DEFAULT 0 CHECK(width >= 0), height INTEGER NOT NULL DEFAULT 0 CHECK(height >= 0),
  taken_at INTEGER,
  paper_sha256 BLOB REFERENCES blobs(sha256),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0, 1)),
  CHECK(kind <> 'photo' OR paper_sha256 IS NOT NULL)
) STRICT;
CREATE INDEX attachments_meeting ON attachments(meeting_id, position);
-- Half-typed lines; overwritten in place and not in the history.
CREATE TABLE drafts(
  meeting_id INTEGER NOT NULL REFERENCES meetings(id),
  entry_id INTEGER NOT NULL, -- being corrected; 0 for a new one
  text TEXT NOT NULL CHECK(text <> ''),
  cursor INTEGER NOT NULL,
  first_key_at INTEGER,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY(meeting_id, entry_id)
) STRICT, WITHOUT ROWID;

-- Follow-ups live on after their meeting; the last state is that of their reports.
CREATE TABLE follow_ups(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  number TEXT NOT NULL UNIQUE,
  number_year INTEGER NOT NULL,
  number_seq INTEGER NOT NULL CHECK(number_seq > 0),
  number_part INTEGER NOT NULL CHECK(number_part >= 0),
  parent_id INTEGER REFERENCES follow_ups(id),
  broadcast INTEGER NOT NULL DEFAULT 0 CHECK(broadcast IN (0, 1)),
  meeting_id INTEGER NOT NULL REFERENCES meetings(id),
  item_id INTEGER REFERENCES agenda_items(id),
  entry_id INTEGER REFERENCES entries(id),
  issue_id INTEGER REFERENCES issues(id),
  lead_id INTEGER REFERENCES agencies(id),
  lead_text TEXT NOT NULL DEFAULT '', problem TEXT NOT NULL DEFAULT '', direction TEXT NOT NULL DEFAULT '',
  action TEXT NOT NULL CHECK(trim(action) <> ''),
  indicator TEXT NOT NULL DEFAULT '', target TEXT NOT NULL DEFAULT '', unit TEXT NOT NULL DEFAULT '',
  due_kind TEXT NOT NULL CHECK(due_kind IN ('none', 'day', 'period', 'condition')),
  due_on TEXT CHECK(due_on IS date(due_on, '+0 days')),
  due_text TEXT NOT NULL DEFAULT '',
  priority INTEGER NOT NULL CHECK(priority BETWEEN 1 AND 3),
  budget INTEGER,
  reporting TEXT NOT NULL CHECK(reporting IN ('weekly', 'monthly', 'quarterly')),
  born_at INTEGER,
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK(withdrawn IN (0, 1)),
  cancelled_at INTEGER,
  cancel_reason TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL CHECK(status IN ('not_started', 'in_progress', 'done', 'obstructed', 'impossible')),
  progress INTEGER NOT NULL CHECK(progress BETWEEN 0 AND 1000),
  reported_on TEXT CHECK(reported_on IS date(reported_on, '+0 days')),
  last_report_id INTEGER REFERENCES reports(id),
  verification TEXT NOT NULL CHECK(verification IN ('pending', 'accepted', 'returned')),
  verification_note TEXT NOT NULL DEFAULT '',
  is_settled INTEGER GENERATED ALWAYS AS (verification = 'accepted' AND status IN ('done', 'impossible')) VIRTUAL,
  is_open INTEGER GENERATED ALWAYS AS (born_at IS NOT NULL AND NOT broadcast AND cancelled_at IS NULL
    AND NOT (verification = 'accepted' AND status IN ('done', 'impossible'))) VIRTUAL,
  UNIQUE(number_year, number_seq, number_part),
  CHECK((parent_id IS NULL) = (number_part = 0)),
  CHECK(NOT (withdrawn AND born_at IS NOT NULL)),
  CHECK((cancelled_at IS NULL) = (trim(cancel_reason) = '')),
  CHECK(cancelled_at IS NULL OR born_at IS NOT NULL),
  CHECK(NOT broadcast OR (lead_id IS NULL AND parent_id IS NULL))
) STRICT;
CREATE INDEX follow_ups_meeting ON follow_ups(meeting_id);
CREATE INDEX follow_ups_entry ON follow_ups(entry_id);
CREATE INDEX follow_ups_parent ON follow_ups(parent_id, number_part);
CREATE INDEX follow_ups_lead ON follow_ups(lead_id, is_open, due_on);
CREATE INDEX follow_ups_issue ON follow_ups(issue_id);
CREATE INDEX follow_ups_open ON follow_ups(due_on, lead_id) WHERE is_open = 1;
CREATE TABLE follow_up_supports(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  follow_up_id INTEGER NOT NULL REFERENCES follow_ups(id),
  agency_id INTEGER NOT NULL REFERENCES agencies(id),
  position INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK(deleted IN (0, 1)),
  UNIQUE(follow_up_id, agency_id)
) STRICT;
CREATE INDEX supports_agency ON follow_up_supports(agency_id, follow_up_id);
-- What agencies say; only ever added.
CREATE TABLE reports(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  follow_up_id INTEGER NOT NULL REFERENCES follow_ups(id),
  agency_id INTEGER REFERENCES agencies(id),
  role TEXT NOT NULL CHECK(role IN ('lead', 'support')),
  source TEXT NOT NULL CHECK(source IN ('sheet', 'meeting', 'manual')),
  meeting_id INTEGER REFERENCES meetings(id),
  return_row_id INTEGER REFERENCES return_rows(id),
  period TEXT CHECK(period || '-01' IS date(period || '-01', '+0 days')),
  status TEXT CHECK(status IN ('not_started', 'in_progress', 'done', 'obstructed', 'impossible')),
  progress INTEGER CHECK(progress BETWEEN 0 AND 1000),
  realization TEXT NOT NULL DEFAULT '',
  budget_realized INTEGER,
  narrative TEXT NOT NULL DEFAULT '', obstacle TEXT NOT NULL DEFAULT '', support_needed TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '',
  reported_on TEXT CHECK(reported_on IS date(reported_on, '+0 days')),
  filled_by TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE INDEX reports_follow_up ON reports(follow_up_id, period);
CREATE INDEX reports_meeting ON reports(meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX reports_return_row ON reports(return_row_id) WHERE return_row_id IS NOT NULL;
CREATE TABLE report_revocations(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  report_id INTEGER NOT NULL UNIQUE REFERENCES reports(id),
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE TABLE verifications(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  follow_up_id INTEGER NOT NULL REFERENCES follow_ups(id),
  report_id INTEGER NOT NULL REFERENCES reports(id),
  verdict TEXT NOT NULL CHECK(verdict IN ('accepted', 'returned')),
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE INDEX verifications_follow_up ON verifications(follow_up_id);
CREATE INDEX verifications_report ON verifications(report_id);
CREATE TABLE extensions(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  follow_up_id INTEGER NOT NULL REFERENCES follow_ups(id),
  meeting_id INTEGER REFERENCES meetings(id),
  due_kind TEXT NOT NULL CHECK(due_kind IN ('none', 'day', 'period', 'condition')),
  due_on TEXT CHECK(due_on IS date(due_on, '+0 days')),
  due_text TEXT NOT NULL DEFAULT '',
  former_kind TEXT NOT NULL CHECK(former_kind IN ('none', 'day', 'period', 'condition')),
  former_on TEXT CHECK(former_on IS date(former_on, '+0 days')),
  former_text TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '', asked_by TEXT NOT NULL DEFAULT '',
  asked_on TEXT NOT NULL CHECK(asked_on IS date(asked_on, '+0 days')),
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE INDEX extensions_follow_up ON extensions(follow_up_id);
CREATE TABLE extension_decisions(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  extension_id INTEGER NOT NULL UNIQUE REFERENCES extensions(id),
  granted INTEGER NOT NULL DEFAULT 0 CHECK(granted IN (0, 1)),
  by TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL
) STRICT;

-- Frozen minutes and the files made from them.
CREATE TABLE minutes_versions(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  meeting_id INTEGER NOT NULL REFERENCES meetings(id),
  version INTEGER NOT NULL CHECK(version > 0),
  reason TEXT NOT NULL DEFAULT '', profile TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL CHECK(json_valid(content)),
  hash BLOB NOT NULL CHECK(length(hash) = 32),
  finalized_at INTEGER NOT NULL,
  by TEXT NOT NULL,
  history_seq INTEGER NOT NULL,
  history_hash BLOB NOT NULL CHECK(length(history_hash) = 32),
  UNIQUE(meeting_id, version),
  CHECK((version = 1) = (reason = ''))
) STRICT;
CREATE TABLE minutes_files(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  version_id INTEGER NOT NULL REFERENCES minutes_versions(id),
  kind TEXT NOT NULL CHECK(kind IN ('unsigned', 'signed', 'scan')),
  signatures INTEGER NOT NULL CHECK(signatures >= 0),
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 BLOB NOT NULL REFERENCES blobs(sha256),
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE INDEX minutes_files_version ON minutes_files(version_id);
CREATE INDEX minutes_files_sha256 ON minutes_files(sha256);
-- Sheets as sent, and what came back.
CREATE TABLE sheet_exports(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  export_no INTEGER NOT NULL UNIQUE,
  agency_id INTEGER NOT NULL REFERENCES agencies(id),
  period TEXT NOT NULL,
  schema INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  by TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL,
  sha256 BLOB NOT NULL REFERENCES blobs(sha256)
) STRICT;
CREATE INDEX sheet_exports_agency ON sheet_exports(agency_id, export_no);
CREATE INDEX sheet_exports_period ON sheet_exports(period, agency_id);
CREATE TABLE sheet_export_rows(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  export_no INTEGER NOT NULL REFERENCES sheet_exports(export_no),
  item INTEGER NOT NULL,
  follow_up_id INTEGER NOT NULL REFERENCES follow_ups(id),
  role TEXT NOT NULL CHECK(role IN ('lead', 'support')),
  cells TEXT NOT NULL CHECK(json_valid(cells)),
  UNIQUE(export_no, item)
) STRICT;
CREATE INDEX sheet_export_rows_follow_up ON sheet_export_rows(follow_up_id);
CREATE TABLE return_batches(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE TABLE return_files(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  batch_id INTEGER NOT NULL REFERENCES return_batches(id),
  export_no INTEGER REFERENCES sheet_exports(export_no),
  name TEXT NOT NULL DEFAULT '',
  size INTEGER NOT NULL,
  sha256 BLOB NOT NULL REFERENCES blobs(sha256)
) STRICT;
CREATE INDEX return_files_batch ON return_files(batch_id);
CREATE INDEX return_files_sha256 ON return_files(sha256);
CREATE TABLE return_rows(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  file_id INTEGER NOT NULL REFERENCES return_files(id),
  follow_up_id INTEGER REFERENCES follow_ups(id),
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL CHECK(json_valid(detail))
) STRICT;
CREATE INDEX return_rows_file ON return_rows(file_id);

-- Search: the index follows the entries; search_terms holds every word with its stem.
CREATE VIRTUAL TABLE entries_fts USING fts5(body, content='entries', content_rowid='id',
  tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER entries_fts_insert AFTER INSERT ON entries BEGIN
  INSERT INTO entries_fts(rowid, body) VALUES(new.id, new.body);
END;
CREATE TRIGGER entries_fts_update AFTER UPDATE OF body ON entries BEGIN
  INSERT INTO entries_fts(entries_fts, rowid, body) VALUES('delete', old.id, old.body);
  INSERT INTO entries_fts(rowid, body) VALUES(new.id, new.body);
END;
CREATE TABLE search_terms(term TEXT PRIMARY KEY NOT NULL, stem TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX search_terms_stem ON search_terms(stem);

-- No row is deleted. With recursive_triggers on, REPLACE is refused here as well.
CREATE TRIGGER history_no_delete BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER blobs_no_delete BEFORE DELETE ON blobs BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER schema_log_no_delete BEFORE DELETE ON schema_log BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER settings_no_delete BEFORE DELETE ON settings BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER office_no_delete BEFORE DELETE ON office BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER issues_no_delete BEFORE DELETE ON issues BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER agencies_no_delete BEFORE DELETE ON agencies BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER agency_aliases_no_delete BEFORE DELETE ON agency_aliases BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER people_no_delete BEFORE DELETE ON people BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER series_no_delete BEFORE DELETE ON series BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER meetings_no_delete BEFORE DELETE ON meetings BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER meeting_officials_no_delete BEFORE DELETE ON meeting_officials BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER agenda_items_no_delete BEFORE DELETE ON agenda_items BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER attendance_no_delete BEFORE DELETE ON attendance BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER attachments_no_delete BEFORE DELETE ON attachments BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER follow_ups_no_delete BEFORE DELETE ON follow_ups BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER follow_up_supports_no_delete BEFORE DELETE ON follow_up_supports BEGIN SELECT RAISE(ABORT,
  'RAKOR_FINAL'); END;
CREATE TRIGGER reports_no_delete BEFORE DELETE ON reports BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER report_revocations_no_delete BEFORE DELETE ON report_revocations BEGIN SELECT RAISE(ABORT,
  'RAKOR_FINAL'); END;
CREATE TRIGGER verifications_no_delete BEFORE DELETE ON verifications BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER extensions_no_delete BEFORE DELETE ON extensions BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER extension_decisions_no_delete BEFORE DELETE ON extension_decisions BEGIN SELECT RAISE(ABORT,
  'RAKOR_FINAL'); END;
CREATE TRIGGER minutes_versions_no_delete BEFORE DELETE ON minutes_versions BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER minutes_files_no_delete BEFORE DELETE ON minutes_files BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER sheet_exports_no_delete BEFORE DELETE ON sheet_exports BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER sheet_export_rows_no_delete BEFORE DELETE ON sheet_export_rows BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER return_batches_no_delete BEFORE DELETE ON return_batches BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER return_files_no_delete BEFORE DELETE ON return_files BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER return_rows_no_delete BEFORE DELETE ON return_rows BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;

-- These are only ever added to.
CREATE TRIGGER history_no_update BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER blobs_no_update BEFORE UPDATE ON blobs BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER schema_log_no_update BEFORE UPDATE ON schema_log BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER report_revocations_no_update BEFORE UPDATE ON report_revocations BEGIN SELECT RAISE(ABORT,
  'RAKOR_FINAL'); END;
CREATE TRIGGER verifications_no_update BEFORE UPDATE ON verifications BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER extensions_no_update BEFORE UPDATE ON extensions BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER extension_decisions_no_update BEFORE UPDATE ON extension_decisions BEGIN SELECT RAISE(ABORT,
  'RAKOR_FINAL'); END;
CREATE TRIGGER minutes_versions_no_update BEFORE UPDATE ON minutes_versions BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER minutes_files_no_update BEFORE UPDATE ON minutes_files BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER sheet_exports_no_update BEFORE UPDATE ON sheet_exports BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER sheet_export_rows_no_update BEFORE UPDATE ON sheet_export_rows BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER return_files_no_update BEFORE UPDATE ON return_files BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER return_rows_no_update BEFORE UPDATE ON return_rows BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER return_batches_undo_once BEFORE UPDATE ON return_batches
WHEN old.undone_at IS NOT NULL OR NOT (new.id IS old.id AND new.uid IS old.uid AND new.at IS old.at
  AND new.by IS old.by) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;

-- The record of a final meeting is frozen. The one way out is to amend it, with
-- a reason and nothing else changed; the one way (back) to final is a new
-- version of the minutes.
CREATE TRIGGER meetings_begin BEFORE INSERT ON meetings
WHEN new.state IN ('final', 'amending') OR new.version <> 0 BEGIN
  SELECT RAISE(ABORT, 'RAKOR_INVALID');
END;
CREATE TRIGGER meetings_freeze BEFORE UPDATE ON meetings
WHEN old.state = 'final' AND NOT (new.state = 'amending'
  AND new.id IS old.id AND new.uid IS old.uid AND new.series_id IS old.series_id AND new.title IS old.title
    AND new.number IS old.number AND new.held_on IS old.held_on AND new.starts IS old.starts AND new.ends IS old.ends
    AND new.place IS old.place AND new.invitation_number IS old.invitation_number
    AND new.invitation_on IS old.invitation_on AND new.classification IS old.classification
    AND new.urgency IS old.urgency AND new.archive_code IS old.archive_code AND new.copies IS old.copies
    AND new.opened_at IS old.opened_at AND new.closed_at IS old.closed_at
    AND new.current_item_id IS old.current_item_id AND new.finalized_at IS old.finalized_at
    AND new.version IS old.version) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER meetings_amend BEFORE UPDATE ON meetings
WHEN (new.state = 'amending' AND old.state NOT IN ('final', 'amending'))
  OR (old.state = 'amending' AND new.state NOT IN ('amending', 'final')) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_INVALID');
END;
CREATE TRIGGER meetings_finalize BEFORE UPDATE ON meetings
WHEN old.state <> 'final' AND CASE new.state
  WHEN 'final' THEN new.version <> old.version + 1
    OR NOT EXISTS(SELECT 1 FROM minutes_versions WHERE meeting_id = old.id AND version = new.version)
  ELSE new.version <> old.version OR new.finalized_at IS NOT old.finalized_at END BEGIN
  SELECT RAISE(ABORT, 'RAKOR_INVALID');
END;
CREATE TRIGGER minutes_versions_next BEFORE INSERT ON minutes_versions
WHEN NOT EXISTS(SELECT 1 FROM meetings WHERE id = new.meeting_id AND state IN ('closed', 'amending')
  AND version = new.version - 1) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER meeting_officials_freeze_insert BEFORE INSERT ON meeting_officials
WHEN (SELECT state FROM meetings WHERE id = new.meeting_id) = 'final' BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER meeting_officials_freeze_update BEFORE UPDATE ON meeting_officials
WHEN EXISTS(SELECT 1 FROM meetings WHERE id IN (old.meeting_id, new.meeting_id) AND state = 'final') BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER agenda_items_freeze_insert BEFORE INSERT ON agenda_items
WHEN (SELECT state FROM meetings WHERE id = new.meeting_id) = 'final' BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER agenda_items_freeze_update BEFORE UPDATE ON agenda_items
WHEN EXISTS(SELECT 1 FROM meetings WHERE id IN (old.meeting_id, new.meeting_id) AND state = 'final') BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER entries_freeze_insert BEFORE INSERT ON entries
WHEN (SELECT state FROM meetings WHERE id = new.meeting_id) = 'final' BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER entries_freeze_update BEFORE UPDATE ON entries
WHEN EXISTS(SELECT 1 FROM meetings WHERE id IN (old.meeting_id, new.meeting_id) AND state = 'final') BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER attendance_freeze_insert BEFORE INSERT ON attendance
WHEN (SELECT state FROM meetings WHERE id = new.meeting_id) = 'final' BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER attendance_freeze_update BEFORE UPDATE ON attendance
WHEN EXISTS(SELECT 1 FROM meetings WHERE id IN (old.meeting_id, new.meeting_id) AND state = 'final') BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER attachments_freeze_insert BEFORE INSERT ON attachments
WHEN (SELECT state FROM meetings WHERE id = new.meeting_id) = 'final' BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER attachments_freeze_update BEFORE UPDATE ON attachments
WHEN EXISTS(SELECT 1 FROM meetings WHERE id IN (old.meeting_id, new.meeting_id) AND state = 'final') BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER attachments_freeze_file BEFORE UPDATE ON attachments
WHEN NOT (new.id IS old.id AND new.uid IS old.uid AND new.meeting_id IS old.meeting_id AND new.mime IS old.mime
  AND new.size IS old.size AND new.sha256 IS old.sha256 AND new.width IS old.width AND new.height IS old.height
    AND new.taken_at IS old.taken_at AND new.paper_sha256 IS old.paper_sha256) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER entries_own_meeting BEFORE UPDATE ON entries
WHEN (SELECT meeting_id FROM agenda_items WHERE id = new.item_id) IS NOT new.meeting_id BEGIN
  SELECT RAISE(ABORT, 'RAKOR_INVALID');
END;
CREATE TRIGGER entries_own_meeting_insert BEFORE INSERT ON entries
WHEN (SELECT meeting_id FROM agenda_items WHERE id = new.item_id) IS NOT new.meeting_id BEGIN
  SELECT RAISE(ABORT, 'RAKOR_INVALID');
END;

-- A follow-up is born when the minutes become final; from then on what was
-- ordered is frozen, while its state goes on changing.
CREATE TRIGGER follow_ups_begin BEFORE INSERT ON follow_ups
WHEN new.born_at IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'RAKOR_INVALID');
END;
CREATE TRIGGER follow_ups_freeze_insert BEFORE INSERT ON follow_ups
WHEN (SELECT state FROM meetings WHERE id = new.meeting_id) = 'final' BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER follow_ups_freeze_unborn BEFORE UPDATE ON follow_ups
WHEN old.born_at IS NULL AND EXISTS(SELECT 1 FROM meetings WHERE id IN (old.meeting_id, new.meeting_id)
  AND state = 'final') BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER follow_ups_freeze_number BEFORE UPDATE ON follow_ups
WHEN NOT (new.id IS old.id AND new.uid IS old.uid AND new.number IS old.number AND new.number_year IS old.number_year
  AND new.number_seq IS old.number_seq AND new.number_part IS old.number_part AND new.parent_id IS old.parent_id
    AND new.meeting_id IS old.meeting_id) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER follow_ups_freeze_born BEFORE UPDATE ON follow_ups
WHEN old.born_at IS NOT NULL AND NOT (new.action IS old.action AND new.item_id IS old.item_id
  AND new.entry_id IS old.entry_id AND new.broadcast IS old.broadcast AND new.born_at IS old.born_at
    AND new.withdrawn IS old.withdrawn) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER reports_on_born BEFORE INSERT ON reports
WHEN NOT EXISTS(SELECT 1 FROM follow_ups WHERE id = new.follow_up_id AND born_at IS NOT NULL AND NOT broadcast) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_INVALID');
END;
CREATE TRIGGER reports_freeze_insert BEFORE INSERT ON reports
WHEN (SELECT state FROM meetings WHERE id = new.meeting_id) = 'final' BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER extensions_freeze_insert BEFORE INSERT ON extensions
WHEN (SELECT state FROM meetings WHERE id = new.meeting_id) = 'final' BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
CREATE TRIGGER verifications_of_report BEFORE INSERT ON verifications
WHEN (SELECT follow_up_id FROM reports WHERE id = new.report_id) IS NOT new.follow_up_id BEGIN
  SELECT RAISE(ABORT, 'RAKOR_INVALID');
END;
