package ui

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/ui/kit"
)

// bundleFor seals all that an archive has for a new key and returns both.
func bundleFor(t testing.TB, a *app.App) (path, secret string) {
	t.Helper()
	secret, public, err := sealed.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	made, err := a.Joining.Export(context.Background(), app.BundleScope{}, app.SealLock{Recipients: []string{public}}, filepath.Join(t.TempDir(), "dari-rekan"), nil)
	if err != nil {
		t.Fatal(err)
	}
	return made.Path, secret
}

// carry takes all that one archive has into another, without a window.
func carry(t testing.TB, from, to *app.App) {
	t.Helper()
	path, secret := bundleFor(t, from)
	p, err := to.Joining.Look(context.Background(), path, app.SealKey{Secrets: []string{secret}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := to.Joining.Take(context.Background(), p, nil); err != nil {
		t.Fatal(err)
	}
	if err := p.Discard(); err != nil {
		t.Fatal(err)
	}
}

// mend writes a line into the one meeting of an archive.
func mend(t testing.TB, a *app.App, line string) {
	t.Helper()
	ctx := context.Background()
	page, _, err := a.Meetings.List(ctx, app.MeetingFilter{}, 1, 0)
	if err != nil || len(page) != 1 {
		t.Fatalf("got %d meetings, %v", len(page), err)
	}
	s, err := a.Capture.Open(ctx, page[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Enter(line, a.Now(ctx)).Do(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestJoiningFromTheWindow(t *testing.T) {
	s, _ := newSampleStage(t)
	b, err := app.Open(s.Context, filepath.Join(t.TempDir(), "rakor.db"), app.Options{Clock: s.clock.Now, Who: "Contoh Rekan"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	carry(t, s.app, b)
	mend(t, s.app, "s/12 titik genangan/14 titik genangan/")
	mend(t, b, "s/12 titik genangan/15 titik genangan/")

	path, secret := bundleFor(t, b)
	s.openFiles([]string{path})
	s.sees("Kunci rahasia")
	s.write(secret)
	s.press(fyne.KeyReturn)
	s.sees("1 perbedaan yang perlu Anda putuskan", "Rapat Koordinasi")
	if n, err := s.app.Joining.Pending(s.Context); n != 0 || err != nil {
		t.Errorf("the look has written something: %d, %v", n, err)
	}
	s.tap("Ambil semuanya")
	s.sees("Perbedaan antarlaptop", "laptop ini", "14", "15", "Contoh Rekan")
	s.write("2")
	s.sees("Tidak ada perbedaan yang menunggu")
	carry(t, s.app, b)
	x, errX := s.app.Joining.Digest(s.Context)
	y, errY := b.Joining.Digest(s.Context)
	if x != y || errX != nil || errY != nil {
		t.Errorf("the archives differ: %s %s %v %v", x, y, errX, errY)
	}
	s.openFiles([]string{path})
	s.write(secret)
	s.press(fyne.KeyReturn)
	s.sees("Semua isinya sudah ada di sini.")
	s.press(fyne.KeyEscape)
	s.calm()
}

func TestConflictIsWrittenAnew(t *testing.T) {
	s, _ := newSampleStage(t)
	b, err := app.Open(s.Context, filepath.Join(t.TempDir(), "rakor.db"), app.Options{Clock: s.clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	carry(t, s.app, b)
	mend(t, s.app, "s/12 titik genangan/14 titik genangan/")
	mend(t, b, "s/12 titik genangan/15 titik genangan/")
	carry(t, b, s.app)
	s.openConflicts()
	s.write("3")
	s.sees("Tulis dari keduanya")
	focused, ok := s.Window.Window.Canvas().Focused().(*kit.Entry)
	if !ok || !strings.Contains(focused.Text, "14 titik") || !strings.Contains(focused.Text, "15 titik") {
		t.Fatalf("the field does not hold both texts: %v", focused)
	}
	s.fill(focused, "Ada 14 sampai 15 titik genangan.")
	s.tap("Simpan")
	s.sees("Tidak ada perbedaan yang menunggu")
	hits, err := s.app.Joining.Conflicts(s.Context, true)
	if err != nil || len(hits) != 1 || hits[0].Decision != app.DecideOther {
		t.Errorf("got %+v, %v", hits, err)
	}
	s.calm()
}

func TestBundleIsMadeFromTheWindow(t *testing.T) {
	s, _ := newSampleStage(t)
	path := filepath.Join(t.TempDir(), "rapat.rakorgabung")
	s.choose(path)
	s.makeBundle()
	s.sees("Seluruh arsip", "Nama laptop ini")
	s.press(fyne.KeyTab) // takes what the bundle is to hold
	s.press(fyne.KeyTab)
	s.write("pendek")
	s.press(fyne.KeyTab)
	s.write("pendek")
	s.press(fyne.KeyReturn)
	s.sees("Kata sandi terlalu pendek.")
	s.press(fyne.KeyEscape)
	s.makeBundle()
	s.press(fyne.KeyTab)
	s.press(fyne.KeyTab)
	s.write("empat kata tanpa arti")
	s.press(fyne.KeyTab)
	s.write("empat kata tanpa arti")
	s.press(fyne.KeyReturn)
	s.sees("Berkas gabungan siap")
	if wants, err := app.BundleWantsPassphrase(path); !wants || err != nil {
		t.Errorf("got %v, %v; want a file sealed for a passphrase", wants, err)
	}
}
