package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/export/sheet"
)

// What takes something away without asking offers it back at once; taken back,
// it is as it was.
func TestTakenAwayIsOfferedBack(t *testing.T) {
	for _, tt := range []struct {
		name string
		// begin goes where the act is, and returns the act and a look at what it
		// takes away.
		begin func(s *stage) (act func(), look func() string)
	}{
		{"a topic of the plan", func(s *stage) (func(), func() string) {
			s.push(newPlanView(s.Window, 0))
			topics := top[*planView](s).topics
			topics.set([]app.Topic{{Title: "Drainase", Minutes: 20}, {Title: "Harga pangan"}, {Title: "Lain-lain"}})
			return func() { topics.remove(1) }, func() string { return fmt.Sprint(topics.read()) }
		}},
		{"returned sheets closed without taking", func(s *stage) (func(), func() string) {
			path, _ := s.answered("DLH", map[sheet.Key]string{sheet.KeyStatus: "Terkendala", sheet.KeyProgress: "sekitar 25%"})
			s.goTo(destSheets)
			v := top[*sheetsView](s)
			v.drop(kindWorkbook, []string{path})
			v.take.nod()
			return func() { s.tap("Tutup tanpa mengambil") }, func() string {
				return fmt.Sprint(len(v.take.previews), v.take.shown, v.take.certain.Checked, v.take.groups, v.take.deciding.Visible())
			}
		}},
		{"the second place", func(s *stage) (func(), func() string) { return s.secondPlace("Jangan salin lagi") }},
		{"the lock of the second place", func(s *stage) (func(), func() string) {
			key, err := s.app.Backups.NewBackupKey(s.Context)
			if err != nil {
				s.t.Fatal(err)
			}
			if err := s.app.Backups.SetRecipient(key.Public); err != nil {
				s.t.Fatal(err)
			}
			return s.secondPlace("Jangan disandikan lagi")
		}},
		{"a saved filter", func(s *stage) (func(), func() string) {
			v := s.filtersSaved()
			return func() {
				v.manageSaved()
				s.press(fyne.KeyA, ctrl)
				s.press(fyne.KeyBackspace)
				s.press(fyne.KeyReturn)
			}, func() string { return fmt.Sprint(v.savedFilters()) }
		}},
		{"a saved filter of the same name", func(s *stage) (func(), func() string) {
			v := s.filtersSaved()
			s.narrow(v, "#pangan ")
			return func() {
				v.saveFilter()
				s.write("terlambat")
				s.press(fyne.KeyReturn)
			}, func() string { return fmt.Sprint(v.savedFilters()) }
		}},
	} {
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
