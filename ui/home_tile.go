package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// A tile is a card that can be entered, by mouse or keyboard.
type tile struct {
	widget.BaseWidget
	panel            *kit.Panel
	enter            func()
	focused, hovered bool
}

func newTile(content fyne.CanvasObject, enter func()) *tile {
	t := &tile{panel: kit.NewSurface(content), enter: enter}
	t.panel.Padding = 12
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer is for Fyne.
func (t *tile) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.panel) }

func (t *tile) paint() {
	t.panel.Ground, t.panel.Border = kit.ColorSurface, kit.ColorBorder
	if t.hovered {
		t.panel.Ground = kit.ColorCurrentLine
	}
	t.panel.Focused = t.focused
	t.panel.Refresh()
}

// Tapped is for Fyne.
func (t *tile) Tapped(*fyne.PointEvent) { t.enter() }

// Cursor is for Fyne.
func (t *tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is for Fyne.
func (t *tile) MouseIn(*desktop.MouseEvent) { t.hovered = true; t.paint() }

// MouseMoved is for Fyne.
func (t *tile) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (t *tile) MouseOut() { t.hovered = false; t.paint() }

// FocusGained is for Fyne.
func (t *tile) FocusGained() {
	t.focused = true
	t.paint()
	kit.Reveal(t)
}

// FocusLost is for Fyne.
func (t *tile) FocusLost() { t.focused = false; t.paint() }

// TypedRune is for Fyne.
func (t *tile) TypedRune(rune) {}

// TypedKey enters on Enter and Space and passes other keys on.
func (t *tile) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.enter()
	default:
		kit.FunctionKey(t, ev)
	}
}

// countTiles are the four numbers that tell most; each opens its rows.
type countTiles struct {
	numbers []*kit.Text
	content *fyne.Container
}

func newCountTiles(w *Window) *countTiles {
	c := &countTiles{content: container.New(&cells{columns: 4})}
	for _, t := range []struct{ label, filter string }{
		{lang.L("Masih terbuka"), "terbuka"},
		{lang.L("Terlambat"), "telat"},
		{lang.L("Menunggu diperiksa"), "terbuka verifikasi:menunggu"},
		{lang.L("Selesai dan diterima"), "status:selesai verifikasi:diterima"},
	} {
		number, label := kit.NewHeading(""), kit.NewMuted(t.label)
		label.Truncate, number.Truncate = true, true
		c.numbers = append(c.numbers, number)
		c.content.Add(newTile(container.NewVBox(number, label), func() { w.openRegister(t.filter) }))
	}
	return c
}

// show writes the counts; without any follow-up yet there is nothing to count.
func (c *countTiles) show(total app.Figures) {
	tones := []kit.Tone{kit.TonePrimary, kit.ToneRed, kit.ToneBlue, kit.ToneGreen}
	for i, n := range []int{total.Open, total.Late, total.Waiting, total.Accepted} {
		c.numbers[i].ColorName = tones[i].Ink()
		if n == 0 {
			c.numbers[i].ColorName = kit.ColorMuted
		}
		c.numbers[i].Text = locale.Number(float64(n))
		if i == 3 && total.Total > 0 {
			c.numbers[i].Text = fmt.Sprintf(lang.L("%s dari %s"), locale.Number(float64(n)), locale.Number(float64(total.Total)))
		}
		c.numbers[i].Refresh()
	}
	setShown(c.content, total.Total > 0)
}

// welcome greets whoever starts with an empty archive.
type welcome struct {
	w       *Window
	choices *fyne.Container
	remove  *kit.Button // the sample that was opened before
	first   fyne.Focusable
	content fyne.CanvasObject
}

func newWelcome(w *Window) *welcome {
	o := &welcome{w: w, choices: container.New(&cells{columns: 2})}
	head := kit.NewHeading(lang.L("Selamat datang di Rakor"))
	head.Align = fyne.TextAlignCenter
	lead := kit.NewText(lang.L("Catat rapat koordinasi, sahkan dan tanda tangani notulanya, lalu kawal tindak lanjutnya."))
	lead.ColorName, lead.Align = kit.ColorMuted, fyne.TextAlignCenter
	o.remove = kit.NewQuietButton(lang.L("Hapus rakor contoh…"), theme.DeleteIcon(), w.removeSample)
	o.content = container.NewCenter(container.New(&columnOf{width: 760, gap: 16}, head, lead, o.choices, container.NewHBox(layout.NewSpacer(), o.remove)))
	return o
}

func (o *welcome) show(office app.Office) {
	o.choices.RemoveAll()
	sample := newChoice(theme.MediaPlayIcon(), lang.L("Coba dengan rakor contoh"),
		lang.L("Satu rapat lengkap dengan daftar hadir, catatan, dan tindak lanjut, dalam arsip tersendiri yang dapat dihapus kapan saja. Semua nama orang di dalamnya karangan."), o.w.openSample)
	begin := newChoice(theme.SettingsIcon(), lang.L("Siapkan kantor"),
		lang.L("Isi kop dan lambang, daftar perangkat daerah, penandatangan, dan tempat cadangan. Lima menit; tiap langkah dapat dilewati."),
		func() { o.w.push(newSetupView(o.w)) })
	if step := o.w.setupStep(); step > stepKop && step < stepDone {
		begin = newChoice(theme.SettingsIcon(), lang.L("Lanjutkan menyiapkan kantor"),
			fmt.Sprintf(lang.L("Terakhir sampai langkah %d dari %d. Yang sudah diisi masih ada."), step+1, stepDone),
			func() { o.w.push(newSetupView(o.w)) })
	} else if office.Government != "" {
		begin = newChoice(theme.ContentAddIcon(), lang.L("Rencanakan rapat pertama"),
			lang.L("Judul, tanggal, acara, dan siapa yang diundang. Kantor sudah disiapkan; ubah kapan saja di Pengaturan."),
			func() { o.w.push(newPlanView(o.w, 0)) })
	}
	o.choices.Add(begin)
	o.choices.Add(sample)
	o.first = begin
	setShown(o.remove, app.HasSample(o.w.app.Path()))
}

// newChoice is a large tile that says what it leads to.
func newChoice(icon fyne.Resource, title, text string, enter func()) *tile {
	head := kit.NewStrong(title)
	head.SizeName = theme.SizeNameSubHeadingText
	body := kit.NewParagraph(text)
	body.ColorName = kit.ColorMuted
	image := container.NewGridWrap(fyne.NewSquareSize(36), widget.NewIcon(theme.NewPrimaryThemedResource(icon)))
	t := newTile(container.New(&columnOf{width: 300, gap: 8}, image, head, body), enter)
	t.panel.Padding = 20
	return t
}
