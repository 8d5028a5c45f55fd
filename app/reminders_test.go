package app

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/data"
)

func novemberMissing(t testing.TB) (*App, *watch, Span) {
	t.Helper()
	a, w, _ := finalArchive(t)
	w.at = on(2026, time.December, 7)
	return a, w, data.Monthly.Span("2026-11-01")
}

func TestLettersOfReminder(t *testing.T) {
	ctx := context.Background()
	a, w, span := novemberMissing(t)
	people, err := a.Offices.People(ctx)
	if err != nil || len(people) == 0 {
		t.Fatal(err)
	}
	if err := a.Reporting.SetSigner(ctx, people[0].ID); err != nil {
		t.Fatal(err)
	}
	p, err := a.Reporting.Of(ctx, span)
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "surat")
	order := ReminderOrder{Span: span, ReplyBy: "2026-12-14"}
	letters, err := a.Reporting.SaveLetters(ctx, order, SheetBundle{Path: folder, Drafts: true}, nil)
	if err != nil || len(letters) != len(p.Agencies) {
		t.Fatalf("got %d letters for %d agencies, %v", len(letters), len(p.Agencies), err)
	}
	for i, l := range letters {
		kept, err := os.ReadFile(filepath.Join(folder, l.Name))
		if err != nil || !bytes.Equal(kept, l.Data) {
			t.Fatalf("%s: %v, want the letter", l.Name, err)
		}
		text := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", file(t, l.Name, kept), "-")), " ")
		for _, want := range []string{
			"Yth. " + l.Agency.HeadPost, "November 2026", "Senin, 14 Desember 2026", people[0].Name, "batasnya Sabtu, 5 Desember 2026",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("the letter to %s has no %q:\n%s", l.Agency.Code, want, text)
			}
		}
		for _, d := range p.Agencies[i].Due {
			if !strings.Contains(text, d.Number) {
				t.Errorf("the letter to %s has no %s", l.Agency.Code, d.Number)
			}
		}
		if _, err := os.Stat(filepath.Join(folder, strings.TrimSuffix(l.Name, ".pdf")+".eml")); err != nil {
			t.Error(err)
		}
	}
	got, _ := reportsOf(t, a, span, letters[0].Agency.Code)
	if len(got.Reminders) != 1 || got.Reminders[0].Form != data.ByLetter || got.Reminders[0].By != "Contoh Notulis" || !got.Reminders[0].At.Equal(w.at) {
		t.Errorf("on record: %+v, want one letter of today", got.Reminders)
	}
	again, err := a.Reporting.Letters(ctx, order)
	if err != nil || !bytes.Equal(again[0].Data, letters[0].Data) {
		t.Errorf("the same letter gave other bytes, %v", err)
	}
	if _, err := a.Reporting.SaveLetters(ctx, order, SheetBundle{Path: folder}, nil); err == nil {
		t.Error("letters were written over")
	}
	if got, _ := reportsOf(t, a, span, letters[0].Agency.Code); len(got.Reminders) != 1 {
		t.Errorf("a run that failed left %d reminders, want the one before", len(got.Reminders))
	}
}

func TestReminderForAChat(t *testing.T) {
	ctx := context.Background()
	a, _, span := novemberMissing(t)
	ids, err := a.Agencies.Find(ctx, []string{"Distan"})
	if err != nil {
		t.Fatal(err)
	}
	number := owed(t, a, "Distan")
	one, err := a.Reporting.Text(ctx, ReminderOrder{Span: span, Agencies: ids})
	if err != nil || !strings.Contains(one, number+": ") || !strings.Contains(one, "(batas 5 Desember 2026)") {
		t.Errorf("got %q, %v", one, err)
	}
	all, err := a.Reporting.Text(ctx, ReminderOrder{Span: span})
	if err != nil || strings.Contains(all, number) || !strings.Contains(all, "Dinas Pertanian") {
		t.Errorf("got %q, %v, want how much each owes", all, err)
	}
	for _, p := range []string{one, all} {
		people, err := a.Offices.People(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range people {
			if strings.Contains(x.Name, " ") && strings.Contains(p, x.Name) {
				t.Errorf("the message names %s", x.Name)
			}
		}
	}
	if got, _ := reportsOf(t, a, span, "Distan"); len(got.Reminders) != 2 || got.Reminders[0].Form != data.ByText {
		t.Errorf("on record: %+v, want two messages", got.Reminders)
	}
}

func TestNobodyIsRemindedInVain(t *testing.T) {
	ctx := context.Background()
	a, w, span := novemberMissing(t)
	for _, f := range func() []RegisterRow {
		rows, _, err := a.FollowUps.Register(ctx, RegisterFilter{Scope: ScopeOpen})
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}() {
		reportOn(t, a, f.FollowUp, data.Report{Period: "2026-11", Status: data.InProgress})
	}
	_, err := a.Reporting.Letters(ctx, ReminderOrder{Span: span})
	refused(t, err, "Tidak ada yang perlu diingatkan: semua laporan periode itu sudah masuk.")
	w.at = on(2026, time.November, 24)
	letters, err := a.Reporting.Letters(ctx, ReminderOrder{Span: data.Monthly.Span("2026-12-01")})
	refused(t, err, "Periode itu belum mulai, jadi belum ada laporan yang ditunggu.")
	if len(letters) != 0 {
		t.Errorf("got %d letters", len(letters))
	}
}

// What a limited meeting said stands in the letter, which says that it is
// limited, and not in a message; what is secret stands in neither.
func TestRemindersKeepWhatIsClassified(t *testing.T) {
	ctx := context.Background()
	for class, told := range map[Classification]bool{data.Limited: true, data.Secret: false} {
		a, w := classified(t, class)
		w.at = on(2026, time.December, 7)
		order := ReminderOrder{Span: data.Monthly.Span("2026-11-01")}
		letters, err := a.Reporting.Letters(ctx, order)
		if !told {
			_, open, listed := a.FollowUps.Register(ctx, RegisterFilter{Scope: ScopeOpen})
			if listed != nil {
				t.Fatal(listed)
			}
			refused(t, err, fmt.Sprintf("Yang ditunggu hanya laporan %d tindak lanjut rapat rahasia, dan itu tidak ditulis di surat. Ingatkan OPD-nya dengan cara lain.", open))
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		text := run(t, "pdftotext", "-layout", file(t, "surat.pdf", letters[0].Data), "-")
		if !strings.Contains(text, "Terbatas") || !strings.Contains(text, "tidak diteruskan") {
			t.Errorf("the letter does not say that it is limited:\n%s", text)
		}
		one, err := a.Reporting.Text(ctx, ReminderOrder{Span: order.Span, Agencies: []int64{letters[0].Agency.ID}})
		if err != nil || !strings.Contains(one, limitedWords) {
			t.Errorf("got %q, %v, want it without the words of the meeting", one, err)
		}
	}
}
