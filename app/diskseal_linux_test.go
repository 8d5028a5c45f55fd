package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// block makes a block device in a made-up /sys, by name and number, with those
// it is made of.
func block(t *testing.T, sys, device, uuid string, below ...string) {
	t.Helper()
	name, number, _ := strings.Cut(device, " ")
	device = filepath.Join(sys, "devices", name)
	for _, folder := range []string{filepath.Join(device, "slaves"), filepath.Join(device, "dm"), filepath.Join(sys, "dev", "block")} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(device, filepath.Join(sys, "dev", "block", number)); err != nil {
		t.Fatal(err)
	}
	if uuid != "" {
		if err := os.WriteFile(filepath.Join(device, "dm", "uuid"), []byte(uuid+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, b := range below {
		if err := os.Symlink(filepath.Join(sys, "devices", b), filepath.Join(device, "slaves", b)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDiskSeal(t *testing.T) {
	sys := t.TempDir()
	block(t, sys, "sda2 8:2", "")
	block(t, sys, "sdb1 8:17", "")
	block(t, sys, "dm-0 254:0", "CRYPT-LUKS2-0123-root", "sda2")
	block(t, sys, "dm-1 254:1", "LVM-abc", "dm-0")
	block(t, sys, "dm-2 254:2", "LVM-def", "sdb1")
	block(t, sys, "dm-3 254:3", "LVM-ghi", "dm-0", "sdb1")
	for number, want := range map[string]DiskSeal{
		"8:2":   DiskOpen,
		"254:0": DiskSealed,
		"254:1": DiskSealed,  // LVM on LUKS
		"254:2": DiskOpen,    // LVM on nothing
		"254:3": DiskOpen,    // half of it in the open
		"9:9":   DiskUnknown, // no such device
	} {
		if got := sealOfDevice(sys, number); got != want {
			t.Errorf("%s: got %q, want %q", number, got, want)
		}
	}
	for source, want := range map[string]DiskSeal{"": DiskUnknown, "tmpfs": DiskUnknown, "/dev/null": DiskUnknown} {
		if got := sealOfSource(sys, source); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}

func TestMountSource(t *testing.T) {
	const mounts = `22 1 0:25 / / rw - btrfs /dev/mapper/root rw
30 22 8:17 / /media/usb\040stick rw - vfat /dev/sdb1 rw
31 22 0:40 / /tmp rw - tmpfs tmpfs rw
`
	for folder, want := range map[string]string{"/home/n": "/dev/mapper/root", "/media/usb stick/a": "/dev/sdb1", "/tmp": "tmpfs"} {
		if got := mountSource(mounts, folder); got != want {
			t.Errorf("%s: got %q, want %q", folder, got, want)
		}
	}
}
