package app

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A disk is a small real file system of its own, such as a stick.
type disk struct {
	t      *testing.T
	folder string
	image  string // the file that stands for the stick; "" for one in memory
}

// plugIn mounts a disk of some MiB.
func plugIn(t *testing.T, size int) *disk {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("not root: a disk cannot be mounted here")
	}
	d := &disk{t: t, folder: filepath.Join(t.TempDir(), "DISKA")}
	if err := os.Mkdir(d.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if out, err := d.try("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dm,mode=700", size), "tmpfs", d.folder); err != nil {
		t.Skipf("a disk cannot be mounted here: %v: %s", err, out)
	}
	t.Cleanup(func() { _, _ = d.try("umount", "-l", d.folder) }) // it may have been pulled out
	return d
}

// plugInExt4 mounts a file as a disk that can be torn out.
func plugInExt4(t *testing.T) *disk {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("not root: a disk cannot be mounted here")
	}
	folder := t.TempDir()
	d := &disk{t: t, folder: filepath.Join(folder, "DISKA"), image: filepath.Join(folder, "diska.img")}
	if err := os.Mkdir(d.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	d.run("truncate", "-s", "32M", d.image)
	d.run("mkfs.ext4", "-q", "-F", d.image)
	if out, err := d.try("mount", "-o", "loop", d.image, d.folder); err != nil {
		t.Skipf("a disk cannot be mounted here: %v: %s", err, out)
	}
	t.Cleanup(func() { _, _ = d.try("umount", "-l", d.folder) })
	return d
}

// The ioctl of ext4 that lets nothing more reach the disk (linux/ext4.h).
const (
	shutdownIoctl   = 0x8004587d
	shutdownNoFlush = 2
)

// tear makes each further read and write of the disk fail.
func (d *disk) tear() {
	d.t.Helper()
	f, err := os.Open(d.folder)
	if err != nil {
		d.t.Fatal(err)
	}
	defer f.Close()
	flag := uint32(shutdownNoFlush)
	if _, _, errno := unix.Syscall(unix.SYS_IOCTL, f.Fd(), shutdownIoctl, uintptr(unsafe.Pointer(&flag))); errno != 0 {
		d.t.Fatal(errno)
	}
}

func (d *disk) try(name string, args ...string) ([]byte, error) {
	return exec.CommandContext(context.Background(), name, args...).CombinedOutput()
}

func (d *disk) run(name string, args ...string) {
	d.t.Helper()
	if out, err := d.try(name, args...); err != nil {
		d.t.Fatalf("%s %v: %v: %s", name, args, err, out)
	}
}

func (d *disk) archive() string { return filepath.Join(d.folder, "rakor.db") }

// open opens the archive on the disk.
func (d *disk) open() *App {
	d.t.Helper()
	a, err := d.opening()
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = a.Close() }) // on some of these disks nothing can be closed well
	return a
}

func (d *disk) opening() (*App, error) {
	w := &watch{at: morning}
	return Open(context.Background(), d.archive(), Options{Clock: w.now, Who: "Contoh Notulis"})
}

// running is an archive on the disk with a meeting being taken down.
func (d *disk) running() (*App, *Session) {
	d.t.Helper()
	a := d.open()
	plan := Plan{Meeting: Meeting{Title: "Rapat Koordinasi", HeldOn: "2026-11-23", Starts: "09:00"}, Topics: []Topic{{Title: "Pangan"}}}
	if err := a.Meetings.Save(context.Background(), &plan); err != nil {
		d.t.Fatal(err)
	}
	s := opened(d.t, a, plan.Meeting.ID)
	enter(d.t, s, "/buka 09.00", "/acara 1")
	return a, s
}

// told checks what a person reads of a failure, whatever it was called below.
func told(t *testing.T, doing string, err error, want string) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: no error, want %q", doing, want)
		return
	}
	p := Explain(err)
	if got := (Sentence{Message: p.Message, Args: p.Args}).String(); got != want || p.Unexpected {
		t.Errorf("%s: got %q (%v), want %q", doing, got, err, want)
	}
}

// keptBodies are the entries of a meeting, as the archive has them.
func keptBodies(t *testing.T, a *App, id int64) (all []string) {
	t.Helper()
	r, err := a.Meetings.Record(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range r.Entries {
		all = append(all, e.Body)
	}
	return all
}

// sound checks that entries are those that were called stored, and that the
// archive is whole.
func sound(t *testing.T, a *App, id int64, want []string) {
	t.Helper()
	if got := keptBodies(t, a, id); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %d entries, want the %d that were called stored", len(got), len(want))
	}
	c, err := a.Archive.Check(context.Background())
	if err != nil || len(c.Findings) > 0 {
		t.Errorf("check: %+v, %v", c.Findings, err)
	}
}

