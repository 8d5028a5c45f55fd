package query

import (
	"slices"
	"strings"
	"unicode"
)

// A form is how the value of a field is written.
type form int

const (
	formAgency  form = iota // @code
	formSpeaker             // @code, of a person or official as well
	formIssue               // code of an issue
	formMeeting             // number of a meeting, or words of its title
	formSeries              // name of a series
	formOne                 // one of values
	formWindow              // days ahead
	formPast                // days behind
	formMonth               // a month, or none for the present one
	formCount               // a number of days, or none
	formText                // as it stands
)

// A value is one of those a field may have.
type value struct {
	word  string // canonical
	means string
	also  []string
	tells string // in the list of suggestions
}

// A field is one that lines of a language may name.
type field struct {
	id     Field
	sign   rune   // '@', '#', '+' or 0
	word   string // canonical, typed before ":"
	also   []string
	form   form
	values []value
	bare   bool   // the values stand alone, without "word:"
	single bool   // only the last one holds
	tells  string // in the list of suggestions
}

// A Language is the set of fields that lines may name.
type Language struct {
	fields []*field
	words  []string // of fields and bare values, for the nearest one
}

// Register is the language of the register of follow-ups, Entries that of the
// search over entries.
var (
	Register = newLanguage(registerFields()...)
	Entries  = newLanguage(entryFields()...)
)

func newLanguage(fields ...*field) *Language {
	l := &Language{fields: fields}
	for _, f := range fields {
		if f.word != "" {
			l.words = append(l.words, f.word)
		}
		if f.bare {
			for _, v := range f.values {
				l.words = append(l.words, v.word)
			}
		}
	}
	return l
}

// fold brings a word to the form in which fields and values are compared.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || unicode.IsSpace(r) {
			return '-'
		}
		return unicode.ToLower(r)
	}, strings.TrimSpace(s))
}

func (l *Language) named(word string) *field {
	word = fold(word)
	for _, f := range l.fields {
		if f.word != "" && f.word == word || slices.Contains(f.also, word) {
			return f
		}
	}
	return nil
}

func (l *Language) signed(sign rune) *field {
	for _, f := range l.fields {
		if sign != 0 && f.sign == sign {
			return f
		}
	}
	return nil
}

func (l *Language) of(id Field) *field {
	for _, f := range l.fields {
		if f.id == id {
			return f
		}
	}
	return nil
}

// flag finds a word that stands alone.
func (l *Language) flag(word string) (*field, *value) {
	for _, f := range l.fields {
		if f.bare {
			if v := f.value(word); v != nil {
				return f, v
			}
		}
	}
	return nil, nil
}

func (f *field) value(word string) *value {
	word = fold(word)
	for i, v := range f.values {
		if v.word == word || slices.Contains(v.also, word) {
			return &f.values[i]
		}
	}
	return nil
}

// meant is the value with a meaning.
func (f *field) meant(means string) *value {
	for i, v := range f.values {
		if v.means == means {
			return &f.values[i]
		}
	}
	return nil
}

func (f *field) valueWords() []string {
	words := make([]string, len(f.values))
	for i, v := range f.values {
		words[i] = v.word
	}
	return words
}
