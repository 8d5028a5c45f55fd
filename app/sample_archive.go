package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rakor.id/rakor/data"
)

// The sample has an archive of its own: what is once in the history of the
// office's archive stays there, so a sample in it could never be taken away
// again, and its minutes would stand among real ones.

// sampleFolder and sampleName are where it lies, beside the office's archive.
const (
	sampleFolder = "rakor-contoh"
	sampleName   = "rakor-contoh.db"
	halfSample   = "." + sampleFolder + "-*" // while it is made
)

// settingSample marks an archive as a sample, wherever its file is carried.
const settingSample = "arsip-contoh"

// SamplePath is where the sample archive lies that goes with an archive.
func SamplePath(archive string) string {
	return filepath.Join(filepath.Dir(archive), sampleFolder, sampleName)
}

// HasSample reports whether there is a sample archive beside an archive.
func HasSample(archive string) bool {
	info, err := os.Stat(SamplePath(archive))
	return err == nil && info.Mode().IsRegular()
}

// MakeSample makes the sample archive beside an archive, unless it is there, and
// returns its path. It is made aside and put in its place when it is whole.
func MakeSample(ctx context.Context, archive string, o Options) (path string, err error) {
	path = SamplePath(archive)
	if HasSample(archive) {
		return path, nil
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(archive), halfSample))
	for _, folder := range left { // of a program that came to a sudden end
		err = errors.Join(err, os.RemoveAll(folder))
	}
	if err != nil {
		return "", saveProblem(path, err)
	}
	half, err := os.MkdirTemp(filepath.Dir(archive), halfSample)
	if err != nil {
		return "", saveProblem(path, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(half)) }()
	if err := installSample(ctx, filepath.Join(half, sampleName), o); err != nil {
		return "", err
	}
	return path, moveInto(half, filepath.Dir(path))
}

func installSample(ctx context.Context, path string, o Options) error {
	a, err := Open(ctx, path, o)
	if err != nil {
		return err
	}
	err = a.Offices.SetSetting(ctx, settingSample, "1") // first: half a sample is one too
	if err == nil {
		_, err = a.Samples.Install(ctx)
	}
	return errors.Join(err, a.Close())
}

// moveInto moves the files of one folder into another, which may be there: what
// a person has put into it stays.
func moveInto(from, to string) error {
	if err := os.MkdirAll(to, 0o700); err != nil {
		return saveProblem(to, err)
	}
	files, err := os.ReadDir(from)
	if err != nil {
		return unreadable(from, err)
	}
	for _, f := range files {
		if err := os.Rename(filepath.Join(from, f.Name()), filepath.Join(to, f.Name())); err != nil {
			return saveProblem(filepath.Join(to, f.Name()), err)
		}
	}
	return nil
}

// IsSample reports whether the open archive is a sample.
func (a *App) IsSample() bool { return a.desk.sample }

// readSample finds out whether the archive is a sample.
func (d *desk) readSample(ctx context.Context) error {
	return d.read(ctx, func(tx *data.Tx) error {
		mark, err := tx.Settings().Get(settingSample)
		d.sample = mark != ""
		return err
	})
}

// notSample refuses what would carry a sample out among real things.
func (d *desk) notSample() error {
	if !d.sample {
		return nil
	}
	return &Problem{Message: "Ini arsip contoh, jadi isinya tidak dibawa ke tempat cadangan atau laptop lain. Buka arsip kantor untuk itu."}
}

// OwnMeetings counts the meetings of a sample archive that are not the sample's
// own, such as those somebody has practiced with.
func (s *Samples) OwnMeetings(ctx context.Context) (n int, err error) {
	m, err := readSampleMeeting()
	if err != nil {
		return 0, err
	}
	err = s.read(ctx, func(tx *data.Tx) error {
		rows, err := tx.Meetings().Page(MeetingFilter{}, mostOwn, 0)
		for _, r := range rows {
			if r.Title != m.Title {
				n++
			}
		}
		return err
	})
	return n, err
}

// mostOwn bounds the meetings that are counted.
const mostOwn = 1000

// RemoveSample removes a sample archive that is closed, with its copies and
// notes; what else lies in its folder stays. It refuses any archive that is not
// marked as a sample, so no real meeting can go with it.
func RemoveSample(ctx context.Context, path string, o Options) error {
	a, err := Open(ctx, path, o)
	if Occupied(err) {
		return &Problem{Message: "Rakor contoh sedang terbuka di jendela lain. Tutup jendela itu, lalu hapus lagi.", Cause: err}
	}
	if err != nil {
		return err
	}
	sample := a.IsSample()
	if err := a.Close(); err != nil {
		return err
	}
	if !sample || filepath.Base(path) != sampleName || filepath.Base(filepath.Dir(path)) != sampleFolder {
		return &Problem{Message: "“%s” bukan arsip contoh, jadi tidak dihapus.", Args: []any{path}}
	}
	return removeSampleFiles(filepath.Dir(path))
}

// removeSampleFiles removes what Rakor has written into the folder, the archive
// last: while it is there the rest can be asked for again.
func removeSampleFiles(folder string) error {
	files, err := os.ReadDir(folder)
	if err != nil {
		return unreadable(folder, err)
	}
	stem := strings.TrimSuffix(sampleName, filepath.Ext(sampleName))
	for _, f := range files {
		name := f.Name()
		ours := strings.HasPrefix(name, stem) || name == filepath.Base(backupFolder(name)) || strings.HasPrefix(name, "rakor.log")
		if !ours || name == sampleName {
			continue
		}
		if err := os.RemoveAll(filepath.Join(folder, name)); err != nil {
			return removeProblem(name, err)
		}
	}
	if err := os.Remove(filepath.Join(folder, sampleName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return removeProblem(sampleName, err)
	}
	_ = os.Remove(folder) // fails where a person keeps something in it, which then stays
	return nil
}

func removeProblem(name string, err error) error {
	return &Problem{Message: "“%s” tidak dapat dihapus. Tutup program yang membukanya, lalu hapus lagi.", Args: []any{name}, Cause: fmt.Errorf("remove sample: %w", err)}
}
