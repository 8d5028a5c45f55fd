package app

import (
	"context"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/data"
)

// Home tells what the first page (Beranda) shows: what waits for somebody, and
// how the follow-ups stand.
type Home struct{ *desk }

// A TaskKind is what a [Task] is about.
type TaskKind string

// The kinds, the most urgent first.
const (
	TaskRunning    TaskKind = "running"    // a meeting is being taken down
	TaskToday      TaskKind = "today"      // a meeting of today has not begun
	TaskMissed     TaskKind = "missed"     // planned for a day that is over
	TaskDraft      TaskKind = "draft"      // held, the minutes not final
	TaskUnsigned   TaskKind = "unsigned"   // minutes final, not signed
	TaskVerify     TaskKind = "verify"     // reports that nobody has verified
	TaskExtensions TaskKind = "extensions" // asked for, not decided
	TaskLate       TaskKind = "late"
	TaskReports    TaskKind = "reports" // agencies that have not sent what they owe
	TaskDueSoon    TaskKind = "soon"    // due within [SoonDays]
	TaskSheets     TaskKind = "sheets"  // agencies that got no sheet this month
	TaskBackup     TaskKind = "backup"
)

// SoonDays is how many days ahead a deadline is near.
const SoonDays = 7

// A Task is something that waits to be done. Exactly as many rows as it counts
// are behind it: those of the register that pass Filter, the meetings that pass
// Meetings, or what else the kind tells.
type Task struct {
	Kind     TaskKind
	Count    int
	Since    Date          // of the oldest; of [TaskDueSoon] the first deadline; "" where there is none
	Filter   string        // typed filter of the register; "" for none
	Meetings MeetingFilter // of the kinds that are about meetings
	Meeting  Meeting       // the only one, of the kinds that are about meetings and count 1
	Period   data.Span     // of TaskReports
	Text     Sentence      // of TaskBackup
}

// Tasks returns what waits, the most urgent first; nothing that has no rows.
func (s *Home) Tasks(ctx context.Context) (tasks []Task, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		g := taskGatherer{desk: s.desk, tx: tx, today: today}
		for _, step := range []func() error{g.meetings, g.register, g.reports, g.soon, g.sheets} {
			if err := step(); err != nil {
				return err
			}
		}
		tasks = g.tasks
		return nil
	})
	if err != nil {
		return nil, err
	}
	return append(tasks, s.backupTasks(ctx)...), nil
}

// backupTasks say which copies are missing. That nobody can tell is no reason
// to show nothing else.
func (s *Home) backupTasks(ctx context.Context) (tasks []Task) {
	state, err := s.backups.State(ctx)
	if err != nil {
		s.log.Warn("read state of backups", "err", err)
		return nil
	}
	for _, o := range state.Overdue {
		t := Task{Kind: TaskBackup, Count: 1, Text: o.Text}
		if !o.Since.IsZero() {
			t.Since = data.DateOf(o.Since)
		}
		tasks = append(tasks, t)
	}
	return tasks
}

// toldToNobody are the classifications of which no agency is told anything here;
// see [withheldFromSheets].
var toldToNobody = []Classification{data.Secret, data.TopSecret}

type taskGatherer struct {
	*desk
	tx    *data.Tx
	today Date
	tasks []Task
}

// meetings gathers those that wait for a step.
func (g *taskGatherer) meetings() error {
	yesterday := g.today.AddDays(-1)
	for _, t := range []Task{
		{Kind: TaskRunning, Meetings: MeetingFilter{States: []MeetingState{Running, Paused}}},
		{Kind: TaskToday, Meetings: MeetingFilter{States: []MeetingState{Planned}, From: g.today, To: g.today}},
		{Kind: TaskMissed, Meetings: MeetingFilter{States: []MeetingState{Planned}, To: yesterday}},
		{Kind: TaskDraft, Meetings: MeetingFilter{States: []MeetingState{Closed, Amending}}},
		{Kind: TaskUnsigned, Meetings: MeetingFilter{Unsigned: true}},
	} {
		n, err := g.tx.Meetings().Count(t.Meetings)
		if err != nil {
			return err
		}
		if t.Count = n; n == 0 {
			continue
		}
		oldest, err := g.tx.Meetings().Oldest(t.Meetings)
		if err != nil {
			return err
		}
		t.Since = oldest.HeldOn
		if n == 1 {
			t.Meeting = oldest
		}
		g.tasks = append(g.tasks, t)
	}
	return nil
}

