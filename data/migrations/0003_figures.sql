-- Figures kept beside the rows they count. All of this can be made again from
-- follow_ups and history; DB.Check compares it with them.

-- Follow-ups that are born, not canceled, not withdrawn and not the parent of a
-- broadcast, counted by what they belong to. late is as on figures_day.
CREATE TABLE figures(
  dimension TEXT NOT NULL CHECK(dimension IN ('total', 'agency', 'issue', 'meeting')),
  key INTEGER NOT NULL, -- 0 in all, or for those without an agency or an issue
  total INTEGER NOT NULL DEFAULT 0, open INTEGER NOT NULL DEFAULT 0, late INTEGER NOT NULL DEFAULT 0,
  accepted INTEGER NOT NULL DEFAULT 0, unverified INTEGER NOT NULL DEFAULT 0, returned INTEGER NOT NULL DEFAULT 0,
  waiting INTEGER NOT NULL DEFAULT 0, -- open, its last report not yet verified
  progress INTEGER NOT NULL DEFAULT 0, budget INTEGER NOT NULL DEFAULT 0,
  not_started INTEGER NOT NULL DEFAULT 0, in_progress INTEGER NOT NULL DEFAULT 0, done INTEGER NOT NULL DEFAULT 0,
  obstructed INTEGER NOT NULL DEFAULT 0, impossible INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(dimension, key)
) STRICT, WITHOUT ROWID;
-- The day that late is counted for; without a row nothing was counted yet.
CREATE TABLE figures_day(
  id INTEGER PRIMARY KEY CHECK(id = 1),
  day TEXT NOT NULL CHECK(day IS date(day, '+0 days'))
) STRICT;
-- What happened in each month, by the history.
CREATE TABLE figures_months(
  month TEXT PRIMARY KEY NOT NULL CHECK(month || '-01' IS date(month || '-01', '+0 days')),
  born INTEGER NOT NULL DEFAULT 0, settled INTEGER NOT NULL DEFAULT 0, unsettled INTEGER NOT NULL DEFAULT 0,
  canceled INTEGER NOT NULL DEFAULT 0, reinstated INTEGER NOT NULL DEFAULT 0,
  late INTEGER NOT NULL DEFAULT 0 -- by how much more were late at its end than at that of the month before
) STRICT, WITHOUT ROWID;

-- What each follow-up that counts adds to the figures. Views that triggers ask
-- for one row must find it by its id (NOT INDEXED): where a partial index was
-- empty when the statistics were taken, the planner would walk through it.
CREATE VIEW figures_rows AS SELECT d.dimension,
  CASE d.dimension WHEN 'agency' THEN coalesce(f.lead_id, 0) WHEN 'issue' THEN coalesce(f.issue_id, 0)
    WHEN 'meeting' THEN f.meeting_id ELSE 0 END AS key,
  1 AS total, f.is_open AS open, f.is_open AND f.due_on IS NOT NULL AND f.due_on < coalesce((SELECT day FROM figures_day), '') AS late,
  f.status = 'done' AND f.verification = 'accepted' AS accepted,
  f.status = 'done' AND f.verification = 'pending' AS unverified,
  f.verification = 'returned' AS returned,
  f.is_open AND f.last_report_id IS NOT NULL AND f.verification = 'pending' AS waiting,
  f.progress, coalesce(f.budget, 0) AS budget, f.status = 'not_started' AS not_started,
  f.status = 'in_progress' AS in_progress, f.status = 'done' AS done, f.status = 'obstructed' AS obstructed,
  f.status = 'impossible' AS impossible, f.id AS follow_up_id
  FROM follow_ups f NOT INDEXED CROSS JOIN (SELECT 'total' AS dimension UNION ALL SELECT 'agency' UNION ALL SELECT 'issue'
    UNION ALL SELECT 'meeting') d
  WHERE f.born_at IS NOT NULL AND f.cancelled_at IS NULL AND NOT f.withdrawn AND NOT f.broadcast;

