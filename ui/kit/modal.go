package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Choice is one button of a [Modal].
type Choice struct {
	Label   string
	Default bool // Enter presses it
	Cancel  bool // Esc presses it
	Danger  bool // shown in the color of what cannot be undone

	// Run does it. The modal closes if Run is nil or returns true; it stays
	// open on false, so that a form can show what is wrong.
	Run func() bool
}

// Modal is content that must be answered before anything else goes on. Never
// more than one is seen: a second one takes the place of the first, which comes
// back when the second closes.
type Modal struct {
	desk    *desk
	canvas  fyne.Canvas
	popup   *widget.PopUp
	layer   *Layer
	choices []Choice
	buttons []*Button
	content fyne.CanvasObject
	body    *container.Scroll
	back    fyne.Focusable // had the keyboard before
	last    fyne.Focusable // had it when another modal covered this one
	closed  bool

	// OnClosed, if set, is called once the modal is gone, whatever closed it.
	OnClosed func()
}

// ShowModal shows title, content and choices (the last stands rightmost), and
// puts the keyboard on the first field of the content or, without one, on the
// default choice. Fields must be the kit's own for Enter and Esc to reach the
// modal. Content that may grow tall scrolls by itself.
func ShowModal(win fyne.Window, title string, content fyne.CanvasObject, choices ...Choice) *Modal {
	c := win.Canvas()
	m := &Modal{desk: deskOf(c), canvas: c, layer: NewLayer(), choices: choices, content: content, back: c.Focused()}
	if under := m.desk.top(); under != nil {
		under.last = c.Focused()
		under.popup.Hide()
	}
	m.desk.modals = append(m.desk.modals, m)
	m.popup = widget.NewModalPopUp(container.NewStack(m.sheet(title), m.layer), c)
	m.open()
	return m
}

// sheet lays out what the modal shows.
func (m *Modal) sheet(title string) fyne.CanvasObject {
	row := container.NewHBox(layout.NewSpacer())
	for i, ch := range m.choices {
		b := NewButton(ch.Label, nil, func() { m.Press(i) })
		switch {
		case ch.Danger:
			b.Importance = widget.DangerImportance
		case ch.Default:
			b.Importance = widget.HighImportance
		}
		m.buttons = append(m.buttons, b)
		row.Add(pad(0, 0, 4, 0, container.New(minWidth(84), b)))
	}
	if len(m.choices) == 0 {
		row.Hide()
	}
	head := NewText(title)
	head.SizeName, head.Style, head.Truncate = theme.SizeNameSubHeadingText, fyne.TextStyle{Bold: true}, true
	m.body = newModalBody(m.content)
	return container.New(&sheetLayout{canvas: m.canvas}, pad(18, 10, 22, 22, head), m.body, pad(14, 16, 22, 22, row))
}

// newModalBody lets tall content scroll; the padding is inside the scroll so
// that focus rings at its edge are not cut.
func newModalBody(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(pad(2, 2, 22, 22, content))
}

// sheetLayout gives the body its wanted height as far as the window allows.
type sheetLayout struct{ canvas fyne.Canvas }

func (l *sheetLayout) MinSize(os []fyne.CanvasObject) fyne.Size {
	head, foot := os[0].MinSize(), os[2].MinSize()
	body := os[1].(*container.Scroll).Content.MinSize()
	room := l.canvas.Size().SubtractWidthHeight(zoomed(60), zoomed(60)).Max(fyne.NewSize(200, 160))
	return fyne.NewSize(max(foot.Width, body.Width, zoomed(520)), head.Height+body.Height+foot.Height+hair).Min(room)
}

func (l *sheetLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	head, foot := os[0].MinSize().Height, os[2].MinSize().Height
	os[0].Resize(fyne.NewSize(s.Width, head))
	os[1].Move(fyne.NewPos(0, head))
	os[1].Resize(fyne.NewSize(s.Width, s.Height-head-foot))
	os[2].Move(fyne.NewPos(0, s.Height-foot))
	os[2].Resize(fyne.NewSize(s.Width, foot))
}

func (m *Modal) open() {
	m.popup.Show()
	m.popup.Resize(m.popup.MinSize())
	if m.last != nil {
		m.canvas.Focus(m.last)
		return
	}
	m.canvas.FocusNext()
	b, ok := m.canvas.Focused().(*Button)
	if !ok || !slices.Contains(m.buttons, b) {
		return
	}
	for i, ch := range m.choices {
		if ch.Default {
			m.canvas.Focus(m.buttons[i])
		}
	}
}

// Fit gives the modal the size its content now wants.
func (m *Modal) Fit() { m.popup.Resize(m.popup.MinSize()) }

// SetEnabled allows or forbids a choice, counted from 0.
func (m *Modal) SetEnabled(choice int, on bool) {
	if on {
		m.buttons[choice].Enable()
	} else {
		m.buttons[choice].Disable()
	}
}

