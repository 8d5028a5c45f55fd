package kit

import (
	"context"
	"slices"
	"time"
)

// A Queue does work one piece after another away from the Fyne goroutine, in
// the order it was handed in, so that typing need not wait for the disk. All its
// methods belong to the Fyne goroutine.
type Queue struct {
	runner *Runner
	jobs   []Job // not done; while busy, the first is being worked on
	busy   bool
	held   bool       // the first failed and waits to be tried again
	ending bool       // a job's Done is running
	ended  chan error // of the work being done
}

// A Job is a piece of work and what follows from it.
type Job struct {
	// Work is done away from the Fyne goroutine; nil if there is nothing to do.
	Work func(context.Context) error
	// Done tells on the Fyne goroutine how it went, before the next is begun. If
	// it returns true the job stays where it is, and the queue holds until
	// [Queue.Retry].
	Done func(error) (hold bool)
}

// Queue returns an empty queue.
func (r *Runner) Queue() *Queue { return &Queue{runner: r, ended: make(chan error, 1)} }

// Do adds a job. A queue that holds tries its first again.
func (q *Queue) Do(j Job) {
	q.jobs = append(q.jobs, j)
	q.Retry()
}

// Then calls f after all that was handed in so far.
func (q *Queue) Then(f func()) {
	q.Do(Job{Done: func(error) bool { f(); return false }})
}

// Retry goes on after a job that was held.
func (q *Queue) Retry() {
	if !q.busy && !q.ending {
		q.held = false
		q.next()
	}
}

// Len is how many jobs are not done.
func (q *Queue) Len() int { return len(q.jobs) }

// Wait returns when all is done, or when a job is held; it reports whether all
// is done.
func (q *Queue) Wait() bool {
	for q.busy {
		q.finish(<-q.ended)
	}
	return len(q.jobs) == 0
}

// Moment gives what is on its way up to d to be done, so that the frame that is
// painted next shows it already; what takes longer goes on beside.
func (q *Queue) Moment(d time.Duration) {
	over := time.NewTimer(d)
	defer over.Stop()
	for q.busy {
		select {
		case err := <-q.ended:
			q.finish(err)
		case <-over.C:
			return
		}
	}
}

func (q *Queue) next() {
	for !q.busy && !q.held && len(q.jobs) > 0 {
		q.begin(q.jobs[0].Work)
	}
}

func (q *Queue) begin(work func(context.Context) error) {
	q.busy = true
	if work == nil {
		q.finish(nil)
		return
	}
	q.runner.spawn(func() {
		q.ended <- work(q.runner.Context)
		q.runner.Post(q.collect)
	})
}

// collect ends the work that was done, unless [Queue.Wait] has.
func (q *Queue) collect() {
	select {
	case err := <-q.ended:
		q.finish(err)
	default:
	}
}

func (q *Queue) finish(err error) {
	job := q.jobs[0]
	q.jobs = q.jobs[1:]
	q.busy, q.ending = false, true
	q.held = job.Done(err)
	q.ending = false
	if q.held {
		q.jobs = slices.Insert(q.jobs, 0, job)
	}
	q.next()
}
