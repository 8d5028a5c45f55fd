package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

func TestEnterOpensTheFirstMeeting(t *testing.T) {
	s, v := newCaptureStage(t)
	s.press(fyne.Key2, fyne.KeyModifierAlt)
	s.press(fyne.KeyReturn)
	if got := top[*planView](s).meetingID; got != v.meetingID {
		t.Errorf("got meeting %d, want %d", got, v.meetingID)
	}
	s.calm()
}

func TestTakenSuggestionGoesOnBehindASpace(t *testing.T) {
	s, v := newCaptureStage(t)
	s.write("@dl")
	s.press(fyne.KeyTab)
	s.write("/k Armada kurang")
	s.press(fyne.KeyReturn)
	s.write("/t Tambah armada @dl")
	s.press(fyne.KeyReturn) // takes the suggestion
	s.write("+pup")
	s.press(fyne.KeyTab)
	s.write(">akhir t")
	s.press(fyne.KeyTab)
	s.press(fyne.KeyReturn)
	es, fs := v.session.Live().Entries, v.session.Live().FollowUps
	if len(es) != 2 || len(fs) != 1 {
		t.Fatalf("got %d entries and %d follow-ups, want 2 and 1; the line holds %q", len(es), len(fs), v.line.entry.Text)
	}
	if got := es[0].Speaker + ": " + es[0].Body; got != "DLH: Armada kurang" {
		t.Errorf("got %q, want the taken speaker and the text", got)
	}
	if f := fs[0]; f.Action != "Tambah armada" || f.Due.On != "2026-12-31" || len(f.Supports) != 1 {
		t.Errorf("got %q due %s with %d supports, want what was taken", f.Action, f.Due.On, len(f.Supports))
	}
	s.calm()
}

// A deadline that is complete may begin a longer one; Enter must not take that
// in its place.
func TestEnterBehindADeadlineKeepsIt(t *testing.T) {
	s, v := newCaptureStage(t)
	s.write("/t Tambah armada @DLH >akhir b")
	s.press(fyne.KeyTab)
	s.press(fyne.KeyReturn)
	s.write("/t Periksa armada @DLH >jumat ")
	s.press(fyne.KeyReturn)
	fs := v.session.Live().FollowUps
	if len(fs) != 2 || fs[0].Due.On != "2026-11-30" || fs[1].Due.On != "2026-11-27" {
		t.Errorf("got follow-ups %+v and the line %q, want them due on 30 and 27 November", fs, v.line.entry.Text)
	}
	s.calm()
}

// What is being typed is not wrong yet.
func TestNoWarningWhileAListIsOpen(t *testing.T) {
	s, _ := newCaptureStage(t)
	s.write("/stat")
	s.misses("Perintah tidak dikenal")
	s.press(fyne.KeyEscape)
	s.write(" ")
	s.sees("Perintah tidak dikenal")
	s.calm()
}

// The chair is prompted while the speaker begins, not after the first line.
func TestPanelFollowsWhoIsBeingNamed(t *testing.T) {
	s, v := newCaptureStage(t)
	s.enter("@PUPR /l Jalan baik")
	s.sees("Dinas PUPR")
	s.write("@DLH ")
	if got := v.side.agency; v.session.Live().Agencies[got].Code != "DLH" {
		t.Errorf("got the panel of agency %d, want that of DLH", got)
	}
	for range "@DLH " {
		s.press(fyne.KeyBackspace)
	}
	if got := v.side.agency; v.session.Live().Agencies[got].Code != "Dinas PUPR" {
		t.Errorf("got the panel of agency %d, want that of who has the floor", got)
	}
	s.calm()
}

// Whoever takes suggestions by Tab presses it from habit behind a code that is
// complete, too.
func TestTabNeverLeavesALineWithText(t *testing.T) {
	s, v := newCaptureStage(t)
	c := s.Window.Window.Canvas()
	s.write("@DLH")
	s.press(fyne.KeyTab)
	s.write("/k Armada")
	s.press(fyne.KeyTab)
	s.press(fyne.KeyTab)
	s.write("kurang")
	if got, want := v.line.entry.Text, "@DLH /k Armada kurang"; got != want {
		t.Errorf("got line %q, want %q", got, want)
	}
	s.press(fyne.KeyReturn)
	if c.Focused() != v.line.entry {
		t.Errorf("got focus on %T, want it on the line", c.Focused())
	}
	s.press(fyne.KeyTab)
	if c.Focused() == v.line.entry {
		t.Error("Tab does not leave the empty line")
	}
	s.calm()
}

// statuses lists the attendance by agency.
func (v *attendanceView) statuses() map[string]app.AttendanceStatus {
	out := map[string]app.AttendanceStatus{}
	live := v.session.Live()
	for _, a := range live.Attendance {
		out[live.Agencies[a.AgencyID].Code] = a.Status
	}
	return out
}

