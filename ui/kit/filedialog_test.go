package kit

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// Fyne's dialog makes the file it is asked for. What writes there must find the
// name as free as the system's dialog leaves it.
func TestSavingLeavesTheNameFree(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rapat.rakorgabung")
	w, err := storage.Writer(storage.NewFileURI(path))
	if err != nil {
		t.Fatal(err)
	}
	u, err := vacated(w, nil)
	if err != nil || u.Path() != path {
		t.Fatalf("got %v and %v, want %s", u, err, path)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want no file", err)
	}
	if u, err := vacated(fyne.URIWriteCloser(nil), nil); u != nil || err != nil {
		t.Errorf("got %v and %v after giving up", u, err)
	}
}
