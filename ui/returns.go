package ui

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/ui/kit"
)

// A takePart takes returned sheets in: it shows what they would change, gathers
// what a person decides, and writes only that.
type takePart struct {
	*Window
	previews []app.ReturnPreview
	choices  []map[returns.Spot]returns.Choice // one element per preview
	groups   [4][]spot
	shown    group
	batches  []app.TakenBatch

	content  fyne.CanvasObject
	deciding fyne.CanvasObject // while there are previews
	waiting  fyne.CanvasObject // else: what was taken before, or how to begin
	before   fyne.CanvasObject
	never    fyne.CanvasObject

	tabs    [4]*kit.Button
	table   *kit.TableList
	files   *kit.TableList
	history *kit.TableList
	keys    fyne.CanvasObject
	certain *kit.Check
	sum     *kit.Text
	ready   *kit.Button
}

// A group is a heap of fields that are treated alike.
type group int

// The groups, what needs a decision first.
const (
	groupOpen group = iota
	groupCertain
	groupNotTaken
	groupFiles
)

func newTakePart(w *Window) *takePart {
	p := &takePart{Window: w, sum: kit.NewMuted("")}
	p.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Tindak lanjut"), Width: 220, Grow: 1, Wrap: true},
		{Title: lang.L("Kolom"), Width: 110, Wrap: true},
		{Title: lang.L("Dikirim"), Width: 96, Wrap: true},
		{Title: lang.L("Sekarang"), Width: 100, Wrap: true},
		{Title: lang.L("Tertulis"), Width: 120, Wrap: true},
		{Title: lang.L("Dipahami"), Width: 156, Wrap: true},
		{Title: lang.L("Sebab"), Width: 190, Grow: 1, Wrap: true},
		{Title: lang.L("Keputusan"), Width: 152},
	}, func() int { return len(p.groups[p.shown]) }, p.cell)
	p.table.List.Multiple = true
	p.table.List.OnRune = p.letter
	p.table.List.OnActivate = p.detail
	p.files = kit.NewTableList([]kit.Column{
		{Title: lang.L("Berkas"), Width: 240, Grow: 1, Wrap: true},
		{Title: lang.L("OPD"), Width: 150},
		{Title: lang.L("Hasil"), Width: 150},
		{Title: lang.L("Keterangan"), Width: 420, Grow: 2, Wrap: true},
	}, func() int { return len(p.previews) }, p.fileCell)
	p.files.List.OnActivate = p.askForget
	for g := range p.tabs {
		p.tabs[g] = kit.NewQuietButton("", nil, func() { p.showGroup(group(g)) })
	}
	p.certain = kit.NewCheck("", func(bool) { p.show() })
	p.ready = kit.NewPrimaryButton(lang.L("Terapkan"), theme.ConfirmIcon(), p.apply)
	p.layOut()
	return p
}

