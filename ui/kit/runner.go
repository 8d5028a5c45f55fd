package kit

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// ReadFonts begins to look through the fonts of the system, as Fyne does when the
// first text is measured. Nothing may measure text before wait has returned.
func ReadFonts(f fyne.App) (wait func()) {
	read := make(chan struct{})
	go func() {
		defer close(read)
		f.Driver().RenderedTextSize("Rakor", theme.TextSize(), fyne.TextStyle{}, nil)
	}()
	return func() { <-read }
}

// A Runner does slow work away from the Fyne goroutine, for one window. It is
// the one place that starts goroutines and calls [fyne.Do].
//
// Context, Window and Log must be set. Message turns an error into the sentence
// to show; no cause reaches the screen without it.
type Runner struct {
	Context context.Context // done when the window closes
	Window  fyne.Window
	Log     *slog.Logger
	Message func(error) string

	// Stopped is told what a person has ended with Batal, once it has really
	// ended. It may be nil.
	Stopped func(doing string)

	// Spawn starts a goroutine. The window hands in the Go method of a
	// sync.WaitGroup, so that closing can wait; tests call the function at once.
	Spawn func(func())
	// Files shows file dialogs; nil means the system's. Tests hand in answers.
	Files FileChooser
	// Folder tells where file dialogs begin if nothing better is asked for, and
	// Picked is told the folder and the files that were chosen. Both may be nil.
	Folder func() string
	Picked func(folder string, files []string)
	// Later calls f on the Fyne goroutine after d unless stopped before. Nil
	// means a real timer; tests hand in a clock of their own.
	Later func(d time.Duration, f func()) (stop func())
}

// Step reports progress of running work; total 0 means "not known".
type Step = func(done, total int)

// Run shows progress and a Batal button while work runs, then calls done on the
// Fyne goroutine. If work fails, Run reports it with [Runner.Fail] and does not
// call done. work must not touch widgets; Batal ends its context. Work that may
// last longer than a glance tells step how far it is; what always ends sooner
// (reading a certificate, a list of agencies, drawing a chart) need not.
func (r *Runner) Run(doing string, work func(ctx context.Context, step Step) error, done func()) {
	ctx, cancel := context.WithCancel(r.Context)
	p := showProgress(r.Window, doing, cancel)
	r.spawn(func() {
		defer cancel()
		err := work(ctx, func(n, total int) { r.Post(func() { p.step(n, total) }) })
		r.Post(func() {
			p.close()
			r.finish(doing, err, done)
			if errors.Is(err, context.Canceled) && r.Context.Err() == nil && r.Stopped != nil {
				r.Stopped(doing)
			}
		})
	})
}

// Quiet does work without showing anything meanwhile: for what a person did not
// ask for just now, such as a search while typing. It ends like [Runner.Run].
func (r *Runner) Quiet(doing string, work func(ctx context.Context) error, done func()) {
	r.spawn(func() {
		err := work(r.Context)
		r.Post(func() { r.finish(doing, err, done) })
	})
}

func (r *Runner) finish(doing string, err error, done func()) {
	switch {
	case err != nil:
		r.Fail(doing, err)
	case done != nil:
		done()
	}
}

// Post has f called on the Fyne goroutine. It is for callbacks of the system
// and of work; code that already runs there calls f itself.
func (r *Runner) Post(f func()) { fyne.Do(f) }

// Fail tells the log everything, and the person what they can act on. A
// canceled context is no failure: the person pressed Batal.
func (r *Runner) Fail(doing string, err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	r.Log.Error(doing, "err", err)
	text := err.Error()
	if r.Message != nil {
		text = r.Message(err)
	}
	ShowError(r.Window, doing, text)
}

func (r *Runner) spawn(f func()) {
	if r.Spawn != nil {
		r.Spawn(f)
		return
	}
	go f()
}

// After calls f on the Fyne goroutine once d has passed, unless stop is called
// before or the window has closed.
func (r *Runner) After(d time.Duration, f func()) (stop func()) {
	live := func() {
		if r.Context.Err() == nil {
			f()
		}
	}
	if r.Later != nil {
		return r.Later(d, live)
	}
	stopped := false // only the Fyne goroutine reads and writes it
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				live()
			}
		})
	})
	return func() {
		stopped = true
		t.Stop()
	}
}

// A Debounce calls a function once things have been quiet for a while, such as
// saving a draft after the last key.
type Debounce struct {
	runner *Runner
	delay  time.Duration
	do     func()
	stop   func()
}

// Debounce returns a Debounce that calls do after delay of quiet.
func (r *Runner) Debounce(delay time.Duration, do func()) *Debounce {
	return &Debounce{runner: r, delay: delay, do: do}
}

// Touch starts the delay anew.
func (d *Debounce) Touch() {
	d.Stop()
	d.stop = d.runner.After(d.delay, func() {
		d.stop = nil
		d.do()
	})
}

// Waiting reports whether the function is still to be called.
func (d *Debounce) Waiting() bool { return d.stop != nil }

// Flush calls the function at once if it was waiting.
func (d *Debounce) Flush() {
	if d.stop != nil {
		d.Stop()
		d.do()
	}
}

// Stop forgets a waiting call.
func (d *Debounce) Stop() {
	if d.stop != nil {
		d.stop()
		d.stop = nil
	}
}
