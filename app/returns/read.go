package returns

import (
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// A reader reads the open cells of one table.
type reader struct {
	table *sheet.Table
	csv   bool // the file is CSV, where every cell is text
	scale calibration
	today data.Date
}

// read says what a cell of an open column means, without regard to what was
// sent or stands elsewhere.
func (r reader) read(key sheet.Key, c sheet.Cell) Answer {
	a := r.meaning(key, c)
	if c.Formula && a.Certainty == Sure {
		a.Reason = FormulaValue
	}
	a.Written, a.Address = c.Text, place(r.table, c.Address)
	return a
}

func (r reader) meaning(key sheet.Key, c sheet.Cell) Answer {
	switch c.Kind {
	case "", sheet.CellBlank:
		return sure(Value{})
	case sheet.CellError:
		return unreadable(FormulaError)
	case sheet.CellFormula:
		return unreadable(FormulaNoValue)
	case sheet.CellBool:
		return unreadable(WrongKind)
	}
	if len(c.Text) > maxBytes {
		return unreadable(TextTooLong)
	}
	switch kindOf(key) {
	case Status:
		return readStatus(c)
	case Progress:
		return r.progress(c)
	case Money:
		return readMoney(c)
	case Day:
		return r.day(c)
	}
	return readText(key, c)
}

func place(t *sheet.Table, address string) string {
	if t == nil || t.Sheet == "" || address == "" {
		return address
	}
	return t.Sheet + "!" + address
}
