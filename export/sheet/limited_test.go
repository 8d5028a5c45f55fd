package sheet

import (
	"strings"
	"testing"
)

func TestLimitedSheetSaysSoEverywhere(t *testing.T) {
	s := sample()
	s.Limited = true
	p := parts(t, written(t, s))
	const words = "TERBATAS"
	if got := strings.Count(p["xl/sharedStrings.xml"], words); got != 1 {
		t.Errorf("the title says it %d times, want once", got)
	}
	if !strings.Contains(p[sheetPart], "&amp;C&amp;8TERBATAS, hanya untuk "+s.AgencyName) {
		t.Error("the foot of the pages does not say it")
	}
	if got := mustRead(t, "a.xlsx", written(t, s)); got.AgencyCode != s.AgencyCode {
		t.Errorf("read back as the sheet of %q", got.AgencyCode)
	}
}
