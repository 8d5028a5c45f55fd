package kit_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"rakor.id/rakor/ui/kit"
)

// job notes when it is worked on.
func job(log *[]string, name string) kit.Job {
	return kit.Job{
		Work: func(context.Context) error { *log = append(*log, name); return nil },
		Done: func(err error) bool { return err != nil },
	}
}

func TestQueueKeepsTheOrder(t *testing.T) {
	r, _, _ := newRunner(t)
	var work []func()
	r.Spawn = func(f func()) { work = append(work, f) }
	q := r.Queue()
	var log []string
	q.Do(job(&log, "a"))
	q.Then(func() { log = append(log, "then") })
	q.Do(job(&log, "b"))
	if len(work) != 1 || q.Len() != 3 {
		t.Fatalf("got %d begun of %d, want one of three", len(work), q.Len())
	}
	for len(work) > 0 {
		f := work[0]
		work = work[1:]
		f()
	}
	if want := []string{"a", "then", "b"}; !slices.Equal(log, want) || q.Len() != 0 {
		t.Errorf("got %v with %d left, want %v", log, q.Len(), want)
	}
}

func TestQueueHoldsAtAFailure(t *testing.T) {
	r, _, _ := newRunner(t)
	q := r.Queue()
	var log []string
	failing := errors.New("disk full")
	a := kit.Job{
		Work: func(context.Context) error { log = append(log, "a"); return failing },
		Done: func(err error) bool { return err != nil },
	}
	q.Do(a)
	q.Do(job(&log, "b")) // tries the first again
	if want := []string{"a", "a"}; !slices.Equal(log, want) || q.Len() != 2 || q.Wait() {
		t.Fatalf("got %v with %d left, want the first held before the second", log, q.Len())
	}
	failing = nil
	q.Retry()
	if want := []string{"a", "a", "a", "b"}; !slices.Equal(log, want) || !q.Wait() {
		t.Errorf("got %v with %d left, want %v", log, q.Len(), want)
	}
}

func TestQueueWaits(t *testing.T) {
	r, _, _ := newRunner(t)
	r.Spawn = nil // a real goroutine
	q := r.Queue()
	release, done := make(chan struct{}), 0
	for range 3 {
		q.Do(kit.Job{
			Work: func(context.Context) error { <-release; return nil },
			Done: func(error) bool { done++; return false },
		})
	}
	close(release)
	if !q.Wait() || done != 3 {
		t.Errorf("got %d done, want all three before Wait returns", done)
	}
}

func TestQueueTakesWorkFromWithin(t *testing.T) {
	r, _, _ := newRunner(t)
	q := r.Queue()
	var log []string
	q.Do(kit.Job{Done: func(error) bool {
		q.Do(job(&log, "inner"))
		log = append(log, "outer")
		return false
	}})
	if want := []string{"outer", "inner"}; !slices.Equal(log, want) {
		t.Errorf("got %v, want %v", log, want)
	}
}

func TestQueueWaitsAMomentOnly(t *testing.T) {
	r, _, _ := newRunner(t)
	r.Spawn = nil // a real goroutine
	q := r.Queue()
	done, release := 0, make(chan struct{})
	q.Do(kit.Job{Work: func(context.Context) error { return nil }, Done: func(error) bool { done++; return false }})
	q.Moment(time.Minute)
	if done != 1 {
		t.Fatal("what was done within the moment is not told")
	}
	q.Do(kit.Job{Work: func(context.Context) error { <-release; return nil }, Done: func(error) bool { done++; return false }})
	q.Moment(time.Millisecond)
	if done != 1 || q.Len() != 1 {
		t.Errorf("got %d done and %d waiting, want the slow one to go on beside", done, q.Len())
	}
	close(release)
	q.Wait()
}
