package app

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// SaveAs says how a file is to be written.
type SaveAs struct {
	Overwrite bool // also over a file with other contents
	Private   bool // for nobody but the person at the keys, as a signing key is
}

// SaveFile writes a file whole or not at all: under another name first, made
// durable, then renamed. A file that holds the same already stays as it is; one
// that holds something else stays too, and is refused, unless the caller may
// write over it.
func SaveFile(path string, content []byte, how SaveAs) error {
	there, err := os.ReadFile(path)
	switch {
	case err == nil && bytes.Equal(there, content):
		return nil
	case err == nil && !how.Overwrite:
		return &Problem{
			Message: "Berkas “%s” sudah ada dan isinya berbeda, jadi tidak ditimpa. Pilih nama lain.",
			Args:    []any{path}, Cause: fs.ErrExist,
		}
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return saveProblem(path, err)
	}
	if err := saveFile(path, content, how); err != nil {
		return saveProblem(path, err)
	}
	return nil
}

func saveFile(path string, content []byte, how SaveAs) error {
	mode := fs.FileMode(0o666) // less the umask
	if how.Private {
		mode = 0o600
	}
	folder := filepath.Dir(path)
	temporary := filepath.Join(folder, ".rakor-"+rand.Text()[:8])
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close()) // a full disk may show only here
	if err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary)) // leave no half file
	}
	syncFolder(folder)
	return nil
}

// syncFolder makes a rename durable. Some systems cannot sync a folder; the
// file is whole there all the same.
func syncFolder(folder string) {
	d, err := os.Open(folder)
	if err != nil {
		return
	}
	_ = d.Sync()
	_ = d.Close()
}

// diskFull is what systems say of a full disk or quota; the last is
// ERROR_DISK_FULL of Windows, which no other system says of a file.
var diskFull = []error{syscall.ENOSPC, syscall.EDQUOT, syscall.Errno(0x70)}

func saveProblem(path string, err error) error {
	for _, full := range diskFull {
		if errors.Is(err, full) {
			return &Problem{Message: "Diska penuh, jadi “%s” belum ditulis. Kosongkan ruang, lalu coba lagi.", Args: []any{path}, Cause: err}
		}
	}
	folder := filepath.Dir(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &Problem{Message: "Folder “%s” tidak ada, jadi berkas belum ditulis. Buat foldernya, atau pilih folder lain.", Args: []any{folder}, Cause: err}
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return &Problem{Message: "“%s” tidak boleh ditulis. Pilih folder lain, atau periksa izinnya.", Args: []any{path}, Cause: err}
	}
	return &Problem{Message: "“%s” tidak dapat ditulis. Pilih nama atau folder lain.", Args: []any{path}, Cause: fmt.Errorf("write %s: %w", path, err)}
}
