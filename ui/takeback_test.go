package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/export/sheet"
)

// What takes something away without asking offers it back at once; taken back,
// it is as it was.
func TestTakenAwayIsOfferedBack(t *testing.T) {
	for _, tt := range takenAway {
		t.Run(tt.name, func(t *testing.T) {
			s := newFollowUpStage(t)
			act, look := tt.begin(s)
			before := look()
			act()
			if after := look(); after == before {
				t.Fatalf("got %s still, want it gone", after)
			}
			s.commands.Dispatch("app.toast")
			if got := look(); got != before {
				t.Errorf("taken back: got\n%s\nwant\n%s", got, before)
			}
			s.calm()
		})
	}
}

// A destructive act takes something away.
type destructive struct {
	name string
	// does is the function that does it, where [TestNothingIsTakenAwayUnasked]
	// finds one.
	does string
	// begin goes where the act is, and returns the act and a look at what it
	// takes away.
	begin func(s *stage) (act func(), look func() string)
}

// takenAway are the acts that do not ask.
var takenAway = []destructive{
	{"a topic of the plan", "", func(s *stage) (func(), func() string) {
		s.push(newPlanView(s.Window, 0))
		topics := top[*planView](s).topics
		topics.set([]app.Topic{{Title: "Drainase", Minutes: 20}, {Title: "Harga pangan"}, {Title: "Lain-lain"}})
		return func() { topics.remove(1) }, func() string { return fmt.Sprint(topics.read()) }
	}},
	{"returned sheets closed without taking", "", func(s *stage) (func(), func() string) {
		path, _ := s.answered("DLH", map[sheet.Key]string{sheet.KeyStatus: "Terkendala", sheet.KeyProgress: "sekitar 25%"})
		s.goTo(destSheets)
		v := top[*sheetsView](s)
		v.drop(kindWorkbook, []string{path})
		v.take.nod()
		return func() { s.tap("Tutup tanpa mengambil") }, func() string {
			return fmt.Sprint(len(v.take.previews), v.take.shown, v.take.certain.Checked, v.take.groups, v.take.deciding.Visible())
		}
	}},
	{"an entry", "stream.remove", func(s *stage) (func(), func() string) {
		v := s.taking()
		return func() { s.press(fyne.KeyDelete) }, func() string { return written(v) }
	}},
	{"an entry merged with the one above", "captureView.mergeSelected", func(s *stage) (func(), func() string) {
		v := s.taking()
		return func() { s.press(fyne.KeyJ, ctrl) }, func() string { return written(v) }
	}},
	{"an attachment", "attachmentsView.remove", func(s *stage) (func(), func() string) {
		id := s.meetingIn(app.Closed)
		f := app.NewAttachment{Name: "undangan.pdf", Content: []byte("%PDF-1.7\n%%EOF")}
		if _, err := s.app.Attachments.Add(s.Context, id, f); err != nil {
			s.t.Fatal(err)
		}
		v := newAttachmentsView(s.Window, id)
		s.push(v)
		v.list.SetCursor(0)
		return v.remove, func() string { return fmt.Sprint(names(s.attachments(id))) }
	}},
	{"a profile", "profileSection.remove", func(s *stage) (func(), func() string) {
		s.editor()
		p := s.settingsOn(sectionProfiles).section.(*profileSection)
		p.mark("Salinan Permendagri 1/2023")
		return p.remove, s.profileNames
	}},
	{"a file used last", "recentView.forgetAll", func(s *stage) (func(), func() string) {
		v := s.recentGone()
		return func() { v.forget(0) }, func() string { return fmt.Sprint(v.all) }
	}},
	{"files used last that are gone", "recentView.forgetAll", func(s *stage) (func(), func() string) {
		v := s.recentGone()
		return v.tidy, func() string { return fmt.Sprint(v.all) }
	}},
	{"the second place", "secondCard.leave", func(s *stage) (func(), func() string) { return s.secondPlace("Jangan salin lagi") }},
	{"the lock of the second place", "", func(s *stage) (func(), func() string) {
		key, err := s.app.Backups.NewBackupKey(s.Context)
		if err != nil {
			s.t.Fatal(err)
		}
		if err := s.app.Backups.SetRecipient(key.Public); err != nil {
			s.t.Fatal(err)
		}
		return s.secondPlace("Jangan disandikan lagi")
	}},
	{"a saved filter", "", func(s *stage) (func(), func() string) {
		v := s.filtersSaved()
		return func() {
			v.manageSaved()
			s.press(fyne.KeyA, ctrl)
			s.press(fyne.KeyBackspace)
			s.press(fyne.KeyReturn)
		}, func() string { return fmt.Sprint(v.savedFilters()) }
	}},
	{"a saved filter of the same name", "", func(s *stage) (func(), func() string) {
		v := s.filtersSaved()
		s.narrow(v, "#pangan ")
		return func() {
			v.saveFilter()
			s.write("terlambat")
			s.press(fyne.KeyReturn)
		}, func() string { return fmt.Sprint(v.savedFilters()) }
	}},
}

// secondPlace names a folder for copies, and a button that changes that.
func (s *stage) secondPlace(button string) (act func(), look func() string) {
	s.t.Helper()
	if _, err := s.app.Backups.SetSecond(s.Context, newDisk(s.t)); err != nil {
		s.t.Fatal(err)
	}
	s.goTo(destSettings)
	top[*settingsView](s).open(sectionArchive)
	return func() { s.tap(button) }, func() string {
		st, err := s.app.Backups.State(s.Context)
		if err != nil {
			s.t.Error(err)
		}
		return st.Second.Folder + " " + st.Second.Recipient
	}
}

// filtersSaved is the register with two saved filters.
func (s *stage) filtersSaved() *followUpsView {
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	v.keepFilters([]savedFilter{{"Terlambat", "telat"}, {"Stunting", "#stunting"}})
	return v
}

// taking is a meeting being taken down, with the second of two entries marked.
func (s *stage) taking() *captureView {
	s.openMeeting(s.meetingIn(app.Running), tabCapture)
	v := top[*captureView](s)
	s.enter("Saluran dikeruk")
	s.enter("Pompa diperiksa")
	s.Window.Window.Canvas().Focus(v.stream.list)
	v.stream.selectEntry(v.session.Live().Entries[1].ID)
	return v
}

// written is what the entries say.
func written(v *captureView) (text string) {
	for _, e := range v.session.Live().Entries {
		text += fmt.Sprintln(e.ID, e.Kind, e.Body)
	}
	return text
}

// recentGone lists two files used last, of which one is gone.
func (s *stage) recentGone() *recentView {
	folder := s.t.TempDir()
	there := filepath.Join(folder, "notula.pdf")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.Picked(folder, []string{there, filepath.Join(folder, "hilang.xlsx")})
	v := newRecentView(s.Window)
	s.push(v)
	return v
}

// The button on the message of an act takes that act back, not one that came
// later.
func TestLaterActIsNotMistakenForTheFormer(t *testing.T) {
	s := newFollowUpStage(t)
	v := s.taking()
	s.press(fyne.KeyDelete)
	s.press(fyne.KeyEscape)
	s.enter("Gorong-gorong dibuka")
	before := written(v)
	s.commands.Dispatch("app.toast")
	if got := written(v); got != before {
		t.Errorf("got\n%s\nwant\n%s", got, before)
	}
	s.sees("Sesudah itu ada tindakan lain.")
	s.calm()
}
