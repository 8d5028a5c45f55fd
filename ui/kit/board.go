package kit

import (
	"image/color"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/export/chart"
)

// A Board shows a few texts to a room full of people, in letters that grow with
// the window: at 1920 x 1080 its heading has 45 points, what is new 33, what is
// older 27. It has a look of its own, apart from the program's, and takes no
// keyboard.
type Board struct {
	widget.BaseWidget
	OnTapped func(item, series int) // see [Board.Choose]; series -1 is the whole item; nil for nothing behind it

	sheet BoardSheet
	look  Look
	black bool
	back  int // blocks left out in front, to see older ones

	left   int // blocks that found no room when last drawn
	items  []boardItem
	chosen int // item, -1 for none
}

// A BoardSheet is what a [Board] shows.
type BoardSheet struct {
	Over    string // small, above the heading
	Heading string
	Note    string             // below the heading; "" for none
	Numbers []BoardNumber      // beside each other, below the heading
	Charts  []chart.Chart      // beside each other, below the numbers; their titles only if there are several
	Blocks  []BoardBlock       // in the order they are read, where there are neither numbers nor charts
	Empty   string             // stands in the place of blocks while there are none
	More    func(n int) string // says that n blocks found no room

	Left, Right string // at the foot
	Badge       string // at the foot, set apart; "" for none
}

// A BoardBlock is one text of a [BoardSheet].
type BoardBlock struct {
	Label  string // small, above the text; "" for none
	Tone   Tone   // of label and marker
	Text   string
	Detail string // below the text; "" for none
	Strong bool   // larger, on a ground of its own
}

// A BoardNumber is one figure of a [BoardSheet], in the largest letters.
type BoardNumber struct {
	Label string
	Text  string
	Tone  Tone
}

// The limits of a Board's zoom, in percent.
const (
	MinBoardZoom = 60
	MaxBoardZoom = 200
)

// NewBoard returns an empty board.
func NewBoard(l Look) *Board {
	b := &Board{chosen: -1}
	b.ExtendBaseWidget(b)
	b.SetLook(l)
	return b
}

// SetSheet changes what is shown. The same sheet again is not drawn anew.
func (b *Board) SetSheet(s BoardSheet) {
	if !sameSheet(b.sheet, s) {
		b.sheet, b.chosen = s, -1
		b.Refresh()
	}
}

// Choose marks an item: the numbers are counted first, then the groups of the
// charts. -1 marks none.
func (b *Board) Choose(item int) {
	if item = max(-1, min(item, b.Items()-1)); item != b.chosen {
		b.chosen = item
		b.Refresh()
	}
}

// Chosen is the item that is marked, -1 for none.
func (b *Board) Chosen() int { return b.chosen }

// Items is how many items there are to choose from.
func (b *Board) Items() int {
	n := len(b.sheet.Numbers)
	for _, c := range b.sheet.Charts {
		n += len(c.Groups)
	}
	return n
}

// Tapped is for Fyne.
func (b *Board) Tapped(ev *fyne.PointEvent) {
	if b.OnTapped == nil || b.black {
		return
	}
	for _, i := range slices.Backward(b.items) {
		if item, series := i.at(ev.Position); item >= 0 {
			b.Choose(item)
			b.OnTapped(item, series)
			return
		}
	}
}

func sameSheet(a, b BoardSheet) bool {
	return a.Over == b.Over && a.Heading == b.Heading && a.Note == b.Note && a.Empty == b.Empty &&
		a.Left == b.Left && a.Right == b.Right && a.Badge == b.Badge && slices.Equal(a.Blocks, b.Blocks) &&
		slices.Equal(a.Numbers, b.Numbers) && reflect.DeepEqual(a.Charts, b.Charts)
}

// SetLook changes palette and zoom; a zoom out of range is brought into it.
func (b *Board) SetLook(l Look) {
	if l.Zoom == 0 {
		l.Zoom = 100
	}
	l.Zoom = min(max(l.Zoom, MinBoardZoom), MaxBoardZoom)
	b.look = l
	b.Refresh()
}

// Look is how the board looks now.
func (b *Board) Look() Look { return b.look }

// SetBlack shows nothing but black, or all again.
func (b *Board) SetBlack(on bool) {
	b.black = on
	b.Refresh()
}

// Leaf goes on to older blocks, or back with a negative number. It stops where
// the last block is in sight.
func (b *Board) Leaf(by int) {
	if by > 0 && b.left == 0 {
		return
	}
	b.SetBack(b.back + by)
}

// SetBack says how many blocks are left out in front.
func (b *Board) SetBack(n int) {
	n = max(0, min(n, len(b.sheet.Blocks)-1))
	if n != b.back {
		b.back = n
		b.Refresh()
	}
}

// color reads a color of the board's own palette.
func (b *Board) color(n fyne.ThemeColorName) color.Color {
	return NewTheme(Look{Mode: b.look.Mode}).Color(n, fyne.CurrentApp().Settings().ThemeVariant())
}

// CreateRenderer is for Fyne.
func (b *Board) CreateRenderer() fyne.WidgetRenderer {
	r := &boardRenderer{board: b}
	r.draw()
	return r
}

type boardRenderer struct {
	board   *Board
	size    fyne.Size
	objects []fyne.CanvasObject
}

func (r *boardRenderer) Destroy()                     {}
func (r *boardRenderer) MinSize() fyne.Size           { return fyne.NewSize(320, 180) }
func (r *boardRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *boardRenderer) Layout(s fyne.Size) {
	if s != r.size {
		r.size = s
		r.draw()
	}
}

func (r *boardRenderer) Refresh() {
	r.draw()
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.board); c != nil {
		c.Refresh(r.board)
	}
}

func (r *boardRenderer) draw() {
	d := newBoardDrawing(r.board, r.size)
	r.objects = d.objects()
	r.board.left, r.board.items = d.left, d.items
}
