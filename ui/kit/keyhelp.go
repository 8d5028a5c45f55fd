package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// KeyHelp lists all commands that have a key, by menu, for reading. Those of the
// scope that came first, the whole program's, stand last: a person looks for
// what can be done on the page.
func (c *Commands) KeyHelp() fyne.CanvasObject {
	var menus []string
	rows := map[string][]fyne.CanvasObject{}
	for _, cmd := range c.pageFirst() {
		keys := cmd.KeyText()
		if keys == "" || cmd.Title == "" { // a further key of what is listed already
			continue
		}
		if rows[cmd.Menu] == nil {
			menus = append(menus, cmd.Menu)
		}
		rows[cmd.Menu] = append(rows[cmd.Menu], NewKeyRow(cmd.Title, keys))
	}
	n := max(1, min(3, int(c.win.Canvas().Size().Width/zoomed(keyColumn))))
	columns, heights := make([]*fyne.Container, n), make([]int, n)
	grid := container.NewGridWithColumns(n)
	for i := range columns {
		columns[i] = container.NewVBox()
		grid.Add(pad(0, 0, 8, 8, columns[i]))
	}
	for _, m := range menus {
		i := slices.Index(heights, slices.Min(heights))
		heights[i] += len(rows[m]) + 2
		columns[i].Add(pad(8, 2, 0, 0, NewStrong(m)))
		for _, r := range rows[m] {
			columns[i].Add(r)
		}
	}
	return grid
}

// keyColumn is the room that a column of keys takes with its margin, at 100 %
// zoom.
const keyColumn = 420

func (c *Commands) pageFirst() []Command {
	var all []Command
	for _, s := range c.scopes[1:] {
		all = append(all, s.commands...)
	}
	return append(all, c.scopes[0].commands...)
}

// NewKeyRow explains keys: what they do, and their caps on the right. Two spaces
// stand between keys.
func NewKeyRow(text, keys string) fyne.CanvasObject {
	caps := container.NewHBox()
	for key := range strings.SplitSeq(keys, "  ") {
		caps.Add(middle(NewKeyHint(key)))
	}
	return container.NewBorder(nil, nil, nil, pad(0, 0, 16, 0, caps), middle(NewText(text)))
}
