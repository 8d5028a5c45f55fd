// Package clipboard reads pictures and files from the clipboard (papan klip) of
// the desktop. Fyne hands on its text only.
//
// [Read] asks once, when a person pastes; nothing watches the clipboard and
// nothing is ever written to it. A picture is handed on as a PNG or JPEG file,
// whatever form the other program gave it. Nothing here knows what is done with
// it.
package clipboard

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Content is what the clipboard holds beside text. At most one of the two is
// there: whoever copied a picture file in a file manager means the file.
type Content struct {
	Picture []byte   // a PNG or JPEG file
	Files   []string // absolute paths
}

// Bounds of one reading.
const (
	maxBytes = 128 << 20 // of a picture as it is handed over: three large screens without compression
	maxTime  = 15 * time.Second
)

var (
	// ErrTooLarge means that the picture has more bytes than are read.
	ErrTooLarge = errors.New("clipboard: picture too large")
	// ErrNoAnswer means that the program that holds the clipboard did not hand
	// over what it offers.
	ErrNoAnswer = errors.New("clipboard: no answer from its owner")
	// ErrForm means that the picture is in a form that is not understood.
	ErrForm = errors.New("clipboard: unknown form of picture")
)

// Read returns what the clipboard holds, nothing if it holds text or nothing.
// It must not be called on the goroutine that serves the window: what is on the
// clipboard may be this program's own.
func Read(ctx context.Context) (Content, error) {
	ctx, end := context.WithTimeout(ctx, maxTime)
	defer end()
	return read(ctx)
}

// isPicture reports whether b begins as a PNG or JPEG file.
func isPicture(b []byte) bool {
	return bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")) || bytes.HasPrefix(b, []byte{0xFF, 0xD8, 0xFF})
}

// Paths reads the paths of files as file managers write them: one a line, as a
// path or as a file URI (RFC 8089); lines that begin with # are remarks (RFC
// 2483). A text with anything else in it gives none.
func Paths(text string) (paths []string) {
	for line := range strings.Lines(text) {
		line = strings.Trim(strings.TrimSpace(line), `"`)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if u, err := url.Parse(line); err == nil && u.Scheme == "file" && (u.Host == "" || u.Host == "localhost") {
			line = u.Path
			if runtime.GOOS == "windows" {
				line = strings.TrimPrefix(line, "/")
			}
		}
		if !filepath.IsAbs(line) {
			return nil
		}
		paths = append(paths, filepath.Clean(line))
	}
	return paths
}
