package ui

import (
	"io/fs"
	"path"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/docs"
	"rakor.id/rakor/ui/kit"
)

// guideView shows the guide (panduan): its pages on the left, one of them on the
// right. It is read without a network, from the program itself.
type guideView struct {
	*Window
	from   string // the destination it was opened from
	filter *kit.Entry
	list   *kit.VList
	rows   []guidePart // of the list: pages, or what was found
	sheet  *kit.Prose
	shown  guidePlace
	past   []guidePlace
	future []guidePlace
	chosen bool // the page was chosen in the list
}

// A guidePlace is where somebody was reading.
type guidePlace struct {
	page   *guidePage
	offset float32
}

func newGuideView(w *Window, from string) *guideView {
	v := &guideView{Window: w, from: from, filter: kit.NewEntry(lang.L("Cari dalam panduan")), sheet: kit.NewProse()}
	v.list = kit.NewVList(kit.Rows{
		Length: func() int { return len(v.rows) },
		Height: func(i int, _ float32) float32 { return guideRowHeight(v.rows[i]) },
		New:    func() fyne.CanvasObject { return newGuideRow() },
		Draw:   func(i int, o fyne.CanvasObject, _ kit.RowState) { drawGuideRow(o, v.rows[i], v.filter.Text) },
	})
	v.list.OnCursor = v.choose
	v.list.OnActivate = func(int) { v.sheet.Focus() }
	v.list.OnKey, v.sheet.OnKey = v.leaveOnEscape, v.leaveOnEscape
	v.filter.OnChanged = func(string) { v.fill() }
	v.filter.OnKey = v.filterKey
	v.sheet.Picture, v.sheet.Follow, v.sheet.Look = v.picture, v.follow, v.look
	v.fill()
	return v
}

func (v *guideView) destination() string { return v.from }

func (v *guideView) page() kit.Page {
	side := container.New(&guideSide{}, kit.NewPageBody(v.filter, kit.NewSurface(v.list), nil))
	return kit.Page{
		Title: lang.L("Panduan"), Focus: v.sheet,
		Subtitle: lang.L("Tab ke tautan dan gambar, Ctrl+F mencari, Esc menutup"),
		Content:  container.New(layout.NewBorderLayout(nil, nil, side, nil), side, kit.NewSurface(v.sheet)),
	}
}

// guideSide is the width of the list of pages.
type guideSide struct{}

func (guideSide) MinSize(os []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Zoomed(270), os[0].MinSize().Height)
}

func (guideSide) Layout(os []fyne.CanvasObject, s fyne.Size) {
	os[0].Resize(s.SubtractWidthHeight(kit.Zoomed(10), 0))
}

func (v *guideView) commands() []kit.Command {
	menu := lang.L("Panduan")
	return []kit.Command{
		{ID: "guide.back", Title: lang.L("Kembali"), Menu: menu, Key: fyne.KeyLeft, Mod: fyne.KeyModifierAlt, Run: v.goBack},
		{
			ID: "guide.forward", Title: lang.L("Maju lagi"), Menu: menu, Key: fyne.KeyRight, Mod: fyne.KeyModifierAlt,
			Enabled: func() bool { return len(v.future) > 0 }, Run: v.goForward,
		},
		{ID: "guide.next", Title: lang.L("Halaman berikutnya"), Menu: menu, Group: 1, Key: fyne.KeyPageDown, Mod: ctrl, Run: func() { v.turn(+1) }},
		{ID: "guide.previous", Title: lang.L("Halaman sebelumnya"), Menu: menu, Group: 1, Key: fyne.KeyPageUp, Mod: ctrl, Run: func() { v.turn(-1) }},
		{ID: "guide.find", Title: lang.L("Cari dalam panduan"), Menu: menu, Group: 2, Key: fyne.KeyF, Mod: ctrl, Run: func() { v.Window.Window.Canvas().Focus(v.filter) }},
		{ID: "guide.close", Title: lang.L("Tutup panduan"), Menu: menu, Group: 2, Pressed: "Esc", Run: v.back},
	}
}

func (v *guideView) refresh() {}

// show shows a page at a heading.
func (v *guideView) show(p *guidePage, anchor string) {
	if p != v.shown.page {
		v.shown = guidePlace{page: p}
		v.sheet.Set(p.blocks)
	}
	v.sheet.ShowAnchor(anchor)
	v.mark()
}

// leavePage remembers where somebody is reading, to come back to.
func (v *guideView) leavePage() {
	if v.shown.page != nil {
		v.past = append(v.past, guidePlace{v.shown.page, v.sheet.Offset()})
	}
	v.future = nil
}

// follow goes where a link on the page leads to.
func (v *guideView) follow(link string) {
	p, anchor := guideTarget(v.shown.page.file, link)
	if p == nil {
		v.shell.Toast(kit.ToneNeutral, lang.L("Halaman itu tidak ikut di dalam program."))
		return
	}
	v.leavePage()
	v.chosen = false
	v.show(p, anchor)
	v.sheet.Focus()
}

