package ui

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/export/sheet"
)

func TestReportingByKeyboard(t *testing.T) {
	s := newFollowUpStage(t)
	s.clock.Move(time.Date(2026, time.December, 7, 9, 0, 0, 0, time.FixedZone("WIB", 7*3600)).Sub(s.app.Now(s.Context)))
	s.goTo(destSheets)
	s.press(fyne.KeyF5)
	s.press(fyne.KeyF5)
	v := top[*sheetsView](s)
	if v.part != partReport || v.report.period.Span.String() != "2026-11" {
		t.Fatalf("got part %d, period %s, want reporting of November", v.part, v.report.period.Span)
	}
	first := v.report.period.Agencies[0]
	s.sees("Pelaporan", "November 2026", first.Agency.Code, "Belum melapor", "1 bulan")
	s.press(fyne.KeyPageUp, ctrl)
	s.sees("Oktober 2026", "Tidak ada laporan yang ditunggu")
	s.press(fyne.KeyPageDown, ctrl)
	s.press(fyne.KeyHome)
	s.press(fyne.KeyReturn)
	s.sees("Laporan November 2026", first.Due[0].Number)
	s.press(fyne.KeyLeft, fyne.KeyModifierAlt)
	v = top[*sheetsView](s)
	if v.part != partReport {
		t.Fatal("going back led elsewhere")
	}
	s.press(fyne.KeyHome)
	s.press(fyne.KeyC, shiftCtrl)
	if text := s.fyne.Clipboard().Content(); !strings.HasPrefix(text, "Yth. ") || !strings.Contains(text, first.Due[0].Number) {
		t.Errorf("got message %q", text)
	}
	s.sees("07/12/2026 · pesan")
	folder := t.TempDir()
	s.choose(folder)
	s.press(fyne.KeyL, ctrl)
	s.sees("Semua yang belum lengkap", "Dijawab paling lambat")
	s.press(fyne.KeyReturn)
	s.sees("surat pengingat dibuat", folder)
	files, err := os.ReadDir(folder)
	if err != nil || len(files) != 2*len(v.report.period.Agencies) {
		t.Errorf("got %d files, %v, want a letter and a draft for each of %d agencies", len(files), err, len(v.report.period.Agencies))
	}
	s.press(fyne.KeyEscape)
	s.sees("07/12/2026 · surat", "2 kali")
}

func TestReportingShowsWhatCameIn(t *testing.T) {
	s := newFollowUpStage(t)
	path, number := s.answered("Distan", map[sheet.Key]string{sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: "40%"})
	s.goTo(destSheets)
	v := top[*sheetsView](s)
	v.take.read([]string{path})
	v.take.certain.SetChecked(true)
	v.take.apply()
	s.press(fyne.KeyEscape)
	v.turn(partReport)
	for _, a := range v.report.period.Agencies {
		if a.Agency.Code != "Distan" {
			continue
		}
		if a.Sent != 1 || a.Due[0].Number != number && len(a.Due) == 1 {
			t.Errorf("got %+v, want the report on %s", a, number)
		}
		return
	}
	t.Error("Distan owes nothing")
}

func TestCadenceIsChangedFromTheList(t *testing.T) {
	s := newFollowUpStage(t)
	s.goTo(destSheets)
	v := top[*sheetsView](s)
	v.turn(partReport)
	a := v.report.period.Agencies[0]
	v.report.open(0)
	d := top[*agencyReportsView](s)
	d.table.List.SetCursor(0)
	d.setCadence(app.Weekly)
	s.back()
	v = top[*sheetsView](s)
	v.report.cadence.SetSelectedIndex(0)
	s.sees(a.Agency.Code, "Mingguan")
	if got := v.report.period; got.Owed() != 1 || got.Agencies[0].Due[0].Number != a.Due[0].Number {
		t.Errorf("got %+v, want the one follow-up", got)
	}
}
