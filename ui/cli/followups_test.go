package cli

import (
	"os"
	"strings"
	"testing"

	"rakor.id/rakor/assets/sample"
)

func TestFollowUpsAreListedByAFilter(t *testing.T) {
	d := ready(t)
	if err := os.WriteFile(d.path("capture.txt"), []byte(sample.Capture), 0o600); err != nil {
		t.Fatal(err)
	}
	d.done("capture", "1", d.path("capture.txt"))
	d.done("meeting", "finalize", "1")
	demo := func(args ...string) (string, string, int) { return d.do("", args...) }
	var all, some []registerJSON
	d.read(&all, "followups", "list")
	d.read(&some, "followups", "list", "--filter", "@PUPR", "urut:tenggat")
	if len(all) < 10 || len(some) == 0 || len(some) >= len(all) {
		t.Fatalf("got %d of %d", len(some), len(all))
	}
	for _, f := range some {
		if f.Lead != "Dinas PUPR" || f.Number == "" || f.MeetingTitle == "" {
			t.Errorf("got %+v, want what Dinas PUPR leads", f)
		}
	}
	if out, errs, code := demo("followups", "list", "statu:selesai"); code != Refused || out != "" || !strings.Contains(errs, "“status”") {
		t.Errorf("got %d, %q, %q for a filter nobody understands", code, out, errs)
	}
	out, errs, code := demo("followups", "list", "--csv", "@PUPR")
	if code != Done || !strings.HasPrefix(out, "\ufeffNomor;") || strings.Count(out, "\r\n") != len(some)+1 {
		t.Errorf("got %d, %q, %q", code, out, errs)
	}
	if out, _, code := demo("followups", "list", "--xlsx", d.path("a.xlsx"), "@PUPR"); code != Done || !strings.Contains(out, "a.xlsx") {
		t.Errorf("got %d, %q", code, out)
	}
	if out, _, _ := demo("followups", "list", "--limit", "2"); !strings.Contains(out, "2 tindak lanjut") {
		t.Errorf("got %q", out)
	}
}
