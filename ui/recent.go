package ui

import (
	"os"
	"slices"

	"fyne.io/fyne/v2"
)

// Names under which this computer remembers what was used last. It is no part of
// an archive: another laptop has other files.
const (
	prefArchives = "arsip-terakhir"
	prefFiles    = "berkas-terakhir"
	prefFolder   = "folder-terakhir"
)

// mostRecent is how many of each are remembered.
const mostRecent = 12

// recents remembers which archives and files were used last on this computer.
type recents struct{ prefs fyne.Preferences }

// A recent is one of them.
type recent struct {
	path    string
	archive bool
	missing bool // it was moved, removed, or lies on a disk that is not there
}

// all lists the archives, then the files, the one used last first.
func (r recents) all() (all []recent) {
	for _, key := range []string{prefArchives, prefFiles} {
		for _, path := range r.prefs.StringList(key) {
			_, err := os.Stat(path)
			all = append(all, recent{path: path, archive: key == prefArchives, missing: err != nil})
		}
	}
	return all
}

func (r recents) add(key, path string) {
	list := slices.DeleteFunc(r.prefs.StringList(key), func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	r.prefs.SetStringList(key, list[:min(len(list), mostRecent)])
}

func (r recents) addArchive(path string) { r.add(prefArchives, path) }

// addFile remembers a file a person has chosen, dropped or saved, but for what
// is secret or only passes through.
func (r recents) addFile(path string) {
	if k := kindOf(path); k != nil && k.recent {
		r.add(prefFiles, path)
	}
}

// folder is where files were chosen last, "" if it is not there now.
func (r recents) folder() string {
	folder := r.prefs.String(prefFolder)
	if !isFolder(folder) {
		return ""
	}
	return folder
}

// picked remembers where files were chosen, and which.
func (r recents) picked(folder string, files []string) {
	r.prefs.SetString(prefFolder, folder)
	for _, path := range files {
		r.addFile(path)
	}
}

// forget removes paths; the files themselves stay. back puts them where they
// stood.
func (r recents) forget(paths ...string) (back func()) {
	var undo []func()
	for _, key := range []string{prefArchives, prefFiles} {
		was := slices.Clone(r.prefs.StringList(key)) // Fyne hands out its own
		left := slices.DeleteFunc(slices.Clone(was), func(p string) bool { return slices.Contains(paths, p) })
		r.prefs.SetStringList(key, left)
		undo = append(undo, func() {
			since := slices.DeleteFunc(slices.Clone(r.prefs.StringList(key)), func(p string) bool { return slices.Contains(was, p) })
			r.prefs.SetStringList(key, append(since, was...)[:min(len(since)+len(was), mostRecent)])
		})
	}
	return func() {
		for _, f := range undo {
			f()
		}
	}
}
