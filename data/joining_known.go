package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// keepLines keeps the history of the rows as it was written elsewhere.
func (j *joiner) keepLines() error {
	for _, l := range j.b.Lines {
		if l.Node == j.tx.db.node {
			continue
		}
		n, err := j.tx.exec(`INSERT INTO join_lines(node, seq, at, actor, tbl, row_uid, op, data, prev, hash, taken)
			VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			l.Node, l.Seq, l.At.UnixMilli(), l.Who, l.Table, l.RowID, l.Op, l.Data, l.Prev[:], l.Hash[:], j.start.Seq)
		if err != nil {
			return fmt.Errorf("keep line %d of %s: %w", l.Seq, l.Node, err)
		}
		if n > 0 {
			continue
		}
		kept, err := value[Hash](j.tx, "SELECT hash FROM join_lines WHERE node = ? AND seq = ?", l.Node, l.Seq)
		if err != nil {
			return err
		}
		if kept != l.Hash {
			return fmt.Errorf("%w: line %d of %s is another", ErrForked, l.Seq, l.Node)
		}
	}
	return nil
}

// keepClocks remembers what is known now of each row of the bundle.
func (j *joiner) keepClocks() error {
	for _, s := range j.shapes {
		for _, in := range j.in[s.table] {
			if in.held || in.now.id == 0 && !in.added {
				continue
			}
			merged := in.Clock
			if in.mine != nil {
				merged = in.mine.merge(in.Clock)
			}
			if in.alive { // which is a write of its own: the other side has to learn of it
				head, err := j.tx.ChainHead()
				if err != nil {
					return err
				}
				tomb := in.s.tomb()
				merged[tomb] = merged.of(tomb).written(Dot{j.tx.db.node, head.Seq})
			}
			if in.mine != nil && sameClock(merged, in.mine) {
				continue
			}
			if err := j.tx.keepClock(in.here, merged); err != nil {
				return err
			}
		}
	}
	return nil
}

func sameClock(a, b RowClock) bool {
	x, errA := json.Marshal(a)
	y, errB := json.Marshal(b)
	return errA == nil && errB == nil && bytes.Equal(x, y)
}

// remember keeps who knows what, so that the next bundle can be a small one.
func (j *joiner) remember() error {
	me, b := j.tx.db.node, j.b
	for node, name := range b.Names {
		if node != me {
			if err := j.tx.keepName(node, name); err != nil {
				return err
			}
		}
	}
	if err := j.tx.keepName(b.Node, b.Name); err != nil {
		return err
	}
	known, err := value[int64](j.tx, "SELECT coalesce(max(seq), 0) FROM join_heads WHERE knower = ? AND node = ? AND whole = 1", me, b.Node)
	if err != nil {
		return err
	}
	heads := []KnownHead{{b.Node, b.Head.Seq, b.Head.Hash, b.Whole && b.Since <= known && j.report.Held == 0}}
	for _, h := range b.Heads {
		if h.Node == me {
			if err := j.tx.keepHead(b.Node, h); err != nil {
				return err
			}
			continue
		}
		heads = append(heads, KnownHead{h.Node, h.Seq, h.Hash, false})
	}
	for _, h := range heads {
		if err := j.tx.keepHead(me, h); err != nil {
			return err
		}
	}
	return nil
}

// KnownTo is the line of this archive's own history up to which another archive
// has said that it knows all; 0 for one that never did.
func (tx *Tx) KnownTo(node string) (int64, error) {
	return value[int64](tx, "SELECT coalesce(max(seq), 0) FROM join_heads WHERE knower = ? AND node = ? AND whole = 1", node, tx.db.node)
}

// A Partner is another laptop that bundles came from.
type Partner struct {
	Node, Name string
	Known      int64     // up to which line of the own history it knows all
	At         time.Time // when the last bundle of it was taken in
}

// Partners returns the laptops that bundles came from, by name.
func (tx *Tx) Partners() ([]Partner, error) {
	var all []Partner
	err := scan(tx, func(r rows) error {
		var p Partner
		err := r.Scan(&p.Node, &p.Name, &p.Known, instant{&p.At})
		all = append(all, p)
		return err
	}, `SELECT h.node, coalesce((SELECT name FROM join_nodes WHERE node = h.node), ''),
		coalesce((SELECT max(seq) FROM join_heads WHERE knower = h.node AND node = ?1 AND whole = 1), 0), max(h.at)
		FROM join_heads h WHERE h.knower = ?1 AND h.node <> ?1 GROUP BY h.node ORDER BY 2, 1`, tx.db.node)
	if err != nil {
		return nil, fmt.Errorf("read partners: %w", err)
	}
	return all, nil
}
