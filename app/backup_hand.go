package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/data"
)

// SaveTo makes a copy in a file that a person has named, plain or (with a lock)
// sealed, and checks it. It writes over nothing; see [FreeName]. The passphrase
// of the lock is wiped.
func (s *Backups) SaveTo(ctx context.Context, path string, lock *sealed.Lock, step Step) (b Backup, err error) {
	if lock != nil {
		defer sealed.Wipe(lock.Passphrase)
	}
	if err := s.mayWrite(); err != nil {
		return b, err
	}
	s.one.Lock()
	defer s.one.Unlock()
	if _, err := os.Lstat(path); err == nil {
		return b, &Problem{
			Message: "Berkas “%s” sudah ada dan tidak ditimpa. Pilih nama lain, misalnya “%s”.",
			Args:    []any{filepath.Base(path), filepath.Base(FreeName(path))}, Cause: data.ErrExists,
		}
	}
	if lock == nil {
		report, err := s.db.Backup(ctx, path)
		if err != nil {
			return b, handProblem(path, err)
		}
		b = backupOf(report, s.clock())
		b.Place, b.Reason = PlaceOther, BackupByHand
		return b, writeManifest(b)
	}
	return s.saveSealed(ctx, path, *lock, step)
}

// saveSealed copies the archive into a private folder beside it first: nothing
// plain may lie on the stick, not even for a moment.
func (s *Backups) saveSealed(ctx context.Context, path string, lock sealed.Lock, step Step) (b Backup, err error) {
	folder, err := os.MkdirTemp(filepath.Dir(s.db.Path()), ".pulih-*")
	if err != nil {
		return b, saveProblem(s.db.Path(), err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	report, err := s.db.Backup(ctx, filepath.Join(folder, "arsip.db"))
	if err != nil {
		return b, handProblem(path, err)
	}
	work := backupCopy{from: backupOf(report, s.clock()), to: path, lock: &lock, step: step}
	work.from.Place, work.from.Reason = PlaceOther, BackupByHand
	if b, err = work.run(ctx); err != nil {
		return b, handProblem(path, err)
	}
	return b, nil
}

func handProblem(path string, err error) error {
	switch {
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, sealed.ErrWeak):
		return &Problem{
			Message: "Kata sandi terlalu pendek: sedikitnya %d huruf. Empat kata yang mudah diingat lebih baik daripada satu kata yang sulit.",
			Args:    []any{sealed.LeastPassphrase}, Cause: err,
		}
	case errors.Is(err, errUnlike):
		return &Problem{Message: "Yang terbaca kembali lain dari yang ditulis, jadi cadangan tidak dibuat. Diskanya mungkin rusak; pakai diska lain.", Cause: err}
	case errors.Is(err, data.ErrFull):
		return saveProblem(path, errors.Join(err, diskFull[0]))
	case errors.Is(err, data.ErrNotFound):
		return saveProblem(path, errors.Join(err, os.ErrNotExist))
	case errors.Is(err, data.ErrReadOnly):
		return saveProblem(path, errors.Join(err, os.ErrPermission))
	}
	return saveProblem(path, err)
}

// A BackupKey is a pair of keys for sealed backups: the public one is named in
// the settings, the secret one is kept off the laptop, on paper or a stick in
// the secretariat's safe.
type BackupKey struct {
	Public string
	Sheet  string // what is printed or kept: both keys and what to do with them
}

// NewBackupKey makes a pair of keys.
func (s *Backups) NewBackupKey(ctx context.Context) (BackupKey, error) {
	secret, public, err := sealed.NewKey()
	if err != nil {
		return BackupKey{}, err
	}
	o, err := (&Offices{s.desk}).Get(ctx)
	if err != nil {
		return BackupKey{}, err
	}
	office := strings.TrimSpace(o.Government + " " + o.Unit)
	return BackupKey{public, keySheet(office, secret, public, s.clock().Format("02/01/2006"))}, nil
}

// keySheet is a file that a person reads and prints, and that age takes as an
// identity file: all but the key itself are comments.
func keySheet(office, secret, public, day string) string {
	return strings.Join([]string{
		"# KUNCI RAHASIA CADANGAN RAKOR",
		"# " + office,
		"# Dibuat " + day,
		"#",
		"# Cadangan di tempat kedua disandikan untuk kunci ini. Tanpa lembar ini",
		"# cadangan itu tidak dapat dibuka oleh siapa pun, juga tidak oleh Rakor.",
		"#",
		"# 1. Cetak dua lembar. Simpan di tempat terkunci, berjauhan, bukan bersama",
		"#    laptop dan bukan bersama diska cadangannya.",
		"# 2. Hapus berkas ini dari laptop setelah dicetak.",
		"# 3. Untuk memulihkan: Rakor, Pulihkan dari cadangan, lalu pilih berkas ini",
		"#    atau ketik baris AGE-SECRET-KEY di bawah.",
		"#",
		"# Kunci umum (boleh diketahui): " + public,
		"#",
		secret,
		"",
	}, "\n")
}

// A SealLock is what a file is sealed for.
type SealLock = sealed.Lock

// A SealKey opens a sealed file.
type SealKey = sealed.Key

// SecretKeys finds the secret keys in a key file, or in what was typed from
// paper.
func SecretKeys(text string) ([]string, error) {
	keys, err := sealed.Secrets(text)
	if err != nil {
		return nil, restoreProblem("", WantsKey, err)
	}
	return keys, nil
}
