package app

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"rakor.id/rakor/app/sealed"
	"rakor.id/rakor/data"
)

// A Restoration is a backup that was decrypted, copied beside the archive and
// checked, and can take its place. Discard ends it.
type Restoration struct {
	data.Comparison
	Known bool // there is an archive now that it was compared with

	ready *data.Restoration
	path  string
}

// A MeetingMark names a meeting in a comparison.
type MeetingMark = data.MeetingMark

// How a backup stands to the archive.
const (
	BackupSame    = data.BackupSame
	BackupOlder   = data.BackupOlder
	BackupNewer   = data.BackupNewer
	BackupParted  = data.BackupParted
	BackupForeign = data.BackupForeign
)

// Discard removes what is left of the preparation; after a Restore too.
func (r *Restoration) Discard() error { return r.ready.Discard() }

// Prepare readies a backup for taking the place of the open archive, and
// compares the two. key opens a sealed one; its passphrase is wiped. step may be
// nil: it is told of the copying, which is about half of the work.
func (s *Backups) Prepare(ctx context.Context, backup string, key sealed.Key, step Step) (*Restoration, error) {
	if err := s.mayWrite(); err != nil {
		sealed.Wipe(key.Passphrase)
		return nil, err
	}
	r, err := prepareRestore(ctx, backup, s.db.Path(), key, step.half(0))
	if err != nil {
		return nil, err
	}
	if r.Comparison, err = s.db.Compare(ctx, r.ready); err != nil {
		return nil, errors.Join(Explain(err), r.Discard())
	}
	r.Known = true
	return r, nil
}

func prepareRestore(ctx context.Context, backup, archive string, key sealed.Key, step Step) (*Restoration, error) {
	defer sealed.Wipe(key.Passphrase)
	if err := refuseSame(backup, archive); err != nil {
		return nil, err
	}
	wants, locked, err := Locked(backup)
	if err != nil {
		return nil, err
	}
	var unlock data.Unlock
	if locked {
		if wants == WantsPassphrase && len(key.Passphrase) == 0 || wants == WantsKey && len(key.Secrets) == 0 {
			return nil, lockProblem(filepath.Base(backup), wants, nil)
		}
		unlock = func(r io.Reader) (io.Reader, error) { return sealed.Open(r, key) }
	}
	ready, err := data.PrepareRestore(ctx, backup, archive, unlock, data.Told(step))
	if err != nil {
		return nil, restoreProblem(filepath.Base(backup), wants, err)
	}
	return &Restoration{Comparison: data.Comparison{Backup: ready.Report}, ready: ready, path: archive}, nil
}

func refuseSame(backup, archive string) error {
	a, err := os.Stat(backup)
	if err != nil {
		return &Problem{Message: "Berkas cadangan “%s” tidak ditemukan. Periksa namanya.", Args: []any{backup}, Cause: err}
	}
	if b, err := os.Stat(archive); err == nil && os.SameFile(a, b) {
		return &Problem{Message: "“%s” adalah arsip yang sedang dipakai, bukan cadangan. Pilih berkas cadangan.", Args: []any{filepath.Base(backup)}}
	}
	return nil
}

// A LockKind is what opens a sealed file.
type LockKind int

// The kinds of locks.
const (
	NotLocked LockKind = iota
	WantsPassphrase
	WantsKey
)

// Locked tells whether a file is sealed, and what opens it.
func Locked(path string) (kind LockKind, locked bool, err error) {
	f, err := os.Open(path)
	if err != nil {
		return NotLocked, false, unreadable(filepath.Base(path), err)
	}
	defer f.Close()
	head := make([]byte, 64)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return NotLocked, false, unreadable(filepath.Base(path), err)
	}
	switch head = head[:n]; {
	case !sealed.IsSealed(head):
		return NotLocked, false, nil
	case sealed.Wants(head):
		return WantsPassphrase, true, nil
	}
	return WantsKey, true, nil
}

func lockProblem(name string, wants LockKind, cause error) *Problem {
	switch {
	case wants == WantsPassphrase && cause == nil:
		return &Problem{Message: "Cadangan “%s” disandikan dengan kata sandi. Masukkan kata sandinya.", Args: []any{name}}
	case wants == WantsPassphrase:
		return &Problem{Message: "Kata sandi itu tidak membuka “%s”. Periksa huruf besar dan kecilnya, lalu coba lagi. Bila kata sandinya pasti benar, awal berkasnya rusak: pakai cadangan lain.", Args: []any{name}, Cause: cause}
	case cause == nil:
		return &Problem{Message: "Cadangan “%s” disandikan untuk kunci sekretariat. Pilih berkas kunci rahasianya, atau ketik dari kertasnya.", Args: []any{name}}
	}
	return &Problem{Message: "Kunci itu tidak membuka “%s”. Cadangan ini disandikan untuk kunci lain, atau awal berkasnya rusak.", Args: []any{name}, Cause: cause}
}

