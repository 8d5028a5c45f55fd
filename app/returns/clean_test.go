package returns

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// slowClean cleans every text, whatever it holds.
func slowClean(s string) string {
	s = strings.ToValidUTF8(s, "")
	for _, r := range [][2]string{{"_x000D_", ""}, {"\r\n", "\n"}, {"\r", "\n"}, {"\u2028", "\n"}, {"\u2029", "\n"}} {
		s = strings.ReplaceAll(s, r[0], r[1])
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"", " 60 % ", "satu\ndua", "\u00a0satu\u200b", "a_x000D_\nb", "satu\r\ndua\r", "e\u0301", "\x7f", "\x00", "\xff", "\t", "\n\n a \n", "foto_1.jpg", "~!",
	} {
		f.Add(s)
	}
	for c := range 256 {
		f.Add("a" + string([]byte{byte(c)}) + "b")
	}
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Contains(s, "_x000D") || strings.Contains(s, "\r\r") {
			return // what is left of an escape may make another one, in one way or the other
		}
		if got, want := clean(s), slowClean(s); got != want {
			t.Errorf("clean(%q): got %q, want %q", s, got, want)
		}
	})
}
