package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A Pick asks for one of many options.
type Pick struct {
	Title   string
	Hint    string // read in the empty field
	Yes     string // the button that takes the marked option
	Options []Option
	Marked  string          // the ID marked at first; "" for the first option
	Chosen  func(id string) // called once the window has the keyboard back
}

// ShowPick shows all options; what is typed narrows them at once, the arrows
// move through what is left, Enter takes the marked one and Esc none.
func ShowPick(win fyne.Window, p Pick) {
	k := &picker{pick: p, entry: NewEntry(p.Hint)}
	k.list = NewVList(Rows{
		Length: func() int { return len(k.found) },
		Height: func(row int, width float32) float32 { return k.rowHeight(row, width) },
		New:    func() fyne.CanvasObject { return newPickRow(k) },
		Draw:   func(row int, o fyne.CanvasObject, _ RowState) { o.(*pickRow).show(row, k.found[row]) },
	})
	k.list.OnActivate = func(int) { k.modal.Press(1) }
	k.entry.OnChanged = k.filter
	k.entry.OnKey = k.key
	k.filter("")
	k.mark(p.Marked)
	room := container.New(pickRoom{}, k.list)
	k.modal = ShowModal(win, p.Title, container.NewBorder(pad(0, 8, 0, 0, k.entry), nil, nil, nil, room),
		Choice{Label: lang.L("Batal"), Cancel: true},
		Choice{Label: p.Yes, Default: true, Run: k.take})
	k.modal.OnClosed = func() {
		if k.id != "" {
			p.Chosen(k.id)
		}
	}
	k.entry.Focus()
	k.list.ScrollTo(k.list.Cursor())
}

// picker is the open question.
type picker struct {
	pick  Pick
	modal *Modal
	entry *Entry
	list  *VList
	found []Option
	id    string // taken
}

// filter lists what fits. A number that is typed means the option that begins
// with it before those it only begins.
func (k *picker) filter(text string) {
	k.found = k.pick.Options
	if typed := strings.ToLower(strings.TrimSpace(text)); typed != "" {
		k.found = matching(k.pick.Options, typed)
		whole := func(o Option) int {
			if words := wordsOf(o.Text); len(words) > 0 && words[0] == typed {
				return 0
			}
			return 1
		}
		slices.SortStableFunc(k.found, func(a, b Option) int { return whole(a) - whole(b) })
	}
	k.list.Reload()
	k.list.ScrollToTop(0)
	k.list.SetCursor(min(0, len(k.found)-1))
}

func (k *picker) mark(id string) {
	if i := slices.IndexFunc(k.found, func(o Option) bool { return o.ID == id }); i >= 0 {
		k.list.SetCursor(i)
	}
}

func (k *picker) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp:
		k.list.TypedKey(ev)
		return true
	}
	return false
}

func (k *picker) take() bool {
	row := k.list.Cursor()
	if row < 0 || row >= len(k.found) {
		return false
	}
	k.id = k.found[row].ID
	return true
}

// Sizes of the list of options, at 100 % zoom.
const (
	pickWidth, pickHeight = 560, 320
	pickSide, pickTop     = 12, 6
)

func (k *picker) rowHeight(row int, width float32) float32 {
	text := SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).Height(k.found[row].Text, width-2*zoomed(pickSide))
	if k.found[row].Detail != "" {
		text += SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{}).LineHeight()
	}
	return text + 2*zoomed(pickTop)
}

// pickRoom gives the list its height in the modal.
type pickRoom struct{}

// MinSize is for Fyne.
func (pickRoom) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(zoomed(pickWidth), zoomed(pickHeight))
}

// Layout is for Fyne.
func (pickRoom) Layout(os []fyne.CanvasObject, s fyne.Size) { os[0].Resize(s) }

// pickRow shows one option. A click takes it.
type pickRow struct {
	widget.BaseWidget
	picker       *picker
	row          int
	text, detail *Text
	body         *fyne.Container
}

func newPickRow(k *picker) *pickRow {
	r := &pickRow{picker: k, text: NewParagraph(""), detail: NewMuted("")}
	r.detail.Truncate = true
	r.body = container.New(pickLines{}, r.text, r.detail)
	r.ExtendBaseWidget(r)
	return r
}

func (r *pickRow) show(row int, o Option) {
	r.row = row
	r.text.SetText(o.Text)
	r.detail.SetText(o.Detail)
	setHidden(r.detail, o.Detail == "")
	r.body.Refresh()
}

// Tapped takes the option.
func (r *pickRow) Tapped(*fyne.PointEvent) {
	r.picker.list.SetCursor(r.row)
	r.picker.modal.Press(1)
}

// CreateRenderer is for Fyne.
func (r *pickRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.body) }

// pickLines puts the detail under the text.
type pickLines struct{}

// MinSize is for Fyne.
func (pickLines) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout is for Fyne.
func (pickLines) Layout(os []fyne.CanvasObject, s fyne.Size) {
	text := os[0].(*Text)
	width := s.Width - 2*zoomed(pickSide)
	high := text.wrapper().Height(text.Text, width)
	text.Move(fyne.NewPos(zoomed(pickSide), zoomed(pickTop)))
	text.Resize(fyne.NewSize(width, high))
	os[1].Move(fyne.NewPos(zoomed(pickSide), zoomed(pickTop)+high))
	os[1].Resize(fyne.NewSize(width, os[1].MinSize().Height))
}
