package sheet

import (
	"strings"
	"testing"
)

func TestRowCodeSurvivesTyping(t *testing.T) {
	want, err := MakeRowCode(testKey, 42, 32)
	if err != nil {
		t.Fatal(err)
	}
	code := want.String()
	for _, typed := range []string{
		code, strings.ToLower(code), " " + code + "\n", strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", " "),
		strings.ReplaceAll(code, "-", "–"), strings.ReplaceAll(code, "0", "O"), strings.ReplaceAll(code, "0", "o"),
		strings.ReplaceAll(code, "1", "I"), strings.ReplaceAll(code, "1", "l"), "\u200b" + code + "\u00a0", "'" + code,
		"ＴＬ" + code[2:],
	} {
		got, err := ParseRowCode(typed)
		if err != nil || got != want || !got.Genuine(testKey) {
			t.Errorf("ParseRowCode(%q) = %v, %v; want %v", typed, got, err, want)
		}
	}
}

func TestRowCodeRefusesOthers(t *testing.T) {
	for _, typed := range []string{"", "TL", "TL-2026-014", "TL-0001A-00001", "TL-0001A-00001-ABCDE", "XX-0001A-00001-ABCD", "TL-0001A-00001-AB?D", "TL-00000-00001-ABCD", strings.Repeat("TL", 500)} {
		if got, err := ParseRowCode(typed); err == nil {
			t.Errorf("ParseRowCode(%q) = %v, want an error", typed, got)
		}
	}
	for _, n := range [][2]int{{0, 1}, {1, 0}, {-1, 1}, {MaxNumber + 1, 1}, {1, MaxNumber + 1}} {
		if _, err := MakeRowCode(testKey, n[0], n[1]); err == nil {
			t.Errorf("MakeRowCode(%v): want an error", n)
		}
	}
}

// TestRowCodeTagCatchesTyping changes every letter of a code into every other.
func TestRowCodeTagCatchesTyping(t *testing.T) {
	c, err := MakeRowCode(testKey, 42, 1000)
	if err != nil {
		t.Fatal(err)
	}
	code, passed := c.String(), 0
	for i := 3; i < len(code); i++ {
		for _, d := range digits {
			if code[i] == '-' || byte(d) == code[i] {
				continue
			}
			if got, err := ParseRowCode(code[:i] + string(d) + code[i+1:]); err == nil && got.Genuine(testKey) {
				passed++
			}
		}
	}
	if passed > 0 {
		t.Errorf("%d mistyped codes passed as genuine", passed)
	}
}

func FuzzRowCode(f *testing.F) {
	f.Add("TL-0001A-00001-7QK2")
	f.Add("tl ooo1a ooool 7qk2")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseRowCode(s)
		if err != nil {
			return
		}
		again, err := ParseRowCode(c.String())
		if err != nil || again != c {
			t.Errorf("ParseRowCode(%q) = %v, which is read back as %v, %v", s, c, again, err)
		}
	})
}

func TestHeadingsAreDistinct(t *testing.T) {
	seen := make(map[string]Key)
	for _, c := range Columns {
		for _, s := range append([]string{c.Heading}, c.Synonyms...) {
			p := plain(s)
			if other, twice := seen[p]; twice {
				t.Errorf("%q stands for %s and for %s", s, other, c.Key)
			}
			seen[p] = c.Key
		}
		if len(c.Prompt) > 255 || len(c.Error) > 255 || len(c.Heading) > 32 {
			t.Errorf("%s: a text is longer than Excel takes", c.Key)
		}
	}
}
