package data

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// FuzzHeader opens an archive under every kind of header. Whatever it says, the
// file opens or is refused for a reason with a name, and what is refused as
// foreign or newer is left as it is.
func FuzzHeader(f *testing.F) {
	path := filepath.Join(f.TempDir(), "arsip.db")
	a := openAt(f, path)
	if err := a.Close(); err != nil {
		f.Fatal(err)
	}
	sound, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	head := sound[:100]
	f.Add(head)
	f.Add([]byte("SQLite format 3\x00"))
	f.Add([]byte{})
	newer := bytes.Clone(head)
	binary.BigEndian.PutUint32(newer[60:], 1<<31)
	f.Add(newer)
	lost := bytes.Clone(head) // its schema
	copy(lost[60:64], make([]byte, 4))
	f.Add(lost)
	f.Fuzz(func(t *testing.T, given []byte) {
		file := bytes.Clone(sound)
		copy(file, given[:min(len(given), len(head))])
		path := filepath.Join(t.TempDir(), "arsip.db")
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := Open(ctx, path, options())
		if err == nil {
			err = db.Close()
		}
		if err == nil {
			return
		}
		named := false
		for _, known := range []error{ErrForeign, ErrNewer, ErrCorrupt, ErrReadOnly} {
			named = named || errors.Is(err, known)
		}
		if !named {
			t.Errorf("got %v, want a reason with a name", err)
		}
		left, readErr := os.ReadFile(path)
		if readErr != nil || (errors.Is(err, ErrForeign) || errors.Is(err, ErrNewer)) && !bytes.Equal(left, file) {
			t.Errorf("refused (%v) but changed: %v", err, readErr)
		}
	})
}
