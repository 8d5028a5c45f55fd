package data

import "testing"

func TestFuseKind(t *testing.T) {
	const mounts = `22 1 8:1 / / rw - ext4 /dev/sda1 rw
30 22 8:17 / /media/usb\040stick rw - fuseblk /dev/sdb1 rw
31 22 0:40 / /home/n/server rw - fuse.sshfs server: rw
`
	for folder, want := range map[string]string{
		"/media/usb stick/rakor":   "",
		"/home/n/server":           "fuse.sshfs",
		"/home/n/server/arsip":     "fuse.sshfs",
		"/home/n/server-lain/data": "ext4",
	} {
		if got := fuseKind(mounts, folder); got != want {
			t.Errorf("%s: got %q, want %q", folder, got, want)
		}
	}
}