-- A follow-up that changes is taken out as it was and put in as it is. None is
-- born when it is added.
CREATE TRIGGER figures_take_out BEFORE UPDATE OF born_at, cancelled_at, withdrawn, broadcast, lead_id,
  issue_id, meeting_id, due_on, status, verification, progress, budget, last_report_id ON follow_ups BEGIN
  INSERT INTO figures(dimension, key, total, open, late, accepted, unverified, returned, waiting, progress, budget,
    not_started, in_progress, done, obstructed, impossible)
  SELECT dimension, key, -total, -open, -late, -accepted, -unverified, -returned, -waiting, -progress, -budget,
    -not_started, -in_progress, -done, -obstructed, -impossible
  FROM figures_rows WHERE follow_up_id = old.id
  ON CONFLICT DO UPDATE SET total = total + excluded.total, open = open + excluded.open, late = late + excluded.late,
    accepted = accepted + excluded.accepted, unverified = unverified + excluded.unverified,
    returned = returned + excluded.returned, waiting = waiting + excluded.waiting,
    progress = progress + excluded.progress, budget = budget + excluded.budget,
    not_started = not_started + excluded.not_started, in_progress = in_progress + excluded.in_progress,
    done = done + excluded.done, obstructed = obstructed + excluded.obstructed,
    impossible = impossible + excluded.impossible;
END;
CREATE TRIGGER figures_put_in AFTER UPDATE OF born_at, cancelled_at, withdrawn, broadcast, lead_id,
  issue_id, meeting_id, due_on, status, verification, progress, budget, last_report_id ON follow_ups BEGIN
  INSERT INTO figures(dimension, key, total, open, late, accepted, unverified, returned, waiting, progress, budget,
    not_started, in_progress, done, obstructed, impossible)
  SELECT dimension, key, total, open, late, accepted, unverified, returned, waiting, progress, budget,
    not_started, in_progress, done, obstructed, impossible
  FROM figures_rows WHERE follow_up_id = new.id
  ON CONFLICT DO UPDATE SET total = total + excluded.total, open = open + excluded.open, late = late + excluded.late,
    accepted = accepted + excluded.accepted, unverified = unverified + excluded.unverified,
    returned = returned + excluded.returned, waiting = waiting + excluded.waiting,
    progress = progress + excluded.progress, budget = budget + excluded.budget,
    not_started = not_started + excluded.not_started, in_progress = in_progress + excluded.in_progress,
    done = done + excluded.done, obstructed = obstructed + excluded.obstructed,
    impossible = impossible + excluded.impossible;
END;

-- Minutes that are final and of which no signed file is kept, and requests that
-- nobody has decided on: the few among thousands that the first page asks for.
CREATE TABLE minutes_unsigned(meeting_id INTEGER PRIMARY KEY REFERENCES meetings(id)) STRICT;
CREATE VIEW minutes_unsigned_rows AS SELECT m.id AS meeting_id FROM meetings m
  WHERE m.state = 'final' AND NOT EXISTS(SELECT 1 FROM minutes_versions v JOIN minutes_files x ON x.version_id = v.id
    WHERE v.meeting_id = m.id AND v.version = m.version AND x.kind <> 'unsigned');
INSERT INTO minutes_unsigned SELECT meeting_id FROM minutes_unsigned_rows;
CREATE TRIGGER minutes_unsigned_state AFTER UPDATE OF state, version ON meetings BEGIN
  DELETE FROM minutes_unsigned WHERE meeting_id = new.id;
  INSERT INTO minutes_unsigned SELECT meeting_id FROM minutes_unsigned_rows WHERE meeting_id = new.id;
END;
CREATE TRIGGER minutes_unsigned_file AFTER INSERT ON minutes_files WHEN new.kind <> 'unsigned' BEGIN
  DELETE FROM minutes_unsigned WHERE meeting_id IN (SELECT v.meeting_id FROM minutes_versions v
    JOIN meetings m ON m.id = v.meeting_id AND m.version = v.version WHERE v.id = new.version_id);
