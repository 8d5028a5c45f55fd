package app

import "golang.org/x/sys/windows"

// Sticks lists the folders of removable disks (diska lepas) that are plugged in
// now and can be written to.
func Sticks() (folders []string) {
	drives, err := windows.GetLogicalDrives()
	if err != nil {
		return nil // without the list there is only none to offer
	}
	for i := range 26 {
		root := string(rune('A'+i)) + `:\`
		name, err := windows.UTF16PtrFromString(root)
		if err != nil || drives&(1<<i) == 0 || windows.GetDriveType(name) != windows.DRIVE_REMOVABLE {
			continue
		}
		if free, err := freeSpace(root); err == nil && free > 0 {
			folders = append(folders, root)
		}
	}
	return folders
}
