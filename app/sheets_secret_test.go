package app

import (
	"context"
	"fmt"
	"testing"

	"rakor.id/rakor/data"
)

// classified is the sample archive, final, its meeting of a classification.
func classified(t testing.TB, c Classification) (*App, *watch) {
	t.Helper()
	ctx := context.Background()
	a, w, id := sampleArchive(t)
	if err := a.desk.write(ctx, func(tx *data.Tx) error {
		m, err := tx.Meetings().Get(id)
		if err != nil {
			return err
		}
		m.Classification = c
		return tx.Meetings().Update(&m)
	}); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	return a, w
}

func TestSecretsStayOffSheets(t *testing.T) {
	ctx := context.Background()
	for _, c := range []Classification{data.Secret, data.TopSecret} {
		a, _ := classified(t, c)
		owing, err := a.Sheets.Owing(ctx, 0)
		if err != nil || len(owing) != 0 {
			t.Errorf("%s: got %d agencies to write to, %v, want none", c, len(owing), err)
		}
		_, open, err := a.FollowUps.Register(ctx, RegisterFilter{Scope: ScopeOpen})
		if err != nil {
			t.Fatal(err)
		}
		if n, err := a.Sheets.Withheld(ctx); err != nil || n != open || n == 0 {
			t.Errorf("%s: told of %d that are withheld, %v, want all %d", c, n, err, open)
		}
		_, err = a.Sheets.Write(ctx, SheetOrder{}, nil)
		refused(t, err, fmt.Sprintf("Tidak ada lembar yang dibuat: yang masih terbuka hanya %d tindak lanjut rapat rahasia, dan itu tidak dimuat di lembar. Sampaikan kepada OPD-nya dengan cara lain.", open))
	}
}

func TestLimitedSheetSaysSo(t *testing.T) {
	ctx := context.Background()
	a, _ := classified(t, data.Limited)
	order, _ := some(t, a)
	made, err := a.Sheets.prepare(ctx, order, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range made {
		if !m.page.Limited || len(m.page.Rows) == 0 {
			t.Errorf("%s: got limited %t and %d rows, want its own rows, marked", m.Agency.Code, m.page.Limited, len(m.page.Rows))
		}
	}
	if n, err := a.Sheets.Withheld(ctx); err != nil || n != 0 {
		t.Errorf("got %d withheld, %v, want none", n, err)
	}
}

func TestRecapKeepsSecrets(t *testing.T) {
	ctx := context.Background()
	a, _ := classified(t, data.Limited)
	r, _, err := a.Recaps.recap(ctx, RecapOrder{})
	if err != nil || len(r.FollowUps) == 0 || r.Withheld != 0 {
		t.Fatalf("got %d follow-ups, %d withheld, %v, want all of them counted", len(r.FollowUps), r.Withheld, err)
	}
	for _, f := range r.FollowUps {
		if f.Action != limitedWords || f.Obstacle != "" || f.Needs != "" || f.Agency == "" {
			t.Errorf("%s of a limited meeting tells %q, %q, %q of %q", f.Number, f.Action, f.Obstacle, f.Needs, f.Agency)
		}
	}
	a, _ = classified(t, data.Secret)
	_, err = a.Recaps.Write(ctx, RecapOrder{})
	refused(t, err, "Semua tindak lanjut berasal dari rapat rahasia, jadi tidak ada yang direkap.")
	_, err = a.Recaps.PDF(ctx, RecapOrder{})
	refused(t, err, "Semua tindak lanjut berasal dari rapat rahasia, jadi tidak ada yang direkap.")
}
