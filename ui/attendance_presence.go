package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

// presenceWords tell for which topics somebody was there: "1–3, 5"; all of them
// in a word; nothing before there is something to tell.
func presenceWords(p app.Presence, a app.Attendance) string {
	if p.Discussed() == 0 || a.Status != app.Present && a.Status != app.Deputy {
		return ""
	}
	numbers, all := p.Topics(a)
	switch {
	case all:
		return lang.L("semua")
	case len(numbers) == 0:
		return lang.L("tidak satu pun")
	}
	return ranges(numbers)
}

// ranges writes ascending numbers, those that follow each other as a range.
func ranges(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		k := i
		for k+1 < len(numbers) && numbers[k+1] == numbers[k]+1 {
			k++
		}
		part := strconv.Itoa(numbers[i])
		switch {
		case k == i+1:
			part += ", " + strconv.Itoa(numbers[k])
		case k > i:
			part += "–" + strconv.Itoa(numbers[k])
		}
		parts = append(parts, part)
		i = k + 1
	}
	return strings.Join(parts, ", ")
}
