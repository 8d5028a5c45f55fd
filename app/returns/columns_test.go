package returns

import (
	"fmt"
	"slices"
	"testing"

	"rakor.id/rakor/export/sheet"
)

// TestColumnsByAsking renames headings to words that nothing tells. Until a
// person has said what they are, nothing is read from them.
func TestColumnsByAsking(t *testing.T) {
	rename := func(cells map[string]string) func(*book) sheet.Returned {
		return func(b *book) sheet.Returned {
			for cell, text := range cells {
				b.do(b.SetCellStr(page, cell, text))
			}
			return b.returned()
		}
	}
	weather := map[string]string{"Q6": "Curah hujan"}
	for _, tt := range []struct {
		name   string
		change func(*book) sheet.Returned
		told   Dictionary
		asked  []string
		want   string
	}{
		{"not told", rename(weather), nil, []string{"Curah hujan"}, "6 update, 34 unchanged"},
		{"told", rename(weather), Dictionary{"curah hujan": sheet.KeyObstacle}, nil, "6 update, 34 unchanged"},
		{"told to be none", rename(weather), Dictionary{"curah hujan": ""}, nil, "6 update, 34 unchanged"},
		{"told of one that is there", rename(weather), Dictionary{"curah hujan": sheet.KeyStatus}, nil, "6 update, 34 unchanged"},
		{
			"two that claim to be the same", rename(map[string]string{"Q6": "Curah hujan", "P6": "Cuaca"}),
			Dictionary{"curah hujan": sheet.KeyObstacle, "cuaca": sheet.KeyObstacle},
			[]string{"Cuaca", "Curah hujan"},
			"6 update, 34 unchanged",
		},
		{
			"two alike", rename(map[string]string{"Q6": "Lain-lain", "P6": "lain lain"}),
			Dictionary{"lain lain": sheet.KeyObstacle},
			[]string{"lain lain", "Lain-lain"},
			"6 update, 34 unchanged",
		},
		{
			// Where every status holds what was sent but one, the column proves itself.
			"progress under a word of their own", rename(map[string]string{"M6": "Hitungan kami"}),
			Dictionary{"hitungan kami": sheet.KeyProgress},
			nil, "6 update, 34 unchanged",
		},
		{
			"told wrongly", rename(map[string]string{"M6": "Hitungan kami", "O6": "Biaya"}),
			Dictionary{"hitungan kami": sheet.KeyBudget, "biaya": sheet.KeyProgress},
			nil, "",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := sample()
			b := open(t, s)
			b.honest()
			in := input(s, tt.change(b))
			in.Told = tt.told
			p := Compare(in)
			var asked []string
			for _, q := range p.Columns {
				asked = append(asked, q.Heading)
				if q.Filled == 0 || len(q.Samples) == 0 || len(q.Keys) == 0 {
					t.Errorf("%+v asks without saying about what", q)
				}
			}
			if !slices.Equal(asked, tt.asked) {
				t.Errorf("asked about %q, want %q", asked, tt.asked)
			}
			if got := counts(p); tt.want != "" && got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			mustBeTrue(t, p, honest())
			if again := Compare(in); fmt.Sprint(again) != fmt.Sprint(p) {
				t.Error("looked at again, it says something else")
			}
		})
	}
}

// TestEveryHeadingUnknown leaves the codes and nothing else that tells what is
// what: each column is asked about by its heading.
func TestEveryHeadingUnknown(t *testing.T) {
	s := sample()
	b := open(t, s)
	b.honest()
	b.do(b.InsertCols(page, "L", 1)) // nothing stands where it was written
	for i := range 22 {
		b.do(b.SetCellStr(page, fmt.Sprintf("%c6", 'A'+i), fmt.Sprintf("Isian %c", 'A'+i)))
	}
	in := input(s, b.returned())
	p := Compare(in)
	if len(p.Columns) < 8 || len(taken(p)) > 0 {
		t.Errorf("%d questions, %d values taken; want one for each column that holds something, and none", len(p.Columns), len(taken(p)))
	}
	in.Told = Dictionary{"isian m": sheet.KeyStatus, "isian n": sheet.KeyProgress, "isian q": sheet.KeyNarrative, "isian r": sheet.KeyObstacle}
	p = Compare(in)
	mustBeTrue(t, p, honest())
	if got := taken(p); len(got) != 6 {
		t.Errorf("%d values taken, want the 6 of the columns told: %v", len(got), got)
	}
}
