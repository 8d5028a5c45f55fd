package data

import (
	"errors"
	"fmt"
)

// Counters beside the rows make a page cost the same whether one year lies
// behind it or twenty. Triggers keep them; what is late also changes while
// nobody writes, so it is kept for one day and brought up to another on reading.

// dimensionNames are those of the counters.
var dimensionNames = map[Dimension]string{ByTotal: "total", ByAgency: "agency", ByIssue: "issue", ByMeeting: "meeting"}

const figureColumns = `total, open, late, accepted, unverified, returned, waiting, progress, budget,
	not_started, in_progress, done, obstructed, impossible`

// keptFigures reads the counters of a dimension, of these ids or, for nil, of
// all.
func (s FollowUps) keptFigures(by Dimension, ids []int64, today Date) ([]Figures, error) {
	day, err := s.tx.figuresDay()
	if errors.Is(err, ErrNotFound) { // not counted yet
		return s.countFigures(by, RegisterFilter{}, today)
	}
	if err != nil {
		return nil, err
	}
	query, args := "SELECT key, "+figureColumns+" FROM figures WHERE dimension = ? AND total > 0", []any{dimensionNames[by]}
	if ids != nil {
		query += " AND key IN (SELECT value FROM json_each(?))"
		args = append(args, idList(ids))
	}
	found, err := s.figures(query+" ORDER BY key", args...)
	if err != nil {
		return nil, fmt.Errorf("read figures: %w", err)
	}
	late, err := s.lateBetween(by, day, today)
	for i := range found {
		found[i].Late += late[found[i].ID]
	}
	return found, err
}

// keptCount reads how many follow-ups pass a condition that the counters know.
func (s FollowUps) keptCount(w *conditions) (n int, ok bool, err error) {
	open := []RegisterScope{ScopeOpen}
	switch w.sql() {
	case RegisterFilter{Scopes: open, Due: []Days{{"-", "-"}}}.where().sql():
		n, err = value[int](s.tx, "SELECT count(*) FROM follow_ups f INDEXED BY follow_ups_open WHERE f.is_open = 1 AND f.due_on >= ? AND f.due_on <= ?", w.args...)
		return n, err == nil, err
	case RegisterFilter{LateOn: "-"}.where().sql():
		return s.keptLate(w.args)
	case RegisterFilter{Scopes: open, Verification: []VerificationState{Pending}}.where().sql():
		if w.args[0] != Pending {
			return 0, false, nil
		}
		return s.keptSum("waiting")
	case RegisterFilter{}.where().sql():
		return s.keptSum("total")
	case RegisterFilter{Scope: ScopeOpen}.where().sql():
		return s.keptSum("open")
	}
	return 0, false, nil
}

// keptSum reads a counter, unless nothing was counted yet.
func (s FollowUps) keptSum(column string) (n int, ok bool, err error) {
	if _, err := s.tx.figuresDay(); err != nil {
		if errors.Is(err, ErrNotFound) {
			err = nil
		}
		return 0, false, err
	}
	n, err = value[int](s.tx, "SELECT coalesce(sum("+column+"), 0) FROM figures WHERE dimension = 'total'")
	return n, err == nil, err
}

// keptLate reads how many are late on a day, the only argument.
func (s FollowUps) keptLate(args []any) (n int, ok bool, err error) {
	on, is := args[0].(Date)
	n, ok, err = s.keptSum("late")
	if !is || !ok || err != nil {
		return 0, false, err
	}
	day, err := s.tx.figuresDay()
	if err != nil {
		return 0, false, err
	}
	late, err := s.lateBetween(ByTotal, day, on)
	return n + late[0], err == nil, err
}

// figuresDay is the day that lateness is counted for; [ErrNotFound] before
// anything was counted.
func (tx *Tx) figuresDay() (Date, error) {
	return value[Date](tx, "SELECT day FROM figures_day")
}

// lateBetween is by how much more follow-ups are late on a day than on another.
func (s FollowUps) lateBetween(by Dimension, from, to Date) (map[int64]int, error) {
	sign := 1
	if to < from {
		from, to, sign = to, from, -1
	}
	late := map[int64]int{}
	if from == to {
		return late, nil
	}
	err := scan(s.tx, func(r rows) error {
		var key int64
		var n int
		err := r.Scan(&key, &n)
		late[key] = sign * n
		return err
	}, "SELECT coalesce("+string(by)+", 0) AS key, count(*) FROM follow_ups f WHERE f.is_open = 1 AND f.due_on >= ? AND f.due_on < ? GROUP BY key", from, to)
	if err != nil {
		return nil, fmt.Errorf("count what is late between %s and %s: %w", from, to, err)
	}
	return late, nil
}

