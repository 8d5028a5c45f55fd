package ui

import (
	"encoding/json"
	"maps"

	"rakor.id/rakor/ui/kit"
)

// Names of the tables whose look is remembered.
const (
	tableMeetings  = "rapat"
	tableFollowUps = "tindaklanjut"
)

// tables are the looks of tables by their names.
type tables map[string]tableLook

// A tableLook is what a person chose for a table.
type tableLook struct {
	Widths []float32 `json:"lebar,omitempty"` // of the columns; none for those it was made with
}

// readTables reads what String wrote; anything else is nothing.
func readTables(text string) tables {
	t := tables{}
	if json.Unmarshal([]byte(text), &t) != nil || t == nil {
		return tables{}
	}
	return t
}

// String writes the looks for the archive, "" if there is none.
func (t tables) String() string {
	if len(t) == 0 {
		return ""
	}
	b, err := json.Marshal(t)
	if err != nil { // a width that is no number
		return ""
	}
	return string(b)
}

func (t tables) clone() tables { return maps.Clone(t) }

// lookAs gives a table the widths of last time and keeps those to come.
func (w *Window) lookAs(name string, t *kit.TableList) {
	t.SetWidths(w.tables[name].Widths)
	t.OnWidths = func(widths []float32) {
		w.changeTable(name, func(l *tableLook) { l.Widths = widths })
	}
}

func (w *Window) changeTable(name string, change func(*tableLook)) {
	l := w.tables[name]
	change(&l)
	w.tables[name] = l
}
