package kit_test

import (
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
