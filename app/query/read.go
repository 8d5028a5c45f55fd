package query

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// Names is what a line may name.
type Names struct {
	Directory *capture.Directory // agencies, groups of them, speakers, issues
	Series    []Series
}

// A Series is a meeting that is held again and again.
type Series struct {
	ID   int64
	Name string
}

// Parse reads a line as of a day. It always gives a query; what it could not
// understand has a remark.
func (l *Language) Parse(typed string, names Names, today data.Date) Query {
	r := reader{language: l, names: names, today: today}
	for _, t := range tokens(typed) {
		r.token(t)
	}
	r.once()
	return Query{Typed: typed, Terms: r.terms, Remarks: r.remarks, language: l}
}

type reader struct {
	language *Language
	names    Names
	today    data.Date
	terms    []Term
	remarks  []Remark
}

func (r *reader) remark(t token, code RemarkCode, text, near string) {
	r.remarks = append(r.remarks, Remark{Code: code, Span: t.Span, Text: text, Closest: near})
}

// unknown keeps a token that means nothing.
func (r *reader) unknown(t token, code RemarkCode, text, near string) {
	r.remark(t, code, text, near)
	r.terms = append(r.terms, Term{Span: t.Span, Typed: t.text})
}

func (r *reader) token(t token) {
	if t.open {
		r.remark(t, RemarkUnclosed, t.text, "")
	}
	s, not := cutNot(t.text)
	first, n := utf8.DecodeRuneInString(s)
	if f := r.language.signed(first); f != nil {
		r.field(t, f, not, s[n:])
		return
	}
	if word, value, ok := cutField(s); ok {
		f := r.language.named(word)
		if f == nil {
			r.unknown(t, RemarkField, word, closest(word, r.language.words))
			return
		}
		r.field(t, f, not, value)
		return
	}
	if f, v := r.language.flag(s); f != nil {
		r.add(t, Term{Field: f.id, Not: not, Value: v.means})
		return
	}
	if f := r.language.named(s); f != nil && (f.form == formCount || f.form == formMonth) {
		r.field(t, f, not, "")
		return
	}
	r.word(t, s, not)
}

func (r *reader) add(t token, term Term) {
	term.Span, term.Typed = t.Span, t.text
	r.terms = append(r.terms, term)
}

// word reads what is to be found as it stands.
func (r *reader) word(t token, s string, not bool) {
	text, quoted := unquote(s)
	if !strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
		r.unknown(t, RemarkMissing, t.text, "")
		return
	}
	r.add(t, Term{Field: FieldText, Not: not, Value: text, Phrase: quoted})
	if near := r.perhaps(text); !quoted && near != "" {
		r.remark(t, RemarkPerhaps, text, near)
	}
}

// perhaps is the field a plain word may have been meant for.
func (r *reader) perhaps(word string) string {
	var alone []string
	for _, f := range r.language.fields {
		switch {
		case f.bare:
			alone = append(alone, f.valueWords()...)
		case f.form == formCount || f.form == formMonth:
			alone = append(alone, f.word)
		case f.form == formOne && !f.single && len(word) > 1:
			if v := f.value(word); v != nil && f.id != FieldWithout {
				return f.word + ":" + v.word
			}
		}
	}
	if len(word) < 4 {
		return ""
	}
	for _, w := range alone {
		if slips([]rune(fold(word)), []rune(w)) <= 1 {
			return w
		}
	}
	return ""
}

// field reads the value of a field, or its values parted by commas.
func (r *reader) field(t token, f *field, not bool, typed string) {
	parts := []string{typed}
	if f.form == formOne || f.form == formAgency || f.form == formSpeaker || f.form == formIssue {
		parts = values(typed)
	}
	var found []Term
	for _, p := range parts {
		text, quoted := unquote(p)
		text = strings.TrimSpace(text)
		if text == "" && f.form != formCount && f.form != formMonth {
			r.unknown(t, RemarkMissing, t.text, "")
			return
		}
		term := Term{Field: f.id, Not: not, Value: text, Phrase: quoted}
		if flaw := r.value(f, &term); flaw.Code != "" {
			flaw.Span, flaw.Text, flaw.Field = t.Span, text, f.word
			r.remarks = append(r.remarks, flaw)
			r.terms = append(r.terms, Term{Span: t.Span, Typed: t.text})
			return
		}
		if term.Field != FieldMeeting {
			term.Phrase = false
		}
		found = append(found, term)
	}
	for _, term := range found {
		r.add(t, term)
	}
}

// once leaves only the last of what can be said once.
func (r *reader) once() {
	seen := map[Field]bool{}
	for i := len(r.terms) - 1; i >= 0; i-- {
		t := r.terms[i]
		f := r.language.of(t.Field)
		if f == nil || !f.single {
			continue
		}
		if seen[t.Field] {
			r.remark(token{Span: t.Span}, RemarkTwice, t.Typed, "")
			r.terms[i] = Term{Span: t.Span, Typed: t.Typed}
		}
		seen[t.Field] = true
	}
}
