package data

import (
	"context"
	"database/sql"
	"sync"
)

// statementsKept is how many compiled statements are kept at most: an update
// has a text for each set of columns that change.
const statementsKept = 256

// statements are those the writer has compiled. They outlive a transaction:
// the writer has one connection, and of what it costs to store a row, a third is
// reading SQL.
type statements struct {
	mu       sync.Mutex
	compiled map[string]*sql.Stmt
}

func (s *statements) get(query string) *sql.Stmt {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.compiled[query]
}

// learn compiles what a transaction has run for the first time. A statement that
// cannot be kept is compiled again when it is needed.
func (s *statements) learn(ctx context.Context, writer *sql.DB, ran map[string]prepared) {
	for query := range ran {
		if s.get(query) == nil {
			s.keep(ctx, writer, query)
		}
	}
}

func (s *statements) keep(ctx context.Context, writer *sql.DB, query string) {
	compiled, err := writer.PrepareContext(ctx, query)
	if err != nil {
		return
	}
	kept := false
	defer func() {
		if !kept { // another had the same thought, or there are enough
			_ = compiled.Close()
		}
	}()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.compiled == nil {
		s.compiled = map[string]*sql.Stmt{}
	}
	if kept = s.compiled[query] == nil && len(s.compiled) < statementsKept; kept {
		s.compiled[query] = compiled
	}
}
