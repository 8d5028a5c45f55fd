package kit

import (
	"fyne.io/fyne/v2"
)

// A Destination is a place that the navigation leads to.
type Destination struct {
	ID    string
	Label string
	Icon  fyne.Resource
	Key   string // shown beside the label: "Ctrl+1"
}

// A Page is what the shell shows: header and content.
type Page struct {
	Title    string
	Subtitle string
	Actions  []fyne.CanvasObject // right in the header, the main one last
	Content  fyne.CanvasObject
	Focus    fyne.Focusable // gets the keyboard when the page is shown; may be nil
}

// SaveState says whether what was typed is safe.
type SaveState int

// The states of saving.
const (
	SaveNone   SaveState = iota // nothing to say
	Saved                       // all is on disk (tersimpan)
	Saving                      // on its way (menyimpan)
	SaveFailed                  // not saved; the text says why and what to do
)

// Shell is the frame of the window: navigation on the left, header, content,
// status line, and above them a [Layer] for toasts, suggestions and palette.
// Put Shell.Root into the window.
type Shell struct {
	runner *Runner
	rail   *rail
	header *header
	status *statusLine
	layer  *Layer
	toasts *toasts
	body   *fyne.Container
	root   fyne.CanvasObject
}

// Root is the content for the window.
func (s *Shell) Root() fyne.CanvasObject { return s.root }

// Layer is the free layer above the content.
func (s *Shell) Layer() *Layer { return s.layer }
