package app

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"rakor.id/rakor/data"
)

// drawing lets an archive keep what the renderer compiled where the next test
// finds it; compiling takes seconds.
func drawing(a *App) *App {
	if folder, err := os.UserCacheDir(); err == nil {
		a.desk.cache = filepath.Join(folder, "rakor-test")
	}
	return a
}

// What is looked at is what would be written, page for page.
func TestPreview(t *testing.T) {
	a, _, id := sampleArchive(t)
	drawing(a)
	ctx := t.Context()
	if _, err := a.Previews.Minutes(ctx, id, CopyComplete, ""); err == nil {
		t.Error("got a preview of final minutes before there are any, want a problem")
	}
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	pdf, printed, err := a.Minutes.Print(ctx, id, CopyComplete, "")
	if err != nil {
		t.Fatal(err)
	}
	p, err := a.Previews.Minutes(ctx, id, CopyComplete, "")
	if err != nil {
		t.Fatal(err)
	}
	public, err := a.Previews.Minutes(ctx, id, CopyPublic, "Laporan rapat")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(p.PDF, pdf) {
		t.Error("got another PDF than is printed, want the same")
	}
	if len(p.Sizes()) != printed.Pages || p.Pages != printed.Pages {
		t.Errorf("got %d pages, want %d", len(p.Sizes()), printed.Pages)
	}
	picture, err := p.Picture(ctx, 0, 300)
	if err != nil {
		t.Fatal(err)
	}
	if got := picture.Bounds().Dx(); got != 300 {
		t.Errorf("got a picture %d pixels wide, want 300", got)
	}
	boxes := 0
	for page, size := range p.Sizes() {
		for _, b := range p.Boxes(page) {
			boxes++
			if b.Left < 0 || b.Top < 0 || b.Width < 20 || b.Height < 10 || b.Left+b.Width > size.Width || b.Top+b.Height > size.Height {
				t.Errorf("page %d: got the box %+v, want it on the page", page, b)
			}
		}
		if got := len(public.Boxes(min(page, len(public.Sizes())-1))); got != 0 {
			t.Errorf("got %d boxes in a public copy, want none", got)
		}
	}
	if boxes != 2 {
		t.Errorf("got %d places for signatures, want 2", boxes)
	}
	for _, open := range []*Preview{p, public, p} {
		if err := open.Close(); err != nil {
			t.Error(err)
		}
	}
	if a.Previews.engine != nil {
		t.Error("got a renderer after the last preview was closed, want none")
	}
}

// Profiles are tried on the latest meeting, or on a made-up one without any.
// Whoever looks at pages holds up nobody who types: a preview is made and drawn
// while the archive is being written to.
func TestPreviewBesideWriting(t *testing.T) {
	a, _, id := finalArchive(t)
	drawing(a)
	err := a.desk.write(t.Context(), func(*data.Tx) error {
		p, err := a.Previews.Minutes(t.Context(), id, CopyComplete, "")
		if err != nil {
			return err
		}
		_, err = p.Picture(t.Context(), 0, 300)
		return errors.Join(err, p.Close())
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestTrial(t *testing.T) {
	empty, _ := newArchive(t)
	full, _, _ := sampleArchive(t)
	for name, a := range map[string]*App{"empty": empty, "full": full} {
		trial, err := drawing(a).Previews.Trial(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		profiles, err := a.Minutes.Profiles(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range profiles {
			shown, err := trial.Print(t.Context(), p)
			if err != nil {
				t.Fatalf("%s, %s: %v", name, p.Name, err)
			}
			if len(shown.Findings) > 0 || shown.Pages < 3 {
				t.Errorf("%s, %s: got %d pages, %q", name, p.Name, shown.Pages, shown.Findings)
			}
			if err := shown.Close(); err != nil {
				t.Error(err)
			}
		}
		p := profiles[0]
		p.Margins.Left = 190
		_, err = trial.Print(t.Context(), p)
		var problem *Problem
		if !errors.As(err, &problem) {
			t.Errorf("%s: got %v, want a sentence", name, err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := trial.Print(ctx, profiles[0]); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v, want that it was canceled", name, err)
		}
	}
}

// What was compiled for the computer is kept where it may be lost.
func TestPreviewCache(t *testing.T) {
	cache := t.TempDir()
	a, err := Open(t.Context(), filepath.Join(t.TempDir(), "rakor.db"), Options{Cache: cache})
	if err != nil {
		t.Fatal(err)
	}
	trial, err := a.Previews.Trial(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	profiles, err := a.Minutes.Profiles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := trial.Print(t.Context(), profiles[0]); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil { // with the preview still open, as at the end of the program
		t.Error(err)
	}
	if found, err := os.ReadDir(filepath.Join(cache, "halaman")); err != nil || len(found) == 0 {
		t.Errorf("got %v, %v, want something kept", found, err)
	}
}
