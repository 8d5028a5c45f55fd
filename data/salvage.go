package data

import (
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A SalvageReport tells what came out of a damaged archive, and what did not.
type SalvageReport struct {
	Path     string // of the new archive
	Whole    bool   // nothing is missing: the history goes on as it was
	Tables   []SalvagedTable
	Lines    int64 // of history that fit their hash
	Gaps     []Gap // in the history
	Blobs    int
	NoBlobs  int // times that a row names a file that is not there
	LetGo    int // rows saved without a link to one that is lost
	Missing  []MissingRow
	OldLines string // file with the lines of history that were found, where the new archive begins a history of its own
}

// A SalvagedTable is what came out of one table.
type SalvagedTable struct {
	Table    string
	Saved    int
	Unproven int // of these, rows whose history is not complete
	Missing  int // rows the history knows of
}

// A Gap is a stretch of lines missing from the history of a node.
type Gap struct {
	Node     string
	From, To int64
}

// A MissingRow is a row the history knows of and that could not be saved.
type MissingRow struct {
	Table   string
	UID     UID
	What    string // what is known of its text
	Meeting string // title and day of the meeting it belongs to, if known
	Why     string // English, for the log
}

// wreckage is a damaged archive taken apart.
type wreckage struct {
	*wreck
	rows   map[string]map[UID]*savedRow // by table
	drafts [][]any
	gaps   []Gap
	gone   map[string][]MissingRow
}

// A savedRow is a row to pour into the new archive.
type savedRow struct {
	id, rev int64
	uid     UID
	columns map[string]any
	lines   []foundLine // its history, the oldest first
	proven  bool        // it is what its history says
}

// Salvageable reports whether there is anything of an archive in a file, however
// damaged it is. The file is only read.
func Salvageable(path string) bool {
	w, err := readWreck(path)
	if err != nil {
		return false
	}
	return w.close() == nil && len(w.lines) > 0
}

// Salvage (menyelamatkan) makes a new archive at to, which must not exist, of all
// that can be read in a damaged one. The damaged file is only read; what stands
// in its journal is saved as well.
//
// Every row is in an archive twice: as itself and in its history. A row is saved
// from whichever is left; what its history proves goes before what is only there.
// While the history is complete the new archive continues it. Otherwise it begins
// one of its own, under a new name, and the lines that were left are written into
// a file beside it.
func Salvage(ctx context.Context, from, to string, o Options) (SalvageReport, error) {
	r, err := salvage(ctx, from, to, o)
	if err != nil {
		return r, fmt.Errorf("salvage %s into %s: %w", from, to, err)
	}
	return r, nil
}

func salvage(ctx context.Context, from, to string, o Options) (r SalvageReport, err error) {
	if err := useOFDLocks(); err != nil {
		return r, err
	}
	if to, err = filepath.Abs(to); err != nil {
		return r, err
	}
	if _, err := os.Lstat(to); err == nil {
		return r, ErrExists
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return r, fileError(err)
	}
	lock, err := ownFile(from)
	if err != nil && !errors.Is(err, ErrReadOnly) { // beside a file on a disk that is only read there is no lock
		return r, err
	}
	if lock != nil {
		defer func() { err = errors.Join(err, lock.Unlock()) }()
	}
	folder, err := os.MkdirTemp(filepath.Dir(to), ".selamat-*")
	if err != nil {
		return r, fileError(err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	copied := filepath.Join(folder, "rusak.db")
	if err := copyWithJournals(ctx, from, copied, nil); err != nil {
		return r, err
	}
	w, err := takeApart(ctx, copied)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, w.close()) }()
	fresh := filepath.Join(folder, "arsip.db")
	if r, err = w.pour(ctx, fresh, o); err != nil {
		return r, err
	}
	if _, err := inspect(ctx, fresh); err != nil {
		return r, err
	}
	if !r.Whole {
		r.OldLines = to + ".riwayat-lama.jsonl"
		if err := w.writeLines(r.OldLines); err != nil {
			return r, err
		}
	}
	r.Path = to
	return r, moveIntoPlace(fresh, to)
}

// takeApart reads all that can be read of a damaged archive, which it may change.
func takeApart(ctx context.Context, path string) (*wreckage, error) {
	found, err := readWreck(path)
	if err != nil {
		return nil, err
	}
	w := &wreckage{wreck: found, rows: map[string]map[UID]*savedRow{}, gone: map[string][]MissingRow{}}
	if err := w.readRows(ctx, path); err != nil {
		return nil, errors.Join(err, found.close())
	}
	if len(w.lines) == 0 && len(w.rows) == 0 {
		return nil, errors.Join(fmt.Errorf("%w: nothing of an archive is in it", ErrForeign), found.close())
	}
	w.findGaps()
	w.rebuild()
	return w, nil
}

// readRows reads what SQLite can read. What it cannot is no error here.
func (w *wreckage) readRows(ctx context.Context, path string) error {
	q, err := openPool(ctx, path, readerParams, 1)
	if err != nil {
		return ctx.Err() //nolint:nilerr // then there is the history alone
	}
	defer func() { _ = q.Close() }()
	for _, kind := range kinds {
		table := kind().table()
		t := &tableWalk{ctx: ctx, q: q, query: selectOf(kind())}
		for _, row := range t.walk(w.highest()) {
			s := &savedRow{columns: map[string]any{}}
			if !as(row[0], &s.id) || !fixed(row[1], s.uid[:]) || !as(row[2], &s.rev) {
				continue
			}
			for i, c := range kind().columns() {
				s.columns[c.name] = row[3+i]
			}
			if w.rows[table] == nil {
				w.rows[table] = map[UID]*savedRow{}
			}
			w.rows[table][s.uid] = s
		}
	}
	drafts := &tableWalk{ctx: ctx, q: q, query: "SELECT meeting_id, entry_id, text, cursor, first_key_at, updated_at FROM drafts "}
	w.drafts, _ = drafts.read("")
	return ctx.Err()
}

// highest is the highest id a row may have.
func (w *wreckage) highest() int64 {
	high := int64(len(w.lines))
	for _, s := range w.seats {
		high = max(high, s.id)
	}
	return high
}

// findGaps finds which lines of each node's history are missing.
func (w *wreckage) findGaps() {
	seqs := map[string][]int64{}
	for k := range w.lines {
		seqs[k.node] = append(seqs[k.node], k.seq)
	}
	for node, of := range seqs {
		slices.Sort(of)
		next := int64(1)
		for _, seq := range of {
			if seq > next {
				w.gaps = append(w.gaps, Gap{node, next, seq - 1})
			}
			next = seq + 1
		}
	}
	slices.SortFunc(w.gaps, func(a, b Gap) int { return cmp.Or(cmp.Compare(a.Node, b.Node), cmp.Compare(a.From, b.From)) })
}

// linesInOrder are the lines found, as they were written.
func (w *wreckage) linesInOrder() []foundLine {
	all := make([]foundLine, 0, len(w.lines))
	for _, l := range w.lines {
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b foundLine) int {
		return cmp.Or(cmp.Compare(a.rowid, b.rowid), cmp.Compare(a.Node, b.Node), cmp.Compare(a.Seq, b.Seq))
	})
	return all
}

