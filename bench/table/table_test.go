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
		name        string
		row         Row
		met, behind bool
	}{
		{"no goal", Row{Value: Samples{9}}, true, false},
		{"a value within", Row{Value: Samples{1, 2, 90}, Most: 2}, true, false},
		{"a value beyond", Row{Value: Samples{1, 3, 3}, Most: 2}, false, false},
		{"a floor, whatever the value", Row{Value: Samples{90, 90}, Floor: Other{"floor", Samples{80, 80}}, FloorMost: 1.2}, true, false},
		{"too far above the floor", Row{Value: Samples{90}, Floor: Other{"floor", Samples{30}}, FloorMost: 2}, false, false},
		{"the least", Row{Value: Samples{900}, Least: 1000}, false, false},
		{"grown with the years", Row{Value: Samples{5}, Bases: []Other{{"5 years", Samples{5}}, {"1 year", Samples{2}}}, BaseMost: 1.2}, false, false},
		{"one peer of two is ahead", Row{Value: Samples{5}, Peers: []Other{{"slow", Samples{6}}, {"fast", Samples{4}}}}, true, true},
	} {
		if got := tt.row.Met(); got != tt.met {
			t.Errorf("%s: got met %v, want %v", tt.name, got, tt.met)
		}
		if got := tt.row.Behind(); got != tt.behind {
			t.Errorf("%s: got behind %v, want %v", tt.name, got, tt.behind)
		}
	}
}

func TestComplete(t *testing.T) {
	one := Samples{1}
	for _, r := range []Row{
		{What: "nothing"},
		{What: "no number", Value: Samples{math.NaN()}},
		{What: "no peer", Value: one, Peers: []Other{{Name: "peer"}}},
		{What: "a peer that took forever", Value: one, Peers: []Other{{"peer", Samples{math.Inf(1)}}}},
		{What: "no floor", Value: one, Floor: Other{Name: "floor"}},
		{What: "nothing before", Value: one, Bases: []Other{{Name: "1 year"}}},
	} {
		if r.Complete() {
			t.Errorf("%s: %+v passes for a measurement", r.What, r)
		}
	}
}

func TestMarkdown(t *testing.T) {
	got := Markdown([]Row{{
		What: "a key", Unit: "ms", Value: Samples{1, 3, 2}, Floor: Other{"floor", Samples{1, 1, 1}}, FloorMost: 1.5,
		Peers: []Other{{"slow", Samples{2, 6, 4}}, {"fast", Samples{1, 1, 1}}},
	}})
	want := "| what | Rakor: median (least to most) | held against | ratio | floor | times the floor | goal |\n|---|---|---|---|---|---|---|\n" +
		"| a key | 2.00 ms (1.00 to 3.00) | slow: 4.00 ms | 0.500 (0.500 to 0.500) | floor: 1.00 ms | 2.00 (1.00 to 3.00) | ≤ 1.50 × floor **missed** |\n" +
		"|  |  | fast: 1.00 ms | 2.00 (1.00 to 3.00) **behind** |  |  |  |\n"
	if got != want {
		t.Errorf("got %s want %s", got, want)
	}
}
