package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// diskSeal looks below the file system of a folder for a layer of dm-crypt.
func diskSeal(folder string) DiskSeal {
	var x unix.Statx_t
	if err := unix.Statx(unix.AT_FDCWD, folder, 0, unix.STATX_BASIC_STATS, &x); err != nil {
		return DiskUnknown
	}
	if x.Attributes_mask&unix.STATX_ATTR_ENCRYPTED != 0 && x.Attributes&unix.STATX_ATTR_ENCRYPTED != 0 {
		return DiskSealed // the folder itself is (fscrypt)
	}
	if x.Dev_major == 0 { // no device of its own: btrfs, overlay, memory
		mounts, err := os.ReadFile("/proc/self/mountinfo")
		if err != nil {
			return DiskUnknown
		}
		return sealOfSource("/sys", mountSource(string(mounts), folder))
	}
	return sealOfDevice("/sys", fmt.Sprintf("%d:%d", x.Dev_major, x.Dev_minor))
}

// sealOfSource tells of a mount by its device file.
func sealOfSource(sys, source string) DiskSeal {
	var st unix.Stat_t
	if !strings.HasPrefix(source, "/dev/") || unix.Stat(source, &st) != nil {
		return DiskUnknown
	}
	return sealOfDevice(sys, fmt.Sprintf("%d:%d", unix.Major(st.Rdev), unix.Minor(st.Rdev)))
}

// sealOfDevice tells of a block device "254:0" by what the kernel says of it
// and of those it is made of.
func sealOfDevice(sys, number string) DiskSeal {
	device, err := filepath.EvalSymlinks(filepath.Join(sys, "dev", "block", number))
	if err != nil {
		return DiskUnknown
	}
	return sealOfBlock(device, 8)
}

func sealOfBlock(device string, depth int) DiskSeal {
	id, err := os.ReadFile(filepath.Join(device, "dm", "uuid"))
	if err == nil && strings.HasPrefix(string(id), "CRYPT-") {
		return DiskSealed
	}
	below, err := os.ReadDir(filepath.Join(device, "slaves"))
	if err != nil || len(below) == 0 || depth == 0 {
		return DiskOpen
	}
	for _, b := range below { // open as soon as one of its parts is
		part, err := filepath.EvalSymlinks(filepath.Join(device, "slaves", b.Name()))
		if err != nil {
			return DiskUnknown
		}
		if seal := sealOfBlock(part, depth-1); seal != DiskSealed {
			return seal
		}
	}
	return DiskSealed
}

// mountSource finds what is mounted where a folder lies (proc(5): mountinfo).
func mountSource(mounts, folder string) (source string) {
	longest := -1
	for _, line := range strings.Split(mounts, "\n") {
		before, after, ok := strings.Cut(line, " - ")
		fields, what := strings.Fields(before), strings.Fields(after)
		if !ok || len(fields) < 5 || len(what) < 2 {
			continue
		}
		point := strings.ReplaceAll(fields[4], `\040`, " ")
		under := point == "/" || folder == point || strings.HasPrefix(folder, point+"/")
		if under && len(point) >= longest {
			source, longest = what[1], len(point)
		}
	}
	return source
}
