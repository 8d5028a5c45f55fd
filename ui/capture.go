package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// captureView takes a meeting down as it goes: agenda on the left, what was
// said in the middle, what the speaker owes on the right, and below them the
// line (baris catat) that has the keyboard.
type captureView struct {
	*Window
	meetingID int64
	session   *app.Session

	stream  *stream
	line    *captureLine
	waiting *waitingLines
	agenda  *agendaPanel
	side    *sidePanel

	queue *kit.Queue
	slow  *kit.Debounce
}

func newCaptureView(w *Window, meetingID int64) *captureView {
	v := &captureView{Window: w, meetingID: meetingID}
	session, err := w.app.Capture.Open(w.Context, meetingID)
	if !w.done(lang.L("Membuka rapat"), err) {
		return v
	}
	v.session = session
	v.queue = w.Queue()
	v.waiting = newWaitingLines(v)
	v.slow = w.Debounce(storeSlow, v.waiting.show)
	v.stream = newStream(v)
	v.line = newCaptureLine(v)
	v.agenda = newAgendaPanel(v)
	v.side = newSidePanel(v)
	return v
}

func (v *captureView) destination() string { return destMeetings }

// page lays the page out.
func (v *captureView) page() kit.Page {
	if v.session == nil {
		return kit.Page{Title: lang.L("Catat"), Content: kit.NewEmptyState(theme.WarningIcon(), lang.L("Rapat tidak dapat dibuka"), "")}
	}
	middle := container.NewBorder(nil, v.line.content, nil, nil, v.stream.content)
	sides := container.New(&columns{left: 250, right: 310}, v.agenda.content, middle, v.side.content)
	m := v.session.Live().Meeting
	return kit.Page{
		Title:    m.Title,
		Subtitle: words.LongDay(m.HeldOn),
		Content:  kit.NewPageBody(v.tabs(v.meetingID, tabCapture), sides, nil),
		Focus:    v.line.entry,
	}
}

// showActions offers the steps that the state of the meeting calls for.
func (v *captureView) showActions() {
	var bs []fyne.CanvasObject
	switch v.session.Live().Meeting.State {
	case app.Planned:
		bs = append(bs, kit.NewPrimaryButton(lang.L("Buka rapat"), theme.MediaPlayIcon(), func() { v.enter("/buka") }))
	case app.Running:
		bs = append(bs, kit.NewButton(lang.L("Skors"), theme.MediaPauseIcon(), func() { v.enter("/skors") }),
			kit.NewPrimaryButton(lang.L("Tutup rapat"), theme.MediaStopIcon(), func() { v.enter("/tutup") }))
	case app.Paused:
		bs = append(bs, kit.NewPrimaryButton(lang.L("Lanjutkan"), theme.MediaPlayIcon(), func() { v.enter("/lanjut") }))
	case app.Closed, app.Amending:
		bs = append(bs, kit.NewPrimaryButton(lang.L("Periksa catatan"), theme.ConfirmIcon(), func() { v.replace(newReviewView(v.Window, v.meetingID)) }))
	}
	v.shell.SetActions(bs...)
}

// enter carries out a line as if it had been typed, for whoever uses the mouse.
func (v *captureView) enter(line string) {
	v.line.send(app.HalfLine{Text: line, Began: v.now()}, v.line.refused)
	v.line.entry.Focus()
}

func (v *captureView) now() time.Time { return v.session.Now() }

func (v *captureView) refresh() {
	if v.session == nil {
		return
	}
	if !v.settled() || !v.done(lang.L("Membaca rapat"), v.session.Reload(v.Context)) {
		return
	}
	v.line.restore()
	v.side.forget()
	v.show()
	v.line.tellClock()
}

// mayLeave stores the half-typed line. What cannot be stored keeps the page open:
// whoever comes back reads the meeting from the archive.
func (v *captureView) mayLeave() bool {
	if v.line == nil {
		return true
	}
	v.line.box.Close()
	v.line.draft.Flush()
	if v.settled() {
		return true
	}
	v.waiting.tell()
	return false
}

// show is the way from the state of the meeting to all that is seen of it.
func (v *captureView) show() {
	v.agenda.show()
	v.stream.show()
	v.side.show()
	word, _ := meetingWord(v.session.Live().Meeting.State)
	v.shell.SetHeader(classed(v.session.Live().Meeting.Title, v.session.Live().Meeting.Classification), words.LongDay(v.session.Live().Meeting.HeldOn)+" · "+word)
	v.showActions()
	v.project()
	v.Window.commands.Refresh()
}

// changed shows what an action did.
func (v *captureView) changed(c app.Change) {
	defer v.line.tellClock()
	v.stream.looking = 0
	if len(c.Reports)+len(c.Extensions) > 0 {
		v.side.forget()
	}
	if c.Meeting != nil || len(c.Items) > 0 {
		v.show()
		return
	}
	if len(c.Entries) > 0 || len(c.FollowUps) > 0 {
		if v.stream.added(c) {
			v.agenda.added(c.Entries[0])
		} else {
			v.stream.show()
			v.agenda.show()
		}
		v.project()
	}
	v.side.changed(c)
}

// commands are those of a running meeting.
func (v *captureView) commands() []kit.Command {
	if v.session == nil {
		return nil
	}
	return v.allCommands()
}

