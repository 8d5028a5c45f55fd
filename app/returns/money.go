package returns

import (
	"math"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/export/sheet"
)

const (
	// fewRupiah is below what any agency spends on a follow-up: such a figure
	// was most likely given in thousands or millions.
	fewRupiah = 10_000
	// manyRupiah is above what any city spends; beyond it, a number in a
	// spreadsheet loses its last digits.
	manyRupiah = 1e15
)

// readMoney reads an amount in rupiah.
func readMoney(c sheet.Cell) Answer {
	switch {
	case c.Kind == sheet.CellDate, c.Shown != sheet.ShownPlain:
		return unreadable(WrongKind)
	case c.Kind == sheet.CellNumber:
		return rupiah(c.Number, true)
	case isNothing(c.Text):
		return sure(Value{})
	case isError(c.Text):
		return unreadable(FormulaError)
	}
	m, doubt, err := locale.ReadMoney(plain(c.Text))
	if err != nil {
		return unreadable(MoneyUnread)
	}
	return rupiah(float64(m)/100, doubt == locale.Sure)
}

func rupiah(n float64, certain bool) Answer {
	if !(n >= 0 && n <= manyRupiah) {
		return unreadable(MoneyUnread)
	}
	v := Value{Kind: Money, Number: int64(math.Round(n))}
	if !certain || float64(v.Number) != n || v.Number > 0 && v.Number < fewRupiah {
		return doubtful(v, MoneyDoubtful)
	}
	return sure(v)
}