func (p *takePart) layOut() {
	tabs := container.NewHBox()
	for _, b := range p.tabs {
		tabs.Add(b)
	}
	p.keys = container.NewHBox(
		container.NewCenter(kit.NewMuted(lang.L("Baris terpilih:"))),
		kit.NewKeyHint("T"), kit.NewQuietButton(lang.L("Ambil jawaban OPD"), nil, func() { p.letter('t') }),
		kit.NewKeyHint("K"), kit.NewQuietButton(lang.L("Pertahankan"), nil, func() { p.letter('k') }),
		kit.NewKeyHint("L"), kit.NewQuietButton(lang.L("Lewati"), nil, func() { p.letter('l') }),
		kit.NewKeyHint("Enter"), container.NewCenter(kit.NewMuted(lang.L("lihat lengkap"))),
	)
	foot := container.NewBorder(nil, nil, container.NewHBox(p.certain, container.NewCenter(p.sum)),
		container.NewHBox(kit.NewQuietButton(lang.L("Tutup tanpa mengambil"), nil, p.leave), p.ready))
	p.deciding = container.NewBorder(container.NewVBox(tabs, p.keys), foot, nil, nil, container.NewStack(p.table, p.files))
	p.history = newHistoryTable(p)
	p.never = kit.NewEmptyState(theme.DownloadIcon(), lang.L("Belum ada lembar yang diambil kembali"),
		lang.L("Seret berkas lembar dari OPD ke jendela ini, atau pilih berkasnya. Tidak ada yang berubah sebelum Anda menyetujuinya."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Ambil lembar kembali…"), theme.DownloadIcon(), p.choose), "Ctrl+O"))
	hint := kit.NewMuted(lang.L("Seret berkas ke jendela ini untuk mengambilnya. Enter pada baris membatalkan pengambilan itu."))
	p.before = container.NewBorder(kit.Pad(hint), nil, nil, nil, p.history)
	p.waiting = container.NewStack(p.before, p.never)
	p.deciding.Hide()
	p.content = container.NewStack(p.waiting, p.deciding)
}

func (p *takePart) choose() {
	p.OpenFiles(kit.FileRequest{Title: lang.L("Ambil lembar kembali"), Filters: sheetFiles(), Multiple: true}, p.read)
}

func (p *takePart) refresh() {
	p.readHistory()
	p.show()
}

// read looks at returned files; those shown before stay until it has worked.
func (p *takePart) read(paths []string) {
	var previews []app.ReturnPreview
	p.Run(lang.L("Membaca lembar"), func(ctx context.Context, step kit.Step) error {
		files, err := p.app.Returns.Files(paths)
		if err != nil {
			return err
		}
		for i := range files {
			files[i].Name = filepath.Base(files[i].Name)
		}
		previews, err = p.app.Returns.Preview(ctx, files, app.Step(step))
		return err
	}, func() { p.preview(previews) })
}

// preview shows what files would change, what needs a decision first.
func (p *takePart) preview(previews []app.ReturnPreview) {
	p.previews = previews
	p.choices = make([]map[returns.Spot]returns.Choice, len(previews))
	for i := range p.choices {
		p.choices[i] = map[returns.Spot]returns.Choice{}
	}
	p.groups = sortOut(previews)
	p.certain.SetChecked(false)
	p.showFirst()
}

// showFirst turns to what needs a decision, else to what is certain.
func (p *takePart) showFirst() {
	first := groupFiles
	for g := groupOpen; g < groupFiles; g++ {
		if len(p.groups[g]) > 0 && g != groupNotTaken {
			first = g
			break
		}
	}
	p.showGroup(first)
}

// leave closes what was read without taking any of it.
func (p *takePart) leave() {
	previews, choices, groups, certain, shown := p.previews, p.choices, p.groups, p.certain.Checked, p.shown
	p.discard()
	p.shell.ToastAction(kit.ToneNeutral, lang.L("Lembar ditutup. Tidak ada yang diambil."), lang.L("Batalkan"), func() {
		if len(p.previews) > 0 {
			return // others were read since
		}
		p.previews, p.choices, p.groups = previews, choices, groups
		p.certain.SetChecked(certain)
		p.showGroup(shown)
		p.Window.commands.Refresh()
	})
}

func (p *takePart) discard() {
	p.previews, p.choices, p.groups = nil, nil, [4][]spot{}
	p.refresh()
	p.Window.commands.Refresh()
	if p.history.List.Len() > 0 {
		p.Window.Window.Canvas().Focus(p.history.List)
	}
}

// showGroup turns to a group and puts the keyboard on it.
func (p *takePart) showGroup(g group) {
	p.shown = g
	p.show()
	p.list().SetCursor(0)
	p.Window.Window.Canvas().Focus(p.list())
}

// list is the list in front.
func (p *takePart) list() *kit.VList {
	switch {
	case len(p.previews) == 0:
		return p.history.List
	case p.shown == groupFiles:
		return p.files.List
	}
	return p.table.List
}

func (p *takePart) step(by int) { p.showGroup(group((int(p.shown) + by + len(p.tabs)) % len(p.tabs))) }

// show is the way from what was read and decided to what is seen.
func (p *takePart) show() {
	setShown(p.deciding, len(p.previews) > 0)
	setShown(p.waiting, len(p.previews) == 0)
	if len(p.previews) == 0 {
		p.table.Reload()
		p.files.Reload()
		return
	}
	counts := [4]int{len(p.groups[0]), len(p.groups[1]), len(p.groups[2]), len(p.previews)}
	words := [4]string{lang.L("Perlu keputusan"), lang.L("Pasti"), lang.L("Tidak diambil"), lang.L("Berkas")}
	for g, b := range p.tabs {
		b.Importance = widget.LowImportance
		if group(g) == p.shown {
			b.Importance = widget.HighImportance
		}
		b.SetText(words[g] + " (" + locale.Number(float64(counts[g])) + ")")
	}
	if n := p.refused(); n > 0 {
		p.tabs[groupFiles].SetText(fmt.Sprintf(lang.L("Berkas (%d, %d ditolak)"), len(p.previews), n))
	}
	p.certain.Text = fmt.Sprintf(lang.L("Terima semua yang pasti (%d)"), counts[groupCertain])
	p.certain.Refresh()
	if counts[groupCertain] == 0 {
		p.certain.Disable()
	} else {
		p.certain.Enable()
	}
	setShown(p.keys, p.shown < groupNotTaken)
	setShown(p.files, p.shown == groupFiles)
	setShown(p.table, p.shown != groupFiles)
	p.sayReady()
	p.table.Reload()
	p.files.Reload()
	p.Window.commands.Refresh()
}

// refused counts the files of which nothing can be taken.
func (p *takePart) refused() int {
	n := 0
	for _, f := range p.previews {
		if f.Problem != nil {
			n++
		}
	}
	return n
}

// sayReady tells how much would be taken now.
func (p *takePart) sayReady() {
	values, open := 0, 0
	for i, preview := range p.previews {
		if preview.Problem != nil {
			continue
		}
		accepted := preview.Preview.Decide(p.decisions(i))
		for _, row := range accepted.Rows {
			values += len(row.Changes)
		}
		open += len(accepted.Open) + len(preview.Preview.Columns)
	}
	p.sum.SetText(fmt.Sprintf(lang.L("Akan diambil: %d nilai. Belum diputuskan: %d."), values, open))
	if values > 0 {
		p.ready.Enable()
	} else {
		p.ready.Disable()
	}
}

func (p *takePart) decisions(i int) returns.Decisions {
	return returns.Decisions{Certain: p.certain.Checked, Choices: p.choices[i]}
}

func (p *takePart) nod() { p.certain.SetChecked(!p.certain.Checked) }

// letter decides about the selected fields by one key and goes on to the next.
func (p *takePart) letter(r rune) bool {
	choice, ok := map[rune]returns.Choice{
		't': returns.TakeTheirs, 'T': returns.TakeTheirs, 'k': returns.KeepOurs, 'K': returns.KeepOurs,
		'l': returns.SetAside, 'L': returns.SetAside,
	}[r]
	if !ok || p.shown >= groupNotTaken {
		return false
	}
	rows := p.table.List.Selection()
	for _, i := range rows {
		s := p.groups[p.shown][i]
		if s.column == nil {
			p.choices[s.file][s.Spot] = choice
		}
	}
	if one := len(rows) == 1; one && choice == returns.TakeTheirs && p.groups[p.shown][rows[0]].column != nil {
		p.askColumn(p.groups[p.shown][rows[0]])
		return true
	}
	p.show()
	if len(rows) == 1 && rows[0]+1 < len(p.groups[p.shown]) {
		p.table.List.SetCursor(rows[0] + 1)
	}
	return true
}

// apply writes what was decided; it can be taken back as a whole.
func (p *takePart) apply() {
	if p.ready.Disabled() {
		return
	}
	decisions := make([]returns.Decisions, len(p.previews))
	for i := range p.previews {
		decisions[i] = p.decisions(i)
	}
	var taken app.TakenIn
	previews := p.previews
	p.Run(lang.L("Mengambil isi lembar"), func(ctx context.Context, _ kit.Step) (err error) {
		taken, err = p.app.Returns.Apply(ctx, previews, decisions)
		return err
	}, func() {
		p.discard()
		p.shell.ToastAction(kit.ToneGreen, takenText(taken), lang.L("Batalkan"), func() { p.undo(taken.BatchID) })
	})
}

// takenText tells what was taken in, and what was not.
func takenText(t app.TakenIn) string {
	out := []string{fmt.Sprintf(lang.L("%d tindak lanjut diperbarui (%d nilai)."), t.FollowUps, t.Values)}
	if t.Open > 0 {
		out = append(out, fmt.Sprintf(lang.L("%d nilai belum diputuskan; ambil berkasnya lagi bila perlu."), t.Open))
	}
	if t.Stale > 0 {
		out = append(out, fmt.Sprintf(lang.L("%d nilai berubah oleh berkas lain dan tidak diambil; ambil berkasnya lagi."), t.Stale))
	}
	return joined(" ", out...)
}

func (p *takePart) undo(batchID int64) {
	if p.done(lang.L("Membatalkan pengambilan"), p.app.Returns.Undo(p.Context, batchID)) {
		p.shell.Toast(kit.ToneNeutral, lang.L("Pengambilan lembar dibatalkan."))
		p.refresh()
	}
}
