package app

import (
	"context"
	"errors"
	"strings"
	"testing"

	"rakor.id/rakor/data"
)

// found are the numbers of the rows that pass a typed filter, their parts only.
func found(t *testing.T, a *App, typed string) string {
	t.Helper()
	ctx := context.Background()
	q, err := a.FollowUps.ReadFilter(ctx, typed)
	if err != nil || !q.Ready() {
		t.Fatalf("%q: got remarks %+v, %v", typed, q.Remarks, err)
	}
	groups, err := a.FollowUps.Groups(ctx, q)
	var ids []int64
	for _, g := range groups {
		ids = append(ids, g.IDs...)
	}
	rows, err2 := a.FollowUps.Rows(ctx, ids)
	page, err3 := a.FollowUps.Page(ctx, q, 1000)
	if err := errors.Join(err, err2, err3); err != nil {
		t.Fatalf("%q: %v", typed, err)
	}
	var numbers, first []string
	for _, r := range rows {
		numbers = append(numbers, strings.TrimPrefix(r.Number, "TL-2026-"))
	}
	for _, r := range page {
		first = append(first, strings.TrimPrefix(r.Number, "TL-2026-"))
	}
	if len(groups) == 1 && strings.Join(numbers, " ") != strings.Join(first, " ") {
		t.Errorf("%q: the page begins %q, the whole %q", typed, first, numbers)
	}
	return strings.Join(numbers, " ")
}

func TestTypedFilterFindsWhatTheFiguresCount(t *testing.T) {
	a, _, _ := finalArchive(t)
	ctx := context.Background()
	rows, total, err := a.FollowUps.Register(ctx, RegisterFilter{})
	if err != nil || total < 3 {
		t.Fatalf("got %d follow-ups, %v", total, err)
	}
	reportOn(t, a, rows[0].FollowUp, data.Report{Status: data.NotStarted, Period: "2026-11"})
	count := func(typed string) int { return len(strings.Fields(found(t, a, typed))) }

	if got := count("terbuka verifikasi:menunggu"); got != 1 {
		t.Errorf("a report that says nothing was begun waits as well: got %d", got)
	}
	agencies, err := a.FollowUps.Figures(ctx, ByAgency)
	if err != nil {
		t.Fatal(err)
	}
	byID := map[int64]Agency{}
	ever, _ := a.Agencies.Ever(ctx)
	for _, x := range ever {
		byID[x.ID] = x
	}
	for _, g := range agencies {
		typed := "tanpa:pj"
		if g.ID != 0 {
			typed = `@"` + byID[g.ID].Code + `"`
		}
		if got := count(typed); got != g.Total {
			t.Errorf("%s: got %d, counted %d", typed, got, g.Total)
		}
		if got := count(typed + " terbuka"); got != g.Open {
			t.Errorf("%s: got %d open, counted %d", typed, got, g.Open)
		}
	}
	if got := count("belum-lapor"); got != todoOwed(t, a) {
		t.Errorf("got %d without a report, owed are %d", got, todoOwed(t, a))
	}
}

// todoOwed counts the reports owed for the running periods.
func todoOwed(t *testing.T, a *App) (n int) {
	t.Helper()
	for _, c := range []data.Cadence{data.Weekly, data.Monthly, data.Quarterly} {
		p, err := a.Reporting.Of(context.Background(), c.Span(DateOf(a.Now(context.Background()))))
		if err != nil {
			t.Fatal(err)
		}
		n += p.Nobody
		for _, x := range p.Agencies {
			for _, o := range x.Due {
				if !o.State.Sent() && !o.Settled {
					n++
				}
			}
		}
	}
	return n
}

func TestTypedFilterGroups(t *testing.T) {
	a, _, _ := finalArchive(t)
	ctx := context.Background()
	for _, typed := range []string{"kelompok:opd", "kelompok:isu urut:tenggat", "kelompok:rapat urut:opd", "kelompok:status", "kelompok:bulan urut:nomor-terbalik"} {
		q, err := a.FollowUps.ReadFilter(ctx, typed)
		if err != nil {
			t.Fatal(err)
		}
		groups, err := a.FollowUps.Groups(ctx, q)
		_, total, err2 := a.FollowUps.Register(ctx, RegisterFilter{})
		n := 0
		for _, g := range groups {
			n += len(g.IDs)
		}
		if err := errors.Join(err, err2); err != nil || n != total {
			t.Errorf("%s: got %d of %d in %d groups, %v", typed, n, total, len(groups), err)
		}
	}
}

func TestTypedFilterTakesAnythingAsText(t *testing.T) {
	a, _, _ := finalArchive(t)
	for _, typed := range []string{`"drainase`, "zzz:1 @nobody", `'; DROP TABLE`, `"a" OR "b"`, "x* NEAR/2", "-drainase -@semua", `rapat:"%"`, "nomor:%"} {
		q, err := a.FollowUps.ReadFilter(context.Background(), typed)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.FollowUps.Groups(context.Background(), q); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestExportTellsNoSecrets(t *testing.T) {
	a, _, _ := finalArchive(t)
	ctx := context.Background()
	q, err := a.FollowUps.ReadFilter(ctx, "kelompok:rapat urut:tenggat")
	if err != nil {
		t.Fatal(err)
	}
	steps := 0
	text, err := a.FollowUps.Export(ctx, q, nil, RegisterText, func(int, int) { steps++ })
	rows, total, err2 := a.FollowUps.Register(ctx, RegisterFilter{})
	if err := errors.Join(err, err2); err != nil || strings.Count(string(text), "TL-2026-") != total || steps == 0 {
		t.Fatalf("got %d rows of %d in %d steps, %v", strings.Count(string(text), "TL-2026-"), total, steps, err)
	}
	one, err := a.FollowUps.Export(ctx, q, []int64{rows[0].ID}, RegisterBareText, nil)
	if err != nil || strings.Count(string(one), "TL-2026-") != 1 {
		t.Errorf("got %q, %v for one row", one, err)
	}
	if book, err := a.FollowUps.Export(ctx, q, nil, RegisterWorkbook, nil); err != nil || !strings.HasPrefix(string(book), "PK") {
		t.Errorf("got no workbook: %v", err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := a.FollowUps.Export(stopped, q, nil, RegisterText, nil); err == nil {
		t.Error("it went on after it was stopped")
	}
	action := rows[0].Action
	if !strings.Contains(string(text), action) {
		t.Fatalf("got no %q", action)
	}
	limited, _ := classified(t, data.Limited)
	if text, err := limited.FollowUps.Export(ctx, q, nil, RegisterText, nil); err != nil || strings.Contains(string(text), action) || !strings.Contains(string(text), limitedWords) {
		t.Errorf("a limited meeting was told, %v", err)
	}
	secret, _ := classified(t, data.Secret)
	_, err = secret.FollowUps.Export(ctx, q, nil, RegisterText, nil)
	refused(t, err, "Semua baris ini dari rapat rahasia, jadi tidak ada yang diekspor.")
}
