// Package opengl tells which OpenGL a computer offers, before a window asks for
// it: where there is too little, Fyne shows an empty window and says nothing.
package opengl

import (
	"strconv"
	"strings"
)

// A Driver is what draws.
type Driver struct {
	Version  string // as the driver writes it: "4.6.0 NVIDIA 531.41"
	Renderer string // "GDI Generic" is Windows' own, of version 1.1
}

// Enough reports whether Fyne can draw with it: it wants OpenGL 2. A driver
// that says nothing is taken at its word.
func (d Driver) Enough() bool {
	major, _, _ := strings.Cut(d.Version, ".")
	n, err := strconv.Atoi(strings.TrimSpace(major))
	return err != nil || n >= 2
}

// Ask returns the driver of this computer; the zero Driver where asking is
// not needed or gave no answer.
func Ask() Driver { return ask() }
