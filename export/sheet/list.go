package sheet

import "context"

// A Line is one row of a list: its number on the sheet and the texts of its
// cells from the first column on, as the screen shows them; days as 2026-01-31.
type Line struct {
	Number int
	Texts  []string
}

// ReadList reads the first worksheet of any workbook that holds something, for
// lists that an office keeps itself. Files, limits and errors are those of
// [Read].
func ReadList(ctx context.Context, data []byte, name string, lim Limits) ([]Line, error) {
	if int64(len(data)) > lim.Bytes {
		return nil, tooLarge("bytes", "")
	}
	ctx, cancel := context.WithTimeout(ctx, lim.Time)
	defer cancel()
	content, err := open(ctx, data, name, lim)
	if err != nil {
		return nil, err
	}
	for _, g := range content.grids {
		if !g.hidden && len(g.rows) > 0 {
			return g.lines(), nil
		}
	}
	return nil, nil
}

func (g grid) lines() (all []Line) {
	for _, row := range g.rows {
		l := Line{Number: row.number}
		for _, c := range row.cells {
			for len(l.Texts) < c.column {
				l.Texts = append(l.Texts, "")
			}
			l.Texts[c.column-1] = g.text(c.Cell)
		}
		all = append(all, l)
	}
	return all
}

func (g grid) text(c Cell) string {
	if c.Kind != CellDate {
		return c.Text
	}
	day := serialDay(c.Number, g.date1904)
	if day.IsZero() {
		return c.Text
	}
	return day.Format("2006-01-02")
}
