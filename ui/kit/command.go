package kit

import (
	"fyne.io/fyne/v2"
)

// A Command is one thing a person can do. It stands in the main menu and in the
// command palette, and its key works from everywhere.
type Command struct {
	ID    string // never shown, never changed: "meeting.close"
	Title string // already translated
	Menu  string // the menu it stands in, already translated; "" means palette and key only
	Group int    // commands of one menu with different groups get a line between

	// Key and Mod are its shortcut. A key without modifier works for F1 to F12
	// only. Never use Ctrl+Alt: that is AltGr on Windows and types a sign.
	Key fyne.KeyName
	Mod fyne.KeyModifier

	Icon    fyne.Resource
	Enabled func() bool // nil means always
	Checked func() bool // nil means it is no switch
	Modal   bool        // may run while a modal is open
	Hidden  bool        // not offered by the palette
	Run     func()
}

func (c *Command) enabled() bool { return c.Enabled == nil || c.Enabled() }

// Commands holds the commands of one window, builds its main menu, and is the
// one place that decides whether a command may run now.
type Commands struct {
	win    fyne.Window
	scopes []scope
	recent []string // IDs, the last one run first

	// OnRun, if set, is told the ID of every command after it ran.
	OnRun func(id string)
}

type scope struct {
	name     string
	commands []Command
}

// NewCommands returns the commands of a window, none yet.
func NewCommands(win fyne.Window) *Commands { return &Commands{win: win} }

// Set replaces the commands of a scope ("app", or a view's name) and rebuilds
// the main menu. Scopes keep the order in which they first came; an empty list
// empties the scope. Menus stand in the order in which commands first name them.
func (c *Commands) Set(scope string, commands ...Command) { c.set(scope, commands) }

// All lists every command, in order.
func (c *Commands) All() []Command {
	var all []Command
	for _, s := range c.scopes {
		all = append(all, s.commands...)
	}
	return all
}

// Dispatch runs a command by its ID. It reports false, and does nothing, when
// the command is unknown or disabled or when something modal is open.
func (c *Commands) Dispatch(id string) bool { return c.dispatch(id) }

// Key runs the command of a function key and reports whether there was one. The
// kit's widgets call it for keys they do not use; see [FunctionKey].
func (c *Commands) Key(ev *fyne.KeyEvent) bool { return c.key(ev) }

// Refresh brings the menu's enabled and checked marks up to date. Set does it
// too; call it when a state changes that Enabled or Checked reads.
func (c *Commands) Refresh() { c.refresh() }

// Recent lists the IDs of the commands run last, the newest first.
func (c *Commands) Recent() []string { return append([]string(nil), c.recent...) }

// SetRecent hands back what Recent returned in an earlier run of the program.
func (c *Commands) SetRecent(ids []string) { c.recent = append([]string(nil), ids...) }

// KeyHelp lists all commands that have a key, by menu, for reading.
func (c *Commands) KeyHelp() fyne.CanvasObject { return c.keyHelp() }
