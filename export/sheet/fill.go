package sheet

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

// A Filling is what a person types into the open cells of one row.
type Filling struct {
	Number string // of the follow-up, as the sheet writes it
	Cells  map[Key]string
}

// Fill types into a sheet that was written by [Write], as an agency does: what
// looks like a number, a percentage or a day in digits becomes one, and
// everything else stays text. It serves demonstrations and tests.
func Fill(w io.Writer, r io.Reader, rows []Filling) error {
	f, err := excelize.OpenReader(r)
	if err != nil {
		return fmt.Errorf("fill in sheet: %w", err)
	}
	defer f.Close() // in memory
	numbers, err := rowsByNumber(f)
	if err != nil {
		return err
	}
	for _, row := range rows {
		n, ok := numbers[row.Number]
		if !ok {
			return fmt.Errorf("fill in sheet: no row for %s", row.Number)
		}
		if err := fillRow(f, n, row); err != nil {
			return fmt.Errorf("fill in row of %s: %w", row.Number, err)
		}
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write filled sheet: %w", err)
	}
	return nil
}

func rowsByNumber(f *excelize.File) (map[string]int, error) {
	rows, err := f.GetRows(tableSheet)
	if err != nil {
		return nil, fmt.Errorf("fill in sheet: %w", err)
	}
	at := make(map[string]int)
	for i, row := range rows {
		if c := place[KeyNumber] - 1; i+1 >= firstRow && c < len(row) && row[c] != "" {
			at[row[c]] = i + 1
		}
	}
	return at, nil
}

func fillRow(f *excelize.File, n int, row Filling) error {
	for _, c := range Columns {
		typed, ok := row.Cells[c.Key]
		if !ok || !c.Open {
			continue
		}
		cell, err := excelize.CoordinatesToCellName(place[c.Key], n)
		if err != nil {
			return err
		}
		if err := f.SetCellValue(tableSheet, cell, entered(typed, c.Kind)); err != nil {
			return err
		}
	}
	return nil
}

var (
	digitsWithComma = regexp.MustCompile(`^(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$`)
	dayInDigits     = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-](\d{2}|\d{4})$`)
	dayFromYear     = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})$`)
)

// entered is what a spreadsheet makes of what is typed, with the comma before
// decimals and the day before the month. In a cell of percentages, 75 is 75%
// and 0,4 is 40%, as Excel has it.
func entered(typed string, kind Kind) any {
	if kind == KindText || kind == KindStatus { // the cells are formatted as text
		return typed
	}
	text, percent := strings.CutSuffix(typed, "%")
	if digitsWithComma.MatchString(text) {
		n, err := strconv.ParseFloat(strings.Replace(strings.ReplaceAll(text, ".", ""), ",", ".", 1), 64)
		switch {
		case err != nil:
			return typed
		case percent, kind == KindPercent && n >= 1:
			return n / 100
		}
		return n
	}
	if serial, ok := enteredDay(typed); ok {
		return serial
	}
	return typed
}

func enteredDay(typed string) (int, bool) {
	var year, month, day string
	if m := dayInDigits.FindStringSubmatch(typed); m != nil {
		day, month, year = m[1], m[2], m[3]
	} else if m := dayFromYear.FindStringSubmatch(typed); m != nil {
		year, month, day = m[1], m[2], m[3]
	} else {
		return 0, false
	}
	y, _ := strconv.Atoi(year) // digits, by the patterns
	mo, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if y < 100 {
		y += 2000
	}
	t := time.Date(y, time.Month(mo), d, 0, 0, 0, 0, time.UTC)
	serial, err := workbook.Serial(t)
	return serial, err == nil && t.Day() == d && int(t.Month()) == mo
}
