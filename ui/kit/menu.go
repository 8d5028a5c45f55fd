package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// build makes the main menu of the commands.
func (c *Commands) build() {
	c.items = map[string]*fyne.MenuItem{}
	menus := map[string]*fyne.Menu{}
	groups := map[string]int{}
	main := &fyne.MainMenu{}
	for _, cmd := range c.All() {
		if cmd.Menu == "" || cmd.Run == nil {
			continue
		}
		m := menus[cmd.Menu]
		if m == nil {
			m = fyne.NewMenu(cmd.Menu)
			menus[cmd.Menu] = m
			main.Items = append(main.Items, m)
		} else if groups[cmd.Menu] != cmd.Group {
			m.Items = append(m.Items, fyne.NewMenuItemSeparator())
		}
		groups[cmd.Menu] = cmd.Group
		m.Items = append(m.Items, c.item(cmd))
	}
	if len(main.Items) == 0 {
		return // Fyne cannot show an empty main menu
	}
	c.menu = main
	c.mark()
	c.win.SetMainMenu(main)
}

func (c *Commands) item(cmd Command) *fyne.MenuItem {
	item := fyne.NewMenuItem(cmd.Title, func() { c.Dispatch(cmd.ID) })
	item.Icon = cmd.Icon
	if cmd.Key != "" && !c.outdone(cmd) {
		item.Shortcut = &desktop.CustomShortcut{KeyName: cmd.Key, Modifier: cmd.Mod}
	}
	c.items[cmd.ID] = item
	return item
}

// outdone reports whether a later scope gives the command's key another sense;
// of two items of the menu with one key Fyne would run the first.
func (c *Commands) outdone(cmd Command) bool {
	last := c.find(func(other *Command) bool { return other.Key == cmd.Key && other.Mod == cmd.Mod && other.Run != nil })
	return last != nil && last.ID != cmd.ID
}

// mark sets the enabled and checked marks and tells whether one changed.
func (c *Commands) mark() bool {
	changed := false
	for _, s := range c.scopes {
		for i := range s.commands {
			cmd := &s.commands[i]
			item := c.items[cmd.ID]
			if item == nil {
				continue
			}
			off, on := !cmd.enabled(), cmd.Checked != nil && cmd.Checked()
			changed = changed || item.Disabled != off || item.Checked != on
			item.Disabled, item.Checked = off, on
		}
	}
	return changed
}

// Refresh brings the menu's enabled and checked marks up to date. Set does it
// too, and so does running a command; call it when a state changes otherwise.
func (c *Commands) Refresh() {
	if c.menu != nil && c.mark() {
		c.menu.Refresh()
	}
}

// Fit gives the menu bar the height that its text has now, and the page the
// rest. Call it when the zoom changed: Fyne does so only for a new menu or
// another size of the window, and the foot of the page would be out of sight.
func (c *Commands) Fit() {
	if c.menu != nil {
		c.win.SetMainMenu(c.menu)
	}
}

func isFunctionKey(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6,
		fyne.KeyF7, fyne.KeyF8, fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12:
		return true
	}
	return false
}

// keyNames are the keys whose Fyne name is not what stands on the key.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyReturn: "Enter", fyne.KeyEnter: "Enter", fyne.KeyEscape: "Esc", fyne.KeyPageUp: "PgUp", fyne.KeyPageDown: "PgDn",
	fyne.KeyUp: "↑", fyne.KeyDown: "↓", fyne.KeyLeft: "←", fyne.KeyRight: "→", fyne.KeyBackspace: "Backspace",
}

// KeyText writes a shortcut as a person knows it: "Ctrl+Shift+K", "F2".
func KeyText(key fyne.KeyName, mod fyne.KeyModifier) string {
	if key == "" {
		return ""
	}
	var b strings.Builder
	for _, m := range []struct {
		mod  fyne.KeyModifier
		text string
	}{{fyne.KeyModifierControl, "Ctrl+"}, {fyne.KeyModifierShift, "Shift+"}, {fyne.KeyModifierAlt, "Alt+"}, {fyne.KeyModifierSuper, "Super+"}} {
		if mod&m.mod != 0 {
			b.WriteString(m.text)
		}
	}
	name, ok := keyNames[key]
	if !ok {
		name = string(key)
	}
	return b.String() + name
}
