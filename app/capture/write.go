package capture

import (
	"reflect"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// kindSigns are the signs of kinds; a plain entry (info) has none.
var kindSigns = map[data.EntryKind]string{
	data.KindReport: "/l", data.KindObstacle: "/k", data.KindProposal: "/u",
	data.KindDirection: "/a", data.KindDecision: "/p", data.KindFollowUp: "/t",
}

// String writes the line out in its tidy form: an entry as [Write] does,
// anything else as typed.
func (l Line) String() string {
	if l.Mode == ModeEntry || l.Mode == ModePlain {
		return Write(l.Entry, l.dir, l.today)
	}
	return l.Typed
}

// Write writes an entry as a capture line. Read against the same directory it
// is the same entry, if the entry keeps to what a line can say: [Tidy] text,
// lead and groups only where the kind [Addresses], no "}" in indicator and
// target.
func Write(e Entry, dir *Directory, today data.Date) string {
	e = usual(e)
	w := writer{e, dir, today}
	ways := w.ways()
	for _, line := range ways {
		if l := Parse(line, dir, today); reflect.DeepEqual(l.Entry, e) && l.Mode != ModeCommand && l.Mode != ModeReplace {
			return line
		}
	}
	return ways[0]
}

// usual brings an entry to the form in which [Parse] gives it.
func usual(e Entry) Entry {
	e.Text = Tidy(e.Text)
	if e.Kind == "" {
		e.Kind = data.KindInfo
	}
	if len(e.Supports) == 0 {
		e.Supports = nil
	}
	if len(e.Groups) == 0 {
		e.Groups = nil
	}
	return e
}

type writer struct {
	e     Entry
	dir   *Directory
	today data.Date
}

// ways are the lines that may say the entry, the most natural first. Only odd
// texts need another than the first: a text that begins like a command, or
// whose first word would be drawn into the speaker's name.
func (w writer) ways() []string {
	head, text, tokens := w.head(""), w.shielded(), w.tokens()
	return []string{
		spaced(head, text, tokens),
		spaced(head, tokens, text),
		spaced(w.head(":"), text, tokens),
		spaced(w.head(":"), tokens, text),
		`\` + w.e.Text,
	}
}

func spaced(parts ...string) string {
	var full []string
	for _, p := range parts {
		if p != "" {
			full = append(full, p)
		}
	}
	return strings.Join(full, " ")
}

// head writes speaker and kind.
func (w writer) head(behindSpeaker string) string {
	speaker := ""
	if !w.e.Speaker.IsZero() {
		speaker = "@" + w.e.Speaker.Code + behindSpeaker
	}
	return spaced(speaker, kindSigns[w.e.Kind])
}

func (w writer) tokens() string {
	var out []string
	if w.e.Target != (Target{}) {
		out = append(out, "{"+unbraced.Replace(w.e.Target.text())+"}")
	}
	if !w.e.Lead.IsZero() {
		out = append(out, "@"+w.e.Lead.Code)
	}
	for _, r := range w.e.Supports {
		out = append(out, "+"+r.Code)
	}
	for _, r := range w.e.Groups {
		out = append(out, "@"+r.Code)
	}
	if !w.e.Issue.IsZero() {
		out = append(out, "#"+w.e.Issue.Code)
	}
	if p := w.e.Priority; p >= PriorityHigh && p <= PriorityLow {
		out = append(out, "!"+string(rune('0'+p)))
	}
	if !w.e.Due.IsZero() {
		out = append(out, ">"+locale.TypeDue(w.e.Due))
	}
	return strings.Join(out, " ")
}

var unbraced = strings.NewReplacer("}", ")")

// shielded is the text with a backslash before each word that would be read as
// a token. A code that means nothing is left as it is, so that its mark comes
// back.
func (w writer) shielded() string {
	p := &parser{s: w.e.Text, dir: w.dir, today: w.today, addressing: Addresses(w.e.Kind)}
	var b strings.Builder
	for first := true; p.pos < len(p.s); first = false {
		n := spaceLen(p.rest()) + brackets(strings.TrimLeft(p.rest(), " \n"))
		b.WriteString(p.s[p.pos : p.pos+n])
		p.pos += n
		if end := p.literalEnd(); end > 0 {
			b.WriteString(p.s[p.pos:end])
			p.pos = end
		} else if p.mistaken(first && kindSigns[w.e.Kind] == "") {
			b.WriteByte('\\')
		}
		end := p.pos + wordLen(p.rest())
		b.WriteString(p.s[p.pos:end])
		p.pos = end
	}
	return b.String()
}

// literalEnd is where a literal at the position ends; 0 if there is none.
func (p *parser) literalEnd() int {
	if !p.at(`"`) {
		return 0
	}
	if n := strings.IndexByte(p.s[p.pos+1:], '"'); n >= 0 {
		return p.pos + n + 2
	}
	return 0
}

// mistaken reports whether the word at the position would not be read as text.
func (p *parser) mistaken(first bool) bool {
	if p.pos == len(p.s) {
		return false
	}
	switch p.s[p.pos] {
	case '\\':
		return escapes(p.rest())
	case '"', '{':
		return true
	case '/':
		return first
	case '@', '#':
		return p.code(p.s[p.pos : p.pos+1]).ok
	case '+':
		return p.addressing && p.code("+").ok
	case '>':
		_, _, _, err := dueAt(p.s[p.pos+1:], p.today)
		return err == nil
	case '!':
		return p.pos+1 < len(p.s) && p.s[p.pos+1] >= '1' && p.s[p.pos+1] <= '3'
	}
	return false
}

// SetKind returns the line with its kind set to k, and where a cursor moves to.
// Commands and corrections have no kind and stay as they are.
func SetKind(typed string, cursor int, k data.EntryKind, dir *Directory) (string, int) {
	l := Parse(typed, dir, "")
	sign := kindSigns[k]
	switch l.Mode {
	case ModePlain:
		l.Kind = k
		if sign == "" {
			return typed, cursor
		}
		line := Write(l.Entry, dir, "")
		return line, len(line)
	case ModeEntry:
	default:
		return typed, cursor
	}
	at := Span{}
	for _, t := range l.Tokens {
		switch t.Kind {
		case TokenKindMark:
			return changeKind(typed, cursor, t.Span, sign)
		case TokenSpeaker:
			at = Span{t.End, t.End}
		}
	}
	switch {
	case sign == "":
		return typed, cursor
	case at.End > 0 && at.End < len(typed) && spaceLen(typed[at.End:]) == 0: // a sign behind the name
		return replaced(typed, cursor, at, " "+sign+" ")
	case at.End > 0:
		return replaced(typed, cursor, at, " "+sign)
	}
	return replaced(typed, cursor, at, sign+" ")
}

// changeKind puts another sign in place of that of a kind; without one, none,
// or "/i" where the next word would take the first place of the line.
func changeKind(typed string, cursor int, at Span, sign string) (string, int) {
	if sign != "" {
		return replaced(typed, cursor, at, sign)
	}
	bare := Span{at.Start, at.End + spaceLen(typed[at.End:])}
	if startsToken(typed[bare.End:]) {
		return replaced(typed, cursor, at, "/i")
	}
	return replaced(typed, cursor, bare, "")
}

// replaced puts s in place of a span and moves the cursor along.
func replaced(typed string, cursor int, at Span, s string) (string, int) {
	if cursor >= at.End {
		cursor += len(s) - (at.End - at.Start)
	} else if cursor > at.Start {
		cursor = at.Start + len(s)
	}
	return typed[:at.Start] + s + typed[at.End:], cursor
}
