package app

import (
	"context"
	"reflect"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/assets/sample"
)

// planned is an archive with the agencies and the office of the sample, and a
// meeting with three topics.
func planned(t testing.TB) (*App, *watch, int64) {
	t.Helper()
	a, w := newArchive(t)
	ctx := context.Background()
	if _, err := a.Agencies.ImportStarter(ctx, StarterPrabumulih); err != nil {
		t.Fatal(err)
	}
	if err := a.Offices.Save(ctx, &Office{Government: "Pemerintah Kota Prabumulih", City: "Prabumulih", Zone: WIB}); err != nil {
		t.Fatal(err)
	}
	plan := Plan{
		Meeting:   Meeting{Title: "Rapat Koordinasi", HeldOn: "2026-11-23", Starts: "09:00"},
		Officials: []Official{{Role: RoleChair, Post: "Wali Kota", PersonName: PersonName{Name: "Contoh Pimpinan"}}},
		Topics:    []Topic{{Title: "Infrastruktur"}, {Title: "Kesehatan"}, {Title: "Pangan"}, {Title: "UMKM"}, {Title: "Stunting"}, {Title: "Inflasi"}},
	}
	if err := a.Meetings.Save(ctx, &plan); err != nil {
		t.Fatal(err)
	}
	return a, w, plan.Meeting.ID
}

