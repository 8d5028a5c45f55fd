package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rakor.id/rakor/app/sealed"
)

// tree lists every file below a folder with its content.
func tree(t *testing.T, root string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		files[path] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The sample comes and goes without a byte of the office's own files changing.
func TestSampleArchiveComesAndGoes(t *testing.T) {
	ctx := context.Background()
	own := filepath.Join(t.TempDir(), "rakor.db")
	a, err := Open(ctx, own, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if a.IsSample() || HasSample(own) {
		t.Error("a new archive is taken for a sample")
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	before := tree(t, filepath.Dir(own))
	path, err := MakeSample(ctx, own, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := MakeSample(ctx, own, Options{}); again != path || err != nil || !HasSample(own) {
		t.Errorf("the second time: got %q, %v, want the one there is", again, err)
	}
	s, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !s.IsSample() {
		t.Error("the sample is not known as one")
	}
	if _, err := s.Backups.Now(ctx, BackupByHand); err != nil {
		t.Error(err)
	}
	if err := RemoveSample(ctx, path, Options{}); err == nil {
		t.Error("removed while it was open")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := RemoveSample(ctx, path, Options{}); err != nil {
		t.Fatal(err)
	}
	after := tree(t, filepath.Dir(own))
	if len(after) != len(before) {
		t.Errorf("got the files %v, want those of before", after)
	}
	for name, content := range before {
		if after[name] != content {
			t.Errorf("%s has changed", name)
		}
	}
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("the folder of the sample is still there")
	}
}

// A real archive is never removed, whatever its name; nor is what a person has
// put beside the sample.
func TestOnlyTheSampleIsRemoved(t *testing.T) {
	ctx := context.Background()
	own := filepath.Join(t.TempDir(), "rakor.db")
	path := SamplePath(own)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	real, err := Open(ctx, path, Options{}) // a real archive under the name of the sample
	if err != nil {
		t.Fatal(err)
	}
	if err := real.Close(); err != nil {
		t.Fatal(err)
	}
	if err := RemoveSample(ctx, path, Options{}); err == nil {
		t.Error("got a real archive removed")
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal("the real archive is gone")
	}
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	if _, err := MakeSample(ctx, own, Options{}); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(filepath.Dir(path), "notula latihan.pdf")
	if err := os.WriteFile(mine, []byte("%PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := RemoveSample(ctx, path, Options{}); err != nil {
		t.Fatal(err)
	}
	if left := tree(t, filepath.Dir(path)); len(left) != 1 {
		t.Errorf("got %v left, want the person's own file", left)
	}
}

// Nothing of a sample leaves among real things: its paper says what it is, and
// it is carried to no other laptop and no second place.
func TestSampleStaysApart(t *testing.T) {
	ctx := context.Background()
	path, err := MakeSample(ctx, filepath.Join(t.TempDir(), "rakor.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	a, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	if n, err := a.Samples.OwnMeetings(ctx); n != 0 || err != nil {
		t.Errorf("got %d meetings of one's own, %v, want none", n, err)
	}
	p := Plan{Meeting: Meeting{Title: "Rapat latihan", HeldOn: "2026-11-24", Classification: Ordinary}}
	if err := a.Meetings.Save(ctx, &p); err != nil {
		t.Fatal(err)
	}
	if n, err := a.Samples.OwnMeetings(ctx); n != 1 || err != nil {
		t.Errorf("got %d meetings of one's own, %v, want 1", n, err)
	}
	rows, _, err := a.Meetings.List(ctx, MeetingFilter{}, 10, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.ID == p.Meeting.ID {
			continue
		}
		if _, err := a.Minutes.Finalize(ctx, r.ID); err != nil {
			t.Fatal(err)
		}
		pdf, _, err := a.Minutes.Print(ctx, r.ID, CopyComplete, "")
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(run(t, "pdftotext", "-raw", file(t, "contoh.pdf", pdf), "-")), " ")
		if !strings.Contains(text, " CONTOH ") || !strings.Contains(text, "bukan dokumen resmi") {
			t.Error("the minutes of the sample do not say that they are one")
		}
	}
	if _, err := a.Backups.SetSecond(ctx, t.TempDir()); err == nil {
		t.Error("the sample has a second place")
	}
	out := filepath.Join(t.TempDir(), "x.rakorgabung")
	if _, err := a.Joining.Export(ctx, BundleScope{}, sealed.Lock{Passphrase: []byte("kata sandi panjang")}, out, nil); err == nil {
		t.Error("the sample can be carried to another laptop")
	}
}
