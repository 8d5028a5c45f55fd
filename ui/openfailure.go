package ui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// missingShown is how many rows that could not be saved are named.
const missingShown = 12

// A Failure is an archive that could not be opened.
type Failure struct {
	Path    string
	Why     error
	Options app.Options   // for what is to be read of a damaged one
	Ready   func(*Window) // called with the window that only reads; may be nil
	// Launch opens another archive in a window of its own; nil where that cannot
	// be done.
	Launch func(archive string) error
}

// ShowOpenFailure tells in a window of its own why an archive could not be
// opened and what can be done, and returns the code to end with. What is to be
// read of a damaged one is shown in a window.
func ShowOpenFailure(f fyne.App, x Failure) int {
	var jobs sync.WaitGroup
	o := newOpenFailure(f, x)
	o.Spawn = jobs.Go
	o.Window.ShowAndRun()
	o.stop()
	jobs.Wait()
	if err := o.inside.close(); err != nil {
		o.Log.Error("close what was read of a damaged archive", "err", err)
	}
	return 1
}

// openFailure is the page in the place of the window: nothing can be written
// here, and what it offers leaves the file it could not open as it is.
type openFailure struct {
	*kit.Runner
	path string
	stop func() // ends what is running

	why     error
	fyne    fyne.App
	options app.Options
	ready   func(*Window)
	launch  func(archive string) error
	inside  lookInto
}

func newOpenFailure(f fyne.App, x Failure) *openFailure {
	path, err := x.Path, x.Why
	f.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: kit.ModeSystem}))
	win := f.NewWindow("Rakor")
	ctx, stop := context.WithCancel(context.Background())
	seen := recents{f.Preferences()}
	o := &openFailure{Runner: &kit.Runner{Context: ctx, Window: win, Log: x.Options.Log, Message: message}, path: path, stop: stop}
	o.why, o.fyne, o.options, o.ready, o.launch = err, f, x.Options, x.Ready, x.Launch
	end := kit.NewButton(lang.L("Tutup"), nil, win.Close)
	text, ways := message(err), []fyne.CanvasObject{end}
	switch {
	case errors.Is(err, app.ErrNetworkFolder):
		ways = []fyne.CanvasObject{kit.NewPrimaryButton(lang.L("Salin ke komputer ini…"), theme.DownloadIcon(), o.copyHere), end}
	case app.Damaged(err) && app.Salvageable(path):
		text = lang.L("Berkas arsip rusak, tetapi sebagian atau seluruh isinya masih dapat dibaca. Di sini tidak ada yang ditulis ke dalamnya. Pulihkan dari cadangan terakhir, selamatkan isinya ke arsip baru, atau lihat dahulu isinya; berkas yang rusak tetap disimpan.")
		ways = []fyne.CanvasObject{
			kit.NewPrimaryButton(lang.L("Selamatkan ke arsip baru"), theme.ContentPasteIcon(), o.salvage),
			kit.NewButton(lang.L("Lihat isinya (hanya baca)"), theme.VisibilityIcon(), o.look), end,
		}
	}
	if app.Damaged(err) {
		restore := kit.NewButton(lang.L("Pulihkan dari cadangan…"), theme.HistoryIcon(), o.restore)
		ways = slices.Insert(ways, 1, fyne.CanvasObject(restore))
	}
	o.Folder, o.Picked = seen.folder, seen.picked
	page := container.NewBorder(nil, o.others(seen), nil, nil, kit.NewEmptyState(theme.WarningIcon(), lang.L("Arsip tidak dapat dibuka"), text, ways...))
	win.SetContent(kit.Pad(page))
	win.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { o.dropped(uris) })
	win.Resize(fyne.NewSize(800, 420))
	win.CenterOnScreen()
	if first, ok := ways[0].(fyne.Focusable); ok {
		win.Canvas().Focus(first)
	}
	return o
}

// restore puts a backup in the place of the archive; the program is then to be
// opened anew.
func (o *openFailure) restore() {
	restoreClosed(o.Runner, o.path, o.restored)
}

