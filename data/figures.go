package data

import "fmt"

// A Dimension is what figures are counted by.
type Dimension string

// The dimensions.
const (
	ByAgency  Dimension = "f.lead_id"
	ByIssue   Dimension = "f.issue_id"
	ByMeeting Dimension = "f.meeting_id"
	ByTotal   Dimension = "0" // all in one
)

// Figures counts the follow-ups of one agency, issue or meeting. Parents of
// broadcasts, withdrawn, unborn and canceled follow-ups are not counted.
type Figures struct {
	ID          int64 // of the agency, issue or meeting; 0 for those without
	Total       int
	Open        int
	Late        int   // open past the deadline
	Accepted    int   // done and accepted: the only thing that counts as done
	Unverified  int   // claimed done, not yet verified
	Returned    int   // last report sent back
	ProgressSum int64 // thousandths, over all; divide by Total
	Budget      int64 // rupiah, where one was named
	ByStatus    map[Status]int
}

// AverageProgress returns the mean progress in thousandths, 0 for none.
func (g Figures) AverageProgress() int {
	if g.Total == 0 {
		return 0
	}
	return int(g.ProgressSum / int64(g.Total))
}

// Figures counts follow-ups that pass a filter by a dimension, as on a day.
// The filter's sort and limit play no part.
func (s FollowUps) Figures(by Dimension, f RegisterFilter, today Date) ([]Figures, error) {
	if by != ByAgency && by != ByIssue && by != ByMeeting && by != ByTotal {
		return nil, invalid("dimension", by)
	}
	w := f.where()
	var found []Figures
	err := scan(s.tx, func(r rows) error {
		var g Figures
		var n [5]int
		err := r.Scan(&g.ID, &g.Total, &g.Open, &g.Late, &g.Accepted, &g.Unverified, &g.Returned,
			&g.ProgressSum, &g.Budget, &n[0], &n[1], &n[2], &n[3], &n[4])
		g.ByStatus = map[Status]int{}
		for i, st := range Statuses {
			g.ByStatus[st] = n[i]
		}
		found = append(found, g)
		return err
	}, "SELECT coalesce("+string(by)+`, 0) AS key, count(*), count(*) FILTER (WHERE f.is_open), count(*) FILTER (WHERE f.is_open AND f.due_on < ?),
		count(*) FILTER (WHERE f.status = 'done' AND f.verification = 'accepted'), count(*) FILTER (WHERE f.status = 'done' AND f.verification = 'pending'),
		count(*) FILTER (WHERE f.verification = 'returned'), sum(f.progress), coalesce(sum(f.budget), 0),
		count(*) FILTER (WHERE f.status = 'not_started'), count(*) FILTER (WHERE f.status = 'in_progress'), count(*) FILTER (WHERE f.status = 'done'),
		count(*) FILTER (WHERE f.status = 'obstructed'), count(*) FILTER (WHERE f.status = 'impossible')`+registerFrom+w.sql()+
		" GROUP BY key ORDER BY key", append([]any{today}, w.args...)...)
	if err != nil {
		return nil, fmt.Errorf("count follow-ups: %w", err)
	}
	return found, nil
}

// ToDo is what needs doing on a day, for the first page.
type ToDo struct {
	MeetingsToday []Meeting
	Unfinished    []Meeting     // held, but not final; the newest first, at most 20
	Unsigned      []Meeting     // final, newest version without a signed file or scan; at most 20
	Late          int           // open follow-ups past their deadline
	DueSoon       int           // open follow-ups due within seven days
	Unverified    int           // reports waiting for verification
	Undecided     int           // extensions nobody has decided on
	Batches       []ReturnBatch // taken in during the last seven days, the newest first
}

// ToDo reads what needs doing.
func (tx *Tx) ToDo(today Date) (t ToDo, err error) {
	if t.MeetingsToday, err = all[Meeting](tx, "WHERE held_on = ? ORDER BY starts, id", today); err != nil {
		return t, err
	}
	if t.Unfinished, err = all[Meeting](tx, `WHERE state IN ('running', 'paused', 'closed', 'amending') OR (state = 'planned' AND held_on < ?)
		ORDER BY held_on DESC, id DESC LIMIT 20`, today); err != nil {
		return t, err
	}
	if t.Unsigned, err = all[Meeting](tx, `WHERE state = 'final' AND NOT EXISTS(SELECT 1 FROM minutes_files x
		JOIN minutes_versions v ON v.id = x.version_id WHERE v.meeting_id = meetings.id AND v.version = meetings.version AND x.kind <> 'unsigned')
		ORDER BY held_on DESC, id DESC LIMIT 20`); err != nil {
		return t, err
	}
	if t.Batches, err = all[ReturnBatch](tx, "WHERE at >= ? ORDER BY id DESC", today.AddDays(-7).Time().UnixMilli()); err != nil {
		return t, err
	}
	for _, c := range []struct {
		n     *int
		query string
		args  []any
	}{
		{&t.Late, "SELECT count(*) FROM follow_ups WHERE is_open = 1 AND due_on < ?", []any{today}},
		{&t.DueSoon, "SELECT count(*) FROM follow_ups WHERE is_open = 1 AND due_on BETWEEN ? AND ?", []any{today, today.AddDays(7)}},
		{&t.Unverified, "SELECT count(*) FROM follow_ups WHERE is_open = 1 AND last_report_id IS NOT NULL AND verification = 'pending'", nil},
		{&t.Undecided, "SELECT count(*) FROM extensions WHERE id NOT IN (SELECT extension_id FROM extension_decisions)", nil},
	} {
		if *c.n, err = value[int](tx, c.query, c.args...); err != nil {
			return t, fmt.Errorf("count what is to do: %w", err)
		}
	}
	return t, nil
}
