package app

import (
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
func ReadFile(path string) ([]byte, error) { return readUpTo(path, maxInput) }

func readUpTo(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	content, err := io.ReadAll(io.LimitReader(f, most+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, unreadable(path, err)
	}
	if int64(len(content)) > most {
		return nil, tooLarge(filepath.Base(path), most)
	}
	return content, nil
}

func tooLarge(name string, most int64) error {
	return &Problem{Message: "Berkas “%s” terlalu besar (paling besar %d MB). Pilih berkas lain.", Args: []any{name, most >> 20}}
}

func unreadable(path string, err error) error {
	return &Problem{
		Message: "Berkas “%s” tidak dapat dibaca. Periksa nama dan izinnya.",
		Args:    []any{filepath.Base(path)}, Cause: fmt.Errorf("read file: %w", err),
	}
}
