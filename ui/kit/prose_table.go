package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit/prose"
)

var noColor = color.Transparent

// table draws a table with titles above, rules between its rows.
func (d *proseDrawing) table(rows [][][]prose.Run) {
	widths := proseColumns(rows, d.width)
	across := float32(0)
	for _, w := range widths {
		across += w
	}
	inside := zoomed(8)
	for i, row := range rows {
		if i == 0 && titleless(row) {
			continue
		}
		t := proseText
		var ground *canvas.Rectangle
		if i == 0 {
			t.bold = true
			ground = &canvas.Rectangle{FillColor: colorOf(ColorStripe)}
			d.add(ground, fyne.NewPos(d.left, d.y), fyne.Size{})
		}
		x, height := d.left, t.line()
		for col, cell := range row {
			height = max(height, d.text(cell, t, fyne.NewPos(x+inside, d.y+zoomed(5)), widths[col]-2*inside))
			x += widths[col]
		}
		height += zoomed(10)
		if ground != nil {
			ground.Resize(fyne.NewSize(across, height))
		}
		d.y += height
		d.add(&canvas.Rectangle{FillColor: colorOf(ColorBorder)}, fyne.NewPos(d.left, d.y-1), fyne.NewSize(across, 1))
	}
	d.y += zoomed(14)
}

func titleless(row [][]prose.Run) bool {
	for _, cell := range row {
		if prose.Plain(cell) != "" {
			return false
		}
	}
	return true
}

// proseColumns shares a width among the columns of a table: each gets what its
// longest word needs, and of the rest as much as its texts are longer than that.
func proseColumns(rows [][][]prose.Run, width float32) []float32 {
	pad := 2 * zoomed(8)
	var least, most []float32
	for i, row := range rows {
		t := proseType{size: theme.SizeNameText, bold: i == 0}
		for col, cell := range row {
			if col == len(least) {
				least, most = append(least, 0), append(most, 0)
			}
			l, m := proseExtent(cell, t)
			least[col], most[col] = max(least[col], l+pad), max(most[col], m+pad)
		}
	}
	need, wish := float32(0), float32(0)
	for col := range least {
		need += least[col]
		wish += most[col] - least[col]
	}
	if wish > 0 {
		share := max(0, min(1, (width-need)/wish))
		for col := range least {
			least[col] += share * (most[col] - least[col])
		}
	}
	return least
}

// proseExtent is how wide runs are when broken at every space, and on one line.
func proseExtent(runs []prose.Run, t proseType) (least, most float32) {
	words := proseWords(runs, t)
	space := t.wrapper(prose.Run{}).Width("n n") - t.wrapper(prose.Run{}).Width("nn")
	for _, line := range proseLines(words, space, 0) {
		w := float32(0)
		for _, word := range line {
			w += word.width
		}
		least = max(least, w)
		most += w + space
	}
	return least + 1, most + 1
}
