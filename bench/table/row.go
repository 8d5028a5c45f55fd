package table

import (
	"fmt"
	"math"
	"strings"
)

// An Other is what something is held against.
type Other struct {
	Name string // with what it does not do, where it does less
	Took Samples
}

// A Row is one thing measured.
type Row struct {
	What  string
	Unit  string  // of all its samples, "ms"
	Value Samples // one for each round
	Most  float64 // goal for the value; 0 without one
	Least float64 // the same, the other way round

	Peers []Other // what one would use instead; the goal is never to be behind

	Floor     Other   // the least that must be done
	FloorMost float64 // goal for the ratio to it; 0 without one

	Bases    []Other // itself where it has less to do
	BaseMost float64 // goal for the ratios to them; 0 without one
}

// Behind reports whether a peer is ahead.
func (r Row) Behind() bool {
	for _, p := range r.Peers {
		if r.Value.Ratios(p.Took).Median() > 1 {
			return true
		}
	}
	return false
}

// Met reports whether the goals that are numbers are reached.
func (r Row) Met() bool {
	value := r.Value.Median()
	if r.Most > 0 && value > r.Most || r.Least > 0 && value < r.Least {
		return false
	}
	if r.FloorMost > 0 && r.Value.Ratios(r.Floor.Took).Median() > r.FloorMost {
		return false
	}
	for _, b := range r.Bases {
		if r.BaseMost > 0 && r.Value.Ratios(b.Took).Median() > r.BaseMost {
			return false
		}
	}
	return true
}

// Complete reports whether every number is one: a measurement that did not
// happen leaves none.
func (r Row) Complete() bool {
	all := append([]Other{{Name: r.What, Took: r.Value}}, r.Peers...)
	all = append(all, r.Bases...)
	if r.Floor.Name != "" {
		all = append(all, r.Floor)
	}
	for _, o := range all {
		if o.Name == "" || len(o.Took) == 0 {
			return false
		}
		for _, v := range o.Took {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return false
			}
		}
	}
	return true
}

// lines are those of the table, in its order: what it is held against takes a
// line each.
func (r Row) lines() [][]string {
	var lines [][]string
	for _, p := range r.Peers {
		lines = append(lines, r.against(p, r.Value.Ratios(p.Took).Median() > 1))
	}
	for _, b := range r.Bases {
		lines = append(lines, r.against(b, false))
	}
	if len(lines) == 0 {
		lines = [][]string{{"", "", "", "", "", "", ""}}
	}
	first := lines[0]
	first[0], first[1], first[6] = r.What, spread(r.Value, r.Unit), r.goals()
	if r.Floor.Name != "" {
		first[4] = r.Floor.Name + ": " + figure(r.Floor.Took.Median()) + " " + r.Unit
		first[5] = spread(r.Value.Ratios(r.Floor.Took), "")
	}
	return lines
}

func (r Row) against(o Other, behind bool) []string {
	ratio := spread(r.Value.Ratios(o.Took), "")
	if behind {
		ratio += " **behind**"
	}
	return []string{"", "", o.Name + ": " + figure(o.Took.Median()) + " " + r.Unit, ratio, "", "", ""}
}

// goals says what was aimed at, and whether it was reached.
func (r Row) goals() string {
	var parts []string
	if r.Most > 0 {
		parts = append(parts, "≤ "+figure(r.Most)+" "+r.Unit)
	}
	if r.Least > 0 {
		parts = append(parts, "≥ "+figure(r.Least)+" "+r.Unit)
	}
	if r.FloorMost > 0 {
		parts = append(parts, "≤ "+figure(r.FloorMost)+" × floor")
	}
	if r.BaseMost > 0 {
		parts = append(parts, "≤ "+figure(r.BaseMost)+" × itself")
	}
	switch {
	case len(parts) == 0:
		return ""
	case r.Met():
		return strings.Join(parts, ", ") + " ✓"
	}
	return strings.Join(parts, ", ") + " **missed**"
}

// spread writes a median with the least and the most.
func spread(s Samples, unit string) string {
	text := strings.TrimSpace(figure(s.Median()) + " " + unit)
	if len(s) > 1 {
		text += " (" + figure(s.Quantile(0)) + " to " + figure(s.Quantile(1)) + ")"
	}
	return text
}

// figure writes a number with three digits that count.
func figure(v float64) string {
	switch a := math.Abs(v); {
	case a >= 100:
		return fmt.Sprintf("%.0f", v)
	case a >= 10:
		return fmt.Sprintf("%.1f", v)
	case a >= 1:
		return fmt.Sprintf("%.2f", v)
	}
	return fmt.Sprintf("%.3f", v)
}

// Markdown writes rows as a table.
func Markdown(rows []Row) string {
	var b strings.Builder
	b.WriteString("| what | Rakor: median (least to most) | held against | ratio | floor | times the floor | goal |\n|---|---|---|---|---|---|---|\n")
	for _, r := range rows {
		for _, cells := range r.lines() {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
		}
	}
	return b.String()
}