END;
CREATE TABLE extensions_undecided(extension_id INTEGER PRIMARY KEY REFERENCES extensions(id)) STRICT;
INSERT INTO extensions_undecided SELECT id FROM extensions
  WHERE id NOT IN (SELECT extension_id FROM extension_decisions);
CREATE TRIGGER extensions_undecided_asked AFTER INSERT ON extensions BEGIN
  INSERT INTO extensions_undecided VALUES(new.id);
END;
CREATE TRIGGER extensions_undecided_decided AFTER INSERT ON extension_decisions BEGIN
  DELETE FROM extensions_undecided WHERE extension_id = new.extension_id;
END;

-- Of what a list says about each of its rows, no more than that is read.
CREATE INDEX entries_counted ON entries(meeting_id) WHERE NOT deleted;
CREATE INDEX attendance_counted ON attendance(meeting_id, status) WHERE NOT deleted;
CREATE INDEX follow_ups_counted ON follow_ups(meeting_id) WHERE NOT withdrawn AND NOT broadcast;
CREATE INDEX return_batches_at ON return_batches(at);

-- The register in each of its orders: a page of it is read without sorting the
-- whole. The conditions are, word for word, those of its queries.
CREATE INDEX follow_ups_by_number ON follow_ups(number_year DESC, number_seq DESC, number_part)
  WHERE born_at IS NOT NULL AND cancelled_at IS NULL AND NOT withdrawn AND NOT broadcast;
CREATE INDEX follow_ups_by_due ON follow_ups((due_on IS NULL), due_on, priority, number_year DESC, number_seq DESC,
  number_part) WHERE born_at IS NOT NULL AND cancelled_at IS NULL AND NOT withdrawn AND NOT broadcast;
CREATE INDEX follow_ups_by_progress ON follow_ups(progress, number_year DESC, number_seq DESC, number_part)
  WHERE born_at IS NOT NULL AND cancelled_at IS NULL AND NOT withdrawn AND NOT broadcast;
CREATE INDEX follow_ups_by_report ON follow_ups(reported_on, number_year DESC, number_seq DESC, number_part)
  WHERE born_at IS NOT NULL AND cancelled_at IS NULL AND NOT withdrawn AND NOT broadcast;
CREATE INDEX follow_ups_by_lead ON follow_ups(lead_id, number_year DESC, number_seq DESC, number_part)
  WHERE born_at IS NOT NULL AND cancelled_at IS NULL AND NOT withdrawn AND NOT broadcast;
CREATE INDEX follow_ups_open_by_number ON follow_ups(number_year DESC, number_seq DESC, number_part) WHERE is_open = 1;
CREATE INDEX follow_ups_open_by_due ON follow_ups((due_on IS NULL), due_on, priority, number_year DESC, number_seq DESC,
  number_part) WHERE is_open = 1;
-- What waits is asked of the open ones, and of each agency no more than one.
CREATE INDEX follow_ups_open_by_report ON follow_ups(reported_on, number_year DESC, number_seq DESC, number_part)
  WHERE is_open = 1 AND last_report_id IS NOT NULL;
CREATE INDEX follow_ups_open_by_reporting ON follow_ups(reporting, lead_id, meeting_id, born_at) WHERE is_open = 1;
CREATE INDEX agency_changes_effective ON agency_changes(effective_on);
CREATE INDEX meetings_classification ON meetings(classification);
-- Its words, kept as those of the entries are.
CREATE VIRTUAL TABLE follow_ups_fts USING fts5(number, action, direction, problem, indicator, content='follow_ups',
  content_rowid='id', tokenize="unicode61 remove_diacritics 2");
INSERT INTO follow_ups_fts(follow_ups_fts) VALUES('rebuild');
CREATE TRIGGER follow_ups_fts_insert AFTER INSERT ON follow_ups BEGIN
  INSERT INTO follow_ups_fts(rowid, number, action, direction, problem, indicator)
  VALUES(new.id, new.number, new.action, new.direction, new.problem, new.indicator);
