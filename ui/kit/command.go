package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A Command is one thing a person can do. It stands in the main menu and in the
// command palette, and its key works from everywhere.
type Command struct {
	ID    string // never shown, never changed: "meeting.close"
	Title string // already translated
	Menu  string // the menu it stands in, already translated; "" keeps it out of the menu
	Group int    // commands of one menu with different groups get a line between

	// Key and Mod are its shortcut. A key without modifier works for F1 to F12
	// only. Never use Ctrl+Alt: that is AltGr on Windows and types a sign. A key
	// of a command without menu works in the kit's own widgets only.
	Key fyne.KeyName
	Mod fyne.KeyModifier
	// Pressed is written in the list of keys in place of Key: what the page
	// itself takes, such as a letter in its list.
	Pressed string

	Icon    fyne.Resource
	Enabled func() bool // nil means always
	Checked func() bool // nil means it is no switch
	Modal   bool        // may run while a modal is open
	Hidden  bool        // not offered by the palette
	Run     func()
}

// NewNote tells of a key in the list of keys, and does nothing: for what the
// widgets of a page take by themselves.
func NewNote(menu, title, pressed string) Command {
	return Command{Menu: menu, Title: title, Pressed: pressed, Hidden: true}
}

// KeyText is what is pressed for the command, "" if nothing.
func (c *Command) KeyText() string {
	if c.Pressed != "" {
		return c.Pressed
	}
	return KeyText(c.Key, c.Mod)
}

func (c *Command) enabled() bool { return c.Enabled == nil || c.Enabled() }

// Commands holds the commands of one window, builds its main menu, and is the
// one place that decides whether a command may run now: Fyne runs a menu key
// even behind a dialog, and even of a disabled item.
type Commands struct {
	win     fyne.Window
	scopes  []scope
	recent  []string // IDs, the last one run first
	menu    *fyne.MainMenu
	items   map[string]*fyne.MenuItem
	palette *commandPalette // while it is open

	// OnRun, if set, is told the ID of every command after it ran.
	OnRun func(id string)
}

type scope struct {
	name     string
	commands []Command
}

// maxRecent is how many commands are remembered as run last.
const maxRecent = 8

// NewCommands returns the commands of a window, none yet.
func NewCommands(win fyne.Window) *Commands {
	c := &Commands{win: win}
	deskOf(win.Canvas()).commands = c
	return c
}

// Set replaces the commands of a scope ("app", or a view's name) and rebuilds
// the main menu. Scopes keep the order in which they first came; an empty list
// empties the scope. Menus stand in the order in which commands first name them.
func (c *Commands) Set(name string, commands ...Command) {
	i := slices.IndexFunc(c.scopes, func(s scope) bool { return s.name == name })
	if i < 0 {
		c.scopes = append(c.scopes, scope{name: name})
		i = len(c.scopes) - 1
	}
	c.scopes[i].commands = commands
	c.build()
}

// All lists every command, in order.
func (c *Commands) All() []Command {
	var all []Command
	for _, s := range c.scopes {
		all = append(all, s.commands...)
	}
	return all
}

// find returns the command that fits. A later scope wins, for a view may give
// a key of the application another sense while it is shown.
func (c *Commands) find(fits func(*Command) bool) *Command {
	for _, s := range slices.Backward(c.scopes) {
		for i := range s.commands {
			if fits(&s.commands[i]) {
				return &s.commands[i]
			}
		}
	}
	return nil
}

// Dispatch runs a command by its ID. It reports false, and does nothing, when
// the command is unknown or disabled or when something modal is open.
func (c *Commands) Dispatch(id string) bool {
	return c.run(c.find(func(cmd *Command) bool { return cmd.ID == id }))
}

func (c *Commands) run(cmd *Command) bool {
	if cmd == nil || cmd.Run == nil || !cmd.enabled() || !cmd.Modal && ModalOpen(c.win) {
		return false
	}
	id := cmd.ID
	if c.palette != nil && !cmd.Hidden {
		c.palette.close()
	}
	cmd.Run()
	if !cmd.Hidden {
		c.recent = slices.DeleteFunc(c.recent, func(r string) bool { return r == id })
		c.recent = append([]string{id}, c.recent...)
		c.recent = c.recent[:min(len(c.recent), maxRecent)]
	}
	c.Refresh()
	if c.OnRun != nil {
		c.OnRun(id)
	}
	return true
}

// Key runs the command of a function key and reports whether there was one. The
// kit's widgets call it for keys they do not use; see [FunctionKey].
func (c *Commands) Key(ev *fyne.KeyEvent) bool {
	cmd := c.find(func(cmd *Command) bool { return cmd.Key == ev.Name && cmd.Mod == 0 && isFunctionKey(ev.Name) })
	if cmd == nil {
		return false
	}
	c.run(cmd)
	return true
}

// shortcut runs the command of a key combination that no menu took.
func (c *Commands) shortcut(s *desktop.CustomShortcut) bool {
	return c.run(c.find(func(cmd *Command) bool { return cmd.Key == s.KeyName && cmd.Mod == s.Modifier && cmd.Mod != 0 }))
}

// Recent lists the IDs of the commands run last, the newest first.
func (c *Commands) Recent() []string { return slices.Clone(c.recent) }

// SetRecent hands back what Recent returned in an earlier run of the program.
func (c *Commands) SetRecent(ids []string) { c.recent = slices.Clone(ids) }
