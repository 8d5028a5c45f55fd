package app

import (
	"bytes"
	"context"
	"slices"
	"testing"
	"time"

	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// reformed moves the clock past the sample meeting, when agencies change.
func reformed(t testing.TB) (*App, Reform) {
	t.Helper()
	a, w, _ := finalArchive(t)
	w.at = time.Date(2027, time.January, 4, 9, 0, 0, 0, w.at.Location())
	return a, Reform{On: "2027-01-01", Reason: "Perda 5/2026", DecidedBy: "Wali Kota"}
}

func agencyOf(t testing.TB, a *App, code string) Agency {
	t.Helper()
	all, err := a.Agencies.Ever(context.Background())
	i := slices.IndexFunc(all, func(g Agency) bool { return g.ID == agencyID(t, a, code) })
	if err != nil || i < 0 {
		t.Fatalf("no agency %s, %v", code, err)
	}
	return all[i]
}

func takenIn(t testing.TB, a *App, p ReturnPreview) {
	t.Helper()
	if _, err := a.Returns.Apply(context.Background(), []ReturnPreview{p}, []returns.Decisions{{Certain: true}}); err != nil {
		t.Fatal(err)
	}
}

// A sheet sent before an agency was renamed comes back after: nothing is asked
// about it, and what it says is the new one's.
func TestSheetOfARenamedAgencyComesBack(t *testing.T) {
	ctx := context.Background()
	a, w, id := finalArchive(t)
	old := agencyOf(t, a, "Distan")
	number := owed(t, a, "Distan")
	said := func(percent, what string) sheet.Filling {
		return sheet.Filling{Number: number, Cells: map[sheet.Key]string{
			sheet.KeyStatus: "Dalam Proses", sheet.KeyProgress: percent, sheet.KeyNarrative: what,
		}}
	}
	first := written(t, a, "Distan")
	w.at = w.at.Add(time.Hour)
	takenIn(t, a, previewed(t, a, filledIn(t, first, said("40%", "benih dibagikan"))))
	w.at = w.at.Add(time.Hour)
	second := written(t, a, "Distan")
	before, _, err := a.Minutes.Print(ctx, id, CopyComplete, "")
	if err != nil {
		t.Fatal(err)
	}

	w.at = time.Date(2027, time.January, 4, 9, 0, 0, 0, w.at.Location())
	heir := Agency{Code: "DKPP", Name: "Dinas Ketahanan Pangan dan Pertanian", Group: data.GroupDinas}
	if err := a.Agencies.Rename(ctx, old.ID, &heir, Reform{On: "2027-01-01", Reason: "Perda 5/2026"}); err != nil {
		t.Fatal(err)
	}
	back := previewed(t, a, filledIn(t, second, said("60%", "benih ditanam")))
	if back.Agency.Code != "DKPP" {
		t.Errorf("got a sheet of %s, want of the agency that came after", back.Agency.Code)
	}
	if got := outcomes(back); len(got) != 2 || got[sheet.KeyProgress] != returns.Update || got[sheet.KeyNarrative] != returns.Update {
		t.Errorf("got %v, want both values certain", got)
	}
	takenIn(t, a, back)
	f, err := a.FollowUps.ByNumber(ctx, number)
	if err != nil || f.Progress != 600 || f.LeadID != heir.ID {
		t.Errorf("got %d of agency %d, %v, want what the sheet says", f.Progress, f.LeadID, err)
	}
	reports := storyOf(t, a, f.ID).Reports()
	if len(reports) != 2 || reports[0].AgencyID != old.ID || reports[1].AgencyID != heir.ID {
		t.Errorf("got reports %+v, want each of who reported", reports)
	}

	// the next sheet is the new one's and carries on what was said
	next := written(t, a, "DKPP")
	row, ok := rowOf(t, a, "DKPP", number)
	if !ok || row.Answer.Narrative != "benih ditanam" || next.Agency.ID != heir.ID {
		t.Errorf("got %+v on the next sheet", row.Answer)
	}
	// the old name leads to the new agency, and paper keeps the old one
	if got := agencyID(t, a, "Distan"); got != heir.ID {
		t.Errorf("the old name leads to agency %d, want %d", got, heir.ID)
	}
	after, _, err := a.Minutes.Print(ctx, id, CopyComplete, "")
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the minutes are printed otherwise than before, %v", err)
	}
}

// A task that moved between agencies that both go on is asked about.
func TestSheetOfATaskThatMovedIsAskedAbout(t *testing.T) {
	ctx := context.Background()
	a, w, _ := finalArchive(t)
	number := owed(t, a, "Distan")
	sent := written(t, a, "Distan")
	f, err := a.FollowUps.ByNumber(ctx, number)
	if err != nil {
		t.Fatal(err)
	}
	w.at = w.at.Add(time.Hour)
	if err := a.FollowUps.Reassign(ctx, []int64{f.ID}, Reassignment{Role: data.AsLead, To: agencyID(t, a, "DLH"), Reason: "arahan"}); err != nil {
		t.Fatal(err)
	}
	back := previewed(t, a, filledIn(t, sent, sheet.Filling{Number: number, Cells: map[sheet.Key]string{sheet.KeyProgress: "60%"}}))
	if back.Agency.Code != "Distan" || outcomes(back)[sheet.KeyProgress] != returns.Review {
		t.Errorf("got %s %v, want a question", back.Agency.Code, outcomes(back))
	}
}

