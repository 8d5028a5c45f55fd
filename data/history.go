package data

import (
	"bytes"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

const (
	opInsert = "insert"
	opUpdate = "update"
)

// A HistoryLine is one row written: who, when, which and what. Lines are only
// ever added, each carrying the hash of the one before, so that a line changed
// or taken out later is found by [DB.Check].
type HistoryLine struct {
	Node  string // the archive that wrote it
	Seq   int64  // 1.. within the node, without gaps
	At    time.Time
	Who   string
	Table string
	RowID UID
	Op    string // insert or update
	Data  string // JSON; insert: the row; update: {"before":{},"after":{}} of the columns changed
	Prev  Hash   // hash of the line before, zero for the first
	Hash  Hash
}

// sum is the hash a line must have: SHA-256 over its fields, each preceded by
// its length in eight bytes, so that no two lines can run together.
func (l HistoryLine) sum() Hash {
	h := sha256.New()
	put := func(b []byte) {
		var n [8]byte
		binary.BigEndian.PutUint64(n[:], uint64(len(b)))
		h.Write(n[:])
		h.Write(b)
	}
	number := func(v int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(v)) }
	put(l.Prev[:])
	put([]byte(l.Node))
	put(number(l.Seq))
	put(number(l.At.UnixMilli()))
	put([]byte(l.Who))
	put([]byte(l.Table))
	put(l.RowID[:])
	put([]byte(l.Op))
	put([]byte(l.Data))
	return Hash(h.Sum(nil))
}

// A ChainHead is the last line of the history. Printed on paper or sent with a
// backup, it shows later whether lines were cut off the end since.
type ChainHead struct {
	Seq  int64 // 0 while the history is empty
	Hash Hash
}

// ChainHead returns the last line of this archive's own history.
func (tx *Tx) ChainHead() (ChainHead, error) {
	var c ChainHead
	err := tx.row("SELECT seq, hash FROM history WHERE node = ? ORDER BY seq DESC LIMIT 1", []any{tx.db.node}, &c.Seq, &c.Hash)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return c, fmt.Errorf("read head of history: %w", err)
	}
	return c, nil
}

// HistoryOf returns what was written about one row, the oldest first.
func (tx *Tx) HistoryOf(row UID) ([]HistoryLine, error) {
	return tx.history("WHERE h.row_uid = ? ORDER BY h.node, h.seq", row)
}

// History returns up to limit lines after the given one, the oldest first.
func (tx *Tx) History(after int64, limit int) ([]HistoryLine, error) {
	return tx.history("WHERE h.node = ? AND h.seq > ? ORDER BY h.seq LIMIT ?", tx.db.node, after, limit)
}

func (tx *Tx) history(tail string, args ...any) ([]HistoryLine, error) {
	var lines []HistoryLine
	err := scan(tx, func(r rows) error {
		var l HistoryLine
		err := r.Scan(&l.Node, &l.Seq, instant{&l.At}, &l.Who, &l.Table, &l.RowID, &l.Op, &l.Data, &l.Prev, &l.Hash)
		lines = append(lines, l)
		return err
	}, "SELECT h.node, h.seq, h.at, h.actor, h.tbl, h.row_uid, h.op, h.data, h.prev, h.hash FROM history h "+tail, args...)
	if err != nil {
		return nil, fmt.Errorf("read history: %w", err)
	}
	return lines, nil
}

// log adds the line of history of a row just written.
func (tx *Tx) log(r record, op, data string) error {
	head, err := tx.ChainHead()
	if err != nil {
		return err
	}
	l := HistoryLine{
		Node: tx.db.node, Seq: head.Seq + 1, At: tx.actor.At, Who: tx.actor.Who,
		Table: r.table(), RowID: r.head().UID, Op: op, Data: data, Prev: head.Hash,
	}
	_, err = tx.exec("INSERT INTO history(node, seq, at, actor, tbl, row_uid, op, data, prev, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		l.Node, l.Seq, instant{&l.At}, l.Who, l.Table, l.RowID, l.Op, l.Data, l.Prev[:], l.sum())
	if err != nil {
		return fmt.Errorf("add to history: %w", err)
	}
	return nil
}

// insertImage writes a whole row as JSON, columns in their order.
func insertImage(r record) string {
	var b bytes.Buffer
	for _, c := range r.columns() {
		member(&b, c.name, imageOf(c))
	}
	return "{" + b.String() + "}"
}

// changes compares two states of one row: the SQL and arguments that write the
// new one, and the JSON of what differs.
func changes(old, new record) (set string, args []any, image string) {
	var before, after bytes.Buffer
	olds := old.columns()
	for i, c := range new.columns() {
		was, is := imageOf(olds[i]), imageOf(c)
		if bytes.Equal(was, is) {
			continue
		}
		set += ", " + c.name + " = ?"
		args = append(args, c.ptr)
		member(&before, c.name, was)
		member(&after, c.name, is)
	}
	return set, args, `{"before":{` + before.String() + `},"after":{` + after.String() + `}}`
}

func member(b *bytes.Buffer, name string, value []byte) {
	if b.Len() > 0 {
		b.WriteByte(',')
	}
	b.WriteString(`"` + name + `":`)
	b.Write(value)
}

// imageOf writes a column as JSON the way the database stores it. Bytes are
// given by their hash, which is enough to tell whether they are still the same.
func imageOf(c column) []byte {
	v, err := driver.DefaultParameterConverter.ConvertValue(c.ptr)
	if err != nil {
		panic("column " + c.name + " cannot be stored: " + err.Error())
	}
	switch x := v.(type) {
	case []byte:
		if len(x) == sha256.Size {
			v = hex.EncodeToString(x)
		} else {
			v = "sha256:" + HashOf(x).String()
		}
	case bool:
		v = 0
		if x {
			v = 1
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("column " + c.name + " cannot be written: " + err.Error())
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
