package data

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// register is an archive with five follow-ups of known fates, and one unborn.
func register(t *testing.T) (*archive, *sample) {
	t.Helper()
	a := newArchive(t)
	s := a.sample()
	add := func(change func(*FollowUp)) *FollowUp {
		f := s.followUp("Pekerjaan")
		change(f)
		a.write(func(tx *Tx) error { return tx.FollowUps().Add(f) })
		return f
	}
	late := add(func(f *FollowUp) { f.Due.On = "2026-11-01"; f.Budget = ptr(int64(250_000_000)) })
	done := add(func(f *FollowUp) { f.Action = "Selesai diterima" })
	claimed := add(func(f *FollowUp) { f.LeadID, f.Supports = s.dlh.ID, []int64{s.pupr.ID} })
	add(func(f *FollowUp) {
		f.LeadID, f.Supports, f.IssueID, f.Due = s.dishub.ID, nil, 0, Due{Kind: DueCondition, Text: "APBD-P 2026"}
	})
	canceled := add(func(f *FollowUp) { f.Action = "Dibatalkan" })
	a.finalize(s)
	report := func(f *FollowUp, status Status, progress int) int64 {
		r := &Report{FollowUpID: f.ID, AgencyID: f.LeadID, Role: AsLead, Source: ByHand, Period: "2026-11", Status: status, Progress: &progress, ReportedOn: today}
		a.write(func(tx *Tx) error { return tx.Reports().Add(r) })
		return r.ID
	}
	report(late, Obstructed, 250)
	accepted := report(done, Done, 1000)
	report(claimed, Done, 1000)
	a.write(func(tx *Tx) error {
		c, err := tx.FollowUps().Get(canceled.ID)
		if err != nil {
			return err
		}
		c.CancelledAt, c.CancelReason = tx.At(), "tidak perlu lagi"
		other := Meeting{Title: "Rapat berikut", HeldOn: "2026-12-01"}
		return errors.Join(
			tx.Verifications().Add(&Verification{ReportID: accepted, Verdict: Accepted}),
			tx.FollowUps().Update(&c),
			tx.Meetings().Add(&other),
			tx.FollowUps().Add(&FollowUp{MeetingID: other.ID, Action: "Belum lahir", LeadID: s.pupr.ID}),
		)
	})
	return a, s
}

