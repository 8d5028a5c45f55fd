package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestJoinFromTheTerminal(t *testing.T) {
	folder := t.TempDir()
	one, two := filepath.Join(folder, "satu.db"), filepath.Join(folder, "dua.db")
	secret, file := filepath.Join(folder, "sandi.txt"), filepath.Join(folder, "b.rakorgabung")
	if err := os.WriteFile(secret, []byte("empat kata tanpa arti\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	runs := func(want int, args ...string) string {
		t.Helper()
		var out, errs strings.Builder
		_, code := Run(t.Context(), args, Streams{In: strings.NewReader(""), Out: &out, Err: &errs}, "test")
		if code != want {
			t.Fatalf("rakor %v: got %d, want %d: %s%s", args, code, want, out.String(), errs.String())
		}
		return out.String() + errs.String()
	}
	runs(Done, "--db", one, "meeting", "new", "--title", "Rapat Koordinasi", "--date", "23/11/2026", "--start", "09.00", "--topic", "Drainase")
	runs(Done, "--db", one, "join", "export", file, "--passphrase-file", secret)
	runs(Done, "--db", two, "join", "take", file, "--passphrase-file", secret)
	if a, b := runs(Done, "--db", one, "join", "digest"), runs(Done, "--db", two, "join", "digest"); a != b || len(a) < 64 {
		t.Errorf("got digests %s and %s", a, b)
	}
	if said := runs(Done, "--db", two, "join", "show", file, "--passphrase-file", secret); !strings.Contains(said, "Semua isinya sudah ada di sini.") {
		t.Errorf("said %q", said)
	}
	if said := runs(Refused, "--db", one, "join", "take", file, "--passphrase-file", secret); !strings.Contains(said, "dibuat oleh arsip ini sendiri") {
		t.Errorf("said %q", said)
	}
	if said := runs(Done, "--db", two, "join", "conflicts"); !strings.Contains(said, "0 perbedaan.") {
		t.Errorf("said %q", said)
	}
	runs(Misused, "--db", two, "tidak-ada")
}
