package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A lookInto is a damaged archive opened to be read only.
type lookInto struct {
	archive *app.App
	window  *Window
}

// look opens the program's window on what can be read of the damaged archive.
// Nothing can be changed there, and the damaged file stays as it is.
func (o *openFailure) look() {
	var missing []string
	o.Run(lang.L("Membaca arsip yang rusak"), func(ctx context.Context, _ kit.Step) error {
		a, r, err := app.OpenDamaged(ctx, o.path, o.options)
		if err != nil {
			return err
		}
		o.inside.archive = a
		if !r.Whole {
			missing = o.sayings(r)
		}
		return nil
	}, func() { o.showInside(missing) })
}

// showInside puts the window in the place of the page, and says what is missing.
func (o *openFailure) showInside(missing []string) {
	w := New(o.fyne, o.inside.archive, o.Log)
	o.inside.window = w
	if o.ready != nil {
		o.ready(w)
	}
	w.begin()
	w.Window.Show()
	o.Window.Close()
	if len(missing) == 0 {
		return
	}
	w.screenLock.whenOpen(func() {
		kit.Inform(w.Window, lang.L("Tidak semuanya terbaca"), strings.Join(missing, "\n"))
	})
}

// close ends what was opened, and removes what was read.
func (l *lookInto) close() error {
	if l.window != nil {
		l.window.finish()
	}
	if l.archive == nil {
		return nil
	}
	return l.archive.Close()
}
