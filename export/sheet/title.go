package sheet

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

// titleChars is the width the title block may take: the columns left of the
// box that tells how to fill the sheet in.
var titleChars = widthBetween(KeyOrdinal, KeyRole)

// widest is how wide a column may get for the sake of a very long text.
const widest = 90

// emptyNote is the width of the secretariat's notes where there are none: what is
// saved makes all of the print larger.
const emptyNote = 11

func (s Sheet) hasNotes() bool {
	return slices.ContainsFunc(s.Rows, func(r Row) bool { return r.Note != "" })
}

// widths returns the width of every column: the usual one, or more where a
// text would be taller than a row of Excel can be.
func (s Sheet) widths() map[Key]float64 {
	widths := make(map[Key]float64, len(Columns))
	for _, c := range Columns {
		widths[c.Key] = c.Width
		if c.Key == KeyNote && !s.hasNotes() {
			widths[c.Key] = emptyNote
		}
		for _, r := range s.Rows {
			if text, ok := r.value(c.Key).(string); ok {
				widths[c.Key] = faceOf(c.Key).Widen(text, widths[c.Key], widest)
			}
		}
	}
	return widths
}

func (b *book) columns() error {
	for _, c := range Columns {
		if err := b.f.SetColWidth(tableSheet, letter(c.Key), letter(c.Key), b.widths[c.Key]); err != nil {
			return err
		}
		if err := b.f.SetColVisible(tableSheet, letter(c.Key), !c.Hidden); err != nil {
			return err
		}
	}
	return nil
}

// title writes the block above the table. The sheet's code always stands in
// B4, in clear sight, because a code in a title survives every conversion.
func (b *book) title() error {
	kop := strings.Join(b.s.Letterhead, " · ")
	heading := strings.TrimSuffix("Lembar Progres Tindak Lanjut · "+b.s.Period, " · ")
	agency := b.s.AgencyName
	for i, line := range []struct {
		text   string
		style  int
		size   float64
		bold   bool
		height float64
	}{
		{kop, b.styles.kop, 10, true, 16},
		{heading, b.styles.title, 16, true, 24},
		{agency, 0, 13, true, 20},
		{"Kode lembar " + b.code, b.styles.code, 10, false, 20},
	} {
		address := cell(KeyOrdinal, i+1)
		style, err := b.fitted(line.text, line.size, line.bold, line.style)
		if err != nil {
			return err
		}
		if err := b.f.SetCellStr(tableSheet, address, line.text); err != nil {
			return err
		}
		if err := b.f.SetCellStyle(tableSheet, address, address, style); err != nil {
			return err
		}
		if err := b.f.SetRowHeight(tableSheet, i+1, line.height); err != nil {
			return err
		}
	}
	if err := b.wrapAgency(); err != nil {
		return err
	}
	return b.instructions()
}

// wrapAgency gives a very long name of an agency two lines, so that it need
// not be written in tiny letters.
func (b *book) wrapAgency() error {
	const row, size = 3, 10
	if (workbook.Face{Size: size, Bold: true}).Width(b.s.AgencyName) <= titleChars*7*0.75 {
		return nil
	}
	style, err := b.f.NewStyle(&excelize.Style{Font: workbook.Font(size, true, workbook.Ink), Alignment: workbook.Middle("left", true)})
	if err != nil {
		return err
	}
	first, last := cell(KeyOrdinal, row), cell(KeyRole, row)
	return firstError(
		b.f.MergeCell(tableSheet, first, last),
		b.f.SetCellStyle(tableSheet, first, last, style),
		b.f.SetRowHeight(tableSheet, row, 29),
	)
}

// fitted returns the given style, or one with smaller letters for a text that
// would run into the box beside it.
func (b *book) fitted(text string, size float64, bold bool, style int) (int, error) {
	fit := workbook.Face{Size: size, Bold: bold}.Fit(text, titleChars, 6)
	if fit == size && style != 0 {
		return style, nil
	}
	color := workbook.Ink
	if size != 13 {
		color = workbook.Quiet
	}
	return b.f.NewStyle(&excelize.Style{Font: workbook.Font(fit, bold, color), Alignment: workbook.Middle("left", false)})
}

