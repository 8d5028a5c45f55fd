package returns

import (
	"math/rand/v2"
	"slices"
	"testing"

	"rakor.id/rakor/export/sheet"
)

// doubtfulSheet has one field of each outcome: item 1 certain, 2 doubtful, 3 in
// conflict, 4 unreadable, 5 impossible without a reason.
func doubtfulSheet() Preview {
	s := sample()
	s.Rows = s.Rows[:5]
	r := byHand(s)
	put(&r, 1, sheet.KeyProgress, typed("75%"))
	put(&r, 2, sheet.KeyProgress, typed("±75"))
	put(&r, 3, sheet.KeyNarrative, typed("dari lembar"))
	put(&r, 4, sheet.KeyProgress, typed("80-90"))
	put(&r, 5, sheet.KeyStatus, typed(impossible))
	in := input(s, r)
	in.Now[1003] = Current{Answer: Put(s.Rows[2].Answer, sheet.KeyNarrative, Value{Kind: Text, Text: "dari rapat"})}
	return Compare(in)
}

func TestDecide(t *testing.T) {
	spots := []Spot{{0, sheet.KeyProgress}, {1, sheet.KeyProgress}, {2, sheet.KeyNarrative}, {3, sheet.KeyProgress}, {4, sheet.KeyStatus}}
	all := func(c Choice) map[Spot]Choice {
		m := map[Spot]Choice{}
		for _, s := range spots {
			m[s] = c
		}
		return m
	}
	for _, tt := range []struct {
		name          string
		d             Decisions
		changed, open []int // rows
		refused       []Reason
	}{
		{"nothing decided, nothing taken", Decisions{}, nil, []int{0, 1, 2, 4}, nil},
		{"all that is certain", Decisions{Certain: true}, []int{0}, []int{1, 2, 4}, nil},
		{"certain ones set aside", Decisions{Certain: true, Choices: all(SetAside)}, nil, []int{0, 1, 2, 4}, nil},
		{"all theirs", Decisions{Choices: all(TakeTheirs)}, []int{0, 1, 2}, nil, []Reason{NothingToTake, ReasonMissing}},
		{"all ours", Decisions{Certain: true, Choices: all(KeepOurs)}, nil, nil, nil},
		{"a choice nobody knows", Decisions{Certain: true, Choices: all("?")}, nil, []int{0, 1, 2, 4}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := doubtfulSheet().Decide(tt.d)
			var changed, open []int
			var refused []Reason
			for _, r := range a.Rows {
				changed = append(changed, r.Row)
			}
			for _, s := range a.Open {
				open = append(open, s.Row)
			}
			for _, r := range a.Refused {
				refused = append(refused, r.Reason)
			}
			if !slices.Equal(changed, tt.changed) || !slices.Equal(open, tt.open) || !slices.Equal(refused, tt.refused) {
				t.Errorf("changed %v, open %v, refused %v; want %v, %v, %v", changed, open, refused, tt.changed, tt.open, tt.refused)
			}
		})
	}
}

func TestDecideGivesTheWholeAnswer(t *testing.T) {
	p := doubtfulSheet()
	a := p.Decide(Decisions{Choices: map[Spot]Choice{{2, sheet.KeyNarrative}: TakeTheirs}})
	if len(a.Rows) != 1 || len(a.Rows[0].Changes) != 1 {
		t.Fatalf("got %+v, want one row with one change", a.Rows)
	}
	row, c := a.Rows[0], a.Rows[0].Changes[0]
	if row.FollowUpID != 1003 || row.Answer.Narrative != "dari lembar" || row.Answer.Status != inProgress {
		t.Errorf("row %+v, want follow-up 1003 with the new narrative and the status as it was", row)
	}
	if !c.Decided || c.Before.Text != "dari rapat" || !slices.Equal(c.Reasons, []Reason{ChangedHere}) {
		t.Errorf("change %+v, want one decided against %s", c, ChangedHere)
	}
}

func TestDecideKeepsAReasonForTheImpossible(t *testing.T) {
	s := sample()
	s.Rows = s.Rows[:1]
	s.Rows[0].Answer.Status, s.Rows[0].Answer.Obstacle = impossible, "Lahan milik pihak lain"
	r := byHand(s)
	put(&r, 1, sheet.KeyObstacle, sheet.Cell{})
	a := Compare(input(s, r)).Decide(Decisions{Choices: map[Spot]Choice{{0, sheet.KeyObstacle}: TakeTheirs}})
	if len(a.Rows) != 0 || len(a.Refused) != 1 || a.Refused[0].Reason != ReasonMissing {
		t.Errorf("got %+v, want the reason kept", a)
	}
}

