package data

import (
	"bytes"
	"encoding/json"
	"fmt"
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
	func() record { return &FollowUp{} },
	func() record { return &support{} },
	func() record { return &Report{} },
	func() record { return &revocation{} },
	func() record { return &Verification{} },
	func() record { return &Extension{} },
	func() record { return &ExtensionDecision{} },
	func() record { return &MinutesVersion{} },
	func() record { return &MinutesFile{} },
	func() record { return &SheetExport{} },
	func() record { return &SheetExportRow{} },
	func() record { return &ReturnBatch{} },
	func() record { return &ReturnFile{} },
	func() record { return &ReturnRow{} },
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
		for _, id := range ids {
			if err := r.checkRow(tx, kind(), id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *CheckReport) checkRow(tx *Tx, x record, id int64) error {
	r.Rows++
	where := fmt.Sprintf("%s %d", x.table(), id)
	err := tx.q.QueryRowContext(tx.ctx, selectOf(x, "")+"WHERE id = ?", id).Scan(targets(x)...)
	if err != nil {
		r.found(ChangedRow, where, "cannot be read: %v", err)
		return tx.ctx.Err()
	}
	lines, err := tx.HistoryOf(x.head().UID)
	if err != nil {
		return err
	}
	if int64(len(lines)) != x.head().Rev {
		r.found(ChangedRow, where, "has revision %d, the history %d", x.head().Rev, len(lines))
		return nil
	}
	want, err := replay(lines)
	if err != nil {
		r.found(BrokenHistory, where, "%v", err)
		return nil
	}
	for _, c := range x.columns() {
		if said, ok := want[c.name]; ok && !bytes.Equal(said, imageOf(c)) {
			r.found(ChangedRow, where, "column %s is not what the history says", c.name)
		}
	}
	return nil
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