// instructions writes how to fill the sheet in: three lines, and what the
// colors mean.
func (b *book) instructions() error {
	send := "Simpan sebagai .xlsx, lalu kirim kembali"
	if b.s.ReturnTo != "" {
		send += " ke " + b.s.ReturnTo
	}
	if b.s.ReturnBy != "" {
		send += " paling lambat " + b.s.ReturnBy
	}
	how := []excelize.RichTextRun{
		{Text: "Cara mengisi\n", Font: workbook.Font(10, true, workbook.OpenHead)},
		{Text: "1. Isi kolom kuning saja. Kolom abu-abu dari sekretariat; baris jangan dihapus.\n" +
			"2. Pilih Status dari daftar, isi Progres 0% sampai 100%, lalu hasil, kendala, dan bukti di baris yang sama.\n" +
			"3. " + send + ". Jangan menulis NIP atau nomor telepon.", Font: workbook.Font(10, false, workbook.Ink)},
	}
	about := []excelize.RichTextRun{
		{Text: "Keadaan per " + dayInWords(b.s.AsOn) + "\n", Font: workbook.Font(10, true, workbook.Navy)},
		{Text: b.tally() + "\nTenggat merah: terlambat. Tenggat jingga: jatuh tempo dalam 7 hari.", Font: workbook.Font(10, false, workbook.Ink)},
	}
	if b.s.Source != "" {
		about[1].Text += "\nSumber: " + b.s.Source
	}
	if b.s.Limited {
		about[1].Text += "\nTERBATAS: hanya untuk " + b.s.AgencyName + "."
	}
	return firstError(
		b.note(KeyRelated, KeyRealization, how),
		b.note(KeyBudget, KeyEvidence, about),
	)
}

// note writes a rich text over rows 1 to 4 of some columns.
func (b *book) note(from, to Key, runs []excelize.RichTextRun) error {
	first, last := cell(from, 1), cell(to, 4)
	return firstError(
		b.f.MergeCell(tableSheet, first, last),
		b.f.SetCellStyle(tableSheet, first, last, b.styles.box),
		b.f.SetCellRichText(tableSheet, first, runs),
	)
}

func (b *book) tally() string {
	lead, late := 0, 0
	for _, r := range b.s.Rows {
		if r.Lead {
			lead++
		}
		if !r.Due.IsZero() && daysBetween(b.s.AsOn, r.Due) < 0 && r.Answer.Status != "Selesai" {
			late++
		}
	}
	text := fmt.Sprintf("%d tindak lanjut: %d sebagai penanggung jawab, %d sebagai pendukung", len(b.s.Rows), lead, len(b.s.Rows)-lead)
	if late > 0 {
		text += fmt.Sprintf("; %d terlambat", late)
	}
	return text + "."
}

// headings writes the band and the header of the table.
func (b *book) headings() error {
	band := func(k Key, text string, style int) error {
		address := cell(k, bandRow)
		return firstError(b.f.SetCellStr(tableSheet, address, text), b.f.SetCellStyle(tableSheet, address, address, style))
	}
	err := firstError(
		band(KeyOrdinal, "DARI SEKRETARIAT, JANGAN DIUBAH", b.styles.bandLocked),
		band(KeyStatus, "DIISI OPD", b.styles.bandOpen),
		b.f.SetRowHeight(tableSheet, bandRow, 15),
	)
	if err != nil {
		return err
	}
	lines := 1
	for _, c := range Columns {
		address, style := cell(c.Key, headerRow), b.styles.headLocked
		if c.Open {
			style = b.styles.headOpen
		}
		err := firstError(b.f.SetCellStr(tableSheet, address, c.Heading), b.f.SetCellStyle(tableSheet, address, address, style))
		if err != nil {
			return err
		}
		lines = max(lines, headFace.Lines(c.Heading, b.widths[c.Key]-2)) // the filter's button takes room
	}
	return b.f.SetRowHeight(tableSheet, headerRow, headFace.Height(lines, 30))
}

func widthBetween(from, to Key) float64 {
	sum := 0.0
	for _, c := range Columns[place[from]-1 : place[to]] {
		sum += c.Width
	}
	return sum
}

var months = [...]string{
	"Januari", "Februari", "Maret", "April", "Mei", "Juni",
	"Juli", "Agustus", "September", "Oktober", "November", "Desember",
}

func dayInWords(t time.Time) string {
	return fmt.Sprintf("%d %s %d", t.Day(), months[t.Month()-1], t.Year())
}

// daysBetween counts calendar days from a to b, each in its own zone.
func daysBetween(a, b time.Time) int {
	day := func(t time.Time) time.Time {
		y, m, d := t.Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(day(b).Sub(day(a)).Hours()) / 24
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
