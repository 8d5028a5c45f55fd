package kit

import (
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"
)

// TimeField takes an hour: "0910", "9.10" and "9:10" all mean 09.10. Leaving
// the field writes it out with a dot, as Indonesian offices do.
type TimeField struct {
	Entry
	OnTime func(minutes int, ok bool)
}

// errNoTime is what a person is told about an hour that is none.
var errNoTime = errors.New("not an hour of the day")

// NewTimeField returns an empty field.
func NewTimeField() *TimeField {
	t := &TimeField{}
	t.setUp(t, lang.L("jj.mm"))
	t.OnChanged = func(string) {
		if t.OnTime != nil {
			m, err := t.Minutes()
			t.OnTime(m, err == nil)
		}
	}
	t.OnFocus = func(has bool) {
		if m, err := t.Minutes(); !has && err == nil {
			t.SetMinutes(m)
		}
	}
	return t
}

// SetMinutes shows minutes since midnight; -1 empties the field.
func (t *TimeField) SetMinutes(m int) {
	text := ""
	if m >= 0 {
		text = fmt.Sprintf("%02d.%02d", m/60, m%60)
	}
	if t.Text != text {
		t.Shown(text)
	}
}

// Minutes are the minutes since midnight; -1 and no error when empty.
func (t *TimeField) Minutes() (int, error) { return readTime(t.Text) }

// readTime reads an hour with dot, colon, space or nothing between.
func readTime(text string) (int, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return -1, nil
	}
	hour, minute, split := text, "", false
	if i := strings.IndexAny(text, ".:, "); i >= 0 {
		hour, minute, split = text[:i], text[i+1:], true
	} else if len(text) > 2 {
		hour, minute = text[:len(text)-2], text[len(text)-2:]
	}
	h, ok := digits(hour)
	m, okM := 0, true
	if minute != "" || split {
		m, okM = digits(minute)
		okM = okM && len(minute) == 2
	}
	if !ok || !okM || h > 23 || m > 59 {
		return -1, errNoTime
	}
	return h*60 + m, nil
}

// digits reads one or two digits.
func digits(s string) (n int, ok bool) {
	if len(s) == 0 || len(s) > 2 {
		return 0, false
	}
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}
