package app

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

func TestTogetherDoesAllAndCountsThem(t *testing.T) {
	t.Parallel()
	done := make([]int, 50)
	var steps []int
	err := together(t.Context(), len(done), func(n, total int) {
		if total != len(done) {
			t.Errorf("step %d of %d, want of %d", n, total, len(done))
		}
		steps = append(steps, n)
	}, func(i int) error {
		done[i]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range done {
		if n != 1 {
			t.Errorf("work %d was done %d times, want once", i, n)
		}
		if steps[i] != i+1 {
			t.Errorf("step %d tells %d, want them one after the other", i, steps[i])
		}
	}
}

func TestTogetherBeginsNoMoreAfterAnError(t *testing.T) {
	t.Parallel()
	var begun atomic.Int32
	broken := errors.New("broken")
	err := together(t.Context(), 1000, nil, func(i int) error {
		begun.Add(1)
		if i == 2 {
			return broken
		}
		return nil
	})
	if !errors.Is(err, broken) {
		t.Errorf("got %v, want the error of the work", err)
	}
	if n := begun.Load(); n > 2+1+2*mostBeside {
		t.Errorf("%d works were begun, want hardly more than three", n)
	}
}

func TestTogetherStopsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	var begun atomic.Int32
	err := together(ctx, 1000, nil, func(int) error {
		begun.Add(1)
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was stopped", err)
	}
	if n := begun.Load(); n > 1+mostBeside {
		t.Errorf("%d works were begun after it was stopped", n)
	}
}
