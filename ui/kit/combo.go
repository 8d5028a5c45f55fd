package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// An Option of a [Combo].
type Option struct {
	ID     string
	Text   string
	Detail string // second rank, also searched
}

// Combo is a field for one of many options, found by typing a few letters of
// any word. Down opens the whole list; Enter or Tab takes the marked option;
// leaving the field with something unknown puts the last choice back.
type Combo struct {
	widget.BaseWidget
	OnChanged func(id string)

	options []Option
	id      string
	entry   *Entry
	box     *SuggestBox
}

// NewCombo returns a combo with nothing chosen. Its list opens on the layer of
// the [Shell] or [Modal] that it stands in.
func NewCombo(placeholder string, options []Option) *Combo {
	c := &Combo{options: options, entry: NewEntry(placeholder)}
	c.entry.OnChanged = func(text string) { c.filter(text) }
	c.entry.OnKey = c.key
	c.entry.wantsTab = c.listOpen
	c.entry.OnFocus = func(has bool) {
		if has {
			c.entry.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing replaces the choice
			return
		}
		c.settle()
	}
	c.ExtendBaseWidget(c)
	return c
}

// SetOptions replaces the options; the choice stays if it is still there.
func (c *Combo) SetOptions(options []Option) {
	c.options = options
	c.SetID(c.id)
}

// SetID chooses an option; an unknown ID empties the field.
func (c *Combo) SetID(id string) {
	c.id = ""
	text := ""
	for _, o := range c.options {
		if o.ID == id {
			c.id, text = id, o.Text
		}
	}
	c.entry.Shown(text)
}

// ID is the chosen option's ID, "" if none.
func (c *Combo) ID() string { return c.id }

// Entry is the combo's text field, to put the keyboard on.
func (c *Combo) Entry() *Entry { return c.entry }

// key takes the keys of the open list, and Down to open it.
func (c *Combo) key(ev *fyne.KeyEvent) bool {
	if !c.listOpen() {
		if ev.Name != fyne.KeyDown {
			return false
		}
		c.show(c.options)
		return true
	}
	switch ev.Name {
	case fyne.KeyDown:
		c.box.move(1)
	case fyne.KeyUp:
		c.box.move(-1)
	case fyne.KeyPageDown:
		c.box.move(suggestRows)
	case fyne.KeyPageUp:
		c.box.move(-suggestRows)
	case fyne.KeyReturn, fyne.KeyEnter:
		c.take()
	case fyne.KeyTab:
		c.take()
		canvasFor(c.entry).FocusNext()
	case fyne.KeyEscape:
		c.box.Close()
		c.SetID(c.id)
	default:
		return false
	}
	return true
}

func (c *Combo) listOpen() bool { return c.box != nil && c.box.Open() }

func (c *Combo) filter(text string) {
	if strings.TrimSpace(text) == "" {
		c.choose("")
		c.show(nil)
		return
	}
	c.show(matching(c.options, text))
}

// matching lists the options of which every typed word begins some word; those
// whose text begins with what was typed come first.
func matching(options []Option, text string) []Option {
	typed := wordsOf(text)
	var first, rest []Option
	for _, o := range options {
		switch {
		case strings.HasPrefix(strings.ToLower(o.Text), strings.ToLower(strings.TrimSpace(text))):
			first = append(first, o)
		case allBegin(typed, wordsOf(o.Text+" "+o.Detail)):
			rest = append(rest, o)
		}
	}
	return append(first, rest...)
}

// wordsOf splits a text at everything that is no letter or digit.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(" .,;:/()-–_'\"", r) })
}

func allBegin(typed, words []string) bool {
	for _, t := range typed {
		found := false
		for _, w := range words {
			found = found || strings.HasPrefix(w, t)
		}
		if !found {
			return false
		}
	}
	return true
}

func (c *Combo) show(options []Option) {
	desk := deskFor(c.entry)
	if desk == nil || desk.floor() == nil {
		return
	}
	if c.box == nil || c.box.layer != desk.floor() {
		c.box = NewSuggestBox(desk.floor())
	}
	list := make([]Suggestion, len(options))
	for i, o := range options {
		list[i] = Suggestion{Text: o.Text, Detail: o.Detail, Value: o.ID}
	}
	c.box.below = true
	c.box.show(c.entry, list, c.take)
}

func (c *Combo) take() {
	s, ok := c.box.Marked()
	c.box.Close()
	if ok {
		c.choose(s.Value.(string))
		c.SetID(c.id)
		c.entry.Focus()
	}
}

func (c *Combo) choose(id string) {
	if c.id == id {
		return
	}
	c.id = id
	if c.OnChanged != nil {
		c.OnChanged(id)
	}
}

// settle ends a search on leaving the field: a single match is taken.
func (c *Combo) settle() {
	open := c.listOpen()
	if open && c.entry.Text != "" {
		if found := matching(c.options, c.entry.Text); len(found) == 1 {
			c.choose(found[0].ID)
		}
	}
	if open {
		c.box.Close()
	}
	c.SetID(c.id)
}

// Inside is for [Reveal].
func (c *Combo) Inside() []fyne.CanvasObject { return []fyne.CanvasObject{c.entry} }

// CreateRenderer is for Fyne.
func (c *Combo) CreateRenderer() fyne.WidgetRenderer {
	arrow := NewQuietButton("", theme.MenuDropDownIcon(), func() {
		c.entry.Focus()
		c.show(c.options)
	})
	return widget.NewSimpleRenderer(container.NewBorder(nil, nil, nil, arrow, c.entry))
}
