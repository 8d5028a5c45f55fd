//go:build unix

package app

import (
	"os"
	"path/filepath"
)

// stickRoots are where desktops show what was plugged in: below them one folder
// for each person, and below that one for each disk.
var stickRoots = []string{"/media", "/run/media", "/Volumes"}

// Sticks lists the folders of removable disks (diska lepas) that are plugged in
// now and can be written to.
func Sticks() (folders []string) {
	for _, root := range stickRoots {
		for _, pattern := range []string{"*", "*/*"} {
			found, _ := filepath.Glob(filepath.Join(root, pattern)) // the patterns are right
			for _, folder := range found {
				if mounted(folder) {
					folders = append(folders, folder)
				}
			}
		}
	}
	return folders
}

// mounted reports whether a folder is the root of a disk of its own that has
// room.
func mounted(folder string) bool {
	info, err := os.Stat(folder)
	if err != nil || !info.IsDir() || sameDisk(folder, filepath.Dir(folder)) {
		return false
	}
	free, err := freeSpace(folder)
	return err == nil && free > 0
}
