package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// KeyHelp lists all commands that have a key, by menu, for reading.
func (c *Commands) KeyHelp() fyne.CanvasObject {
	var menus []string
	rows := map[string][]fyne.CanvasObject{}
	for _, cmd := range c.All() {
		if cmd.Key == "" {
			continue
		}
		if rows[cmd.Menu] == nil {
			menus = append(menus, cmd.Menu)
		}
		rows[cmd.Menu] = append(rows[cmd.Menu], NewKeyRow(cmd.Title, KeyText(cmd.Key, cmd.Mod)))
	}
	var columns [2]*fyne.Container
	var heights [2]int
	for i := range columns {
		columns[i] = container.NewVBox()
	}
	for _, m := range menus {
		i := 0
		if heights[1] < heights[0] {
			i = 1
		}
		heights[i] += len(rows[m]) + 2
		columns[i].Add(pad(8, 2, 0, 0, NewStrong(m)))
		for _, r := range rows[m] {
			columns[i].Add(r)
		}
	}
	return container.NewGridWithColumns(2, pad(0, 0, 0, 14, columns[0]), pad(0, 0, 14, 0, columns[1]))
}

// NewKeyRow explains one key: what it does, and its cap on the right.
func NewKeyRow(text, key string) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, pad(0, 0, 16, 0, NewKeyHint(key)), middle(NewText(text)))
}
