package returns

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"rakor.id/rakor/export/sheet"
)

func TestCompareHonestEdits(t *testing.T) {
	s := sample()
	r := byHand(s)
	fill(&r, honest())
	p := Compare(input(s, r))
	if got, want := counts(p), "6 update, 34 unchanged"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	if got, want := taken(p), honest(); !reflect.DeepEqual(got, want) {
		t.Errorf("taken %v, want %v", got, want)
	}
	if p.Agency != "PUPR" || p.Export != testExport || len(p.Notes) != 0 {
		t.Errorf("agency %s, export %d, notes %v; want PUPR, 42, none", p.Agency, p.Export, p.Notes)
	}
}

// threeWay is a field as it was sent, returned, and holds now.
func TestCompareThreeWays(t *testing.T) {
	text := func(s string) Value { return textual(Text, s) }
	share := func(n int64) Value { return Value{Kind: Progress, Number: n} }
	for _, tt := range []struct {
		name              string
		key               sheet.Key
		base, theirs, now Value
		want              Outcome
		why               []Reason
	}{
		{"nobody changed it", sheet.KeyNarrative, text("a"), text("a"), text("a"), Unchanged, nil},
		{"other spaces", sheet.KeyNarrative, text("a b\nc"), text("a  b c"), text("a b\nc"), Unchanged, nil},
		{"they changed it", sheet.KeyNarrative, text("a"), text("b"), text("a"), Update, nil},
		{"we changed it", sheet.KeyNarrative, text("a"), text("a"), text("b"), Unchanged, nil},
		{"both alike", sheet.KeyNarrative, text("a"), text("b"), text("b"), Unchanged, nil},
		{"both differently", sheet.KeyNarrative, text("a"), text("b"), text("c"), Conflict, []Reason{ChangedHere}},
		{"filled in", sheet.KeyNarrative, Value{}, text("b"), Value{}, Update, nil},
		{"emptied", sheet.KeyNarrative, text("a"), Value{}, text("a"), Review, []Reason{WouldErase}},
		{"emptied and changed here", sheet.KeyNarrative, text("a"), Value{}, text("c"), Conflict, []Reason{ChangedHere, WouldErase}},
		{"emptied on both sides", sheet.KeyNarrative, text("a"), Value{}, Value{}, Unchanged, nil},
		{"percent to a thousandth", sheet.KeyProgress, share(333), share(333), share(333), Unchanged, nil},
		{"percent changed", sheet.KeyProgress, share(300), share(301), share(300), Update, nil},
		{"percent fell", sheet.KeyProgress, share(600), share(500), share(600), Review, []Reason{ProgressFell}},
		{"zero is not blank", sheet.KeyProgress, Value{}, share(0), Value{}, Review, []Reason{ProgressFell}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := sample()
			s.Rows = s.Rows[:1]
			s.Rows[0].Answer = Put(s.Rows[0].Answer, tt.key, tt.base)
			r := byHand(s)
			put(&r, 1, tt.key, cellFor(tt.theirs))
			in := input(s, r)
			in.Now[1001] = Current{Answer: Put(s.Rows[0].Answer, tt.key, tt.now)}
			row := Compare(in).Rows[0]
			f := row.field(tt.key)
			if f.Outcome != tt.want || !slices.Equal(f.Reasons, tt.why) {
				t.Errorf("got %s %v, want %s %v", f.Outcome, f.Reasons, tt.want, tt.why)
			}
			if f.Base != tt.base || f.Now != tt.now {
				t.Errorf("base %v, now %v; want %v, %v", f.Base, f.Now, tt.base, tt.now)
			}
		})
	}
}

