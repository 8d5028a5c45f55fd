package capture

import (
	"errors"
	"slices"
	"strings"

	"rakor.id/rakor/app/locale"
)

// A code is what stands behind "@", "+" or "#".
type code struct {
	key     string // as typed without sign and closing signs; "" if there is nothing
	end     int    // where it ends, before its closing signs
	ref     Ref
	choices []Ref // more than one: ambiguous
	ended   bool  // the agency is no longer active
	ok      bool  // it means one thing
}

// maxWords is how many words a name typed with its spaces may have.
const maxWords = 6

// code reads the code at the position. One that goes on over spaces is taken
// only if it is a whole name: "@Kec. Cambai".
func (p *parser) code(sign string) code {
	start := p.pos + len(sign)
	word := strings.TrimRight(p.s[start:start+wordLen(p.s[start:])], closing)
	x := p.dir.index(sign)
	if word == "" || x == nil {
		return code{key: word, end: start + len(word)}
	}
	if c, ok := x.wholeName(p.s[start:]); ok {
		c.end += start
		return c
	}
	c := code{key: word, end: start + len(word)}
	c.choices, c.ended = x.find(word)
	if len(c.choices) == 1 {
		c.ref, c.ok = c.choices[0], true
	}
	return c
}

func (d *Directory) index(sign string) *index {
	switch {
	case d == nil:
		return nil
	case sign == "#":
		return d.issues
	}
	return d.codes
}

// wholeName finds the longest name of two words or more at the start of s.
func (x *index) wholeName(s string) (found code, ok bool) {
	end, folded := 0, ""
	for n := 1; n <= maxWords && end < len(s); n++ {
		gap := spaceLen(s[end:])
		if n > 1 && strings.ContainsRune(s[end:end+gap], '\n') {
			break
		}
		end += gap
		word := s[end : end+wordLen(s[end:])]
		if n > 1 && startsToken(word) {
			break
		}
		trimmed := strings.TrimRight(word, closing)
		k, good := fold(trimmed)
		if !good || len(folded)+len(k) > x.longest {
			break
		}
		folded += k
		if items := x.whole(folded, trueKey, true); n > 1 && len(items) == 1 {
			found, ok = code{key: trimmed, end: end + len(trimmed), ref: x.items[items[0]].ref, ok: true}, true
		}
		if trimmed != word && trimmed+"." != word { // a comma ends a name, the dot of "Kec." does not
			break
		}
		end += len(word)
	}
	return found, ok
}

// coded ends a token that a code was read from; it leaves the text. A comma
// behind it goes with it, a full stop goes to the word before.
func (p *parser) coded(k TokenKind, c code) {
	if c.ended {
		p.mark(MarkInactive, p.pos, c.end)
	}
	p.taken(k, c.end, c.ref)
}

// taken ends a token that leaves the text, and takes the commas behind it.
func (p *parser) taken(k TokenKind, end int, r Ref) {
	separators := ",;:"
	if p.body.empty() {
		separators += "."
	}
	tail := p.s[end : end+wordLen(p.s[end:])]
	if strings.Trim(tail, separators) == "" {
		end += len(tail)
	}
	p.ref(k, end, r)
	p.body.removed()
	p.write(TokenText, p.pos+wordLen(p.rest()))
}

func (p *parser) unknownCode(c code) {
	m := Mark{Code: MarkUnknownCode, Span: Span{p.pos, c.end}}
	if len(c.choices) > 1 {
		m.Code, m.Choices = MarkAmbiguous, c.choices
	}
	p.marks(m)
	p.unknown(c.end)
}

// agency reads "@code" and "+code" amid the line.
func (p *parser) agency() bool {
	sign := p.s[p.pos : p.pos+1]
	c := p.code(sign)
	switch {
	case c.key == "", sign == "+" && !p.addressing, sign == "+" && !letterAt(p.s, p.pos+1):
		return false
	case !c.ok:
		p.unknownCode(c)
	case !p.addressing:
		p.mention(c)
	default:
		p.address(sign, c)
	}
	return true
}

// mention writes the name of what was named into the text.
func (p *parser) mention(c code) {
	if c.ended {
		p.mark(MarkInactive, p.pos, c.end)
	}
	p.body.write(c.ref.Label)
	p.ref(TokenMention, c.end, c.ref)
	p.write(TokenText, p.pos+wordLen(p.rest()))
}

