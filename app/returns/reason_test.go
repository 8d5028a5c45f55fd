package returns

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestReasonsHaveSentences reads the constants out of the source, so that none
// is forgotten.
func TestReasonsHaveSentences(t *testing.T) {
	source, err := os.ReadFile("reason.go")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`Reason = "([A-Z0-9_]+)"`).FindAllStringSubmatch(string(source), -1)
	if len(found) != len(Reasons) {
		t.Errorf("%d reasons are declared, %d have a sentence", len(found), len(Reasons))
	}
	for _, m := range found {
		why := Reason(m[1])
		if sentence := Reasons[why]; !strings.HasSuffix(sentence, ".") {
			t.Errorf("reason %s has the sentence %q, want a whole one", why, sentence)
		}
	}
}
