package data

import (
	"strconv"
	"strings"
)

// conditions collects the WHERE of a query with optional filters. Values are
// always arguments, never part of the text.
type conditions struct {
	parts []string
	args  []any
}

func (w *conditions) add(sql string, args ...any) {
	w.parts = append(w.parts, sql)
	w.args = append(w.args, args...)
}

// eq asks for an id, unless it is 0.
func (w *conditions) eq(column string, id int64) {
	if id != 0 {
		w.add(column+" = ?", id)
	}
}

// from asks for a day or later, unless it is "".
func (w *conditions) from(column string, d Date) {
	if d != "" {
		w.add(column+" >= ?", d)
	}
}

// to asks for a day or earlier, unless it is "".
func (w *conditions) to(column string, d Date) {
	if d != "" {
		w.add(column+" <= ?", d)
	}
}

// in asks for one of the values, unless there are none.
func in[S any](w *conditions, column string, values []S) {
	if len(values) == 0 {
		return
	}
	args := make([]any, len(values))
	for i := range values {
		args[i] = values[i]
	}
	w.add(column+" IN (?"+strings.Repeat(", ?", len(values)-1)+")", args...)
}

// any asks for one of n alternatives, unless there are none.
func (w *conditions) any(n int, alternative func(i int, one *conditions)) {
	var parts []string
	for i := range n {
		one := &conditions{}
		alternative(i, one)
		if len(one.parts) == 0 { // an alternative that asks nothing lets all pass
			one.add("1")
		}
		parts = append(parts, strings.Join(one.parts, " AND "))
		w.args = append(w.args, one.args...)
	}
	if n > 0 {
		w.parts = append(w.parts, "(("+strings.Join(parts, ") OR (")+"))")
	}
}

func (w *conditions) sql() string {
	if len(w.parts) == 0 {
		return ""
	}
	return "WHERE " + strings.Join(w.parts, " AND ")
}

var likeEscape = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// like is the pattern of LIKE that finds s anywhere; use with ESCAPE '\'.
func like(s string) string { return "%" + likeEscape.Replace(s) + "%" }

// idList writes ids as the argument of json_each, so that one statement serves
// any number of them.
func idList(ids []int64) string {
	b := []byte{'['}
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, id, 10)
	}
	return string(append(b, ']'))
}