func TestCompareAcrossFields(t *testing.T) {
	status := func(s string) sheet.Cell { return typed(s) }
	share := func(n float64) sheet.Cell { return shown(n, sheet.ShownPercent) }
	for _, tt := range []struct {
		name string
		put  map[sheet.Key]sheet.Cell
		want map[sheet.Key]Outcome
		why  Reason
	}{
		{"done and all of it", map[sheet.Key]sheet.Cell{"status": status(done), "progress": share(1)}, map[sheet.Key]Outcome{"status": Update, "progress": Update}, ""},
		{"done at 80 percent", map[sheet.Key]sheet.Cell{"status": status(done), "progress": share(.8)}, map[sheet.Key]Outcome{"status": Review, "progress": Review}, DoneBelowFull},
		{"done, progress as it was", map[sheet.Key]sheet.Cell{"status": status(done)}, map[sheet.Key]Outcome{"status": Review, "progress": Unchanged}, DoneBelowFull},
		{"all of it in progress", map[sheet.Key]sheet.Cell{"progress": share(1)}, map[sheet.Key]Outcome{"status": Unchanged, "progress": Review}, FullNotDone},
		{"all of it, status unread", map[sheet.Key]sheet.Cell{"status": status("ya"), "progress": share(1)}, map[sheet.Key]Outcome{"status": Rejected, "progress": Review}, FullNotDone},
		{"status guessed, progress against it", map[sheet.Key]sheet.Cell{"status": status("Selesei"), "progress": share(.8)}, map[sheet.Key]Outcome{"status": Review, "progress": Review}, DoneBelowFull},
		{"impossible without a word", map[sheet.Key]sheet.Cell{"status": status(impossible)}, map[sheet.Key]Outcome{"status": Review}, ReasonMissing},
		{"impossible with a dash", map[sheet.Key]sheet.Cell{"status": status(impossible), "obstacle": typed("-")}, map[sheet.Key]Outcome{"status": Review}, ReasonMissing},
		{"impossible with an obstacle", map[sheet.Key]sheet.Cell{"status": status(impossible), "obstacle": typed("Lahan milik pihak lain")}, map[sheet.Key]Outcome{"status": Update, "obstacle": Update}, ""},
		{"other fields are not held up", map[sheet.Key]sheet.Cell{"status": status(done), "realization": typed("4 titik")}, map[sheet.Key]Outcome{"status": Review, "realization": Update}, DoneBelowFull},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := sample()
			s.Rows = s.Rows[:1]
			r := byHand(s)
			for k, c := range tt.put {
				put(&r, 1, k, c)
			}
			row := Compare(input(s, r)).Rows[0]
			for k, want := range tt.want {
				f := row.field(k)
				if f.Outcome != want {
					t.Errorf("%s: got %s %v, want %s", k, f.Outcome, f.Reasons, want)
				}
				if f.Outcome == Review && f.Understood.Kind != Blank && tt.why != "" && !slices.Contains(f.Reasons, tt.why) && !slices.Contains(f.Reasons, StatusGuessed) {
					t.Errorf("%s: reasons %v, want %s", k, f.Reasons, tt.why)
				}
			}
		})
	}
}

