package kit

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// A state cut short cannot be read, a long text can: what grows gives way first.
func TestTableNarrowsWhatGrowsFirst(t *testing.T) {
	test.NewTempApp(t)
	table := NewTableList([]Column{{Width: 300, Grow: 1}, {Width: 150}}, func() int { return 0 }, nil)
	for _, tt := range []struct{ width, grows, state float32 }{
		{500, 350, 150},
		{450, 300, 150},
		{350, 200, 150},
		{300, 150, 150},
		{200, 100, 100},
	} {
		scale := zoomed(1)
		table.fit(tt.width * scale)
		if g, s := table.widths[0]/scale, table.widths[1]/scale; !near(g, tt.grows) || !near(s, tt.state) {
			t.Errorf("in %v: got %v and %v, want %v and %v", tt.width, g, s, tt.grows, tt.state)
		}
	}
}

func near(a, b float32) bool { return a-b < 0.01 && b-a < 0.01 }
