package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// DateReader is how a [DateField] understands and writes days.
type DateReader struct {
	// Parse reads what a person typed ("30/11", "besok"); an error's text is
	// shown below the field.
	Parse func(text string) (time.Time, error)
	// Format writes a day in the field.
	Format func(day time.Time) string
	Today  func() time.Time
}

// DateField takes a day, typed or picked from a calendar in Indonesian. Leaving
// the field writes out what was understood; Down opens the calendar.
type DateField struct {
	widget.BaseWidget
	OnChanged func(day time.Time, ok bool)

	reader   DateReader
	entry    *Entry
	error    *Text
	calendar *calendar
	open     *Panel // the calendar while it is shown
}

// NewDateField returns an empty field.
func NewDateField(r DateReader) *DateField {
	d := &DateField{reader: r, entry: NewEntry(""), error: NewMuted("")}
	d.error.ColorName = theme.ColorNameError
	d.error.Hide()
	d.entry.OnChanged = func(string) { d.changed() }
	d.entry.OnFocus = func(has bool) {
		if !has {
			d.tidy()
		}
	}
	d.entry.OnKey = func(ev *fyne.KeyEvent) bool {
		switch {
		case ev.Name == fyne.KeyDown:
			d.showCalendar()
		case ev.Name == fyne.KeyEscape && d.open != nil:
			d.hideCalendar()
		default:
			return false
		}
		return true
	}
	d.ExtendBaseWidget(d)
	return d
}

// SetDay shows a day; the zero time empties the field.
func (d *DateField) SetDay(day time.Time) {
	text := ""
	if !day.IsZero() {
		text = d.reader.Format(day)
	}
	d.entry.Shown(text)
	d.tell(nil)
}

// Day is the day typed; an empty field is the zero time without error.
func (d *DateField) Day() (time.Time, error) {
	if d.entry.Text == "" {
		return time.Time{}, nil
	}
	return d.reader.Parse(d.entry.Text)
}

// SetPlaceHolder shows a quiet text while the field is empty.
func (d *DateField) SetPlaceHolder(text string) { d.entry.SetPlaceHolder(text) }

// Entry is the field's text field, to put the keyboard on.
func (d *DateField) Entry() *Entry { return d.entry }

func (d *DateField) changed() {
	day, err := d.Day()
	if err == nil {
		d.tell(nil) // an error is told on leaving, not at the first letter
	}
	if d.OnChanged != nil {
		d.OnChanged(day, err == nil)
	}
}

// tidy writes out what was understood, or tells why nothing was.
func (d *DateField) tidy() {
	day, err := d.Day()
	d.tell(err)
	if err == nil && !day.IsZero() {
		d.entry.Shown(d.reader.Format(day))
	}
}

func (d *DateField) tell(err error) {
	text := ""
	if err != nil {
		text = err.Error()
	}
	if d.error.Text == text {
		return
	}
	d.error.SetText(text)
	setHidden(d.error, text == "")
	d.Refresh()
}

// showCalendar opens the calendar below the field, on the field's month.
func (d *DateField) showCalendar() {
	desk := deskFor(d.entry)
	if d.open != nil || desk == nil || desk.floor() == nil {
		return
	}
	day, err := d.Day()
	if err != nil || day.IsZero() {
		day = d.reader.Today()
	}
	d.calendar = newCalendar(day, d.reader.Today())
	d.calendar.picked = func(day time.Time) {
		d.hideCalendar()
		d.SetDay(day)
		d.entry.Focus()
		d.changed()
	}
	d.calendar.left = d.hideCalendar
	d.open = newFloat(pad(6, 6, 6, 6, d.calendar))
	layer := desk.floor()
	at, size := layer.PositionOf(d.entry), d.open.MinSize()
	y := at.Y + d.entry.Size().Height + zoomed(2)
	if y+size.Height > canvasFor(d.entry).Size().Height-layer.PositionOf(layer).Y && at.Y > size.Height {
		y = at.Y - size.Height - zoomed(2)
	}
	layer.Place(d.open, fyne.NewPos(at.X, y), size)
	canvasFor(d.entry).Focus(d.calendar)
}

func (d *DateField) hideCalendar() {
	if d.open == nil {
		return
	}
	open := d.open
	d.open = nil
	had := canvasFor(d.entry).Focused() == d.calendar
	if desk := deskFor(d.entry); desk != nil && desk.floor() != nil {
		desk.floor().Remove(open)
	}
	if had {
		d.entry.Focus()
	}
}

// Inside is for [Reveal].
func (d *DateField) Inside() []fyne.CanvasObject { return []fyne.CanvasObject{d.entry} }

// CreateRenderer is for Fyne.
func (d *DateField) CreateRenderer() fyne.WidgetRenderer {
	pick := NewQuietButton("", calendarIcon(), func() {
		if d.open != nil {
			d.hideCalendar()
			return
		}
		d.showCalendar()
	})
	return widget.NewSimpleRenderer(container.NewVBox(container.NewBorder(nil, nil, nil, pick, d.entry), d.error))
}

func calendarIcon() fyne.Resource { return theme.CalendarIcon() }
