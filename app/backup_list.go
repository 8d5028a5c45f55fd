package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"rakor.id/rakor/app/sealed"
)

// List lists the copies of this archive that are known and can be reached, the
// newest first: its own, those in the second place, and the archives kept
// before an upgrade or a restore.
func (s *Backups) List(ctx context.Context) ([]Backup, error) {
	all, err := FindBackups(s.db.Path())
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(b Backup) bool { return b.Node != "" && b.Node != s.db.Node() }), ctx.Err()
}

// FindBackups lists the copies that are known of the archive at a path, which
// need not be open, nor whole, nor there.
func FindBackups(path string) (found []Backup, err error) {
	if found, err = backupsIn(backupFolder(path), PlaceHere); err != nil {
		return nil, err
	}
	if c, err := readBackupConfig(configPath(path)); err == nil && c.Second.reachable() {
		there, err := backupsIn(secondFolder(c.Second.Folder), PlaceSecond)
		if err != nil {
			return nil, err
		}
		found = append(found, there...)
	}
	kept, err := keptBeside(path)
	if err != nil {
		return nil, err
	}
	found = append(found, kept...)
	slices.SortStableFunc(found, func(a, b Backup) int { return b.MadeAt.Compare(a.MadeAt) })
	return found, nil
}

// backupsIn lists copies in a folder of copies, also those whose manifest is
// lost: then the file's own time stands for when it was made.
func backupsIn(folder string, place BackupPlace) (found []Backup, err error) {
	names, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(folder, err)
	}
	for _, n := range names {
		name := strings.TrimSuffix(n.Name(), sealed.Extension)
		if filepath.Ext(name) != ".db" || !n.Type().IsRegular() {
			continue
		}
		if b, ok := backupAt(filepath.Join(folder, n.Name()), place); ok {
			found = append(found, b)
		}
	}
	return found, nil
}

// backupAt tells what is known of a copy without opening it; ok is false when
// it cannot be read.
func backupAt(path string, place BackupPlace) (b Backup, ok bool) {
	st, err := os.Stat(path)
	if err != nil {
		return b, false
	}
	if b, err = readManifest(path); err != nil {
		b = Backup{Path: path, MadeAt: st.ModTime(), Size: st.Size(), Sealed: strings.HasSuffix(path, sealed.Extension), State: BackupUnchecked}
	} else if b.State = BackupChecked; b.Size != st.Size() {
		b.State = BackupDamaged
	}
	b.Place = place
	return b, true
}

// keptBeside lists the archives that an upgrade or a restore has kept beside
// the one at a path: "rakor-skema1-20261123-091500.db", "rakor-20261123-091500.db".
func keptBeside(path string) (found []Backup, err error) {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(filepath.Base(path), ext)
	names, err := os.ReadDir(filepath.Dir(path))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, unreadable(filepath.Dir(path), err)
	}
	for _, n := range names {
		rest, ours := strings.CutPrefix(n.Name(), stem+"-")
		if !ours || filepath.Ext(rest) != ext || !n.Type().IsRegular() || !keptName.MatchString(strings.TrimSuffix(rest, ext)) {
			continue
		}
		b, ok := backupAt(filepath.Join(filepath.Dir(path), n.Name()), PlaceBeside)
		if !ok {
			continue
		}
		b.Reason = BackupBeforeRestore
		if strings.HasPrefix(rest, "skema") {
			b.Reason = BackupBeforeUpgrade
		}
		found = append(found, b)
	}
	return found, nil
}

// keptName is what package data adds to the names of what it keeps.
var keptName = regexp.MustCompile(`^(skema\d+-)?\d{8}-\d{6}(-\d+)?$`)

// Recheck reads a copy whole and tells whether it still is what it was when it
// was made. Of one without a manifest it can only be told by preparing it.
func (s *Backups) Recheck(ctx context.Context, b Backup, step Step) (BackupState, error) {
	if b.State == BackupUnchecked {
		return b.State, nil
	}
	f, err := os.Open(b.Path)
	if err != nil {
		return BackupDamaged, unreadable(filepath.Base(b.Path), err)
	}
	defer f.Close()
	dropCache(f)
	sum := newSum()
	if _, err := io.Copy(sum, &steady{ctx: ctx, r: f, total: b.Size, step: step}); err != nil {
		return BackupDamaged, err
	}
	if sum.size != b.Size || sum.hash() != b.SHA256 {
		return BackupDamaged, nil
	}
	return BackupChecked, nil
}