func (o *openFailure) restored(former string) {
	kit.Inform(o.Window, lang.L("Arsip dipulihkan"), fmt.Sprintf(lang.L("Buka Rakor lagi. Arsip yang rusak disimpan sebagai “%s”."), filepath.Base(former))).OnClosed = o.Window.Close
}

// salvage makes a new archive beside the damaged one, and says what is in it.
func (o *openFailure) salvage() {
	var said []string
	var made string
	o.Run(lang.L("Menyelamatkan arsip"), func(ctx context.Context, _ kit.Step) error {
		r, err := app.Salvage(ctx, o.path, "", time.Now)
		if err != nil {
			return err
		}
		made = r.Path
		said = o.sayings(r)
		return nil
	}, func() { o.salvaged(made, said) })
}

// sayings tell what came out of the damaged archive; the log has all that did not.
func (o *openFailure) sayings(r app.SalvageReport) (said []string) {
	for _, s := range app.SalvageWords(r) {
		said = append(said, words.Say(s))
	}
	for i, m := range r.Missing {
		o.Log.Error("not salvaged", "table", m.Table, "row", m.UID, "why", m.Why)
		if i < missingShown {
			said = append(said, "•  "+words.Say(app.MissingWords(m)))
		}
	}
	if n := len(r.Missing) - missingShown; n > 0 {
		said = append(said, fmt.Sprintf(lang.L("… dan %s lagi; semuanya ada di berkas log."), locale.Number(float64(n))))
	}
	return said
}

// salvaged shows what was saved, and offers to go on with it.
func (o *openFailure) salvaged(made string, said []string) {
	use := kit.NewPrimaryButton(lang.L("Pakai arsip baru ini"), theme.ConfirmIcon(), func() { o.takeOver(made) })
	head := kit.NewText(lang.L("Isi arsip sudah diselamatkan"))
	head.SizeName, head.Style = theme.SizeNameSubHeadingText, fyne.TextStyle{Bold: true}
	body := kit.NewParagraph(fmt.Sprintf(lang.L("Arsip baru: %s"), made) + "\n\n" + strings.Join(said, "\n"))
	o.Window.SetContent(kit.Pad(container.NewBorder(head, container.NewHBox(use, kit.NewButton(lang.L("Tutup"), nil, o.Window.Close)), nil, nil, container.NewVScroll(body))))
	o.Window.Canvas().Focus(use)
}

// takeOver puts the new archive in the place of the damaged one.
func (o *openFailure) takeOver(made string) {
	var former string
	o.Run(lang.L("Mengganti arsip"), func(ctx context.Context, _ kit.Step) (err error) {
		former, err = app.TakeOver(ctx, made, o.path, time.Now)
		return err
	}, func() {
		o.end(lang.L("Arsip sudah diganti"), fmt.Sprintf(lang.L("Buka Rakor sekali lagi. Arsip yang rusak disimpan sebagai %s; jangan dihapus sebelum semuanya dibandingkan."), former))
	})
}

// copyHere copies an archive from a shared folder to one of this computer.
func (o *openFailure) copyHere() {
	o.OpenFolder(kit.FileRequest{Title: lang.L("Pilih folder di komputer ini")}, func(folder string) {
		var path string
		o.Run(lang.L("Menyalin arsip"), func(ctx context.Context, _ kit.Step) (err error) {
			path, err = app.CopyHere(ctx, o.path, folder, time.Now)
			return err
		}, func() {
			o.end(lang.L("Arsip sudah disalin"), fmt.Sprintf(lang.L("Salinannya sudah diperiksa: %s. Buka Rakor dengan arsip itu (rakor --db), dan jangan pakai lagi yang di folder bersama."), path))
		})
	})
}

func (o *openFailure) end(title, text string) {
	end := kit.NewPrimaryButton(lang.L("Tutup"), nil, o.Window.Close)
	o.Window.SetContent(kit.Pad(kit.NewEmptyState(theme.ConfirmIcon(), title, text, end)))
	o.Window.Canvas().Focus(end)
}