func opened(t testing.TB, a *App, id int64) *Session {
	t.Helper()
	s, err := a.Capture.Open(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// enter types lines that must be taken.
func enter(t testing.TB, s *Session, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if _, err := s.Enter(line, time.Time{}).Do(context.Background()); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
	}
}

// shape is what a record says, without what only grows: identities, revisions,
// numbers given and hours of writing.
type shape struct {
	entries, attendance, followUps int
	state                          string
	opened, closed                 bool
	items                          []string
}

func shapeOf(r Record) shape {
	s := shape{
		entries: len(r.Entries), followUps: len(r.FollowUps), state: string(r.Meeting.State),
		opened: !r.Meeting.OpenedAt.IsZero(), closed: !r.Meeting.ClosedAt.IsZero(),
	}
	for _, a := range r.Attendance {
		if a.Status != Unmarked || a.Guest || a.Name != "" || a.Arrived != "" || a.Left != "" {
			s.attendance++
		}
	}
	for _, item := range r.Items {
		s.items = append(s.items, item.Title)
	}
	return s
}

func TestUndoOfEverythingLeavesTheMeetingAsPlanned(t *testing.T) {
	ctx := context.Background()
	a, _, id := planned(t)
	before := shapeOf(record(t, a, id))
	s := opened(t, a, id)
	enter(t, s, strings.Split(strings.TrimSpace(sample.Capture), "\n")...)
	enter(t, s, "/acara + Judul di tempat", "@PUPR")
	if shapeOf(record(t, a, id)).entries == 0 {
		t.Fatal("nothing was taken down")
	}
	for s.CanUndo() {
		if _, err := s.Undo().Do(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if got := shapeOf(record(t, a, id)); !reflect.DeepEqual(got, before) {
		t.Errorf("after undoing all: %+v, want %+v", got, before)
	}
	if !s.Speaker().IsZero() {
		t.Errorf("%s still has the floor", s.Speaker().Label)
	}
	live := shapeOf(s.Live().Record)
	if !reflect.DeepEqual(live, before) {
		t.Errorf("in memory: %+v, want %+v", live, before)
	}
	report, err := a.Archive.Check(ctx)
	if err != nil || len(report.Findings) > 0 {
		t.Errorf("check: %v, %v", report.Findings, err)
	}
}

func TestLiveIsWhatTheArchiveHolds(t *testing.T) {
	a, _, id := planned(t)
	s := opened(t, a, id)
	enter(t, s, strings.Split(strings.TrimSpace(sample.Capture), "\n")...)
	stored := record(t, a, id)
	live := s.Live().Record
	if len(live.Entries) != len(stored.Entries) {
		t.Fatalf("%d entries in memory, %d stored", len(live.Entries), len(stored.Entries))
	}
	for i, e := range live.Entries {
		e.At = stored.Entries[i].At // an instant has another zone
		if !reflect.DeepEqual(e, stored.Entries[i]) {
			t.Errorf("in memory %+v, stored %+v", e, stored.Entries[i])
		}
	}
	if !reflect.DeepEqual(live.Attendance, stored.Attendance) {
		t.Error("attendance in memory is not the one stored")
	}
	if len(live.FollowUps) != len(stored.FollowUps) {
		t.Errorf("%d follow-ups in memory, %d stored", len(live.FollowUps), len(stored.FollowUps))
	}
}

func TestKindThereAndBackKeepsTheNumber(t *testing.T) {
	ctx := context.Background()
	a, _, id := planned(t)
	s := opened(t, a, id)
	enter(t, s, "/t Rapikan kantor @camat +DLH >30/11 !1")
	entry := s.Live().Entries[0].ID
	numbers := func() string {
		var all []string
		for _, f := range record(t, a, id).FollowUps {
			all = append(all, f.Number+" "+f.Due.Text+string(f.Due.On))
		}
		return strings.Join(all, "\n")
	}
	first := numbers()
	if !strings.HasPrefix(first, "TL-2026-0001 ") || strings.Count(first, "\n") != 6 {
		t.Fatalf("got the follow-ups\n%s\nwant one parent and six camat", first)
	}
	for range 2 {
		if _, err := s.SetKind(entry, KindReport).Do(ctx); err != nil {
			t.Fatal(err)
		}
		if got := numbers(); got != "" {
			t.Fatalf("a report has the follow-ups\n%s", got)
		}
		enter(t, s, "/t Yang lain @PUPR")
		if _, err := s.Undo().Do(ctx); err != nil {
			t.Fatal(err)
		}
		if _, err := s.SetKind(entry, KindFollowUp).Do(ctx); err != nil {
			t.Fatal(err)
		}
		if got := numbers(); got != first {
			t.Fatalf("got the follow-ups\n%s\nwant\n%s", got, first)
		}
	}
}

// A follow-up without a deadline is the everyday case; putting its words right
// must not fail for what it leaves out, nor may a deadline taken out stay.
func TestFollowUpWithoutADeadlineIsCorrected(t *testing.T) {
	ctx := context.Background()
	a, _, id := planned(t)
	s := opened(t, a, id)
	enter(t, s, "/t Angkut sampa @DLH", "s/sampa/sampah/", "... pasar", "/t Rapikan taman @semua >30/11")
	entries := s.Live().Entries
	for _, step := range []struct {
		entry int64
		typed string
	}{{entries[0].ID, "/t Angkut sampah pasar @DLH @PUPR"}, {entries[1].ID, "/t Rapikan taman @camat"}, {entries[1].ID, "/t Rapikan taman kota @camat"}} {
		if _, err := s.Edit(step.entry, step.typed).Do(ctx); err != nil {
			t.Fatalf("%q: %v", step.typed, err)
		}
	}
	for _, f := range record(t, a, id).FollowUps {
		if f.Due.Kind != DueNone || f.Due.On != "" {
			t.Errorf("%s: got deadline %v, want none", f.Number, f.Due)
		}
	}
}

func TestRefusedLinesChangeNothing(t *testing.T) {
	ctx := context.Background()
	a, _, id := planned(t)
	s := opened(t, a, id)
	enter(t, s, "@PUPR /l Jalan diperbaiki")
	before := shapeOf(record(t, a, id))
	for line, want := range map[string]string{
		"@DLH /k":              "Baris itu belum berisi kalimat. Tulis isinya, lalu tekan Enter.",
		">30/11":               "Baris itu belum berisi kalimat. Tulis isinya, lalu tekan Enter.",
		"@DLH >30/11":          "Baris itu belum berisi kalimat. Tulis isinya, lalu tekan Enter.",
		"/acara 9":             "Acara nomor 9 tidak ada. Rapat ini punya 6 acara; tambah dengan /acara + Judul.",
		"/hadir @TidakAda":     "Perintah “/hadir @TidakAda” belum lengkap atau ada yang tidak dikenal. Lihat tanda di bawah baris, perbaiki, lalu tekan Enter.",
		"/tutup 12.30":         "Rapat ini belum dibuka, jadi belum dapat ditutup. Buka dahulu.",
		"/status TL-2026-9 5%": "Tindak lanjut TL-2026-9 tidak ditemukan. Periksa nomornya.",
		"s/tidak ada/apa pun/": "“tidak ada” tidak ditemukan di catatan mana pun di rapat ini. Periksa ejaannya.",
	} {
		_, err := s.Enter(line, time.Time{}).Do(ctx)
		refused(t, err, want)
		if s.Speaker().Label != "Dinas PUPR" {
			t.Errorf("%q gave the floor to %s", line, s.Speaker().Label)
		}
	}
	if got := shapeOf(record(t, a, id)); !reflect.DeepEqual(got, before) {
		t.Errorf("got %+v, want %+v", got, before)
	}
}

func TestBlankLineDoesNothing(t *testing.T) {
	a, _, id := planned(t)
	s := opened(t, a, id)
	change, err := s.Enter(" \t", time.Time{}).Do(context.Background())
	if err != nil || !change.Empty() || s.CanUndo() {
		t.Errorf("got %+v, %v; want nothing", change, err)
	}
}

func TestContinuationWithOneSign(t *testing.T) {
	a, _, id := planned(t)
	s := opened(t, a, id)
	enter(t, s, "@PUPR /l Jalan diperbaiki.", "... Dua ruas lagi.", "… Selesai Desember.")
	if got, want := s.Live().Entries[0].Body, "Jalan diperbaiki. Dua ruas lagi. Selesai Desember."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestCommandsHappenWhenTheyWereBegun(t *testing.T) {
	ctx := context.Background()
	a, w, id := planned(t)
	s := opened(t, a, id)
	began := morning.Add(90 * time.Minute)
	w.at = began.Add(time.Minute)
	for _, line := range []string{"/buka", "/acara 2", "/datang @PUPR"} {
		if _, err := s.Enter(line, began).Do(ctx); err != nil {
			t.Fatal(err)
		}
	}
	r := record(t, a, id)
	if !r.Meeting.OpenedAt.Equal(began) || !s.Live().Current().StartedAt.Equal(began) || r.Attendance[0].Arrived != "09:30" {
		t.Errorf("opened %v, item begun %v, arrived %s; want all at %v",
			r.Meeting.OpenedAt, s.Live().Current().StartedAt, r.Attendance[0].Arrived, began)
	}
}
