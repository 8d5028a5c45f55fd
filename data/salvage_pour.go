package data

import (
	"bytes"
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// settingSalvaged tells that an archive was poured together from a damaged one
// and begins a history of its own: which node it was, and when.
const settingSalvaged = "salvaged"

type salvagedNote struct {
	At    int64  `json:"at"`    // Unix milliseconds
	Nodes string `json:"nodes"` // of the history that is left
	Lost  int64  `json:"lost"`  // lines known to be missing
}

// historyBegun is when an archive poured together began a history of its own; the
// zero time for any other. What was final before names the history that is lost.
func (tx *Tx) historyBegun() (time.Time, error) {
	said, err := tx.Settings().Get(settingSalvaged)
	if err != nil || said == "" {
		return time.Time{}, err
	}
	var n salvagedNote
	if err := json.Unmarshal([]byte(said), &n); err != nil {
		return time.Time{}, fmt.Errorf("%w: setting %s: %w", ErrCorrupt, settingSalvaged, err)
	}
	return time.UnixMilli(n.At), nil
}

// A tableWalk reads the rows of a damaged table past what cannot be read.
type tableWalk struct {
	ctx   context.Context
	q     *sql.DB
	query string
}

// walk reads all rows that can be reached, up to an id beyond which there are none.
func (t *tableWalk) walk(highest int64) (out [][]any) {
	for after := int64(0); ; {
		rows, err := t.read("WHERE id > ? ORDER BY id", after)
		out = append(out, rows...)
		if err == nil || t.ctx.Err() != nil {
			return out
		}
		if n := len(rows); n > 0 {
			as(rows[n-1][0], &after)
		}
		for after++; ; after++ { // what stands behind the damage
			if after > highest {
				return out
			}
			if rows, err := t.read("WHERE id = ?", after); err == nil && len(rows) == 1 {
				out = append(out, rows[0])
				break
			}
		}
	}
}

func (t *tableWalk) read(tail string, args ...any) (out [][]any, err error) {
	found, err := t.q.QueryContext(t.ctx, t.query+tail, args...)
	if err != nil {
		return nil, err
	}
	defer found.Close()
	names, err := found.Columns()
	if err != nil {
		return nil, err
	}
	for found.Next() {
		row, into := make([]any, len(names)), make([]any, len(names))
		for i := range row {
			into[i] = &row[i]
		}
		if err := found.Scan(into...); err != nil {
			return out, err
		}
		out = append(out, row)
	}
	return out, found.Err()
}

// replayFound gives the columns of a row after the lines found of it.
func replayFound(lines []foundLine) (map[string]json.RawMessage, error) {
	plain := make([]HistoryLine, len(lines))
	for i, l := range lines {
		plain[i] = l.HistoryLine
	}
	return replay(plain)
}

// fromImage is the value that [imageOf] wrote.
func fromImage(raw json.RawMessage) any {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if d.Decode(&v) != nil {
		return nil
	}
	if n, ok := v.(json.Number); ok {
		if i, err := n.Int64(); err == nil {
			return i
		}
		f, _ := n.Float64()
		return f
	}
	return v
}

// A pouring fills a new archive with what was saved.
type pouring struct {
	*wreckage
	ctx    context.Context
	made   *DB
	report SalvageReport
	lost   bool // something known of is missing
}

// pour makes a new archive at path.
func (w *wreckage) pour(ctx context.Context, path string, o Options) (SalvageReport, error) {
	if err := makeEmpty(path); err != nil {
		return SalvageReport{}, err
	}
	q, err := openPool(ctx, path, strings.Replace(singleParams, "_foreign_keys=1", "_foreign_keys=0", 1), 1)
	if err != nil {
		return SalvageReport{}, err
	}
	p := &pouring{wreckage: w, ctx: ctx, made: &DB{path: path, uids: uids{random: o.Random}, writer: q}}
	if p.made.uids.random == nil {
		p.made.uids.random = rand.Reader
	}
	err = p.made.migrateFrom(ctx, 0, o)
	if err == nil {
		err = p.fillAll(o)
	}
	return p.report, errors.Join(err, q.Close())
}

func (p *pouring) fillAll(o Options) error {
	return p.made.write(p.ctx, Actor{At: o.Now, Who: "penyelamatan arsip"}, func(tx *Tx) error {
		triggers, err := takeTriggers(tx)
		if err != nil {
			return err
		}
		for _, step := range []func(*Tx) error{p.pourBlobs, p.pourRows, p.pourDrafts, p.mendLinks, p.pourHistory} {
			if err := step(tx); err != nil {
				return err
			}
		}
		for _, t := range triggers {
			if _, err := tx.exec(t); err != nil {
				return err
			}
		}
		return p.finish(tx, o)
	})
}

// takeTriggers takes away the triggers that guard rows, and returns what makes
// them anew: the rows come in no order, and final minutes come final.
func takeTriggers(tx *Tx) (sqls []string, err error) {
	var names []string
	err = scan(tx, func(r rows) error {
		var name, statement string
		err := r.Scan(&name, &statement)
		names, sqls = append(names, name), append(sqls, statement)
		return err
	}, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
	for _, name := range names {
		if err == nil {
			_, err = tx.exec("DROP TRIGGER " + name)
		}
	}
	return sqls, err
}

func (p *pouring) pourBlobs(tx *Tx) error {
	for h := range p.blobs {
		if b, ok := p.blob(h); ok {
			if _, err := tx.Blobs().Put(b); err != nil {
				return err
			}
			p.report.Blobs++
		}
	}
	return nil
}

// pourRows adds the rows of all tables. A row the tables refuse is missing.
func (p *pouring) pourRows(tx *Tx) error {
	for _, kind := range kinds {
		table := kind().table()
		blobs, err := blobColumns(tx, table)
		if err != nil {
			return err
		}
		for _, row := range p.inOrder(table) {
			err := tx.Try(func() error { return addSaved(tx, kind(), row, blobs) })
			if p.ctx.Err() != nil {
				return p.ctx.Err()
			}
			if err != nil {
				p.refuse(table, row, err.Error())
			}
		}
	}
	return nil
}

func (p *pouring) inOrder(table string) []*savedRow {
	var out []*savedRow
	for _, row := range p.rows[table] {
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b *savedRow) int { return int(a.id - b.id) })
	return out
}

// refuse takes a row out again.
func (p *pouring) refuse(table string, row *savedRow, why string) {
	m := MissingRow{Table: table, UID: row.uid, Why: why}
	for _, name := range []string{"title", "body", "action", "name", "narrative"} {
		if s, ok := row.columns[name].(string); ok && s != "" {
			m.What = s
			break
		}
	}
	if id, ok := row.columns["meeting_id"].(int64); ok {
		m.Meeting = p.meetingName(id)
	}
	p.gone[table] = append(p.gone[table], m)
	delete(p.rows[table], row.uid)
}

func blobColumns(tx *Tx, table string) (map[string]bool, error) {
	blobs := map[string]bool{}
	err := scan(tx, func(r rows) error {
		var name string
		err := r.Scan(&name)
		blobs[name] = true
		return err
	}, "SELECT name FROM pragma_table_info(?) WHERE type = 'BLOB'", table)
	return blobs, err
}

func addSaved(tx *Tx, kind record, row *savedRow, blobs map[string]bool) error {
	names, args := "id, uid, rev", []any{row.id, row.uid, max(row.rev, 1)}
	for _, c := range kind.columns() {
		v, there := row.columns[c.name]
		if !there {
			continue // of a later schema: as it is for a new column
		}
		if s, ok := v.(string); ok && blobs[c.name] {
			b, err := hex.DecodeString(s)
			if err != nil {
				return fmt.Errorf("%w: column %s", ErrCorrupt, c.name)
			}
			v = b
		}
		names, args = names+", "+c.name, append(args, v)
	}
	_, err := tx.exec("INSERT INTO "+kind.table()+"("+names+") VALUES(?"+strings.Repeat(", ?", len(args)-1)+")", args...)
	return err
}

func (p *pouring) pourDrafts(tx *Tx) error {
	for _, d := range p.drafts {
		_, err := tx.exec("INSERT OR IGNORE INTO drafts(meeting_id, entry_id, text, cursor, first_key_at, updated_at) VALUES(?, ?, ?, ?, ?, ?)", d...)
		if err != nil && p.ctx.Err() != nil {
			return err
		}
	}
	_, err := tx.exec("DELETE FROM drafts WHERE meeting_id NOT IN (SELECT id FROM meetings)")
	return err
}

// A brokenLink is a row that names one that was not saved.
type brokenLink struct {
	table, column, parent string
	row                   int64
	must                  bool // the row cannot be without it
}

// mendLinks lets go of links to what is lost. A row that cannot be without goes
// too, and with it what cannot be without that one.
func (p *pouring) mendLinks(tx *Tx) error {
	for {
		var links []brokenLink
		err := scan(tx, func(r rows) error {
			var l brokenLink
			err := r.Scan(&l.table, &l.row, &l.parent, &l.column, &l.must)
			links = append(links, l)
			return err
		}, `SELECT c."table", c.rowid, c.parent, f."from", i."notnull" FROM pragma_foreign_key_check c
			JOIN pragma_foreign_key_list(c."table") f ON f.id = c.fkid JOIN pragma_table_info(c."table") i ON i.name = f."from"
			WHERE c.rowid IS NOT NULL`)
		if err != nil || len(links) == 0 {
			return err
		}
		p.lost = true
		for _, l := range links {
			if l.parent == "blobs" {
				p.report.NoBlobs++
			}
			if err := p.letGo(tx, l); err != nil {
				return err
			}
		}
	}
}

func (p *pouring) letGo(tx *Tx, l brokenLink) error {
	row := p.byPlace(l.table, l.row)
	if !l.must {
		err := tx.Try(func() error {
			_, err := tx.exec("UPDATE "+l.table+" SET "+l.column+" = NULL WHERE id = ?", l.row)
			return err
		})
		if err == nil {
			p.report.LetGo++
			if row != nil {
				row.proven = false
			}
			return nil
		}
	}
	if row != nil {
		p.refuse(l.table, row, fmt.Sprintf("it names a row of %s that is lost", l.parent))
	}
	_, err := tx.exec("DELETE FROM "+l.table+" WHERE rowid = ?", l.row)
	return err
}

func (p *pouring) byPlace(table string, id int64) *savedRow {
	for _, row := range p.rows[table] {
		if row.id == id {
			return row
		}
	}
	return nil
}

// pourHistory goes on with the history if it is complete, and begins another if
// it is not.
func (p *pouring) pourHistory(tx *Tx) error {
	p.count()
	if p.report.Whole {
		for _, l := range p.linesInOrder() {
			_, err := tx.exec("INSERT INTO history(node, seq, at, actor, tbl, row_uid, op, data, prev, hash) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
				l.Node, l.Seq, l.At.UnixMilli(), l.Who, l.Table, l.RowID, l.Op, l.Data, l.Prev[:], l.Hash[:])
			if err != nil {
				return err
			}
		}
		var err error
		p.made.node, err = tx.Settings().Get(settingNode)
		return err
	}
	return p.beginHistory(tx)
}

func (p *pouring) beginHistory(tx *Tx) error {
	node, err := p.made.uids.next(tx.actor.At)
	if err != nil {
		return err
	}
	p.made.node = node.String()
	if _, err := tx.exec("UPDATE settings SET value = ? WHERE key = ?", p.made.node, settingNode); err != nil {
		return err
	}
	for _, kind := range kinds {
		if _, err := tx.exec("UPDATE " + kind().table() + " SET rev = 1"); err != nil {
			return err
		}
		var all []record
		err := scan(tx, func(x rows) error {
			row := kind()
			all = append(all, row)
			return x.Scan(targets(row)...)
		}, selectOf(kind())+"ORDER BY id")
		if err != nil {
			return err
		}
		for _, row := range all {
			if err := tx.log(row, opInsert, insertImage(row)); err != nil {
				return err
			}
		}
	}
	return nil
}

// count fills in the report.
func (p *pouring) count() {
	r := &p.report
	r.Lines, r.Gaps, r.Whole = int64(len(p.lines)), p.gaps, !p.lost && len(p.gaps) == 0 && len(p.lines) > 0
	for _, kind := range kinds {
		t := SalvagedTable{Table: kind().table(), Saved: len(p.rows[kind().table()]), Missing: len(p.gone[kind().table()])}
		for _, row := range p.rows[t.Table] {
			if !row.proven {
				t.Unproven++
			}
		}
		r.Whole = r.Whole && t.Missing == 0 && t.Unproven == 0
		r.Tables, r.Missing = append(r.Tables, t), append(r.Missing, p.gone[t.Table]...)
	}
}

// finish gives the archive what it needs to be opened.
func (p *pouring) finish(tx *Tx, o Options) error {
	s := tx.Settings()
	key, err := s.Get(settingKey)
	if err == nil && key == "" {
		if key, err = newKey(p.made.uids.random); err == nil {
			err = s.Set(settingKey, key)
		}
	}
	if err != nil {
		return err
	}
	if !p.report.Whole {
		if err := errors.Join(s.Set(settingNode, p.made.node), s.Set(settingSalvaged, p.note(o))); err != nil {
			return err
		}
	}
	today := Date(o.Now.UTC().Format("2006-01-02"))
	return errors.Join(tx.RebuildFigures(today), tx.RebuildSearch())
}

func (p *pouring) note(o Options) string {
	n := salvagedNote{At: o.Now.UnixMilli()}
	var nodes []string
	for k := range p.lines {
		if !slices.Contains(nodes, k.node) {
			nodes = append(nodes, k.node)
		}
	}
	slices.Sort(nodes)
	n.Nodes = strings.Join(nodes, " ")
	for _, g := range p.gaps {
		n.Lost += g.To - g.From + 1
	}
	b, err := json.Marshal(n)
	if err != nil {
		panic("a note of numbers and names cannot be written: " + err.Error())
	}
	return string(b)
}
