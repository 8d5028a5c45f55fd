package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// What a monkey does, each act telling what it did.

func (m *monkey) key() fyne.KeyName {
	keys := []fyne.KeyName{
		fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEscape, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp,
		fyne.KeyLeft, fyne.KeyRight, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyDelete, fyne.KeyBackspace,
		fyne.KeySpace, fyne.KeyEnter, fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF6, fyne.KeyF7, fyne.KeyF8,
		fyne.KeyF9, fyne.KeyF10, fyne.KeyF11, fyne.KeyF12, fyne.KeyA, fyne.KeyD, fyne.KeyX, fyne.KeyPlus,
	}
	return keys[m.rand.IntN(len(keys))]
}

func (m *monkey) pressAKey() string {
	k := m.key()
	m.press(k)
	return "press " + string(k)
}

func (m *monkey) pressAKeyWithOthers() string {
	mods := []fyne.KeyModifier{ctrl, shiftCtrl, fyne.KeyModifierShift, fyne.KeyModifierAlt}
	mod := mods[m.rand.IntN(len(mods))]
	k := m.key()
	if m.rand.IntN(2) == 0 {
		k = fyne.KeyName('A' + rune(m.rand.IntN(26)))
	}
	if m.rand.IntN(4) == 0 {
		k = fyne.KeyName('1' + rune(m.rand.IntN(9)))
	}
	if mod == ctrl && k == fyne.KeyQ {
		return "not Ctrl+Q"
	}
	m.press(k, mod)
	return "press " + kit.KeyText(k, mod)
}

// monkeyTexts are typed anywhere.
var monkeyTexts = []string{
	"a", "rapat", "31/12/2026", "29/2/2027", "100%", "99999999999999999999", "09.00", "25.99", "@PUPR", "-1", "'; DROP TABLE entries; --",
	"=cmd|' /C calc'!A0", "\U0001f600 \u202eterbalik", "e\u0301\u0301\u0301", "ꦗꦮ", strings.Repeat("panjang", 60), "x\ty", "Dr. H. Contoh, S.H., M.Si.",
	"telat #stunting jatuh:2026-12", "status:", "\"tak tertutup", "/", "@", ">", "#", "\\", "{", "",
}

func (m *monkey) typeSomething() string {
	text := monkeyTexts[m.rand.IntN(len(monkeyTexts))]
	m.write(text)
	return fmt.Sprintf("type %.40q", text)
}

// monkeyLines are typed into the capture line; %s is a mark of the line.
var monkeyLines = []string{
	"%s saluran tersumbat", "@PUPR /k %s", "/t %s @PUPR @DLH >1 minggu", "/a %s @semua", "/t %s @camat >\"APBD-P\"", "@tidakada /u %s {x: 2 km}",
	"/p %s #stunting !1", "\\/t %s", "\"@dinas\" %s", "... %s", "/buka", "/tutup", "/skors", "/lanjut", "/acara 2", "/acara + Judul %s", "/acara 99",
	"/hadir @PUPR", "/wakil @DLH Sekretaris, Contoh %s", "/pulang @PUPR 23.59", "/tamu Contoh %s, Camat, Kec", "s/saluran/parit/", "s/x//g",
	"/status 1 selesai", "/status TL-2026-0001 60%", "/tunda TL-2026-0001 >30/12 %s", "/t", "@", "/", "... ", "/t @semua",
}

// typeLines types some lines into the capture line; from elsewhere it first
// leads to the capture page. What was called stored is remembered.
func (m *monkey) typeLines() string {
	v, ok := m.shown().(*captureView)
	if !ok || kit.ModalOpen(m.Window.Window) {
		return m.openCapture()
	}
	var typed []string
	for range 1 + m.rand.IntN(4) {
		typed = append(typed, m.typeALine(v))
	}
	return fmt.Sprintf("lines %q", typed)
}

func (m *monkey) typeALine(v *captureView) string {
	if m.Window.Window.Canvas().Focused() != fyne.Focusable(v.line.entry) {
		v.line.entry.Focus()
	}
	m.lines++
	mark := fmt.Sprintf("tanda%dx", m.lines)
	text := strings.ReplaceAll(monkeyLines[m.rand.IntN(len(monkeyLines))], "%s", mark)
	correcting := v.line.editing != 0 // Esc leaves a correction
	m.write(text)
	typed := v.line.entry.Text
	m.press(fyne.KeyEscape) // closes the list
	m.press(fyne.KeyReturn)
	if !correcting && strings.Contains(typed, mark) && v.line.entry.Text == "" && v.queue.Len() == 0 && m.shown() == view(v) {
		m.stored = append(m.stored, mark)
	}
	if m.rand.IntN(3) == 0 && m.Window.Window.Canvas().Focused() == fyne.Focusable(v.line.entry) { // what was refused stands in the line again
		m.press(fyne.KeyA, ctrl)
		m.press(fyne.KeyDelete)
	}
	return typed
}

