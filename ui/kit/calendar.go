package kit

import (
	"image/color"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// calendar shows one month. Arrows move by day and week, PageUp and PageDown by
// month; Enter picks; Esc leaves.
type calendar struct {
	widget.BaseWidget
	day    time.Time // marked
	today  time.Time
	picked func(day time.Time)
	left   func()

	title *Text
	days  []*calendarDay
	root  fyne.CanvasObject
}

// monthNames, in order. Fyne has none in Indonesian.
func monthNames() []string {
	return []string{
		lang.L("Januari"), lang.L("Februari"), lang.L("Maret"), lang.L("April"), lang.L("Mei"), lang.L("Juni"),
		lang.L("Juli"), lang.L("Agustus"), lang.L("September"), lang.L("Oktober"), lang.L("November"), lang.L("Desember"),
	}
}

// weekdayNames are the short names, Monday first, as weeks begin in Indonesia's
// offices.
func weekdayNames() []string {
	return []string{lang.L("Sen"), lang.L("Sel"), lang.L("Rab"), lang.L("Kam"), lang.L("Jum"), lang.L("Sab"), lang.L("Min")}
}

func newCalendar(day, today time.Time) *calendar {
	c := &calendar{day: dayOnly(day), today: dayOnly(today), title: NewStrong("")}
	c.title.Align = fyne.TextAlignCenter
	grid := container.NewGridWithColumns(7)
	for _, name := range weekdayNames() {
		t := NewMuted(name)
		t.Align = fyne.TextAlignCenter
		grid.Add(t)
	}
	for range 42 {
		d := &calendarDay{calendar: c, ground: &canvas.Rectangle{}, text: NewText("")}
		d.text.Align = fyne.TextAlignCenter
		d.ExtendBaseWidget(d)
		c.days = append(c.days, d)
		grid.Add(d)
	}
	head := container.NewBorder(nil, nil,
		NewQuietButton("", theme.NavigateBackIcon(), func() { c.month(-1) }),
		NewQuietButton("", theme.NavigateNextIcon(), func() { c.month(1) }), middle(c.title))
	c.root = container.NewVBox(head, grid)
	c.ExtendBaseWidget(c)
	c.fill()
	return c
}

// dayOnly is the day of t at midnight, in UTC so that days can be counted.
func dayOnly(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func (c *calendar) fill() {
	c.title.SetText(monthNames()[c.day.Month()-1] + " " + strconv.Itoa(c.day.Year()))
	first := c.day.AddDate(0, 0, 1-c.day.Day())
	first = first.AddDate(0, 0, -(int(first.Weekday())+6)%7)
	for i, d := range c.days {
		d.day = first.AddDate(0, 0, i)
		d.Refresh()
	}
}

func (c *calendar) move(days int) {
	c.day = c.day.AddDate(0, 0, days)
	c.fill()
}

// month goes some months on; a day the other month lacks becomes its last.
func (c *calendar) month(n int) {
	first := c.day.AddDate(0, n, 1-c.day.Day())
	last := first.AddDate(0, 1, -1)
	c.day = first.AddDate(0, 0, min(c.day.Day(), last.Day())-1)
	c.fill()
}

// FocusGained is for Fyne.
func (c *calendar) FocusGained() {}

// FocusLost is for Fyne.
func (c *calendar) FocusLost() {}

// TypedRune is for Fyne.
func (c *calendar) TypedRune(rune) {}

// TypedKey is for Fyne.
func (c *calendar) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		c.move(-1)
	case fyne.KeyRight:
		c.move(1)
	case fyne.KeyUp:
		c.move(-7)
	case fyne.KeyDown:
		c.move(7)
	case fyne.KeyPageUp:
		c.month(-1)
	case fyne.KeyPageDown:
		c.month(1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.picked(c.day)
	case fyne.KeyEscape:
		c.left()
	}
}

// CreateRenderer is for Fyne.
func (c *calendar) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.root) }

// calendarDay is one day of the calendar.
type calendarDay struct {
	widget.BaseWidget
	calendar *calendar
	day      time.Time
	ground   *canvas.Rectangle
	text     *Text
}

// Tapped picks the day.
func (d *calendarDay) Tapped(*fyne.PointEvent) { d.calendar.picked(d.day) }

// Cursor is for Fyne.
func (d *calendarDay) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Refresh draws the day as it stands now.
func (d *calendarDay) Refresh() {
	c := d.calendar
	d.text.Text = strings.TrimSpace(strconv.Itoa(d.day.Day()))
	d.text.ColorName, d.text.Style.Bold = theme.ColorNameForeground, false
	d.ground.FillColor, d.ground.StrokeWidth, d.ground.CornerRadius = color.Transparent, 0, zoomed(5)
	switch {
	case d.day.Equal(c.day):
		d.ground.FillColor, d.text.ColorName, d.text.Style.Bold = colorOf(theme.ColorNamePrimary), theme.ColorNameForegroundOnPrimary, true
	case d.day.Month() != c.day.Month():
		d.text.ColorName = theme.ColorNameDisabled
	case d.day.Weekday() == time.Sunday:
		d.text.ColorName = ToneRed.Ink()
	}
	if d.day.Equal(c.today) {
		d.ground.StrokeColor, d.ground.StrokeWidth = colorOf(ColorAccent), 2
	}
	d.ground.Refresh()
	d.text.Refresh()
}

// CreateRenderer is for Fyne.
func (d *calendarDay) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(d.ground, pad(5, 5, 8, 8, d.text)))
}
