package app

import (
	"context"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"
)

// mostBeside bounds how many pieces of work are done at the same time: each may
// hold a whole workbook, and the window wants a processor too.
const mostBeside = 4

// together does work on the numbers below n, as many at once as the machine has
// processors. After an error, or when ctx ends, it begins no more of them, waits
// for those begun and returns the first error. Work must not touch what another
// one touches; steps are told one after the other.
func together(ctx context.Context, n int, step Step, work func(i int) error) error {
	g, going := errgroup.WithContext(context.Background())
	g.SetLimit(min(runtime.GOMAXPROCS(0), mostBeside))
	var done counted
	for i := range n {
		if going.Err() != nil {
			break
		}
		if err := ctx.Err(); err != nil {
			_ = g.Wait() // that it was stopped says more
			return err
		}
		g.Go(func() error {
			if err := work(i); err != nil {
				return err
			}
			done.tell(step, n)
			return nil
		})
	}
	return g.Wait()
}

// counted tells the steps of works that end in any order.
type counted struct {
	sync.Mutex
	n int
}

func (c *counted) tell(step Step, total int) {
	c.Lock()
	defer c.Unlock()
	c.n++
	step.tell(c.n, total)
}
