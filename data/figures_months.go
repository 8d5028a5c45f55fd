package data

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// MonthFigures tells of one month what became of follow-ups in it, and how many
// there were at its end. A month ends with its last day in the office's zone;
// for the month of the day asked for, that day is the end.
//
// They follow the history, so a month that is over never changes: a deadline
// extended in March does not undo that it was missed in January.
type MonthFigures struct {
	Month      Period
	Born       int // minutes with them became final
	Settled    int // accepted as done or as not possible
	Unsettled  int // that was taken back, or they were canceled afterwards
	Canceled   int
	Reinstated int // put back in force
	Open       int // at the end: owed
	Late       int // at the end: owed, and due on its last day or earlier (today: due before today)
}

// Months returns the figures of the months from one to another that have begun
// on a day, the oldest first.
func (s FollowUps) Months(from, to Period, today Date) ([]MonthFigures, error) {
	if !from.Valid() || !to.Valid() || !today.Valid() {
		return nil, invalid("months", [3]any{from, to, today})
	}
	changes, err := s.tx.monthChanges(from)
	if err != nil {
		return nil, err
	}
	total, err := s.Figures(ByTotal, RegisterFilter{}, today)
	if err != nil {
		return nil, err
	}
	return monthsUpTo(changes, from, to, today, total), nil
}

// MonthsOf returns what [FollowUps.Months] does, of the follow-ups of meetings
// of some classifications only. It follows each of them through the history, so
// it is for those that are few.
func (s FollowUps) MonthsOf(classes []Classification, from, to Period, today Date) ([]MonthFigures, error) {
	if !from.Valid() || !to.Valid() || !today.Valid() {
		return nil, invalid("months", [3]any{from, to, today})
	}
	w := &conditions{}
	in(w, "m.classification", classes)
	changes, err := s.tx.monthsOfHistory("AND row_uid IN (SELECT f.uid FROM follow_ups f JOIN meetings m ON m.id = f.meeting_id "+w.sql()+")", w.args...)
	if err != nil {
		return nil, err
	}
	total, err := s.Figures(ByTotal, RegisterFilter{Classes: classes}, today)
	if err != nil {
		return nil, err
	}
	return monthsUpTo(changes, from, to, today, total), nil
}

// monthsUpTo adds up what changed in each month; total are the figures of today.
func monthsUpTo(changes map[Period]MonthFigures, from, to Period, today Date, total []Figures) []MonthFigures {
	var sum MonthFigures
	months := slices.Sorted(maps.Keys(changes))
	var found []MonthFigures
	for p := from; p <= to && p <= today.Period(); p = p.First().AddDays(31).Period() {
		for len(months) > 0 && months[0] <= p {
			c := changes[months[0]]
			sum.Open += c.Born - c.Settled + c.Unsettled - c.Canceled + c.Reinstated
			sum.Late += c.Late
			months = months[1:]
		}
		m := changes[p]
		m.Month, m.Open, m.Late = p, sum.Open, sum.Late
		found = append(found, m)
	}
	if n := len(found); n > 0 && found[n-1].Month == today.Period() {
		found[n-1].Late = 0
		for _, g := range total {
			found[n-1].Late = g.Late
		}
	}
	return found
}

// monthChanges reads what is kept of each month; Late is by how much it grew.
// Those before a month are added up under the empty one.
func (tx *Tx) monthChanges(from Period) (map[Period]MonthFigures, error) {
	changes := map[Period]MonthFigures{}
	err := scan(tx, func(r rows) error {
		var m MonthFigures
		err := r.Scan(&m.Month, &m.Born, &m.Settled, &m.Unsettled, &m.Canceled, &m.Reinstated, &m.Late)
		changes[m.Month] = m
		return err
	}, `SELECT iif(month < ?, '', month) AS p, sum(born), sum(settled), sum(unsettled), sum(canceled), sum(reinstated), sum(late)
		FROM figures_months GROUP BY p`, from)
	if err != nil {
		return nil, fmt.Errorf("read months: %w", err)
	}
	return changes, nil
}

// A life is what the figures of months need to know of a follow-up.
type life struct {
	born, broadcast, canceled, settled bool
	due                                Date
}

func (f *FollowUp) life() life {
	return life{!f.BornAt.IsZero(), f.Broadcast, !f.CancelledAt.IsZero(), f.Settled(), f.Due.On}
}

// counts reports whether it is one of those that are counted.
func (l life) counts() bool { return l.born && !l.broadcast }

func (l life) isSettled() bool { return l.counts() && !l.canceled && l.settled }

func (l life) isCanceled() bool { return l.counts() && l.canceled }

// lateFrom is the month at whose end it is late, if it was that in this month
// or becomes it in a later one; "" if never.
func (l life) lateFrom(month Period) Period {
	if !l.counts() || l.canceled || l.settled || l.due == "" {
		return ""
	}
	return max(month, l.due.Period())
}

