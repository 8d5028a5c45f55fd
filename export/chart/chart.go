package chart

import (
	"math"
	"strconv"
	"strings"
)

// A Chart is figures to be shown. Every group has a value of every series.
type Chart struct {
	Title  string
	Note   string // below the title, smaller; "" for none
	Source string // at the foot, e.g. the day the figures are of; "" for none
	Form   Form
	Series []Series
	Groups []Group
	Full   float64 // the end of the axis; 0 means the largest value
	Plain  bool    // without a legend, where the labels say it
	Wide   bool    // in Bars: labels may take most of the width
	Empty  string  // stands in the place of the groups while there are none
}

// Form is how a chart shows its groups.
type Form int

// The forms.
const (
	Bars    Form = iota // from left to right, groups below each other, series stacked
	Columns             // upright, groups beside each other, series beside each other or as lines
)

// A Series is what the values at one place of all groups stand for.
type Series struct {
	Name    string
	Hue     Hue
	Texture Texture
	Line    bool // in Columns: a line with marks instead of columns
	Quiet   bool // the values are not written
}

// A Group is what one bar, or the columns at one place, stand for.
type Group struct {
	Label  string
	Values []float64 // as many as series; what is missing is 0
	Note   string    // behind a bar; "" for none
}

// value is what a group has of a series. There are no negative figures.
func (g Group) value(series int) float64 {
	if series >= len(g.Values) || !(g.Values[series] > 0) || math.IsInf(g.Values[series], 0) {
		return 0
	}
	return g.Values[series]
}

func (g Group) sum() (sum float64) {
	for i := range g.Values {
		sum += g.value(i)
	}
	return sum
}

// Words tells a group to those who do not see it: "DLH: Terlambat 3, Terbuka 5".
func (c Chart) Words(group int) string {
	g := c.Groups[group]
	var parts []string
	for i, s := range c.Series {
		if v := g.value(i); v > 0 {
			parts = append(parts, s.Name+" "+Number(v))
		}
	}
	if g.Note != "" {
		parts = append(parts, g.Note)
	}
	return g.Label + ": " + strings.Join(parts, ", ")
}

// end is where the axis ends.
func (c Chart) end() float64 {
	end := c.Full
	for _, g := range c.Groups {
		if c.Form == Bars {
			end = max(end, g.sum())
			continue
		}
		for i := range c.Series {
			end = max(end, g.value(i))
		}
	}
	return end
}

// Number writes a value as Indonesians do: 1.234,5.
func Number(v float64) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	whole, part, _ := strings.Cut(text, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if part != "" {
		whole += "," + part
	}
	return sign + whole
}

// mostSteps is how many lines an axis has above its zero.
const mostSteps = 5

// scale returns the distance of the lines of an axis that reaches a value, a
// round number of at least 1, for what is counted has no halves.
func scale(end float64) float64 {
	if !(end > 0) {
		return 1
	}
	step := math.Pow(10, math.Floor(math.Log10(end/mostSteps)))
	for _, times := range []float64{1, 2, 5, 10} {
		if step*times*mostSteps >= end {
			return max(1, step*times)
		}
	}
	return max(1, step*10)
}
