package lang

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// sameEverywhere are texts that are shown and read the same in any language:
// names, what is written on keys, and what is typed or printed in Indonesian.
var sameEverywhere = []string{
	"Rakor", "Rakor ", "Bahasa Indonesia", "English", "Dinas PUPR", "PIN", "NIP", "PSrE", "BSrE", "Plt.", "Plh.", "Åg",
	"Pimpinan Rapat", "Notulis", "Mengetahui", // under signatures on paper
	"Telepon", "Pos-el", "Laman", // of the letterhead
	"pt", "age1…", "784-XJ8H-MGQK-SW7V-G3R4", "http://tsa.contoh.go.id/tsr", "opensc-pkcs11.so", // units, and how a field is filled in
	"Triwulan",       // looked for in what was written
	"tersimpan %d\n", // for a program
}

// inputs are the first words of what the program types into its own filter.
var inputs = []string{"terbuka ", "status:"}

// keyNames are what is written on keys.
var keyNames = []string{"Enter", "Esc", "Tab", "Del", "Home", "End", "PgUp", "PgDn", "Space", "Backspace", "Ctrl", "Shift", "Alt", "Super"}

func mayStay(b Bare) bool {
	if strings.Contains(b.At, "_windows.go:") || strings.Contains(b.At, "ui/kit/portal/") { // names of system calls
		return true
	}
	if strings.Contains(b.At, "ui/cli/help.go:") { // kong's own words, put in ours
		return true
	}
	return slices.Contains(sameEverywhere, b.Text) || onlyKeys(b.Text) ||
		slices.ContainsFunc(inputs, func(in string) bool { return strings.HasPrefix(b.Text, in) })
}

func onlyKeys(text string) bool {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" +↑↓←→", r) }) {
		if len(word) > 1 && !slices.Contains(keyNames, word) {
			return false
		}
	}
	return true
}

func TestEveryTextIsTranslated(t *testing.T) {
	found, err := BareTexts("../../ui", "../../main.go", "../../language.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range found {
		if !mayStay(b) {
			t.Errorf("%s: %q is shown without lang.L", b.At, b.Text)
		}
	}
}

func TestBareTextsAreFound(t *testing.T) {
	folder := t.TempDir()
	source := `package x

import "errors in an import are none"

type form struct {
	Name string ` + "`help:\"Nama lengkap.\"`" + `
}

func f() {
	kit.NewText("satu")
	kit.NewText(lang.L("Lewat terjemahan"))
	button.SetText(fmt.Sprintf("%d baris lagi", n))
	kit.Command{ID: "page.open", Title: "Dua"}
	fmt.Fprintln(w, "tiga")
	fmt.Fprintf(w, "%s\n", name)
	words := map[int]string{1: "Empat", 2: "lima-enam"}
	said := "tujuh kata " + name
	_ = errors.New("read the file again")
	w.Log.Error("keep the backup", "err", err)
	_ = &app.Problem{Message: "Delapan tidak ada."}
	_ = app.Explain("Sembilan: %w")
}
`
	if err := os.WriteFile(filepath.Join(folder, "x.go"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	found, err := BareTexts(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range found {
		got = append(got, b.Text)
	}
	want := []string{"satu", "%d baris lagi", "Dua", "tiga", "Empat", "tujuh kata ", "Sembilan: %w"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlaces(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"%d dari %d", "%d of %d", true},
		{"%d dari %s", "%s of %d", false},
		{"%d%% selesai", "%d%% done", true},
		{"{{.Name}} hadir", "{{.Name}} came", true},
		{"{{.Name}} hadir", "{{.Count}} came", false},
		{"tanpa", "%s without", false},
	} {
		if got := samePlaces(tt.a, tt.b); got != tt.same {
			t.Errorf("%q and %q: got the same %v, want %v", tt.a, tt.b, got, tt.same)
		}
	}
}
