package data

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// A BundleScope is what a bundle is to hold. Lists of agencies, persons and the
// like go into each.
type BundleScope struct {
	Meetings []int64 // these, with all that belongs to them; nil = everything
	Since    int64   // with everything: only what was written after this line
	From, To Date    // of the meetings, told in the bundle
	Name     string  // what this laptop is called
}

// ofMeetings selects, of each table, the rows that belong to meetings (?1, a
// list of ids). What is not here goes along only with everything.
var ofMeetings = map[string]string{
	"office": "", "issues": "", "agencies": "", "agency_aliases": "", "people": "", "series": "", "successions": "",
	"meetings":            "WHERE id IN " + listed,
	"meeting_officials":   "WHERE meeting_id IN " + listed,
	"agenda_items":        "WHERE meeting_id IN " + listed,
	"entries":             "WHERE meeting_id IN " + listed,
	"attendance":          "WHERE meeting_id IN " + listed,
	"attachments":         "WHERE meeting_id IN " + listed,
	"minutes_versions":    "WHERE meeting_id IN " + listed,
	"minutes_files":       "WHERE version_id IN (SELECT id FROM minutes_versions WHERE meeting_id IN " + listed + ")",
	"follow_ups":          "WHERE meeting_id IN " + listed,
	"follow_up_supports":  "WHERE follow_up_id IN " + theirFollowUps,
	"agency_changes":      "WHERE follow_up_id IN " + theirFollowUps,
	"cancellations":       "WHERE follow_up_id IN " + theirFollowUps,
	"verifications":       "WHERE report_id IN (" + theirReports + ")",
	"report_revocations":  "WHERE report_id IN (" + theirReports + ")",
	"reports":             "WHERE id IN (" + theirReports + ")",
	"extensions":          "WHERE id IN (" + theirExtensions + ")",
	"extension_decisions": "WHERE extension_id IN (" + theirExtensions + ")",
	"return_rows":         "WHERE id IN (" + theirReturnRows + ")",
	"return_files":        "WHERE id IN (" + theirReturnFiles + ")",
	"return_batches":      "WHERE id IN (SELECT batch_id FROM return_files WHERE id IN (" + theirReturnFiles + "))",
	"sheet_exports":       "WHERE export_no IN (SELECT export_no FROM return_files WHERE id IN (" + theirReturnFiles + "))",
	"conflicts":           "WHERE meeting_uid IN (SELECT uid FROM meetings WHERE id IN " + listed + ")",
}

const (
	listed           = "(SELECT value FROM json_each(?1))"
	theirFollowUps   = "(SELECT id FROM follow_ups WHERE meeting_id IN " + listed + ")"
	theirReports     = "SELECT id FROM reports WHERE follow_up_id IN " + theirFollowUps + " OR meeting_id IN " + listed
	theirExtensions  = "SELECT id FROM extensions WHERE follow_up_id IN " + theirFollowUps + " OR meeting_id IN " + listed
	theirReturnRows  = "SELECT return_row_id FROM reports WHERE id IN (" + theirReports + ")"
	theirReturnFiles = "SELECT file_id FROM return_rows WHERE id IN (" + theirReturnRows + ")"
)

// Bundle collects what another archive of the same office is to be given, and
// hands it to f with the archive held in that state. Nothing is written but
// that it was made.
func (db *DB) Bundle(ctx context.Context, actor Actor, scope BundleScope, f func(*Bundle) error) error {
	err := db.Write(ctx, actor, func(tx *Tx) error { return tx.keepOwnHead(scope.Name) })
	if err != nil {
		return err
	}
	return db.Read(ctx, func(tx *Tx) error {
		b, err := tx.bundle(scope, actor.At)
		if err != nil {
			return fmt.Errorf("collect bundle: %w", err)
		}
		return f(b)
	})
}

// keepOwnHead remembers that a bundle was made at this point of the history.
func (tx *Tx) keepOwnHead(name string) error {
	head, err := tx.ChainHead()
	if err != nil {
		return err
	}
	if err := tx.keepName(tx.db.node, name); err != nil {
		return err
	}
	return tx.keepHead(tx.db.node, KnownHead{tx.db.node, head.Seq, head.Hash, true})
}

func (tx *Tx) keepName(node, name string) error {
	if name == "" {
		return nil
	}
	_, err := tx.exec(`INSERT INTO join_nodes(node, name) VALUES(?, ?)
		ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name`, node, name)
	return err
}

func (tx *Tx) keepHead(knower string, h KnownHead) error {
	_, err := tx.exec(`INSERT INTO join_heads(knower, node, seq, hash, whole, at) VALUES(?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET whole = 1 WHERE excluded.whole = 1 AND whole = 0`,
		knower, h.Node, h.Seq, h.Hash, h.Whole, tx.actor.At.UnixMilli())
	return err
}

func (tx *Tx) bundle(scope BundleScope, at time.Time) (*Bundle, error) {
	b := &Bundle{
		Node: tx.db.node, Name: scope.Name, Schema: len(migrations), At: at, From: scope.From, To: scope.To,
		Whole: scope.Meetings == nil, Since: scope.Since, Blob: tx.Blobs().Get,
	}
	if err := tx.describe(b); err != nil {
		return nil, err
	}
	n, err := tx.names()
	if err != nil {
		return nil, err
	}
	shapes, err := tx.shapes()
	if err != nil {
		return nil, err
	}
	meetings, err := tx.wholeMeetings(scope)
	if err != nil {
		return nil, err
	}
	for _, s := range shapes {
		if err := tx.collect(b, n, s, scope, meetings); err != nil {
			return nil, err
		}
	}
	if b.Whole {
		if err := tx.otherLines(b, scope.Since); err != nil {
			return nil, err
		}
	}
	return b, tx.completed(b, meetings)
}

