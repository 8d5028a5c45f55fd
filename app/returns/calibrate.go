package returns

import (
	"math"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// A calibration is what a table's own cells with known values prove about how
// it writes numbers and dates. The locked columns hold what was sent, so
// whatever stands there now tells what the programs on the way did to it.
type calibration struct {
	order      dayOrder
	shift      int  // days to add to every day number
	shiftMixed bool // some dates are shifted, some are not
	bareDays   bool // numbers that are days have lost their format
	scale      percentScale
}

// dayOrder is how a table writes 12/03/2026.
type dayOrder int

const (
	unknownOrder dayOrder = iota
	daysFirst
	monthsFirst
	mixedOrder
)

// percentScale is what a number without a percent sign means in a table.
type percentScale int

const (
	unknownScale percentScale = iota
	fractions
	hundredths
	mixedScale
)

// shift1904 is how far the two date systems of spreadsheets lie apart, in days.
const shift1904 = 1462

// A votes count is what single cells say.
type votes struct {
	dayFirst, monthFirst     int
	straight, later, earlier int // day numbers in the right system, or in the other
	bareDay                  int
	fraction, hundredth      int
}

// calibrate learns from the rows of a table whose sent values are known.
func calibrate(t *sheet.Table, known map[int]SentRow) calibration {
	var v votes
	for i, row := range t.Rows {
		sent, found := known[i]
		if !found {
			continue
		}
		if !sent.Due.IsZero() {
			v.due(t, row.Cells[sheet.KeyDue], data.DateOf(sent.Due))
		}
		v.share(row.Cells[sheet.KeyLast], sent.Last)
		v.share(row.Cells[sheet.KeyProgress], sent.Answer.Progress)
	}
	return v.result()
}

func (v votes) result() calibration {
	var c calibration
	switch {
	case v.dayFirst > 0 && v.monthFirst > 0:
		c.order = mixedOrder
	case v.monthFirst > 0:
		c.order = monthsFirst
	case v.dayFirst > 0:
		c.order = daysFirst
	}
	switch {
	case v.straight > 0:
		c.shiftMixed = v.later+v.earlier > 0
	case v.later > 0 && v.earlier > 0:
		c.shiftMixed = true
	case v.later > 0:
		c.shift = shift1904
	case v.earlier > 0:
		c.shift = -shift1904
	}
	c.bareDays = v.bareDay > 1
	switch {
	case v.fraction > 0 && v.hundredth > 0:
		c.scale = mixedScale
	case v.fraction > 1: // one may be chance
		c.scale = fractions
	case v.hundredth > 1:
		c.scale = hundredths
	}
	return c
}

// due lets a due date vote.
func (v *votes) due(t *sheet.Table, c sheet.Cell, due data.Date) {
	switch c.Kind {
	case sheet.CellDate, sheet.CellNumber:
		v.dueNumber(t, c, due)
	case sheet.CellText:
		m := numericDay.FindStringSubmatch(plain(c.Text))
		if m == nil || m[2] == m[4] {
			return
		}
		if reads(m[2]+"/"+m[4]+"/"+m[6], due) {
			v.dayFirst++
		}
		if reads(m[4]+"/"+m[2]+"/"+m[6], due) {
			v.monthFirst++
		}
	}
}

func (v *votes) dueNumber(t *sheet.Table, c sheet.Cell, due data.Date) {
	on := func(n float64) bool {
		d := t.Day(n)
		return !d.IsZero() && data.DateOf(d) == due
	}
	switch {
	case on(c.Number):
		v.straight++
		if c.Kind == sheet.CellNumber && c.Shown == sheet.ShownPlain {
			v.bareDay++
		}
	case on(c.Number + shift1904):
		v.later++
	case on(c.Number - shift1904):
		v.earlier++
	}
}

func reads(s string, due data.Date) bool {
	d, _, err := locale.ReadDay(s, due)
	return err == nil && d == due
}

// share lets a cell vote that held a known progress and most likely still does.
func (v *votes) share(c sheet.Cell, sent *float64) {
	n, bare := bareNumber(c)
	if sent == nil || *sent == 0 || !bare {
		return
	}
	switch {
	case math.Abs(n-*sent) < 0.0005:
		v.fraction++
	case math.Abs(n-*sent*100) < 0.05:
		v.hundredth++
	}
}

// bareNumber returns the number of a cell that shows it without a percent sign.
func bareNumber(c sheet.Cell) (float64, bool) {
	switch c.Kind {
	case sheet.CellNumber:
		return c.Number, c.Shown == sheet.ShownPlain
	case sheet.CellText:
		m := percentText.FindStringSubmatch(plain(c.Text))
		if m == nil || m[1] != "" || m[3] != "" {
			return 0, false
		}
		return decimal(m[2]), true
	}
	return 0, false
}

// notes tells what a table proved that changes the reading.
func (c calibration) notes(t *sheet.Table) []Note {
	if c.order != monthsFirst && c.shift == 0 && !c.bareDays && c.scale != fractions {
		return nil
	}
	return []Note{{Reason: Calibrated, Where: t.Sheet}}
}
