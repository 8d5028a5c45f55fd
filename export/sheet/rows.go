package sheet

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

// value returns what a row holds in a column: a string, float64, int64,
// time.Time, or nil for nothing. Code and ordinal are not the row's to know.
func (r Row) value(k Key) any {
	switch k {
	case KeyNumber:
		return r.Number
	case KeyIssue:
		return r.Issue
	case KeyAction:
		return r.Action
	case KeyRole:
		return r.role()
	case KeyRelated:
		return r.Related
	case KeyIndicator:
		return r.Indicator
	case KeyDue:
		if r.Due.IsZero() {
			return r.DueText
		}
		return r.Due
	case KeyLast:
		return fraction(r.Last)
	case KeyNote:
		return r.Note
	}
	return r.Answer.value(k)
}

func (a Answer) value(k Key) any {
	switch k {
	case KeyStatus:
		return a.Status
	case KeyProgress:
		return fraction(a.Progress)
	case KeyBudget:
		if a.Budget != nil {
			return *a.Budget
		}
	case KeyReportedOn:
		if !a.ReportedOn.IsZero() {
			return a.ReportedOn
		}
	}
	if text := ColumnOf(k).Text; text != nil {
		return *text(&a)
	}
	return nil
}

func fraction(p *float64) any {
	if p == nil {
		return nil
	}
	return *p
}

func (r Row) role() string {
	if r.Lead {
		return "Penanggung jawab"
	}
	return "Pendukung"
}

// rows writes the follow-ups the agency leads, and below a divider those it
// supports.
func (b *book) rows() error {
	var lead, support []Row
	for _, r := range b.s.Rows {
		if r.Lead {
			lead = append(lead, r)
		} else {
			support = append(support, r)
		}
	}
	at, ordinal := firstRow, 0
	if b.first = firstRow; len(support) > 0 {
		b.first++ // below the divider
	}
	for _, part := range []struct {
		rows  []Row
		title string
	}{{lead, leadDivider}, {support, supportDivider}} {
		if len(part.rows) == 0 {
			continue
		}
		if len(support) > 0 {
			if err := b.divider(at, fmt.Sprintf("%s (%d)", part.title, len(part.rows))); err != nil {
				return err
			}
			at++
		}
		for _, r := range part.rows {
			ordinal++
			if err := b.row(at, ordinal, r); err != nil {
				return fmt.Errorf("item %d (%s): %w", r.Item, r.Number, err)
			}
			at++
		}
	}
	b.last = at - 1
	return nil
}

func (b *book) divider(at int, text string) error {
	if err := b.f.SetCellStr(tableSheet, cell(KeyOrdinal, at), text); err != nil {
		return err
	}
	if err := b.f.SetRowHeight(tableSheet, at, 16); err != nil {
		return err
	}
	return b.f.SetCellStyle(tableSheet, cell(KeyCode, at), cell(lastKey, at), b.styles.divider)
}

func (b *book) row(at, ordinal int, r Row) error {
	code, err := MakeRowCode(b.s.Key, b.s.Export, r.Item)
	if err != nil {
		return err
	}
	lines := 1
	for _, c := range Columns {
		v := r.value(c.Key)
		switch c.Key {
		case KeyCode:
			v = code.String()
		case KeyOrdinal:
			v = int64(ordinal)
		}
		address := cell(c.Key, at)
		if err := b.set(address, v); err != nil {
			return err
		}
		if err := b.f.SetCellStyle(tableSheet, address, address, b.styles.body[c.Key]); err != nil {
			return err
		}
		if text, ok := v.(string); ok && !c.Hidden {
			lines = max(lines, faceOf(c.Key).Lines(text, b.widths[c.Key]))
		}
	}
	return b.f.SetRowHeight(tableSheet, at, bodyFace.Height(lines, 32))
}

// set writes a value. Text is always written as text, so that one beginning
// with "=" never becomes a formula.
func (b *book) set(address string, v any) error {
	switch v := v.(type) {
	case string:
		if v == "" {
			return nil
		}
		return b.f.SetCellStr(tableSheet, address, v)
	case float64:
		return b.f.SetCellFloat(tableSheet, address, v, -1, 64)
	case int64:
		return b.f.SetCellInt(tableSheet, address, v)
	case time.Time:
		n, err := workbook.Serial(v)
		if err != nil {
			return err
		}
		return b.f.SetCellInt(tableSheet, address, int64(n))
	}
	return nil
}

// lastKey is the rightmost column.
var lastKey = Columns[len(Columns)-1].Key

// place holds the position of each column, counted from 1.
var place = func() map[Key]int {
	m := make(map[Key]int, len(Columns))
	for i, c := range Columns {
		m[c.Key] = i + 1
	}
	return m
}()

// letter returns the letters of a column as it is written.
func letter(k Key) string {
	name, err := excelize.ColumnNumberToName(place[k])
	if err != nil {
		panic("sheet: no such column: " + string(k)) // a fault of this package, not of any input
	}
	return name
}

// cell returns the address of a column's cell in a row, as it is written.
func cell(k Key, row int) string { return fmt.Sprintf("%s%d", letter(k), row) }
