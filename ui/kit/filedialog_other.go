//go:build !windows

package kit

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"

	"rakor.id/rakor/ui/kit/portal"
)

// systemChooser returns the desktop's own dialog: that of its portal, or zenity
// or kdialog if one is installed.
func systemChooser(w fyne.Window) FileChooser {
	before := windowName(w)
	return func(ctx context.Context, req FileRequest) ([]string, error) {
		paths, err := portal.Choose(ctx, req.forPortal(before))
		if !errors.Is(err, portal.ErrNone) {
			return paths, err
		}
		return programChooser(ctx, req)
	}
}

// windowName is what the portal knows the window by; "" if it has no name.
func windowName(w fyne.Window) (name string) {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return ""
	}
	native.RunNative(func(c any) {
		if x, ok := c.(driver.X11WindowContext); ok {
			name = fmt.Sprintf("x11:%x", x.WindowHandle)
		}
	})
	return name
}

func (req FileRequest) forPortal(window string) portal.Request {
	p := portal.Request{Title: req.Title, Folder: req.Folder, Name: req.Name, Multiple: req.Multiple, Window: window}
	p.Purpose = map[fileKind]int{fileOpen: portal.Open, fileSave: portal.Save, fileFolder: portal.Folder}[req.kind]
	for _, f := range req.Filters {
		p.Filters = append(p.Filters, portal.Filter{Name: f.Name, Patterns: strings.Fields(f.patterns())})
	}
	return p
}

// programChooser calls zenity or kdialog.
func programChooser(ctx context.Context, req FileRequest) ([]string, error) {
	for _, program := range []struct {
		name string
		args func(FileRequest) []string
	}{{"zenity", zenityArgs}, {"kdialog", kdialogArgs}} {
		if path, err := exec.LookPath(program.name); err == nil {
			return chosen(exec.CommandContext(ctx, path, program.args(req)...))
		}
	}
	return nil, errNoChooser
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
