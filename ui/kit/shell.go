package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Destination is a place that the navigation leads to.
type Destination struct {
	ID    string
	Label string
	Icon  fyne.Resource
	Key   string // said in the tip of the status line: "Ctrl+1"
}

// A Page is what the shell shows: header and content.
type Page struct {
	Title    string
	Subtitle string
	Actions  []fyne.CanvasObject // right in the header, the main one last
	Content  fyne.CanvasObject
	Focus    fyne.Focusable // gets the keyboard when the page is shown; may be nil
}

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
	notice *notice
	frame  *fyne.Container
	root   fyne.CanvasObject
}

// NewShell returns the frame of the runner's window. open is called when the
// person picks a destination; the caller then calls Show.
func NewShell(r *Runner, destinations []Destination, open func(id string)) *Shell {
	s := &Shell{runner: r, layer: NewLayer(), body: container.NewStack()}
	var page *fyne.Container
	s.header = newHeader(func() { r.Post(func() { page.Refresh() }) }) // what it stands in gives it room
	s.status = newStatusLine()
	s.rail = newRail(destinations, open, s.status.tip)
	s.toasts = newToasts(r, s.layer)
	page = newFrame(s.header.root, s.status.root, nil, s.body)
	s.notice = newNotice()
	s.frame = newFrame(s.notice.root, nil, s.rail.root, page) // on the window's own ground, which is painted anyway
	s.frame.Layout.(*frame).before = s.rail.fit
	s.root = container.NewStack(s.frame, s.layer)
	UseLayer(r.Window, s.layer)
	return s
}

// Root is the content for the window. Call the window's SetPadded(false) too.
func (s *Shell) Root() fyne.CanvasObject { return s.root }

// Layer is the free layer above the content.
func (s *Shell) Layer() *Layer { return s.layer }

// Show shows a page under the destination it belongs to.
func (s *Shell) Show(destination string, p Page) {
	s.rail.open(destination)
	s.header.set(p.Title, p.Subtitle)
	s.header.setActions(p.Actions)
	// a page that needs more room than the window has, with large text, scrolls
	s.body.Objects = []fyne.CanvasObject{container.NewScroll(pad(8, 8, 12, 12, p.Content))}
	s.body.Refresh()
	if p.Focus != nil {
		s.runner.Window.Canvas().Focus(p.Focus)
	} else {
		s.runner.Window.Canvas().Unfocus()
	}
}

// SetHeader changes title and subtitle of the shown page.
func (s *Shell) SetHeader(title, subtitle string) { s.header.set(title, subtitle) }

// SetActions changes what stands right in the header of the shown page.
func (s *Shell) SetActions(actions ...fyne.CanvasObject) { s.header.setActions(actions) }

// SetHeaderHidden takes the header away, to give a running meeting its room.
func (s *Shell) SetHeaderHidden(hidden bool) {
	setHidden(s.header.root, hidden)
	s.frame.Refresh()
}

// SetRailHidden takes the navigation away, for the same.
func (s *Shell) SetRailHidden(hidden bool) {
	setHidden(s.rail.root, hidden)
	s.frame.Refresh()
}

// SetBadge shows a count at a destination; 0 takes it away.
func (s *Shell) SetBadge(id string, n int) { s.rail.badge(id, n) }

// SetSaved shows in the status line whether what was typed is safe.
// Under a notice that nothing is saved it stays silent.
func (s *Shell) SetSaved(state SaveState, text string) {
	if !s.notice.unsaved {
		s.status.setSaved(state, text)
	}
}

// SetNotice says above every page why nothing can be saved here, for as long as
// the window is open.
func (s *Shell) SetNotice(text string) {
	s.notice.unsaved = true
	s.SetNoticeAction(text, "", nil)
}

// SetNoticeAction says above every page what is particular about all there is
// here, with one button for it; without a label there is none.
func (s *Shell) SetNoticeAction(text, label string, do func()) {
	s.notice.text.SetText(text)
	s.notice.action.SetText(label)
	s.notice.action.OnTapped = do
	setHidden(s.notice.action, label == "")
	s.notice.root.Show()
	s.frame.Refresh()
}

// SetStatus shows a lasting message in the status line.
func (s *Shell) SetStatus(text string) { s.status.message.SetText(text) }

// SetStatusRight shows quiet facts on the right of the status line.
func (s *Shell) SetStatusRight(text string) { s.status.setRight(text) }

// Toast tells something for some seconds without getting in the way.
func (s *Shell) Toast(tone Tone, text string) { s.toasts.show(tone, text, "", nil) }

// ToastAction is a toast with one button, such as "Batalkan"; [Shell.PressToast]
// presses it for who has both hands on the keys.
func (s *Shell) ToastAction(tone Tone, text, label string, do func()) {
	s.toasts.show(tone, text, label, do)
}

// ToastWaits reports whether a toast has a button to press.
func (s *Shell) ToastWaits() bool { return s.toasts.newest() != nil }

// PressToast presses the button of the newest toast that has one.
func (s *Shell) PressToast() {
	if t := s.toasts.newest(); t != nil {
		t.press()
	}
}

// A notice is a line above header and navigation, where no page can cover it.
type notice struct {
	root    fyne.CanvasObject
	text    *Text
	action  *Button
	unsaved bool // it says that nothing is saved
}

func newNotice() *notice {
	n := &notice{text: NewText(""), action: NewButton("", nil, nil)}
	n.text.Style.Bold, n.text.Truncate = true, true
	row := container.NewBorder(nil, nil, container.NewCenter(newIcon(theme.NewWarningThemedResource(theme.WarningIcon()), 20)), n.action, pad(0, 0, 8, 0, middle(n.text)))
	n.root = newFrame(nil, widget.NewSeparator(), nil, NewPanel(ColorSurface, pad(6, 6, 16, 16, row)))
	n.root.Hide()
	return n
}

func setHidden(o fyne.CanvasObject, hidden bool) {
	if hidden {
		o.Hide()
	} else {
		o.Show()
	}
}
