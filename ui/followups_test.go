package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/export/sheet"
	"rakor.id/rakor/ui/kit"
)

// reported lets an agency report, and returns the number.
func (s *stage) reported(agency string, answer map[sheet.Key]string) string {
	s.t.Helper()
	path, number := s.answered(agency, answer)
	content, err := app.ReadFile(path)
	if err != nil {
		s.t.Fatal(err)
	}
	previews, err := s.app.Returns.Preview(s.Context, []app.ReturnedFile{{Name: path, Data: content}}, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := s.app.Returns.Apply(s.Context, previews, []returns.Decisions{{Certain: true}}); err != nil {
		s.t.Fatal(err)
	}
	return number
}

// all are the rows shown.
func (v *followUpsView) all(t *testing.T) (rows []app.RegisterRow) {
	t.Helper()
	for i := range v.list.rows() {
		r, err := v.list.row(i)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, r)
	}
	return rows
}

// narrow types a filter in the place of the one there.
func (s *stage) narrow(v *followUpsView, filter string) {
	s.t.Helper()
	v.filter.text.Focus()
	s.press(fyne.KeyA, ctrl)
	s.write(filter)
	s.press(fyne.KeyEscape)
	s.clock.Move(time.Second)
}

func TestRegisterIsNarrowed(t *testing.T) {
	s := newFollowUpStage(t)
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	all := v.total
	s.sees("tindak lanjut", "TL-2026-0018", "besok", "Belum")
	s.press(fyne.KeyF, ctrl)
	s.write("harga bahan pokok")
	if v.total != all {
		t.Error("it searched before the typing stopped")
	}
	s.clock.Move(time.Second)
	if v.total == 0 || v.total >= all {
		t.Errorf("got %d of %d after a search, want some", v.total, all)
	}
	s.sees("harga bahan pokok")
	s.narrow(v, "xyzzy tidak ada")
	s.sees("Tidak ada yang cocok")
	s.tap("Hapus saringan")
	if v.total < all {
		t.Errorf("got %d without a filter, want at least %d", v.total, all)
	}
	v.filter.scope.SetSelected("Terlambat")
	if v.total != 0 {
		t.Errorf("got %d late on the day of the meeting, want none", v.total)
	}
	s.clock.Move(60 * 24 * time.Hour)
	v.read()
	s.sees("terlambat")
	s.checkPage("tindaklanjut-terlambat")
	v.filter.scope.SetSelected("Masih terbuka")
	s.fill(v.filter.agency.Entry(), "disperindag")
	s.press(fyne.KeyReturn)
	if got := v.filter.text.Text; got != "terbuka @Disperindag" || v.total == 0 {
		t.Fatalf("got the filter %q with %d follow-ups", got, v.total)
	}
	id := v.all(t)[0].LeadID
	for _, f := range v.all(t) {
		if f.LeadID != id || f.LeadCode != "Disperindag" {
			t.Errorf("%s is not led by the agency chosen", f.Number)
		}
	}
	v.filter.role.SetSelectedIndex(2)
	if got := v.filter.text.Text; got != "terbuka terlibat:@Disperindag" {
		t.Errorf("got the filter %q for all parts in a follow-up", got)
	}
	for _, f := range v.all(t) {
		if f.LeadID != id && !slices.Contains(f.Supports, id) {
			t.Errorf("%s is not of the agency chosen", f.Number)
		}
	}
	s.calm()
}

// A number cut in its middle names nothing.
func TestNumbersOfTheRegisterAreWhole(t *testing.T) {
	s := newFollowUpStage(t)
	s.Window.Window.Resize(fyne.NewSize(1366, 768))
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	bold := fyne.TextStyle{Bold: true}
	need, seen := kit.SharedWrapper(theme.SizeNameText, bold).Width("TL-2025-0009.48"), 0
	walk(v.table, func(o fyne.CanvasObject, _ fyne.Position) bool {
		if x, ok := o.(*kit.Text); ok && x.Visible() && x.Style == bold && strings.HasPrefix(x.Text, "TL-") {
			seen++
			if room := x.Size().Width; room < need {
				t.Errorf("%s: got room of %v, want %v for the number of a broadcast", x.Text, room, need)
			}
		}
		return true
	})
	if seen == 0 {
		t.Error("no number is seen")
	}
}

func TestRegisterIsSortedByKeys(t *testing.T) {
	s := newFollowUpStage(t)
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	s.commands.Dispatch("followups.sort.number")
	first, last := v.list.id(0), v.list.id(v.list.rows()-1)
	s.commands.Dispatch("followups.sort.number")
	if v.list.id(0) != last || v.list.id(v.list.rows()-1) != first || first == last {
		t.Errorf("got %d first and %d last, want the order of %d and %d turned round", v.list.id(0), v.list.id(v.list.rows()-1), first, last)
	}
	s.calm()
}

