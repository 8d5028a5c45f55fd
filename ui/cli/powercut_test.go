//go:build linux

package cli

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unsafe"

	"golang.org/x/sys/unix"

	"rakor.id/rakor/app"
)

// shutdownNoFlush is EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH
// (fs/ext4/ext4.h): from that moment nothing more reaches the disk, neither
// data nor the file system's own journal, as when the power fails.
const (
	shutdownIoctl   = 0x8004587d
	shutdownNoFlush = 2
)

// A powered is a file system of its own on a file, whose power can be cut.
type powered struct {
	t             *testing.T
	image, folder string
}

// newPowered makes and mounts a small ext4. It says why where it cannot.
func newPowered(t *testing.T) *powered {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("cutting the power of a disk needs root (ext4 on a loop device); not done")
	}
	p := &powered{t, filepath.Join(t.TempDir(), "diska.img"), filepath.Join(t.TempDir(), "diska")}
	p.run("truncate", "-s", "64M", p.image)
	p.run("mkfs.ext4", "-q", "-F", p.image)
	if err := os.Mkdir(p.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if out, err := p.mount(); err != nil {
		t.Skipf("cutting the power of a disk needs a loop device, and there is none here: %s", strings.TrimSpace(out))
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", p.folder).Run() }) //nolint:noctx // a cleanup has no context
	return p
}

func (p *powered) mount() (string, error) {
	out, err := exec.CommandContext(p.t.Context(), "mount", "-o", "loop", p.image, p.folder).CombinedOutput()
	return string(out), err
}

func (p *powered) run(name string, args ...string) {
	p.t.Helper()
	if out, err := exec.CommandContext(p.t.Context(), name, args...).CombinedOutput(); err != nil {
		p.t.Fatalf("%s %v: %v: %s", name, args, err, out)
	}
}

// cut lets nothing more reach the disk, and ends whoever writes to it. The writer
// is stopped first, as the power would stop it: ext4 may report success to an
// fsync that the shutdown met half-way, and nobody is there to say so then.
func (p *powered) cut(writer *os.Process) error {
	if err := writer.Signal(unix.SIGSTOP); err != nil {
		return err
	}
	f, err := os.Open(p.folder)
	if err != nil {
		return err
	}
	flag := uint32(shutdownNoFlush)
	_, _, errno := unix.Syscall(unix.SYS_IOCTL, f.Fd(), shutdownIoctl, uintptr(unsafe.Pointer(&flag)))
	if errno != 0 {
		err = errno
	}
	return errors.Join(err, f.Close(), writer.Kill())
}

// restart brings the disk back as the next start of the computer does.
func (p *powered) restart() {
	p.t.Helper()
	p.run("umount", p.folder)
	if out, err := p.mount(); err != nil {
		p.t.Fatalf("mount again: %v: %s", err, out)
	}
}

// Every line that "rakor capture" called stored is there after the power was
// cut, in its order, and the archive is sound. RAKOR_CUTS asks for more.
func TestPowerCutWhileTyping(t *testing.T) {
	p := newPowered(t)
	k := typing{t: t, rand: rand.New(rand.NewPCG(20, 27))}
	for n := range cutsWanted(t, "RAKOR_CUTS", 12) {
		if n%40 == 0 {
			if n > 0 { // the disk is small
				p.run("sh", "-c", "rm -rf "+p.folder+"/*")
			}
			k.begin(filepath.Join(p.folder, strconv.Itoa(n)))
		}
		k.round(time.Duration(k.rand.IntN(60_000))*time.Microsecond, p.cut, func() (app.Record, error) {
			p.restart()
			return k.look()
		})
	}
	t.Logf("%d power cuts: %d lines confirmed, none lost, order kept, every check clean; %d more stored before their word came", k.cuts, k.confirmed, k.unconfirmed)
}
