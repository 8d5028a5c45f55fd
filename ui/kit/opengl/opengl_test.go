package opengl_test

import (
	"testing"

	"rakor.id/rakor/ui/kit/opengl"
)

// Versions as drivers write them.
func TestEnough(t *testing.T) {
	for version, want := range map[string]bool{
		"1.1.0":                          false, // GDI Generic
		"0":                              false, // no context at all
		"1.4.0 - Build 8.14.10.1930":     false, // Intel GMA
		"2.1.0 - Build 8.15.10.2702":     true,
		"3.3 (Compatibility Profile)":    true,
		"4.6.0 NVIDIA 531.41":            true,
		"10.0":                           true,
		"":                               true, // no answer
		"OpenGL ES 3.2 Mesa 22.3.6":      true,
		"4.5 (Core Profile) Mesa 22.3.6": true,
	} {
		if got := (opengl.Driver{Version: version}).Enough(); got != want {
			t.Errorf("%q: got %v, want %v", version, got, want)
		}
	}
}
