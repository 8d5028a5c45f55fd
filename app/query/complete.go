package query

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// A Suggestion is one way to finish the token being typed.
type Suggestion struct {
	Insert  string // replaces the completion's span
	Label   string // what the list shows first: "status:"
	Meaning string // one line in Indonesian
	More    bool   // a value is still to be typed behind it
}

// A Completion is what can be made of the token at the cursor.
type Completion struct {
	Span
	Suggestions []Suggestion // best first
}

// Apply puts a suggestion in the place of the token and returns the line with
// the cursor behind it.
func (c Completion) Apply(typed string, i int) (line string, cursor int) {
	insert := c.Suggestions[i].Insert
	rest := typed[c.End:]
	if !c.Suggestions[i].More && !strings.HasPrefix(rest, " ") {
		insert += " "
	}
	cursor = c.Start + len(insert)
	if !c.Suggestions[i].More && strings.HasPrefix(rest, " ") {
		cursor++
	}
	return typed[:c.Start] + insert + rest, cursor
}

// Complete offers what the token at the cursor (in bytes) may become; where no
// token stands, all fields.
func (l *Language) Complete(typed string, cursor int, names Names, today data.Date) Completion {
	cursor = max(0, min(cursor, len(typed)))
	t := token{Span: Span{Start: cursor, End: cursor}}
	for _, x := range tokens(typed) {
		if x.Start < cursor && cursor <= x.End {
			t = x
		}
	}
	c := completer{language: l, names: names, today: today}
	s, not := cutNot(typed[t.Start:cursor])
	if not {
		c.before = "-"
	}
	c.complete(s)
	return Completion{Span: t.Span, Suggestions: c.out}
}

type completer struct {
	language *Language
	names    Names
	today    data.Date
	before   string // stands before each suggestion
	out      []Suggestion
}

func (c *completer) offer(insert, meaning string, more bool) {
	c.out = append(c.out, Suggestion{c.before + insert, insert, meaning, more})
}

func (c *completer) complete(s string) {
	first, n := utf8.DecodeRuneInString(s)
	if f := c.language.signed(first); f != nil && f.form != formOne {
		c.values(f, string(first), s[n:])
		return
	}
	if word, value, ok := cutField(s); ok {
		if f := c.language.named(word); f != nil {
			c.values(f, f.word+":", value)
		}
		return
	}
	if s != "" && !strings.ContainsFunc(s, isQuote) {
		c.fields(fold(s))
		return
	}
	if s == "" {
		c.fields("")
	}
}

// fields offers the fields and bare words that begin with what was typed, then
// those it may have meant: "terken" is status:terkendala.
func (c *completer) fields(s string) {
	for _, f := range c.language.fields {
		c.field(f, s)
	}
	if len(s) < 2 {
		return
	}
	for _, f := range c.language.fields {
		if f.form != formOne || f.bare || f.single {
			continue
		}
		for _, v := range f.values {
			if begins(s, v.word, nil) {
				c.offer(f.word+":"+v.word, v.tells, false)
			}
		}
	}
}

// field offers one field, or its values where they stand alone.
func (c *completer) field(f *field, s string) {
	switch {
	case f.bare:
		for _, v := range f.values {
			if begins(s, v.word, v.also) {
				c.offer(v.word, v.tells, false)
			}
		}
	case f.word == "":
		if s == "" || begins(s, "", f.also) {
			c.offer(string(f.sign), f.tells, true)
		}
	case !begins(s, f.word, f.also):
	case f.form == formCount || f.form == formMonth:
		c.offer(f.word, f.tells, false)
	default:
		c.offer(f.word+":", f.tells, true)
	}
}

// begins reports whether a word or, of three letters and more, another name of
// it begins with what was typed.
func begins(s, word string, also []string) bool {
	return word != "" && strings.HasPrefix(word, s) ||
		len(s) > 2 && slices.ContainsFunc(also, func(a string) bool { return strings.HasPrefix(a, s) })
}

// maxNames is how many names are offered.
const maxNames = 12

func (c *completer) values(f *field, head, typed string) {
	text, _ := unquote(typed)
	switch f.form {
	case formAgency, formSpeaker, formIssue:
		c.codes(f, text)
	case formSeries:
		for _, s := range c.names.Series {
			if name, _ := unquote(s.Name); strings.Contains(fold(name), fold(text)) && len(c.out) < maxNames {
				c.offer(head+quote(name), "", false)
			}
		}
	case formOne:
		for _, v := range f.values {
			if begins(fold(text), v.word, v.also) {
				c.offer(head+v.word, v.tells, false)
			}
		}
	case formWindow, formPast, formMonth:
		for _, w := range windows(f.form) {
			if strings.HasPrefix(w[0], fold(text)) {
				c.offer(head+w[0], w[1], false)
			}
		}
	}
}

// windows are some of the ways to name days, to show how it is done.
func windows(f form) [][2]string {
	switch f {
	case formWindow:
		return [][2]string{
			{"hari-ini", ""},
			{"minggu-ini", "Senin sampai Minggu"},
			{"minggu-depan", ""},
			{"7-hari", "hari ini sampai 7 hari lagi"},
			{"bulan-ini", ""},
			{"bulan-depan", ""},
			{"tahun-ini", ""},
			{"2026-12", "satu bulan"},
			{"tw-iv-2026", "satu triwulan"},
			{"..30/11/2026", "sampai tanggal itu"},
			{"1/12/2026..", "mulai tanggal itu"},
		}
	case formMonth:
		return [][2]string{{"bulan-ini", ""}, {"bulan-lalu", ""}, {"2026-11", "satu bulan"}}
	}
	return [][2]string{
		{"hari-ini", ""},
		{"minggu-ini", "Senin sampai Minggu"},
		{"minggu-lalu", ""},
		{"bulan-ini", ""},
		{"bulan-lalu", ""},
		{"30-hari", "30 hari terakhir"},
		{"tahun-ini", ""},
		{"tahun-lalu", ""},
		{"2026", "satu tahun"},
		{"2026-11", "satu bulan"},
		{"1/1/2026..30/6/2026", "dari sampai"},
	}
}

// codes offers agencies or issues as the capture line does.
func (c *completer) codes(f *field, text string) {
	code := strings.TrimLeft(text, "@+#")
	if strings.ContainsAny(code, " \t") {
		return
	}
	line := f.mark() + code
	if f.form == formIssue {
		line = "/t x " + line
	}
	for _, s := range capture.Complete(line, len(line), c.names.Directory, c.today).Suggestions {
		known := s.Ref.Kind == capture.RefAgency || s.Ref.Kind == capture.RefGroup || s.Ref.Kind == capture.RefIssue || f.form == formSpeaker
		if known && !s.Ref.IsZero() {
			c.offer(f.head()+f.mark()+quote(s.Ref.Code), s.Meaning, false)
		}
	}
}
