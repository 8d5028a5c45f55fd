package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// newSeriesStage is a stage on which a series has had one meeting, whose
// minutes are final, with a follow-up that is late and a topic nobody spoke to.
func newSeriesStage(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	if _, err := s.app.Agencies.ImportStarter(s.Context, app.StarterPrabumulih); err != nil {
		t.Fatal(err)
	}
	office := app.Office{Government: "Pemerintah Kota Contoh", City: "Contoh", Zone: app.WIB}
	if err := s.app.Offices.Save(s.Context, &office); err != nil {
		t.Fatal(err)
	}
	agencies, err := s.app.Agencies.All(s.Context)
	if err != nil {
		t.Fatal(err)
	}
	plan := app.Plan{
		Meeting:   app.Meeting{Title: "Rakor pekan lalu", HeldOn: "2026-11-16", Starts: "08:30", Place: "Ruang Contoh"},
		Series:    "Rakor mingguan",
		Topics:    []app.Topic{{Title: "Infrastruktur", Minutes: 30}, {Title: "Harga pangan"}},
		Officials: []app.Official{{Role: app.RoleChair, Post: "Wali Kota"}},
		Invited:   []int64{agencies[3].ID},
	}
	if err := s.app.Meetings.Save(s.Context, &plan); err != nil {
		t.Fatal(err)
	}
	session, err := s.app.Capture.Open(s.Context, plan.Meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"/buka 08.30", "/acara 1", "/t Keruk saluran @PUPR >20/11/2026", "/t Pilah sampah @DLH >31/12", "/tamu Contoh Tamu, Ketua, Forum Contoh", "/tutup 11.00"} {
		if _, err := session.Enter(line, s.clock.Time.AddDate(0, 0, -7)).Do(s.Context); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.app.Minutes.Finalize(s.Context, plan.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNewMeetingStartsFromItsSeries(t *testing.T) {
	s := newSeriesStage(t)
	s.push(newPlanView(s.Window, 0))
	v := top[*planView](s)
	s.fill(v.form.series, "Rakor")
	s.sees("Seri yang sudah ada:")
	s.misses("Masih terbuka")
	s.tap("Rakor mingguan")
	s.sees("Rapat terakhir: Senin, 16 November 2026", "Belum dibahas", "Masih terbuka", "1 lewat tenggat", "Keruk saluran", "TL-2026-0001 · Dinas PUPR · 0%")
	s.fill(v.form.title, "Rakor pekan ini")
	s.fill(v.topics.rows[0].title, "Inflasi")
	v.series.approval.SetChecked(true)
	v.series.topics[0].SetChecked(false)
	s.settle(screen)
	s.tap("Ambil dari rapat terakhir")
	s.misses("Ambil dari rapat terakhir")
	s.press(fyne.KeyS, fyne.KeyModifierControl)
	r, err := s.app.Meetings.Record(s.Context, top[*planView](s).meetingID)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, item := range r.Items {
		titles = append(titles, item.Title)
	}
	want := []string{"Pembukaan", "Pengesahan notula rapat lalu", "Harga pangan", "Inflasi", "Penutup"}
	if len(titles) != len(want) {
		t.Fatalf("got the agenda %q, want %q", titles, want)
	}
	for i := range want {
		if titles[i] != want[i] {
			t.Errorf("got %q as item %d, want %q", titles[i], i, want[i])
		}
	}
	if r.Meeting.Title != "Rakor pekan ini" || r.Meeting.Place != "Ruang Contoh" || r.Meeting.Starts != "08:30" || len(r.Attendance) != 1 || len(r.Officials) != 1 {
		t.Errorf("got %+v, %d invited, %d officials", r.Meeting, len(r.Attendance), len(r.Officials))
	}

	s.push(newPlanView(s.Window, 0))
	v = top[*planView](s)
	s.fill(v.form.series, "rakor mingguan")
	if !v.series.approval.Checked {
		t.Error("the wish for the approval of minutes is not remembered")
	}
	s.press(fyne.KeyR, fyne.KeyModifierControl)
	if got := len(v.topics.read()); got != 3 {
		t.Errorf("got %d topics by the key, want the approval and two of last time", got)
	}
	s.press(fyne.KeyR, fyne.KeyModifierControl)
	if got := len(v.topics.read()); got != 3 {
		t.Errorf("got %d topics, want nothing taken twice", got)
	}
	s.calm()
}

func TestPanelShowsWhatTheSeriesWaitsForUntilSomebodySpeaks(t *testing.T) {
	s := newSeriesStage(t)
	plan := app.Plan{Meeting: app.Meeting{Title: "Rakor pekan ini", HeldOn: "2026-11-23"}, Series: "Rakor mingguan", Topics: []app.Topic{{Title: "Umum"}}}
	if err := s.app.Meetings.Save(s.Context, &plan); err != nil {
		t.Fatal(err)
	}
	s.openMeeting(plan.Meeting.ID, tabCapture)
	s.sees("Masih terbuka", "1 lewat tenggat", "Keruk saluran", "Pilah sampah")
	s.settle(screen.Subtract(fyne.NewSize(0, 60)))
	s.enter("@DLH")
	s.sees("Pilah sampah")
	s.misses("Keruk saluran")
	s.enter("/status TL-2026-0002 40% berjalan")
	s.sees("40%")
	s.calm()
}

func TestPlanWithSeriesFitsTheScreen(t *testing.T) {
	s := newSeriesStage(t)
	for _, mode := range []kit.Mode{kit.ModeLight, kit.ModeDark} {
		s.look.set(mode)()
		s.push(newPlanView(s.Window, 0))
		s.fill(top[*planView](s).form.series, "Rakor mingguan")
		s.checkPage("rencana-seri")
	}
}

func TestOrderToManyAgenciesIsOneRow(t *testing.T) {
	newStage(t) // widgets need an app
	open := openOfSeries{shown: 9}
	for i, parent := range []int64{7, 0, 7, 7, 8, 0} {
		f := app.RegisterRow{LeadCode: "OPD"}
		f.ID, f.ParentID, f.Number, f.Action = int64(i), parent, "TL-2026-0019.01", "Lapor"
		open.open = append(open.open, f)
	}
	if rows := open.rows("2026-11-23"); len(rows) != 4 {
		t.Errorf("got %d rows, want the order to three agencies in one, and three others", len(rows))
	}
}
