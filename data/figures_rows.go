package data

import (
	"fmt"
	"time"
)

// BornIn returns the follow-ups that [MonthFigures] counts as born in a month,
// also those canceled since.
func (s FollowUps) BornIn(p Period) ([]int64, error) {
	return s.changedIn(p, "SELECT id, uid FROM follow_ups WHERE born_at >= ?1 AND born_at < ?2",
		func(m MonthFigures) bool { return m.Born > 0 })
}

// SettledIn returns those it counts as settled in a month, also those canceled
// or taken up again since.
func (s FollowUps) SettledIn(p Period) ([]int64, error) {
	return s.changedIn(p, `SELECT id, uid FROM follow_ups WHERE id IN (
		SELECT follow_up_id FROM verifications WHERE at >= ?1 AND at < ?2 UNION
		SELECT r.follow_up_id FROM report_revocations x JOIN reports r ON r.id = x.report_id WHERE x.at >= ?1 AND x.at < ?2 UNION
		SELECT follow_up_id FROM cancellations WHERE at >= ?1 AND at < ?2)`,
		func(m MonthFigures) bool { return m.Settled > 0 })
}

// changedIn follows those that may have changed in a month through the history,
// as the counters do, and returns the ids of those that did.
func (s FollowUps) changedIn(p Period, candidates string, did func(MonthFigures) bool) (ids []int64, err error) {
	if !p.Valid() {
		return nil, invalid("month", p)
	}
	office, err := s.tx.Office()
	if err != nil {
		return nil, err
	}
	begin := func(d Date) int64 {
		t := d.Time()
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, office.Zone.Location()).UnixMilli()
	}
	type candidate struct {
		id  int64
		uid UID
	}
	var found []candidate
	err = scan(s.tx, func(r rows) error {
		var c candidate
		err := r.Scan(&c.id, &c.uid)
		found = append(found, c)
		return err
	}, candidates+" ORDER BY id", begin(p.First()), begin(p.Last().AddDays(1)))
	if err != nil {
		return nil, fmt.Errorf("read what changed in %s: %w", p, err)
	}
	ids = []int64{}
	for _, c := range found {
		months, err := s.tx.monthsOfHistory("AND row_uid = ?", c.uid)
		if err != nil {
			return nil, err
		}
		if did(months[p]) {
			ids = append(ids, c.id)
		}
	}
	return ids, nil
}
