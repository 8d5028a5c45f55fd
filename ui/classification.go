package ui

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

// classWord is what a classification is called beside the words of a meeting
// that are not for everybody; "" for those that are.
func classWord(c app.Classification) string {
	switch c {
	case app.Limited:
		return lang.L("Terbatas")
	case app.Secret:
		return lang.L("Rahasia")
	case app.TopSecret:
		return lang.L("Sangat rahasia")
	}
	return ""
}

// classed puts its classification before the title of a meeting, in capitals as
// on paper, so that whoever reads it knows before turning the screen to others.
func classed(title string, c app.Classification) string {
	if word := classWord(c); word != "" {
		return strings.ToUpper(word) + " · " + title
	}
	return title
}
