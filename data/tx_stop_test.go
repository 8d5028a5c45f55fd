package data

import (
	"context"
	"database/sql"
	"errors"
	"testing"
	"time"
)

// A transaction whose context ended is rolled back by another goroutine; what
// is asked of it afterwards says that it was stopped, not that a statement is
// closed.
func TestStoppedTransactionSaysSo(t *testing.T) {
	db := newArchive(t)
	for name, ask := range map[string]func(*Tx) error{
		"a statement run before": func(tx *Tx) error { _, err := value[int](tx, "SELECT 1"); return err },
		"a new statement":        func(tx *Tx) error { _, err := value[int](tx, "SELECT 2"); return err },
		"rows": func(tx *Tx) error {
			return scan(tx, func(rows) error { return nil }, "SELECT 1")
		},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, stop := context.WithCancel(context.Background())
			defer stop()
			err := db.Read(ctx, func(tx *Tx) error {
				if _, err := value[int](tx, "SELECT 1"); err != nil {
					t.Fatal(err)
				}
				stop()
				untilRolledBack(t, tx)
				return ask(tx)
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, want that it was stopped", err)
			}
		})
	}
}

func untilRolledBack(t *testing.T, tx *Tx) {
	t.Helper()
	for range 1000 {
		if _, err := tx.q.ExecContext(context.Background(), "SELECT 3"); errors.Is(err, sql.ErrTxDone) {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("the transaction is still open, want it rolled back")
}
