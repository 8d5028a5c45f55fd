package kit

import "testing"

func FuzzReadTime(f *testing.F) {
	for _, s := range []string{"", "9", "0910", "9.10", "é.10", "99:99", "1.", ".1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := readTime(s)
		if m < -1 || m >= 24*60 || err != nil && m != -1 {
			t.Errorf("readTime(%q) = %d, %v, want a minute of the day or -1", s, m, err)
		}
	})
}

func FuzzWrapper(f *testing.F) {
	for _, s := range []string{"", "satu dua", "a\nb", "  x  ", "\xff\xfe", "é…"} {
		f.Add(s, 60)
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		w := &Wrapper{points: 1, line: 10, space: 4, words: map[string]float32{}, signs: map[rune]float32{}, measured: func(s string) float32 { return float32(len(s)) * 5 }}
		if got := len(w.paragraph(nil, s, float32(max(width, minWrap)))); got < 1 {
			t.Errorf("paragraph(%q) has %d lines, want at least one", s, got)
		}
	})
}