func TestReportsAreJudged(t *testing.T) {
	s := newFollowUpStage(t)
	number := s.reported("Dinas PUPR", map[sheet.Key]string{sheet.KeyStatus: "Selesai", sheet.KeyProgress: "100%", sheet.KeyNarrative: "Jalan selesai diperbaiki."})
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	for i, f := range v.all(t) {
		if f.Number == number {
			v.table.List.SetCursor(i)
		}
	}
	s.sees("Menunggu")
	s.press(fyne.KeyReturn)
	story := top[*storyView](s)
	s.sees(number, "Selesai", "100%", "Belum diverifikasi", "Jalan selesai diperbaiki.", "Dari lembar November 2026", "Mulai berlaku", "Dicatat dalam rapat")
	s.checkPage("riwayat")

	s.tap("Kembalikan…")
	s.tap("Kembalikan")
	s.sees("Catatan pengembalian masih kosong")
	s.write("Lampirkan berita acara")
	s.press(fyne.KeyReturn, ctrl)
	s.sees("Dikembalikan", "Lampirkan berita acara")
	s.tap("Terima laporan")
	s.sees("Diterima")
	if f := s.followUp(number); !f.Settled() {
		t.Errorf("got %s %s, want it settled", f.Status, f.Verification)
	}
	s.tap("Buka rapat asal")
	if got := top[*captureView](s).meetingID; got != story.story.Meeting.ID {
		t.Errorf("got meeting %d, want %d", got, story.story.Meeting.ID)
	}
	s.sees(story.story.Entry.Body)
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	top[*storyView](s)
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	top[*followUpsView](s)
	s.misses(number) // no longer open
	s.calm()
}

func TestManyReportsAtOnce(t *testing.T) {
	s := newFollowUpStage(t)
	one := s.reported("Dinas PUPR", map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "40%"})
	two := s.reported("Dinkes", map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "10%"})
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	v.table.List.SetSelection()
	s.write("t")
	s.sees("Belum ada laporan")
	s.press(fyne.KeyReturn)
	s.press(fyne.KeyA, ctrl)
	s.write("t")
	s.sees("2 laporan")
	s.press(fyne.KeyReturn)
	for _, number := range []string{one, two} {
		if got := s.followUp(number).Verification; got != app.Accepted {
			t.Errorf("%s: got %s, want it accepted", number, got)
		}
	}
	s.calm()
}

func TestEmptyRegisterSaysWhatGoesHere(t *testing.T) {
	s := newStage(t)
	s.goTo(destFollowUps)
	s.sees("Belum ada tindak lanjut")
	s.goTo(destSheets)
	s.sees("Belum ada yang perlu dikirim")
	s.press(fyne.KeyF5)
	s.sees("Belum ada lembar yang diambil kembali")
	s.calm()
}

func TestSearchLeadsIntoTheRegister(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	s.press(fyne.KeyF, fyne.KeyModifierControl)
	s.write("titik genangan")
	s.press(fyne.KeyDown)
	s.press(fyne.KeyReturn)
	if got := top[*storyView](s); got == nil {
		t.Fatal("got no page of a follow-up")
	}
	s.sees("Normalisasi saluran di titik genangan")
	if v.total == 0 {
		t.Error("got no rows, want those that were searched for")
	}
	s.calm()
}

func TestTypedFilterAndControlsAreOne(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.openRegister("@PUPR status:belum kelompok:isu jatuh:2026-12")
	v := top[*followUpsView](s)
	if v.filter.agency.ID() != "PUPR" && v.filter.agency.ID() != "DinasPUPR" || v.filter.status.SelectedIndex() != 1 || v.filter.group.SelectedIndex() != 2 {
		t.Errorf("got agency %q, status %d, grouping %d", v.filter.agency.ID(), v.filter.status.SelectedIndex(), v.filter.group.SelectedIndex())
	}
	if v.filter.scope.SelectedIndex() >= 0 {
		t.Errorf("got the scope %q for a deadline it does not have", v.filter.scope.Selected)
	}
	v.filter.scope.SetSelected("Masih terbuka")
	v.filter.group.SetSelectedIndex(0)
	if got := v.filter.text.Text; !strings.HasSuffix(got, " status:belum terbuka") {
		t.Errorf("got %q after the controls", got)
	}
	s.narrow(v, "statu:selesai @PUPRR telat ")
	s.sees("Tidak ada saringan “statu:”", "Maksudnya “status”?", "OPD “PUPRR” tidak dikenal")
	s.calm()
}

