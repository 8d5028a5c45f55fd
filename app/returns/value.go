package returns

import (
	"encoding/json"
	"math"
	"strconv"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// A ValueKind is what a [Value] is made of.
type ValueKind string

// The kinds of values.
const (
	Blank    ValueKind = ""
	Text     ValueKind = "text"
	Status   ValueKind = "status"
	Progress ValueKind = "progress"
	Money    ValueKind = "money"
	Day      ValueKind = "day"
)

// A Value is what one open cell means, in the form it is kept. Values are
// compared with [Value.Same]; the zero Value is a blank cell.
type Value struct {
	Kind   ValueKind
	Text   string // of Text; of Status one of [sheet.Statuses]; of Day "2026-03-10"
	Number int64  // of Progress thousandths of the whole, 0 to 1000; of Money whole rupiah
}

// IsBlank reports whether nothing stands there.
func (v Value) IsBlank() bool { return v.Kind == Blank }

// Same reports whether two values say the same. Texts may differ in white
// space, invisible characters and the form of their letters.
func (v Value) Same(o Value) bool {
	if v.Kind == Text && o.Kind == Text {
		return v.Text == o.Text || squeeze(v.Text) == squeeze(o.Text)
	}
	return v == o
}

// String writes the value as it is printed: "80,5%", "Rp1.250.000,00", "10
// Maret 2026".
func (v Value) String() string {
	switch v.Kind {
	case Progress:
		return locale.Percent(float64(v.Number) / 10)
	case Money:
		return locale.Rupiah(v.Number).String()
	case Day:
		return locale.Day(data.Date(v.Text))
	default:
		return v.Text
	}
}

// MarshalJSON writes null for blank, percentage points (80.5) for progress,
// whole rupiah for money, and text for the others; days as "2026-03-10".
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.Kind {
	case Blank:
		return []byte("null"), nil
	case Progress:
		return strconv.AppendFloat(nil, float64(v.Number)/10, 'f', -1, 64), nil
	case Money:
		return strconv.AppendInt(nil, v.Number, 10), nil
	default:
		return json.Marshal(v.Text)
	}
}

// ValueOf returns what an answer says in an open column; blank for a column
// that is not open.
func ValueOf(a sheet.Answer, key sheet.Key) Value {
	switch key {
	case sheet.KeyStatus:
		return textual(Status, a.Status)
	case sheet.KeyProgress:
		return progressOf(a.Progress)
	case sheet.KeyBudget:
		if a.Budget == nil {
			return Value{}
		}
		return Value{Kind: Money, Number: *a.Budget}
	case sheet.KeyReportedOn:
		if a.ReportedOn.IsZero() {
			return Value{}
		}
		return Value{Kind: Day, Text: string(data.DateOf(a.ReportedOn))}
	}
	if p := textField(&a, key); p != nil {
		return textual(Text, *p)
	}
	return Value{}
}

// Put returns the answer with one open column changed. A value that is not of
// the column's kind, or a column that is not open, changes nothing.
func Put(a sheet.Answer, key sheet.Key, v Value) sheet.Answer {
	if !v.IsBlank() && v.Kind != kindOf(key) {
		return a
	}
	switch key {
	case sheet.KeyStatus:
		a.Status = v.Text
	case sheet.KeyProgress:
		a.Progress = nil
		if !v.IsBlank() {
			p := float64(v.Number) / 1000
			a.Progress = &p
		}
	case sheet.KeyBudget:
		a.Budget = nil
		if !v.IsBlank() {
			n := v.Number
			a.Budget = &n
		}
	case sheet.KeyReportedOn:
		a.ReportedOn = data.Date(v.Text).Time()
	default:
		if p := textField(&a, key); p != nil {
			*p = v.Text
		}
	}
	return a
}

func textField(a *sheet.Answer, key sheet.Key) *string {
	if text := sheet.ColumnOf(key).Text; text != nil {
		return text(a)
	}
	return nil
}

func kindOf(key sheet.Key) ValueKind {
	switch sheet.ColumnOf(key).Kind {
	case sheet.KindStatus:
		return Status
	case sheet.KindPercent:
		return Progress
	case sheet.KindMoney:
		return Money
	case sheet.KindDate:
		return Day
	default:
		return Text
	}
}

func progressOf(fraction *float64) Value {
	if fraction == nil {
		return Value{}
	}
	return Value{Kind: Progress, Number: int64(math.Round(*fraction * 1000))}
}

// textual is a value of a text; blank if nothing can be seen in it.
func textual(kind ValueKind, s string) Value {
	if s = clean(s); s == "" {
		return Value{}
	}
	return Value{Kind: kind, Text: s}
}