// restoreProblem says why a backup cannot be used.
func restoreProblem(name string, wants LockKind, err error) error {
	switch {
	case errors.Is(err, sealed.ErrWrongKey):
		return lockProblem(name, wants, err)
	case errors.Is(err, sealed.ErrBadKey):
		return &Problem{Message: "Itu bukan kunci rahasia. Kunci rahasia dimulai dengan “AGE-SECRET-KEY-1”; salin seluruhnya, tanpa kurang satu huruf.", Cause: err}
	case errors.Is(err, sealed.ErrDamaged):
		return &Problem{Message: "Cadangan “%s” terpotong atau berubah sejak dibuat, jadi tidak dipakai. Arsip tidak disentuh; pakai cadangan lain.", Args: []any{name}, Cause: err}
	case errors.Is(err, data.ErrCorrupt):
		return &Problem{Message: "Cadangan “%s” rusak, jadi tidak dipakai. Arsip tidak disentuh; pakai cadangan lain.", Args: []any{name}, Cause: err}
	case errors.Is(err, data.ErrForeign):
		return &Problem{Message: "“%s” bukan cadangan Rakor. Arsip tidak disentuh; pilih berkas lain.", Args: []any{name}, Cause: err}
	case errors.Is(err, data.ErrNewer):
		return &Problem{Message: "Cadangan “%s” dibuat oleh Rakor yang lebih baru. Perbarui Rakor di komputer ini; arsip tidak disentuh.", Args: []any{name}, Cause: err}
	case errors.Is(err, data.ErrFull):
		return &Problem{Message: "Diska penuh: untuk memeriksa cadangan perlu ruang sebesar cadangannya. Kosongkan ruang, lalu coba lagi; arsip tidak disentuh.", Cause: err}
	case errors.Is(err, context.Canceled):
		return err
	}
	return Explain(err)
}

// Restore puts a backup in the place of the archive at path, which must not be
// open. The former archive stays beside it under the name returned. key opens a
// sealed backup; its passphrase is wiped.
func Restore(ctx context.Context, backup, path string, key sealed.Key, clock Clock) (former string, err error) {
	r, err := prepareRestore(ctx, backup, path, key, nil)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, r.Discard()) }()
	if former, err = r.ready.Swap(ctx, clock()); err != nil {
		return "", Explain(err)
	}
	a, err := Open(ctx, path, Options{Clock: clock, AllowNetwork: true})
	if err != nil {
		return former, err
	}
	return former, errors.Join(a.desk.skipNumbers(ctx), a.Close())
}

// skipNumbers keeps an archive that was set back from giving sheets the numbers
// of those that were sent since the backup was made.
func (d *desk) skipNumbers(ctx context.Context) error {
	return d.write(ctx, func(tx *data.Tx) error { return tx.SheetExports().Skip() })
}

// Restore closes the archive, puts a prepared backup in its place, and opens
// that. The former archive stays beside it under the name returned. Nothing else
// may work with the archive meanwhile, and what was read from it before must be
// read anew. If the backup cannot be opened, the former archive is back; only if
// even that fails, all is closed and lost is true.
func (a *App) Restore(ctx context.Context, r *Restoration) (former string, lost bool, err error) {
	if err := a.desk.db.Close(); err != nil {
		a.desk.log.Error("close archive before restore", "err", err) // all that was saved is on the disk
	}
	former, err = r.ready.Swap(ctx, a.desk.clock())
	if err != nil {
		return "", a.reopen(ctx) != nil, Explain(err)
	}
	err = a.reopen(ctx)
	if err == nil {
		if err = a.desk.skipNumbers(ctx); err != nil {
			err = errors.Join(err, a.desk.db.Close())
		}
	}
	if err != nil {
		undone := r.ready.Undo(former, a.desk.clock())
		if undone == nil {
			undone = a.reopen(ctx)
		}
		return "", undone != nil, Explain(errors.Join(err, undone))
	}
	return former, false, nil
}

// reopen opens the archive anew where it lay.
func (a *App) reopen(ctx context.Context) error {
	path := a.desk.db.Path()
	db, err := data.Open(ctx, path, data.Options{Now: a.desk.clock(), AllowNetwork: a.desk.network, MustExist: true})
	if err != nil {
		a.desk.log.Error("open archive after restore", "err", err)
		return err
	}
	a.desk.db = db
	return nil
}
