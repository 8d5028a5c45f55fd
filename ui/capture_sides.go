package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// sideParts lays out what is owed, who is there, and what was agreed today:
// all three stay in sight, and the two lists scroll within their share.
type sideParts struct{}

// sideShare is the share of the room that the last list gets at most while the
// first needs it as well.
const sideShare = 0.4

// Layout is for Fyne.
func (sideParts) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	owed, hall, born := objects[0].(*container.Scroll), objects[1], objects[2].(*container.Scroll)
	gap := 2 * theme.Padding()
	middle := hall.MinSize().Height
	room := max(0, size.Height-middle-2*gap)
	wantOwed, wantBorn := owed.Content.MinSize().Height, born.Content.MinSize().Height
	low := min(wantBorn, max(room*sideShare, room-wantOwed))
	high := min(wantOwed, room-low)
	y := float32(0)
	for i, h := range []float32{high, middle, room - high} {
		objects[i].Move(fyne.NewPos(0, y))
		objects[i].Resize(fyne.NewSize(size.Width, h))
		y += h + gap
	}
}

// MinSize is for Fyne.
func (sideParts) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(120, objects[1].MinSize().Height+40)
}

// besideBar lets content scroll, clear of the bar.
func besideBar(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 2*theme.Padding()), content))
}

// owedRow shows one follow-up of who has the floor: number and deadline, what
// is to be done, how far it is and when that was last reported.
func owedRow(f app.RegisterRow, today app.Date) fyne.CanvasObject {
	head := f.Number
	if due := dueWords(f.Due); due != "" {
		head += " · " + due
	}
	top, foot := kit.NewMuted(head), kit.NewMuted(lang.L("belum dilaporkan"))
	top.Truncate, foot.Truncate = true, true
	if f.Late(today) {
		top.Text += " · " + words.RelativeDue(f.Due.On, today)
		top.ColorName = kit.ToneLate.Ink()
	}
	if f.ReportedOn != "" || f.Status != app.NotStarted {
		word, tone := statusWord(f.Status)
		foot.Text, foot.ColorName = word+" · "+locale.Percent(float64(f.Progress)/10), tone.Ink()
	}
	if f.ReportedOn != "" {
		foot.Text += " · " + lang.L("lapor") + " " + locale.ShortDay(f.ReportedOn)
	}
	action := kit.NewParagraph(f.Action)
	action.MaxLines = 3
	return container.New(closeRows{}, top, action, foot)
}

// closeRows stacks lines that belong together without space between them.
type closeRows struct{}

// Layout is for Fyne.
func (closeRows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h
	}
}

// MinSize is for Fyne.
func (closeRows) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		m := o.MinSize()
		size.Width, size.Height = max(size.Width, m.Width), size.Height+m.Height
	}
	return size
}
