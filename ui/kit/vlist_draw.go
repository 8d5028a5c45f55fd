package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// wheelSpeed makes one step of the wheel move about three lines; Fyne's own is
// slow compared with other programs.
const wheelSpeed = 3

// listScroll is the scroll container of a list.
type listScroll struct {
	container.Scroll
	list *VList
	room *fyne.Container // as tall as all rows together
}

func newListScroll(l *VList) *listScroll {
	s := &listScroll{list: l}
	s.room = container.New(listRoom{l})
	s.Direction = container.ScrollVerticalOnly
	s.Content = s.room
	s.OnScrolled = func(fyne.Position) {
		l.ending = l.ending && l.atEnd()
		l.arrange()
	}
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled moves faster than Fyne's own.
func (s *listScroll) Scrolled(ev *fyne.ScrollEvent) {
	quick := *ev
	quick.Scrolled.DY *= wheelSpeed
	s.Scroll.Scrolled(&quick)
}

// listRoom is as tall as all rows; rows are put in place by [VList.arrange].
type listRoom struct{ list *VList }

func (r listRoom) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, r.list.tops[len(r.list.tops)-1])
}

func (r listRoom) Layout([]fyne.CanvasObject, fyne.Size) {}

// place is the row at the top of what is in sight, and how much of it is gone.
func (l *VList) place() (top int, inside float32) {
	if l.Len() == 0 {
		return 0, 0
	}
	top = l.rowAt(l.scroll.Offset.Y)
	return top, l.scroll.Offset.Y - l.tops[top]
}

func (l *VList) restore(top int, inside float32) {
	if l.Len() == 0 {
		l.scrollTo(0)
		return
	}
	top = min(top, l.Len()-1)
	l.scrollTo(l.tops[top] + min(inside, l.tops[top+1]-l.tops[top]))
}

func (l *VList) total() float32 { return l.tops[len(l.tops)-1] }

func (l *VList) atEnd() bool {
	return l.scroll.Offset.Y+l.scroll.Size().Height >= l.total()-1
}

// ScrollTo brings a row into sight with as little movement as possible.
func (l *VList) ScrollTo(row int) {
	if row < 0 || row >= l.Len() {
		return
	}
	height := l.scroll.Size().Height
	top, bottom := l.tops[row], l.tops[row+1]
	switch {
	case top < l.scroll.Offset.Y || bottom-top > height:
		l.scrollTo(top)
	case bottom > l.scroll.Offset.Y+height:
		l.scrollTo(bottom - height)
	}
}

// ScrollToTop shows a row at the top.
func (l *VList) ScrollToTop(row int) {
	if row >= 0 && row < l.Len() {
		l.scrollTo(l.tops[row])
	}
}

// ScrollToEnd shows the last row.
func (l *VList) ScrollToEnd() {
	l.scrollTo(l.total())
	l.ending = true
}

// showsEnd reports whether the list is to stay at its end when its size changes:
// it was sent there, or somebody scrolled there.
func (l *VList) showsEnd() bool {
	return l.Len() > 0 && (l.ending || l.scroll.Offset.Y > 0 && l.atEnd())
}

func (l *VList) scrollTo(y float32) {
	l.ending = false
	l.scroll.Offset.Y = max(0, min(y, l.total()-l.scroll.Size().Height))
	l.arrange()
	l.scroll.Refresh() // moves the content and the bar
}

// arrange gives every row in sight a widget, and takes it from those gone, also
// from rows that the page has dropped and not yet told of by Reload.
func (l *VList) arrange() {
	view := l.scroll.Size()
	if view.Height <= 0 || l.width <= 0 {
		return
	}
	first, last := 0, -1
	if l.Len() > 0 {
		first, last = l.rowAt(l.scroll.Offset.Y), l.rowAt(l.scroll.Offset.Y+view.Height)
		last = min(last, l.Rows.Length()-1)
	}
	changed := len(l.scroll.room.Objects) != last-first+1 // a list that has become empty
	for row, r := range l.shown {
		if row < first || row > last {
			delete(l.shown, row)
			l.spare = append(l.spare, r)
			changed = true
		}
	}
	for row := first; row <= last; row++ {
		if l.shown[row] == nil {
			l.shown[row] = l.takeRow()
			changed = true
		}
		l.put(row, l.shown[row])
	}
	if changed {
		l.collect(first, last)
	}
	canvas.Refresh(l.scroll)
	if l.OnScrolled != nil {
		l.OnScrolled(first, last)
	}
}

