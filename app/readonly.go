package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// mayWrite refuses where the archive was opened to be read only.
func (d *desk) mayWrite() error {
	if !d.readOnly {
		return nil
	}
	return &Problem{Message: "Arsip ini dibuka hanya untuk dibaca, jadi tidak ada yang disimpan. Selamatkan dahulu ke arsip baru: tutup Rakor, buka lagi, lalu pilih “Selamatkan ke arsip baru”.", Cause: data.ErrReadOnly}
}

// ReadOnly reports whether the archive was opened to be read only.
func (a *App) ReadOnly() bool { return a.desk.readOnly }

// looking begins the name of a folder that holds what was read of a damaged
// archive while it is looked at.
const looking = ".rakor-lihat-"

// inUse is what is locked in that folder while somebody looks.
const inUse = "dipakai"

// OpenDamaged opens what can be read of a damaged archive to be read only. It is
// salvaged into a passing archive in a folder of its own beside the damaged one,
// or where nothing can be written there in the system's folder for such things;
// the folder goes when the archive is closed, or at the next call if the program
// came to a sudden end. The damaged file is not touched.
func OpenDamaged(ctx context.Context, path string, o Options) (*App, SalvageReport, error) {
	folder, release, err := lookingFolder(path)
	if err != nil {
		return nil, SalvageReport{}, saveProblem(path, err)
	}
	a, r, err := openSalvaged(ctx, path, filepath.Join(folder, filepath.Base(path)), o)
	if err != nil {
		return nil, r, errors.Join(err, release(), os.RemoveAll(folder))
	}
	a.passing, a.release = folder, release
	return a, r, nil
}

func openSalvaged(ctx context.Context, path, to string, o Options) (*App, SalvageReport, error) {
	o.ReadOnly, o.AllowNetwork = true, true // nobody else writes there
	if o.Clock == nil {
		o.Clock = time.Now
	}
	r, err := Salvage(ctx, path, to, o.Clock)
	if err != nil {
		return nil, r, err
	}
	if err := copyLock(path, to); err != nil {
		return nil, r, err
	}
	a, err := Open(ctx, to, o)
	return a, r, err
}

// copyLock has the PIN of the damaged archive asked for what came out of it too.
func copyLock(from, to string) error {
	content, err := readUpTo(lockPath(from), filepath.Base(from), maxManifest)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return SaveFile(lockPath(to), content, SaveAs{Private: true})
}

// lookingFolder makes the folder, which nobody else may read, and marks it as in
// use until release is called.
func lookingFolder(path string) (folder string, release func() error, err error) {
	SweepLooking(path)
	if folder, err = os.MkdirTemp(filepath.Dir(path), looking+"*"); err != nil {
		folder, err = os.MkdirTemp("", looking+"*")
	}
	if err != nil {
		return "", nil, fmt.Errorf("make a passing archive: %w", err)
	}
	if release, err = data.Own(filepath.Join(folder, inUse)); err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(folder))
	}
	return folder, release, nil
}

// SweepLooking removes what a program that came to a sudden end left of looking
// at a damaged archive. What another program is looking at now stays, and so
// does what cannot be removed.
func SweepLooking(path string) {
	for _, parent := range []string{filepath.Dir(path), os.TempDir()} {
		left, err := os.ReadDir(parent)
		if err != nil {
			continue
		}
		for _, e := range left {
			folder := filepath.Join(parent, e.Name())
			if !e.IsDir() || !strings.HasPrefix(e.Name(), looking) {
				continue
			}
			if release, err := data.Own(filepath.Join(folder, inUse)); err == nil {
				_ = errors.Join(release(), os.RemoveAll(folder)) // the next start tries again
			}
		}
	}
}

// DamagedMeetings names the meetings that something could not be saved of, each
// once, in the order they were met with.
func DamagedMeetings(r SalvageReport) []string {
	var names []string
	seen := map[string]bool{"": true}
	for _, m := range r.Missing {
		if !seen[m.Meeting] {
			seen[m.Meeting] = true
			names = append(names, m.Meeting)
		}
	}
	return names
}
