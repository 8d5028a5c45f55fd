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

// The numbers of the page are those of the register.
func TestOpeningSaysWhatTheRegisterSays(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	w.at = on(2026, time.December, 20)
	today := data.DateOf(w.at)
	done, stuck := ledBy(t, a, "Distan"), ledBy(t, a, "DLH")
	r := reportOn(t, a, done, data.Report{Period: "2026-12", Status: data.Done})
	reportOn(t, a, stuck, data.Report{Period: "2026-12", Status: data.Obstructed, Obstacle: "Menunggu Budi Contoh, 0812-3456-7890"})
	before, _, err := a.Recaps.opening(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	if before.Figures[1].Value != 0 || before.Figures[6].Value != 1 {
		t.Errorf("claimed only: %+v, want nothing done and one waiting", before.Figures)
	}
	if err := a.desk.write(ctx, func(tx *data.Tx) error {
		return tx.Verifications().Add(&data.Verification{ReportID: r.ID, Verdict: data.Accepted})
	}); err != nil {
		t.Fatal(err)
	}
	o, _, err := a.Recaps.opening(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range []RegisterFilter{
		{BornFrom: "2026-11-23"},
		{Statuses: []Status{Done}, Verification: []VerificationState{Accepted}},
		{Scope: ScopeOpen},
		{LateOn: today},
		{Scope: ScopeOpen, DueFrom: today, DueTo: today.AddDays(7)},
		{Scope: ScopeOpen, Statuses: []Status{Obstructed}},
	} {
		_, want, err := a.FollowUps.Register(ctx, f)
		if err != nil || o.Figures[i].Value != want {
			t.Errorf("%s: got %d, the register has %d, %v", o.Figures[i].Text, o.Figures[i].Value, want, err)
		}
	}
	if len(o.Obstacles) != 1 || o.Obstacles[0].Number != stuck.Number || strings.Contains(o.Obstacles[0].Text, "0812") {
		t.Errorf("got obstacles %+v", o.Obstacles)
	}
	if !strings.Contains(o.Silent, "OPD yang wajib melapor untuk November 2026 (batas 5 Desember 2026) belum mengirim laporan apa pun: ") {
		t.Errorf("got %q", o.Silent)
	}
	pdf, err := a.Recaps.Opening(ctx, 0)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if keep := os.Getenv("RAKOR_KEEP"); keep != "" {
		dir = keep
	}
	path := filepath.Join(dir, "pembukaan.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if info := run(t, "pdfinfo", path); !strings.Contains(info, "Pages:           1\n") {
		t.Errorf("it is not one page:\n%s", info)
	}
	text := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", path, "-")), " ")
	for _, f := range o.Figures {
		if !strings.Contains(text, fmt.Sprintf("%d %s", f.Value, f.Text)) {
			t.Errorf("the page has no %d %s", f.Value, f.Text)
		}
	}
	people, err := a.Offices.People(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if strings.Contains(p.Name, " ") && strings.Contains(text, p.Name) {
			t.Errorf("the page names %s", p.Name)
		}
	}
	if again, err := a.Recaps.Opening(ctx, 0); err != nil || !bytes.Equal(pdf, again) {
		t.Errorf("the same page gave other bytes, %v", err)
	}
}

func TestOpeningKeepsWhatIsClassified(t *testing.T) {
	ctx := context.Background()
	for class, want := range map[Classification]int{data.Limited: 1, data.Secret: 0} {
		a, w := classified(t, class)
		f := func() data.FollowUp {
			rows, _, err := a.FollowUps.Register(ctx, RegisterFilter{Scope: ScopeOpen})
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range rows {
				if r.LeadID != 0 {
					return r.FollowUp
				}
			}
			t.Fatal("nothing is open")
			return data.FollowUp{}
		}()
		w.at = on(2026, time.December, 20)
		reportOn(t, a, f, data.Report{Period: "2026-12", Status: data.Obstructed, Obstacle: "Rahasia sekali"})
		o, _, err := a.Recaps.opening(ctx, 0)
		if err != nil || len(o.Obstacles) != want || strings.Contains(fmt.Sprint(o), "Rahasia sekali") || strings.Contains(fmt.Sprint(o), f.Action) {
			t.Errorf("%s: got %+v, %v", class, o, err)
		}
		if class == data.Secret && (o.Figures[2].Value != 0 || !strings.Contains(fmt.Sprint(o.Remarks), "rapat rahasia")) {
			t.Errorf("secret: got %+v", o)
		}
	}
	a, _ := newArchive(t)
	_, err := a.Recaps.Opening(ctx, 0)
	refused(t, err, "Belum ada rapat yang notulanya disahkan, jadi belum ada angka untuk pembukaan.")
}
