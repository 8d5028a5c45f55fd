package app

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// A SheetBundle says where sheets go.
type SheetBundle struct {
	Path      string // a folder, made if there is none, or the zip file
	Zip       bool
	Drafts    bool // beside each sheet an e-mail ready to be sent
	Overwrite bool // files of the same names
}

// Save makes the sheets of an order and puts them in a folder or a zip file.
// All of them get there and into the archive, or none: after an error, or when
// ctx ends before the last one is written, there is no file, and no number is
// used.
func (s *Sheets) Save(ctx context.Context, order SheetOrder, to SheetBundle, step Step) (files []SheetFile, err error) {
	err = s.unlessTaken(func() error {
		made, err := s.prepare(ctx, order, step.half(0))
		if err != nil {
			return err
		}
		files = filesOf(made)
		return s.saveMade(ctx, made, to, step.half(1))
	})
	if err != nil {
		return nil, err
	}
	return files, nil
}

// half is the step of the first (0) or second (1) of two works that are equally
// long.
func (step Step) half(n int) Step {
	return func(done, total int) { step.tell(n*total+done, 2*total) }
}

func (s *Sheets) saveMade(ctx context.Context, made []madeSheet, to SheetBundle, step Step) error {
	office, err := (&Offices{s.desk}).Get(ctx)
	if err != nil {
		return err
	}
	files, err := to.files(made, office)
	if err != nil {
		return err
	}
	st, err := stageFiles(ctx, to.folder(), files, step)
	if err != nil {
		return err
	}
	st.overwrite = to.Overwrite
	err = s.keep(ctx, made, st.publish)
	if err != nil {
		err = errors.Join(err, st.undo())
	}
	st.clear(err != nil)
	return err
}

// folder is where the files of the bundle stand.
func (b SheetBundle) folder() string {
	if b.Zip {
		return filepath.Dir(b.Path)
	}
	return b.Path
}

// A namedFile is a file without its folder.
type namedFile struct {
	name string
	data []byte
}

// files lists what is to be written.
func (b SheetBundle) files(made []madeSheet, office Office) ([]namedFile, error) {
	var files []namedFile
	for i := range made {
		files = append(files, namedFile{made[i].Name, made[i].Data})
		if b.Drafts {
			draft, err := made[i].draft(office)
			if err != nil {
				return nil, err
			}
			files = append(files, namedFile{draftName(made[i].Name), draft})
		}
	}
	if !b.Zip {
		return files, nil
	}
	return zipBundle(files, b, made[0].at)
}

// zipBundle packs the files of a bundle into the one it names.
func zipBundle(files []namedFile, b SheetBundle, at time.Time) ([]namedFile, error) {
	packed, err := zipped(files, at)
	return []namedFile{{filepath.Base(b.Path), packed}}, err
}

func draftName(sheet string) string { return strings.TrimSuffix(sheet, ".xlsx") + ".eml" }

// zipped packs files in their order, all of one time.
func zipped(files []namedFile, at time.Time) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range files {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: at})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// InTheWay names the files that a bundle would write over.
func (s *Sheets) InTheWay(ctx context.Context, order SheetOrder, to SheetBundle) (there []string, err error) {
	names, err := s.Names(ctx, order)
	if err != nil {
		return nil, err
	}
	if to.Zip {
		names = []string{filepath.Base(to.Path)}
	} else if to.Drafts {
		for _, name := range names {
			names = append(names, draftName(name))
		}
	}
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(to.folder(), name)); !errors.Is(err, fs.ErrNotExist) {
			there = append(there, name)
		}
	}
	return there, nil
}
