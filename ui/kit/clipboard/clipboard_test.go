package clipboard

import (
	"slices"
	"testing"
)

func TestPaths(t *testing.T) {
	for text, want := range map[string][]string{
		"/a/foto satu.jpg\n/b/dua.png":        {"/a/foto satu.jpg", "/b/dua.png"},
		"file:///a/foto%20satu.jpg\r\n":       {"/a/foto satu.jpg"},
		"# disalin\r\nfile:///a/dua.png\r\n":  {"/a/dua.png"},
		"file://orang.lain/a.jpg":             nil,
		"Rapat dibuka\n/a/foto.jpg":           nil,
		"https://contoh.go.id/a/foto.jpg":     nil,
		"file:///a/satu.png\nhttps://b/2.png": nil,
		"":                                    nil,
	} {
		if got := Paths(text); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
