package cli

import (
	"strings"
	"testing"

	"rakor.id/rakor/ui/kit"
)

func TestLanguageAskedFor(t *testing.T) {
	for _, tt := range []struct {
		variable, line, want string
	}{
		{"", "meeting list", ""},
		{"", "--language en meeting list", "en"},
		{"", "meeting list --language=system", "system"},
		{"en", "meeting list", "en"},
		{"en", "--language id", "id"},
		{"", "search -- --language en", ""},
		{"", "meeting list --language", ""},
	} {
		t.Setenv(languageVariable, tt.variable)
		if got := Language(strings.Fields(tt.line)); got != tt.want {
			t.Errorf("%q with %s=%q: got %q, want %q", tt.line, languageVariable, tt.variable, got, tt.want)
		}
	}
}

// Help and what was not understood are in the language of the terminal.
func TestHelpFollowsTheLanguage(t *testing.T) {
	t.Cleanup(func() { _ = kit.LoadLanguage("id") }) // for the other tests
	for _, tt := range []struct{ language, help, unknown, missing, number string }{
		{"en", "Plan a meeting.", "unknown option: --foo", "missing: \"<id>\"", "<id>: must be a whole number, but it says \"x\""},
		{"id", "Rencanakan rapat.", "pilihan yang tidak dikenal: --foo", "yang belum disebut: \"<id>\"", "<id>: harus bilangan bulat, tetapi tertulis \"x\""},
	} {
		if err := kit.LoadLanguage(tt.language); err != nil {
			t.Fatal(err)
		}
		d := newDesk(t)
		if got := d.done("meeting", "--help"); !strings.Contains(got, tt.help) {
			t.Errorf("%s: got the help\n%s\nwant %q in it", tt.language, got, tt.help)
		}
		for want, args := range map[string][]string{tt.unknown: {"--foo"}, tt.missing: {"meeting", "show"}, tt.number: {"meeting", "show", "x"}} {
			if _, errs, code := d.do("", args...); code != Misused || !strings.Contains(errs, want) {
				t.Errorf("%s: %q ended with %d and %q, want %q in it", tt.language, args, code, errs, want)
			}
		}
	}
}
