//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/bench/archive"
	"rakor.id/rakor/bench/table"
)

// A query is what one page asks of the archive. It reports how much it was
// told, which must not be nothing.
type query struct {
	page string
	goal float64 // most for 20 years against one; 0 where more is shown
	ask  func(context.Context, *app.App) (int, error)
}

var queries = []query{
	{"first page: what waits", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		tasks, err := a.Home.Tasks(ctx)
		return len(tasks), err
	}},
	{"first page: figures and charts", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		_, err := a.Home.Figures(ctx)
		return 1, err
	}},
	{"figures by agency", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		figures, err := a.FollowUps.Figures(ctx, app.ByAgency)
		return len(figures), err
	}},
	{"figures of 13 months", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		months, err := a.FollowUps.Months(ctx, 13)
		return len(months), err
	}},
	{"50 newest meetings", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		page, _, err := a.Meetings.List(ctx, app.MeetingFilter{}, 50, 0)
		return len(page), err
	}},
	{"register: the newest 100 and all there are", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		rows, _, err := a.FollowUps.Register(ctx, app.RegisterFilter{Limit: 100})
		return len(rows), err
	}},
	{"register: 100 by a typed filter", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		q, err := a.FollowUps.ReadFilter(ctx, "status:proses @"+archive.AgencyCode(7))
		if err != nil {
			return 0, err
		}
		rows, err := a.FollowUps.Page(ctx, q, 100)
		return 1 + len(rows), err
	}},
	{"story of a follow-up", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		rows, _, err := a.FollowUps.Register(ctx, app.RegisterFilter{Limit: 1})
		if err != nil || len(rows) == 0 {
			return 0, err
		}
		story, err := a.FollowUps.Story(ctx, rows[0].ID)
		return len(story.Events), err
	}},
	{"what an agency owes", 0, func(ctx context.Context, a *app.App) (int, error) {
		rows, _, err := a.FollowUps.Register(ctx, app.RegisterFilter{Scope: app.ScopeOpen, EitherID: 8, Sort: app.SortDue})
		return 1 + len(rows), err
	}},
	{"50 found by a word", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		found, err := a.Archive.Search(ctx, app.SearchQuestion{Typed: "saluran"})
		return len(found.Hits), err
	}},
	{"50 found by an agency and a word", 1.2, func(ctx context.Context, a *app.App) (int, error) {
		found, err := a.Archive.Search(ctx, app.SearchQuestion{Typed: "@" + archive.AgencyCode(7) + " lapor"})
		return 1 + len(found.Hits), err
	}},
}

// views measures what each page asks of archives of one, five and twenty years.
func views(ctx context.Context, b *bench) error {
	years := []int{1, 5, 20}
	var apps []*app.App
	defer func() {
		for _, a := range apps {
			_ = a.Close() // only read from
		}
	}()
	for _, y := range years {
		path, err := b.archive(ctx, y)
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
		b.add(table.Row{What: q.page + ", 20 years: 95th percentile", Unit: "ms", Value: table.Samples{took[2].Quantile(0.95)}, Goal: 100})
		for i, y := range years[1:] {
			b.add(table.Row{
				What: fmt.Sprintf("%s, %d years", q.page, y), Unit: "ms", Value: took[i+1], Against: "1 year", Peer: took[0], Goal: q.goal,
			})
		}
	}
	return nil
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

// sizes says what an archive of 20 years weighs.
func sizes(ctx context.Context, b *bench) error {
	path, err := b.archive(ctx, 20)
	if err != nil {
		return err
	}
	bytes, err := fileSize(path)
	if err != nil {
		return err
	}
	program, err := fileSize(b.rakor)
	if err != nil {
		return err
	}
	spec := b.spec(20)
	entries := 250 * spec.Years * spec.Busy.Entries
	if spec.Meetings > 0 {
		entries = spec.Meetings * spec.Busy.Entries
	}
	b.add(
		table.Row{What: "archive, for each entry", Unit: "KB", Value: table.Samples{bytes / 1024 / float64(entries)}, Note: fmt.Sprintf("with all that belongs to it; %s of %.0f MB", filepath.Base(path), bytes/(1<<20))},
		table.Row{What: "program, as it is built here", Unit: "MB", Value: table.Samples{program / (1 << 20)}},
	)
	return nil
}
