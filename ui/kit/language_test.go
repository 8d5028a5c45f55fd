package kit_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// The order matters: texts of a language loaded later replace the earlier ones,
// and the last one loaded stays for the other tests.
func TestLoadLanguage(t *testing.T) {
	for _, tt := range []struct{ id, cancel, own, monday string }{
		{"en", "Cancel", "Close", "Monday"},
		{"id", "Batal", "Tutup", "Senin"},
	} {
		if err := kit.LoadLanguage(tt.id); err != nil {
			t.Fatal(err)
		}
		if got := lang.L("Cancel"); got != tt.cancel {
			t.Errorf("%s: Fyne's Cancel is %q, want %q", tt.id, got, tt.cancel)
		}
		if got := lang.L("Tutup"); got != tt.own {
			t.Errorf("%s: our Tutup is %q, want %q", tt.id, got, tt.own)
		}
		if got := lang.X("monday", "Monday"); got != tt.monday {
			t.Errorf("%s: Monday is %q, want %q", tt.id, got, tt.monday)
		}
	}
	if err := kit.LoadLanguage("xx"); err == nil {
		t.Error("an unknown language was loaded")
	}
}

func TestLanguageFor(t *testing.T) {
	for _, tt := range []struct{ system, choice, want string }{
		{"en_GB.UTF-8", kit.LanguageOfSystem, "en"},
		{"id_ID.UTF-8", kit.LanguageOfSystem, "id"},
		{"de_DE.UTF-8", kit.LanguageOfSystem, "id"},
		{"en_US.UTF-8", "", "id"},
		{"en_US.UTF-8", "id", "id"},
		{"id_ID.UTF-8", "en", "en"},
		{"id_ID.UTF-8", "xx", "id"},
	} {
		t.Setenv("LC_ALL", tt.system)
		if got := kit.LanguageFor(tt.choice); got != tt.want {
			t.Errorf("system %s, choice %q: got %q, want %q", tt.system, tt.choice, got, tt.want)
		}
	}
}

// Each language names itself and has its file.
func TestLanguages(t *testing.T) {
	t.Cleanup(func() { _ = kit.LoadLanguage("id") }) // for the other tests
	for _, l := range kit.Languages() {
		if err := kit.LoadLanguage(l.ID); err != nil || l.Name == "" {
			t.Errorf("language %q, named %q: %v", l.ID, l.Name, err)
		}
	}
}

// Without a language of the system Fyne would complain on the terminal, even
// before the program begins.
func TestSilentWithoutLanguage(t *testing.T) {
	for _, env := range [][]string{nil, {"LANG=C"}, {"LC_ALL=C.UTF-8"}, {"LANG=POSIX"}} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestLoadLanguage$")
		cmd.Env = append([]string{"HOME=" + t.TempDir()}, env...)
		out, err := cmd.CombinedOutput()
		if err != nil || strings.Contains(string(out), "Fyne") {
			t.Errorf("with %q: %v\n%s", env, err, out)
		}
	}
}
