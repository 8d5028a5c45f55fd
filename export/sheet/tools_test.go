package sheet

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// readBytes reads a returned file as the program does.
func readBytes(t testing.TB, name string, data []byte) (Returned, error) {
	t.Helper()
	return Read(context.Background(), bytes.NewReader(data), int64(len(data)), name, testKey, DefaultLimits)
}

func mustRead(t testing.TB, name string, data []byte) Returned {
	t.Helper()
	got, err := readBytes(t, name, data)
	if err != nil {
		t.Fatalf("read %s: %v", name, err)
	}
	return got
}

// convert lets LibreOffice turn data, named by its ending, into another format.
func convert(t testing.TB, data []byte, from, to string) []byte {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "lembar."+from)
	if err := os.WriteFile(in, data, 0o600); err != nil {
		t.Fatal(err)
	}
	ending, _, _ := bytes.Cut([]byte(to), []byte(":"))
	out := filepath.Join(dir, "out")
	run(t, "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", to, "--outdir", out, in)
	b, err := os.ReadFile(filepath.Join(out, "lembar."+string(ending)))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}