// register gathers what is counted by a filter of the register.
func (g *taskGatherer) register() error {
	err := g.rows(TaskVerify, "terbuka verifikasi:menunggu urut:lapor", func(f data.RegisterRow) Date { return f.ReportedOn })
	if err != nil {
		return err
	}
	if err := g.extensions(); err != nil {
		return err
	}
	return g.rows(TaskLate, "telat urut:tenggat", func(f data.RegisterRow) Date { return f.Due.On })
}

// soon gathers what is due within a week.
func (g *taskGatherer) soon() error {
	window := query.Register.Write(query.Term{Field: query.FieldDue, Value: locale.ShortDay(g.today) + ".." + locale.ShortDay(g.today.AddDays(SoonDays))})
	return g.rows(TaskDueSoon, "terbuka "+window+" urut:tenggat", func(f data.RegisterRow) Date { return f.Due.On })
}

// rows adds a task for the rows that pass a filter; since tells how long the
// first of them has been waiting.
func (g *taskGatherer) rows(kind TaskKind, filter string, since func(data.RegisterRow) Date) error {
	f, err := g.read(filter)
	if err != nil {
		return err
	}
	n, err := g.tx.FollowUps().Count(f)
	if err != nil || n == 0 {
		return err
	}
	f.Limit = 1
	first, err := g.tx.FollowUps().Register(f)
	if err != nil {
		return err
	}
	t := Task{Kind: kind, Count: n, Filter: filter}
	for _, row := range first {
		t.Since = since(row)
	}
	g.tasks = append(g.tasks, t)
	return nil
}

// read reads a filter that names nobody.
func (g *taskGatherer) read(filter string) (data.RegisterFilter, error) {
	q := query.Register.Parse(filter, query.Names{Directory: capture.NewDirectory(capture.Names{})}, g.today)
	f, _, err := (&FollowUps{g.desk}).registerFilter(g.tx, q)
	return f, err
}

// extensions gathers those nobody has decided on.
func (g *taskGatherer) extensions() error {
	asked, err := g.tx.Extensions().Undecided()
	if err != nil || len(asked) == 0 {
		return err
	}
	g.tasks = append(g.tasks, Task{Kind: TaskExtensions, Count: len(asked), Since: asked[0].AskedOn})
	return nil
}

// reports gathers the agencies that owe reports for the periods one asks about
// now, once they are due.
func (g *taskGatherer) reports() error {
	grace, err := readGrace(g.tx)
	if err != nil {
		return err
	}
	for _, c := range []data.Cadence{data.Weekly, data.Monthly, data.Quarterly} {
		span := c.Span(g.today).Previous()
		deadline := span.Last.AddDays(grace.of(c))
		if deadline >= g.today {
			continue
		}
		n, err := g.tx.AgenciesOwing(span, toldToNobody)
		if err != nil {
			return err
		}
		if n > 0 {
			g.tasks = append(g.tasks, Task{Kind: TaskReports, Count: n, Since: deadline, Period: span})
		}
	}
	return nil
}

// sheets gathers the agencies that owe something and got no sheet this month.
func (g *taskGatherer) sheets() error {
	n, err := g.tx.SheetExports().AgenciesWithout(g.today.Period(), toldToNobody)
	if err != nil || n == 0 {
		return err
	}
	g.tasks = append(g.tasks, Task{Kind: TaskSheets, Count: n})
	return nil
}
