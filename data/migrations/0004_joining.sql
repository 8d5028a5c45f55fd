-- What is needed to join the archives of two laptops.

-- Two laptops wrote differently of the same thing. What stood on either side is
-- kept here for good; only the decision is added, and may be made anew.
CREATE TABLE conflicts(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK(kind IN ('edit', 'deleted', 'late', 'version', 'number', 'twice')),
  tbl TEXT NOT NULL,
  row_uid BLOB NOT NULL CHECK(length(row_uid) = 16),
  unit TEXT NOT NULL,
  meeting_uid BLOB CHECK(length(meeting_uid) = 16),
  left_node TEXT NOT NULL, left_by TEXT NOT NULL, left_at INTEGER,
  left_value TEXT NOT NULL CHECK(json_valid(left_value)),
  right_node TEXT NOT NULL, right_by TEXT NOT NULL, right_at INTEGER,
  right_value TEXT NOT NULL CHECK(json_valid(right_value)),
  decision TEXT NOT NULL DEFAULT '' CHECK(decision IN ('', 'left', 'right', 'other', 'seen')),
  decided_by TEXT NOT NULL DEFAULT '',
  decided_at INTEGER,
  CHECK((decision = '') = (decided_at IS NULL))
) STRICT;
CREATE INDEX conflicts_open ON conflicts(id) WHERE decision = '';
CREATE INDEX conflicts_row ON conflicts(row_uid);
CREATE TRIGGER conflicts_no_delete BEFORE DELETE ON conflicts BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER conflicts_decide_only BEFORE UPDATE ON conflicts
WHEN NOT (new.id IS old.id AND new.uid IS old.uid AND new.kind IS old.kind AND new.tbl IS old.tbl
  AND new.row_uid IS old.row_uid AND new.unit IS old.unit AND new.meeting_uid IS old.meeting_uid
  AND new.left_node IS old.left_node AND new.left_by IS old.left_by AND new.left_at IS old.left_at
  AND new.left_value IS old.left_value AND new.right_node IS old.right_node AND new.right_by IS old.right_by
  AND new.right_at IS old.right_at AND new.right_value IS old.right_value) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;

-- Of each row that came or went in a bundle: who wrote what of it last, and what
-- the writer knew of then. Own lines of history after upto are not in it yet.
CREATE TABLE join_clocks(
  row_uid BLOB PRIMARY KEY NOT NULL CHECK(length(row_uid) = 16),
  upto INTEGER NOT NULL,
  clock TEXT NOT NULL CHECK(json_valid(clock))
) STRICT, WITHOUT ROWID;
-- Lines of the histories of other archives, as they came. This archive's own
-- history tells all that was done to it; these tell what was done elsewhere.
CREATE TABLE join_lines(
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
  taken INTEGER NOT NULL, -- line of the own history at which it came
  PRIMARY KEY(node, seq)
) STRICT;
CREATE INDEX join_lines_taken ON join_lines(taken);
CREATE INDEX join_lines_row ON join_lines(row_uid);
CREATE TRIGGER join_lines_no_delete BEFORE DELETE ON join_lines BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER join_lines_no_update BEFORE UPDATE ON join_lines BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
-- Two rows that are one thing, because both laptops made it: the agency of a
-- short name, the chair of a meeting. uid is what it is called elsewhere.
CREATE TABLE join_twins(
  uid BLOB PRIMARY KEY NOT NULL CHECK(length(uid) = 16),
  row_uid BLOB NOT NULL CHECK(length(row_uid) = 16)
) STRICT, WITHOUT ROWID;
CREATE INDEX join_twins_row ON join_twins(row_uid);
-- The ends that histories had when bundles were made: knower is the archive that
-- knows of that line of the history of node, whole = 1: of all lines before too.
CREATE TABLE join_heads(
  knower TEXT NOT NULL,
  node TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK(length(hash) = 32),
  whole INTEGER NOT NULL CHECK(whole IN (0, 1)),
  at INTEGER NOT NULL,
  PRIMARY KEY(knower, node, seq)
) STRICT, WITHOUT ROWID;
-- What the laptops are called.
CREATE TABLE join_nodes(
  node TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A number that two laptops gave out goes on for one of them; the other's keeps
-- it too, with three more signs behind it. Nothing else of it ever changes.
DROP TRIGGER follow_ups_freeze_number;
CREATE TRIGGER follow_ups_freeze_number BEFORE UPDATE ON follow_ups
WHEN NOT (new.id IS old.id AND new.uid IS old.uid AND new.parent_id IS old.parent_id AND new.meeting_id IS old.meeting_id
  AND new.number_year IS old.number_year AND new.number_part IS old.number_part
  AND (new.number IS old.number AND new.number_seq IS old.number_seq
    OR new.number LIKE old.number || '-___' AND old.number_seq < 1000000 AND new.number_seq >= 1000000)) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_FINAL');
END;
