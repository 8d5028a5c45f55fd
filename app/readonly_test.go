package app

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/data"
)

// newDamaged is an archive with a running meeting of two entries whose first
// page is spoilt.
func newDamaged(t *testing.T) (path string, damaged []byte, meetingID int64) {
	t.Helper()
	a, w, id := planned(t)
	s := opened(t, a, id)
	w.at = morning.Add(2 * time.Hour)
	enter(t, s, "/buka 09.00", "/acara 1", "pertama", "kedua")
	if err := a.Lock.Set([]byte("2468"), 0); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	damaged, err := os.ReadFile(a.Path())
	if err != nil {
		t.Fatal(err)
	}
	copy(damaged, "rusak")
	if err := os.WriteFile(a.Path(), damaged, 0o600); err != nil {
		t.Fatal(err)
	}
	return a.Path(), damaged, id
}

func TestOpenDamaged(t *testing.T) {
	ctx := t.Context()
	path, damaged, id := newDamaged(t)
	a, r, err := OpenDamaged(ctx, path, Options{Clock: func() time.Time { return morning.Add(3 * time.Hour) }})
	if err != nil || !r.Whole || !a.ReadOnly() {
		t.Fatalf("got %+v, %v, want all of it to be read only", r, err)
	}
	passing := filepath.Dir(a.Path())
	s, err := a.Capture.Open(ctx, id)
	if err != nil || len(s.Live().Entries) != 2 {
		t.Fatalf("got %v, %v, want 2 entries", s, err)
	}
	if !a.Lock.State().On {
		t.Error("got it open to everybody, want the PIN asked for")
	}
	before, err := a.Archive.Check(ctx)
	if err != nil || len(before.Findings) > 0 {
		t.Fatalf("got %+v, %v", before.Findings, err)
	}
	line := func(text string) error {
		_, err := s.Enter(text, morning.Add(3*time.Hour)).Do(ctx)
		return err
	}
	_, copied := a.Backups.Now(ctx, BackupByHand)
	_, saved := a.Backups.SaveTo(ctx, filepath.Join(t.TempDir(), "salinan.db"), nil, nil)
	_, prepared := a.Backups.Prepare(ctx, path, sealed.Key{}, nil)
	_, looked := a.Joining.Look(ctx, path, sealed.Key{}, nil)
	_, bundled := a.Joining.Export(ctx, BundleScope{}, sealed.Lock{Passphrase: []byte("empat kata tidak bertalian")}, filepath.Join(t.TempDir(), "gabung"), nil)
	_, forgotten := a.Backups.ForgetSecond()
	for name, err := range map[string]error{
		"a line": line("ketiga"), "closing": a.Meetings.Close(ctx, id, morning.Add(3*time.Hour)),
		"a copy": copied, "a copy by hand": saved, "a restore": prepared, "a bundle": bundled, "a bundle to take in": looked,
		"before an import": a.Backups.Before(ctx, BackupBeforeReturns),
		"a PIN":            a.Lock.Set([]byte("1357"), 0), "no PIN": a.Lock.Remove([]byte("2468")),
		"a second place": forgotten,
	} {
		var p *Problem
		if !errors.As(err, &p) || !errors.Is(err, data.ErrReadOnly) || Unsaved(err) {
			t.Errorf("%s: got %v, want it refused in plain words", name, err)
		}
	}
	if err := a.Offices.SetSetting(ctx, "ukuran", "1 1"); err != nil {
		t.Errorf("a remembered size: got %v, want it silently not kept", err)
	}
	if _, err := s.Keep(HalfLine{Text: "setengah"}).Do(ctx); err != nil {
		t.Errorf("a half line: got %v, want it silently not kept", err)
	}
	if _, made, err := a.Backups.IfChanged(ctx, BackupOnClose); made || err != nil {
		t.Errorf("on closing: got %v, %v, want no copy", made, err)
	}
	if after, err := a.Archive.Check(ctx); err != nil || after.Head != before.Head {
		t.Errorf("got something written (%v)", err)
	}
	if b, err := lookAgain(t, path); err != nil {
		t.Errorf("a second look: got %v", err)
	} else if _, err := os.Stat(passing); err != nil {
		t.Errorf("a second look swept the first away (%v)", err)
	} else if err := b.Close(); err != nil {
		t.Error(err)
	}
	if err := a.Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(passing); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want nothing left of looking", err)
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != string(damaged) {
		t.Errorf("got the damaged file changed (%v)", err)
	}
}

func lookAgain(t *testing.T, path string) (*App, error) {
	t.Helper()
	a, _, err := OpenDamaged(t.Context(), path, Options{})
	return a, err
}

// What a sudden end left of looking goes at the next start.
func TestSweepLooking(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rakor.db")
	left := filepath.Join(filepath.Dir(path), looking+"1")
	if err := os.MkdirAll(filepath.Join(left, ".selamat-2"), 0o700); err != nil {
		t.Fatal(err)
	}
	a, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want it gone", err)
	}
}

func TestDamagedMeetings(t *testing.T) {
	r := SalvageReport{Missing: []data.MissingRow{{Meeting: "A"}, {}, {Meeting: "B"}, {Meeting: "A"}}}
	if got := meetingsWords(DamagedMeetings(r)).String(); got != "Rapat yang kehilangan sesuatu: A; B." {
		t.Errorf("got %q", got)
	}
}
