package kit_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

func newTable() *kit.TableList {
	return kit.NewTableList([]kit.Column{
		{Title: "Nomor", Width: 100, Sortable: true}, {Title: "Isi", Width: 200, Grow: 1, Wrap: true, Sortable: true}, {Title: "Status", Width: 100},
	}, func() int { return 20 }, func(row, col int) kit.Cell { return kit.Cell{Text: fmt.Sprintf("%d.%d", row, col)} })
}

func TestTableSortsByItsHeader(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	table := newTable()
	var sorted []string
	table.OnSort = func(col int, down bool) { sorted = append(sorted, fmt.Sprint(col, down)) }
	w := kittest.Window(t, table, 600, 400)
	kittest.Click(w, table, fyne.NewPos(150, 10))
	kittest.Click(w, table, fyne.NewPos(150, 10))
	kittest.Click(w, table, fyne.NewPos(50, 10))
	kittest.Click(w, table, fyne.NewPos(550, 10)) // not sortable
	if want := []string{"1 false", "1 true", "0 false"}; !slices.Equal(sorted, want) {
		t.Errorf("sorted %q, want %q", sorted, want)
	}
}

func TestTableDividers(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	table := newTable()
	var widths []float32
	table.OnWidths = func(w []float32) { widths = w }
	w := kittest.Window(t, table, 600, 400)
	test.Drag(w.Canvas(), fyne.NewPos(100, 10), 50, 0)
	if want := []float32{150, 350, 100}; !slices.Equal(widths, want) {
		t.Errorf("after dragging by 50 the columns are %v wide, want %v", widths, want)
	}
	test.Drag(w.Canvas(), fyne.NewPos(150, 10), -500, 0)
	if widths[0] != 40 {
		t.Errorf("a column dragged to nothing is %v wide, want 40", widths[0])
	}
}

func TestTableRowsByKey(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	table := newTable()
	opened := -1
	table.List.OnActivate = func(row int) { opened = row }
	w := kittest.Window(t, table, 600, 400)
	w.Canvas().Focus(table.List)
	kittest.Press(w, fyne.KeyDown)
	kittest.Press(w, fyne.KeyReturn)
	if opened != 1 {
		t.Errorf("Enter opened row %d, want 1", opened)
	}
}

// Where the text is large a number cut in the middle helps nobody.
func TestTableLeavesSpareColumnsOut(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	table := kit.NewTableList([]kit.Column{
		{Title: "Nomor", Width: 150}, {Title: "Isi", Width: 250, Grow: 1}, {Title: "Lapor", Width: 120, Spare: 2}, {Title: "Kemajuan", Width: 120, Spare: 1},
	}, func() int { return 2 }, func(_, col int) kit.Cell {
		return kit.Cell{Text: fmt.Sprint("sel ", col), Sub: fmt.Sprint("bawah ", col)}
	})
	w := kittest.Window(t, table, 700, 300)
	for _, tt := range []struct {
		width float32
		shown int // columns
	}{{700, 4}, {600, 4}, {540, 3}, {400, 2}, {300, 2}, {700, 4}} {
		w.Resize(fyne.NewSize(tt.width, 300))
		if got, want := visibleTexts(table), tt.shown*(1+2*2); got != want {
			t.Errorf("%v wide: got %d texts, want %d of %d columns", tt.width, got, want, tt.shown)
		}
	}
}