END;
CREATE TRIGGER follow_ups_fts_update AFTER UPDATE ON follow_ups
WHEN NOT (new.number IS old.number AND new.action IS old.action AND new.direction IS old.direction
  AND new.problem IS old.problem AND new.indicator IS old.indicator) BEGIN
  INSERT INTO follow_ups_fts(follow_ups_fts, rowid, number, action, direction, problem, indicator)
  VALUES('delete', old.id, old.number, old.action, old.direction, old.problem, old.indicator);
  INSERT INTO follow_ups_fts(rowid, number, action, direction, problem, indicator)
  VALUES(new.id, new.number, new.action, new.direction, new.problem, new.indicator);
END;
-- Without knowing how few of them are open, SQLite would sort all that are.
ANALYZE follow_ups;

-- Search over everything that was ever said: entries, follow-ups, reports of
-- agencies, titles of meetings and of agenda items. It takes the place of
-- entries_fts.
--
-- The key of a text is its day (since 1970), its source (0 meeting, 1 agenda
-- item, 2 entry, 3 follow-up, 4 report) and its id, so that newest first and
-- from one day to another are ranges of keys. What it can be narrowed to are
-- words as well, each behind a sign of the private use area (U+E000), which no
-- text has: agency concerned a, agency speaking s, issue i, kind k, meeting m,
-- series r, secret x, and e for every text.
DROP TRIGGER entries_fts_insert;
DROP TRIGGER entries_fts_update;
DROP TABLE entries_fts;
CREATE VIEW search_of_meetings AS SELECT m.id, m.id AS meeting_id,
  (CAST(julianday(m.held_on) - 2440587.5 AS INTEGER) << 32) | (0 << 29) | m.id AS docid,
  trim(m.title || ' ' || m.number) AS body, '' AS speaker,
  replace(' e kmeeting m' || m.id || coalesce(' r' || m.series_id, '')
    || iif(m.classification IN ('rahasia', 'sangat rahasia'), ' x', ''), ' ', ' ' || char(57344)) AS facets
  FROM meetings m NOT INDEXED;
CREATE VIEW search_of_agenda AS SELECT i.id, i.meeting_id,
  (CAST(julianday(m.held_on) - 2440587.5 AS INTEGER) << 32) | (1 << 29) | i.id AS docid,
  i.title AS body, '' AS speaker,
  replace(' e kmeeting m' || m.id || coalesce(' r' || m.series_id, '') || coalesce(' i' || i.issue_id, '')
    || iif(m.classification IN ('rahasia', 'sangat rahasia'), ' x', ''), ' ', ' ' || char(57344)) AS facets
  FROM agenda_items i NOT INDEXED CROSS JOIN meetings m ON m.id = i.meeting_id WHERE i.kind = 'topic' AND NOT i.deleted;
CREATE VIEW search_of_entries AS SELECT e.id, e.meeting_id,
  (CAST(julianday(m.held_on) - 2440587.5 AS INTEGER) << 32) | (2 << 29) | e.id AS docid,
  e.body, e.speaker,
  replace(' e k' || replace(e.kind, '_', '') || ' m' || m.id || coalesce(' r' || m.series_id, '')
    || coalesce(' s' || e.speaker_id || ' a' || e.speaker_id, '')
    || coalesce((SELECT group_concat(' a' || f.lead_id, '') FROM follow_ups f
      WHERE f.entry_id = e.id AND NOT f.withdrawn), '')
    || coalesce((SELECT group_concat(' a' || s.agency_id, '') FROM follow_ups f CROSS JOIN follow_up_supports s
      ON s.follow_up_id = f.id WHERE f.entry_id = e.id AND NOT f.withdrawn AND NOT s.deleted), '')
    || coalesce(' i' || coalesce(e.issue_id, i.issue_id), '')
    || iif(m.classification IN ('rahasia', 'sangat rahasia'), ' x', ''), ' ', ' ' || char(57344)) AS facets
  FROM entries e NOT INDEXED CROSS JOIN meetings m ON m.id = e.meeting_id CROSS JOIN agenda_items i ON i.id = e.item_id
  WHERE NOT e.deleted;