func (m *monkey) openCapture() string {
	if kit.ModalOpen(m.Window.Window) {
		m.press(fyne.KeyEscape)
	}
	if kit.ModalOpen(m.Window.Window) {
		return "Esc to get to the line"
	}
	list, _, err := m.app.Meetings.List(m.Context, app.MeetingFilter{}, 3, 0)
	if err != nil {
		m.t.Fatal(err)
	}
	if len(list) == 0 {
		return "no meeting to capture"
	}
	l := list[m.rand.IntN(len(list))]
	m.openMeeting(l.ID, tabCapture)
	return fmt.Sprintf("capture meeting %d", l.ID)
}

func (m *monkey) runACommand() string {
	all := m.commands.All()
	c := all[m.rand.IntN(len(all))]
	if c.ID == "app.quit" {
		return "not quit"
	}
	ran := m.commands.Dispatch(c.ID)
	return fmt.Sprintf("command %s (%v)", c.ID, ran)
}

func (m *monkey) openAPage() string {
	d := destinations()[m.rand.IntN(len(destinations()))]
	m.commands.Dispatch("go." + d.ID)
	return "go to " + d.ID
}

// tapSomething taps one of the things in front that can be tapped.
func (m *monkey) tapSomething() string {
	type place struct {
		o  fyne.CanvasObject
		at fyne.Position
	}
	var all []place
	walk(m.front(), func(o fyne.CanvasObject, at fyne.Position) bool {
		switch o.(type) {
		case fyne.Tappable, desktop.Mouseable:
			all = append(all, place{o, at})
		}
		return true
	})
	if len(all) == 0 {
		return "nothing to tap"
	}
	p := all[m.rand.IntN(len(all))]
	inside := fyne.NewPos(p.o.Size().Width*m.rand.Float32(), p.o.Size().Height*m.rand.Float32())
	name := fmt.Sprintf("tap %T", p.o)
	if b, ok := p.o.(*kit.Button); ok {
		name += fmt.Sprintf(" %q", b.Text)
	}
	if mouse, ok := p.o.(desktop.Mouseable); ok {
		ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: inside, AbsolutePosition: p.at.Add(inside)}}
		mouse.MouseDown(ev)
		mouse.MouseUp(ev)
	}
	if tapped, ok := p.o.(fyne.Tappable); ok {
		test.TapAt(tapped, inside)
	}
	return name
}

func (m *monkey) letTimePass() string {
	spans := []time.Duration{100 * time.Millisecond, time.Second, 5 * time.Second, time.Minute, 3 * time.Hour, 26 * time.Hour}
	d := spans[m.rand.IntN(len(spans))]
	m.clock.Move(d)
	if m.rand.IntN(12) == 0 {
		m.clock.Time = m.clock.Time.Add(-2 * time.Hour) // the battery was flat
		return fmt.Sprintf("%v pass, and the clock goes back", d)
	}
	return fmt.Sprintf("%v pass", d)
}

func (m *monkey) endLateWork() string {
	n := len(m.late)
	if n == 0 {
		return "no late work"
	}
	i := m.rand.IntN(n)
	work := m.late[i]
	m.late = slices.Delete(m.late, i, i+1)
	work()
	return fmt.Sprintf("end work %d of %d", i+1, n)
}

func (m *monkey) resizeWindow() string {
	size := fyne.NewSize(float32(300+m.rand.IntN(1700)), float32(200+m.rand.IntN(1000)))
	m.settle(size)
	return fmt.Sprintf("resize to %v", size)
}

func (m *monkey) dropFiles() string {
	var uris []fyne.URI
	paths := m.anyFiles()
	for _, p := range paths {
		uris = append(uris, storage.NewFileURI(p))
	}
	m.dropped(uris)
	return fmt.Sprintf("drop %v", paths)
}

// killProgram ends the program as a power cut would, and starts it again.
func (m *monkey) killProgram() string {
	m.kill()
	path := m.app.Path()
	m.stage = reopenStage(m.t, path, m.stage)
	m.attach()
	return "kill and start again"
}
