package paper

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// texts returns the lines of text at 12 points.
func texts(text string, width float64) []string {
	var out []string
	for _, l := range (block{size: 12, width: width}).breakLines(Plain(text)) {
		var b strings.Builder
		for _, p := range l.pieces {
			b.WriteString(p.text)
		}
		out = append(out, b.String())
	}
	return out
}

func TestBreakLines(t *testing.T) {
	for _, tt := range []struct {
		name  string
		text  string
		width float64
		want  []string
	}{
		{"nothing gives no line", "  \n ", 50, nil},
		{"a hyphen between letters is a place to break", "peraturan perundang-undangan", 48, []string{"peraturan perundang-", "undangan"}},
		{"a hyphen before one letter is none", "dibiayai dari APBD-P", 36, []string{"dibiayai dari", "APBD-P"}},
		{"a slash between words is a place to break", "Ketua/Sekretaris", 25, []string{"Ketua/", "Sekretaris"}},
		{"s/d stays whole", "Senin s/d Jumat", 16, []string{"Senin", "s/d", "Jumat"}},
		{"a no-break space holds", "kepada Bapak\u00A0Wali", 33, []string{"kepada", "Bapak\u00A0Wali"}},
		{"line breaks and blank lines stay", "satu\n\ntiga", 50, []string{"satu", "", "tiga"}},
		{"blanks at the end are dropped", "satu \n\n", 50, []string{"satu"}},
		{"runs of spaces count as one", "satu   dua", 50, []string{"satu dua"}},
		{"a word wider than the line is cut", "aaaaaaaaaa", 12, []string{"aaaaa", "aaaaa"}},
		{"an address is cut behind a sign", "contoh.go.id/berkas", 31, []string{"contoh.go.id/", "berkas"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := texts(tt.text, tt.width)
			if strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("breakLines(%q, %g mm) = %q, want %q", tt.text, tt.width, got, tt.want)
			}
		})
	}
}

func TestBreakLinesKeepsNumbersWithTheirWord(t *testing.T) {
	got := texts("Rapat diadakan di ruang rapat pada hari Senin, tanggal 19 November 2026", 74)
	for _, l := range got[:len(got)-1] {
		last := l[strings.LastIndexByte(l, ' ')+1:]
		if last == "19" || last == "tanggal" || last == "November" {
			t.Errorf("line %q ends inside the date; all lines: %q", l, got)
		}
	}
}

func TestJustifiedLineFillsTheWidth(t *testing.T) {
	d := New(Setup{Width: 210, Height: 297, Left: 30, Right: 20, Size: 12, Leading: 1.25})
	b := block{x: 30, width: 160, size: 12, node: d.root}
	lines := b.breakLines(Plain(strings.Repeat("rapat koordinasi perangkat daerah ", 12)))
	mark := b.set(lines[0], 0, true)
	got := lines[0].width + float64(lines[0].spaces)*mark.stretch*12/1000/pointsPerMM
	if got < 159.9 || got > 160.1 {
		t.Errorf("first line is %.2f mm wide, want 160", got)
	}
	if last := b.set(lines[len(lines)-1], 0, false); last.stretch != 0 {
		t.Errorf("last line stretched by %g, want 0", last.stretch)
	}
}

func FuzzBreakLines(f *testing.F) {
	f.Add("peraturan perundang-undangan yang berlaku", 40.0)
	f.Add("a-b/c \u2014 d\n\n e", 3.0)
	f.Add("https://contoh.go.id/a?b=c", 11.0)
	f.Fuzz(func(t *testing.T, s string, width float64) {
		if !(width >= 1 && width <= 500) || !utf8.ValidString(s) {
			return
		}
		clean, _ := Clean(s)
		var got strings.Builder
		for _, l := range (block{size: 12, width: width}).breakLines(Plain(clean)) {
			text := ""
			for _, p := range l.pieces {
				text += p.text
			}
			if l.width > width+1e-6 && utf8.RuneCountInString(strings.TrimSpace(text)) > 1 {
				t.Errorf("line %q is %.2f mm wide in %.2f", text, l.width, width)
			}
			got.WriteString(text)
		}
		squeeze := strings.NewReplacer(" ", "", "\n", "")
		if squeeze.Replace(got.String()) != squeeze.Replace(clean) {
			t.Errorf("lines of %q hold %q", clean, got.String())
		}
	})
}
