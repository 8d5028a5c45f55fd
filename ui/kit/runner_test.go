package kit_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

func newRunner(t *testing.T) (*kit.Runner, *kittest.Clock, fyne.Window) {
	t.Helper()
	kittest.App(t, kit.ModeLight)
	w := kittest.Window(t, container.NewStack(), 800, 600)
	clock := kittest.NewClock()
	return kittest.Runner(t, w, clock), clock, w
}

func TestRunCallsDone(t *testing.T) {
	r, _, w := newRunner(t)
	done := false
	r.Run("Ekspor", func(_ context.Context, step kit.Step) error {
		step(1, 2)
		if !kit.ModalOpen(w) {
			t.Error("no progress is shown while the work runs")
		}
		kittest.Picture(t, w, "progress")
		return nil
	}, func() { done = true })
	if !done || kit.ModalOpen(w) {
		t.Errorf("done %v, modal open %v, want done and closed", done, kit.ModalOpen(w))
	}
}

func TestRunTellsAFailure(t *testing.T) {
	r, _, w := newRunner(t)
	r.Run("Ekspor", func(context.Context, kit.Step) error { return errors.New("disk penuh") }, func() { t.Error("done was called") })
	if !kit.ModalOpen(w) {
		t.Error("the failure is not shown")
	}
}

func TestBatalEndsTheWork(t *testing.T) {
	r, _, w := newRunner(t)
	var work func()
	told := ""
	r.Stopped = func(doing string) { told = doing }
	r.Spawn = func(f func()) { work = f }
	var got error
	r.Run("Ekspor", func(ctx context.Context, _ kit.Step) error {
		got = ctx.Err()
		return got
	}, func() { t.Error("done was called") })
	kittest.Press(w, fyne.KeyEscape)
	if !kit.ModalOpen(w) || told != "" {
		t.Error("the progress went before the work had ended")
	}
	work()
	if told != "Ekspor" {
		t.Errorf("told that %q was stopped, want the export", told)
	}
	if !errors.Is(got, context.Canceled) || kit.ModalOpen(w) {
		t.Errorf("work saw %v, modal open %v, want it canceled, and no failure told", got, kit.ModalOpen(w))
	}
}

func TestDebounce(t *testing.T) {
	r, clock, _ := newRunner(t)
	calls := 0
	d := r.Debounce(500*time.Millisecond, func() { calls++ })
	for range 5 {
		d.Touch()
		clock.Move(400 * time.Millisecond)
	}
	if calls != 0 {
		t.Errorf("called %d times while typing went on, want 0", calls)
	}
	clock.Move(100 * time.Millisecond)
	if calls != 1 {
		t.Errorf("called %d times after quiet, want 1", calls)
	}
	d.Touch()
	d.Flush()
	clock.Move(time.Second)
	if calls != 2 {
		t.Errorf("called %d times after a flush, want 2", calls)
	}
	d.Flush()
	if calls != 2 {
		t.Errorf("a flush with nothing waiting called it, want it to do nothing")
	}
}

func TestTimersEndWithTheWindow(t *testing.T) {
	r, clock, _ := newRunner(t)
	ctx, cancel := context.WithCancel(context.Background())
	r.Context = ctx
	r.After(time.Second, func() { t.Error("called after the window closed") })
	cancel()
	clock.Move(2 * time.Second)
}

func TestFileDialogs(t *testing.T) {
	r, _, w := newRunner(t)
	r.Files = func(_ context.Context, req kit.FileRequest) ([]string, error) {
		if !kit.ModalOpen(w) {
			t.Error("our window is not blocked while the system's dialog is open")
		}
		return []string{"/tmp/" + req.Name}, nil
	}
	got := ""
	req := kit.FileRequest{Title: "Simpan notula", Name: "notula", Filters: []kit.FileFilter{{Name: "PDF", Extensions: []string{"pdf"}}}}
	r.SaveFile(req, func(path string) { got = path })
	if got != "/tmp/notula.pdf" {
		t.Errorf("saved to %q, want the extension added", got)
	}
	r.Files = func(context.Context, kit.FileRequest) ([]string, error) { return nil, nil }
	r.OpenFiles(req, func([]string) { t.Error("called although nothing was chosen") })
	if kit.ModalOpen(w) {
		t.Error("the window is still blocked")
	}
}

func TestToastsGoByThemselves(t *testing.T) {
	r, clock, w := newRunner(t)
	s := kit.NewShell(r, nil, nil)
	w.SetContent(s.Root())
	s.Toast(kit.ToneDone, "Tersimpan.")
	clock.Move(time.Minute)
	if kit.ModalOpen(w) {
		t.Error("a toast opened something modal")
	}
}