func TestCompareRows(t *testing.T) {
	rows := func(r *sheet.Returned) []sheet.ReturnedRow { return r.Tables[0].Rows }
	lose := func(r *sheet.Returned, items ...int) {
		for _, i := range items {
			row := &rows(r)[i-1]
			row.Code, row.CodeState, row.CodeText = sheet.RowCode{}, sheet.CodeNone, ""
		}
	}
	for _, tt := range []struct {
		name   string
		change func(*sheet.Returned, *Input)
		want   string
		why    Reason // of some row
	}{
		{"shuffled", func(r *sheet.Returned, _ *Input) { slices.Reverse(rows(r)) }, "6 update, 34 unchanged", ""},
		{"five deleted", func(r *sheet.Returned, _ *Input) { r.Tables[0].Rows = rows(r)[:35] }, "6 update, 29 unchanged, 5 missing", RowMissing},
		{"codes deleted", func(r *sheet.Returned, _ *Input) {
			for i := range rows(r) {
				lose(r, i+1)
			}
			r.Exports = nil
		}, "34 unchanged, 6 review", MatchedByContent},
		{"six codes wiped", func(r *sheet.Returned, _ *Input) { lose(r, 3, 4, 5, 6, 7, 8) }, "4 update, 34 unchanged, 2 review", MatchedByContent},
		{"only the visible columns sorted", func(r *sheet.Returned, _ *Input) {
			for i, j := 0, len(rows(r))-1; i < j; i, j = i+1, j-1 {
				a, b := &rows(r)[i], &rows(r)[j]
				a.Cells, b.Cells = b.Cells, a.Cells
			}
		}, "34 unchanged, 6 review", CodeMismatch},
		{"a new row", func(r *sheet.Returned, _ *Input) {
			r.Tables[0].Rows = append(rows(r), sheet.ReturnedRow{Number: 60, CodeState: sheet.CodeNone, Cells: map[sheet.Key]sheet.Cell{
				sheet.KeyAction: typed("Membangun pos ronda contoh"), sheet.KeyProgress: typed("10%"),
			}})
		}, "6 update, 34 unchanged, 1 new", RowNew},
		{"a signature below the table", func(r *sheet.Returned, _ *Input) {
			r.Tables[0].Rows = append(rows(r), sheet.ReturnedRow{Number: 60, CodeState: sheet.CodeNone, Cells: map[sheet.Key]sheet.Cell{
				sheet.KeyNarrative: typed("Kepala Dinas,"),
			}})
		}, "6 update, 34 unchanged, 1 ignored", RowIdle},
		{"copied twice, the same", func(r *sheet.Returned, _ *Input) { r.Tables[0].Rows = append(rows(r), rows(r)[2]) }, "6 update, 34 unchanged, 1 ignored", TwinSame},
		{"copied twice, different", func(r *sheet.Returned, _ *Input) {
			twin := rows(r)[2]
			twin.Cells = map[sheet.Key]sheet.Cell{sheet.KeyProgress: typed("70%")}
			r.Tables[0].Rows = append(rows(r), twin)
		}, "5 update, 34 unchanged, 2 rejected", TwinDifferent},
		{"a row of another agency", func(r *sheet.Returned, in *Input) {
			other := sample()
			other.Export, other.AgencyCode, other.Rows = 43, "DLH", other.Rows[:2]
			in.Sent = append(in.Sent, sent(other))
			r.Tables[0].Rows = append(rows(r), byHand(other).Tables[0].Rows...)
		}, "6 update, 34 unchanged, 2 rejected", AgencyOther},
		{"a row of another office", func(r *sheet.Returned, _ *Input) {
			row := rows(r)[0]
			row.CodeState = sheet.CodeForeign
			row.Cells = map[sheet.Key]sheet.Cell{sheet.KeyAction: typed("Kegiatan kota lain"), sheet.KeyStatus: typed("Selesai")}
			r.Tables[0].Rows = append(rows(r), row)
		}, "6 update, 34 unchanged, 1 rejected", CodeForeign},
		{"a row of an export nobody made", func(r *sheet.Returned, _ *Input) { rows(r)[2].Code.Export = 99 }, "5 update, 34 unchanged, 1 rejected, 1 missing", ExportUnknown},
		{"a locked text changed", func(r *sheet.Returned, _ *Input) { put(r, 3, sheet.KeyAction, typed("Menangani titik contoh")) }, "6 update, 34 unchanged", LockedChanged},
		{"the number of a follow-up of another sheet, in the same words", func(r *sheet.Returned, _ *Input) { put(r, 3, sheet.KeyNumber, typed("TL-2025-0007")) }, "5 update, 34 unchanged, 1 rejected, 1 missing", Contradiction},
		{"a number that is none any more", func(r *sheet.Returned, _ *Input) { put(r, 3, sheet.KeyNumber, typed("no. 3")) }, "6 update, 34 unchanged", LockedChanged},
		{"number of one row, action of another", func(r *sheet.Returned, _ *Input) { put(r, 3, sheet.KeyAction, rows(r)[3].Cells[sheet.KeyAction]) }, "5 update, 34 unchanged, 1 rejected, 1 missing", Contradiction},
		{"withdrawn here since", func(_ *sheet.Returned, in *Input) { delete(in.Now, 1003); delete(in.Now, 1004) }, "5 update, 34 unchanged, 1 rejected", FollowUpGone},
		{"moved to another agency since", func(_ *sheet.Returned, in *Input) {
			for _, id := range []int64{1003, 1004} {
				in.Now[id] = Current{Answer: in.Now[id].Answer, Moved: true}
			}
		}, "5 update, 34 unchanged, 1 review", FollowUpMoved},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := sample()
			r := byHand(s)
			fill(&r, honest())
			in := input(s, r)
			tt.change(&in.Returned, &in)
			p := Compare(in)
			if got := counts(p); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			has := func(row Row) bool { return slices.Contains(row.Reasons, tt.why) }
			if tt.why != "" && !slices.ContainsFunc(p.Rows, has) {
				t.Errorf("no row has the reason %s", tt.why)
			}
			mustBeTrue(t, p, honest())
		})
	}
}

