package archive

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// Cached returns a copy of the archive of a spec in folder, for one
// measurement to change. Its past years are made once and kept in store; the
// meetings under way are added to the copy.
func Cached(ctx context.Context, store, folder string, s Spec) (path string, err error) {
	kept, err := Kept(ctx, store, s)
	if err != nil {
		return "", err
	}
	path = filepath.Join(folder, "rakor.db")
	if err := copyFile(kept, path); err != nil || len(s.Running) == 0 {
		return path, err
	}
	return path, begin(ctx, path, s)
}

// Kept returns where the archive of a spec is kept in store, without meetings
// under way. If it is not there, it is made in a folder beside it and moved
// there once it is whole, so that half an archive is never taken for one.
func Kept(ctx context.Context, store string, s Spec) (path string, err error) {
	path = filepath.Join(store, s.fileName())
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(store, 0o755); err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp(store, Making)
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(folder)
	s.Running = nil
	whole := filepath.Join(folder, "rakor.db")
	if err := Make(ctx, whole, s); err != nil {
		return "", err
	}
	return path, os.Rename(whole, path)
}

// Making is how the names of folders begin in which archives are made.
const Making = "making-"

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
