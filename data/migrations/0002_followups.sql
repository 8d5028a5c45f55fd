-- Follow-ups: changes of agency, cancellations, parts. All three tables are
-- only ever added to; follow_ups holds what the newest row says.

-- An agency that came after another: renamed, merged or split. One row for each
-- pair; the agencies themselves say since when they exist.
CREATE TABLE successions(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  kind TEXT NOT NULL CHECK(kind IN ('renamed', 'merged', 'split')),
  from_id INTEGER NOT NULL REFERENCES agencies(id),
  to_id INTEGER NOT NULL REFERENCES agencies(id),
  effective_on TEXT NOT NULL CHECK(effective_on IS date(effective_on, '+0 days')),
  reason TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  CHECK(from_id <> to_id)
) STRICT;
CREATE INDEX successions_from ON successions(from_id);
CREATE INDEX successions_to ON successions(to_id);
-- The lead or a supporting agency of a follow-up changed; from is NULL where
-- there was none before, to where a support fell away.
CREATE TABLE agency_changes(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  follow_up_id INTEGER NOT NULL REFERENCES follow_ups(id),
  role TEXT NOT NULL CHECK(role IN ('lead', 'support')),
  from_id INTEGER REFERENCES agencies(id),
  to_id INTEGER REFERENCES agencies(id),
  effective_on TEXT NOT NULL CHECK(effective_on IS date(effective_on, '+0 days')),
  reason TEXT NOT NULL CHECK(trim(reason) <> ''),
  decided_by TEXT NOT NULL DEFAULT '',
  succession_id INTEGER REFERENCES successions(id),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  CHECK(from_id IS NOT to_id),
  CHECK(role = 'support' OR to_id IS NOT NULL)
) STRICT;
CREATE INDEX agency_changes_follow_up ON agency_changes(follow_up_id);
-- A follow-up was canceled, or put back in force.
CREATE TABLE cancellations(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  follow_up_id INTEGER NOT NULL REFERENCES follow_ups(id),
  reinstates INTEGER NOT NULL DEFAULT 0 CHECK(reinstates IN (0, 1)),
  reason TEXT NOT NULL CHECK(trim(reason) <> ''),
  decided_by TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE INDEX cancellations_follow_up ON cancellations(follow_up_id);

CREATE TRIGGER successions_no_delete BEFORE DELETE ON successions BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER agency_changes_no_delete BEFORE DELETE ON agency_changes BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER cancellations_no_delete BEFORE DELETE ON cancellations BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER successions_no_update BEFORE UPDATE ON successions BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER agency_changes_no_update BEFORE UPDATE ON agency_changes BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER cancellations_no_update BEFORE UPDATE ON cancellations BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER agency_changes_on_born BEFORE INSERT ON agency_changes
WHEN NOT EXISTS(SELECT 1 FROM follow_ups WHERE id = new.follow_up_id AND born_at IS NOT NULL AND NOT broadcast) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_INVALID');
END;
CREATE TRIGGER cancellations_on_born BEFORE INSERT ON cancellations
WHEN NOT EXISTS(SELECT 1 FROM follow_ups WHERE id = new.follow_up_id AND born_at IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'RAKOR_INVALID');
END;

-- Agencies have an e-mail address.
ALTER TABLE agencies ADD COLUMN email TEXT NOT NULL DEFAULT '';
-- That an agency was reminded of the reports it owes, and in which way.
CREATE TABLE reminders(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid) = 16), rev INTEGER NOT NULL DEFAULT 1,
  agency_id INTEGER NOT NULL REFERENCES agencies(id),
  cadence TEXT NOT NULL CHECK(cadence IN ('weekly', 'monthly', 'quarterly')),
  period_first TEXT NOT NULL CHECK(period_first IS date(period_first, '+0 days')),
  form TEXT NOT NULL CHECK(form IN ('letter', 'text')),
  owed INTEGER NOT NULL CHECK(owed > 0),
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE INDEX reminders_period ON reminders(cadence, period_first, agency_id);
CREATE TRIGGER reminders_no_delete BEFORE DELETE ON reminders BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
CREATE TRIGGER reminders_no_update BEFORE UPDATE ON reminders BEGIN SELECT RAISE(ABORT, 'RAKOR_FINAL'); END;
-- Who owed a report in a period that has passed is asked of what was closed since.
CREATE INDEX verifications_at ON verifications(at);
CREATE INDEX follow_ups_cancelled ON follow_ups(cancelled_at) WHERE cancelled_at IS NOT NULL;
CREATE INDEX return_files_export ON return_files(export_no);