// choose shows what the cursor of the list is on.
func (v *guideView) choose(row int) {
	if row < 0 || row >= len(v.rows) || v.filter.Text == "" && v.rows[row].page == v.shown.page {
		return
	}
	if !v.chosen { // a way back to what was read, not to each page that was passed
		v.leavePage()
		v.chosen = true
	}
	v.show(v.rows[row].page, v.rows[row].anchor)
}

// turn goes to the page before or after.
func (v *guideView) turn(by int) {
	book := guideBook()
	for i, p := range book {
		if p == v.shown.page && i+by >= 0 && i+by < len(book) {
			v.leavePage()
			v.chosen = false
			v.show(book[i+by], "")
			return
		}
	}
}

// goBack returns to what was read before, and at last to the program.
func (v *guideView) goBack() {
	n := len(v.past)
	if n == 0 {
		v.back()
		return
	}
	v.future = append(v.future, guidePlace{v.shown.page, v.sheet.Offset()})
	v.past, v.chosen = v.past[:n-1], false
	v.reopen(v.past[:n][n-1])
}

func (v *guideView) goForward() {
	n := len(v.future)
	v.past = append(v.past, guidePlace{v.shown.page, v.sheet.Offset()})
	v.future, v.chosen = v.future[:n-1], false
	v.reopen(v.future[:n][n-1])
}

func (v *guideView) reopen(at guidePlace) {
	v.show(at.page, "")
	v.sheet.SetOffset(at.offset)
}

// fill lists the pages, or what holds the words of the filter.
func (v *guideView) fill() {
	v.rows = nil
	if words := strings.TrimSpace(v.filter.Text); words != "" {
		v.rows = findInGuide(words)
	} else {
		for _, p := range guideBook() {
			v.rows = append(v.rows, guidePart{page: p})
		}
	}
	v.list.Reload()
	v.list.SetCursor(-1)
	v.list.ScrollTo(0)
	v.mark()
}

// mark puts the list's cursor on the page shown.
func (v *guideView) mark() {
	if strings.TrimSpace(v.filter.Text) != "" {
		return
	}
	for i, r := range v.rows {
		if r.page == v.shown.page && v.list.Cursor() != i {
			v.list.SetCursor(i)
		}
	}
}

// filterKey leads from the filter to what it found.
func (v *guideView) filterKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
		if len(v.rows) > 0 {
			v.Window.Window.Canvas().Focus(v.list)
			v.list.SetCursor(max(0, v.list.Cursor()))
			v.choose(v.list.Cursor())
		}
		return true
	case fyne.KeyEscape:
		if v.filter.Text != "" {
			v.filter.SetText("")
			return true
		}
	}
	return v.leaveOnEscape(ev)
}

func (v *guideView) leaveOnEscape(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape {
		return false
	}
	v.back()
	return true
}

// picture finds a picture of the page shown.
func (v *guideView) picture(source string) fyne.Resource {
	name := path.Join(path.Dir(v.shown.page.file), source)
	data, err := fs.ReadFile(docs.Guide, name)
	if err != nil {
		v.Log.Error("picture of the guide", "err", err)
		return nil
	}
	return fyne.NewStaticResource(path.Base(name), data)
}

// look shows a picture as large as the window allows.
func (v *guideView) look(source, caption string) {
	o := &canvas.Image{Resource: v.picture(source), FillMode: canvas.ImageFillContain}
	room := v.Window.Window.Canvas().Size()
	o.SetMinSize(fyne.NewSize(room.Width-kit.Zoomed(140), room.Height-kit.Zoomed(220)))
	kit.ShowModal(v.Window.Window, caption, o, kit.Choice{Label: lang.L("Tutup"), Default: true, Cancel: true})
}

// newGuideRow is a blank row of the list: a page, or a part with its page and
// a piece of its text.
func newGuideRow() fyne.CanvasObject {
	head, below := kit.NewText(""), kit.NewMuted("")
	head.Truncate, below.Truncate = true, true
	return container.New(&guideRowLayout{}, head, below)
}

func guideRowHeight(p guidePart) float32 {
	height := kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).LineHeight() + kit.Zoomed(14)
	if p.heading != "" {
		height += kit.SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{}).LineHeight()
	}
	return height
}

func drawGuideRow(o fyne.CanvasObject, p guidePart, words string) {
	row := o.(*fyne.Container)
	head, below := row.Objects[0].(*kit.Text), row.Objects[1].(*kit.Text)
	head.Style.Bold = p.heading != ""
	text := p.page.title
	if p.heading != "" && p.heading != text {
		text = p.heading + " · " + text
	}
	head.Text = text
	head.Refresh()
	setShown(below, p.heading != "")
	if p.heading != "" {
		below.SetText(p.around(words))
	}
}

type guideRowLayout struct{}

func (guideRowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (guideRowLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	y := kit.Zoomed(7)
	for _, o := range os {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(kit.Zoomed(12), y))
		o.Resize(fyne.NewSize(s.Width-kit.Zoomed(20), height))
		y += height
	}
}
