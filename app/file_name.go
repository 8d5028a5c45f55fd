package app

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// longestName is how long, in bytes, a name of a file is made at most. File
// systems hold 255, and what is written is given a longer name until it is whole.
const longestName = 180

// deviceNames are names that Windows keeps for devices, whatever the ending
// ("Naming Files, Paths, and Namespaces").
var deviceNames = strings.Fields("CON PRN AUX NUL COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9")

// SafeName makes a name of a file one that every system can hold, so that it
// may be carried from one to another: without signs that Windows refuses, not
// that of a device, without dots and spaces at its end, and not too long. What
// may stand stays as it is.
func SafeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, strings.ToValidUTF8(name, "-"))
	name = strings.TrimRight(strings.TrimSpace(name), ". ")
	ext := filepath.Ext(name)
	if len(ext) > 20 || ext == name {
		ext = ""
	}
	stem := cutTo(strings.TrimSuffix(name, ext), longestName-len(ext))
	device, _, _ := strings.Cut(stem, ".")
	if slices.Contains(deviceNames, strings.ToUpper(strings.TrimSpace(device))) {
		stem = "_" + stem
	}
	if stem == "" {
		stem = "berkas"
	}
	return stem + ext
}

// cutTo leaves of a text no more than so many bytes, and no half letter.
func cutTo(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.TrimRight(strings.ToValidUTF8(s[:most], ""), ". -")
}
