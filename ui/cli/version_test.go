package cli

import (
	"encoding/json"
	"runtime"
	"strings"
	"testing"
)

func TestVersionTellsTheBuild(t *testing.T) {
	d := newDesk(t)
	out, _, code := d.do("", "version")
	if code != Done || !strings.Contains(out, "1.2.3") || !strings.Contains(out, runtime.GOOS+"/"+runtime.GOARCH) {
		t.Errorf("version ended with %d:\n%s", code, out)
	}
	out, _, code = d.do("", "--json", "version")
	var b build
	if err := json.Unmarshal([]byte(out), &b); err != nil || code != Done {
		t.Fatalf("version as JSON ended with %d, %v:\n%s", code, err, out)
	}
	if b.Version != "1.2.3" || b.Go != runtime.Version() {
		t.Errorf("got %+v", b)
	}
}
