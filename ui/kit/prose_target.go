package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// A proseTarget is a link or a picture: something of a page that can be pressed.
type proseTarget struct {
	widget.BaseWidget
	page    *Prose
	content fyne.CanvasObject
	press   func()
	ring    *ring
}

// newProseTarget returns what can be pressed. Of a link that is broken over
// lines Tab reaches the first part only.
func newProseTarget(p *Prose, content fyne.CanvasObject, reached bool, press func()) fyne.CanvasObject {
	t := &proseTarget{page: p, content: content, press: press, ring: newRing()}
	if !reached {
		t.ExtendBaseWidget(t)
		return t
	}
	f := &proseStop{proseTarget: t}
	f.ExtendBaseWidget(f)
	return f
}

// Tapped presses it.
func (t *proseTarget) Tapped(*fyne.PointEvent) { t.press() }

// Cursor is for Fyne.
func (t *proseTarget) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for Fyne.
func (t *proseTarget) CreateRenderer() fyne.WidgetRenderer { return &proseTargetRenderer{t} }

// proseStop is a target that Tab stops at.
type proseStop struct{ *proseTarget }

// FocusGained brings it into sight.
func (t *proseStop) FocusGained() {
	t.ring.set(true)
	t.page.reveal(t)
}

// FocusLost is for Fyne.
func (t *proseStop) FocusLost() { t.ring.set(false) }

// TypedRune is for Fyne.
func (t *proseStop) TypedRune(rune) {}

// TypedShortcut hands shortcuts that no menu took to the commands.
func (t *proseStop) TypedShortcut(s fyne.Shortcut) { passShortcut(t, s) }

// TypedKey presses it on Enter and Space; the keys that scroll the page do so.
func (t *proseStop) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.press()
	default:
		t.page.TypedKey(ev)
	}
}

type proseTargetRenderer struct{ t *proseTarget }

func (r *proseTargetRenderer) Destroy()           {}
func (r *proseTargetRenderer) MinSize() fyne.Size { return r.t.content.MinSize() }

func (r *proseTargetRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.content, r.t.ring.box}
}

func (r *proseTargetRenderer) Layout(s fyne.Size) {
	r.t.content.Resize(s)
	r.t.ring.box.Move(fyne.NewPos(-3, -2))
	r.t.ring.box.Resize(s.AddWidthHeight(6, 4))
}

func (r *proseTargetRenderer) Refresh() {
	r.t.content.Refresh()
	r.t.ring.Refresh()
}
