package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// ShowCommandPalette lets the person find and run any command by its name. It
// floats on the layer; Esc or a second call closes it and gives the keyboard
// back.
func ShowCommandPalette(c *Commands, layer *Layer) {
	p := &commandPalette{commands: c, layer: layer, back: c.win.Canvas().Focused()}
	if old := c.palette; old != nil {
		old.close()
		return
	}
	c.palette = p
	p.build()
	p.filter("")
	layer.onSize = append(layer.onSize, p.place)
	p.place()
	c.win.Canvas().Focus(p.entry)
}

// commandPalette is the open palette.
type commandPalette struct {
	commands *Commands
	layer    *Layer
	back     fyne.Focusable
	entry    *Entry
	list     *VList
	none     *Text // in the place of the list where nothing fits
	panel    *Panel
	veil     *veil
	found    []Command
}

func (p *commandPalette) build() {
	p.entry = NewEntry(lang.L("Ketik nama perintah …"))
	p.entry.OnChanged = p.filter
	p.entry.OnKey = p.key
	p.list = NewVList(Rows{
		Length: func() int { return len(p.found) },
		Height: func(int, float32) float32 { return zoomed(34) },
		New:    func() fyne.CanvasObject { return newPaletteRow(p) },
		Draw: func(row int, o fyne.CanvasObject, _ RowState) {
			o.(*paletteRow).show(row, p.found[row])
		},
	})
	p.list.OnActivate = func(int) { p.run() }
	p.none = NewParagraph(lang.L("Tidak ada perintah bernama begitu di halaman ini. Ctrl+F1 menunjukkan semua tombol halaman ini."))
	p.none.ColorName = ColorMuted
	p.veil = newVeil(p.close)
	p.panel = newFloat(container.NewBorder(pad(6, 8, 8, 8, p.entry), nil, nil, nil,
		container.NewStack(p.list, container.NewVBox(pad(4, 0, 14, 14, p.none)))))
}

func (p *commandPalette) place() {
	if !p.open() {
		return
	}
	room := p.layer.Size()
	size := fyne.NewSize(min(zoomed(600), room.Width-zoomed(40)), min(zoomed(440), room.Height*0.7))
	p.layer.Place(p.veil, fyne.Position{}, room)
	p.layer.Place(p.panel, fyne.NewPos((room.Width-size.Width)/2, room.Height*0.12), size)
}

func (p *commandPalette) open() bool { return p.commands.palette == p }

// filter lists what fits; without text the commands run last come first.
func (p *commandPalette) filter(text string) {
	typed := wordsOf(text)
	recent := p.commands.Recent()
	p.found = p.found[:0]
	for _, cmd := range p.commands.All() {
		if !cmd.Hidden && cmd.enabled() && cmd.Run != nil && allBegin(typed, wordsOf(cmd.Menu+" "+cmd.Title)) {
			p.found = append(p.found, cmd)
		}
	}
	rank := func(c Command) int {
		if i := slices.Index(recent, c.ID); i >= 0 {
			return i
		}
		return len(recent)
	}
	slices.SortStableFunc(p.found, func(a, b Command) int { return rank(a) - rank(b) })
	p.none.Hidden = len(p.found) > 0
	p.none.Refresh()
	p.list.Reload()
	p.list.ScrollToTop(0)
	p.list.SetCursor(min(0, len(p.found)-1))
}

func (p *commandPalette) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		p.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.run()
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp:
		p.list.TypedKey(ev)
	default:
		return false
	}
	return true
}

func (p *commandPalette) run() {
	row := p.list.Cursor()
	if row < 0 || row >= len(p.found) {
		return
	}
	id := p.found[row].ID
	p.close()
	p.commands.Dispatch(id)
}

// close takes the palette away and gives the keyboard back.
func (p *commandPalette) close() {
	if !p.open() {
		return
	}
	p.commands.palette = nil
	p.layer.Remove(p.panel)
	p.layer.Remove(p.veil)
	c := p.commands.win.Canvas()
	c.Unfocus() // what had the keyboard may be hidden by now, and would not take it
	if p.back != nil {
		c.Focus(p.back)
	}
}

// paletteRow shows one command: title, menu, key. A click runs it.
type paletteRow struct {
	widget.BaseWidget
	palette           *commandPalette
	row               int
	title, menu, keys *Text
	body              fyne.CanvasObject
}

func newPaletteRow(p *commandPalette) *paletteRow {
	r := &paletteRow{palette: p, title: NewText(""), menu: NewMuted(""), keys: NewMuted("")}
	r.title.Truncate = true
	r.keys.Style.Bold = true
	right := container.NewHBox(middle(r.menu), pad(0, 0, 10, 0, middle(r.keys)))
	r.body = pad(0, 0, 14, 14, container.NewBorder(nil, nil, nil, right, middle(r.title)))
	r.ExtendBaseWidget(r)
	return r
}

func (r *paletteRow) show(row int, c Command) {
	r.row = row
	r.title.SetText(c.Title)
	r.menu.SetText(c.Menu)
	r.keys.SetText(c.KeyText())
	r.body.Refresh()
}

// Tapped runs the command.
func (r *paletteRow) Tapped(*fyne.PointEvent) {
	r.palette.list.SetCursor(r.row)
	r.palette.run()
}

// CreateRenderer is for Fyne.
func (r *paletteRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.body) }

// veil covers all that is behind the palette; a click on it closes.
type veil struct {
	widget.BaseWidget
	tapped func()
}

func newVeil(tapped func()) *veil {
	v := &veil{tapped: tapped}
	v.ExtendBaseWidget(v)
	return v
}

// Tapped is for Fyne.
func (v *veil) Tapped(*fyne.PointEvent) { v.tapped() }

// CreateRenderer is for Fyne.
func (v *veil) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}
