package kit

import (
	"encoding/json"
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
	nameLocale()
	data, err := translations(id)
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

// translations returns the texts of a language. Indonesian texts are their own
// keys; they must be listed all the same, for Fyne logs every key it misses.
func translations(id string) ([]byte, error) {
	keys := map[string]any{}
	for _, name := range []string{"en", id} {
		texts := map[string]any{}
		data, err := assets.Languages.ReadFile("lang/" + name + ".json")
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(data, &texts); err != nil {
			return nil, err
		}
		for key, text := range texts {
			if name != id || text == "" {
				text = key
			}
			keys[key] = text
		}
	}
	return json.Marshal(keys)
}
