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
	Waiting     int   // open, the last report not yet verified
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

// Figures counts follow-ups that pass a filter by a dimension, as on a day, by
// the id of what they belong to. The filter's sort and limit play no part.
//
// Without a filter nothing is counted: what stands in the counters is read, and
// of the follow-ups only those whose deadline lies between the day that the
// counters are for and the day asked for. With one, those that pass are read.
func (s FollowUps) Figures(by Dimension, f RegisterFilter, today Date) ([]Figures, error) {
	if by != ByAgency && by != ByIssue && by != ByMeeting && by != ByTotal {
		return nil, invalid("dimension", by)
	}
	if w, none := f.where(), (RegisterFilter{}).where(); w.sql() == none.sql() {
		return s.keptFigures(by, nil, today)
	}
	return s.countFigures(by, f, today)
}

// FiguresOf returns what [FollowUps.Figures] does without a filter, of these
// agencies, issues or meetings only; those without any follow-up are left out.
func (s FollowUps) FiguresOf(by Dimension, ids []int64, today Date) ([]Figures, error) {
	if by != ByAgency && by != ByIssue && by != ByMeeting {
		return nil, invalid("dimension", by)
	}
	if ids == nil {
		ids = []int64{}
	}
	return s.keptFigures(by, ids, today)
}

func (s FollowUps) countFigures(by Dimension, f RegisterFilter, today Date) ([]Figures, error) {
	w := f.where()
	found, err := s.figures("SELECT coalesce("+string(by)+`, 0) AS key, count(*), count(*) FILTER (WHERE f.is_open), count(*) FILTER (WHERE f.is_open AND f.due_on < ?),
		count(*) FILTER (WHERE f.status = 'done' AND f.verification = 'accepted'), count(*) FILTER (WHERE f.status = 'done' AND f.verification = 'pending'),
		count(*) FILTER (WHERE f.verification = 'returned'), count(*) FILTER (WHERE f.is_open AND f.last_report_id IS NOT NULL AND f.verification = 'pending'),
		sum(f.progress), coalesce(sum(f.budget), 0),
		count(*) FILTER (WHERE f.status = 'not_started'), count(*) FILTER (WHERE f.status = 'in_progress'), count(*) FILTER (WHERE f.status = 'done'),
		count(*) FILTER (WHERE f.status = 'obstructed'), count(*) FILTER (WHERE f.status = 'impossible')`+registerFrom+w.sql()+
		" GROUP BY key ORDER BY key", append([]any{today}, w.args...)...)
	if err != nil {
		return nil, fmt.Errorf("count follow-ups: %w", err)
	}
	return found, nil
}

// figures reads rows of figures in the order of their fields.
func (s FollowUps) figures(query string, args ...any) (found []Figures, err error) {
	err = scan(s.tx, func(r rows) error {
		var g Figures
		var n [5]int
		err := r.Scan(&g.ID, &g.Total, &g.Open, &g.Late, &g.Accepted, &g.Unverified, &g.Returned, &g.Waiting,
			&g.ProgressSum, &g.Budget, &n[0], &n[1], &n[2], &n[3], &n[4])
		g.ByStatus = map[Status]int{}
		for i, st := range Statuses {
			g.ByStatus[st] = n[i]
		}
		found = append(found, g)
		return err
	}, query, args...)
	return found, err
}