func TestRegisterIsGrouped(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.openRegister("kelompok:opd")
	v := top[*followUpsView](s)
	whole := v.list.rows()
	if whole != v.total+len(v.list.groups) || len(v.list.groups) < 2 {
		t.Fatalf("got %d rows of %d follow-ups in %d groups", whole, v.total, len(v.list.groups))
	}
	s.Window.Window.Canvas().Focus(v.table.List)
	v.table.List.SetCursor(0)
	if got := len(v.list.ids(v.table.List.Selection())); got != len(v.list.groups[0].IDs) {
		t.Errorf("got %d selected by a heading, want the %d of its group", got, len(v.list.groups[0].IDs))
	}
	s.press(fyne.KeyReturn)
	if got := v.list.rows(); got != whole-len(v.list.groups[0].IDs) {
		t.Errorf("got %d rows with the first group folded", got)
	}
	s.press(fyne.KeyRight)
	if got := v.list.rows(); got != whole {
		t.Errorf("got %d rows unfolded, want %d", got, whole)
	}
	s.press(fyne.KeyDown)
	s.press(fyne.KeyReturn)
	if got := top[*storyView](s).id; got != v.list.groups[0].IDs[0] {
		t.Errorf("got follow-up %d, want the first of the first group", got)
	}
	s.calm()
}

func TestFiltersAreSavedRenamedAndRemoved(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.goTo(destFollowUps)
	v := top[*followUpsView](s)
	s.narrow(v, "telat #stunting ")
	s.press(fyne.KeyD, ctrl)
	s.write("Stunting telat")
	s.press(fyne.KeyReturn)
	if got := s.savedFilters(); len(got) != 1 || got[0] != (savedFilter{"Stunting telat", "telat #stunting"}) {
		t.Fatalf("got saved %v", got)
	}
	v.clear()
	v.saved.SetSelected("Stunting telat")
	if got := v.filter.text.Text; got != "telat #stunting" {
		t.Errorf("got %q from the saved filter", got)
	}
	v.manageSaved()
	s.press(fyne.KeyA, ctrl)
	s.write("Lain")
	s.press(fyne.KeyReturn)
	if got := s.savedFilters(); len(got) != 1 || got[0].Name != "Lain" {
		t.Errorf("got %v renamed", got)
	}
	v.manageSaved()
	s.press(fyne.KeyA, ctrl)
	s.press(fyne.KeyBackspace)
	s.press(fyne.KeyReturn)
	if got := s.savedFilters(); len(got) != 0 {
		t.Errorf("got %v after removing", got)
	}
	s.calm()
}

// However many rows there are, only those in sight are read.
func TestRegisterListReadsWhatIsSeen(t *testing.T) {
	reads := 0
	l := newRegisterList(func(_ context.Context, ids []int64) (rows []app.RegisterRow, err error) {
		reads++
		for _, id := range ids {
			var r app.RegisterRow
			r.ID = id
			rows = append(rows, r)
		}
		return rows, nil
	})
	ids := make([]int64, 150_000)
	for i := range ids {
		ids[i] = int64(i + 1)
	}
	l.set([]app.RegisterGroup{{IDs: ids[:100]}, {IDs: ids[100:]}}, true)
	for row := 140_000; row < 140_020; row++ {
		if r, err := l.row(row); err != nil || r.ID != int64(row-1) {
			t.Fatalf("row %d: got %d, %v", row, r.ID, err)
		}
	}
	if reads > 2 {
		t.Errorf("read %d times for twenty rows", reads)
	}
	l.fold(0, true)
	if l.id(2) != 101 || l.rows() != 149_902 {
		t.Errorf("folded: got %d in row 2 of %d", l.id(2), l.rows())
	}
	if got := l.find([]int64{101, 149_999}); !slices.Equal(got, []int{2, 149_900}) {
		t.Errorf("found in rows %v", got)
	}
}

func TestRegisterIsExported(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	path := filepath.Join(t.TempDir(), "register.csv")
	s.Files = func(context.Context, kit.FileRequest) ([]string, error) { return []string{path}, nil }
	s.openRegister("terbuka @PUPR urut:tenggat")
	v := top[*followUpsView](s)
	v.exportAs(app.RegisterText, nil)
	text, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(text), "penanggung jawab Dinas PUPR") || strings.Count(string(text), "TL-2026-") != v.total {
		t.Errorf("got %q, %v, want the %d rows and the words of the filter", text, err, v.total)
	}
	s.sees("Tindak lanjut diekspor", path)
	s.calm()
}

func TestAcceptingAgainChangesNothing(t *testing.T) {
	s := newFollowUpStage(t)
	number := s.reported("Dinas PUPR", map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "40%"})
	s.openRegister("nomor:" + number)
	v := top[*followUpsView](s)
	s.Window.Window.Canvas().Focus(v.table.List)
	v.table.List.SetCursor(0)
	s.write("t")
	s.sees("1 laporan diterima.")
	s.write("t")
	s.sees("Laporannya sudah diterima.")
	story, err := s.app.FollowUps.Story(s.Context, s.followUp(number).ID)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range story.Events {
		if e.Verification != nil {
			n++
		}
	}
	if n != 1 {
		t.Errorf("got %d verifications, want one", n)
	}
	s.calm()
}
