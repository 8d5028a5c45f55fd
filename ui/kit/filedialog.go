package kit

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/storage"
)

// A FileFilter offers files of some kinds in a file dialog.
type FileFilter struct {
	Name       string   // "Lembar Excel", already translated
	Extensions []string // without dot: "xlsx"
}

// FileRequest says what a file dialog is for.
type FileRequest struct {
	Title    string
	Folder   string // where to start; "" means where the system likes
	Name     string // suggested file name when saving
	Filters  []FileFilter
	Multiple bool // several files may be chosen (opening only)

	kind fileKind
}

type fileKind int

const (
	fileOpen fileKind = iota
	fileSave
	fileFolder
)

// A FileChooser shows a file dialog and waits for the answer: the chosen paths,
// none if the person gave up. It runs away from the Fyne goroutine.
type FileChooser func(ctx context.Context, req FileRequest) ([]string, error)

// errNoChooser says that the system has no file dialog to call.
var errNoChooser = errors.New("no file dialog of the system")

// OpenFiles lets the person choose files to open, through the system's own
// dialog where there is one. done is called on the Fyne goroutine with their
// paths, and is not called when the person gives up.
func (r *Runner) OpenFiles(req FileRequest, done func(paths []string)) {
	req.kind = fileOpen
	r.choose(req, done)
}

// OpenFolder lets the person choose a folder.
func (r *Runner) OpenFolder(req FileRequest, done func(path string)) {
	req.kind = fileFolder
	r.choose(req, func(paths []string) { done(paths[0]) })
}

// SaveFile lets the person choose where to save. The first filter's extension
// is added when the name has none. The dialog has asked before it returns the
// path of a file that exists; what is there must be taken as given up.
func (r *Runner) SaveFile(req FileRequest, done func(path string)) {
	req.kind = fileSave
	r.choose(req, func(paths []string) { done(req.withExtension(paths[0])) })
}

func (req FileRequest) withExtension(path string) string {
	if filepath.Ext(path) != "" || len(req.Filters) == 0 || len(req.Filters[0].Extensions) == 0 {
		return path
	}
	return path + "." + req.Filters[0].Extensions[0]
}

// choose asks the system's dialog, or Fyne's own where there is none. A modal
// stands in our window meanwhile, for the system's dialog does not block it.
func (r *Runner) choose(req FileRequest, done func(paths []string)) {
	if req.Folder == "" && r.Folder != nil {
		req.Folder = r.Folder()
	}
	done = r.noted(req, done)
	chooser := r.Files
	if chooser == nil {
		chooser = systemChooser(r.Window)
	}
	if chooser == nil {
		r.fyneDialog(req, done)
		return
	}
	ctx, cancel := context.WithCancel(r.Context)
	m := ShowModal(r.Window, req.Title, NewText(lang.L("Pilih pada jendela berkas yang terbuka.")),
		Choice{Label: lang.L("Batal"), Cancel: true, Run: func() bool {
			cancel()
			return true
		}})
	r.spawn(func() {
		defer cancel()
		paths, err := chooser(ctx, req)
		r.Post(func() {
			m.Close()
			switch {
			case errors.Is(err, errNoChooser):
				r.fyneDialog(req, done)
			case err != nil:
				r.Fail(req.Title, err)
			case len(paths) > 0:
				done(paths)
			}
		})
	})
}

// noted tells what was chosen before it goes on.
func (r *Runner) noted(req FileRequest, done func(paths []string)) func(paths []string) {
	return func(paths []string) {
		switch {
		case r.Picked == nil:
		case req.kind == fileFolder:
			r.Picked(paths[0], nil)
		case req.kind == fileSave:
			path := req.withExtension(paths[0])
			r.Picked(filepath.Dir(path), []string{path})
		default:
			r.Picked(filepath.Dir(paths[0]), paths)
		}
		done(paths)
	}
}

// fyneDialog shows Fyne's own dialog, which knows one file only.
func (r *Runner) fyneDialog(req FileRequest, done func(paths []string)) {
	answer := func(u fyne.URI, err error) {
		switch {
		case err != nil:
			r.Fail(req.Title, err)
		case u != nil:
			done([]string{u.Path()})
		}
	}
	var d interface {
		Show()
		Hide()
		SetOnClosed(func())
		Resize(fyne.Size)
		SetLocation(fyne.ListableURI)
	}
	switch req.kind {
	case fileFolder:
		d = dialog.NewFolderOpen(func(u fyne.ListableURI, err error) {
			if u == nil {
				answer(nil, err)
				return
			}
			answer(u, err)
		}, r.Window)
	case fileSave:
		save := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) { answer(vacated(w, err)) }, r.Window)
		save.SetFileName(req.Name)
		d = save
	default:
		open := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) { answer(closed(f, err)) }, r.Window)
		if ext := req.extensions(); len(ext) > 0 {
			open.SetFilter(storage.NewExtensionFileFilter(ext))
		}
		d = open
	}
	if folder, err := storage.ListerForURI(storage.NewFileURI(req.Folder)); err == nil && req.Folder != "" {
		d.SetLocation(folder)
	}
	desk := deskOf(r.Window.Canvas())
	desk.escape = d.Hide
	d.SetOnClosed(func() { desk.escape = nil })
	d.Show()
	d.Resize(r.Window.Canvas().Size().SubtractWidthHeight(80, 80)) // panics before Show
}

// closed closes the file that Fyne has opened; the caller wants its path only.
func closed[F interface {
	comparable
	URI() fyne.URI
	Close() error
}](f F, err error) (fyne.URI, error) {
	var none F
	if err != nil || f == none {
		return nil, err
	}
	return f.URI(), f.Close()
}

// vacated takes away the empty file that Fyne has made to be saved into: what is
// written there is made beside it and takes its name, or wants the name free.
func vacated(w fyne.URIWriteCloser, err error) (fyne.URI, error) {
	u, err := closed(w, err)
	if u == nil || err != nil {
		return nil, err
	}
	return u, os.Remove(u.Path())
}

// extensions lists those of all filters, with dot.
func (req FileRequest) extensions() []string {
	var all []string
	for _, f := range req.Filters {
		for _, e := range f.Extensions {
			all = append(all, "."+e)
		}
	}
	return all
}
