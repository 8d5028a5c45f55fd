package paper

import (
	"strings"
	"testing"
)

// tableOf has a column of little text and one of much, with equal shares.
func tableOf(rows int, firm bool) Table {
	t := Table{Size: 12, Columns: []Column{{Title: "Waktu", Share: 1, Firm: firm}, {Title: "Uraian", Share: 1}}}
	for range rows {
		t.Rows = append(t.Rows, []Cell{Text("TW I"), Text(strings.Repeat("uraian panjang ", 20))})
	}
	return t
}

func TestColumnsMakeRoomWhereTextIs(t *testing.T) {
	d := testDocument()
	half := d.sheet.inner() / 2
	for _, tt := range []struct {
		name string
		firm bool
		want float64 // least width of the first column
	}{
		{"column with room to spare gives some of it", false, keptShare * half},
		{"firm column keeps its share", true, half},
	} {
		edges := d.columnEdges(tableOf(300, tt.firm))
		got := edges[1] - edges[0]
		if got < tt.want-0.01 || got > tt.want+20 {
			t.Errorf("%s: first column %.1f mm, want about %.1f", tt.name, got, tt.want)
		}
		if end := edges[2]; end > d.sheet.left+d.sheet.inner()+0.01 || end < d.sheet.left+d.sheet.inner()-0.01 {
			t.Errorf("%s: the table ends at %.2f mm, want the margin", tt.name, end)
		}
	}
}

func TestBalancedTableIsLower(t *testing.T) {
	d := testDocument()
	table := tableOf(20, false)
	widths, least := d.columnWidths(table)
	b := newBalance(d, table, least)
	before := make([][]float64, len(widths))
	for i, w := range widths {
		before[i] = b.heights(i, w)
	}
	was := b.total(before)
	after := make([][]float64, len(widths))
	for i, w := range b.settle(widths) {
		after[i] = b.heights(i, w)
	}
	if is := b.total(after); is > was*0.85 {
		t.Errorf("rows are %.0f mm high after balancing, %.0f before", is, was)
	}
}
