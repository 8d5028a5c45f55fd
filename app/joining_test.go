package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rakor.id/rakor/app/sealed"
)

func secondLaptop(t *testing.T, w *watch) *App {
	t.Helper()
	b, err := Open(context.Background(), filepath.Join(t.TempDir(), "rakor.db"), Options{Clock: w.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// hand carries a bundle of one laptop to another.
func hand(t *testing.T, from, to *App, scope BundleScope) JoinReport {
	t.Helper()
	secret, public, err := sealed.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	made, err := from.Joining.Export(t.Context(), scope, sealed.Lock{Recipients: []string{public}}, filepath.Join(t.TempDir(), "gabung"), nil)
	if err != nil {
		t.Fatal(err)
	}
	p, err := to.Joining.Look(t.Context(), made.Path, sealed.Key{Secrets: []string{secret}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := p.Discard(); err != nil {
			t.Error(err)
		}
	}()
	r, err := to.Joining.Take(t.Context(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.New != p.New || r.Changed != p.Changed || len(r.Conflicts) != len(p.Conflicts) {
		t.Errorf("taken: %d new, %d changed, %d conflicts; the preview said %d, %d, %d",
			r.New, r.Changed, len(r.Conflicts), p.New, p.Changed, len(p.Conflicts))
	}
	return r
}

func TestTwoMinuteTakersShareAMeeting(t *testing.T) {
	a, w, id := sampleArchive(t)
	b := secondLaptop(t, w)
	hand(t, a, b, BundleScope{})
	there, _, err := b.Meetings.List(t.Context(), MeetingFilter{}, 1, 0)
	if err != nil || len(there) != 1 {
		t.Fatalf("got %d meetings, %v", len(there), err)
	}
	sa, sb := opened(t, a, id), opened(t, b, there[0].ID)
	enter(t, sa, "/acara 1", "Dari laptop satu", "/t Perbaiki saluran @PUPR")
	enter(t, sb, "/acara 2", "Dari laptop dua", "/t Tambah armada @Dishub")
	hand(t, a, b, BundleScope{Meetings: []int64{id}})
	hand(t, b, a, BundleScope{Meetings: []int64{there[0].ID}})
	hand(t, a, b, BundleScope{})
	same(t, a, b)
	if n, err := a.Joining.Pending(t.Context()); n != 0 || err != nil {
		t.Errorf("got %d conflicts, %v; want none", n, err)
	}
	if _, err := a.Minutes.Finalize(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	hand(t, a, b, BundleScope{})
	same(t, a, b)
	if r := hand(t, a, b, BundleScope{}); r.Writes {
		t.Errorf("taken twice: %+v", r)
	}
	pdf, _, err := b.Minutes.Print(t.Context(), there[0].ID, CopyComplete, "")
	if err != nil {
		t.Fatal(err)
	}
	if text := run(t, "pdftotext", file(t, "b.pdf", pdf), "-"); !strings.Contains(text, "Dari laptop dua") {
		t.Error("the minutes printed on the second laptop lack what it wrote")
	}
	for _, x := range []*App{a, b} {
		if r, err := x.Archive.Check(t.Context()); err != nil || len(r.Findings) > 0 {
			t.Errorf("check: %v %v", r.Findings, err)
		}
	}
}

func same(t *testing.T, a, b *App) {
	t.Helper()
	x, errA := a.Joining.Digest(t.Context())
	y, errB := b.Joining.Digest(t.Context())
	if x != y || errA != nil || errB != nil {
		t.Errorf("the archives differ: %s %s %v %v", x, y, errA, errB)
	}
}

func TestConflictIsShownAndDecided(t *testing.T) {
	a, w, id := sampleArchive(t)
	b := secondLaptop(t, w)
	hand(t, a, b, BundleScope{})
	there, _, err := b.Meetings.List(t.Context(), MeetingFilter{}, 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	for x, line := range map[*App]string{a: "s/12 titik genangan/14 titik genangan/", b: "s/12 titik genangan/15 titik genangan/"} {
		m := id
		if x == b {
			m = there[0].ID
		}
		enter(t, opened(t, x, m), line)
	}
	hand(t, a, b, BundleScope{})
	hand(t, b, a, BundleScope{})
	for _, x := range []*App{a, b} {
		cs, err := x.Joining.Conflicts(t.Context(), false)
		if err != nil || len(cs) != 1 {
			t.Fatalf("got %d conflicts, %v; want 1", len(cs), err)
		}
		c := cs[0]
		if !strings.Contains(c.Left.Text, "14 titik") || !strings.Contains(c.Right.Text, "15 titik") || c.Left.Here != (x == a) || c.Meeting == "" || c.Class != Ordinary || c.Left.By == "" {
			t.Errorf("got %+v", c)
		}
	}
	same(t, a, b)
	cs, err := b.Joining.Conflicts(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Joining.Decide(t.Context(), cs[0].ID, DecideOther, "Ada 14 sampai 15 titik genangan"); err != nil {
		t.Fatal(err)
	}
	hand(t, b, a, BundleScope{})
	same(t, a, b)
	if n, err := a.Joining.Pending(t.Context()); n != 0 || err != nil {
		t.Errorf("got %d conflicts, %v; want that the decision came along", n, err)
	}
	r, err := a.Meetings.Record(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, e := range r.Entries {
		found = found || e.Body == "Ada 14 sampai 15 titik genangan"
	}
	if !found {
		t.Error("what was decided on one laptop does not stand on the other")
	}
}

func TestBundleThatCannotBeRead(t *testing.T) {
	a, w, _ := sampleArchive(t)
	b := secondLaptop(t, w)
	folder := t.TempDir()
	path := filepath.Join(folder, "x.rakorgabung")
	pass := func() []byte { return []byte("empat kata tanpa arti") }
	_, err := a.Joining.Export(t.Context(), BundleScope{}, sealed.Lock{Passphrase: []byte("pendek")}, path, nil)
	refused(t, err, "Kata sandi terlalu pendek. Pakai paling sedikit 12 huruf, misalnya empat kata yang tidak bertalian.")
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := a.Joining.Export(t.Context(), BundleScope{}, sealed.Lock{Passphrase: pass()}, path, nil); err != nil {
		t.Fatal(err)
	}
	_, err = b.Joining.Look(t.Context(), path, sealed.Key{Passphrase: []byte("bukan yang itu tadi")}, nil)
	refused(t, err, "Kata sandi atau kunci itu tidak membuka “x.rakorgabung”. Tanyakan lagi kepada rekan yang membuatnya.")
	_, err = a.Joining.Look(t.Context(), path, sealed.Key{Passphrase: pass()}, nil)
	refused(t, err, "“x.rakorgabung” dibuat oleh arsip ini sendiri atau salinannya. Di laptop kedua, mulailah dengan arsip kosong, lalu ambil berkas gabungan dari laptop pertama.")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, whole[:len(whole)-100], 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = b.Joining.Look(t.Context(), path, sealed.Key{Passphrase: pass()}, nil)
	refused(t, err, "“x.rakorgabung” terpotong atau berubah sejak dibuat. Tidak ada yang diambil; minta berkasnya sekali lagi.")
	if n, _, err := b.Meetings.List(t.Context(), MeetingFilter{}, 1, 0); len(n) != 0 || err != nil {
		t.Errorf("something was taken: %v %v", n, err)
	}
}
