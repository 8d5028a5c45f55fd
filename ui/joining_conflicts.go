package ui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// conflictsView shows what two laptops wrote differently: both texts side by
// side, the differences marked, and lets a person decide.
type conflictsView struct {
	*Window
	rows        []app.Conflict
	table       *kit.TableList
	empty       fyne.CanvasObject
	both        fyne.CanvasObject
	left, right conflictSide
	about       *kit.Text
}

// conflictSide is one of the two texts on the page.
type conflictSide struct {
	card *kit.Card
	text *widget.RichText
	who  *kit.Text
}

func newConflictSide() conflictSide {
	s := conflictSide{text: widget.NewRichText(), who: kit.NewMuted("")}
	s.text.Wrapping = fyne.TextWrapWord
	s.card = kit.NewCard("", container.NewBorder(s.who, nil, nil, nil, container.NewVScroll(s.text)))
	return s
}

// openConflicts shows what waits for a decision.
func (w *Window) openConflicts() {
	if v, ok := w.shown().(*conflictsView); ok {
		v.refresh()
		return
	}
	w.push(newConflictsView(w))
}

func newConflictsView(w *Window) *conflictsView {
	v := &conflictsView{Window: w, left: newConflictSide(), right: newConflictSide(), about: kit.NewParagraph("")}
	v.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Rapat"), Width: 240, Grow: 1},
		{Title: lang.L("Apa"), Width: 190},
		{Title: lang.L("Kiri"), Width: 240, Grow: 2},
		{Title: lang.L("Kanan"), Width: 240, Grow: 2},
	}, func() int { return len(v.rows) }, v.cell)
	v.table.Lines = 1
	v.table.List.OnCursor = func(int) { v.show() }
	v.table.List.OnRune = v.letter
	v.empty = kit.NewEmptyState(theme.ConfirmIcon(), lang.L("Tidak ada perbedaan yang menunggu"),
		lang.L("Bila dua laptop mengubah hal yang sama, kedua tulisannya muncul di sini setelah berkas gabungan diambil."))
	v.empty.Hide()
	below := kit.NewPageBody(v.about, container.NewGridWithColumns(2, v.left.card, v.right.card), nil)
	split := container.NewVSplit(kit.NewSurface(v.table), below)
	split.Offset = 0.42
	v.both = split
	return v
}

func (v *conflictsView) destination() string { return destHome }

func (v *conflictsView) page() kit.Page {
	return kit.Page{
		Title: lang.L("Perbedaan antarlaptop"), Focus: v.table.List,
		Actions: []fyne.CanvasObject{
			kit.NewQuietButton(lang.L("Biarkan (0)"), nil, func() { v.decide(app.DecideSeen) }),
			kit.NewButton(lang.L("Tulis sendiri… (3)"), theme.DocumentCreateIcon(), v.write),
			kit.NewButton(lang.L("Pilih kiri (1)"), nil, func() { v.decide(app.DecideLeft) }),
			kit.NewButton(lang.L("Pilih kanan (2)"), nil, func() { v.decide(app.DecideRight) }),
		},
		Content: container.NewStack(v.both, v.empty),
	}
}

func (v *conflictsView) commands() []kit.Command {
	menu := lang.L("Perbedaan")
	chosen := func() bool { return v.at() != nil }
	return []kit.Command{
		{ID: "conflict.left", Title: lang.L("Pilih kiri"), Menu: menu, Pressed: "1", Enabled: chosen, Run: func() { v.decide(app.DecideLeft) }},
		{ID: "conflict.right", Title: lang.L("Pilih kanan"), Menu: menu, Pressed: "2", Enabled: chosen, Run: func() { v.decide(app.DecideRight) }},
		{ID: "conflict.write", Title: lang.L("Tulis sendiri dari keduanya…"), Menu: menu, Pressed: "3", Enabled: chosen, Run: v.write},
		{ID: "conflict.leave", Title: lang.L("Biarkan seperti sekarang"), Menu: menu, Pressed: "0", Enabled: chosen, Run: func() { v.decide(app.DecideSeen) }},
	}
}

func (v *conflictsView) letter(r rune) bool {
	switch r {
	case '1':
		v.decide(app.DecideLeft)
	case '2':
		v.decide(app.DecideRight)
	case '3':
		v.write()
	case '0':
		v.decide(app.DecideSeen)
	default:
		return false
	}
	return true
}

func (v *conflictsView) refresh() {
	var rows []app.Conflict
	v.Quiet(lang.L("Membaca perbedaan"), func(ctx context.Context) (err error) {
		rows, err = v.app.Joining.Conflicts(ctx, false)
		return err
	}, func() {
		v.rows = rows
		setShown(v.empty, len(rows) == 0)
		setShown(v.both, len(rows) > 0)
		v.table.Reload()
		if v.shown() == view(v) {
			v.shell.SetHeader(lang.L("Perbedaan antarlaptop"), fmt.Sprintf(lang.L("%d menunggu keputusan"), len(rows)))
		}
		if at := v.table.List.Cursor(); len(rows) > 0 && (at < 0 || at >= len(rows)) {
			v.table.List.SetCursor(min(max(at, 0), len(rows)-1))
		}
		v.show()
	})
}

// at is the conflict the cursor stands on; nil without one.
func (v *conflictsView) at() *app.Conflict {
	if i := v.table.List.Cursor(); i >= 0 && i < len(v.rows) {
		return &v.rows[i]
	}
	return nil
}

