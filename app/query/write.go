package query

import (
	"slices"
	"strings"
)

// Write writes a term as it is typed; a term of a control needs its field and
// value only, for agencies and issues the Code of what it refers to.
func (l *Language) Write(t Term) string { return l.write(t) }

func (l *Language) write(t Term) string {
	f := l.of(t.Field)
	not := ""
	if t.Not {
		not = "-"
	}
	switch {
	case t.Field == FieldText && t.Phrase:
		return not + `"` + t.Value + `"`
	case t.Field == FieldText:
		return not + t.Value
	case f == nil:
		return closed(t.Typed)
	case f.bare:
		return not + f.wordOf(t.Value)
	case f.form == formAgency, f.form == formSpeaker, f.form == formIssue:
		if t.Value == "" && len(t.Refs) == 1 {
			t.Value = t.Refs[0].Code
		}
		return not + f.head() + f.mark() + quote(t.Value)
	case f.form == formOne:
		return not + f.word + ":" + f.wordOf(t.Value) + turned(t)
	case f.form == formMeeting && t.Phrase:
		return not + f.word + `:"` + t.Value + `"`
	case t.Value == "":
		return not + f.word
	}
	return not + f.word + ":" + quote(t.Value)
}

// head is what stands before the sign of an agency.
func (f *field) head() string {
	if f.word == "" {
		return ""
	}
	return f.word + ":"
}

func (f *field) mark() string {
	if f.form == formIssue {
		return "#"
	}
	return "@"
}

func (f *field) wordOf(means string) string {
	if v := f.meant(means); v != nil {
		return v.word
	}
	return means
}

func turned(t Term) string {
	if t.Reverse {
		return reversed[0]
	}
	return ""
}

// closed closes a quote that was left open, so that more can follow.
func closed(typed string) string {
	open := false
	for _, r := range typed {
		if isQuote(r) {
			open = !open
		}
	}
	if open {
		return typed + `"`
	}
	return typed
}

// Replace writes the line with other terms in the place of all those of some
// fields, at the end if there were none. What was not understood stays.
func (q Query) Replace(fields []Field, terms ...Term) string {
	var words []string
	put := func() {
		for _, t := range terms {
			words = append(words, q.language.write(t))
		}
		terms = nil
	}
	for _, t := range q.Terms {
		if t.Field != FieldUnknown && slices.Contains(fields, t.Field) {
			put()
			continue
		}
		words = append(words, q.language.write(t))
	}
	put()
	return strings.Join(words, " ")
}