// changeOf adds to months what a change from one life to another in one month
// means.
func changeOf(months map[Period]MonthFigures, month Period, was, is life) {
	m := months[month]
	for _, c := range []struct {
		was, is  bool
		on, back *int
	}{
		{was.counts(), is.counts(), &m.Born, nil},
		{was.isSettled(), is.isSettled(), &m.Settled, &m.Unsettled},
		{was.isCanceled(), is.isCanceled(), &m.Canceled, &m.Reinstated},
	} {
		switch {
		case !c.was && c.is:
			*c.on++
		case c.was && !c.is && c.back != nil:
			*c.back++
		}
	}
	months[month] = m
	for _, l := range []struct {
		from Period
		by   int
	}{{was.lateFrom(month), -1}, {is.lateFrom(month), 1}} {
		if l.from != "" {
			m := months[l.from]
			m.Late += l.by
			months[l.from] = m
		}
	}
	maps.DeleteFunc(months, func(_ Period, m MonthFigures) bool { return m == MonthFigures{} })
}

// counted keeps the months of a follow-up that was changed; see [update].
func (f *FollowUp) counted(tx *Tx, before record) error {
	was, ok := before.(*FollowUp)
	if !ok || was.life() == f.life() {
		return nil
	}
	office, err := tx.Office()
	if err != nil {
		return err
	}
	months := map[Period]MonthFigures{}
	changeOf(months, DateOf(tx.actor.At.In(office.Zone.Location())).Period(), was.life(), f.life())
	return tx.addMonths(months)
}

func (tx *Tx) addMonths(months map[Period]MonthFigures) error {
	for _, p := range slices.Sorted(maps.Keys(months)) {
		m := months[p]
		_, err := tx.exec(`INSERT INTO figures_months(month, born, settled, unsettled, canceled, reinstated, late) VALUES(?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET born = born + excluded.born, settled = settled + excluded.settled, unsettled = unsettled + excluded.unsettled,
			canceled = canceled + excluded.canceled, reinstated = reinstated + excluded.reinstated, late = late + excluded.late`,
			p, m.Born, m.Settled, m.Unsettled, m.Canceled, m.Reinstated, m.Late)
		if err != nil {
			return fmt.Errorf("count month %s: %w", p, err)
		}
	}
	return nil
}

// rebuildMonths counts the months anew from the history.
func (tx *Tx) rebuildMonths() error {
	months, err := tx.monthsOfHistory("")
	if err != nil {
		return err
	}
	if _, err := tx.exec("DELETE FROM figures_months"); err != nil {
		return err
	}
	return tx.addMonths(months)
}

// stored is what a line of history says of a follow-up's life; what it does not
// name is nil and stays as it was.
type stored struct {
	BornAt       json.RawMessage `json:"born_at"`
	Broadcast    json.RawMessage `json:"broadcast"`
	CancelledAt  json.RawMessage `json:"cancelled_at"`
	Status       *Status         `json:"status"`
	Verification *string         `json:"verification"`
	DueOn        json.RawMessage `json:"due_on"`
}

// monthsOfHistory follows every follow-up through the history, or those whose
// lines a condition lets through.
func (tx *Tx) monthsOfHistory(narrow string, args ...any) (map[Period]MonthFigures, error) {
	office, err := tx.Office()
	if err != nil {
		return nil, err
	}
	type state struct {
		life
		status       Status
		verification string
	}
	months, states := map[Period]MonthFigures{}, map[UID]state{}
	err = scan(tx, func(r rows) error {
		var uid UID
		var at time.Time
		var op, text string
		if err := r.Scan(&uid, instant{&at}, &op, &text); err != nil {
			return err
		}
		change, err := storedChange(op, text)
		if err != nil {
			return err
		}
		was := states[uid]
		is := was
		is.take(change)
		take(&is.status, change.Status)
		take(&is.verification, change.Verification)
		is.settled = is.verification == string(Accepted) && (is.status == Done || is.status == Impossible)
		states[uid] = is
		if was.life != is.life {
			changeOf(months, DateOf(at.In(office.Zone.Location())).Period(), was.life, is.life)
		}
		return nil
	}, "SELECT row_uid, at, op, data FROM history WHERE tbl = 'follow_ups' "+narrow+" ORDER BY rowid", args...)
	if err != nil {
		return nil, fmt.Errorf("count months: %w", err)
	}
	return months, nil
}

func storedChange(op, text string) (c stored, err error) {
	if op == opInsert {
		return c, json.Unmarshal([]byte(text), &c)
	}
	var u struct{ After stored }
	err = json.Unmarshal([]byte(text), &u)
	return u.After, err
}

func take[T any](into *T, named *T) {
	if named != nil {
		*into = *named
	}
}

func (l *life) take(c stored) {
	const null, no = "null", "0"
	if c.BornAt != nil {
		l.born = string(c.BornAt) != null
	}
	if c.Broadcast != nil {
		l.broadcast = string(c.Broadcast) != no
	}
	if c.CancelledAt != nil {
		l.canceled = string(c.CancelledAt) != null
	}
	if c.DueOn != nil {
		l.due = Date(strings.Trim(strings.TrimPrefix(string(c.DueOn), null), `"`))
	}
}

// checkMonths compares the kept months with the history.
func (r *CheckReport) checkMonths(tx *Tx) error {
	want, err := tx.monthsOfHistory("")
	if err != nil {
		return err
	}
	kept, err := tx.monthChanges("")
	if err != nil {
		return err
	}
	for p, m := range kept {
		m.Month = ""
		if m != want[p] {
			r.found(WrongFigures, "figures_months "+string(p), "do not fit the history")
		}
	}
	for p := range want {
		if _, ok := kept[p]; !ok {
			r.found(WrongFigures, "figures_months "+string(p), "are missing")
		}
	}
	return nil
}
