package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

// Every view of an empty archive says what goes there and how it begins.
func TestEmptyViewsSayWhatGoesThere(t *testing.T) {
	s := newStage(t)
	p := app.Plan{Meeting: app.Meeting{Title: "Rapat pertama", HeldOn: "2026-11-23", Classification: app.Ordinary}}
	section := func(i int) func() { return func() { s.openSection(i) } }
	for _, tt := range []struct {
		name string
		open func()
		want []string
	}{
		{"rapat", func() { s.goTo(destMeetings) }, []string{"Belum ada rapat", "Rapat baru", "Ctrl+N"}},
		{"tindak-lanjut", func() { s.goTo(destFollowUps) }, []string{"Belum ada tindak lanjut", "“/t”", "Alt+2"}},
		{"lembar", func() { s.goTo(destSheets) }, []string{"Belum ada yang perlu dikirim", "Alt+2"}},
		{"ambil", func() { s.goTo(destSheets); top[*sheetsView](s).turn(partTake) }, []string{"Belum ada lembar yang diambil kembali", "Ctrl+O"}},
		{"lapor", func() { s.goTo(destSheets); top[*sheetsView](s).turn(partReport) }, []string{"Tidak ada laporan yang ditunggu"}},
		{"cari", s.find, []string{"Cari dalam semua rapat"}},
		{"cadangan", s.openBackups, []string{"Belum ada cadangan", "Ctrl+O"}},
		{"beda", s.openConflicts, []string{"Tidak ada perbedaan yang menunggu"}},
		{"opd", section(sectionAgencies), []string{"Belum ada perangkat daerah", "Ctrl+I", "Ctrl+N"}},
		{"pejabat", section(sectionPeople), []string{"Belum ada pejabat", "Ctrl+N"}},
		{"isu", section(sectionIssues), []string{"Belum ada isu strategis", "Ctrl+N"}},
		{"tanda-tangan", section(sectionSigning), []string{"Daftar tepercaya masih kosong", "Ctrl+N"}},
		{"terakhir", func() { s.recents().forget(s.app.Path()); s.push(newRecentView(s.Window)) }, []string{"Belum ada yang dipakai"}},
		{"hadir", func() {
			if err := s.app.Meetings.Save(s.Context, &p); err != nil {
				t.Fatal(err)
			}
			s.openMeeting(p.Meeting.ID, tabAttendance)
		}, []string{"Belum ada undangan", "F5", "Tambah tamu"}},
		{"lampiran", func() { s.openMeeting(p.Meeting.ID, tabAttachments) }, []string{"Belum ada lampiran", "Ctrl+O"}},
		{"catat", func() { s.openMeeting(p.Meeting.ID, tabCapture) }, []string{"Belum ada catatan pada acara ini"}},
		{"notula", func() { s.openMeeting(p.Meeting.ID, tabMinutes) }, []string{"Catat rapat"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s.t = t
			s.goTo(destHome)
			tt.open()
			s.sees(tt.want...)
			s.checkPage("kosong-" + tt.name)
		})
	}
	s.t = t
	s.calm()
}

// What does not match is another thing than what is not there, and one press
// leads back.
func TestNothingMatchesIsSaid(t *testing.T) {
	s, _ := newSampleStage(t)
	s.goTo(destMeetings)
	m := top[*meetingsView](s)
	s.fill(m.search, "tidak mungkin ada")
	s.sees("Tidak ada yang cocok", "Tidak ada rapat")
	s.misses("Belum ada rapat")
	s.tap("Hapus saringan")
	s.sees("(contoh)")
	for _, section := range []int{sectionAgencies, sectionPeople} {
		s.openSection(section)
		s.write("tidak mungkin ada")
		s.sees("Tidak ada yang cocok")
		s.checkPage("tidak-cocok")
		s.tap("Hapus saringan")
		s.misses("Tidak ada yang cocok")
		s.write("contoh") // the keyboard is where one types again
		s.press(fyne.KeyEscape)
	}
	s.calm()
}
