package lang

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// keysOfProgram are the keys that window, terminal and use cases have.
func keysOfProgram(t *testing.T) map[string]string {
	t.Helper()
	keys, err := Keys("../../ui", "../../app", "../../main.go", "../../language.go")
	if err != nil {
		t.Fatal(err)
	}
	if len(keys) < 2000 {
		t.Fatalf("found %d keys, want those of the whole program", len(keys))
	}
	return keys
}

func read(t *testing.T, file string) map[string]string {
	t.Helper()
	texts, err := Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestEveryTextHasItsEnglish(t *testing.T) {
	english := read(t, "en.json")
	for key, at := range keysOfProgram(t) {
		if english[key] == "" {
			t.Errorf("%s: no English text for %q; run go run ./assets/lang/sync and fill it in", at, key)
			continue
		}
		if !samePlaces(english[key], key) {
			t.Errorf("%s: English text of %q has places %q, want %q", at, key, places(english[key]), places(key))
		}
	}
}

// What was once said and is no longer must not be carried on.
func TestNoForgottenKeys(t *testing.T) {
	keys, ofFyne := keysOfProgram(t), read(t, "id.json")
	for key := range read(t, "en.json") {
		if _, used := keys[key]; !used && ofFyne[key] == "" {
			t.Errorf("en.json: nothing says %q any more; take it out", key)
		}
	}
}

// samePlaces tells whether what is filled in has the same places in both texts,
// in the same order or numbered.
func samePlaces(a, b string) bool { return slices.Equal(places(a), places(b)) }

// places lists the verbs of a format, then the names in braces of a template.
func places(s string) []string {
	named := regexp.MustCompile(`\{\{[^}]*\}\}`).FindAllString(s, -1)
	slices.Sort(named)
	return append(verbs(s), named...)
}

// verbs lists the format verbs of a text in order.
func verbs(s string) []string {
	var found []string
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		end := i + 1
		for end < len(s) && strings.ContainsRune("+-# 0123456789.[]", rune(s[end])) {
			end++
		}
		if end < len(s) && s[end] != '%' && s[end-1] != ' ' {
			found = append(found, s[i:end+1])
		}
		i = end
	}
	return found
}

func TestIndonesianCoversFyne(t *testing.T) {
	indonesian, err := Read("id.json")
	if err != nil {
		t.Fatal(err)
	}
	english, err := Read("en.json")
	if err != nil {
		t.Fatal(err)
	}
	for key := range indonesian {
		if indonesian[key] == "" || english[key] == "" {
			t.Errorf("text of Fyne %q: Indonesian %q, English %q, want both", key, indonesian[key], english[key])
		}
	}
}

// The translation engine gives these words a sense of their own and refuses a
// file that has one of them as a key.
func TestNoReservedKeys(t *testing.T) {
	reserved := []string{"id", "description", "hash", "leftdelim", "rightdelim", "zero", "one", "two", "few", "many", "other", "translation"}
	for _, file := range []string{"id.json", "en.json"} {
		texts, err := Read(file)
		if err != nil {
			t.Fatal(err)
		}
		for key := range texts {
			if slices.Contains(reserved, strings.ToLower(key)) {
				t.Errorf("%s has the reserved key %q", file, key)
			}
		}
	}
}

func TestFilesAreSorted(t *testing.T) {
	for _, file := range []string{"id.json", "en.json"} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		keys := topKeys(t, b)
		if !slices.IsSorted(keys) {
			t.Errorf("%s is not sorted; run go run ./assets/lang/sync", file)
		}
	}
}

func topKeys(t *testing.T, b []byte) []string {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(string(b)))
	var keys []string
	depth := 0
	for key := true; ; {
		tok, err := d.Token()
		if err != nil {
			return keys
		}
		if delim, ok := tok.(json.Delim); ok {
			if delim == '{' {
				depth++
			} else {
				depth--
			}
			key = true
			continue
		}
		if depth == 1 {
			if s, ok := tok.(string); ok && key {
				keys = append(keys, s)
			}
			key = !key
		}
	}
}

func TestKeysAreFound(t *testing.T) {
	folder := t.TempDir()
	source := `package x

func f() {
	lang.L("satu")
	lang.N("dua" + " lagi", 2)
	lang.L(name)
	other.L("bukan")
	_ = &app.Problem{Message: "tiga %d", Args: nil}
	_ = Problem{Message: ` + "`empat`" + `}
	_ = Thing{Message: "bukan"}
	_ = app.Sentence{Message: "lima"}
	blocking(0, "enam", "bukan")
	x.warn("tujuh")
}

func blocking(id int, message string, args ...any) {}

func (x thing) warn(message string) {}

var refusals = map[int]string{1: "delapan", 2: "sembilan"}

var known = []struct{ err error; message string }{{io.EOF, "sepuluh"}}

var others = map[int]string{1: "bukan"}`
	if err := os.WriteFile(filepath.Join(folder, "x.go"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	keys, err := Keys(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for key := range keys {
		got = append(got, key)
	}
	slices.Sort(got)
	want := []string{"delapan", "dua lagi", "empat", "enam", "lima", "satu", "sembilan", "sepuluh", "tiga %d", "tujuh"}
	if !slices.Equal(got, want) {
		t.Errorf("keys = %q, want %q", got, want)
	}
}
