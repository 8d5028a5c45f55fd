package app

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// maxInput bounds a file that is read whole; minutes with photos have some
// megabytes.
const maxInput = 256 << 20

// ReadFile reads a file that a person chose. Its Problem says what to do when
// it cannot be read, or is larger than any file Rakor works with.
func ReadFile(path string) ([]byte, error) { return ReadFileAs(path, filepath.Base(path)) }

// ReadFileAs is ReadFile for a file that its Problem calls by another name, as
// a command line calls it by its whole path.
func ReadFileAs(path, name string) ([]byte, error) { return readUpTo(path, name, maxInput) }

func readUpTo(path, name string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(name, err)
	}
	room := int64(bytes.MinRead)
	if info, err := f.Stat(); err == nil { // not what is read, only the room for it
		room += min(info.Size(), most)
	}
	content := bytes.NewBuffer(make([]byte, 0, room))
	_, err = content.ReadFrom(io.LimitReader(f, most+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, unreadable(name, err)
	}
	if int64(content.Len()) > most {
		return nil, tooLarge(name, most)
	}
	return content.Bytes(), nil
}

func tooLarge(name string, most int64) error {
	return &Problem{Message: "Berkas “%s” terlalu besar (paling besar %d MB). Pilih berkas lain.", Args: []any{name, most >> 20}}
}

func unreadable(name string, err error) *Problem {
	return &Problem{
		Message: "Berkas “%s” tidak dapat dibaca. Periksa nama dan izinnya.",
		Args:    []any{name}, Cause: fmt.Errorf("read file: %w", err),
	}
}
