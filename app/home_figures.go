package app

import (
	"cmp"
	"context"
	"slices"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/data"
)

// HomeFigures is how the follow-ups stand, counted in several ways.
type HomeFigures struct {
	Today    Date
	Total    Figures
	Agencies []NamedFigures // by who leads, those with the most that is late first
	Issues   []NamedFigures
	Months   []MonthFigures // at most [MonthsTold], the present one last
}

// NamedFigures are the figures of one agency or issue, or of the follow-ups
// that have none.
type NamedFigures struct {
	Figures
	Code   string // "" for those without
	Name   string
	Filter string // typed filter of the register that lets exactly these through
}

// MonthsTold is how many months the first page looks back over.
const MonthsTold = 12

// Figures counts the follow-ups there are.
func (s *Home) Figures(ctx context.Context) (f HomeFigures, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		f, err = s.figures(tx, nil)
		return err
	})
	return f, err
}

// figures counts all follow-ups but those of meetings of some classifications.
func (s *Home) figures(tx *data.Tx, but []Classification) (f HomeFigures, err error) {
	if f.Today, err = s.today(tx); err != nil {
		return f, err
	}
	c := counter{tx: tx, today: f.Today, but: but}
	if c.names, err = filterNames(tx, f.Today); err != nil {
		return f, err
	}
	total, err := c.count(data.ByTotal)
	if err != nil || len(total) == 0 {
		return f, err
	}
	f.Total = total[0]
	if f.Agencies, err = c.agencies(); err != nil {
		return f, err
	}
	if f.Issues, err = c.issues(); err != nil {
		return f, err
	}
	f.Months, err = c.months()
	return f, err
}

type counter struct {
	tx    *data.Tx
	today Date
	but   []Classification
	names query.Names
}

// count reads figures and takes off those that are left out, which are few.
func (c counter) count(by data.Dimension) ([]Figures, error) {
	all, err := c.tx.FollowUps().Figures(by, data.RegisterFilter{}, c.today)
	if err != nil || len(c.but) == 0 {
		return all, err
	}
	off, err := c.tx.FollowUps().Figures(by, data.RegisterFilter{Classes: c.but}, c.today)
	if err != nil {
		return nil, err
	}
	for _, o := range off {
		if i := slices.IndexFunc(all, func(g Figures) bool { return g.ID == o.ID }); i >= 0 {
			takeOff(&all[i], o)
		}
	}
	return slices.DeleteFunc(all, func(g Figures) bool { return g.Total == 0 }), nil
}

func takeOff(g *Figures, o Figures) {
	for _, x := range []struct {
		from *int
		n    int
	}{
		{&g.Total, o.Total},
		{&g.Open, o.Open},
		{&g.Late, o.Late},
		{&g.Accepted, o.Accepted},
		{&g.Unverified, o.Unverified},
		{&g.Returned, o.Returned},
		{&g.Waiting, o.Waiting},
	} {
		*x.from -= x.n
	}
	g.ProgressSum -= o.ProgressSum
	g.Budget -= o.Budget
	for status, n := range o.ByStatus {
		g.ByStatus[status] -= n
	}
}

func (c counter) agencies() ([]NamedFigures, error) {
	agencies, err := agenciesByID(c.tx)
	if err != nil {
		return nil, err
	}
	return c.named(data.ByAgency, func(g *NamedFigures) {
		a := agencies[g.ID]
		g.Code, g.Name = a.Code, a.Name
		g.Filter = c.filter(query.FieldLead, capture.RefAgency, g.ID)
	}, query.WithoutLead)
}

func (c counter) issues() ([]NamedFigures, error) {
	all, err := c.tx.Issues().All()
	if err != nil {
		return nil, err
	}
	issues := map[int64]Issue{}
	for _, i := range all {
		issues[i.ID] = i
	}
	return c.named(data.ByIssue, func(g *NamedFigures) {
		i := issues[g.ID]
		g.Code, g.Name = i.Code, i.Name
		g.Filter = c.filter(query.FieldIssue, capture.RefIssue, g.ID)
	}, query.WithoutIssue)
}

// filter asks the register for an agency or an issue.
func (c counter) filter(field query.Field, kind capture.RefKind, id int64) string {
	r, _ := c.names.Directory.Ref(kind, id)
	return query.Register.Write(query.Term{Field: field, Value: r.Code})
}

// named counts by a dimension, names what was counted, and puts those first
// with the most that is late, then with the most that is open.
func (c counter) named(by data.Dimension, name func(*NamedFigures), without string) ([]NamedFigures, error) {
	all, err := c.count(by)
	if err != nil {
		return nil, err
	}
	var out []NamedFigures
	for _, g := range all {
		n := NamedFigures{Figures: g}
		if g.ID == 0 {
			n.Filter = query.Register.Write(query.Term{Field: query.FieldWithout, Value: without})
		} else {
			name(&n)
		}
		out = append(out, n)
	}
	slices.SortStableFunc(out, func(a, b NamedFigures) int {
		return cmp.Or(cmp.Compare(b.Late, a.Late), cmp.Compare(b.Open, a.Open), cmp.Compare(b.Total, a.Total))
	})
	return out, nil
}

// months are those from the first in which anything was born.
func (c counter) months() ([]MonthFigures, error) {
	to := c.today.Period()
	from := to
	for range MonthsTold - 1 {
		from = from.First().AddDays(-1).Period()
	}
	months, err := c.tx.FollowUps().Months(from, to, c.today)
	if err != nil {
		return nil, err
	}
	if len(c.but) > 0 {
		off, err := c.tx.FollowUps().MonthsOf(c.but, from, to, c.today)
		if err != nil {
			return nil, err
		}
		for i := range min(len(off), len(months)) {
			m, o := &months[i], off[i]
			m.Born, m.Settled, m.Unsettled = m.Born-o.Born, m.Settled-o.Settled, m.Unsettled-o.Unsettled
			m.Canceled, m.Reinstated = m.Canceled-o.Canceled, m.Reinstated-o.Reinstated
			m.Open, m.Late = m.Open-o.Open, m.Late-o.Late
		}
	}
	for i := range months {
		if months[i].Settled, err = c.settledIn(months[i]); err != nil {
			return nil, err
		}
	}
	first := slices.IndexFunc(months, func(m MonthFigures) bool { return m.Born > 0 || m.Open > 0 || m.Settled > 0 })
	return months[max(0, first):], nil
}

// settledIn is how many follow-ups were settled in a month. What was settled,
// taken up again and settled once more in it is counted as two by what is kept
// of the month, so where that can be, the rows are counted.
func (c counter) settledIn(m MonthFigures) (int, error) {
	if m.Settled < 2 || m.Unsettled == 0 {
		return m.Settled, nil
	}
	ids, err := c.tx.FollowUps().SettledIn(m.Month)
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	f := data.RegisterFilter{Scope: data.ScopeAll, IDs: ids}
	if len(c.but) > 0 {
		f.Except = []data.RegisterFilter{{Classes: c.but}}
	}
	return c.tx.FollowUps().Count(f)
}
