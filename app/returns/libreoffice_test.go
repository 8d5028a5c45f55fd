package returns

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestThroughLibreOffice lets LibreOffice save the filled sheet in each format
// an agency may send. None may cost a value or add a wrong one; what became
// doubtful on the way may be asked.
func TestThroughLibreOffice(t *testing.T) {
	s := sample()
	b := open(t, s)
	b.honest()
	dir := t.TempDir()
	in := filepath.Join(dir, "lembar.xlsx")
	if err := os.WriteFile(in, must(b.WriteToBuffer())(t).Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ from, to, want string }{
		{"lembar.xlsx", "ods", "6 update, 34 unchanged"},
		{"out/lembar.ods", "xlsx", "6 update, 34 unchanged"},
		{"lembar.xlsx", "xls", ""},
		{"out/lembar.xls", "xlsx", "6 update, 34 unchanged"},
		{"lembar.xlsx", "csv", "6 update, 34 unchanged"},
	} {
		t.Run(tt.from+" to "+tt.to, func(t *testing.T) {
			out := filepath.Join(dir, "out")
			soffice := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
				"--headless", "--convert-to", tt.to, "--outdir", out, filepath.Join(dir, tt.from))
			if text, err := soffice.CombinedOutput(); err != nil {
				t.Fatalf("soffice: %v\n%s", err, text)
			}
			if tt.want == "" {
				return // a step on the way
			}
			name := "lembar." + tt.to
			p := Compare(input(s, readBytes(t, must(os.ReadFile(filepath.Join(out, name)))(t), name)))
			if got := counts(p); got != tt.want {
				t.Errorf("got %s, want %s (refusal %q, notes %v)", got, tt.want, p.Refusal, p.Notes)
			}
			mustBeTrue(t, p, honest())
		})
	}
}