func TestRegister(t *testing.T) {
	a, s := register(t)
	for _, tt := range []struct {
		name   string
		filter RegisterFilter
		want   string // last digits of the numbers
	}{
		{"all that are born", RegisterFilter{}, "4 3 2 1"},
		{"open", RegisterFilter{Scope: ScopeOpen}, "4 3 1"},
		{"settled", RegisterFilter{Scope: ScopeSettled}, "2"},
		{"everything", RegisterFilter{Scope: ScopeAll}, "6 5 4 3 2 1"},
		{"led", RegisterFilter{AgencyID: s.pupr.ID}, "2 1"},
		{"supported", RegisterFilter{SupportID: s.pupr.ID}, "3"},
		{"either", RegisterFilter{EitherID: s.pupr.ID}, "3 2 1"},
		{"issue", RegisterFilter{IssueID: s.issue.ID}, "3 2 1"},
		{"status", RegisterFilter{Statuses: []Status{Done, Obstructed}}, "3 2 1"},
		{"claimed but not verified", RegisterFilter{Statuses: []Status{Done}, Verification: []VerificationState{Pending}}, "3"},
		{"late", RegisterFilter{LateOn: today}, "1"},
		{"late later", RegisterFilter{LateOn: "2026-12-01"}, "3 1"},
		{"due window", RegisterFilter{DueFrom: today, DueTo: "2026-11-30"}, "3 2"},
		{"not reported this period", RegisterFilter{NotReported: "2026-11"}, "4"},
		{"not reported next period", RegisterFilter{NotReported: "2026-12"}, "4 3 1"},
		{"text", RegisterFilter{Text: "selesai DIT"}, "2"},
		{"text with signs", RegisterFilter{Text: "%"}, ""},
		{"meeting window", RegisterFilter{BornFrom: "2026-12-01", Scope: ScopeAll}, "6"},
		{"by deadline", RegisterFilter{Sort: SortDue}, "1 3 2 4"},
		{"by progress", RegisterFilter{Sort: SortProgress}, "4 1 3 2"},
		{"second page", RegisterFilter{Limit: 2, Offset: 1}, "3 2"},
		{"canceled", RegisterFilter{Scope: ScopeCanceled}, "5"},
		{"open or canceled", RegisterFilter{Scopes: []RegisterScope{ScopeOpen, ScopeCanceled}}, "5 4 3 1"},
		{"one of the leads", RegisterFilter{Leads: []int64{s.dlh.ID, s.dishub.ID}}, "4 3"},
		{"one of the supporters", RegisterFilter{Supporters: []int64{s.pupr.ID, s.dishub.ID}}, "3 2 1"},
		{"one of the parties", RegisterFilter{Parties: []int64{s.pupr.ID, s.dishub.ID}}, "4 3 2 1"},
		{"one of the issues", RegisterFilter{Issues: []int64{s.issue.ID, 99}}, "3 2 1"},
		{"meeting by its title", RegisterFilter{Meetings: []MeetingMatch{{Title: "berikut"}}, Scope: ScopeAll}, "6"},
		{"one of the meetings", RegisterFilter{Meetings: []MeetingMatch{{Title: "berikut"}, {ID: s.meeting.ID}}, Scope: ScopeAll}, "6 5 4 3 2 1"},
		{"series", RegisterFilter{SeriesIDs: []int64{99}}, ""},
		{"a report waits", RegisterFilter{Verification: []VerificationState{Pending}}, "3 1"},
		{"waits or was accepted", RegisterFilter{Verification: []VerificationState{Pending, Accepted}}, "3 2 1"},
		{"one of the due windows", RegisterFilter{Due: []Days{{To: "2026-11-15"}, {From: "2027-01-01"}}}, "1"},
		{"reported within", RegisterFilter{Reported: []Days{{From: today, To: today}}}, "3 2 1"},
		{"meeting held within", RegisterFilter{Born: []Days{{From: "2026-12-01"}}, Scope: ScopeAll}, "6"},
		{"lacking an issue", RegisterFilter{Without: []Lack{LacksIssue}}, "4"},
		{"lacking a day", RegisterFilter{Without: []Lack{LacksDay}}, "4"},
		{"lacking a report", RegisterFilter{Without: []Lack{LacksReport}}, "4"},
		{"lacking something unheard of", RegisterFilter{Without: []Lack{"1=1"}}, ""},
		{"number begins so", RegisterFilter{Numbers: []string{"tl-2026-0003"}}, "3"},
		{"words", RegisterFilter{Words: []Words{{Text: "diter"}, {Text: "SELESAI", Whole: true}}}, "2"},
		{"a whole word is whole", RegisterFilter{Words: []Words{{Text: "diter", Whole: true}}}, ""},
		{"number as a word", RegisterFilter{Words: []Words{{Text: "TL-2026-0004"}}}, "4"},
		{"ids", RegisterFilter{IDs: []int64{1, 3, 77}}, "3 1"},
		{"no ids", RegisterFilter{IDs: []int64{}}, ""},
		{"not those led", RegisterFilter{Except: []RegisterFilter{{Leads: []int64{s.pupr.ID}}}}, "4 3"},
		{"not those without an issue", RegisterFilter{Except: []RegisterFilter{{Without: []Lack{LacksIssue}}}}, "3 2 1"},
		{"not those of an issue", RegisterFilter{Except: []RegisterFilter{{Issues: []int64{s.issue.ID}}}}, "4"},
		{"not a word", RegisterFilter{Except: []RegisterFilter{{Words: []Words{{Text: "selesai"}}}}}, "4 3 1"},
		{"not open", RegisterFilter{Except: []RegisterFilter{{Scope: ScopeOpen}}}, "2"},
		{"by number, turned round", RegisterFilter{Reverse: true}, "1 2 3 4"},
		{"by deadline, turned round", RegisterFilter{Sort: SortDue, Reverse: true}, "4 2 3 1"},
		{"by agency", RegisterFilter{Sort: SortAgency}, "2 1 3 4"},
		{"by agency, turned round", RegisterFilter{Sort: SortAgency, Reverse: true}, "4 3 1 2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a.read(func(tx *Tx) error {
				found, err := tx.FollowUps().Register(tt.filter)
				var numbers []string
				for _, x := range found {
					numbers = append(numbers, x.Number[len(x.Number)-1:])
				}
				if got := strings.Join(numbers, " "); got != tt.want {
					t.Errorf("got %q, want %q", got, tt.want)
				}
				n, err2 := tx.FollowUps().Count(tt.filter)
				if tt.filter.Limit == 0 && n != len(found) {
					t.Errorf("counted %d of %d", n, len(found))
				}
				spine, err3 := tx.FollowUps().Spine(tt.filter, GroupNone)
				if tt.filter.Limit == 0 && !sameRows(found, spine.IDs) {
					t.Errorf("got the spine %v for %q", spine.IDs, tt.want)
				}
				return errors.Join(err, err2, err3)
			})
		})
	}
}

