package app

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// A stage holds files that are whole and durable, but hidden, until all of them
// go to their places at once.
type stage struct {
	folder    string // where they go
	made      bool   // there was no such folder before
	hidden    string // where they lie until then
	names     []string
	overwrite bool
	moves     []move // done so far
}

type move struct{ from, to string }

// stageFiles writes files beside the places they will have, so that moving them
// there needs no room on the disk. After an error, or when ctx ends, nothing is
// left of them.
func stageFiles(ctx context.Context, folder string, files []namedFile, step Step) (*stage, error) {
	st := &stage{folder: folder}
	if err := st.open(); err != nil {
		return nil, err
	}
	for i, f := range files {
		err := ctx.Err()
		if err == nil {
			if err = saveFile(filepath.Join(st.hidden, f.name), f.data, SaveAs{}); err != nil {
				err = saveProblem(filepath.Join(folder, f.name), err)
			}
		}
		if err != nil {
			st.clear(true)
			return nil, err
		}
		st.names = append(st.names, f.name)
		step.tell(i+1, len(files))
	}
	return st, nil
}

func (st *stage) open() error {
	if _, err := os.Lstat(st.folder); errors.Is(err, fs.ErrNotExist) {
		st.made = true
	}
	if err := os.MkdirAll(st.folder, 0o777); err != nil {
		return &Problem{Message: "Folder “%s” tidak dapat dibuat. Pilih folder lain.", Args: []any{st.folder}, Cause: err}
	}
	st.hidden = filepath.Join(st.folder, ".rakor-"+rand.Text()[:8])
	if err := os.Mkdir(st.hidden, 0o777); err != nil {
		return saveProblem(st.folder, err)
	}
	return nil
}

// publish moves the files to their places. What lay there is moved aside first,
// so that [stage.undo] can bring it back.
func (st *stage) publish() error {
	for _, name := range st.names {
		target := filepath.Join(st.folder, name)
		there, err := os.Lstat(target)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return saveProblem(target, err)
		case !st.overwrite || there.IsDir():
			return &Problem{Message: "Berkas “%s” sudah ada dan isinya berbeda, jadi tidak ditimpa. Pilih nama lain.", Args: []any{target}, Cause: fs.ErrExist}
		default:
			if err := st.move(target, filepath.Join(st.hidden, "lama-"+name)); err != nil {
				return saveProblem(target, err)
			}
		}
		if err := st.move(filepath.Join(st.hidden, name), target); err != nil {
			return saveProblem(target, err)
		}
	}
	syncFolder(st.folder)
	return nil
}

func (st *stage) move(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	st.moves = append(st.moves, move{from, to})
	return nil
}

// undo takes back what publish did.
func (st *stage) undo() error {
	var failed error
	for _, m := range slices.Backward(st.moves) {
		failed = errors.Join(failed, os.Rename(m.to, m.from))
	}
	st.moves = nil
	return failed
}

// clear removes what is hidden; of a stage that failed also the folder it made.
func (st *stage) clear(failed bool) {
	_ = os.RemoveAll(st.hidden) // nothing in it is needed
	if failed && st.made {
		_ = os.Remove(st.folder) // goes only while it is empty
	}
}