// rebuild puts every row together from itself and its history.
func (w *wreckage) rebuild() {
	of := map[UID][]foundLine{}
	inserts := map[string][]UID{} // by table, in their order
	for _, l := range w.linesInOrder() {
		of[l.RowID] = append(of[l.RowID], l)
		if l.Op == opInsert {
			inserts[l.Table] = append(inserts[l.Table], l.RowID)
		}
	}
	for _, kind := range kinds {
		table := kind().table()
		if w.rows[table] == nil {
			w.rows[table] = map[UID]*savedRow{}
		}
		ids := w.idsOf(table, inserts[table])
		for uid, lines := range of {
			if lines[0].Table == table {
				w.rebuildRow(table, uid, lines, ids[uid])
			}
		}
	}
}

// rebuildRow takes the newest that is proven of a row, or what there is of it.
func (w *wreckage) rebuildRow(table string, uid UID, lines []foundLine, id int64) {
	row := w.rows[table][uid]
	rev, known := w.seats[uid].rev, w.seats[uid].rev > 0
	if row != nil {
		rev, known = row.rev, true
	}
	said, err := replayFound(lines)
	begun := err == nil && lines[0].Op == opInsert
	proven := begun && (rev <= int64(len(lines)) && known || len(w.gaps) == 0)
	switch {
	case proven, begun && row == nil:
		if row == nil {
			row = &savedRow{id: id, uid: uid, columns: map[string]any{}}
		}
		w.fill(row, said)
	case row == nil:
		w.miss(table, uid, said, "its first line of history is lost, and so is the row")
		return
	}
	if row.id == 0 {
		w.miss(table, uid, said, "its place among the other rows is not known")
		return
	}
	row.rev, row.lines, row.proven = int64(len(lines)), lines, proven
	w.rows[table][uid] = row
}