func sameRows(rows []RegisterRow, ids []int64) bool {
	return slices.EqualFunc(rows, ids, func(r RegisterRow, id int64) bool { return r.ID == id })
}

func TestSpineGathersRows(t *testing.T) {
	a, s := register(t)
	id := func(n int64) string { return strconv.FormatInt(n, 10) }
	for _, tt := range []struct {
		by   RegisterGroup
		sort RegisterSort
		want string
	}{
		{GroupByAgency, SortNumber, id(s.dishub.ID) + " " + id(s.dlh.ID) + " " + id(s.pupr.ID) + " " + id(s.pupr.ID)},
		{GroupByIssue, SortNumber, " " + strings.TrimSpace(strings.Repeat(id(s.issue.ID)+" ", 3))},
		{GroupByStatus, SortNumber, "not_started done done obstructed"},
		{GroupByStatus, SortAgency, "done obstructed done not_started"},
		{GroupByDue, SortDue, "2026-11 2026-11 2026-11 "},
		{GroupByMeeting, SortAgency, strings.TrimSpace(strings.Repeat(id(s.meeting.ID)+" ", 4))},
	} {
		a.read(func(tx *Tx) error {
			spine, err := tx.FollowUps().Spine(RegisterFilter{Sort: tt.sort}, tt.by)
			if got := strings.Join(spine.Keys, " "); got != tt.want || len(spine.IDs) != 4 {
				t.Errorf("%s by %s: got %q of %v, want %q", tt.by, tt.sort, got, spine.IDs, tt.want)
			}
			return err
		})
	}
	a.read(func(tx *Tx) error {
		if _, err := tx.FollowUps().Spine(RegisterFilter{}, "1; DROP"); !errors.Is(err, ErrInvalid) {
			t.Errorf("got %v for a grouping there is not", err)
		}
		rows, err := tx.FollowUps().RegisterRows([]int64{4, 99, 2})
		if len(rows) != 2 || rows[0].ID != 4 || rows[1].ID != 2 {
			t.Errorf("got rows %v, want 4 and 2", rows)
		}
		return err
	})
}

// A page of the register is read from an index in its order, however many rows
// there are behind it.
func TestRegisterPagesAreNotSorted(t *testing.T) {
	a, _ := register(t)
	for _, f := range []RegisterFilter{
		{},
		{Reverse: true},
		{Sort: SortDue},
		{Sort: SortDue, Reverse: true},
		{Sort: SortProgress},
		{Sort: SortReported},
		{Statuses: []Status{Done}},
		{Scope: ScopeSettled, Sort: SortDue},
		{Except: []RegisterFilter{{Leads: []int64{1}}}},
		{Issues: []int64{1}},
		{Scope: ScopeCanceled},
	} {
		a.read(func(tx *Tx) error {
			w := f.where()
			return scan(tx, func(r rows) error {
				var id, parent, unused int
				var detail string
				err := r.Scan(&id, &parent, &unused, &detail)
				if strings.Contains(detail, "TEMP B-TREE FOR ORDER") {
					t.Errorf("%+v is sorted: %s", f, detail)
				}
				return err
			}, "EXPLAIN QUERY PLAN SELECT f.id FROM follow_ups f "+w.sql()+" ORDER BY "+f.order()+" LIMIT 100", w.args...)
		})
	}
}

func TestOwed(t *testing.T) {
	a, s := register(t)
	a.read(func(tx *Tx) error {
		owed, err := tx.FollowUps().Owed(s.pupr.ID, 0)
		if len(owed) != 2 {
			t.Fatalf("got %d, want 2", len(owed))
		}
		if o := owed[0]; o.Role != AsLead || o.LastReport == nil || o.LastReport.Status != Obstructed || o.MeetingTitle != "Rapat Koordinasi" || !o.Late(today) {
			t.Errorf("got %+v", o)
		}
		if o := owed[1]; o.Role != AsSupport || o.LeadCode != "DLH" || !slices.Equal(o.Supports, []int64{s.pupr.ID}) {
			t.Errorf("got %+v", o)
		}
		none, err2 := tx.FollowUps().Owed(s.pupr.ID, s.meeting.ID)
		if len(none) != 0 {
			t.Errorf("got %d of the meeting itself", len(none))
		}
		return errors.Join(err, err2)
	})
}