// otherLines adds the lines of other archives that came since a line of the own
// history: what was written of rows that are not here, too, goes on from hand to
// hand.
func (tx *Tx) otherLines(b *Bundle, since int64) error {
	have := map[Dot]bool{}
	for _, l := range b.Lines {
		have[Dot{l.Node, l.Seq}] = true
	}
	lines, err := tx.joinLines("WHERE taken >= ? ORDER BY node, seq", since)
	for _, l := range lines {
		if !have[Dot{l.Node, l.Seq}] {
			b.Lines = append(b.Lines, l)
		}
	}
	return err
}

// describe fills in who made the bundle and what is known of others.
func (tx *Tx) describe(b *Bundle) (err error) {
	if b.Head, err = tx.ChainHead(); err != nil {
		return err
	}
	if b.Key, err = tx.Settings().Get(settingKey); err != nil {
		return err
	}
	office, err := tx.Office()
	if err != nil {
		return err
	}
	b.Government, b.Unit = office.Government, office.Unit
	if b.Names, err = tx.nodeNames(); err != nil {
		return err
	}
	return scan(tx, func(r rows) error {
		var h KnownHead
		err := r.Scan(&h.Node, &h.Seq, &h.Hash, &h.Whole)
		b.Heads = append(b.Heads, h)
		return err
	}, "SELECT node, seq, hash, whole FROM join_heads WHERE knower = ? ORDER BY node, seq", tx.db.node)
}

// nodeNames is what the archives are called, by node.
func (tx *Tx) nodeNames() (map[string]string, error) {
	named := map[string]string{}
	err := scan(tx, func(r rows) error {
		var node, name string
		err := r.Scan(&node, &name)
		named[node] = name
		return err
	}, "SELECT node, name FROM join_nodes")
	return named, err
}

// wholeMeetings are those of which all rows go along: those asked for, and of
// everything since a line those that became final since.
func (tx *Tx) wholeMeetings(scope BundleScope) ([]int64, error) {
	if scope.Meetings != nil {
		return scope.Meetings, nil
	}
	if scope.Since == 0 {
		return idsOf(tx, "meetings")
	}
	var ids []int64
	err := scan(tx, func(r rows) error {
		var id int64
		err := r.Scan(&id)
		ids = append(ids, id)
		return err
	}, "SELECT DISTINCT meeting_id FROM minutes_versions WHERE uid IN (SELECT row_uid FROM history WHERE node = ? AND seq > ?)",
		tx.db.node, scope.Since)
	return ids, err
}

func (tx *Tx) completed(b *Bundle, meetings []int64) error {
	return scan(tx, func(r rows) error {
		var u UID
		err := r.Scan(&u)
		b.Complete = append(b.Complete, u)
		return err
	}, "SELECT uid FROM meetings WHERE id IN "+strings.ReplaceAll(listed, "?1", "?")+" ORDER BY id", idList(meetings))
}

// collect puts the rows of one table into the bundle, with their clocks, their
// lines of history and the files they name.
func (tx *Tx) collect(b *Bundle, n *names, s *shape, scope BundleScope, meetings []int64) error {
	found := map[int64]standing{}
	take := func(tail string, args ...any) error {
		rows, err := n.read(s, tail, args...)
		for _, r := range rows {
			found[r.id] = r
		}
		return err
	}
	if b.Whole && scope.Since == 0 {
		if err := take(""); err != nil {
			return err
		}
	} else if where, ok := ofMeetings[s.table]; ok {
		var args []any
		if strings.Contains(where, "?1") {
			args = []any{idList(meetings)}
		}
		if err := take(where, args...); err != nil {
			return err
		}
	}
	if b.Whole && scope.Since > 0 {
		if err := take("WHERE uid IN (SELECT row_uid FROM history WHERE node = ? AND seq > ?)", tx.db.node, scope.Since); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(found)) {
		if err := tx.collectRow(b, n, s, found[id]); err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) collectRow(b *Bundle, n *names, s *shape, st standing) error {
	clock, err := tx.rowClock(s, st.uid)
	if err != nil {
		return err
	}
	b.Rows = append(b.Rows, BundleRow{Table: s.table, UID: st.uid, Twins: n.aliases[st.uid], Values: st.values, Clock: clock})
	for _, h := range filesIn(st.values) {
		b.file(h)
	}
	if s.table == "minutes_versions" {
		for _, h := range filesInText(st.values) {
			n, err := value[int](tx, "SELECT count(*) FROM blobs WHERE sha256 = ?", h)
			if err != nil {
				return err
			}
			if n > 0 {
				b.file(h)
			}
		}
	}
	lines, err := tx.linesOf(st.uid)
	b.Lines = append(b.Lines, lines...)
	return err
}

// linesOf is all that is known to have been written of a row, by any archive.
func (tx *Tx) linesOf(uid UID) ([]HistoryLine, error) {
	lines, err := tx.HistoryOf(uid)
	if err != nil {
		return nil, err
	}
	other, err := tx.joinLines("WHERE row_uid = ?1 OR row_uid IN (SELECT uid FROM join_twins WHERE row_uid = ?1) ORDER BY node, seq", uid)
	return append(lines, other...), err
}

// joinLines reads lines of other archives.
func (tx *Tx) joinLines(tail string, args ...any) (lines []HistoryLine, err error) {
	err = scan(tx, func(r rows) error {
		var l HistoryLine
		err := r.Scan(&l.Node, &l.Seq, instant{&l.At}, &l.Who, &l.Table, &l.RowID, &l.Op, &l.Data, &l.Prev, &l.Hash)
		lines = append(lines, l)
		return err
	}, "SELECT node, seq, at, actor, tbl, row_uid, op, data, prev, hash FROM join_lines "+tail, args...)
	return lines, err
}
