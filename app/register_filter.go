package app

import (
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/data"
)

// registerFilter turns what was read into a question to the archive.
func (s *FollowUps) registerFilter(tx *data.Tx, q query.Query) (data.RegisterFilter, data.RegisterGroup, error) {
	b := filterBuilder{tx: tx}
	today, err := s.today(tx)
	if err != nil {
		return b.f, b.by, err
	}
	b.today = today
	for _, t := range q.Terms {
		to := &b.f
		if t.Not {
			b.f.Except = append(b.f.Except, data.RegisterFilter{})
			to = &b.f.Except[len(b.f.Except)-1]
		}
		if err := b.add(to, t); err != nil {
			return b.f, b.by, err
		}
	}
	return b.f, b.by, nil
}

type filterBuilder struct {
	tx    *data.Tx
	today Date
	f     data.RegisterFilter
	by    data.RegisterGroup
}

// add adds one term to a filter.
func (b *filterBuilder) add(f *data.RegisterFilter, t query.Term) error {
	switch t.Field {
	case query.FieldText:
		f.Words = append(f.Words, data.Words{Text: t.Value, Whole: t.Phrase})
	case query.FieldLead:
		f.Leads = append(f.Leads, named(t)...)
	case query.FieldSupport:
		f.Supporters = append(f.Supporters, named(t)...)
	case query.FieldEither:
		f.Parties = append(f.Parties, named(t)...)
	case query.FieldIssue:
		f.Issues = append(f.Issues, named(t)...)
	case query.FieldMeeting:
		f.Meetings = append(f.Meetings, data.MeetingMatch{ID: t.ID, Title: t.Value})
	case query.FieldSeries:
		f.SeriesIDs = append(f.SeriesIDs, t.ID)
	case query.FieldNumber:
		f.Numbers = append(f.Numbers, t.Value)
	case query.FieldUnreported:
		return b.unreported(f, t.To)
	case query.FieldInForce:
		return changed(f, t.From.Period(), b.tx.FollowUps().BornIn)
	case query.FieldSettledIn:
		return changed(f, t.From.Period(), b.tx.FollowUps().SettledIn)
	case query.FieldSort:
		f.Sort, f.Reverse = registerSorts[t.Value], t.Reverse
	case query.FieldGroup:
		b.by = registerGroups[t.Value]
	default:
		b.state(f, t)
	}
	return nil
}

// named are the ids a term refers to; a group without members is nobody, not
// anybody.
func named(t query.Term) []int64 {
	if len(t.Refs) == 0 {
		return []int64{0}
	}
	return t.IDs()
}

// state adds a term that asks how things stand.
func (b *filterBuilder) state(f *data.RegisterFilter, t query.Term) {
	days := data.Days{From: t.From, To: t.To}
	switch t.Field {
	case query.FieldStatus:
		f.Statuses = append(f.Statuses, Status(t.Value))
	case query.FieldVerification:
		f.Verification = append(f.Verification, VerificationState(t.Value))
	case query.FieldLife:
		f.Scopes = append(f.Scopes, registerLives[t.Value])
	case query.FieldLate:
		if on := b.today.AddDays(-t.N); f.LateOn == "" || on > f.LateOn { // one of them is enough
			f.LateOn = on
		}
	case query.FieldPriority:
		f.Priorities = append(f.Priorities, t.N)
	case query.FieldWithout:
		f.Without = append(f.Without, registerLacks[t.Value])
	case query.FieldDue:
		f.Due = append(f.Due, days)
	case query.FieldReported:
		f.Reported = append(f.Reported, days)
	case query.FieldBorn:
		f.Born = append(f.Born, days)
	}
}

// changed adds the follow-ups that something happened to in a month.
func changed(f *data.RegisterFilter, month Period, in func(Period) ([]int64, error)) error {
	ids, err := in(month)
	if f.IDs == nil {
		f.IDs = []int64{}
	}
	f.IDs = append(f.IDs, ids...)
	return err
}

// unreported adds the follow-ups that owe a report for the week, month or
// quarter, as each is to be reported on, in which a month ends, or today lies.
func (b *filterBuilder) unreported(f *data.RegisterFilter, day Date) error {
	if f.IDs == nil {
		f.IDs = []int64{}
	}
	for _, c := range []data.Cadence{data.Weekly, data.Monthly, data.Quarterly} {
		ids, err := b.tx.FollowUps().Unreported(c.Span(min(day, b.today)))
		if err != nil {
			return err
		}
		f.IDs = append(f.IDs, ids...)
	}
	return nil
}

var registerSorts = map[string]data.RegisterSort{
	query.SortNumber: data.SortNumber, query.SortDue: data.SortDue, query.SortAgency: data.SortAgency,
	query.SortProgress: data.SortProgress, query.SortReported: data.SortReported,
}

var registerGroups = map[string]data.RegisterGroup{
	query.GroupAgency: data.GroupByAgency, query.GroupIssue: data.GroupByIssue, query.GroupMeeting: data.GroupByMeeting,
	query.GroupStatus: data.GroupByStatus, query.GroupDue: data.GroupByDue,
}

var registerLives = map[string]data.RegisterScope{
	query.LifeOpen: data.ScopeOpen, query.LifeSettled: data.ScopeSettled, query.LifeCanceled: data.ScopeCanceled,
}

var registerLacks = map[string]data.Lack{
	query.WithoutLead: data.LacksLead, query.WithoutIssue: data.LacksIssue, query.WithoutDue: data.LacksDue,
	query.WithoutDay: data.LacksDay, query.WithoutReport: data.LacksReport,
}
