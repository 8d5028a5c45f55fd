package recap

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

// A band of the stacked chart: a column of the figures and its color. The
// colors go from done to not done, and differ in lightness too, for a printer
// without colors.
var bands = []struct {
	column int
	color  string
}{
	{8, "2E7D4F"},  // Selesai (diterima)
	{7, "8CC7A1"},  // Selesai, menunggu verifikasi
	{6, "2F6DB5"},  // Dalam proses
	{9, "C8453B"},  // Terkendala
	{10, "7A7A7A"}, // Tidak dapat ditindaklanjuti
	{5, "D6DADE"},  // Belum ditindaklanjuti
}

const (
	chartWidth  = 640 // pixels; two stand side by side
	chartFrame  = 110 // pixels of a chart's title, axis and legend
	chartLine   = 22  // pixels of a bar with its air
	chartMost   = 28  // bars of one chart, so that their names can be read
	rowPixels   = 20
	chartRow    = 5
	firstChart  = 1
	secondChart = 11
	lastColumn  = 20
)

// charts draws the status of every agency with what is done beside it, and the
// same per issue, each pair on a page of its own.
func (b *book) charts() error {
	return errors.Join(
		b.chartPage(agencyCharts, agencySheet, "OPD", b.r.Agencies),
		b.chartPage(issueCharts, issueSheet, "isu strategis", b.r.Issues),
	)
}

func (b *book) chartPage(page, sheet, what string, lines []Line) error {
	if err := b.banner(page, "Grafik Tindak Lanjut per "+what); err != nil {
		return err
	}
	off := false
	if err := b.f.SetSheetView(page, 0, &excelize.ViewOptions{ShowGridLines: &off}); err != nil {
		return err
	}
	d := drawing{page: page, sheet: sheet, row: chartRow}
	for d.from = 0; d.from < len(lines); d.from += len(d.lines) {
		if d.from > 0 {
			if err := b.f.InsertPageBreak(page, place(1, d.row)); err != nil {
				return err
			}
		}
		d.lines = lines[d.from:min(d.from+chartMost, len(lines))]
		if err := b.pair(&d, what, len(lines) > chartMost); err != nil {
			return err
		}
	}
	return workbook.SetPage(b.f, page, workbook.Page{
		F4: b.r.F4, Area: "A1:" + place(lastColumn, d.row),
		Left: "Rekapitulasi tindak lanjut " + b.r.Period, Center: "Keadaan per " + dayInWords(b.r.AsOn),
	})
}

// pair draws the two charts of some lines and moves on below them.
func (b *book) pair(d *drawing, what string, partial bool) error {
	d.height = chartFrame + chartLine*len(d.lines)
	title := " tindak lanjut per " + what
	if partial {
		title += fmt.Sprintf(", %d–%d", d.from+1, d.from+len(d.lines))
	}
	if err := b.stacked(*d, "Status"+title); err != nil {
		return err
	}
	if err := b.done(*d, "Bagian selesai dan diterima,"+title); err != nil {
		return err
	}
	d.row += d.height/rowPixels + 2
	return nil
}

// A drawing is where a pair of charts stands and what it shows.
type drawing struct {
	page, sheet string
	row         int // of the worksheet
	from        int // place of the first line in the table
	lines       []Line
	height      int
}

func (b *book) stacked(d drawing, title string) error {
	var series []excelize.ChartSeries
	for _, band := range bands {
		series = append(series, d.series(band.column, band.color))
	}
	c := d.chart(excelize.BarStacked, title, series)
	c.Legend = excelize.ChartLegend{Position: "bottom", Font: workbook.Font(9, false, workbook.Ink)}
	overlap := 100
	c.Overlap = &overlap
	most := 0
	for _, l := range d.lines {
		most = max(most, l.Count.Total())
	}
	if most <= 10 {
		c.YAxis.MajorUnit = 1 // there are no half follow-ups
	}
	return b.f.AddChart(d.page, place(firstChart, d.row), c)
}

func (b *book) done(d drawing, title string) error {
	c := d.chart(excelize.Bar, title, []excelize.ChartSeries{d.series(doneColumn, "2E7D4F")})
	c.Legend = excelize.ChartLegend{Position: "none"}
	low, high := 0.0, 1.0
	c.YAxis.Minimum, c.YAxis.Maximum, c.YAxis.MajorUnit = &low, &high, 0.25
	c.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0%"}
	c.PlotArea = excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0%"}}
	return b.f.AddChart(d.page, place(secondChart, d.row), c)
}

// series refers to a column of the figures, by its heading and its names.
func (d drawing) series(column int, color string) excelize.ChartSeries {
	ref := func(c int) string {
		return fmt.Sprintf("'%s'!%s:%s", d.sheet, dollar(c, tableRow+d.from), dollar(c, tableRow+d.from+len(d.lines)-1))
	}
	return excelize.ChartSeries{
		Name:       fmt.Sprintf("'%s'!%s", d.sheet, dollar(column, headRow)),
		Categories: ref(nameColumn), Values: ref(column), Fill: workbook.Fill(color),
	}
}

func (d drawing) chart(kind excelize.ChartType, title string, series []excelize.ChartSeries) *excelize.Chart {
	gap, size := uint(45), 9.0
	return &excelize.Chart{
		Type: kind, Series: series, GapWidth: &gap,
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: title, Font: workbook.Font(12, true, workbook.Navy)}}},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: uint(d.height)},
		XAxis:     excelize.ChartAxis{ReverseOrder: true, Font: *workbook.Font(size, false, workbook.Ink)},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: *workbook.Font(9, false, workbook.Ink)},
	}
}

func dollar(column, row int) string {
	at, err := excelize.CoordinatesToCellName(column, row, true)
	if err != nil {
		panic("recap: no such cell") // a fault of this package, not of any input
	}
	return at
}