// address takes in an agency that is to act.
func (p *parser) address(sign string, c code) {
	e := &p.line.Entry
	if c.ref == e.Lead || slices.Contains(e.Supports, c.ref) || slices.Contains(e.Groups, c.ref) {
		p.mark(MarkTwice, p.pos, c.end)
		p.coded(TokenSupport, c)
		return
	}
	switch {
	case sign == "+":
		e.Supports = append(e.Supports, c.ref)
		p.coded(TokenSupport, c)
	case c.ref.Kind == RefGroup:
		e.Groups = append(e.Groups, c.ref)
		p.coded(TokenGroup, c)
	case e.Lead.IsZero() && p.line.Mode != ModeContinue:
		e.Lead = c.ref
		p.coded(TokenLead, c)
	default:
		e.Supports = append(e.Supports, c.ref)
		p.coded(TokenSupport, c)
	}
}

func (p *parser) issue() bool {
	c := p.code("#")
	switch {
	case c.key == "":
		return false
	case !c.ok:
		m := Mark{Code: MarkUnknownIssue, Span: Span{p.pos, c.end}}
		if len(c.choices) > 1 {
			m.Code, m.Choices = MarkAmbiguous, c.choices
		}
		p.marks(m)
		p.unknown(c.end)
	case !p.line.Issue.IsZero():
		p.twice(c.end)
	default:
		p.line.Issue = c.ref
		p.coded(TokenIssue, c)
	}
	return true
}

// twice leaves the second of what there can be only one in the text.
func (p *parser) twice(end int) {
	p.mark(MarkTwice, p.pos, end)
	p.unknown(end)
}

func (p *parser) priority() bool {
	word := strings.TrimRight(p.s[p.pos+1:p.pos+wordLen(p.rest())], closing)
	if word == "" || word[0] < '0' || word[0] > '9' {
		return false
	}
	end := p.pos + 1 + len(word)
	switch {
	case len(word) != 1 || word[0] < '1' || word[0] > '3':
		p.mark(MarkPriority, p.pos, end)
		p.unknown(end)
	case p.line.Priority != PriorityUnset:
		p.twice(end)
	default:
		p.line.Priority = Priority(word[0] - '0')
		p.taken(TokenPriority, end, Ref{})
	}
	return true
}

// target reads {indicator: value}.
func (p *parser) target() bool {
	n := strings.IndexByte(p.rest(), '}')
	if n < 0 {
		p.mark(MarkUnclosed, p.pos, p.pos+1)
		return false
	}
	end := p.pos + n + 1
	t := targetOf(p.s[p.pos+1 : end-1])
	switch {
	case t == Target{}:
		return false
	case p.line.Target != Target{}:
		p.twice(end)
	default:
		p.line.Target = t
		p.taken(TokenTarget, end, Ref{})
	}
	return true
}

func targetOf(s string) Target {
	indicator, value, _ := strings.Cut(s, ":")
	return Target{strings.Join(strings.Fields(indicator), " "), strings.Join(strings.Fields(value), " ")}
}

// due reads ">" with what follows. A sign such as ">=" is text.
func (p *parser) due() bool {
	rest := p.s[p.pos+1:]
	if rest == "" || !letterAt(rest, 0) && (rest[0] < '0' || rest[0] > '9') && rest[0] != '"' {
		return false
	}
	d, doubt, n, err := dueAt(rest, p.today)
	end := p.pos + 1 + n
	switch {
	case errors.Is(err, locale.ErrNoSuchDay):
		p.mark(MarkNoSuchDay, p.pos, end)
		p.unknown(end)
	case err != nil && rest[0] == '"' && n == 1:
		p.mark(MarkUnclosed, p.pos, end)
		p.unknown(end)
	case err != nil:
		p.mark(MarkDue, p.pos, end)
		p.unknown(end)
	case !p.line.Due.IsZero():
		p.twice(end)
	default:
		p.dueMarks(d, doubt, end)
		p.line.Due = d
		p.taken(TokenDue, end, Ref{})
	}
	return true
}

func (p *parser) dueMarks(d locale.Due, doubt locale.Doubt, end int) {
	if d.Past(p.today) {
		p.mark(MarkPast, p.pos, end)
	}
	if doubt != locale.Sure {
		p.marks(Mark{Code: MarkDoubt, Span: Span{p.pos, end}, Doubt: doubt})
	}
}
