package main

import (
	"os"
	"path/filepath"
	"strings"
)

// keptLanguage is the language chosen last in the window; "" for none.
func keptLanguage() string {
	path, err := languageFile()
	if err != nil {
		return "" // a computer without such a folder remembers nothing
	}
	choice, err := os.ReadFile(path)
	if err != nil {
		return "" // nothing was chosen yet
	}
	return strings.TrimSpace(string(choice))
}

// keepLanguage remembers a choice for window and terminal alike. It is a file
// of its own and not one of Fyne's preferences, for those can be read only by
// an application with a window.
func keepLanguage(choice string) error {
	path, err := languageFile()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(choice+"\n"), 0o600)
}

func languageFile() (string, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(folder, "rakor", "language"), nil
}