// Three letters, the mark, the next three letters.
func TestMarkingBySearchGoesOnInTheSearch(t *testing.T) {
	s, _ := newCaptureStage(t)
	s.press(fyne.KeyF7)
	v := top[*attendanceView](s)
	for _, step := range []struct{ find, mark string }{{"pupr", "h"}, {"hidup", "i"}, {"dishub", "s"}} {
		s.write(step.find)
		s.press(fyne.KeyReturn)
		s.write(step.mark)
	}
	got := v.statuses()
	for code, want := range map[string]app.AttendanceStatus{"Dinas PUPR": app.Present, "DLH": app.Excused, "Dishub": app.Sick, "Dinkes": app.Unmarked} {
		if got[code] != want {
			t.Errorf("%s: got %s, want %s", code, got[code], want)
		}
	}
	s.calm()
}

func TestSearchDoesNotReachFromOneNameIntoTheNext(t *testing.T) {
	s, _ := newCaptureStage(t)
	s.press(fyne.KeyF7)
	v := top[*attendanceView](s)
	s.write("kota prabumulih i") // "Inspektorat Kota Prabumulih", "Inspektur Daerah" are two
	if len(v.shown) != 0 {
		t.Errorf("got %q, want nothing found", v.shown[0].Post)
	}
	s.calm()
}

func TestMarkingGoesDownTheListPastADeputy(t *testing.T) {
	s, _ := newCaptureStage(t)
	s.press(fyne.KeyF7)
	v := top[*attendanceView](s)
	s.press(fyne.KeyDown)
	s.write("h")
	s.write("w")
	s.sees("Mewakili")
	s.write("Contoh Wakil")
	s.press(fyne.KeyTab)
	s.write("Sekretaris Dinas")
	s.press(fyne.KeyReturn)
	s.write("i")
	var got []app.AttendanceStatus
	for _, a := range v.session.Live().Attendance[:3] {
		got = append(got, a.Status)
	}
	if got[0] != app.Present || got[1] != app.Deputy || got[2] != app.Excused {
		t.Errorf("got %v, want present, deputy, excused", got)
	}
	if a := v.session.Live().Attendance[1]; a.Name != "Contoh Wakil" || a.DeputyPost != "Sekretaris Dinas" {
		t.Errorf("got deputy %q, %q", a.Name, a.DeputyPost)
	}
	s.calm()
}

// The list of remarks is hidden when there are none, and takes no keyboard.
// Neither may the field keep it that looked for a command and is gone.
func TestEnterMakesCompleteMinutesFinal(t *testing.T) {
	s, v := newCaptureStage(t)
	for _, line := range []string{"/buka 09.00", "/hadir @opd", "Satu catatan", "/tutup 10.00"} {
		s.enter(line)
	}
	if err := s.app.Offices.Save(s.Context, &app.Office{Government: "Pemerintah Kota Contoh", Zone: app.WIB}); err != nil {
		t.Fatal(err)
	}
	s.push(newReviewView(s.Window, v.meetingID))
	s.sees("Tidak ada yang kurang")
	s.press(fyne.KeyK, fyne.KeyModifierControl)
	s.press(fyne.KeyEscape)
	s.press(fyne.KeyReturn)
	s.sees("Sahkan notula?")
	s.press(fyne.KeyReturn)
	top[*minutesView](s)
	s.calm()
}

// What a line adds is shown without looking at everything else; it must look as
// if everything had been.
func TestAddedEntryIsShownLikeTheRest(t *testing.T) {
	s, v := newCaptureStage(t)
	for _, line := range []string{
		"/buka 09.00", "/acara 1", "@PUPR /k Saluran tersumbat", "/u Dikeruk bersama", "@DLH /l Armada cukup",
		"/t Keruk saluran @PUPR +DLH >30/11", "/t Rapikan kantor @badan >besok", "/hadir @PUPR", "/acara 2", "/l Sampah", "Biasa saja",
	} {
		s.enter(line)
		added := s.text()
		v.show()
		if all := s.text(); added != all {
			t.Fatalf("%s: got %q, want %q", line, added, all)
		}
	}
	s.calm()
}

func TestFinalMinutesAreReadItemByItem(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.openMeeting(id, tabCapture)
	v := top[*captureView](s)
	items := v.session.Live().Items
	for i := len(items) - 2; i >= 0; i-- {
		s.press(fyne.KeyPageUp, fyne.KeyModifierControl)
		if v.stream.item != items[i].ID {
			t.Fatalf("got item %d shown, want %q", v.stream.item, items[i].Title)
		}
	}
	s.calm()
}

// Nobody corrects an entry of final minutes word by word to be refused at the end.
func TestFinalEntriesAreNotOpenedForCorrection(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.openMeeting(id, tabCapture)
	v := top[*captureView](s)
	for _, open := range []func(){
		func() { s.press(fyne.KeyUp) }, func() { s.press(fyne.KeyF2) }, func() { s.press(fyne.KeyE, ctrl) },
	} {
		open()
		if v.line.editing != 0 || v.line.entry.Text != "" {
			t.Errorf("got %q in the line, want nothing", v.line.entry.Text)
		}
		s.sees("Notula sudah disahkan. Perbaiki lewat ralat (F9).")
	}
	s.calm()
}