func TestOntoLeavesOutWhatChangedMeanwhile(t *testing.T) {
	text := func(s string) Value { return Value{Kind: Text, Text: s} }
	s := sample()
	s.Rows = s.Rows[:1]
	r := byHand(s)
	put(&r, 1, sheet.KeyStatus, typed(done))
	put(&r, 1, sheet.KeyProgress, typed("100%"))
	put(&r, 1, sheet.KeyNarrative, typed("dari berkas kedua"))
	row := Compare(input(s, r)).Decide(Decisions{Certain: true}).Rows[0]
	sentAnswer := s.Rows[0].Answer
	for _, tt := range []struct {
		name         string
		now          sheet.Answer
		taken, stale []sheet.Key
	}{
		{"nothing changed", sentAnswer, []sheet.Key{"status", "progress", "narrative"}, nil},
		{"another field changed", Put(sentAnswer, sheet.KeySupport, text("alat berat")), []sheet.Key{"status", "progress", "narrative"}, nil},
		{"the same field changed", Put(sentAnswer, sheet.KeyNarrative, text("dari berkas pertama")), []sheet.Key{"status", "progress"}, []sheet.Key{"narrative"}},
		{"progress changed", Put(sentAnswer, sheet.KeyProgress, Value{Kind: Progress, Number: 400}), []sheet.Key{"narrative"}, []sheet.Key{"status", "progress"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			answer, taken, stale := row.Onto(tt.now)
			keys := func(changes []Change) (k []sheet.Key) {
				for _, c := range changes {
					k = append(k, c.Key)
				}
				return k
			}
			if !slices.Equal(keys(taken), tt.taken) || !slices.Equal(keys(stale), tt.stale) {
				t.Errorf("taken %v, stale %v; want %v, %v", keys(taken), keys(stale), tt.taken, tt.stale)
			}
			for _, c := range stale {
				if got := ValueOf(answer, c.Key); got != ValueOf(tt.now, c.Key) {
					t.Errorf("%s became %v, want what holds", c.Key, got)
				}
			}
			if answer.Support != tt.now.Support {
				t.Errorf("support %q, want what holds", answer.Support)
			}
		})
	}
}

// TestNothingDoubtfulIsTakenUnasked puts random cells everywhere, thousands of
// times, and looks that one nod takes certain fields only.
func TestNothingDoubtfulIsTakenUnasked(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	texts := []string{
		"", "-", "80", "0,8", "1", "±80", "120", "80-90", "80%", "Selesai", "belum selesai", "selesei", "proses", "ya", "12/03/2026", "3/25/2026",
		"31/02/2026", "12 Maret", "Rp1.250.000", "1,25 juta", "1.250", "#REF!", "teks", "=1+1", "Tidak Dapat Ditindaklanjuti", "Terkendala", "100%",
	}
	for range 300 {
		s := sample()
		r := byHand(s)
		for range 60 {
			c := typed(texts[random.IntN(len(texts))])
			switch random.IntN(6) {
			case 0:
				c = number(float64(random.IntN(200)) / 10)
			case 1:
				c = shown(random.Float64()*2, sheet.ShownPercent)
			case 2:
				c = shown(float64(40000+random.IntN(10000)), sheet.ShownDate)
			}
			put(&r, 1+random.IntN(40), sheet.Columns[11+random.IntN(10)].Key, c)
		}
		p := Compare(input(s, r))
		if a := p.Decide(Decisions{}); len(a.Rows) != 0 {
			t.Fatal("something was taken without any decision")
		}
		for _, row := range p.Decide(Decisions{Certain: true}).Rows {
			for _, c := range row.Changes {
				f := p.Rows[row.Row].field(c.Key)
				if f.Outcome != Update || c.Decided {
					t.Errorf("%s %q was taken, its outcome is %s", c.Key, c.Written, f.Outcome)
				}
			}
		}
	}
}

// FuzzCompare bends the rows themselves: codes, cells, merges, whole tables.
func FuzzCompare(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, "80%")
	f.Add([]byte{7, 3, 12, 0, 0, 0, 5, 5, 5, 6, 1, 1}, "Menangani titik contoh ke-2")
	states := []sheet.CodeState{sheet.CodeGenuine, sheet.CodeForeign, sheet.CodeBroken, sheet.CodeNone}
	f.Fuzz(func(t *testing.T, how []byte, text string) {
		if len(how) > 300 {
			return // enough to bend every row; more only takes time
		}
		s := sample()
		r := byHand(s)
		fill(&r, honest())
		for ; len(how) > 2; how = how[3:] {
			rows := r.Tables[0].Rows
			row, col := &rows[int(how[1])%len(rows)], sheet.Columns[int(how[2])%len(sheet.Columns)].Key
			c := row.Cells[col]
			switch how[0] % 8 {
			case 0:
				row.CodeState = states[how[2]%4]
			case 1:
				row.Code.Item, row.Code.Export = int(how[2])%45, 42+int(how[2])/250
			case 2:
				c.Kind, c.Text = sheet.CellText, text
			case 3:
				c.MergedUnder = rows[int(how[2])%len(rows)].Cells[col].Address
			case 4:
				r.Tables[0].Rows = append(rows, rows[int(how[2])%len(rows)])
			case 5:
				r.Tables = append(r.Tables, sheet.Table{Rows: rows[:1]})
			case 6:
				c.Kind, c.Number = sheet.CellNumber, float64(how[2])/7
			case 7:
				c = sheet.Cell{}
			}
			row.Cells[col] = c
		}
		p := Compare(input(s, r))
		seen := map[int64]bool{}
		for _, row := range p.Decide(Decisions{Certain: true}).Rows {
			if seen[row.FollowUpID] {
				t.Errorf("follow-up %d is written twice", row.FollowUpID)
			}
			seen[row.FollowUpID] = true
			for _, c := range row.Changes {
				if f := p.Rows[row.Row].field(c.Key); f.Outcome != Update {
					t.Errorf("%s of row %d was taken, its outcome is %s", c.Key, row.Row, f.Outcome)
				}
			}
		}
	})
}