-- What an entry says already is not said again by its follow-up.
CREATE VIEW search_of_follow_ups AS SELECT f.id, f.meeting_id,
  (CAST(julianday(m.held_on) - 2440587.5 AS INTEGER) << 32) | (3 << 29) | f.id AS docid,
  trim(iif(f.action IS e.body, '', f.action) || ' ' || f.number || ' ' || f.problem || ' '
    || iif(f.direction IS e.body OR f.direction = f.action, '', f.direction)
    || ' ' || f.indicator || ' ' || f.target) AS body,
  '' AS speaker,
  replace(' e kfollowup m' || m.id || coalesce(' r' || m.series_id, '') || coalesce(' a' || f.lead_id, '')
    || coalesce((SELECT group_concat(' a' || s.agency_id, '') FROM follow_up_supports s
      WHERE s.follow_up_id = f.id AND NOT s.deleted), '')
    || coalesce(' i' || f.issue_id, '')
    || iif(m.classification IN ('rahasia', 'sangat rahasia'), ' x', ''), ' ', ' ' || char(57344)) AS facets
  FROM follow_ups f NOT INDEXED CROSS JOIN meetings m ON m.id = f.meeting_id
    LEFT JOIN entries e ON e.id = f.entry_id AND NOT e.deleted WHERE NOT f.withdrawn;
CREATE VIEW search_of_reports AS SELECT r.id, f.meeting_id,
  (CAST(coalesce(julianday(r.reported_on), julianday(r.at / 1000, 'unixepoch', '+7 hours')) - 2440587.5 AS INTEGER) << 32)
    | (4 << 29) | r.id AS docid,
  trim(r.narrative || ' ' || r.obstacle || ' ' || r.support_needed || ' ' || r.realization || ' ' || r.evidence) AS body,
  '' AS speaker,
  replace(' e kprogress m' || m.id || coalesce(' r' || m.series_id, '')
    || coalesce(' s' || r.agency_id || ' a' || r.agency_id, '') || coalesce(' i' || f.issue_id, '')
    || iif(m.classification IN ('rahasia', 'sangat rahasia'), ' x', ''), ' ', ' ' || char(57344)) AS facets
  FROM reports r NOT INDEXED CROSS JOIN follow_ups f ON f.id = r.follow_up_id CROSS JOIN meetings m ON m.id = f.meeting_id
  WHERE (r.narrative <> '' OR r.obstacle <> '' OR r.support_needed <> '' OR r.realization <> '' OR r.evidence <> '')
    AND NOT EXISTS(SELECT 1 FROM report_revocations v WHERE v.report_id = r.id);
CREATE VIEW search_texts AS
  SELECT docid, meeting_id, body, speaker, facets FROM search_of_meetings
  UNION ALL SELECT docid, meeting_id, body, speaker, facets FROM search_of_agenda
  UNION ALL SELECT docid, meeting_id, body, speaker, facets FROM search_of_entries
  UNION ALL SELECT docid, meeting_id, body, speaker, facets FROM search_of_follow_ups
  UNION ALL SELECT docid, meeting_id, body, speaker, facets FROM search_of_reports;