// CountLateOn brings the counters of what is late to a day, so that reading
// them on that day need look at nothing else. Where nothing was counted yet,
// everything is.
func (tx *Tx) CountLateOn(today Date) error {
	if !today.Valid() {
		return invalid("day of the figures", today)
	}
	day, err := tx.figuresDay()
	switch {
	case errors.Is(err, ErrNotFound):
		return tx.RebuildFigures(today)
	case err != nil || day == today:
		return err
	}
	for by, name := range dimensionNames {
		late, err := tx.FollowUps().lateBetween(by, day, today)
		if err != nil {
			return err
		}
		for key, n := range late {
			if _, err := tx.exec("UPDATE figures SET late = late + ? WHERE dimension = ? AND key = ?", n, name, key); err != nil {
				return fmt.Errorf("count what is late: %w", err)
			}
		}
	}
	_, err = tx.exec("UPDATE figures_day SET day = ?", today)
	return err
}

// RebuildFigures counts everything anew, as on a day. It reads all follow-ups
// and the history; it is needed after rows were put into the archive by
// anything else than its stores.
func (tx *Tx) RebuildFigures(today Date) error {
	for _, step := range []struct {
		query string
		args  []any
	}{
		{"DELETE FROM figures", nil},
		{"INSERT INTO figures_day(id, day) VALUES(1, ?) ON CONFLICT DO UPDATE SET day = excluded.day", []any{today}},
		{"INSERT INTO figures(dimension, key, " + figureColumns + ") " + countedAnew, nil},
		{"DELETE FROM minutes_unsigned", nil},
		{"INSERT INTO minutes_unsigned SELECT meeting_id FROM minutes_unsigned_rows", nil},
		{"DELETE FROM extensions_undecided", nil},
		{"INSERT INTO extensions_undecided SELECT id FROM extensions WHERE id NOT IN (SELECT extension_id FROM extension_decisions)", nil},
	} {
		if _, err := tx.exec(step.query, step.args...); err != nil {
			return fmt.Errorf("count anew: %w", err)
		}
	}
	return tx.rebuildMonths()
}

// countedAnew is what the counters must hold.
const countedAnew = `SELECT dimension, key, sum(total), sum(open), sum(late), sum(accepted), sum(unverified), sum(returned),
	sum(waiting), sum(progress), sum(budget), sum(not_started), sum(in_progress), sum(done), sum(obstructed), sum(impossible)
	FROM figures_rows GROUP BY dimension, key`

// checkFigures compares the counters with what they count.
func (r *CheckReport) checkFigures(tx *Tx) error {
	if _, err := tx.figuresDay(); errors.Is(err, ErrNotFound) {
		return nil // nothing was counted yet
	} else if err != nil {
		return err
	}
	const kept = "SELECT dimension, key, " + figureColumns + " FROM figures WHERE total <> 0"
	err := scan(tx, func(x rows) error {
		var dimension string
		var key int64
		err := x.Scan(&dimension, &key)
		r.found(WrongFigures, fmt.Sprintf("figures %s %d", dimension, key), "do not fit the follow-ups")
		return err
	}, "SELECT DISTINCT dimension, key FROM (SELECT * FROM ("+kept+" EXCEPT "+countedAnew+") UNION ALL SELECT * FROM ("+countedAnew+" EXCEPT "+kept+"))")
	if err != nil {
		return err
	}
	for table, rows := range map[string]string{
		"minutes_unsigned":     "SELECT meeting_id FROM minutes_unsigned_rows",
		"extensions_undecided": "SELECT id FROM extensions WHERE id NOT IN (SELECT extension_id FROM extension_decisions)",
	} {
		n, err := value[int](tx, "SELECT count(*) FROM (SELECT * FROM (SELECT * FROM "+table+" EXCEPT "+rows+") UNION ALL SELECT * FROM ("+rows+" EXCEPT SELECT * FROM "+table+"))")
		if err != nil {
			return err
		}
		if n > 0 {
			r.found(WrongFigures, table, "%d rows too many or too few", n)
		}
	}
	return r.checkMonths(tx)
}
