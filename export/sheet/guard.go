package sheet

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

// soonDays is how near a deadline must be to be colored.
const soonDays = 7

// longestAnswer is the length Excel lets an agency type into a text cell.
const longestAnswer = 8000

// identity writes the hidden sheet that repeats who the file is.
func (b *book) identity() error {
	for i, line := range [][2]string{
		{"skema", schema},
		{"kode", b.code},
		{"ekspor", base32(b.s.Export, 5)},
		{"opd", b.s.AgencyCode},
		{"periode", b.s.Period},
		{"keadaan", b.s.AsOn.Format("2006-01-02")},
	} {
		err := firstError(
			b.f.SetCellStr(hiddenSheet, fmt.Sprintf("A%d", i+1), line[0]),
			b.f.SetCellStr(hiddenSheet, fmt.Sprintf("B%d", i+1), line[1]),
		)
		if err != nil {
			return err
		}
	}
	return b.f.SetSheetVisible(hiddenSheet, false, true)
}

// validate puts the drop-down and the prompts on the open columns.
func (b *book) validate() error {
	if b.last < firstRow {
		return nil
	}
	for _, c := range Columns {
		if !c.Open {
			continue
		}
		dv := excelize.NewDataValidation(true)
		dv.SetSqref(b.column(c.Key))
		if err := b.rule(c, dv); err != nil {
			return fmt.Errorf("%s: %w", c.Heading, err)
		}
		if c.Error != "" {
			dv.SetError(excelize.DataValidationErrorStyleStop, c.Heading, c.Error)
		}
		if c.Prompt != "" {
			dv.SetInput(c.Heading, c.Prompt)
		}
		if err := b.f.AddDataValidation(tableSheet, dv); err != nil {
			return fmt.Errorf("%s: %w", c.Heading, err)
		}
	}
	return nil
}

func (b *book) rule(c Column, dv *excelize.DataValidation) error {
	switch c.Kind {
	case KindStatus:
		return dv.SetDropList(Statuses)
	case KindPercent:
		return dv.SetRange(0, 1, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
	case KindMoney:
		return dv.SetRange(0, 1e15, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween)
	case KindDate:
		now, err := workbook.Serial(b.s.AsOn)
		if err != nil {
			return err
		}
		return dv.SetRange(now-3*365, now+365, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)
	default:
		dv.SetError(excelize.DataValidationErrorStyleStop, c.Heading, fmt.Sprintf("Uraian paling panjang %d huruf.", longestAnswer))
		return dv.SetRange(0, longestAnswer, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween)
	}
}

// color marks deadlines and statuses. The rules compare with the day the sheet
// tells in its title, not with today: a printed sheet and the same sheet
// opened a month later say the same thing.
func (b *book) color() error {
	if b.last < firstRow {
		return nil
	}
	now, err := workbook.Serial(b.s.AsOn)
	if err != nil {
		return err
	}
	due, status, obstacle := "$"+cell(KeyDue, firstRow), "$"+cell(KeyStatus, firstRow), "$"+cell(KeyObstacle, firstRow)
	open := fmt.Sprintf(`ISNUMBER(%s),%s<>"Selesai",%s<>"Tidak Dapat Ditindaklanjuti"`, due, status, status)
	need := fmt.Sprintf(`OR(%s="Terkendala",%s="Tidak Dapat Ditindaklanjuti")`, status, status)
	rule := func(style int, formula string) excelize.ConditionalFormatOptions {
		return excelize.ConditionalFormatOptions{Type: "formula", Criteria: formula, Format: &style, StopIfTrue: true}
	}
	for _, set := range []struct {
		key   Key
		rules []excelize.ConditionalFormatOptions
	}{
		{KeyDue, []excelize.ConditionalFormatOptions{
			rule(b.styles.late, fmt.Sprintf("AND(%s,%s<%d)", open, due, now)),
			rule(b.styles.soon, fmt.Sprintf("AND(%s,%s<=%d)", open, due, now+soonDays)),
		}},
		{KeyStatus, []excelize.ConditionalFormatOptions{
			rule(b.styles.finished, status+`="Selesai"`),
			rule(b.styles.hindered, need),
		}},
		{KeyObstacle, []excelize.ConditionalFormatOptions{
			rule(b.styles.required, fmt.Sprintf("AND(%s,LEN(TRIM(%s))=0)", need, obstacle)),
		}},
	} {
		if err := b.f.SetConditionalFormat(tableSheet, b.column(set.key), set.rules); err != nil {
			return err
		}
	}
	return nil
}

// column is the range of a column's cells in the table.
func (b *book) column(k Key) string { return cell(k, firstRow) + ":" + cell(k, b.last) }

// view freezes header and first columns, offers the filter, and sets up the page.
func (b *book) view() error {
	last := max(b.last, headerRow)
	zoom, off := 100.0, false
	start := cell(KeyStatus, b.first)
	return firstError(
		b.f.SetPanes(tableSheet, &excelize.Panes{
			Freeze: true, XSplit: place[KeyAction], YSplit: headerRow, TopLeftCell: cell(KeyRole, firstRow), ActivePane: "bottomRight",
			Selection: []excelize.Selection{{SQRef: start, ActiveCell: start, Pane: "bottomRight"}},
		}),
		b.f.SetSheetView(tableSheet, 0, &excelize.ViewOptions{ShowGridLines: &off, ZoomScale: &zoom}),
		b.f.AutoFilter(tableSheet, cell(KeyCode, headerRow)+":"+cell(lastKey, last), nil),
		workbook.SetPage(b.f, tableSheet, workbook.Page{
			F4:     b.s.F4,
			Repeat: fmt.Sprintf("%d:%d", bandRow, headerRow),
			Area:   cell(KeyCode, 1) + ":" + cell(lastKey, last),
			Left:   strings.TrimSpace(b.code),
			Center: b.s.foot(),
		}),
	)
}

// protect locks what the secretariat tells, without a password: it guards
// against a slip of the hand, and a password would guard against nothing.
func (b *book) protect() error {
	return firstError(
		b.f.ProtectSheet(tableSheet, &excelize.SheetProtectionOptions{
			AutoFilter: true, FormatCells: true, FormatColumns: true, FormatRows: true, Sort: true,
			SelectLockedCells: true, SelectUnlockedCells: true, EditObjects: true, EditScenarios: true,
		}),
		b.f.ProtectSheet(hiddenSheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true}),
	)
}

// foot is the middle of every page's foot.
func (s Sheet) foot() string {
	if s.Limited {
		return "TERBATAS, hanya untuk " + s.AgencyName
	}
	return s.AgencyName
}
