package capture

import (
	"strings"
	"testing"
)

// What the legend shows is understood by the line when it is typed.
func TestLegendsAreUnderstood(t *testing.T) {
	for _, l := range Legends() {
		for sign := range strings.SplitSeq(l.Sign, "  ") {
			typed := sign
			if strings.ContainsRune("+>#{!", rune(sign[0])) {
				typed = "/t Bersihkan saluran @PUPR " + sign
			}
			for _, m := range Parse(typed, sample, today).Marks {
				if m.Code == MarkUnknownCode {
					t.Errorf("%s: got %v, want it understood", typed, m)
				}
			}
		}
	}
}
