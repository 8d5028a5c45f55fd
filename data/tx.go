package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// writeTimeout ends a write that the disk never answers.
const writeTimeout = 30 * time.Second

// An Actor is who writes, and when; it stands in every line of the history.
type Actor struct {
	At  time.Time // when, by the caller's clock
	Who string    // post or name of the person at the keys
}

// Tx is one transaction. Every store hangs off it, so no statement can run
// outside a transaction by mistake. It is valid only inside the function it
// was handed to, and for one goroutine.
type Tx struct {
	db    *DB
	ctx   context.Context // of this transaction; a Tx never outlives the call it was made for
	q     *sql.Tx
	actor Actor
	write bool
	known map[string]prepared // statements run before; they end with the transaction
}

// At returns the instant of the actor who writes.
func (tx *Tx) At() time.Time { return tx.actor.At }

// Read runs f on a read-only transaction. All it reads is one state of the
// archive, that of the last commit before it began.
func (db *DB) Read(ctx context.Context, f func(*Tx) error) error {
	q, err := db.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("begin read: %w", translate(err))
	}
	defer q.Rollback()
	return f(&Tx{db: db, ctx: ctx, q: q})
}

// Write runs f on a transaction that commits only if f returns nil. When Write
// has returned nil, the rows are on the disk.
//
// It goes on when ctx is done: closing a window must not undo what a person
// was told is being saved. One write runs at a time; f must not call Write.
func (db *DB) Write(ctx context.Context, actor Actor, f func(*Tx) error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), writeTimeout)
	defer cancel()
	return db.write(ctx, actor, f)
}

// write is [DB.Write] for work that takes long and ends with ctx, undone.
func (db *DB) write(ctx context.Context, actor Actor, f func(*Tx) error) (err error) {
	defer func() { err = db.doubt(err) }()
	if actor.At.IsZero() || actor.Who == "" {
		return invalid("actor", actor)
	}
	q, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("begin write: %w", translate(err))
	}
	defer q.Rollback() // after a commit it does nothing
	tx := &Tx{db: db, ctx: ctx, q: q, actor: actor, write: true}
	if err := f(tx); err != nil {
		return err
	}
	if err := q.Commit(); err != nil {
		return fmt.Errorf("commit: %w", translate(err))
	}
	db.known.learn(ctx, db.writer, tx.known)
	return nil
}

// doubt is what to make of a write's error. Once the disk did not answer, SQLite
// may call the file malformed, for what it holds of it in memory is only half
// there; a file nobody can read is not thereby damaged.
func (db *DB) doubt(err error) error {
	switch {
	case err == nil:
		db.silent.Store(false)
	case errors.Is(err, ErrUnreachable):
		db.silent.Store(true)
	case errors.Is(err, ErrCorrupt) && db.silent.Load():
		return fmt.Errorf("%w: since it failed: %s", ErrUnreachable, err.Error())
	}
	return err
}

// Try runs f as a part of a transaction that may fail for itself: if f returns
// an error, what f wrote is undone, and the rest stands.
func (tx *Tx) Try(f func() error) error {
	if _, err := tx.exec("SAVEPOINT part"); err != nil {
		return fmt.Errorf("begin part: %w", err)
	}
	failed := f()
	if failed != nil {
		if _, err := tx.exec("ROLLBACK TO part"); err != nil {
			return errors.Join(failed, fmt.Errorf("undo part: %w", err))
		}
	}
	if _, err := tx.exec("RELEASE part"); err != nil {
		return errors.Join(failed, fmt.Errorf("end part: %w", err))
	}
	return failed
}

func (tx *Tx) exec(query string, args ...any) (int64, error) {
	if !tx.write {
		return 0, fmt.Errorf("%w: read transaction", ErrReadOnly)
	}
	s, err := tx.prepared(query)
	if err != nil {
		return 0, err
	}
	res, err := s.stmt.ExecContext(tx.ctx, args...)
	if err != nil {
		return 0, tx.failed(err)
	}
	return res.RowsAffected()
}

// failed is what to make of a statement's error. When the context of a
// transaction ends, database/sql rolls it back from another goroutine, and what
// runs then is told "statement is closed": the reason is that it was stopped.
func (tx *Tx) failed(err error) error {
	if err == nil || errors.Is(err, sql.ErrNoRows) {
		return translate(err)
	}
	if over := tx.ctx.Err(); over != nil && !errors.Is(err, over) {
		err = fmt.Errorf("%w: %w", over, err)
	}
	return translate(err)
}

// A prepared statement ends with its transaction, which closes it.
type prepared struct{ stmt *sql.Stmt }

// prepared returns a statement compiled, once in a transaction and for writing
// once in all.
func (tx *Tx) prepared(query string) (prepared, error) {
	if s, ok := tx.known[query]; ok {
		return s, nil
	}
	if tx.known == nil {
		tx.known = map[string]prepared{}
	}
	if tx.write {
		if s := tx.db.known.get(query); s != nil {
			tx.known[query] = prepared{tx.q.StmtContext(tx.ctx, s)}
			return tx.known[query], nil
		}
	}
	s, err := tx.q.PrepareContext(tx.ctx, query)
	if err != nil {
		return prepared{}, tx.failed(err)
	}
	tx.known[query] = prepared{s}
	return tx.known[query], nil
}

// row reads the one row of a query.
func (tx *Tx) row(query string, args []any, into ...any) error {
	s, err := tx.prepared(query)
	if err != nil {
		return err
	}
	return tx.failed(s.stmt.QueryRowContext(tx.ctx, args...).Scan(into...))
}

// value reads a single value.
func value[T any](tx *Tx, query string, args ...any) (v T, err error) {
	err = tx.row(query, args, &v)
	return v, err
}

// rows is the row a query stands on.
type rows interface{ Scan(dest ...any) error }

// scan calls each for every row of a query; each must read the row it is given
// and run no statement of its own.
func scan(tx *Tx, each func(rows) error, query string, args ...any) (err error) {
	s, err := tx.prepared(query)
	if err != nil {
		return err
	}
	found, err := s.stmt.QueryContext(tx.ctx, args...)
	if err != nil {
		return tx.failed(err)
	}
	defer func() { err = errors.Join(err, tx.failed(found.Close())) }()
	for found.Next() {
		if err := each(found); err != nil {
			return err
		}
	}
	return tx.failed(found.Err())
}
