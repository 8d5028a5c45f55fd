package archive

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Cached returns a copy of the archive of a spec in folder, for one
// measurement to change. The archive itself is made once and kept in store.
func Cached(ctx context.Context, store, folder string, s Spec) (path string, err error) {
	kept := filepath.Join(store, s.fileName())
	if _, err := os.Stat(kept); err != nil {
		if err := keep(ctx, store, s); err != nil {
			return "", err
		}
	}
	path = filepath.Join(folder, "rakor.db")
	return path, copyFile(kept, path)
}

// keep makes an archive and puts it into the store once it is whole. Its past
// years are taken from there.
func keep(ctx context.Context, store string, s Spec) error {
	if err := os.MkdirAll(store, 0o755); err != nil {
		return err
	}
	folder, err := os.MkdirTemp(store, "making-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if len(s.Running) == 0 {
		path := filepath.Join(folder, "rakor.db")
		if err := Make(ctx, path, s); err != nil {
			return err
		}
		return os.Rename(path, filepath.Join(store, s.fileName()))
	}
	past := s
	past.Running = nil
	path, err := Cached(ctx, store, folder, past)
	if err != nil {
		return err
	}
	if err := begin(ctx, path, s); err != nil {
		return err
	}
	return os.Rename(path, filepath.Join(store, s.fileName()))
}

func copyFile(from, to string) (err error) {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.Create(to)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, dst.Close()) }()
	_, err = io.Copy(dst, src)
	return err
}
