package data

import (
	"database/sql/driver"
	"fmt"
	"strings"
	"time"
)

// Head is what every row has.
type Head struct {
	ID  int64 // within this archive; 0 until added
	UID UID   // everywhere
	Rev int64 // grows with each update; an update of an older rev is refused
}

func (h *Head) head() *Head { return h }

// A record is a row that knows where it is stored. Its columns are the one
// description used to read, write and put on record.
type record interface {
	head() *Head
	table() string
	columns() []column
}

type column struct {
	name string
	ptr  any // pointer to the field, or one of ref, opt, instant around it
}

type recordOf[T any] interface {
	*T
	record
}

// one reads the record that tail ("WHERE ...") selects.
func one[T any, P recordOf[T]](tx *Tx, tail string, args ...any) (T, error) {
	var v T
	r := P(&v)
	if err := tx.row(selectOf(r)+tail, args, targets(r)...); err != nil {
		return v, fmt.Errorf("read %s: %w", r.table(), err)
	}
	return v, nil
}

// byID reads a record by its id.
func byID[T any, P recordOf[T]](tx *Tx, id int64) (T, error) {
	return one[T, P](tx, "WHERE id = ?", id)
}

// all reads the records that tail selects.
func all[T any, P recordOf[T]](tx *Tx, tail string, args ...any) ([]T, error) {
	var vs []T
	query := selectOf(P(new(T))) + tail
	err := scan(tx, func(r rows) error {
		var v T
		if err := r.Scan(targets(P(&v))...); err != nil {
			return err
		}
		vs = append(vs, v)
		return nil
	}, query, args...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", P(new(T)).table(), err)
	}
	return vs, nil
}

func selectOf(r record) string {
	return "SELECT " + columnList(r, "") + " FROM " + r.table() + " "
}

// columnList names the columns of r, each after "alias." if there is one.
func columnList(r record, alias string) string {
	if alias != "" {
		alias += "."
	}
	var b strings.Builder
	b.WriteString(alias + "id, " + alias + "uid, " + alias + "rev")
	for _, c := range r.columns() {
		b.WriteString(", " + alias + c.name)
	}
	return b.String()
}

// targets are where a row of columnList is scanned to.
func targets(r record) []any {
	h, cols := r.head(), r.columns()
	ptrs := append(make([]any, 0, len(cols)+3), &h.ID, &h.UID, &h.Rev)
	for _, c := range cols {
		ptrs = append(ptrs, c.ptr)
	}
	return ptrs
}

// insert adds r and its line of history, and fills in its head. A uid that is
// set already is kept.
func insert(tx *Tx, r record) error {
	h := r.head()
	if h.UID.IsZero() {
		uid, err := tx.db.uids.next(tx.actor.At)
		if err != nil {
			return err
		}
		h.UID = uid
	}
	cols := r.columns()
	args := append(make([]any, 0, len(cols)+1), h.UID)
	names := "uid"
	for _, c := range cols {
		names += ", " + c.name
		args = append(args, c.ptr)
	}
	query := "INSERT INTO " + r.table() + "(" + names + ") VALUES(?" + strings.Repeat(", ?", len(cols)) + ") RETURNING id"
	if !tx.write {
		return fmt.Errorf("add to %s: %w: read transaction", r.table(), ErrReadOnly)
	}
	if err := tx.row(query, args, &h.ID); err != nil {
		return fmt.Errorf("add to %s: %w", r.table(), err)
	}
	h.Rev = 1
	if err := tx.log(r, opInsert, insertImage(r)); err != nil {
		return err
	}
	return tx.learnFrom(r, nil)
}

// update writes the columns of r that changed, and a line of history with what
// they were before. If nothing changed, nothing is written.
func update[T any, P recordOf[T]](tx *Tx, r P) error {
	h := r.head()
	var stored T
	old := P(&stored)
	before, err := byID[T, P](tx, h.ID)
	if err != nil {
		return err
	}
	stored = before
	if old.head().Rev != h.Rev {
		return fmt.Errorf("update %s %d: %w", r.table(), h.ID, ErrStale)
	}
	h.UID = old.head().UID
	set, args, image := changes(old, r)
	if len(args) == 0 {
		return nil
	}
	n, err := tx.exec("UPDATE "+r.table()+" SET rev = rev + 1"+set+" WHERE id = ? AND rev = ?", append(args, h.ID, h.Rev)...)
	if err != nil {
		return fmt.Errorf("update %s %d: %w", r.table(), h.ID, err)
	}
	if n != 1 {
		return fmt.Errorf("update %s %d: %w", r.table(), h.ID, ErrStale)
	}
	h.Rev++
	if err := tx.log(r, opUpdate, image); err != nil {
		return err
	}
	if c, ok := any(r).(interface{ counted(*Tx, record) error }); ok {
		if err := c.counted(tx, old); err != nil {
			return err
		}
	}
	return tx.learnFrom(r, old)
}

// ref stores an id, 0 as NULL.
type ref struct{ p *int64 }

func (r ref) Value() (driver.Value, error) {
	if *r.p == 0 {
		return nil, nil
	}
	return *r.p, nil
}

func (r ref) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*r.p = 0
	case int64:
		*r.p = v
	default:
		return fmt.Errorf("%w: want an id, got %T", ErrCorrupt, v)
	}
	return nil
}

// opt stores a text, "" as NULL.
type opt[S ~string] struct{ p *S }

func text[S ~string](p *S) opt[S] { return opt[S]{p} }

func (o opt[S]) Value() (driver.Value, error) {
	if *o.p == "" {
		return nil, nil
	}
	return string(*o.p), nil
}

func (o opt[S]) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*o.p = ""
	case string:
		*o.p = S(v)
	default:
		return fmt.Errorf("%w: want text, got %T", ErrCorrupt, v)
	}
	return nil
}

// instant stores a time as Unix milliseconds, the zero time as NULL.
type instant struct{ p *time.Time }

func (i instant) Value() (driver.Value, error) {
	if i.p.IsZero() {
		return nil, nil
	}
	return i.p.UnixMilli(), nil
}

func (i instant) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*i.p = time.Time{}
	case int64:
		*i.p = time.UnixMilli(v).UTC()
	default:
		return fmt.Errorf("%w: want an instant, got %T", ErrCorrupt, v)
	}
	return nil
}
