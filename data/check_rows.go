package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// kinds makes one of each record there is.
var kinds = []func() record{
	func() record { return &setting{} },
	func() record { return &Office{} },
	func() record { return &Issue{} },
	func() record { return &Agency{} },
	func() record { return &agencyAlias{} },
	func() record { return &Person{} },
	func() record { return &Series{} },
	func() record { return &Meeting{} },
	func() record { return &MeetingOfficial{} },
	func() record { return &AgendaItem{} },
	func() record { return &Entry{} },
	func() record { return &Attendance{} },
	func() record { return &Attachment{} },
	func() record { return &FollowUp{} },
	func() record { return &support{} },
	func() record { return &Report{} },
	func() record { return &revocation{} },
	func() record { return &Verification{} },
	func() record { return &Extension{} },
	func() record { return &ExtensionDecision{} },
	func() record { return &Succession{} },
	func() record { return &AgencyChange{} },
	func() record { return &Cancellation{} },
	func() record { return &MinutesVersion{} },
	func() record { return &MinutesFile{} },
	func() record { return &SheetExport{} },
	func() record { return &SheetExportRow{} },
	func() record { return &ReturnBatch{} },
	func() record { return &ReturnFile{} },
	func() record { return &ReturnRow{} },
	func() record { return &Reminder{} },
	func() record { return &Conflict{} },
}

// checkRows compares every row with what its history says it must be.
func (r *CheckReport) checkRows(tx *Tx) error {
	for _, kind := range kinds {
		table := kind().table()
		ids, err := idsOf(tx, table)
		if err != nil {
			return err
		}
		added, err := value[int](tx, "SELECT count(*) FROM history WHERE op = 'insert' AND tbl = ?", table)
		if err != nil {
			return err
		}
		if added != len(ids) {
			r.found(ChangedRow, table, "has %d rows, the history %d", len(ids), added)
		}
		for batch := range slices.Chunk(ids, 500) {
			if err := r.checkBatch(tx, kind, batch); err != nil {
				return err
			}
			r.went(len(batch))
		}
	}
	return nil
}

// checkBatch compares the rows of some ids, with one query for their history.
func (r *CheckReport) checkBatch(tx *Tx, kind func() record, ids []int64) error {
	table, first, last := kind().table(), ids[0], ids[len(ids)-1]
	of := map[UID][]HistoryLine{}
	lines, err := tx.history("JOIN "+table+" t ON t.uid = h.row_uid WHERE t.id BETWEEN ? AND ? ORDER BY h.seq", first, last)
	if err != nil {
		return err
	}
	for _, l := range lines {
		of[l.RowID] = append(of[l.RowID], l)
	}
	return scan(tx, func(x rows) error {
		row := kind()
		r.Rows++
		if err := x.Scan(targets(row)...); err != nil {
			r.found(ChangedRow, table, "a row between %d and %d cannot be read: %v", first, last, err)
			return nil
		}
		r.compare(row, of[row.head().UID])
		return nil
	}, selectOf(kind())+"WHERE id BETWEEN ? AND ?", first, last)
}

func (r *CheckReport) compare(row record, lines []HistoryLine) {
	where := fmt.Sprintf("%s %d", row.table(), row.head().ID)
	if int64(len(lines)) != row.head().Rev {
		r.found(ChangedRow, where, "has revision %d, the history %d", row.head().Rev, len(lines))
		return
	}
	want, err := replay(lines)
	if err != nil {
		r.found(BrokenHistory, where, "%v", err)
		return
	}
	for _, c := range row.columns() {
		if said, ok := want[c.name]; ok && !bytes.Equal(said, imageOf(c)) {
			r.found(ChangedRow, where, "column %s is not what the history says", c.name)
		}
	}
}

// replay gives the columns of a row after its history. A column that a later
// schema added is missing until it was first written.
func replay(lines []HistoryLine) (map[string]json.RawMessage, error) {
	row := map[string]json.RawMessage{}
	for _, l := range lines {
		if l.Op == opInsert {
			if err := json.Unmarshal([]byte(l.Data), &row); err != nil {
				return nil, fmt.Errorf("read line %d: %w", l.Seq, err)
			}
			continue
		}
		var change struct {
			After map[string]json.RawMessage `json:"after"`
		}
		if err := json.Unmarshal([]byte(l.Data), &change); err != nil {
			return nil, fmt.Errorf("read line %d: %w", l.Seq, err)
		}
		for name, v := range change.After {
			row[name] = v
		}
	}
	return row, nil
}

// Tables names the tables of rows that have a history.
func Tables() []string {
	var names []string
	for _, kind := range kinds {
		names = append(names, kind().table())
	}
	return names
}
