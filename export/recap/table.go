package recap

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

const (
	headRow   = 5
	tableRow  = 6 // first row of figures
	listFirst = 6
)

// A column of the tables of figures.
type column struct {
	heading string
	width   float64
	value   func(n int, l Line) any // string, int, time.Time, *float64 or nil
	look    look
	sum     bool // the line of totals adds it up
}

func counter(heading string, of func(Count) int) column {
	return column{heading: heading, width: 13, look: countLook, sum: true, value: func(_ int, l Line) any { return of(l.Count) }}
}

// figures are the columns both tables have. The charts use them by place.
var figures = []column{
	counter("Jumlah", Count.Total),
	counter("Belum ditindaklanjuti", func(c Count) int { return c.NotStarted }),
	counter("Dalam proses", func(c Count) int { return c.InProgress }),
	counter("Selesai, menunggu verifikasi", func(c Count) int { return c.Unverified }),
	counter("Selesai (diterima)", func(c Count) int { return c.Finished }),
	counter("Terkendala", func(c Count) int { return c.Hindered }),
	counter("Tidak dapat ditindaklanjuti", func(c Count) int { return c.Impossible }),
	counter("Terlambat", func(c Count) int { return c.Overdue }),
	{heading: "Bagian selesai (diterima)", width: 13, look: shareLook, value: func(_ int, l Line) any { return l.Done }},
}

// Places of the figures in both tables, counted from 1.
const (
	nameColumn     = 2
	totalColumn    = 4
	overdueColumn  = 11
	doneColumn     = 12
	reportedColumn = 13
	periodColumn   = 4 // the first of them
)

func (b *book) agencies() error {
	columns := append([]column{
		{heading: "No", width: 5, look: countLook, value: func(n int, _ Line) any { return n }},
		{heading: "OPD", width: 22, look: textLook, value: func(_ int, l Line) any { return l.Code }},
		{heading: "Nama OPD", width: 40, look: textLook, value: func(_ int, l Line) any { return l.Name }},
	}, figures...)
	columns = append(columns,
		column{heading: "Laporan periode ini", width: 13, look: shareLook, value: func(_ int, l Line) any {
			return l.present().word()
		}},
		column{heading: "Laporan terakhir", width: 14, look: dayLook, value: func(_ int, l Line) any { return l.LastOn }},
	)
	return b.table(agencySheet, "Rekapitulasi Tindak Lanjut per OPD", b.r.Agencies, columns)
}

func (b *book) issues() error {
	columns := append([]column{
		{heading: "No", width: 5, look: countLook, value: func(n int, _ Line) any { return n }},
		{heading: "Isu strategis", width: 44, look: textLook, value: func(_ int, l Line) any { return l.Name }},
		{heading: "Kode", width: 20, look: textLook, value: func(_ int, l Line) any { return l.Code }},
	}, figures...)
	return b.table(issueSheet, "Rekapitulasi Tindak Lanjut per Isu Strategis", b.r.Issues, columns)
}

// table writes a worksheet of figures with its line of totals.
func (b *book) table(sheet, title string, lines []Line, columns []column) error {
	if err := b.head(sheet, title, columns); err != nil {
		return err
	}
	if err := b.lines(sheet, lines, columns); err != nil {
		return err
	}
	last := tableRow + len(lines) - 1
	if len(lines) > 0 {
		if err := b.totals(sheet, lines, columns, last); err != nil {
			return err
		}
		if err := b.color(sheet, last, len(columns)); err != nil {
			return err
		}
	}
	return b.view(sheet, headRow, 3, last+1, len(columns))
}

// lines writes the rows of a table.
func (b *book) lines(sheet string, lines []Line, columns []column) error {
	for i, l := range lines {
		for c, col := range columns {
			at := place(c+1, tableRow+i)
			if err := b.set(sheet, at, col.value(i+1, l)); err != nil {
				return err
			}
			if err := b.dress(sheet, at, at, col.look); err != nil {
				return err
			}
		}
		n := workbook.Face{Size: 11}.Lines(l.Name, 40)
		if err := b.f.SetRowHeight(sheet, tableRow+i, workbook.Face{Size: 11}.Height(n, 18)); err != nil {
			return err
		}
	}
	return nil
}

// banner writes what stands at the head of every worksheet.
func (b *book) banner(sheet, title string) error {
	for i, line := range []struct {
		text   string
		look   look
		height float64
	}{
		{strings.Join(b.r.Letterhead, " · "), kopLook, 15},
		{strings.TrimSuffix(title+" · "+b.r.Period, " · "), titleLook, 24},
		{b.r.note(), noteLook, 15},
	} {
		at := place(1, i+1)
		if err := b.set(sheet, at, line.text); err != nil {
			return err
		}
		if err := b.dress(sheet, at, at, line.look); err != nil {
			return err
		}
		if err := b.f.SetRowHeight(sheet, i+1, line.height); err != nil {
			return err
		}
	}
	return nil
}

// note tells what the figures are of, and what they leave out.
func (r Recap) note() string {
	return strings.Join(slices.DeleteFunc([]string{
		"Keadaan per " + dayInWords(r.AsOn) + ".", doneWords,
		r.reportingWords(), r.withheldWords(),
	}, func(s string) bool { return s == "" }), " ")
}

