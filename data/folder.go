package data

import (
	"fmt"
	"path/filepath"
	"strings"
)

// cloudFolders are names of folders that a program synchronizes with a cloud,
// in small letters, as they begin.
var cloudFolders = []string{
	"onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud", "nextcloud", "owncloud", "box sync",
}

// refuseShared returns [ErrNetworkFolder] for a folder that another computer
// may write to as well: two laptops on one share lost half of each other's
// acknowledged writes, with no error and a file that checked as whole.
func refuseShared(folder string) error {
	real, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return fileError(err)
	}
	for _, part := range strings.Split(filepath.ToSlash(real), "/") {
		part = strings.ToLower(part)
		for _, cloud := range cloudFolders {
			if strings.HasPrefix(part, cloud) {
				return fmt.Errorf("%w: %s", ErrNetworkFolder, real)
			}
		}
	}
	kind, err := networkKind(real)
	if err != nil {
		return fmt.Errorf("look at folder %s: %w", real, err)
	}
	if kind != "" {
		return fmt.Errorf("%w: %s is on %s", ErrNetworkFolder, real, kind)
	}
	return nil
}