func TestAgenciesAreMerged(t *testing.T) {
	ctx := context.Background()
	a, r := reformed(t)
	one, two := agencyOf(t, a, "Dishub"), agencyOf(t, a, "DLH")
	was := map[int64]bool{}
	for _, id := range []int64{one.ID, two.ID} {
		rows, err := a.Agencies.Owed(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			was[row.ID] = true
		}
	}
	into := Agency{Code: "DLHP", Name: "Dinas Lingkungan Hidup dan Perhubungan", Group: data.GroupDinas}
	if err := a.Agencies.Merge(ctx, []int64{one.ID, two.ID}, &into, r); err != nil {
		t.Fatal(err)
	}
	rows, err := a.Agencies.Owed(ctx, into.ID)
	if err != nil || len(rows) != len(was) {
		t.Errorf("got %d open follow-ups of the merged agency, %v, want %d", len(rows), err, len(was))
	}
	for _, row := range rows {
		if slices.Contains(row.Supports, row.LeadID) || slices.Contains(row.Supports, one.ID) || slices.Contains(row.Supports, two.ID) {
			t.Errorf("%s: got lead %d, supports %v", row.Number, row.LeadID, row.Supports)
		}
	}
	leads := 0
	for _, row := range rows {
		if row.LeadID == into.ID {
			leads++
		}
	}
	figures, err := a.FollowUps.Figures(ctx, ByAgency)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range figures {
		want := map[int64]int{into.ID: leads, one.ID: 0, two.ID: 0}
		if n, asked := want[g.ID]; asked && g.Open != n {
			t.Errorf("figures of agency %d: got %d open, want %d", g.ID, g.Open, n)
		}
	}
	today, err := a.Agencies.All(ctx)
	if err != nil || slices.ContainsFunc(today, func(g Agency) bool { return g.ID == one.ID || g.ID == two.ID }) {
		t.Errorf("the former agencies still exist, %v", err)
	}
	refused(t, a.Agencies.Merge(ctx, []int64{one.ID}, &Agency{Code: "X", Name: "X", Group: data.GroupDinas}, r),
		one.Name+" sudah diganti OPD lain. Pilih OPD yang masih berlaku.")
}

func TestAnAgencyIsSplit(t *testing.T) {
	ctx := context.Background()
	a, r := reformed(t)
	old := agencyOf(t, a, "Dinas PUPR")
	rows, err := a.Agencies.Owed(ctx, old.ID)
	if err != nil || len(rows) < 2 {
		t.Fatalf("got %d, %v", len(rows), err)
	}
	parts := []SplitPart{
		{Agency: &Agency{Code: "DBM", Name: "Dinas Bina Marga", Group: data.GroupDinas}},
		{Agency: &Agency{Code: "DCK", Name: "Dinas Cipta Karya", Group: data.GroupDinas}},
	}
	refused(t, a.Agencies.Split(ctx, old.ID, parts, r), rows[0].Number+" belum dibagikan kepada satu OPD. Pilih OPD yang melanjutkannya.")
	for i, row := range rows {
		p := &parts[i%2]
		if row.Role == data.AsLead {
			p.Lead = append(p.Lead, row.ID)
		} else {
			p.Support = append(p.Support, row.ID)
		}
	}
	early := r
	early.On = "2027-02-01"
	refused(t, a.Agencies.Split(ctx, old.ID, parts, early), "Tanggal berlakunya belum tiba. Catat perubahan ini pada harinya atau sesudahnya.")
	if err := a.Agencies.Split(ctx, old.ID, parts, r); err != nil {
		t.Fatal(err)
	}
	for i, p := range parts {
		got, err := a.Agencies.Owed(ctx, p.Agency.ID)
		if err != nil || len(got) != len(p.Lead)+len(p.Support) {
			t.Errorf("part %d: got %d, %v, want what was dealt to it", i, len(got), err)
		}
	}
	if left, err := a.Agencies.Owed(ctx, old.ID); err != nil || len(left) != 0 {
		t.Errorf("got %d, %v left with the former agency", len(left), err)
	}
	st := storyOf(t, a, rows[0].ID)
	i := slices.IndexFunc(st.Events, func(e Event) bool { return e.Agency != nil })
	if i < 0 || st.Events[i].Agency.Reason != r.Reason || st.Events[i].Agency.EffectiveOn != r.On || st.Events[i].Agency.SuccessionID == 0 {
		t.Errorf("the story does not tell of it: %+v", st.Events)
	}
}
