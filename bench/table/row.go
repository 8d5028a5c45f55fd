package table

import (
	"fmt"
	"math"
	"strings"
)

// A Row is one line of the table of results.
type Row struct {
	What    string
	Unit    string  // of Value and Peer, "ms"
	Value   Samples // one for each round
	Against string  // the peer or floor; "" without one
	Peer    Samples // what it took, round by round
	Goal    float64 // the most that Value, or the ratio where there is a peer, may be; 0 without one
	Least   bool    // Goal is the least instead
	Note    string
}

// judged is what is held against the goal.
func (r Row) judged() float64 {
	if len(r.Peer) > 0 {
		return r.Value.Ratios(r.Peer).Median()
	}
	return r.Value.Median()
}

// Met reports whether the goal is reached; true without one.
func (r Row) Met() bool {
	switch {
	case r.Goal == 0:
		return true
	case r.Least:
		return r.judged() >= r.Goal
	}
	return r.judged() <= r.Goal
}

// Complete reports whether every number is one: a measurement that did not
// happen leaves none.
func (r Row) Complete() bool {
	for _, s := range []Samples{r.Value, r.Peer} {
		for _, v := range s {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				return false
			}
		}
	}
	return len(r.Value) > 0 && (r.Against == "") == (len(r.Peer) == 0)
}

// cells are those of the table, in its order.
func (r Row) cells() []string {
	peer, ratio, goal := "", "", ""
	if len(r.Peer) > 0 {
		peer = r.Against + ": " + figure(r.Peer.Median()) + " " + r.Unit
		ratio = spread(r.Value.Ratios(r.Peer), "")
	}
	if r.Goal > 0 {
		sign, unit := "≤ ", ""
		if r.Least {
			sign = "≥ "
		}
		if len(r.Peer) == 0 {
			unit = " " + r.Unit
		}
		goal = sign + figure(r.Goal) + unit
		if r.Met() {
			goal += " ✓"
		} else {
			goal += " **missed**"
		}
	}
	return []string{r.What, spread(r.Value, r.Unit), peer, ratio, goal, r.Note}
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
	b.WriteString("| what | median (least to most) | against | ratio | goal | |\n|---|---|---|---|---|---|\n")
	for _, r := range rows {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(r.cells(), " | "))
	}
	return b.String()
}
