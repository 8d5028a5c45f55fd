package recap

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

// look is how a cell looks; equal looks share one style of the workbook.
type look struct {
	size   float64
	bold   bool
	ink    string
	paper  string
	format string
	align  string
	grid   bool
	wrap   bool
}

var (
	kopLook   = look{size: 10, bold: true, ink: workbook.Quiet}
	titleLook = look{size: 16, bold: true, ink: workbook.Navy}
	noteLook  = look{size: 10, ink: workbook.Quiet}
	headLook  = look{size: 10, bold: true, ink: workbook.White, paper: workbook.Navy, align: "center", grid: true, wrap: true}
	textLook  = look{size: 11, ink: workbook.Ink, align: "left", grid: true, wrap: true}
	countLook = look{size: 11, ink: workbook.Ink, align: "center", grid: true, format: "0"}
	shareLook = look{size: 11, ink: workbook.Ink, align: "center", grid: true, format: workbook.FormatPercent}
	dayLook   = look{size: 11, ink: workbook.Ink, align: "center", grid: true, format: workbook.FormatDay, wrap: true}
)

// total returns the look of the same cell in the line of totals.
func (l look) total() look {
	l.bold, l.paper = true, workbook.DividerBg
	return l
}

// style returns the workbook's number of a look.
func (b *book) style(l look) (int, error) {
	name := fmt.Sprintf("%+v", l)
	if n, ok := b.named[name]; ok {
		return n, nil
	}
	st := &excelize.Style{Font: workbook.Font(l.size, l.bold, l.ink), Alignment: workbook.Middle(l.align, l.wrap)}
	if l.paper != "" {
		st.Fill = workbook.Fill(l.paper)
	}
	if l.grid {
		st.Border = workbook.Grid()
	}
	if l.format != "" {
		st.CustomNumFmt = &l.format
	}
	n, err := b.f.NewStyle(st)
	if err != nil {
		return 0, err
	}
	b.named[name] = n
	return n, nil
}

// dress gives a range its look.
func (b *book) dress(sheet, from, to string, l look) error {
	n, err := b.style(l)
	if err != nil {
		return err
	}
	return b.f.SetCellStyle(sheet, from, to, n)
}
