package table

import (
	"math"
	"testing"
	"time"
)

func TestQuantile(t *testing.T) {
	s := Samples{5, 1, 4, 2, 3}
	for q, want := range map[float64]float64{0: 1, 0.5: 3, 0.95: 5, 0.2: 1, 1: 5} {
		if got := s.Quantile(q); got != want {
			t.Errorf("quantile %v: got %v, want %v", q, got, want)
		}
	}
	if got := (Samples{}).Median(); !math.IsNaN(got) {
		t.Errorf("got %v without samples", got)
	}
	if got := Of(1500 * time.Microsecond); got[0] != 1.5 {
		t.Errorf("got %v ms", got)
	}
}

func TestGoal(t *testing.T) {
	for _, tt := range []struct {
		name string
		row  Row
		met  bool
	}{
		{"no goal", Row{Value: Samples{9}}, true},
		{"a value within", Row{Value: Samples{1, 2, 90}, Goal: 2}, true},
		{"a value beyond", Row{Value: Samples{1, 3, 3}, Goal: 2}, false},
		{"a ratio, whatever the value", Row{Value: Samples{90, 90}, Peer: Samples{80, 80}, Goal: 1.2}, true},
		{"the least", Row{Value: Samples{900}, Goal: 1000, Least: true}, false},
	} {
		if got := tt.row.Met(); got != tt.met {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.met)
		}
	}
}

func TestComplete(t *testing.T) {
	for _, r := range []Row{{}, {Value: Samples{math.NaN()}}, {Value: Samples{1}, Against: "peer"}, {Value: Samples{1}, Against: "peer", Peer: Samples{math.Inf(1)}}} {
		if r.Complete() {
			t.Errorf("%+v passes for a measurement", r)
		}
	}
}

func TestMarkdown(t *testing.T) {
	got := Markdown([]Row{{What: "a key", Unit: "ms", Value: Samples{1, 3, 2}, Against: "floor", Peer: Samples{1, 1, 1}, Goal: 1.5, Note: "x"}})
	want := "| what | median (least to most) | against | ratio | goal | |\n|---|---|---|---|---|---|\n" +
		"| a key | 2.00 ms (1.00 to 3.00) | floor: 1.00 ms | 2.00 (1.00 to 3.00) | ≤ 1.50 **missed** | x |\n"
	if got != want {
		t.Errorf("got %s want %s", got, want)
	}
}
