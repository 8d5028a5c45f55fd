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
func ReadFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	content, err := io.ReadAll(io.LimitReader(f, maxInput+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, unreadable(path, err)
	}
	if len(content) > maxInput {
		return nil, &Problem{Message: "Berkas “%s” terlalu besar (paling besar 256 MB). Pilih berkas lain.", Args: []any{filepath.Base(path)}}
	}
	return content, nil
}

func unreadable(path string, err error) error {
	return &Problem{
		Message: "Berkas “%s” tidak dapat dibaca. Periksa nama dan izinnya.",
		Args:    []any{filepath.Base(path)}, Cause: fmt.Errorf("read file: %w", err),
	}
}