const (
	saidFull        = "Diska penuh, jadi belum tersimpan. Kosongkan ruang, lalu coba lagi; teks Anda masih ada di layar."
	saidReadOnly    = "Arsip hanya dapat dibaca, jadi belum tersimpan. Periksa izin folder arsip, lalu coba lagi."
	saidUnreachable = "Diska tempat arsip tidak dapat dibaca atau ditulis. Bila arsip ada di diska lepas, pasang lagi, lalu coba lagi. Bila tetap gagal, salin dahulu teks yang belum tersimpan, lalu tutup Rakor dan buka lagi."
)

// untilRefused types lines until one is not stored, and returns those stored.
func untilRefused(t *testing.T, s *Session) (stored []string, err error) {
	t.Helper()
	for n := range 2000 {
		line := fmt.Sprintf("baris %04d %s", n, strings.TrimSpace(strings.Repeat("penuh ", 400)))
		if _, err = s.Enter(line, time.Time{}).Do(context.Background()); err != nil {
			return stored, err
		}
		stored = append(stored, line)
	}
	t.Fatal("the disk never filled up")
	return nil, nil
}

// A disk that fills up in the midst of a meeting keeps what was called stored;
// with room again the same line is taken, and nothing is taken twice.
func TestDiskFillsUpWhileTyping(t *testing.T) {
	ctx := context.Background()
	d := plugIn(t, 6)
	ballast := filepath.Join(d.folder, "foto-besar.jpg")
	if err := os.WriteFile(ballast, make([]byte, 2<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	a, s := d.running()
	id := s.Live().Meeting.ID
	stored, err := untilRefused(t, s)
	told(t, "typing", err, saidFull)
	if !Unsaved(err) {
		t.Error("the line is not kept for another try")
	}
	if got := keptBodies(t, a, id); len(got) != len(stored) {
		t.Errorf("read on the full disk: %d entries, want %d", len(got), len(stored))
	}
	_, err = s.Enter("masih penuh "+strings.Repeat("sekali ", 20000), time.Time{}).Do(ctx)
	told(t, "typing again", err, saidFull)
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	enter(t, s, "sesudah ada ruang")
	sound(t, a, id, append(stored, "sesudah ada ruang"))
	if err := a.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	sound(t, d.open(), id, append(stored, "sesudah ada ruang"))
	t.Logf("%d lines until the disk was full, none lost", len(stored))
}

// A disk that turns read-only while a meeting is taken down refuses the line and
// still shows what it has; written to again, it goes on.
func TestDiskTurnsReadOnly(t *testing.T) {
	d := plugIn(t, 16)
	a, s := d.running()
	id := s.Live().Meeting.ID
	enter(t, s, "pertama")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	d.run("mount", "-o", "remount,ro", d.folder)
	_, err := d.opening()
	told(t, "opening", err, saidReadOnly)
	if got := filesIn(t, d.folder); strings.Contains(got, ".part") {
		t.Errorf("left %s", got)
	}
	d.run("mount", "-o", "remount,rw", d.folder)
	a = d.open()
	s = opened(t, a, id)
	enter(t, s, "kedua")
	sound(t, a, id, []string{"pertama", "kedua"})
}

// An archive in a folder that is only read, as a CD or a locked stick: it is
// said so, and not one byte of it is changed.
func TestFolderThatIsReadOnly(t *testing.T) {
	d := plugIn(t, 16)
	a, s := d.running()
	enter(t, s, "pertama")
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(d.archive())
	if err != nil {
		t.Fatal(err)
	}
	d.run("mount", "--bind", d.archive(), d.archive())
	t.Cleanup(func() { _, _ = d.try("umount", "-l", d.archive()) })
	d.run("mount", "-o", "remount,bind,ro", d.archive())
	_, err = d.opening()
	told(t, "opening a read-only file", err, saidReadOnly)
	d.run("umount", d.archive())
	d.run("mount", "-o", "remount,ro", d.folder)
	if _, err := Open(context.Background(), filepath.Join(d.folder, "baru.db"), Options{Clock: morning.Local}); err != nil {
		told(t, "making a new one", err, saidReadOnly)
	} else {
		t.Error("a new archive was made in a read-only folder")
	}
	after, err := os.ReadFile(d.archive())
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the archive was changed, or cannot be read: %v", err)
	}
}

// A stick whose folder is gone while the files on it are still open: nothing is
// written beneath its empty place, and nobody crashes.
func TestStickDetached(t *testing.T) {
	d := plugIn(t, 16)
	a, s := d.running()
	enter(t, s, "pertama")
	d.run("umount", "-l", d.folder)
	if _, err := s.Enter("kedua", time.Time{}).Do(context.Background()); err != nil {
		told(t, "typing", err, saidUnreachable)
	}
	if err := a.Close(); err != nil {
		told(t, "closing", err, saidUnreachable)
	}
	if got := filesIn(t, d.folder); got != "" {
		t.Errorf("wrote %s beneath the place of a stick that is gone", got)
	}
}

// A stick that was torn out answers every read and write with an error. What was
// called stored is there once it is plugged in again.
func TestStickTornOut(t *testing.T) {
	ctx := context.Background()
	d := plugInExt4(t)
	a, s := d.running()
	id := s.Live().Meeting.ID
	enter(t, s, "pertama", "kedua")
	d.tear()
	for i := range 3 {
		_, err := s.Enter("ketiga", time.Time{}).Do(ctx)
		told(t, fmt.Sprintf("typing %d", i), err, saidUnreachable)
		if !Unsaved(err) {
			t.Error("the line is not kept for another try")
		}
	}
	if got := len(s.Live().Entries); got != 2 {
		t.Errorf("the window shows %d entries, want the 2 that were stored", got)
	}
	_, err := a.Backups.Now(ctx, BackupDaily)
	if err == nil {
		t.Error("a backup was made of a stick that is gone")
	} else if Explain(err).Unexpected {
		t.Errorf("backup: nothing can be said of %v", err)
	}
	_ = a.Close() // what can be said of it was said at the line
	d.run("umount", d.folder)
	d.run("mount", "-o", "loop", d.image, d.folder)
	sound(t, d.open(), id, []string{"pertama", "kedua"})
}

// The place for backups goes away between two backups and within one.
func TestBackupPlacePulledOut(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	d := plugIn(t, 16)
	if _, err := a.Backups.SetSecond(ctx, d.folder); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Backups.Now(ctx, BackupDaily); err != nil {
		t.Fatal(err)
	}
	pulled := false
	_, copied, err := a.Backups.CopyToSecond(ctx, func(int, int) {
		if !pulled {
			pulled = true
			d.run("umount", "-l", d.folder)
		}
	})
	if copied {
		t.Error("says it is copied")
	}
	told(t, "copying", err, "Diska tempat kedua ("+d.folder+") terlepas selagi cadangan disalin. Salinan yang belum selesai tidak dipakai. Pasang lagi; penyalinan diulang dengan sendirinya.")
	if _, copied, err := a.Backups.CopyToSecond(ctx, nil); err != nil || copied {
		t.Errorf("without it: got %v, %v", copied, err)
	}
	if got := filesIn(t, d.folder); got != "" {
		t.Errorf("wrote %s beneath the place of a stick that is gone", got)
	}
}

// A small stick: the copy does not fit, nothing half has a final name.
func TestBackupPlaceFillsUp(t *testing.T) {
	ctx := context.Background()
	a, _, _ := sampleArchive(t)
	d := plugIn(t, 1)
	if _, err := a.Backups.SetSecond(ctx, d.folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.folder, "foto.jpg"), make([]byte, 900<<10), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Backups.Now(ctx, BackupDaily); err != nil {
		t.Fatal(err)
	}
	_, copied, err := a.Backups.CopyToSecond(ctx, nil)
	if copied {
		t.Error("says it is copied")
	}
	told(t, "copying", err, "Diska tempat kedua ("+d.folder+") penuh, jadi cadangan belum disalin. Kosongkan ruang di sana, atau pakai diska lain.")
	if got := filesIn(t, secondFolder(d.folder)); strings.HasSuffix(got, ".db") || strings.Contains(got, ".db ") || strings.Contains(got, ".db.") {
		t.Errorf("left %s", got)
	}
}

// A clock that jumps back and forth keeps every line in its place, and each jump
// back is told once.
func TestClockThatJumpsBackAndForth(t *testing.T) {
	a, w, id := planned(t)
	a.desk.log = slog.New(slog.DiscardHandler)
	s := opened(t, a, id)
	enter(t, s, "/buka 09.00", "/acara 1")
	var want []string
	var warned int
	hours := []time.Duration{2, -48, -47, 3, 24 * 365, 4, 24 * 400, -24 * 3650}
	for n, h := range hours {
		w.at = morning.Add(h * time.Hour)
		line := fmt.Sprintf("baris %d", n)
		enter(t, s, line)
		want = append(want, line)
		if said := s.ClockJumped(); !said.IsZero() {
			warned++
			if !strings.HasPrefix(said.String(), "Jam laptop mundur: sekarang ") {
				t.Errorf("got %q", said)
			}
		}
	}
	if warned != 3 {
		t.Errorf("told %d times, want 3", warned)
	}
	sound(t, a, id, want)
	s = opened(t, a, id)
	var shown []string
	for _, e := range s.Live().Entries {
		shown = append(shown, e.Body)
	}
	if strings.Join(shown, "\n") != strings.Join(want, "\n") {
		t.Errorf("opened anew: got %q", shown)
	}
}
