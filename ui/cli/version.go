package cli

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2/lang"
)

// versionCommand says which program this is, down to the commit, so that a
// person who asks for help can be answered.
type versionCommand struct{}

// A build is what the compiler wrote into the program.
type build struct {
	Version  string `json:"version"`
	Commit   string `json:"commit"`   // "" when it was not built from a repository
	Time     string `json:"time"`     // of the commit, RFC 3339
	Modified bool   `json:"modified"` // built from files that were not committed
	Go       string `json:"go"`
	System   string `json:"system"`
	Tags     string `json:"tags"`
	Modules  int    `json:"modules"` // libraries built in
}

func buildOf(version string) build {
	b := build{Version: version, Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.Modules = len(info.Deps)
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.time":
			b.Time = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		case "-tags":
			b.Tags = s.Value
		}
	}
	return b
}

// Run prints the facts of the build.
func (*versionCommand) Run(s *session) error {
	b := buildOf(s.version)
	commit := b.Commit
	if commit == "" {
		commit = lang.L("tidak diketahui")
	}
	if b.Modified {
		commit += " " + lang.L("(dengan perubahan)")
	}
	return s.print(b, func(w io.Writer) {
		table(w, [][]string{
			{"Rakor", b.Version},
			{lang.L("Revisi"), strings.TrimSpace(commit + " " + b.Time)},
			{"Go", b.Go + " " + b.System},
			{lang.L("Pustaka"), fmt.Sprint(b.Modules)},
		})
	})
}
