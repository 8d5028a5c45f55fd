package data

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// addRaw adds a row of any table with its line of history. Columns that are not
// given keep what the schema gives them.
func (tx *Tx) addRaw(s *shape, uid UID, values map[string]any) (int64, error) {
	columns := slices.Sorted(maps.Keys(values))
	args := []any{uid}
	for _, c := range columns {
		args = append(args, values[c])
	}
	var id int64
	err := tx.row("INSERT INTO "+s.table+"("+strings.Join(append([]string{"uid"}, columns...), ", ")+
		") VALUES(?"+strings.Repeat(", ?", len(columns))+") RETURNING id", args, &id)
	if err != nil {
		return 0, fmt.Errorf("add to %s: %w", s.table, err)
	}
	r, err := tx.record(s, id)
	if err != nil {
		return 0, err
	}
	if err := tx.log(r, opInsert, insertImage(r)); err != nil {
		return 0, err
	}
	return id, tx.learnFrom(r, nil)
}

// setRaw changes columns of a row of any table, with its line of history;
// changed is false if they held the same.
func (tx *Tx) setRaw(s *shape, id int64, values map[string]any) (changed bool, err error) {
	if len(values) == 0 {
		return false, nil
	}
	before, err := tx.record(s, id)
	if err != nil {
		return false, err
	}
	columns := slices.Sorted(maps.Keys(values))
	different := make([]string, 0, len(columns))
	args := make([]any, 0, 2*len(columns)+1)
	for _, c := range columns {
		args = append(args, values[c])
		different = append(different, c+" IS NOT ?")
	}
	for _, c := range columns {
		args = append(args, values[c])
	}
	n, err := tx.exec("UPDATE "+s.table+" SET rev = rev + 1, "+strings.Join(columns, " = ?, ")+" = ? WHERE id = ? AND ("+
		strings.Join(different, " OR ")+")", append(append(args[len(columns):], id), args[:len(columns)]...)...)
	if err != nil {
		return false, fmt.Errorf("update %s %d: %w", s.table, id, err)
	}
	if n == 0 {
		return false, nil
	}
	after, err := tx.record(s, id)
	if err != nil {
		return false, err
	}
	_, _, image := changes(before, after)
	if err := tx.log(after, opUpdate, image); err != nil {
		return false, err
	}
	if c, ok := after.(interface{ counted(*Tx, record) error }); ok {
		if err := c.counted(tx, before); err != nil {
			return false, err
		}
	}
	return true, tx.learnFrom(after, before)
}

func (tx *Tx) record(s *shape, id int64) (record, error) {
	r := s.kind()
	if err := tx.row(selectOf(r)+"WHERE id = ?", []any{id}, targets(r)...); err != nil {
		return nil, fmt.Errorf("read %s %d: %w", s.table, id, err)
	}
	return r, nil
}
