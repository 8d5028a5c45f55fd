package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/assets"
)

// LoadLanguage makes id ("id" or "en") the language of all texts, Fyne's own
// included, whatever the system's is. Call it before any widget is made; a
// change needs a new start. Fyne has no call to choose a language, so the texts
// are put where it will look: under the system's language, and under English,
// where it looks when it does not know the system's.
func LoadLanguage(id string) error {
	data, err := assets.Languages.ReadFile("lang/" + id + ".json")
	if err != nil {
		return fmt.Errorf("load language %q: %w", id, err)
	}
	for _, l := range []fyne.Locale{"en", lang.SystemLocale()} {
		if err := lang.AddTranslationsForLocale(data, l); err != nil {
			return fmt.Errorf("load language %q for %s: %w", id, l, err)
		}
	}
	return nil
}
