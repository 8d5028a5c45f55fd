package app

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/app/sealed"
)

// stick is a folder that stands for a USB stick, and is named as second place.
func stick(t testing.TB, a *App) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "DISKA")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Backups.SetSecond(context.Background(), folder); err != nil {
		t.Fatal(err)
	}
	return folder
}

func filesIn(t testing.TB, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func TestSecondPlace(t *testing.T) {
	ctx := context.Background()
	day := 24 * time.Hour
	a, w, _ := sampleArchive(t)
	if _, copied, err := a.Backups.CopyToSecond(ctx, nil); err != nil || copied {
		t.Errorf("no place named: got %v, %v", copied, err)
	}
	folder := stick(t, a)
	first, err := a.Backups.Now(ctx, BackupDaily)
	if err != nil {
		t.Fatal(err)
	}
	b, copied, err := a.Backups.CopyToSecond(ctx, nil)
	if err != nil || !copied || b.SHA256 != first.SHA256 || b.Place != PlaceSecond {
		t.Fatalf("got %+v, %v, %v", b, copied, err)
	}
	if _, copied, err := a.Backups.CopyToSecond(ctx, nil); err != nil || copied {
		t.Errorf("a second time: got %v, %v, want nothing to do", copied, err)
	}
	st, err := a.Backups.State(ctx)
	if err != nil || !st.Second.Reachable || !st.Second.SameDisk || st.Second.Changed || !st.Second.Last.Equal(first.MadeAt) {
		t.Errorf("got %+v, %v", st.Second, err)
	}

	// The stick is taken away and its folder stays, as a mount point does.
	away := folder + "-laci"
	if err := errors.Join(os.Rename(folder, away), os.Mkdir(folder, 0o700)); err != nil {
		t.Fatal(err)
	}
	changeOffice(t, a, "Satu")
	w.at = w.at.Add(9 * day)
	if _, err := a.Backups.Now(ctx, BackupDaily); err != nil {
		t.Fatal(err)
	}
	if _, copied, err := a.Backups.CopyToSecond(ctx, nil); err != nil || copied {
		t.Errorf("without the stick: got %v, %v", copied, err)
	}
	if got := filesIn(t, folder); got != "" {
		t.Errorf("wrote %s into the empty folder of a stick that is away", got)
	}
	if st, err = a.Backups.State(ctx); err != nil || st.Second.Reachable || len(st.Overdue) != 1 || !st.Overdue[0].Second || !strings.Contains(st.Overdue[0].Text.String(), "sudah 9 hari") {
		t.Errorf("got %+v, %v", st, err)
	}

	// It comes back.
	if err := errors.Join(os.Remove(folder), os.Rename(away, folder)); err != nil {
		t.Fatal(err)
	}
	if _, copied, err := a.Backups.CopyToSecond(ctx, nil); err != nil || !copied {
		t.Errorf("with the stick again: got %v, %v", copied, err)
	}
	if st, err = a.Backups.State(ctx); err != nil || len(st.Overdue) != 0 {
		t.Errorf("got %+v, %v", st.Overdue, err)
	}
	if there, err := a.Backups.known(secondFolder(folder), PlaceSecond); err != nil || len(there) != 2 || there[0].Number != 2 {
		t.Errorf("got %+v, %v", there, err)
	}
}

// A copy is cut off in the middle: nothing half has a final name, the person is
// told, and the next time it is done.
func TestSecondPlaceTornAway(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	folder := stick(t, a)
	if _, err := a.Backups.Now(ctx, BackupDaily); err != nil {
		t.Fatal(err)
	}
	away := folder + "-laci"
	_, copied, err := a.Backups.CopyToSecond(ctx, func(int, int) { _ = os.Rename(folder, away) })
	if copied {
		t.Error("says it is copied")
	}
	refused(t, err, "Diska tempat kedua ("+folder+") terlepas selagi cadangan disalin. Salinan yang belum selesai tidak dipakai. Pasang lagi; penyalinan diulang dengan sendirinya.")
	if got := filesIn(t, secondFolder(away)); strings.Contains(got, ".db ") || strings.HasSuffix(got, ".db") || strings.Contains(got, ".db.json") {
		t.Errorf("left %s", got)
	}
	if err := os.Rename(away, folder); err != nil {
		t.Fatal(err)
	}
	if _, copied, err := a.Backups.CopyToSecond(ctx, nil); err != nil || !copied {
		t.Errorf("got %v, %v", copied, err)
	}
	if got := filesIn(t, secondFolder(folder)); strings.Contains(got, ".part") {
		t.Errorf("left %s", got)
	}
}

func TestSecondPlaceStopped(t *testing.T) {
	a, _, _ := sampleArchive(t)
	folder := stick(t, a)
	if _, err := a.Backups.Now(context.Background(), BackupDaily); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	if _, copied, err := a.Backups.CopyToSecond(ctx, func(int, int) { cancel() }); copied || !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, %v", copied, err)
	}
	if got := filesIn(t, secondFolder(folder)); got != markerName {
		t.Errorf("left %s", got)
	}
}

