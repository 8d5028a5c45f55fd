package capture

import (
	"errors"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// dueAt reads the longest due date at the start of s, which is what stands
// behind ">". n is its length, or that of what was meant as one.
func dueAt(s string, today data.Date) (d locale.Due, doubt locale.Doubt, n int, err error) {
	if strings.HasPrefix(s, `"`) {
		n := locale.QuotedEnd(s)
		if n < 0 {
			return locale.Due{}, locale.Sure, 1, locale.ErrNotUnderstood
		}
		d, doubt, err := locale.ReadDue(s[:n], today)
		return d, doubt, n, err
	}
	ends := wordEnds(s)
	var shaky *dueReading // a year far away may be no year: ">30 nov 50 orang"
	noSuchDay := 0
	for i := len(ends) - 1; i >= 0; i-- {
		d, doubt, err := locale.ReadDue(s[:ends[i]], today)
		switch {
		case errors.Is(err, locale.ErrNoSuchDay):
			noSuchDay = ends[i]
		case err == nil && doubt == locale.DoubtCentury:
			shaky = &dueReading{d, doubt, ends[i]}
		case err == nil && noSuchDay == 0:
			return d, doubt, ends[i], nil
		}
	}
	switch {
	case noSuchDay > 0:
		return locale.Due{}, locale.Sure, noSuchDay, locale.ErrNoSuchDay
	case shaky != nil:
		return shaky.due, shaky.doubt, shaky.n, nil
	case len(ends) == 0:
		return locale.Due{}, locale.Sure, wordLen(s), locale.ErrNotUnderstood
	}
	return locale.Due{}, locale.Sure, ends[0], locale.ErrNotUnderstood
}

type dueReading struct {
	due   locale.Due
	doubt locale.Doubt
	n     int
}

// wordEnds gives where the words that may belong to one due date end, without
// closing signs: up to the next sign or the end of the line.
func wordEnds(s string) (ends []int) {
	end := 0
	for len(ends) < maxWords {
		gap := spaceLen(s[end:])
		if strings.ContainsRune(s[end:end+gap], '\n') || end+gap == len(s) {
			break
		}
		if end > 0 && startsToken(s[end+gap:]) {
			break
		}
		start := end + gap
		end = start + wordLen(s[start:])
		word := strings.TrimRight(s[start:end], closing)
		if word == "" {
			break
		}
		ends = append(ends, start+len(word))
	}
	return ends
}
