//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
)

// A query is what one page asks of the archive. It reports how much it was
// told, which must not be nothing.
type query struct {
	page  string
	most  float64 // for 20 years against fewer; 0 where more is shown
	ask   func(context.Context, *app.App) (int, error)
	plain string // what the sqlite3 program is asked for, from the rows themselves
	lacks string // what that leaves out
}

var queries = []query{
	{"first page: what waits", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		tasks, err := a.Home.Tasks(ctx)
		return len(tasks), err
	}, "SELECT lead_id, count(*) FROM follow_ups WHERE is_open = 1 AND due_on < '2025-07-01' GROUP BY lead_id", "all but what is late"},
	{"first page: figures and charts", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		_, err := a.Home.Figures(ctx)
		return 1, err
	}, "SELECT is_open, status, count(*) FROM follow_ups GROUP BY 1, 2", "all but status"},
	{"figures by agency", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		figures, err := a.FollowUps.Figures(ctx, app.ByAgency)
		return len(figures), err
	}, "SELECT lead_id, status, count(*), sum(is_open = 1 AND due_on < '2025-07-01') FROM follow_ups GROUP BY 1, 2", ""},
	{"figures of 13 months", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		months, err := a.FollowUps.Months(ctx, 13)
		return len(months), err
	}, "SELECT substr(m.held_on, 1, 7), count(*), sum(f.is_settled) FROM meetings m JOIN follow_ups f ON f.meeting_id = m.id WHERE m.held_on >= '2024-06-01' GROUP BY 1", ""},
	{"50 newest meetings", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		page, _, err := a.Meetings.List(ctx, app.MeetingFilter{}, 50, 0)
		return len(page), err
	}, "SELECT m.id, m.title, m.held_on, (SELECT count(*) FROM entries WHERE meeting_id = m.id), (SELECT count(*) FROM follow_ups WHERE meeting_id = m.id) FROM meetings m ORDER BY m.held_on DESC, m.id DESC LIMIT 50", ""},
	{"register: the newest 100 and how many there are", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		rows, _, err := a.FollowUps.Register(ctx, app.RegisterFilter{Limit: 100})
		return len(rows), err
	}, "SELECT count(*) FROM follow_ups; SELECT f.*, a.name, m.title FROM follow_ups f JOIN agencies a ON a.id = f.lead_id JOIN meetings m ON m.id = f.meeting_id ORDER BY f.id DESC LIMIT 100", "supporting agencies"},
	{"register: 100 by a typed filter", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		return typed(ctx, a, "status:proses @"+archive.AgencyCode(7))
	}, "SELECT f.*, m.title FROM follow_ups f JOIN meetings m ON m.id = f.meeting_id WHERE f.lead_id = 8 AND f.status = 'in_progress' ORDER BY f.id DESC LIMIT 100", "supporting agencies"},
	{"register: 100 by issue", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		return typed(ctx, a, "isu:"+archive.IssueCode(1))
	}, "SELECT f.*, a.name, m.title FROM follow_ups f JOIN agencies a ON a.id = f.lead_id JOIN meetings m ON m.id = f.meeting_id WHERE f.issue_id = (SELECT id FROM issues WHERE code = '" + archive.IssueCode(1) + "') ORDER BY f.id DESC LIMIT 100", "supporting agencies"},
	{"register: 100 canceled ones", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		return typed(ctx, a, "keadaan:batal")
	}, "SELECT f.*, a.name, m.title FROM follow_ups f JOIN agencies a ON a.id = f.lead_id JOIN meetings m ON m.id = f.meeting_id WHERE f.cancelled_at IS NOT NULL ORDER BY f.id DESC LIMIT 100", "supporting agencies"},
	{"extensions that wait for a decision", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		n, err := a.FollowUps.CountPendingExtensions(ctx)
		return 1 + n, err
	}, "SELECT count(*) FROM extensions e JOIN follow_ups f ON f.id = e.follow_up_id WHERE f.is_open = 1 AND NOT EXISTS (SELECT 1 FROM extension_decisions d WHERE d.extension_id = e.id)", ""},
	{"story of a follow-up", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		rows, _, err := a.FollowUps.Register(ctx, app.RegisterFilter{Limit: 1})
		if err != nil || len(rows) == 0 {
			return 0, err
		}
		story, err := a.FollowUps.Story(ctx, rows[0].ID)
		return len(story.Events), err
	}, "SELECT * FROM follow_ups WHERE id = 30; SELECT * FROM reports WHERE follow_up_id = 30; SELECT * FROM extensions WHERE follow_up_id = 30; SELECT * FROM cancellations WHERE follow_up_id = 30", "verdicts, sheets, its history"},
	{"what an agency owes", 0, func(ctx context.Context, a *app.App) (int, error) {
		rows, _, err := a.FollowUps.Register(ctx, app.RegisterFilter{Scope: app.ScopeOpen, EitherID: 8, Sort: app.SortDue})
		return 1 + len(rows), err
	}, "SELECT f.*, m.title FROM follow_ups f JOIN meetings m ON m.id = f.meeting_id WHERE f.is_open = 1 AND (f.lead_id = 8 OR f.id IN (SELECT follow_up_id FROM follow_up_supports WHERE agency_id = 8)) ORDER BY f.due_on", ""},
	{"50 found by a word", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		found, err := a.Archive.Search(ctx, app.SearchQuestion{Typed: "saluran"})
		return len(found.Hits), err
	}, "", ""},
	{"50 found by an agency and a word", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		found, err := a.Archive.Search(ctx, app.SearchQuestion{Typed: "@" + archive.AgencyCode(7) + " lapor"})
		return 1 + len(found.Hits), err
	}, "", ""},
}

