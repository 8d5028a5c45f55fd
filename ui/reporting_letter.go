package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// letterForm asks how letters of reminder are to be.
type letterForm struct {
	who     *kit.Select // all that owe, or those chosen
	number  *kit.Entry
	replyBy *kit.DateField
	signer  *kit.Select
	people  []app.Person
	drafts  *kit.Check
	grid    *kit.FormGrid
}

const rowReplyBy = 2 // of the letter's form

func (p *reportingPart) newLetterForm(chosen int, people []app.Person, signer app.Person) *letterForm {
	f := &letterForm{people: people, number: kit.NewEntry(lang.L("Kosongkan untuk ditulis tangan")), replyBy: kit.NewDateField(p.dates())}
	f.replyBy.SetPlaceHolder(lang.L("Boleh kosong"))
	f.who = kit.NewSelect("", []string{
		fmt.Sprintf(lang.L("Semua yang belum lengkap (%d)"), len(p.period.Owing(nil))), fmt.Sprintf(lang.L("Yang dipilih di daftar (%d)"), chosen),
	}, nil)
	f.who.SetSelectedIndex(0)
	if chosen > 1 {
		f.who.SetSelectedIndex(1)
	}
	names := []string{lang.L("Tanpa nama")}
	for _, x := range people {
		names = append(names, strings.Trim(x.Post+", "+x.String(), ", "))
	}
	f.signer = kit.NewSelect("", names, nil)
	f.signer.SetSelectedIndex(0)
	for i, x := range people {
		if x.ID == signer.ID {
			f.signer.SetSelectedIndex(i + 1)
		}
	}
	f.drafts = kit.NewCheck(lang.L("Sertakan draf pos-el untuk tiap surat"), nil)
	f.drafts.SetChecked(true)
	f.grid = kit.NewFormGrid(
		kit.FormField{Label: lang.L("Untuk"), Input: f.who},
		kit.FormField{Label: lang.L("Nomor surat"), Input: f.number},
		kit.FormField{Label: lang.L("Dijawab paling lambat"), Input: f.replyBy},
		kit.FormField{Label: lang.L("Penanda tangan"), Input: f.signer, Hint: lang.L("Dari daftar pejabat di Pengaturan; diingat untuk surat berikutnya.")},
		kit.FormField{Label: " ", Input: f.drafts},
	)
	return f
}

// askLetters asks how the letters are to be, then where to put them.
func (p *reportingPart) askLetters() {
	people, err := p.app.Offices.People(p.Context)
	if !p.done(lang.L("Membaca daftar pejabat"), err) {
		return
	}
	signer, err := p.app.Reporting.Signer(p.Context)
	if !p.done(lang.L("Membaca daftar pejabat"), err) {
		return
	}
	chosen := p.chosen()
	f := p.newLetterForm(len(chosen), people, signer)
	kit.ShowModal(p.Window.Window, lang.L("Surat pengingat"), wideForm(f.grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Pilih folder…"), Default: true, Run: func() bool { return p.takeLetters(f, chosen) }})
}

func (p *reportingPart) takeLetters(f *letterForm, chosen []int64) bool {
	f.grid.ClearErrors()
	order := app.ReminderOrder{Span: p.period.Span, Number: strings.TrimSpace(f.number.Text)}
	if !readDayInto(f.grid, rowReplyBy, f.replyBy, &order.ReplyBy) {
		return false
	}
	if f.who.SelectedIndex() == 1 {
		if order.Agencies = chosen; len(chosen) == 0 {
			f.grid.SetError(0, lang.L("Tidak ada yang dipilih di daftar, atau laporannya sudah lengkap."))
			return false
		}
	}
	var signer int64
	if i := f.signer.SelectedIndex(); i > 0 {
		signer = f.people[i-1].ID
	}
	if !p.done(lang.L("Menyimpan penanda tangan"), p.app.Reporting.SetSigner(p.Context, signer)) {
		return false
	}
	to := app.SheetBundle{Drafts: f.drafts.Checked}
	p.OpenFolder(kit.FileRequest{Title: lang.L("Folder untuk surat pengingat")}, func(folder string) {
		to.Path = folder
		p.writeLetters(order, to)
	})
	return true
}

func (p *reportingPart) writeLetters(order app.ReminderOrder, to app.SheetBundle) {
	count := 0
	p.Run(lang.L("Membuat surat pengingat"), func(ctx context.Context, step kit.Step) error {
		files, err := p.app.Reporting.SaveLetters(ctx, order, to, app.Step(step))
		count = len(files)
		return err
	}, func() {
		p.refresh()
		p.saved(fmt.Sprintf(lang.L("%d surat pengingat dibuat"), count), to.Path)
	})
}

// askRule asks until when reports are in time.
func (p *reportingPart) askRule() {
	g, err := p.app.Reporting.Grace(p.Context)
	if !p.done(lang.L("Membaca aturan pelaporan"), err) {
		return
	}
	var entries [3]*kit.Entry
	values := [3]*int{&g.Weekly, &g.Monthly, &g.Quarterly}
	for i := range entries {
		entries[i] = kit.NewEntry("")
		entries[i].SetText(strconv.Itoa(*values[i]))
	}
	grid := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Mingguan"), Input: entries[0], Hint: lang.L("Hari sesudah Minggu; 1 berarti sampai Senin.")},
		kit.FormField{Label: lang.L("Bulanan"), Input: entries[1], Hint: lang.L("Hari sesudah akhir bulan; 5 berarti sampai tanggal 5.")},
		kit.FormField{Label: lang.L("Triwulanan"), Input: entries[2], Hint: lang.L("Hari sesudah akhir triwulan; 10 berarti sampai tanggal 10.")},
	)
	kit.ShowModal(p.Window.Window, lang.L("Laporan tepat waktu sampai"), wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			grid.ClearErrors()
			for i, e := range entries {
				n, err := strconv.Atoi(strings.TrimSpace(e.Text))
				if err != nil {
					grid.SetError(i, lang.L("Tulis jumlah hari dengan angka."))
					return false
				}
				*values[i] = n
			}
			if !p.done(lang.L("Menyimpan aturan pelaporan"), p.app.Reporting.SetGrace(p.Context, g)) {
				return false
			}
			p.refresh()
			return true
		}})
}