CREATE VIRTUAL TABLE search_index USING fts5(body, speaker, facets, content='search_texts', content_rowid='docid',
  tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE search_words USING fts5vocab(search_index, row);

-- A text that changes, or something it can be narrowed to, is taken out as it
-- was and put in as it is.
CREATE TRIGGER search_meeting_added AFTER INSERT ON meetings BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_meetings WHERE id = new.id;
END;
CREATE TRIGGER search_meeting_out BEFORE UPDATE OF title, number, held_on, series_id, classification ON meetings BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_meetings WHERE id = old.id;
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_agenda WHERE id IN (SELECT id FROM agenda_items WHERE meeting_id = old.id);
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_entries WHERE id IN (SELECT id FROM entries WHERE meeting_id = old.id);
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_follow_ups WHERE id IN (SELECT id FROM follow_ups WHERE meeting_id = old.id);
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_reports WHERE id IN
      (SELECT r.id FROM follow_ups f JOIN reports r ON r.follow_up_id = f.id WHERE f.meeting_id = old.id);
END;
CREATE TRIGGER search_meeting_in AFTER UPDATE OF title, number, held_on, series_id, classification ON meetings BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_meetings WHERE id = new.id;
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_agenda WHERE id IN (SELECT id FROM agenda_items WHERE meeting_id = new.id);
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_entries WHERE id IN (SELECT id FROM entries WHERE meeting_id = new.id);
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_follow_ups WHERE id IN (SELECT id FROM follow_ups WHERE meeting_id = new.id);
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_reports WHERE id IN
      (SELECT r.id FROM follow_ups f JOIN reports r ON r.follow_up_id = f.id WHERE f.meeting_id = new.id);
END;
CREATE TRIGGER search_agenda_added AFTER INSERT ON agenda_items BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_agenda WHERE id = new.id;
END;
CREATE TRIGGER search_agenda_out BEFORE UPDATE OF title, issue_id, deleted ON agenda_items BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_agenda WHERE id = old.id;
END;
CREATE TRIGGER search_agenda_in AFTER UPDATE OF title, issue_id, deleted ON agenda_items BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_agenda WHERE id = new.id;
END;
CREATE TRIGGER search_agenda_issue_out BEFORE UPDATE OF issue_id ON agenda_items BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_entries WHERE id IN (SELECT id FROM entries WHERE item_id = old.id AND issue_id IS NULL);
END;
CREATE TRIGGER search_agenda_issue_in AFTER UPDATE OF issue_id ON agenda_items BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_entries WHERE id IN (SELECT id FROM entries WHERE item_id = new.id AND issue_id IS NULL);
END;
CREATE TRIGGER search_entry_added AFTER INSERT ON entries BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_entries WHERE id = new.id;
END;
CREATE TRIGGER search_entry_out BEFORE UPDATE OF body, speaker, speaker_id, kind, issue_id, item_id, deleted ON entries BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_entries WHERE id = old.id;
END;
CREATE TRIGGER search_entry_in AFTER UPDATE OF body, speaker, speaker_id, kind, issue_id, item_id, deleted ON entries BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_entries WHERE id = new.id;
END;
CREATE TRIGGER search_entry_said_out BEFORE UPDATE OF body, deleted ON entries BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_follow_ups WHERE id IN (SELECT id FROM follow_ups WHERE entry_id = old.id);
END;
CREATE TRIGGER search_entry_said_in AFTER UPDATE OF body, deleted ON entries BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_follow_ups WHERE id IN (SELECT id FROM follow_ups WHERE entry_id = new.id);
END;
CREATE TRIGGER search_follow_up_begins BEFORE INSERT ON follow_ups WHEN new.entry_id IS NOT NULL BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_entries WHERE id = new.entry_id;
END;
CREATE TRIGGER search_follow_up_added AFTER INSERT ON follow_ups BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_entries WHERE id = new.entry_id;
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_follow_ups WHERE id = new.id;
END;
CREATE TRIGGER search_follow_up_out BEFORE UPDATE OF action, problem, direction, indicator, target, lead_id, issue_id, entry_id, withdrawn ON follow_ups BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_follow_ups WHERE id = old.id;
END;
CREATE TRIGGER search_follow_up_in AFTER UPDATE OF action, problem, direction, indicator, target, lead_id, issue_id, entry_id, withdrawn ON follow_ups BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_follow_ups WHERE id = new.id;
END;
CREATE TRIGGER search_follow_up_entry_out BEFORE UPDATE OF lead_id, entry_id, withdrawn ON follow_ups BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_entries WHERE id IN (old.entry_id, new.entry_id);
END;
CREATE TRIGGER search_follow_up_entry_in AFTER UPDATE OF lead_id, entry_id, withdrawn ON follow_ups BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_entries WHERE id IN (old.entry_id, new.entry_id);
END;
CREATE TRIGGER search_support_begins BEFORE INSERT ON follow_up_supports BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_follow_ups WHERE id = new.follow_up_id;
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_entries WHERE id = (SELECT entry_id FROM follow_ups WHERE id = new.follow_up_id);
END;
CREATE TRIGGER search_support_added AFTER INSERT ON follow_up_supports BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_follow_ups WHERE id = new.follow_up_id;
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_entries WHERE id = (SELECT entry_id FROM follow_ups WHERE id = new.follow_up_id);
END;
CREATE TRIGGER search_support_out BEFORE UPDATE OF agency_id, deleted ON follow_up_supports BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_follow_ups WHERE id = old.follow_up_id;
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_entries WHERE id = (SELECT entry_id FROM follow_ups WHERE id = old.follow_up_id);
END;
CREATE TRIGGER search_support_in AFTER UPDATE OF agency_id, deleted ON follow_up_supports BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_follow_ups WHERE id = new.follow_up_id;
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_entries WHERE id = (SELECT entry_id FROM follow_ups WHERE id = new.follow_up_id);
END;
CREATE TRIGGER search_report_added AFTER INSERT ON reports BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_reports WHERE id = new.id;
END;
CREATE TRIGGER search_report_issue_out BEFORE UPDATE OF issue_id ON follow_ups BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_reports WHERE id IN (SELECT id FROM reports WHERE follow_up_id = old.id);
END;
CREATE TRIGGER search_report_issue_in AFTER UPDATE OF issue_id ON follow_ups BEGIN
  INSERT INTO search_index(rowid, body, speaker, facets)
    SELECT docid, body, speaker, facets FROM search_of_reports WHERE id IN (SELECT id FROM reports WHERE follow_up_id = new.id);
END;
CREATE TRIGGER search_report_revoked BEFORE INSERT ON report_revocations BEGIN
  INSERT INTO search_index(search_index, rowid, body, speaker, facets)
    SELECT 'delete', docid, body, speaker, facets FROM search_of_reports WHERE id = new.report_id;
END;

-- What is there already, in the order of its keys.
INSERT INTO search_index(rowid, body, speaker, facets) SELECT t.docid, t.body, t.speaker, t.facets
  FROM (SELECT id FROM meetings ORDER BY held_on, id) o
  CROSS JOIN search_of_meetings t ON t.id = o.id;
INSERT INTO search_index(rowid, body, speaker, facets) SELECT t.docid, t.body, t.speaker, t.facets
  FROM (SELECT i.id FROM agenda_items i JOIN meetings m ON m.id = i.meeting_id ORDER BY m.held_on, i.id) o
  CROSS JOIN search_of_agenda t ON t.id = o.id;
INSERT INTO search_index(rowid, body, speaker, facets) SELECT t.docid, t.body, t.speaker, t.facets
  FROM (SELECT e.id FROM entries e JOIN meetings m ON m.id = e.meeting_id ORDER BY m.held_on, e.id) o
  CROSS JOIN search_of_entries t ON t.id = o.id;
INSERT INTO search_index(rowid, body, speaker, facets) SELECT t.docid, t.body, t.speaker, t.facets
  FROM (SELECT f.id FROM follow_ups f JOIN meetings m ON m.id = f.meeting_id ORDER BY m.held_on, f.id) o
  CROSS JOIN search_of_follow_ups t ON t.id = o.id;
INSERT INTO search_index(rowid, body, speaker, facets) SELECT t.docid, t.body, t.speaker, t.facets
  FROM (SELECT id FROM reports ORDER BY coalesce(reported_on, date(at / 1000, 'unixepoch', '+7 hours')), id) o
  CROSS JOIN search_of_reports t ON t.id = o.id;