// A copy here that has gone bad is not carried on; another is made.
func TestSecondPlaceGetsNoRottenCopy(t *testing.T) {
	ctx := context.Background()
	a, w, _ := sampleArchive(t)
	folder := stick(t, a)
	b, err := a.Backups.Now(ctx, BackupDaily)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(b.Path)
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	if err := os.WriteFile(b.Path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(time.Minute)
	got, copied, err := a.Backups.CopyToSecond(ctx, nil)
	if err != nil || !copied || got.Number != 2 || filepath.Base(got.Path) == filepath.Base(b.Path) {
		t.Errorf("got %+v, %v, %v", got, copied, err)
	}
	if names := filesIn(t, secondFolder(folder)); strings.Contains(names, filepath.Base(b.Path)) {
		t.Errorf("carried the bad one: %s", names)
	}
}

func TestSecondPlaceSealed(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	_ = stick(t, a)
	secret, public, err := sealed.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	refused(t, a.Backups.SetRecipient("age1salah"), "Itu bukan kunci umum. Kunci umum dimulai dengan “age1” dan panjangnya 62 huruf; salin seluruhnya.")
	plain, err := a.Backups.Now(ctx, BackupDaily)
	if err != nil {
		t.Fatal(err)
	}
	if _, copied, err := a.Backups.CopyToSecond(ctx, nil); err != nil || !copied {
		t.Fatalf("got %v, %v", copied, err)
	}
	if err := a.Backups.SetRecipient(public); err != nil {
		t.Fatal(err)
	}
	b, copied, err := a.Backups.CopyToSecond(ctx, nil)
	if err != nil || !copied || !b.Sealed || !strings.HasSuffix(b.Path, ".db.age") {
		t.Fatalf("got %+v, %v, %v", b, copied, err)
	}
	content, err := os.ReadFile(b.Path)
	if err != nil {
		t.Fatal(err)
	}
	if !sealed.IsSealed(content) || bytes.Contains(content, []byte("SQLite format 3")) {
		t.Error("the copy is not sealed")
	}
	r, err := sealed.Open(bytes.NewReader(content), sealed.Key{Secrets: []string{secret}})
	if err != nil {
		t.Fatal(err)
	}
	s := newSum()
	if _, err := io.Copy(s, r); err != nil || s.hash() != plain.SHA256 {
		t.Errorf("what comes out is not what went in: %v", err)
	}
	for _, name := range []string{a.Backups.configPath(), manifestPath(b.Path)} {
		text, err := os.ReadFile(name)
		if err != nil || bytes.Contains(text, []byte(secret)) {
			t.Errorf("%s: %v, or the secret key is in it", name, err)
		}
	}
}

// A stick that two laptops share keeps the copies of both apart.
func TestSecondPlaceOfTwoLaptops(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	b, _, _ := sampleArchive(t)
	folder := stick(t, a)
	if _, err := b.Backups.SetSecond(ctx, folder); err != nil {
		t.Fatal(err)
	}
	for _, laptop := range []*App{a, b} {
		if _, err := laptop.Backups.Now(ctx, BackupDaily); err != nil {
			t.Fatal(err)
		}
		if _, copied, err := laptop.Backups.CopyToSecond(ctx, nil); err != nil || !copied {
			t.Errorf("got %v, %v", copied, err)
		}
	}
	for _, laptop := range []*App{a, b} {
		there, err := laptop.Backups.known(secondFolder(folder), PlaceSecond)
		if err != nil || len(there) != 1 {
			t.Errorf("got %+v, %v; want the one copy of this laptop", there, err)
		}
	}
}

func TestSecondPlaceRefusesTheArchivesOwnFolder(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	own := filepath.Dir(a.Path())
	_, err := a.Backups.SetSecond(ctx, own)
	refused(t, err, "“"+own+"” adalah folder arsip sendiri; bila hilang, keduanya hilang. Pilih folder di diska lain, misalnya diska lepas.")
	missing := filepath.Join(t.TempDir(), "tidak-ada")
	_, err = a.Backups.SetSecond(ctx, missing)
	refused(t, err, "Folder “"+missing+"” tidak ada. Pasang diskanya, atau pilih folder lain.")
}
