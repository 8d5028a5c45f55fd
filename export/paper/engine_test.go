package paper

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestNumbersOfContentAreTheExactOnes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	values := []float64{0, math.Copysign(0, -1), -0.004, 0.005, -0.005, 1.005, 0.125, 0.375, 842, 595.28, 1e9, 1e15, -1e300}
	for n := range 400 {
		values = append(values, float64(n)/8, -float64(n)/200, math.Nextafter(float64(n)/200, 9), math.Nextafter(float64(n)/200, -9))
	}
	for range 200_000 {
		v := random.NormFloat64() * math.Pow(10, float64(random.IntN(8)-3))
		values = append(values, v, math.Round(v*1000)/1000)
	}
	for _, v := range values {
		if got, want := number(v), longNumber(v); got != want {
			t.Errorf("number(%v): got %q, want %q", v, got, want)
		}
	}
}
