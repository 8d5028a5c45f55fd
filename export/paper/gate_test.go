package paper

import (
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func TestClean(t *testing.T) {
	for _, tt := range []struct {
		name, text, want string
		lost             string
	}{
		{"plain text is untouched", "Rapat dibuka.", "Rapat dibuka.", ""},
		{"letters with marks are composed", "Andre\u0301", "André", ""},
		{"an emoji is named", "Setuju 👍 👍", "Setuju □ □", "👍"},
		{"Chinese is named", "漢字", "□□", "漢字"},
		{"Javanese is named", "ꦱ", "□", "ꦱ"},
		{"Arabic and Hebrew would stand in the wrong order", "م ש", "□ □", "مש"},
		{"controls and a byte order mark vanish", "\uFEFFa\x00b\x07c\x7F", "abc", ""},
		{"invisible joiners and hyphens vanish", "te\u00ADrang\u200B\u200D", "terang", ""},
		{"every way of ending a line", "a\r\nb\rc\u2028d", "a\nb\nc\nd", ""},
		{"tabs and thin spaces are spaces", "a\tb\u2009c", "a b c", ""},
		{"a no-break space stays", "Rp\u00A05", "Rp\u00A05", ""},
		{"broken bytes are named", "a\xffb", "a□b", "\uFFFD"},
		{"a no-break hyphen is a hyphen", "e\u2011KTP", "e-KTP", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, lost := Clean(tt.text)
			if got != tt.want || string(lost) != tt.lost {
				t.Errorf("Clean(%q) = %q, lost %q; want %q, lost %q", tt.text, got, string(lost), tt.want, tt.lost)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	f.Add("Dr. H. Contoh, S.Sos., M.Si. 👍\x00")
	f.Add("e\u0301\u0301\u0301 \U0001D400")
	f.Fuzz(func(t *testing.T, s string) {
		clean, lost := Clean(s)
		for _, r := range clean {
			if r != '\n' && (!covers(r) || unicode.Is(unicode.Cc, r)) {
				t.Errorf("Clean(%q) lets %U through", s, r)
			}
		}
		if again, more := Clean(clean); again != clean || len(more) > 0 {
			t.Errorf("Clean is not stable: %q, then %q losing %q", clean, again, string(more))
		}
		if len(lost) == 0 && !norm.NFC.IsNormalString(clean) {
			t.Errorf("Clean(%q) = %q is not composed", s, clean)
		}
	})
}

func TestFaces(t *testing.T) {
	for r := range rune(0x10000) {
		for f := bold; f < faceCount; f++ {
			if (widthTables[f]()[r] == noGlyph) == covers(r) {
				t.Fatalf("face %d and the regular one differ at %U", f, r)
			}
		}
	}
	for _, r := range string(Substitute) + "…–—“”•Éé" {
		if !covers(r) {
			t.Errorf("no glyph for %q", r)
		}
	}
	if got := (style{regular, 10}).width("0000000000"); got < 19.6 || got > 19.7 {
		t.Errorf("ten figures at 10 points are %.2f mm wide, want 19.62", got)
	}
}