func TestOwedByAll(t *testing.T) {
	a, s := register(t)
	a.read(func(tx *Tx) error {
		of, err := tx.FollowUps().OwedBy(RegisterFilter{})
		if len(of) < 2 {
			t.Fatalf("got %d agencies that owe something, want two or more", len(of))
		}
		for id, got := range of {
			want, err2 := tx.FollowUps().Owed(id, 0)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("agency %d: got %+v, want what it owes when asked for alone: %+v", id, got, want)
			}
			few, err3 := tx.FollowUps().OwedBy(RegisterFilter{Parties: []int64{id, s.pupr.ID}})
			if !reflect.DeepEqual(few[id], want) || !reflect.DeepEqual(few[s.pupr.ID], of[s.pupr.ID]) {
				t.Errorf("agency %d and another: got %+v, want the same", id, few)
			}
			err = errors.Join(err, err2, err3)
		}
		return err
	})
}

func TestFigures(t *testing.T) {
	a, s := register(t)
	a.read(func(tx *Tx) error {
		all, err := tx.FollowUps().Figures(ByTotal, RegisterFilter{}, today)
		if len(all) != 1 {
			t.Fatalf("got %d groups", len(all))
		}
		g := all[0]
		if g.Total != 4 || g.Open != 3 || g.Late != 1 || g.Accepted != 1 || g.Unverified != 1 || g.Budget != 250_000_000 ||
			g.AverageProgress() != 562 || g.ByStatus[Done] != 2 || g.ByStatus[NotStarted] != 1 {
			t.Errorf("got %+v", g)
		}
		byAgency, err2 := tx.FollowUps().Figures(ByAgency, RegisterFilter{}, today)
		if len(byAgency) != 3 || byAgency[0].ID != s.pupr.ID || byAgency[0].Total != 2 {
			t.Errorf("got %+v", byAgency)
		}
		none, err3 := tx.FollowUps().Figures(ByTotal, RegisterFilter{MeetingID: 999}, today)
		if len(none) != 0 {
			t.Errorf("got %+v for no meeting", none)
		}
		_, err4 := tx.FollowUps().Figures("1; DROP", RegisterFilter{}, today)
		if !errors.Is(err4, ErrInvalid) {
			t.Errorf("got %v, want ErrInvalid", err4)
		}
		return errors.Join(err, err2, err3)
	})
}

func TestUnsignedMeetings(t *testing.T) {
	a, s := register(t)
	unsigned := func() (n int) {
		a.read(func(tx *Tx) (err error) {
			n, err = tx.Meetings().Count(MeetingFilter{Unsigned: true})
			return err
		})
		return n
	}
	if got := unsigned(); got != 1 {
		t.Errorf("got %d meetings with unsigned minutes, want 1", got)
	}
	a.write(func(tx *Tx) error {
		v, err := tx.Minutes().Latest(s.meeting.ID)
		if err != nil {
			return err
		}
		return tx.Minutes().AddFile(&MinutesFile{VersionID: v.ID, Kind: SignedPDF, Signatures: 2, Name: "notula.pdf"}, []byte("%PDF-"))
	})
	if got := unsigned(); got != 0 {
		t.Errorf("signed minutes are still listed: got %d", got)
	}
	a.read(func(tx *Tx) error {
		page, err := tx.Meetings().Page(MeetingFilter{}, 10, 0)
		if len(page) != 2 || page[1].ID != s.meeting.ID || page[1].Signatures != 2 || page[1].FollowUps != 5 {
			t.Errorf("got %+v", page)
		}
		return err
	})
}

// The words of follow-ups follow what is written, and can be made anew.
func TestRegisterWordsFollowTheRows(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	f := s.followUp("Keruk saluran")
	count := func(word string) (n int) {
		a.read(func(tx *Tx) (err error) {
			n, err = tx.FollowUps().Count(RegisterFilter{Scope: ScopeAll, Words: []Words{{Text: word}}})
			return err
		})
		return n
	}
	a.write(func(tx *Tx) error { return tx.FollowUps().Add(f) })
	if got := count("salur"); got != 1 {
		t.Errorf("got %d, want the one added", got)
	}
	f.Action = "Keruk sungai"
	a.write(func(tx *Tx) error { return tx.FollowUps().Update(f) })
	if got := count("salur"); got != 0 || count("sungai") != 1 {
		t.Errorf("got %d of the former words and %d of the new", got, count("sungai"))
	}
	a.write(func(tx *Tx) error { return tx.RebuildSearch() })
	if got := count("sungai"); got != 1 {
		t.Errorf("got %d after the index was made anew, want 1", got)
	}
	a.write(func(tx *Tx) error {
		_, err := tx.exec("INSERT INTO follow_ups_fts(follow_ups_fts, rowid, number, action, direction, problem, indicator) SELECT 'delete', id, number, action, direction, problem, indicator FROM follow_ups")
		return err
	})
	report, err := a.Check(context.Background())
	if err != nil || !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Kind == BrokenIndex }) {
		t.Errorf("a broken index was not found: %+v, %v", report.Findings, err)
	}
}
