package app

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rakor.id/rakor/export/sheet"
)

// A ReturnedFile is a file as it came back.
type ReturnedFile struct {
	Name    string
	Data    []byte
	Problem *Problem // why it could not be read from disk; nil if it was
}

// mostReturned bounds the files taken at once. A city has sixty agencies; who
// drops a whole disk means something else.
const mostReturned = 500

// Files reads the files named, and those in the folders named, with the
// folders in them, in their order. Files that the system keeps hidden are left
// out; lock files are not, so that it is told what they are. A file that cannot
// be read has its Problem and does not keep the others from being read.
func (s *Returns) Files(paths []string) ([]ReturnedFile, error) {
	var found []string
	for _, path := range paths {
		more, err := returnedPaths(path)
		if err != nil {
			return nil, err
		}
		if found = append(found, more...); len(found) > mostReturned {
			return nil, &Problem{
				Message: "Ada lebih dari %d berkas. Pilih folder yang hanya berisi lembar yang kembali.", Args: []any{mostReturned},
			}
		}
	}
	if len(found) == 0 {
		return nil, &Problem{Message: "Tidak ada berkas di sana. Pilih lembar yang kembali, atau foldernya."}
	}
	files := make([]ReturnedFile, len(found))
	for i, path := range found {
		files[i] = readReturned(path)
	}
	return files, nil
}

// returnedPaths lists a file, or the files in a folder.
func returnedPaths(root string) ([]string, error) {
	if resolved, err := filepath.EvalSymlinks(root); err == nil && resolved != root && isFolder(resolved) {
		root = resolved // a link to a folder is walked only by its own name
	}
	var found []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case path == root && (err != nil || !d.IsDir()):
			found = append(found, path) // reading it tells what is wrong with it
		case err != nil:
			return unreadable(path, err)
		case d.IsDir() && path != root && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case !d.IsDir() && !keptHidden(d.Name()):
			found = append(found, path)
		}
		if len(found) > mostReturned {
			return fs.SkipAll
		}
		return nil
	})
	return found, err
}

// keptHidden reports whether a file in a folder is one of the system's own.
func keptHidden(name string) bool {
	if strings.HasPrefix(name, ".~lock.") {
		return false
	}
	return strings.HasPrefix(name, ".") || slices.Contains([]string{"thumbs.db", "desktop.ini"}, strings.ToLower(name))
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// readReturned reads a file as far as a sheet may be long; of a longer one no
// more is needed to refuse it.
func readReturned(path string) ReturnedFile {
	f := ReturnedFile{Name: path}
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no file", path) // opening a pipe would wait forever
	}
	if err == nil {
		f.Data, err = readBeginning(path, sheet.DefaultLimits.Bytes+1)
	}
	if err != nil {
		f.Data, f.Problem = nil, unreadable(filepath.Base(path), err)
	}
	return f
}

func readBeginning(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // it was only read
	return io.ReadAll(io.LimitReader(f, most))
}