// fill gives a row the values of its history; bytes are there by their hash only.
func (w *wreckage) fill(row *savedRow, said map[string]json.RawMessage) {
	for name, raw := range said {
		v := fromImage(raw)
		if s, ok := v.(string); ok && len(s) == len("sha256:")+64 && s[:7] == "sha256:" {
			if _, there := row.columns[name]; there {
				continue
			}
			v = w.blobOf(s[7:])
		}
		row.columns[name] = v
	}
}

func (w *wreckage) blobOf(hash string) any {
	var h Hash
	if n, err := hex.Decode(h[:], []byte(hash)); err != nil || n != len(h) {
		return nil
	}
	if b, ok := w.blob(h); ok {
		return b
	}
	return nil
}

func (w *wreckage) miss(table string, uid UID, said map[string]json.RawMessage, why string) {
	m := MissingRow{Table: table, UID: uid, Why: why}
	for _, name := range []string{"title", "body", "action", "name", "narrative", "text"} {
		if s, ok := fromImage(said[name]).(string); ok && s != "" {
			m.What = s
			break
		}
	}
	if id, ok := fromImage(said["meeting_id"]).(int64); ok {
		m.Meeting = w.meetingName(id)
	}
	w.gone[table] = append(w.gone[table], m)
}

func (w *wreckage) meetingName(id int64) string {
	for _, row := range w.rows["meetings"] {
		if row.id == id {
			return fmt.Sprintf("%v, %v", row.columns["title"], row.columns["held_on"])
		}
	}
	return ""
}

// idsOf finds the ids of rows by where they stood. Ids are given in the order of
// the first lines: between two that are known, those of the rows between are
// known too if their number fits.
func (w *wreckage) idsOf(table string, uids []UID) map[UID]int64 {
	ids := map[UID]int64{}
	var open []UID
	last := int64(0)
	for _, uid := range uids {
		id := w.seats[uid].id
		if row := w.rows[table][uid]; row != nil {
			id = row.id
		}
		if id == 0 {
			open = append(open, uid)
			continue
		}
		if int64(len(open)) == id-last-1 {
			for i, uid := range open {
				ids[uid] = last + 1 + int64(i)
			}
		}
		ids[uid], last, open = id, id, nil
	}
	if len(w.gaps) == 0 {
		for i, uid := range open { // nothing came after them
			ids[uid] = last + 1 + int64(i)
		}
	}
	return ids
}

// writeLines keeps the history that was found, a line of JSON for each.
func (w *wreckage) writeLines(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fileError(err)
	}
	e := json.NewEncoder(f)
	e.SetEscapeHTML(false)
	for _, l := range w.linesInOrder() {
		if err := e.Encode(map[string]any{
			"node": l.Node, "seq": l.Seq, "at": l.At.Format(time.RFC3339Nano), "who": l.Who, "table": l.Table, "row": l.RowID.String(),
			"op": l.Op, "data": l.Data, "prev": l.Prev.String(), "hash": l.Hash.String(),
		}); err != nil {
			return errors.Join(fileError(err), f.Close())
		}
	}
	return fileError(errors.Join(f.Sync(), f.Close()))
}