// Press presses a choice, counted from 0.
func (m *Modal) Press(choice int) {
	if m.closed || m.buttons[choice].Disabled() {
		return
	}
	if run := m.choices[choice].Run; run == nil || run() {
		m.Close()
	}
}

// Close takes the modal away without pressing anything, and gives the keyboard
// back to who had it.
func (m *Modal) Close() {
	if m.closed {
		return
	}
	m.closed = true
	wasTop := m.desk.top() == m
	m.desk.modals = slices.DeleteFunc(m.desk.modals, func(o *Modal) bool { return o == m })
	m.popup.Hide()
	if wasTop {
		if under := m.desk.top(); under != nil {
			under.open()
		} else if m.back != nil {
			m.canvas.Focus(m.back)
		}
	}
	if m.OnClosed != nil {
		m.OnClosed()
	}
}

// key presses the default choice on Enter and the way out on Esc.
func (m *Modal) key(k fyne.KeyName) bool {
	for i, ch := range m.choices {
		if ch.Cancel && k == fyne.KeyEscape || ch.Default && (k == fyne.KeyReturn || k == fyne.KeyEnter) {
			m.Press(i)
			return true
		}
	}
	return m.scroll(k)
}

// scroll moves content that is taller than the window by the keys that no field
// in it has used.
func (m *Modal) scroll(k fyne.KeyName) bool {
	step := zoomed(40)
	page := m.body.Size().Height * 0.9
	by, ok := map[fyne.KeyName]float32{
		fyne.KeyUp: -step, fyne.KeyDown: step, fyne.KeyPageUp: -page, fyne.KeyPageDown: page,
		fyne.KeyHome: -m.body.Content.Size().Height, fyne.KeyEnd: m.body.Content.Size().Height,
	}[k]
	if ok {
		most := max(0, m.body.Content.Size().Height-m.body.Size().Height)
		m.body.ScrollToOffset(fyne.NewPos(0, max(0, min(m.body.Offset.Y+by, most))))
	}
	return ok
}

// ModalOpen reports whether something modal is open in the window.
func ModalOpen(win fyne.Window) bool { return len(win.Canvas().Overlays().List()) > 0 }

// ModalText is what an asking modal says.
type ModalText struct {
	Title string
	Text  string
	Yes   string // label of the button that does it; "" means a plain word for it
	No    string // label of the way out
	// Danger marks what cannot be undone: Enter then presses No.
	Danger bool
}

// Confirm asks, and calls yes when the person agrees.
func Confirm(win fyne.Window, t ModalText, yes func()) *Modal {
	var m *Modal
	m = ShowModal(win, t.Title, sentence(theme.QuestionIcon(), t.Text),
		Choice{Label: or(t.No, lang.L("Batal")), Cancel: true, Default: t.Danger},
		Choice{Label: or(t.Yes, lang.L("Ya")), Default: !t.Danger, Danger: t.Danger, Run: func() bool {
			m.Close() // first, so that yes may open another
			yes()
			return true
		}})
	return m
}

// Inform tells something and waits for "Tutup".
func Inform(win fyne.Window, title, text string) *Modal {
	return ShowModal(win, title, sentence(theme.InfoIcon(), text), Choice{Label: lang.L("Tutup"), Default: true, Cancel: true})
}

// ShowError tells what went wrong and what to do; text is a finished sentence.
func ShowError(win fyne.Window, title, text string) *Modal {
	return ShowModal(win, title, sentence(theme.NewWarningThemedResource(theme.WarningIcon()), text),
		Choice{Label: lang.L("Tutup"), Default: true, Cancel: true})
}

// sentence is an icon with a wrapped text beside it.
func sentence(icon fyne.Resource, text string) fyne.CanvasObject {
	p := NewParagraph(text)
	p.Resize(fyne.NewSize(zoomed(420), 0)) // the width that its height is reckoned for
	return container.NewBorder(nil, nil, container.NewVBox(pad(0, 0, 0, 14, newIcon(icon, 26))), nil, container.New(minWidth(420), p))
}

// newIcon is an icon of a size, in Fyne units at 100 % zoom.
func newIcon(r fyne.Resource, size float32) fyne.CanvasObject {
	return container.New(minSquare(size), widget.NewIcon(r))
}

// minWidth keeps a single object at least so wide.
type minWidth float32

func (w minWidth) MinSize(os []fyne.CanvasObject) fyne.Size {
	m := os[0].MinSize()
	return fyne.NewSize(max(m.Width, zoomed(float32(w))), m.Height)
}

func (w minWidth) Layout(os []fyne.CanvasObject, s fyne.Size) { os[0].Resize(s) }

// minSquare keeps a single object at an exact square.
type minSquare float32

func (q minSquare) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSquareSize(zoomed(float32(q)))
}

func (q minSquare) Layout(os []fyne.CanvasObject, s fyne.Size) {
	side := fyne.NewSquareSize(zoomed(float32(q)))
	os[0].Resize(side)
	os[0].Move(fyne.NewPos((s.Width-side.Width)/2, (s.Height-side.Height)/2))
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}
