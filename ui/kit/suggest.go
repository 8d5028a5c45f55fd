package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Suggestion is one row of a [SuggestBox].
type Suggestion struct {
	Text   string // what is offered, as shown: "@PUPR"
	Detail string // what it means: "Dinas Pekerjaan Umum dan Penataan Ruang"
	Badge  string // short note on the right: "hadir"
	Tone   Tone   // of the badge
	Insert string // what replaces the span; "" means Text and a space
	Value  any    // the caller's own
}

// SuggestBox lists suggestions above (or, without room, below) the line it
// serves. It lives in the normal content tree, so it never takes the keyboard.
type SuggestBox struct {
	OnPick func(s Suggestion) // taken by Tab, Enter or a click
	OnMove func(s Suggestion) // another row is marked

	// Clear is what must not be covered, for instance the line with its chips;
	// nil means the field alone.
	Clear fyne.CanvasObject

	layer  *Layer
	panel  *Panel
	column *fyne.Container
	rows   []*suggestRow
	list   []Suggestion
	marked int
	first  int // of the rows shown
	take   func()
	below  bool // opens below its field if there is room
}

// suggestRows is how many suggestions are seen at once.
const suggestRows = 8

// NewSuggestBox returns a closed box that will open on the layer.
func NewSuggestBox(layer *Layer) *SuggestBox {
	b := &SuggestBox{layer: layer, column: container.New(tightColumn{})}
	hint := NewMuted(lang.L("Panah memilih · Tab mengambil · Esc menutup"))
	hint.Truncate = true
	b.panel = newFloat(container.NewBorder(nil, pad(4, 2, 8, 8, hint), nil, nil, b.column))
	return b
}

// Open reports whether the list is shown.
func (b *SuggestBox) Open() bool { return len(b.list) > 0 }

// Close closes the list.
func (b *SuggestBox) Close() {
	if b.Open() {
		b.list = nil
		b.layer.Remove(b.panel)
	}
}

// Marked is the row Tab would take.
func (b *SuggestBox) Marked() (Suggestion, bool) {
	if !b.Open() {
		return Suggestion{}, false
	}
	return b.list[b.marked], true
}

// Suggestions lists what is offered now.
func (b *SuggestBox) Suggestions() []Suggestion { return b.list }

// show opens the list at a field; take is called when a row is clicked.
func (b *SuggestBox) show(field fyne.CanvasObject, list []Suggestion, take func()) {
	if len(list) == 0 {
		b.Close()
		return
	}
	b.list, b.marked, b.first, b.take = list, 0, 0, take
	b.fill()
	b.place(field)
}

// move marks another row; it stops at both ends.
func (b *SuggestBox) move(by int) {
	b.marked = max(0, min(b.marked+by, len(b.list)-1))
	b.first = max(min(b.first, b.marked), b.marked-suggestRows+1)
	b.fill()
	if b.OnMove != nil {
		b.OnMove(b.list[b.marked])
	}
}

// fill draws the rows in sight.
func (b *SuggestBox) fill() {
	n := min(suggestRows, len(b.list))
	for len(b.rows) < n {
		b.rows = append(b.rows, newSuggestRow(b))
	}
	changed := len(b.column.Objects) != n
	b.column.Objects = b.column.Objects[:0]
	for i := range n {
		b.rows[i].set(b.first+i, b.list[b.first+i], b.first+i == b.marked)
		b.column.Objects = append(b.column.Objects, b.rows[i])
	}
	if changed {
		b.column.Refresh()
	}
}

// place puts the box at the field: above if there is room, else below.
func (b *SuggestBox) place(field fyne.CanvasObject) {
	if canvasFor(b.layer) == nil {
		return
	}
	keep := b.Clear
	if keep == nil {
		keep = field
	}
	at := b.layer.PositionOf(keep)
	left := b.layer.PositionOf(field).X
	gap := zoomed(4)
	wide := max(zoomed(520), field.Size().Width*0.6)
	if b.below {
		wide = max(zoomed(200), field.Size().Width)
	}
	size := fyne.NewSize(min(wide, max(zoomed(200), b.layer.Size().Width-left-gap)), b.panel.MinSize().Height)
	above, under := at.Y-size.Height-gap, at.Y+keep.Size().Height+gap
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.layer).Y
	fitsAbove, fitsUnder := corner+above >= 0, corner+under+size.Height <= canvasFor(b.layer).Size().Height
	y := above
	if fitsUnder && (b.below || !fitsAbove) {
		y = under
	}
	b.layer.Place(b.panel, fyne.NewPos(left, y), size)
}

// suggestRow shows one suggestion.
type suggestRow struct {
	widget.BaseWidget
	box    *SuggestBox
	index  int
	ground *canvas.Rectangle
	text   *Text
	detail *Text
	badge  *Chip
	body   fyne.CanvasObject
	marked bool
}

func newSuggestRow(b *SuggestBox) *suggestRow {
	r := &suggestRow{
		box: b, ground: &canvas.Rectangle{FillColor: color.Transparent, CornerRadius: 4}, text: NewStrong(""), detail: NewText(""), badge: NewChip("", ToneNeutral),
	}
	r.detail.Truncate, r.detail.ColorName = true, ColorMuted
	r.body = pad(4, 4, 10, 8, container.NewBorder(nil, nil, middle(r.text), middle(r.badge), pad(0, 0, 12, 8, middle(r.detail))))
	r.ExtendBaseWidget(r)
	return r
}

func (r *suggestRow) set(index int, s Suggestion, marked bool) {
	r.index, r.marked = index, marked
	r.text.SetText(s.Text)
	r.detail.SetText(s.Detail)
	r.badge.Set(s.Badge, s.Tone)
	if s.Badge == "" {
		r.badge.Hide()
	} else {
		r.badge.Show()
	}
	r.Refresh()
}

// Tapped takes the row.
func (r *suggestRow) Tapped(*fyne.PointEvent) {
	r.box.marked = r.index
	if r.box.take != nil {
		r.box.take()
	}
}

// MouseIn is for Fyne.
func (r *suggestRow) MouseIn(*desktop.MouseEvent) {
	r.ground.FillColor = colorOf(theme.ColorNameHover)
	r.ground.Refresh()
}

// MouseMoved is for Fyne.
func (r *suggestRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (r *suggestRow) MouseOut() { r.paint() }

func (r *suggestRow) paint() {
	r.ground.FillColor = color.Transparent
	if r.marked {
		r.ground.FillColor = colorOf(ColorCurrentLine)
	}
	r.ground.Refresh()
}

// Refresh rereads the colors.
func (r *suggestRow) Refresh() {
	r.paint()
	r.BaseWidget.Refresh()
}

// CreateRenderer is for Fyne.
func (r *suggestRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(r.ground, r.body))
}

// tightColumn stacks objects without space between.
type tightColumn struct{}

func (tightColumn) MinSize(os []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range os {
		m := o.MinSize()
		s = fyne.NewSize(max(s.Width, m.Width), s.Height+m.Height)
	}
	return s
}

func (tightColumn) Layout(os []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, o := range os {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
		y += h
	}
}