// head writes the banner and the header of a table.
func (b *book) head(sheet, title string, columns []column) error {
	if err := b.banner(sheet, title); err != nil {
		return err
	}
	lines := 1
	for c, col := range columns {
		name, err := excelize.ColumnNumberToName(c + 1)
		if err != nil {
			return err
		}
		if err := b.f.SetColWidth(sheet, name, name, col.width); err != nil {
			return err
		}
		if err := b.set(sheet, place(c+1, headRow), col.heading); err != nil {
			return err
		}
		lines = max(lines, workbook.Face{Size: 10, Bold: true}.Lines(col.heading, col.width))
	}
	if err := b.f.SetRowHeight(sheet, headRow, workbook.Face{Size: 10}.Height(lines, 30)); err != nil {
		return err
	}
	return b.dress(sheet, place(1, headRow), place(len(columns), headRow), headLook)
}

// totals writes the line below the figures: formulas, with the value they give
// for programs that do not compute.
func (b *book) totals(sheet string, lines []Line, columns []column, last int) error {
	row := last + 1
	if err := b.set(sheet, place(nameColumn, row), "Jumlah"); err != nil {
		return err
	}
	for c, col := range columns {
		at := place(c+1, row)
		if err := b.dress(sheet, at, at, col.look.total()); err != nil {
			return err
		}
		if !col.sum {
			continue
		}
		sum := 0
		for i, l := range lines {
			if n, ok := col.value(i+1, l).(int); ok {
				sum += n
			}
		}
		formula := fmt.Sprintf("SUM(%s:%s)", place(c+1, tableRow), place(c+1, last))
		if err := b.compute(sheet, at, formula, float64(sum)); err != nil {
			return err
		}
	}
	return b.average(sheet, lines, last)
}

// average writes the share of all follow-ups, each line weighing as
// much as it has follow-ups. One that nobody reported on stands at nothing.
func (b *book) average(sheet string, lines []Line, last int) error {
	all := whole(lines)
	if all.Done == nil {
		return nil
	}
	totals := place(totalColumn, tableRow) + ":" + place(totalColumn, last)
	shares := place(doneColumn, tableRow) + ":" + place(doneColumn, last)
	return b.compute(sheet, place(doneColumn, last+1), fmt.Sprintf("SUMPRODUCT(%s,%s)/SUM(%s)", totals, shares, totals), *all.Done)
}

func (b *book) compute(sheet, at, formula string, value float64) error {
	if err := b.f.SetCellFloat(sheet, at, value, -1, 64); err != nil {
		return err
	}
	return b.f.SetCellFormula(sheet, at, formula)
}

// set writes a value. Text is always written as text, so that one beginning
// with "=" never becomes a formula.
func (b *book) set(sheet, at string, v any) error {
	switch v := v.(type) {
	case string:
		if v == "" {
			return nil
		}
		return b.f.SetCellStr(sheet, at, v)
	case int:
		return b.f.SetCellInt(sheet, at, int64(v))
	case *float64:
		if v == nil {
			return nil
		}
		return b.f.SetCellFloat(sheet, at, *v, -1, 64)
	case time.Time:
		if v.IsZero() {
			return nil
		}
		n, err := workbook.Serial(v)
		if err != nil {
			return err
		}
		return b.f.SetCellInt(sheet, at, int64(n))
	}
	return nil
}

// color draws the bars of what is done, and marks what is late or was not reported.
func (b *book) color(sheet string, last, columns int) error {
	column := func(c int) string { return place(c, tableRow) + ":" + place(c, last) }
	marked, err := b.f.NewConditionalStyle(&excelize.Style{Font: workbook.Font(11, true, workbook.RedInk), Fill: workbook.Fill(workbook.RedBg)})
	if err != nil {
		return err
	}
	if err := b.f.SetConditionalFormat(sheet, column(doneColumn), []excelize.ConditionalFormatOptions{{
		Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "num", MaxValue: "1", BarColor: "#9FC5E8", BarSolid: true,
	}}); err != nil {
		return err
	}
	if err := b.f.SetConditionalFormat(sheet, column(overdueColumn), []excelize.ConditionalFormatOptions{{
		Type: "cell", Criteria: ">", Value: "0", Format: &marked,
	}}); err != nil || columns < reportedColumn {
		return err
	}
	return b.mark(sheet, column(reportedColumn), `"Belum"`)
}

// mark sets off the cells of a range that hold a value.
func (b *book) mark(sheet, area, value string) error {
	style, err := b.f.NewConditionalStyle(&excelize.Style{Font: workbook.Font(11, true, workbook.RedInk), Fill: workbook.Fill(workbook.RedBg)})
	if err != nil {
		return err
	}
	return b.f.SetConditionalFormat(sheet, area, []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "==", Value: value, Format: &style}})
}

// view freezes the header, offers the filter, and sets up the page.
func (b *book) view(sheet string, head, freeze, last, columns int) error {
	off := false
	if err := b.f.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &off}); err != nil {
		return err
	}
	corner := place(freeze+1, head+1)
	if err := b.f.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: freeze, YSplit: head, TopLeftCell: corner, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: corner, ActiveCell: corner, Pane: "bottomRight"}},
	}); err != nil {
		return err
	}
	return workbook.SetPage(b.f, sheet, workbook.Page{
		F4: b.r.F4, Repeat: fmt.Sprintf("%d:%d", head, head), Area: "A1:" + place(columns, max(last, head)),
		Left: "Rekapitulasi tindak lanjut " + b.r.Period, Center: "Keadaan per " + dayInWords(b.r.AsOn),
	})
}

// place writes a position as "L7". Both are counted from 1 and small.
func place(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		panic("recap: no such cell") // a fault of this package, not of any input
	}
	return name
}

var months = [...]string{
	"Januari", "Februari", "Maret", "April", "Mei", "Juni",
	"Juli", "Agustus", "September", "Oktober", "November", "Desember",
}

func dayInWords(t time.Time) string {
	return fmt.Sprintf("%d %s %d", t.Day(), months[t.Month()-1], t.Year())
}