func (v *captureView) allCommands() []kit.Command {
	menu := lang.L("Catat")
	cs := []kit.Command{
		{ID: "capture.next", Title: lang.L("Acara berikutnya"), Menu: menu, Key: fyne.KeyPageDown, Mod: ctrl, Run: func() { v.step(+1) }},
		{ID: "capture.previous", Title: lang.L("Acara sebelumnya"), Menu: menu, Key: fyne.KeyPageUp, Mod: ctrl, Run: func() { v.step(-1) }},
		{ID: "capture.line", Title: lang.L("Ke baris catat"), Menu: menu, Key: fyne.KeyL, Mod: ctrl, Run: func() { v.line.entry.Focus() }},
		{ID: "capture.list", Title: lang.L("Ke daftar catatan"), Menu: menu, Key: fyne.KeyD, Mod: ctrl, Run: v.stream.focus},
		{
			ID: "capture.undo", Title: lang.L("Batalkan tindakan terakhir"), Menu: menu, Group: 1, Key: fyne.KeyZ, Mod: shiftCtrl,
			Enabled: func() bool { return v.session.CanUndo() }, Run: func() { v.undo() },
		},
		{ID: "capture.open", Title: lang.L("Buka rapat"), Menu: menu, Group: 2, Run: func() { v.enter("/buka") }},
		{ID: "capture.pause", Title: lang.L("Skors rapat"), Menu: menu, Group: 2, Run: func() { v.enter("/skors") }},
		{ID: "capture.resume", Title: lang.L("Lanjutkan rapat"), Menu: menu, Group: 2, Run: func() { v.enter("/lanjut") }},
		{ID: "capture.close", Title: lang.L("Tutup rapat"), Menu: menu, Group: 2, Run: func() { v.enter("/tutup") }},
		v.screenCommand(),
	}
	return append(append(cs, v.editCommands()...), v.tabCommands(v.meetingID)...)
}

// step goes to the next or previous agenda item.
func (v *captureView) step(by int) {
	live := v.session.Live()
	for i, item := range live.Items {
		if item.ID == v.stream.item && i+by >= 0 && i+by < len(live.Items) {
			v.goToItem(live.Items[i+by].ID)
			return
		}
	}
}

func (v *captureView) goToItem(itemID int64) {
	if !v.session.Live().Meeting.Editable() { // nothing more is said there
		v.stream.look(itemID)
		return
	}
	v.act(lang.L("Pindah acara"), v.session.GoTo(itemID), nil)
	v.line.entry.Focus()
}

// undo takes the last action back.
func (v *captureView) undo() bool {
	v.store(v.session.Undo(), func(c app.Change, err error) {
		switch {
		case err != nil:
			v.line.say(kit.ToneRed, message(err))
		case c.Empty():
			v.line.say(kit.ToneNeutral, lang.L("Tidak ada lagi yang dapat dibatalkan."))
		default:
			v.line.say(kit.ToneNeutral, lang.L("Tindakan terakhir dibatalkan."))
			v.changed(c)
		}
	})
	return true
}

// columns lays out two columns of fixed width beside one that takes the rest.
// On a narrow window the right one gives way first.
type columns struct{ left, right float32 }

func (c *columns) widths(total float32) (left, right float32) {
	if total < kit.Zoomed(1000) {
		return kit.Zoomed(200), kit.Zoomed(250)
	}
	return kit.Zoomed(c.left), kit.Zoomed(c.right)
}

// Layout is for Fyne.
func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := theme.Padding() * 2
	if size.Width < kit.Zoomed(roomForSides) {
		c.stack(objects, size, gap)
		return
	}
	left, right := c.widths(size.Width)
	objects[0].Resize(fyne.NewSize(left, size.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left-right-2*gap, size.Height))
	objects[1].Move(fyne.NewPos(left+gap, 0))
	objects[2].Resize(fyne.NewSize(right, size.Height))
	objects[2].Move(fyne.NewPos(size.Width-right, 0))
}

// MinSize is for Fyne.
// stack sets the two sides below each other on the left, where the window is
// narrow for the size of its text.
func (c *columns) stack(objects []fyne.CanvasObject, size fyne.Size, gap float32) {
	left := min(kit.Zoomed(200), size.Width*0.34)
	half := (size.Height - gap) / 2
	objects[0].Resize(fyne.NewSize(left, half))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[2].Resize(fyne.NewSize(left, half))
	objects[2].Move(fyne.NewPos(0, half+gap))
	objects[1].Resize(fyne.NewSize(size.Width-left-gap, size.Height))
	objects[1].Move(fyne.NewPos(left+gap, 0))
}

// roomForSides is the width, at 100 % zoom, from which both sides have room
// beside what is said.
const roomForSides = 820

func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height = max(height, o.MinSize().Height)
	}
	return fyne.NewSize(kit.Zoomed(500), height)
}

// editEntry goes to the agenda item of an entry and puts it into the line.
func (v *captureView) editEntry(entryID int64) {
	e, ok := v.session.Live().Entry(entryID)
	if !ok {
		return
	}
	if e.ItemID != v.session.Live().Current().ID {
		v.goToItem(e.ItemID)
	}
	v.queue.Then(func() {
		v.stream.selectEntry(entryID)
		v.line.edit(e)
	})
}

// showEntry shows an entry in its place without changing anything: neither the
// line nor the agenda item being discussed.
func (v *captureView) showEntry(entryID int64) {
	if v.session == nil {
		return
	}
	if e, ok := v.session.Live().Entry(entryID); ok {
		v.agenda.follow(e.ItemID)
		v.stream.look(e.ItemID)
		v.stream.selectEntry(entryID)
		v.Window.Window.Canvas().Focus(v.stream.list)
	}
}
