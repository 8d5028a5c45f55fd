package listing

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

// look is how a cell looks.
type look struct {
	bold   bool
	ink    string
	paper  string
	format string
	align  string
}

var (
	noteLook  = look{ink: workbook.Quiet}
	titleLook = look{bold: true, ink: workbook.Navy}
	headLook  = look{bold: true, ink: workbook.White, paper: workbook.Navy, align: "center"}
	textLook  = look{ink: workbook.Ink, align: "left"}
	countLook = look{ink: workbook.RedInk, align: "center", format: "0"}
	shareLook = look{ink: workbook.Ink, align: "center", format: workbook.FormatPercent}
	dayLook   = look{ink: workbook.Ink, align: "center", format: workbook.FormatDay}
)

const sheet = "Tindak Lanjut"

// title stands above the rows.
const title = "Register Tindak Lanjut"

// Workbook writes l as an Excel workbook. The same listing gives the same
// bytes. step is told how many rows are written; ctx stops it.
func Workbook(ctx context.Context, w io.Writer, l Listing, step func(done, total int)) error {
	f := excelize.NewFile()
	defer f.Close() // nothing on disk; the file was made in memory
	b := &book{f: f, l: l, styles: map[look]int{}, columns: l.columns()}
	if err := b.write(ctx, step); err != nil {
		return fmt.Errorf("write listing: %w", err)
	}
	return workbook.Finish(w, f, workbook.Properties{Title: title, Subject: title, Creator: "Rakor"}, nil)
}

// A book is the workbook while it is built.
type book struct {
	f       *excelize.File
	l       Listing
	columns []column
	styles  map[look]int
	row     int // written last
}

func (b *book) write(ctx context.Context, step func(done, total int)) error {
	if err := b.f.SetSheetName("Sheet1", sheet); err != nil {
		return err
	}
	if err := b.f.SetDefaultFont("Calibri"); err != nil {
		return err
	}
	if err := b.head(); err != nil {
		return err
	}
	top := b.row
	for i, r := range b.l.Rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := b.line(r); err != nil {
			return fmt.Errorf("follow-up %s: %w", r.Number, err)
		}
		if step != nil && i%100 == 0 {
			step(i, len(b.l.Rows))
		}
	}
	return b.finish(top)
}

// head writes who, what and of when, and the headings of the columns.
func (b *book) head() error {
	put := func(text string, l look) error {
		b.row++
		return b.set(1, text, l)
	}
	for _, line := range b.l.Letterhead {
		if err := put(line, noteLook); err != nil {
			return err
		}
	}
	if err := put(title, titleLook); err != nil {
		return err
	}
	for _, line := range b.l.about() {
		if err := put(line, noteLook); err != nil {
			return err
		}
	}
	b.row++
	for i, c := range b.columns {
		if err := b.set(i+1, c.heading, headLook); err != nil {
			return err
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := b.f.SetColWidth(sheet, name, name, c.width); err != nil {
			return err
		}
	}
	return b.f.SetRowHeight(sheet, b.row, 30)
}

func (b *book) line(r Row) error {
	b.row++
	lines, face := 1, workbook.Face{Size: 10}
	for i, c := range b.columns {
		v := c.value(r)
		if err := b.set(i+1, v, c.look); err != nil {
			return err
		}
		if text, ok := v.(string); ok {
			lines = max(lines, face.Lines(text, c.width))
		}
	}
	return b.f.SetRowHeight(sheet, b.row, face.Height(lines, 18))
}

// set writes a value with its look into the row written last.
func (b *book) set(col int, v any, l look) error {
	at, err := excelize.CoordinatesToCellName(col, b.row)
	if err != nil {
		return err
	}
	style, err := b.style(l)
	if err != nil {
		return err
	}
	if err := b.f.SetCellStyle(sheet, at, at, style); err != nil {
		return err
	}
	switch v := v.(type) {
	case string:
		if v == "" {
			return nil
		}
		if err := workbook.CheckText(v); err != nil {
			return err
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
		day, err := workbook.Serial(v)
		if err != nil {
			return err
		}
		return b.f.SetCellInt(sheet, at, int64(day))
	}
	return nil
}

func (b *book) style(l look) (int, error) {
	if n, ok := b.styles[l]; ok {
		return n, nil
	}
	size := 10.0
	if l == titleLook {
		size = 16
	}
	st := &excelize.Style{Font: workbook.Font(size, l.bold, l.ink), Alignment: workbook.Middle(l.align, l.align != "")}
	if l.paper != "" {
		st.Fill = workbook.Fill(l.paper)
	}
	if l.align != "" {
		st.Border = workbook.Grid()
	}
	if l.format != "" {
		st.CustomNumFmt = &l.format
	}
	n, err := b.f.NewStyle(st)
	b.styles[l] = n
	return n, err
}

// finish freezes the headings, lets rows be sorted, and sets up the printing.
func (b *book) finish(top int) error {
	last, err := excelize.CoordinatesToCellName(len(b.columns), max(top, b.row))
	if err != nil {
		return err
	}
	if err := b.f.AutoFilter(sheet, fmt.Sprintf("A%d:%s", top, last), nil); err != nil {
		return err
	}
	below, err := excelize.CoordinatesToCellName(2, top+1)
	if err != nil {
		return err
	}
	if err := b.f.SetPanes(sheet, &excelize.Panes{
		Freeze: true, XSplit: 1, YSplit: top, TopLeftCell: below, ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: below, ActiveCell: below, Pane: "bottomRight"}},
	}); err != nil {
		return err
	}
	return workbook.SetPage(b.f, sheet, workbook.Page{
		F4: b.l.F4, Repeat: fmt.Sprintf("%d:%d", top, top), Area: "A1:" + last, Left: title,
	})
}
