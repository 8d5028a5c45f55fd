package data

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// beside are columns that two archives of the same content may hold differently:
// where a person stands in a meeting, the number a sheet has here when two bear
// the same one, in which meeting something was said that its minutes do not tell.
var beside = map[string][]string{
	"meetings":      {"current_item_id"},
	"sheet_exports": {"export_no"},
	"reports":       {"meeting_id"},
	"extensions":    {"meeting_id"},
	"conflicts":     {"left_node", "right_node", "left_at", "right_at", "left_by", "right_by", "decided_at", "decided_by"},
}

// Digest is a hash over all that the archive says, without what belongs to this
// one file: ids, revisions, settings, its own history. Two archives that took
// all of each other have the same. What was taken back counts as not there; of
// minutes that both made final differently only that they are disputed.
func (db *DB) Digest(ctx context.Context) (h Hash, err error) {
	err = db.Read(ctx, func(tx *Tx) error {
		lines, err := tx.contentLines()
		sum := sha256.New()
		for _, l := range lines {
			fmt.Fprintf(sum, "%d:%s\n", len(l), l)
		}
		h = Hash(sum.Sum(nil))
		return err
	})
	return h, err
}

// contentLines is each row that counts as a line of text, sorted.
func (tx *Tx) contentLines() ([]string, error) {
	n, err := tx.names()
	if err != nil {
		return nil, err
	}
	shapes, err := tx.shapes()
	if err != nil {
		return nil, err
	}
	d := digester{n: n, disputed: map[UID]bool{}, out: map[UID]bool{}}
	if err := d.disputes(tx); err != nil {
		return nil, err
	}
	var lines []string
	for _, s := range shapes {
		rows, err := n.read(s, "ORDER BY id")
		if err != nil {
			return nil, err
		}
		for _, st := range rows {
			if d.counts(s, st) {
				lines = append(lines, d.line(s, st))
			}
		}
	}
	slices.Sort(lines)
	return lines, nil
}

type digester struct {
	n        *names
	disputed map[UID]bool // meetings of which two versions are final, rows there is only one of
	out      map[UID]bool // rows that do not count, and all that belongs to them
}

func (d digester) disputes(tx *Tx) error {
	return scan(tx, func(r rows) error {
		var u UID
		err := r.Scan(&u)
		d.disputed[u] = true
		return err
	}, "SELECT row_uid FROM conflicts WHERE kind IN ('version', 'twice')")
}

// counts reports whether a row is part of what the archive says. Rows come after
// those they name.
func (d digester) counts(s *shape, st standing) bool {
	common := d.n.common(st.uid)
	out := d.disputed[common]
	if tomb := s.tomb(); tomb != "" && numberIn(st.values[tomb]) == 1 {
		out = true
	}
	for c := range s.refs {
		if slices.Contains(beside[s.table], c) || slices.Contains(apart[s.table], c) {
			continue
		}
		up := rowIn(st.values[c])
		out = out || d.out[up] || d.disputed[up] && c == "meeting_id"
	}
	if s.table == "meeting_officials" && textIn(st.values["name"])+textIn(st.values["post"]) == "" {
		out = true
	}
	if out {
		d.out[common] = true
	}
	return !out
}

func (d digester) line(s *shape, st standing) string {
	values := map[string]json.RawMessage{}
	for c, raw := range st.values {
		if !slices.Contains(beside[s.table], c) {
			values[c] = raw
		}
	}
	text, err := encode(values) // keys sorted
	if err != nil {
		panic("values that were read cannot be written: " + err.Error())
	}
	return strings.Join([]string{s.table, d.n.common(st.uid).String(), string(text)}, " ")
}
