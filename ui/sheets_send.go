package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// A sendPart writes progress sheets for the agencies that owe something.
type sendPart struct {
	*Window
	owing   []app.Owing
	periods []app.Period

	content  fyne.CanvasObject
	table    *kit.TableList
	none     fyne.CanvasObject
	count    *kit.Text
	secret   *kit.Text // what no sheet has; empty for nothing
	period   *kit.Select
	meetings []app.OwingMeeting
	meeting  *kit.Select // of one meeting or all
	returnBy *kit.DateField
	form     *kit.Select
	drafts   *kit.Check
}

// Forms in which sheets are saved, as the person chooses between them.
const (
	formFolder = iota
	formZip
)

func newSendPart(w *Window) *sendPart {
	p := &sendPart{Window: w, count: kit.NewMuted(""), returnBy: kit.NewDateField(w.dates())}
	p.returnBy.SetPlaceHolder(lang.L("Boleh kosong"))
	p.period = kit.NewSelect("", nil, nil)
	p.fillPeriods(app.DateOf(w.app.Now(w.Context)))
	p.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Kode"), Width: 120},
		{Title: lang.L("Perangkat daerah"), Width: 330, Grow: 1, Wrap: true},
		{Title: lang.L("Penanggung jawab"), Width: 140, Align: fyne.TextAlignTrailing, Spare: 1},
		{Title: lang.L("Pendukung"), Width: 110, Align: fyne.TextAlignTrailing, Spare: 2},
		{Title: lang.L("Terlambat"), Width: 110, Align: fyne.TextAlignTrailing},
		{Title: lang.L("Lembar terakhir"), Width: 160},
	}, func() int { return len(p.owing) }, p.cell)
	p.table.List.Multiple = true
	p.table.List.OnActivate = func(int) { p.writeChosen() }
	p.none = kit.NewEmptyState(theme.DocumentIcon(), lang.L("Belum ada yang perlu dikirim"),
		lang.L("Lembar dibuat untuk OPD yang punya tindak lanjut terbuka. Tindak lanjut mulai berlaku setelah notula disahkan."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Buka daftar rapat"), theme.AccountIcon(), func() { w.goTo(destMeetings) }), "Alt+2"))
	p.none.Hide()
	p.meeting = kit.NewSelect("", nil, nil)
	p.offerMeetings(nil)
	p.form = kit.NewSelect("", []string{lang.L("Satu folder"), lang.L("Satu berkas zip")}, nil)
	p.form.SetSelectedIndex(formFolder)
	p.drafts = kit.NewCheck(lang.L("Sertakan draf pos-el untuk tiap lembar"), nil)
	p.drafts.SetChecked(true)
	p.secret = kit.NewParagraph("")
	p.secret.Hide()
	form := container.New(&pair{},
		kit.NewFormGrid(kit.FormField{Label: lang.L("Bulan laporan"), Input: p.period}, kit.FormField{Label: lang.L("Dari rapat"), Input: p.meeting}, kit.FormField{Input: p.drafts}),
		kit.NewFormGrid(kit.FormField{Label: lang.L("Kembali paling lambat"), Input: p.returnBy}, kit.FormField{Label: lang.L("Simpan sebagai"), Input: p.form}))
	p.count.Truncate = true
	foot := container.New(&ends{room: 560}, container.NewPadded(p.count),
		kit.NewButton(lang.L("Buat lembar yang dipilih…"), theme.DocumentCreateIcon(), p.writeChosen))
	p.content = kit.NewPageBody(container.NewVBox(form, p.secret), container.NewStack(p.table, p.none), foot)
	return p
}

// fillPeriods offers the month that is, two before and one after.
func (p *sendPart) fillPeriods(today app.Date) {
	var offers []string
	month := today.Period()
	for range 2 {
		month = month.First().AddDays(-1).Period()
	}
	for range 4 {
		p.periods = append(p.periods, month)
		offers = append(offers, words.Month(month))
		month = month.Last().AddDays(1).Period()
	}
	p.period.SetOptions(offers)
	p.period.SetSelectedIndex(2)
}

func (p *sendPart) chosenPeriod() app.Period { return p.periods[max(0, p.period.SelectedIndex())] }

// chosenMeeting is the meeting sheets are made of, 0 for all.
func (p *sendPart) chosenMeeting() int64 {
	if i := p.meeting.SelectedIndex(); i > 0 {
		return p.meetings[i-1].ID
	}
	return 0
}

// offerMeetings offers all meetings or one of them; the one chosen stays so.
func (p *sendPart) offerMeetings(meetings []app.OwingMeeting) {
	chosen, at := p.chosenMeeting(), 0
	offers := []string{lang.L("Semua rapat")}
	for i, m := range meetings {
		word := classed(m.Title, m.Classification) + ", " + words.Day(m.On)
		if slices.Contains(offers, word) { // the choice is known by its words
			word += fmt.Sprintf(" (%d)", m.ID)
		}
		offers = append(offers, word)
		if m.ID == chosen {
			at = i + 1
		}
	}
	p.meetings, p.meeting.OnChanged = meetings, nil
	p.meeting.SetOptions(offers)
	p.meeting.SetSelectedIndex(at)
	p.meeting.OnChanged = func(string) { p.refresh() }
}

func (p *sendPart) refresh() {
	var owing []app.Owing
	var meetings []app.OwingMeeting
	withheld := 0
	from := p.chosenMeeting()
	p.Quiet(lang.L("Membaca tindak lanjut"), func(ctx context.Context) (err error) {
		if owing, err = p.app.Sheets.Owing(ctx, from); err != nil {
			return err
		}
		if meetings, err = p.app.Sheets.Meetings(ctx); err != nil {
			return err
		}
		withheld, err = p.app.Sheets.Withheld(ctx)
		return err
	}, func() {
		p.owing = owing
		p.offerMeetings(meetings)
		setShown(p.secret, withheld > 0)
		p.secret.SetText(fmt.Sprintf(lang.L("%d tindak lanjut rapat rahasia tidak dimuat di lembar mana pun. Sampaikan kepada OPD-nya dengan cara lain."), withheld))
		setShown(p.none, len(owing) == 0)
		setShown(p.table, len(owing) > 0)
		p.count.SetText(fmt.Sprintf(lang.L("%d perangkat daerah punya tindak lanjut terbuka"), len(owing)))
		p.table.Reload()
	})
}

func (p *sendPart) cell(row, col int) kit.Cell {
	o := p.owing[row]
	number := func(n int) kit.Cell { return kit.Cell{Text: locale.Number(float64(n)), Muted: n == 0} }
	switch col {
	case 0:
		return kit.Cell{Text: o.Agency.Code, Bold: true}
	case 1:
		return kit.Cell{Text: o.Agency.Name}
	case 2:
		return number(o.Leads)
	case 3:
		return number(o.Supports)
	case 4:
		c := number(o.Late)
		if o.Late > 0 {
			c.Tone = kit.ToneLate
		}
		return c
	}
	if o.Sent == "" {
		return kit.Cell{Text: lang.L("Belum pernah"), Muted: true}
	}
	return kit.Cell{Text: words.Month(o.Sent)}
}

func (p *sendPart) writeAll() { p.write(nil) }

func (p *sendPart) writeChosen() {
	var ids []int64
	for _, i := range p.table.List.Selection() {
		ids = append(ids, p.owing[i].Agency.ID)
	}
	if len(ids) == 0 {
		kit.Inform(p.Window.Window, lang.L("Belum ada yang dipilih"), lang.L("Pilih perangkat daerah pada daftar dahulu. Shift+panah memilih beberapa."))
		return
	}
	p.write(ids)
}

// write asks for the folder and fills it with sheets.
func (p *sendPart) write(agencies []int64) {
	order := app.SheetOrder{Period: p.chosenPeriod(), Agencies: agencies, Meeting: p.chosenMeeting()}
	day, err := p.returnBy.Day()
	if err != nil {
		kit.ShowError(p.Window.Window, lang.L("Kembali paling lambat"), err.Error())
		return
	}
	if !day.IsZero() {
		order.ReturnBy = app.DateOf(day)
	}
	to := app.SheetBundle{Zip: p.form.SelectedIndex() == formZip, Drafts: p.drafts.Checked}
	if to.Zip {
		name := "lembar-" + string(order.Period) + ".zip"
		p.SaveFile(kit.FileRequest{Title: lang.L("Simpan lembar"), Name: name, Filters: zipFiles()}, func(path string) {
			to.Path, to.Overwrite = path, true // the dialog has asked
			p.writeTo(to, order)
		})
		return
	}
	p.OpenFolder(kit.FileRequest{Title: lang.L("Folder untuk lembar")}, func(folder string) {
		to.Path = folder
		p.askOver(to, order)
	})
}

// askOver asks before sheets that lie in the folder are written over: an agency
// may be filling in the very ones.
func (p *sendPart) askOver(to app.SheetBundle, order app.SheetOrder) {
	there, err := p.app.Sheets.InTheWay(p.Context, order, to)
	if !p.done(lang.L("Membuat lembar"), err) {
		return
	}
	if len(there) == 0 {
		p.writeTo(to, order)
		return
	}
	kit.Confirm(p.Window.Window, kit.ModalText{
		Title: lang.L("Timpa lembar yang sudah ada?"),
		Text:  fmt.Sprintf(lang.L("Di folder itu sudah ada %d berkas bulan ini, misalnya %s. Lembar yang sedang diisi akan hilang."), len(there), there[0]),
		Yes:   lang.L("Timpa"), Danger: true,
	}, func() {
		to.Overwrite = true
		p.writeTo(to, order)
	})
}

// writeTo makes the sheets, all of them or none.
func (p *sendPart) writeTo(to app.SheetBundle, order app.SheetOrder) {
	count := 0
	p.Run(lang.L("Membuat lembar OPD"), func(ctx context.Context, step kit.Step) error {
		files, err := p.app.Sheets.Save(ctx, order, to, app.Step(step))
		count = len(files)
		return err
	}, func() {
		p.refresh()
		p.saved(fmt.Sprintf(lang.L("%d lembar dibuat"), count), strings.TrimSuffix(to.Path, "/"))
	})
}
