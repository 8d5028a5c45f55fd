package data

import (
	"errors"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// Magic numbers of file systems on other computers (statfs(2)).
var networkMagic = map[uint32]string{
	0x6969:     "NFS",
	0x517b:     "SMB",
	0xfe534d42: "SMB2",
	0xff534d42: "CIFS",
	0x5346414f: "AFS",
	0x00c36400: "Ceph",
	0x01021997: "9P",
}

const fuseMagic = 0x65735546

// networkKind names the file system of a folder if it lies on another computer.
func networkKind(folder string) (string, error) {
	var st unix.Statfs_t
	if err := unix.Statfs(folder, &st); err != nil {
		return "", fileError(err)
	}
	magic := uint32(st.Type) //nolint:gosec // the kernel's magic numbers have 32 bits
	if magic != fuseMagic {
		return networkMagic[magic], nil
	}
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return "FUSE", nil //nolint:nilerr // what it is cannot be told: be careful
	}
	return fuseKind(string(mounts), folder), nil
}

// fuseKind tells the FUSE file systems on a local disk (NTFS, exFAT: type
// "fuseblk") from those that may lie anywhere (sshfs, rclone, ...).
func fuseKind(mounts, folder string) string {
	kind, longest := "FUSE", -1
	for _, line := range strings.Split(mounts, "\n") {
		before, after, ok := strings.Cut(line, " - ")
		fields := strings.Fields(before)
		if !ok || len(fields) < 5 {
			continue
		}
		point := strings.ReplaceAll(fields[4], `\040`, " ")
		fstype, _, _ := strings.Cut(after, " ")
		under := point == "/" || folder == point || strings.HasPrefix(folder, point+"/")
		if under && len(point) >= longest {
			kind, longest = fstype, len(point)
		}
	}
	if kind == "fuseblk" {
		return ""
	}
	return kind
}

func isReadOnlyFS(err error) bool { return errors.Is(err, unix.EROFS) }

func isDiskFull(err error) bool {
	return errors.Is(err, unix.ENOSPC) || errors.Is(err, unix.EDQUOT)
}
