package workbook

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxText is the longest text of a cell, in UTF-16 units, by the limits of
// Excel. excelize cuts longer ones without a word.
const MaxText = 32767

var (
	// ErrTextTooLong is a text no cell can hold.
	ErrTextTooLong = errors.New("text is longer than a cell can hold")
	// ErrControl is a text with a character that XML cannot hold.
	ErrControl = errors.New("text has a control character")
)

// CheckText tells whether a cell can hold text as it is.
func CheckText(text string) error {
	if len(text) > MaxText && len(utf16.Encode([]rune(text))) > MaxText {
		return ErrTextTooLong
	}
	if !utf8.ValidString(text) {
		return fmt.Errorf("%w: not UTF-8", ErrControl)
	}
	for _, r := range text {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return fmt.Errorf("%w: %U", ErrControl, r)
		}
	}
	return nil
}

// Serial returns the day number of the calendar day of t in its own zone, as
// Excel counts in the 1900 date system. Days before March 1900 have none.
func Serial(t time.Time) (int, error) {
	y, m, d := t.Date()
	n := int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours()) / 24
	if n < 61 || y > 9999 {
		return 0, fmt.Errorf("day %s is outside what a sheet can hold", t.Format(time.DateOnly))
	}
	return n, nil
}