// collect lists the shown rows in their order as the objects of the scroll.
func (l *VList) collect(first, last int) {
	l.scroll.room.Objects = l.scroll.room.Objects[:0]
	for row := first; row <= last; row++ {
		l.scroll.room.Objects = append(l.scroll.room.Objects, l.shown[row])
	}
}

func (l *VList) takeRow() *listRow {
	if n := len(l.spare); n > 0 {
		r := l.spare[n-1]
		l.spare = l.spare[:n-1]
		r.row = -1
		return r
	}
	return newListRow(l)
}

func (l *VList) recycleAll() {
	for row, r := range l.shown {
		delete(l.shown, row)
		l.spare = append(l.spare, r)
	}
}

// put places a row and draws it if it shows something else than before.
func (l *VList) put(row int, r *listRow) {
	at, size := fyne.NewPos(0, l.tops[row]), fyne.NewSize(l.width, l.tops[row+1]-l.tops[row])
	if r.Position() != at {
		r.Move(at)
	}
	if r.row == row && !r.stale {
		if r.Size() != size {
			r.Resize(size)
		}
		return
	}
	r.row, r.stale = row, false
	if r.Size() != size {
		r.Resize(size)
	}
	r.paint()
	l.Rows.Draw(row, r.content, RowState{Selected: l.selected[row], Cursor: row == l.cursor, Focused: l.focused})
}

// listRow is the widget around a row's content: ground, marker, mouse.
type listRow struct {
	widget.BaseWidget
	list    *VList
	row     int
	stale   bool
	hovered bool

	content fyne.CanvasObject
	ground  *canvas.Rectangle
	marker  *canvas.Rectangle
	line    *canvas.Rectangle
}

func newListRow(l *VList) *listRow {
	r := &listRow{
		list: l, row: -1, content: l.Rows.New(),
		ground: &canvas.Rectangle{}, marker: &canvas.Rectangle{}, line: &canvas.Rectangle{},
	}
	r.ExtendBaseWidget(r)
	return r
}

// paint gives ground, marker and line the colors of the row's state.
func (r *listRow) paint() {
	l := r.list
	r.ground.FillColor, r.marker.FillColor, r.line.FillColor = color.Transparent, color.Transparent, color.Transparent
	switch {
	case l.selected[r.row]:
		r.ground.FillColor = colorOf(ColorCurrentLine)
	case r.hovered:
		r.ground.FillColor = colorOf(theme.ColorNameHover)
	case l.Striped && r.row%2 == 1:
		r.ground.FillColor = colorOf(ColorStripe)
	}
	if r.row == l.cursor {
		r.marker.FillColor = colorOf(ColorBorder)
		if l.focused {
			r.marker.FillColor = colorOf(ColorFocusRing)
		}
	}
	if l.Divided {
		r.line.FillColor = colorOf(theme.ColorNameSeparator)
	}
	r.ground.Refresh()
	r.marker.Refresh()
	r.line.Refresh()
}

// CreateRenderer is for Fyne.
func (r *listRow) CreateRenderer() fyne.WidgetRenderer { return &listRowRenderer{r} }

type listRowRenderer struct{ r *listRow }

func (rr *listRowRenderer) Destroy()           {}
func (rr *listRowRenderer) MinSize() fyne.Size { return fyne.NewSize(1, 1) }

func (rr *listRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{rr.r.ground, rr.r.line, rr.r.marker, rr.r.content}
}

func (rr *listRowRenderer) Layout(s fyne.Size) {
	r := rr.r
	r.ground.Resize(s)
	r.marker.Resize(fyne.NewSize(3, s.Height))
	r.line.Move(fyne.NewPos(0, s.Height-1))
	r.line.Resize(fyne.NewSize(s.Width, 1))
	r.content.Resize(s)
}

func (rr *listRowRenderer) Refresh() {
	rr.r.paint()
	rr.r.content.Refresh()
}

var (
	_ desktop.Mouseable      = (*listRow)(nil)
	_ desktop.Hoverable      = (*listRow)(nil)
	_ fyne.DoubleTappable    = (*listRow)(nil)
	_ fyne.SecondaryTappable = (*listRow)(nil)
	_ desktop.Mouseable      = (*VList)(nil)
	_ fyne.Focusable         = (*VList)(nil)
	_ fyne.Shortcutable      = (*VList)(nil)
	_ desktop.Keyable        = (*VList)(nil)
)
