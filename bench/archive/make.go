package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/data"
)

// Make makes the archive of a spec at path, where there must be none yet.
func Make(ctx context.Context, path string, s Spec) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("make archive %s: %w", path, os.ErrExist)
	}
	if err := prepare(ctx, path, s, at(s.begins(), 0)); err != nil {
		return fmt.Errorf("make archive: %w", err)
	}
	w := newWriter(s)
	for _, step := range []func(context.Context, string) error{w.years, w.finalize, w.reports} {
		if err := step(ctx, path); err != nil {
			return fmt.Errorf("make archive: %w", err)
		}
	}
	return begin(ctx, path, s)
}

// begin adds the meetings under way to an archive.
func begin(ctx context.Context, path string, s Spec) error {
	s.Seed += 1000 // other words than in the past meetings
	if err := newWriter(s).running(ctx, path); err != nil {
		return fmt.Errorf("begin meetings: %w", err)
	}
	return nil
}

// begins is the day of the oldest meeting.
func (s Spec) begins() data.Date {
	if days := s.days(); len(days) > 0 {
		return days[0]
	}
	return LastDay
}

// prepare fills in the office and its agencies.
func prepare(ctx context.Context, path string, s Spec, now time.Time) error {
	return onApp(ctx, path, func() time.Time { return now }, func(a *app.App) error {
		office, err := a.Offices.Get(ctx)
		if err != nil {
			return err
		}
		office.Government, office.City = "Pemerintah Kota Contoh", "Contoh"
		if err := a.Offices.Save(ctx, &office); err != nil {
			return err
		}
		if _, err = a.Agencies.Import(ctx, strings.NewReader(s.agenciesCSV())); err != nil {
			return err
		}
		for _, code := range issueCodes {
			if err := a.Agencies.SaveIssue(ctx, &app.Issue{Code: code, Name: "Isu " + code, Active: true}); err != nil {
				return err
			}
		}
		return nil
	})
}

// issueCodes are the short names of the strategic issues.
var issueCodes = []string{"contoh-pangan", "contoh-banjir", "contoh-gizi", "contoh-sampah", "contoh-pasar", "contoh-sekolah"}

// IssueCode is the short name of the nth issue, from the beginning again after
// the last.
func IssueCode(n int) string { return issueCodes[n%len(issueCodes)] }

// onApp does something with the use cases of an archive.
func onApp(ctx context.Context, path string, clock app.Clock, do func(*app.App) error) error {
	a, err := app.Open(ctx, path, app.Options{Clock: clock, Who: "Contoh Notulis"})
	if err != nil {
		return err
	}
	return errors.Join(do(a), a.Close())
}

// A writer writes the rows of a spec.
type writer struct {
	Spec
	voice    voice
	random   io.Reader // for what identifies the rows
	agencies []data.Agency
	issues   []data.Issue
	past     []int64 // meetings whose minutes are to be final
}

func newWriter(s Spec) *writer {
	return &writer{Spec: s, voice: newVoice(s.Seed), random: rand.NewChaCha8([32]byte{byte(s.Seed), byte(s.Seed >> 8)})}
}

// open opens the archive for its rows to be written.
func (w *writer) open(ctx context.Context, path string) (*data.DB, error) {
	db, err := data.Open(ctx, path, data.Options{Now: at(w.begins(), 0), Random: w.random})
	if err != nil {
		return nil, err
	}
	err = db.Read(ctx, func(tx *data.Tx) (err error) {
		if w.agencies, err = tx.Agencies().All(""); err != nil {
			return err
		}
		w.issues, err = tx.Issues().All()
		return err
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// write runs f as the minute-taker at that moment.
func write(ctx context.Context, db *data.DB, now time.Time, f func(*data.Tx) error) error {
	return db.Write(ctx, data.Actor{At: now, Who: "Contoh Notulis"}, f)
}

// finalize makes the minutes of the past meetings final, as the program does.
func (w *writer) finalize(ctx context.Context, path string) error {
	now := at(w.begins(), 0)
	days := w.days()
	return onApp(ctx, path, func() time.Time { return now }, func(a *app.App) error {
		for i, id := range w.past {
			now = at(days[i].AddDays(1), 0)
			if _, err := a.Minutes.Finalize(ctx, id); err != nil {
				return err
			}
		}
		return nil
	})
}