func TestCompareRefusesFiles(t *testing.T) {
	for _, tt := range []struct {
		name   string
		change func(*Input)
		want   Reason
	}{
		{"ours", func(*Input) {}, ""},
		{"asked for another agency", func(in *Input) { in.Agency = "DLH" }, AgencyOther},
		{"an export nobody made", func(in *Input) { in.Sent = nil }, ExportUnknown},
		{"of another office", func(in *Input) {
			in.Returned.Exports, in.Returned.SheetCodes[0].Genuine = nil, false
			for i := range in.Returned.Tables[0].Rows {
				in.Returned.Tables[0].Rows[i].CodeState = sheet.CodeForeign
			}
		}, OfficeOther},
		{"without anything to know it by", func(in *Input) {
			in.Sent, in.Returned.Exports, in.Returned.SheetCodes = nil, nil, nil
			for i := range in.Returned.Tables[0].Rows {
				in.Returned.Tables[0].Rows[i].CodeState = sheet.CodeNone
			}
		}, NothingKnown},
		{"without anything, but a person says which it is", func(in *Input) {
			in.Returned.Exports, in.Returned.SheetCodes = nil, nil
			for i := range in.Returned.Tables[0].Rows {
				in.Returned.Tables[0].Rows[i].CodeState = sheet.CodeNone
			}
		}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := sample()
			in := input(s, byHand(s))
			tt.change(&in)
			p := Compare(in)
			if p.Refusal != tt.want || (p.Refusal != "") != (len(p.Rows) == 0) {
				t.Errorf("refusal %q with %d rows, want %q", p.Refusal, len(p.Rows), tt.want)
			}
		})
	}
}

func TestCompareLastMonthsFile(t *testing.T) {
	s := sample()
	r := byHand(s)
	fill(&r, honest())
	in := input(s, r)
	in.Latest = testExport + 60
	for _, item := range []int{3, 7, 11, 15, 20} { // five of the six were reported in the room since
		a := s.Rows[item-1].Answer
		a.Progress, a.Status, a.Narrative, a.Realization = ptr(0.9), obstructed, "Disampaikan dalam rapat", "dari rapat"
		a.Budget, a.ReportedOn = ptr(int64(77_000_000)), day(2026, 11, 18)
		in.Now[int64(1000+item)] = Current{Answer: a}
	}
	p := Compare(in)
	if got, want := counts(p), "1 update, 34 unchanged, 5 conflict"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if len(p.Notes) != 1 || p.Notes[0].Reason != ExportOld {
		t.Errorf("notes %v, want %s", p.Notes, ExportOld)
	}
}

func TestCompareClearedCells(t *testing.T) {
	s := sample()
	r := byHand(s)
	for i := range s.Rows {
		for _, col := range sheet.Columns {
			if col.Open {
				put(&r, i+1, col.Key, sheet.Cell{})
			}
		}
	}
	p := Compare(input(s, r))
	if got, want := counts(p), "40 review"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := taken(p); len(got) != 0 {
		t.Errorf("taken %v, want nothing", got)
	}
}

func TestCompareIsDeterministic(t *testing.T) {
	make := func() string {
		s := sample()
		r := byHand(s)
		fill(&r, honest())
		r.Tables[0].Rows = append(r.Tables[0].Rows, r.Tables[0].Rows[:5]...)
		b, err := json.Marshal(Compare(input(s, r)))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	first := make()
	for range 5 {
		if make() != first {
			t.Fatal("the same input gave another preview")
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	s := sample()
	r := byHand(s)
	fill(&r, honest())
	in := input(s, r)
	for b.Loop() {
		Compare(in)
	}
}