func (v *conflictsView) cell(row, col int) kit.Cell {
	c := v.rows[row]
	switch col {
	case 0:
		return kit.Cell{Text: classed(c.Meeting, c.Class)}
	case 1:
		return kit.Cell{Text: conflictWord(c.Kind), Chip: true, Tone: kit.ToneAmber}
	case 2:
		return kit.Cell{Text: oneLine(c.Left.Text)}
	}
	return kit.Cell{Text: oneLine(c.Right.Text)}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func conflictWord(k app.ConflictKind) string {
	switch k {
	case app.ConflictDeleted:
		return lang.L("dihapus dan diubah")
	case app.ConflictLate:
		return lang.L("terlambat")
	case app.ConflictVersion:
		return lang.L("dua notula sah")
	case app.ConflictNumber:
		return lang.L("nomor sama")
	case app.ConflictTwice:
		return lang.L("tercatat dua kali")
	}
	return lang.L("diubah di keduanya")
}

// conflictAbout says what happened and what stands until somebody decides.
func conflictAbout(k app.ConflictKind) string {
	switch k {
	case app.ConflictDeleted:
		return lang.L("Satu laptop menghapusnya, yang lain mengubahnya. Sementara ini tetap ada; pilih sisi yang menghapus bila memang harus hilang.")
	case app.ConflictLate:
		return lang.L("Ditulis di satu laptop sementara notulanya disahkan di laptop lain. Notula tidak berubah; tulisan ini disimpan di sini. Bila harus masuk, buka ralat dan tulis di sana.")
	case app.ConflictVersion:
		return lang.L("Notula rapat ini disahkan di kedua laptop dengan isi berbeda. Masing-masing tetap seperti disahkan; sepakati mana yang dipakai, lalu buat ralat bila perlu.")
	case app.ConflictNumber:
		return lang.L("Nomor yang sama diberikan di kedua laptop. Yang tercetak tidak berubah; satu tindak lanjut mendapat tambahan tiga huruf di belakang nomornya.")
	case app.ConflictTwice:
		return lang.L("Hal yang hanya boleh ada satu tercatat di kedua laptop. Yang di laptop ini tetap; yang lain disimpan di sini.")
	}
	return lang.L("Kedua laptop mengubahnya. Sementara ini yang kiri yang berlaku, di kedua laptop.")
}

func (v *conflictsView) show() {
	c := v.at()
	if c == nil {
		return
	}
	v.about.SetText(conflictAbout(c.Kind))
	l, r := app.Differences(c.Left.Text, c.Right.Text)
	v.left.set(lang.L("Kiri"), c.Left, l)
	v.right.set(lang.L("Kanan"), c.Right, r)
}

func (s conflictSide) set(title string, side app.ConflictSide, pieces []app.Piece) {
	where := laptopName(side.Laptop)
	if side.Here {
		where = lang.L("laptop ini")
	}
	s.card.SetTitle(title + ": " + where)
	who := side.By
	if !side.At.IsZero() {
		who = strings.TrimPrefix(who+", "+locale.ShortDay(app.DateOf(side.At))+" "+locale.Hour(app.TimeOfDayOf(side.At), ""), ", ")
	}
	s.who.SetText(who)
	s.text.Segments = nil
	for _, p := range pieces {
		style := widget.RichTextStyle{Inline: true, ColorName: theme.ColorNameForeground, SizeName: theme.SizeNameText}
		if p.Different {
			style.ColorName, style.TextStyle = theme.ColorNamePrimary, fyne.TextStyle{Bold: true}
		}
		s.text.Segments = append(s.text.Segments, &widget.TextSegment{Text: p.Text, Style: style})
	}
	if len(pieces) == 0 {
		s.text.Segments = append(s.text.Segments, &widget.TextSegment{
			Text: lang.L("(tidak ada)"), Style: widget.RichTextStyle{ColorName: theme.ColorNamePlaceHolder, SizeName: theme.SizeNameText},
		})
	}
	s.text.Refresh()
}

func (v *conflictsView) decide(d app.Decision) {
	c := v.at()
	if c == nil {
		return
	}
	if !c.Choosable {
		d = app.DecideSeen
	}
	v.carryOut(c.ID, d, "")
}

func (v *conflictsView) carryOut(id int64, d app.Decision, text string) {
	v.Run(lang.L("Menyimpan keputusan"), func(ctx context.Context, _ kit.Step) error {
		return v.app.Joining.Decide(ctx, id, d, text)
	}, v.refresh)
}

// write lets a person write one text out of the two.
func (v *conflictsView) write() {
	c := v.at()
	if c == nil {
		return
	}
	if c.Writable == "" || !c.Choosable {
		kit.Inform(v.Window.Window, lang.L("Pilih salah satu"), lang.L("Ini tidak dapat ditulis ulang di sini. Pilih kiri, kanan, atau biarkan, lalu ubah di tempatnya bila perlu."))
		return
	}
	field := kit.NewTextArea("", 6)
	field.SetText(strings.TrimSpace(c.Left.Text + "\n" + c.Right.Text))
	id := c.ID
	kit.ShowModal(v.Window.Window, lang.L("Tulis dari keduanya"), container.New(wide(680), field),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			if strings.TrimSpace(field.Text) == "" {
				return false
			}
			v.carryOut(id, app.DecideOther, field.Text)
			return true
		}})
}
