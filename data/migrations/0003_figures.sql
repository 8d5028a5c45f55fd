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

-- What each follow-up that counts adds to the figures.
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
  FROM follow_ups f CROSS JOIN (SELECT 'total' AS dimension UNION ALL SELECT 'agency' UNION ALL SELECT 'issue'
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
