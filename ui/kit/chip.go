package kit

import "fyne.io/fyne/v2/widget"

// Chip is a short text on a quiet ground of its tone: a state, a kind, a token.
type Chip struct {
	widget.BaseWidget
	Text     string
	Tone     Tone
	Dot      bool // a dot before the text, so that colour is not the only sign
	Outlined bool // border only, for what is not sure
	OnTapped func()

	chip
}

// NewChip returns a chip.
func NewChip(text string, tone Tone) *Chip {
	c := &Chip{Text: text, Tone: tone}
	c.ExtendBaseWidget(c)
	return c
}

// Set changes text and tone.
func (c *Chip) Set(text string, tone Tone) {
	if c.Text == text && c.Tone == tone {
		return
	}
	c.Text, c.Tone = text, tone
	c.Refresh()
}