// typed asks for follow-ups by a filter as it is typed.
func typed(ctx context.Context, a *app.App, filter string) (int, error) {
	q, err := a.FollowUps.ReadFilter(ctx, filter)
	if err != nil {
		return 0, err
	}
	rows, err := a.FollowUps.Page(ctx, q, 100)
	return 1 + len(rows), err
}

// views measures what each page asks of archives of one, five and twenty years,
// against the sqlite3 program asked for the same by counting and sorting rows.
func views(ctx context.Context, b *bench) error {
	years := []int{1, 5, 20}
	var apps []*app.App
	defer func() {
		for _, a := range apps {
			_ = a.Close() // only read from
		}
	}()
	for _, y := range years {
		path, err := b.shared(ctx, y)
		if err != nil {
			return err
		}
		last := archive.LastDay.Time().AddDate(0, 0, 1)
		a, err := app.Open(ctx, path, app.Options{Clock: func() time.Time { return last }})
		if err != nil {
			return err
		}
		apps = append(apps, a)
	}
	for _, q := range queries {
		took, err := b.ask(ctx, q, apps)
		if err != nil {
			return fmt.Errorf("%s: %w", q.page, err)
		}
		row := table.Row{
			What: fmt.Sprintf("%s, 20 years (95th percentile %.1f ms)", q.page, took[2].Quantile(0.95)), Unit: "ms", Value: took[2], Most: 100, BaseMost: q.most,
			Bases: []table.Other{{Name: "1 year", Took: took[0]}, {Name: "5 years", Took: took[1]}},
		}
		if q.plain != "" {
			if row.Peers, err = b.askPlainly(ctx, q, apps[2].Path()); err != nil {
				return fmt.Errorf("%s: %w", q.page, err)
			}
		}
		b.add(row)
	}
	return nil
}

// askPlainly has the sqlite3 program answer a query.
func (b *bench) askPlainly(ctx context.Context, q query, path string) ([]table.Other, error) {
	peer := table.Other{Name: "sqlite3, rows counted and sorted"}
	if q.lacks != "" {
		peer.Name += " (without " + q.lacks + ")"
	}
	for range b.rounds(3) {
		took, err := sqliteTimed(ctx, path, q.plain+";")
		if err != nil {
			return nil, err
		}
		peer.Took = append(peer.Took, took)
	}
	return []table.Other{peer}, nil
}

// ask puts a query to each archive in turn.
func (b *bench) ask(ctx context.Context, q query, apps []*app.App) ([]table.Samples, error) {
	took := make([]table.Samples, len(apps))
	for n := range b.rounds(12) {
		for k := range apps {
			i := (k + n) % len(apps)
			began := time.Now()
			found, err := q.ask(ctx, apps[i])
			spent := time.Since(began)
			if err == nil && found == 0 {
				err = errors.New("nothing was found")
			}
			if err != nil {
				return nil, err
			}
			if n > 1 || b.quick { // the first rounds fill the cache
				took[i] = append(took[i], table.Of(spent)...)
			}
		}
	}
	return took, nil
}
