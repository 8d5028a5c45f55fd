package capture

import (
	"strings"

	"rakor.id/rakor/data"
)

// Parse reads a line. It never fails and takes any bytes.
func Parse(typed string, dir *Directory, today data.Date) Line {
	return ParseAfter(data.KindInfo, typed, dir, today)
}

// ParseAfter reads a line that may go on with an entry of kind last: "... @DLH"
// names a supporting agency after a follow-up, and a name after a report.
func ParseAfter(last data.EntryKind, typed string, dir *Directory, today data.Date) Line {
	p := &parser{s: typed, dir: dir, today: today}
	p.tokens = make([]Token, 0, len(typed)/4+4) // a word and a space each
	p.line = Line{Typed: typed, Mode: ModeEntry, dir: dir, today: today}
	p.line.Kind = data.KindInfo
	p.space()
	switch {
	case p.at(`\`):
		p.line.Mode = ModePlain
		p.plain = true
		p.token(TokenEscape, p.pos+1)
		p.text()
	case continuation(p.rest()) > 0:
		p.line.Mode = ModeContinue
		p.addressing = Addresses(last)
		p.token(TokenCommand, p.pos+continuation(p.rest()))
		p.text()
	case p.replacement(), p.command():
	default:
		p.entry()
	}
	switch p.line.Mode {
	case ModeCommand:
		p.line.Command.Note = p.body.String()
	case ModeReplace:
	default:
		p.line.Text = Tidy(p.body.String()) // a shielded quote may pair with a later one
	}
	p.line.Tokens = joined(p.tokens)
	return p.line
}

// A parser goes through a line from left to right.
type parser struct {
	s     string
	pos   int
	dir   *Directory
	today data.Date

	plain      bool // no token is read
	addressing bool // "@" names who is to act
	body       body
	tokens     []Token
	line       Line
}

func (p *parser) rest() string { return p.s[p.pos:] }

func (p *parser) at(prefix string) bool { return strings.HasPrefix(p.rest(), prefix) }

// token ends a token at end and goes on behind it.
func (p *parser) token(k TokenKind, end int) { p.ref(k, end, Ref{}) }

func (p *parser) ref(k TokenKind, end int, r Ref) {
	if end > p.pos {
		p.tokens = append(p.tokens, Token{Span{p.pos, end}, k, r})
	}
	p.pos = end
}

func (p *parser) mark(code MarkCode, start, end int) {
	p.marks(Mark{Code: code, Span: Span{start, end}})
}

func (p *parser) marks(m Mark) { p.line.Marks = append(p.line.Marks, m) }

// space takes the white space at the position.
func (p *parser) space() {
	end := p.pos + spaceLen(p.rest())
	p.body.space(p.s[p.pos:end])
	p.token(TokenSpace, end)
}

// entry reads a line that records something: speaker, kind, text.
func (p *parser) entry() {
	p.speaker()
	start := p.pos
	if k, end := p.kindHere(); end > 0 {
		p.line.Kind, p.addressing = k, Addresses(k)
		p.token(TokenKindMark, end)
		p.space()
		if !p.addressing && p.line.Speaker.IsZero() && p.body.empty() {
			p.speaker() // "/k @PUPR ..." says the same as "@PUPR /k ..."
		}
	} else if p.at("/") && p.body.empty() && letterAt(p.s, p.pos+1) {
		end := p.pos + wordLen(p.rest())
		p.mark(MarkCommand, p.pos, end)
		p.unknown(end)
	}
	p.text()
	if p.line.Kind == data.KindFollowUp && p.line.Lead.IsZero() && len(p.line.Groups) == 0 && !p.body.empty() {
		p.mark(MarkNoLead, start, start+wordLen(p.s[start:]))
	}
}

// speaker reads "@code" at the start, save for a group, which does not speak.
func (p *parser) speaker() {
	if !p.at("@") {
		return
	}
	c := p.code("@")
	switch {
	case c.ok && c.ref.Kind != RefGroup:
		p.line.Speaker = c.ref
		p.coded(TokenSpeaker, c)
	case c.key == "" || c.ok:
		return
	default:
		p.unknownCode(c)
	}
	p.space()
}

// kinds are the signs of kinds and their long forms.
var kinds = map[string]data.EntryKind{
	"i": data.KindInfo, "info": data.KindInfo, "catatan": data.KindInfo,
	"l": data.KindReport, "laporan": data.KindReport,
	"k": data.KindObstacle, "kendala": data.KindObstacle,
	"u": data.KindProposal, "usulan": data.KindProposal,
	"a": data.KindDirection, "arahan": data.KindDirection,
	"p": data.KindDecision, "putusan": data.KindDecision, "keputusan": data.KindDecision,
	"t": data.KindFollowUp, "tl": data.KindFollowUp, "tindaklanjut": data.KindFollowUp,
}

// kindHere reads "/k" at the position; end is 0 if there is none.
func (p *parser) kindHere() (k data.EntryKind, end int) {
	if !p.at("/") {
		return "", 0
	}
	end = p.pos + wordLen(p.rest())
	k, ok := kinds[strings.ToLower(p.s[p.pos+1:end])]
	if !ok {
		return "", 0
	}
	return k, end
}

// continuation gives the length of "..." at the start of s; 0 if there is none.
func continuation(s string) int {
	if strings.HasPrefix(s, "…") {
		return len("…")
	}
	if strings.HasPrefix(s, "...") && !strings.HasPrefix(s, "....") {
		return len("...")
	}
	return 0
}

// replacement reads s/lama/baru/ and s/lama/baru/g, which must fill the line: a
// line that begins "s/d 30/11" is text.
func (p *parser) replacement() bool {
	if !p.at("s/") {
		return false
	}
	parts, closed := slashed(strings.TrimRight(p.rest()[2:], " \t"))
	switch {
	case closed && len(parts) == 3 && parts[0] != "" && (parts[2] == "" || parts[2] == "g"):
		p.line.Mode = ModeReplace
		p.line.Entry = Entry{}
		p.line.Replace = Replacement{parts[0], parts[1], parts[2] == "g"}
		p.token(TokenCommand, len(p.s))
		return true
	case len(parts) == 2 && parts[0] != "" && !strings.HasPrefix(parts[0], "d ") && spaceLen(parts[1]) == 0 && parts[1] != "":
		p.mark(MarkReplace, p.pos, len(p.s))
	}
	return false
}

// slashed splits at the slashes that no backslash shields; closed reports
// whether there were two.
func slashed(s string) (parts []string, closed bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '/':
			i++
			b.WriteByte('/')
		case s[i] == '/':
			parts = append(parts, b.String())
			b.Reset()
		default:
			b.WriteByte(s[i])
		}
	}
	return append(parts, b.String()), len(parts) == 2
}

// joined makes one token of neighboring texts and the spaces between them.
func joined(tokens []Token) []Token {
	out := tokens[:0]
	for _, t := range tokens {
		n := len(out)
		switch {
		case n > 0 && t.Kind == TokenText && out[n-1].Kind == TokenText:
			out[n-1].End = t.End
		case n > 1 && t.Kind == TokenText && out[n-1].Kind == TokenSpace && out[n-2].Kind == TokenText:
			out[n-2].End = t.End
			out = out[:n-1]
		default:
			out = append(out, t)
		}
	}
	return out
}
