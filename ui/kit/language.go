package kit

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/assets"
	_ "rakor.id/rakor/ui/kit/systemlocale" // before Fyne looks for a language
)

// A Language is one in which all texts of the program can be shown.
type Language struct {
	ID   string // as of its file in assets/lang: "id"
	Name string // in the language itself
}

// Languages are those there are, the one that is taken for want of a better
// first.
func Languages() []Language {
	return []Language{{"id", "Bahasa Indonesia"}, {"en", "English"}}
}

// LanguageOfSystem is the choice of whatever language the system has.
const LanguageOfSystem = "system"

// LanguageFor returns the ID of the language that a choice means: an ID of
// [Languages], or [LanguageOfSystem]. What is unknown means the first.
func LanguageFor(choice string) string {
	if choice == LanguageOfSystem {
		choice, _, _ = strings.Cut(lang.SystemLocale().String(), "-")
	}
	if slices.ContainsFunc(Languages(), func(l Language) bool { return l.ID == choice }) {
		return choice
	}
	return Languages()[0].ID
}

// texts are those of the language, by their keys.
var texts atomic.Pointer[map[string]string]

// useTexts lets Fyne's shortcuts look there. Fyne has no call to choose a
// language, and making its own bundle of all texts takes a third of the time
// that the program needs to start.
var useTexts = sync.OnceFunc(func() {
	lang.L = func(key string, data ...any) string { return textOf(key, key, data) }
	lang.X = func(key, fallback string, data ...any) string { return textOf(key, fallback, data) }
})

// textOf is the text of a key, or what stands for it if there is none:
// Indonesian texts are their own keys.
func textOf(key, fallback string, data []any) string {
	if len(data) > 0 { // a template, which only Fyne can fill in
		return lang.LocalizeKey(key, fallback, data...)
	}
	if text := (*texts.Load())[key]; text != "" {
		return text
	}
	return fallback
}

// LoadLanguage makes an ID of [Languages] the language of all texts, Fyne's own
// included, whatever the system's is. Texts made before stay as they are.
func LoadLanguage(id string) error {
	file, err := assets.Languages.ReadFile("lang/" + id + ".json")
	if err != nil {
		return fmt.Errorf("load language %q: %w", id, err)
	}
	var words map[string]word
	if err := json.Unmarshal(file, &words); err != nil {
		return fmt.Errorf("load language %q: %w", id, err)
	}
	loaded := make(map[string]string, len(words))
	for key, w := range words {
		loaded[key] = string(w)
	}
	texts.Store(&loaded)
	useTexts()
	return nil
}

// A word is a text as it stands in the file of a language: alone, or as the
// only form of several there could be.
type word string

// UnmarshalJSON implements [json.Unmarshaler].
func (w *word) UnmarshalJSON(b []byte) error {
	if b[0] != '{' {
		return json.Unmarshal(b, (*string)(w))
	}
	var forms struct{ Other string }
	err := json.Unmarshal(b, &forms)
	*w = word(forms.Other)
	return err
}
