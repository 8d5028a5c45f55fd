package minutes

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
)

// printed returns the PDF of m as bytes.
func printed(t testing.TB, m Minutes, p Profile, o Options) ([]byte, Result) {
	t.Helper()
	var b bytes.Buffer
	res, err := PDF(context.Background(), &b, m, p, o)
	if err != nil {
		t.Fatalf("PDF: %v", err)
	}
	return b.Bytes(), res
}

// file writes data into a file of its own and returns the path. With
// RAKOR_KEEP=DIR the files stay there to be looked at.
func file(t testing.TB, name string, data []byte) string {
	t.Helper()
	dir := os.Getenv("RAKOR_KEEP")
	if dir == "" {
		dir = t.TempDir()
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLook(t *testing.T) {
	for i, p := range Profiles() {
		data, res := printed(t, sample(t), p, Options{Stamp: stamp(), Signable: true})
		file(t, []string{"permendagri", "notulen", "laporan"}[i]+".pdf", data)
		t.Log(res)
	}
	data, res := printed(t, large(t), Profiles()[0], Options{Stamp: stamp(), Signable: true})
	file(t, "large.pdf", data)
	t.Log(res, len(data))
}
