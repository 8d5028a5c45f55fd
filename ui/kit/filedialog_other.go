//go:build !windows

package kit

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// systemChooser returns the desktop's own dialog: zenity or kdialog, if one is
// installed; else nil.
func systemChooser(fyne.Window) FileChooser {
	for _, program := range []struct {
		name string
		args func(FileRequest) []string
	}{{"zenity", zenityArgs}, {"kdialog", kdialogArgs}} {
		path, err := exec.LookPath(program.name)
		if err != nil {
			continue
		}
		return func(ctx context.Context, req FileRequest) ([]string, error) {
			return chosen(exec.CommandContext(ctx, path, program.args(req)...))
		}
	}
	return nil
}

// chosen runs a dialog program, which prints one path a line and ends with 1
// when the person gave up.
func chosen(cmd *exec.Cmd) ([]string, error) {
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && (exit.ExitCode() == 1 || exit.ExitCode() == -1):
		return nil, nil
	case err != nil:
		return nil, errors.Join(errNoChooser, err)
	}
	return strings.FieldsFunc(string(out), func(r rune) bool { return r == '\n' }), nil
}

func zenityArgs(req FileRequest) []string {
	args := []string{"--file-selection", "--title=" + req.Title}
	switch req.kind {
	case fileSave:
		args = append(args, "--save", "--confirm-overwrite")
	case fileFolder:
		args = append(args, "--directory")
	default:
		if req.Multiple {
			args = append(args, "--multiple", "--separator=\n")
		}
	}
	if start := req.start(); start != "" {
		args = append(args, "--filename="+start)
	}
	for _, f := range req.Filters {
		args = append(args, "--file-filter="+f.Name+" | "+f.patterns())
	}
	return args
}

func kdialogArgs(req FileRequest) []string {
	start := req.start()
	if start == "" {
		start = "."
	}
	var filters []string
	for _, f := range req.Filters {
		filters = append(filters, f.Name+" ("+f.patterns()+")")
	}
	args := []string{"--title", req.Title}
	switch req.kind {
	case fileFolder:
		return append(args, "--getexistingdirectory", start)
	case fileSave:
		return append(args, "--getsavefilename", start, strings.Join(filters, "\n"))
	}
	if req.Multiple {
		args = append(args, "--multiple", "--separate-output")
	}
	return append(args, "--getopenfilename", start, strings.Join(filters, "\n"))
}

// start is the folder, or the suggested file in it; a folder ends in a slash.
func (req FileRequest) start() string {
	if req.kind == fileSave && req.Name != "" {
		return filepath.Join(req.Folder, req.Name)
	}
	if req.Folder == "" {
		return ""
	}
	return filepath.Clean(req.Folder) + string(filepath.Separator)
}

func (f FileFilter) patterns() string {
	var p []string
	for _, e := range f.Extensions {
		p = append(p, "*."+e, "*."+strings.ToUpper(e))
	}
	return strings.Join(p, " ")
}
