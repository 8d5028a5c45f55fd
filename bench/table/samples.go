// Package table sums measurements up: medians, spread, and the ratio of two
// things measured in turn, which holds where a single time does not.
package table

import (
	"math"
	"slices"
	"time"
)

// Samples are what a measurement gave, once or more often.
type Samples []float64

// Of makes samples of times, in milliseconds.
func Of(times ...time.Duration) Samples {
	s := make(Samples, len(times))
	for i, t := range times {
		s[i] = float64(t) / float64(time.Millisecond)
	}
	return s
}

// Quantile is the value that a share q of the samples, 0 to 1, does not exceed.
// NaN without samples.
func (s Samples) Quantile(q float64) float64 {
	if len(s) == 0 {
		return math.NaN()
	}
	sorted := slices.Sorted(slices.Values(s))
	return sorted[max(0, min(len(sorted)-1, int(math.Ceil(q*float64(len(sorted))))-1))]
}

// Median is the middle one.
func (s Samples) Median() float64 { return s.Quantile(0.5) }

// Ratios divides samples pair by pair.
func (s Samples) Ratios(by Samples) Samples {
	r := make(Samples, min(len(s), len(by)))
	for i := range r {
		r[i] = s[i] / by[i]
	}
	return r
}
