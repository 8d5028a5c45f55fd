package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// MouseDown selects at once, for a click can get lost when the mouse moves.
func (r *listRow) MouseDown(ev *desktop.MouseEvent) {
	l := r.list
	row := r.row
	focusOn(l)
	switch {
	case ev.Button == desktop.MouseButtonSecondary:
		if !l.selected[row] {
			l.moveTo(row, false)
		}
	case ev.Modifier&fyne.KeyModifierControl != 0:
		l.toggle(row)
	default:
		l.moveTo(row, ev.Modifier&fyne.KeyModifierShift != 0)
	}
}

// MouseUp is for Fyne.
func (r *listRow) MouseUp(*desktop.MouseEvent) {}

// DoubleTapped activates the row.
func (r *listRow) DoubleTapped(*fyne.PointEvent) { r.list.activate(r.row) }

// TappedSecondary opens what can be done with the row.
func (r *listRow) TappedSecondary(ev *fyne.PointEvent) { r.list.context(r.row, ev.AbsolutePosition) }

// MouseIn marks the row under the pointer.
func (r *listRow) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.paint()
}

// MouseMoved is for Fyne.
func (r *listRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the mark away.
func (r *listRow) MouseOut() {
	r.hovered = false
	r.paint()
}

// MouseDown on the empty room below the rows takes the keyboard.
func (l *VList) MouseDown(*desktop.MouseEvent) { focusOn(l) }

// MouseUp is for Fyne.
func (l *VList) MouseUp(*desktop.MouseEvent) {}

func (l *VList) activate(row int) {
	if row >= 0 && row < l.Len() && l.OnActivate != nil {
		l.OnActivate(row)
	}
}

func (l *VList) context(row int, at fyne.Position) {
	if row >= 0 && row < l.Len() && l.OnContext != nil {
		l.OnContext(row, at)
	}
}

// FocusGained is for Fyne. The first row gets the cursor if none has it.
func (l *VList) FocusGained() {
	l.focused = true
	revealTop(l, zoomed(leastSight))
	l.ring.set(true)
	l.Redraw()
	l.startCursor()
}

// leastSight is how much of a list must be in sight when the keyboard comes to
// it, at 100 % zoom; a list scrolls its rows itself.
const leastSight = 50

// startCursor puts the cursor on the first row in sight if it is on none. In a
// multiple selection a row is selected only by a person.
func (l *VList) startCursor() {
	if l.cursor < 0 && l.Len() > 0 && !l.Multiple {
		l.moveTo(l.rowAt(l.scroll.Offset.Y), false)
	}
}

// FocusLost is for Fyne.
func (l *VList) FocusLost() {
	l.focused, l.shift = false, false
	l.ring.set(false)
	l.Redraw()
}

// TypedRune is for Fyne.
func (l *VList) TypedRune(r rune) {
	if l.OnRune != nil {
		l.OnRune(r)
	}
}

// TypedShortcut is for Fyne: Ctrl+A selects all, the rest goes to OnShortcut
// and then to the commands.
func (l *VList) TypedShortcut(s fyne.Shortcut) {
	if l.OnShortcut != nil && l.OnShortcut(s) {
		return
	}
	if _, all := s.(*fyne.ShortcutSelectAll); all && l.Multiple {
		for row := range l.Len() {
			l.selected[row] = true
		}
		l.selectionChanged()
		return
	}
	passShortcut(l, s)
}

// KeyDown notes that Shift is held; Fyne does not say so with other keys.
func (l *VList) KeyDown(ev *fyne.KeyEvent) { l.shift = l.shift || isShift(ev.Name) }

// KeyUp notes that Shift was let go.
func (l *VList) KeyUp(ev *fyne.KeyEvent) { l.shift = l.shift && !isShift(ev.Name) }

func isShift(k fyne.KeyName) bool { return k == desktop.KeyShiftLeft || k == desktop.KeyShiftRight }

// TypedKey is for Fyne.
func (l *VList) TypedKey(ev *fyne.KeyEvent) {
	if l.OnKey != nil && l.OnKey(ev) {
		return
	}
	if to, ok := l.target(ev.Name); ok {
		if l.Len() > 0 {
			l.moveTo(to, l.shift)
		}
		return
	}
	switch ev.Name {
	case fyne.KeySpace:
		l.toggle(l.cursor)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.OnActivate == nil {
			passKey(l, ev)
			return
		}
		l.activate(l.cursor)
	case desktop.KeyMenu:
		if l.cursor >= 0 {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l)
			l.context(l.cursor, at.AddXY(zoomed(24), l.tops[l.cursor+1]-l.scroll.Offset.Y))
		}
	default:
		passKey(l, ev)
	}
}

// target is the row that a key moves the cursor to.
func (l *VList) target(k fyne.KeyName) (row int, ok bool) {
	switch k {
	case fyne.KeyUp:
		return max(0, l.cursor-1), true
	case fyne.KeyDown:
		return l.cursor + 1, true
	case fyne.KeyHome:
		return 0, true
	case fyne.KeyEnd:
		return l.Len() - 1, true
	case fyne.KeyPageDown:
		return l.page(1), true
	case fyne.KeyPageUp:
		return l.page(-1), true
	}
	return 0, false
}

// page is the row one sight further, at least the next.
func (l *VList) page(direction int) int {
	from := max(0, l.cursor)
	if l.Len() == 0 {
		return 0
	}
	to := l.rowAt(l.tops[from] + float32(direction)*l.scroll.Size().Height*0.9)
	if to == from {
		to = from + direction
	}
	return max(0, to)
}

// Refresh rereads the theme; text may have another size now.
func (l *VList) Refresh() {
	l.Reload()
	l.ring.Refresh()
	l.BaseWidget.Refresh()
}

// CreateRenderer is for Fyne.
func (l *VList) CreateRenderer() fyne.WidgetRenderer {
	return &listRenderer{l: l, objects: []fyne.CanvasObject{l.scroll, l.ring.box}}
}

type listRenderer struct {
	l       *VList
	objects []fyne.CanvasObject
}

func (r *listRenderer) Destroy()                     {}
func (r *listRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *listRenderer) MinSize() fyne.Size           { return fyne.NewSize(zoomed(80), zoomed(60)) }

func (r *listRenderer) Layout(s fyne.Size) {
	end := r.l.showsEnd() // before the size changes
	r.l.scroll.Resize(s)
	r.l.ring.box.Resize(s)
	r.l.setWidth(s.Width)
	if end {
		r.l.ScrollToEnd()
		return
	}
	r.l.arrange()
}

func (r *listRenderer) Refresh() { canvas.Refresh(r.l) }
