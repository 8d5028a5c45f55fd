package capture

import (
	"errors"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// arguments read what stands behind each verb.
var arguments = map[Verb]func(*parser){
	VerbOpen:     (*parser).onlyHour,
	VerbClose:    (*parser).onlyHour,
	VerbPause:    (*parser).onlyHour,
	VerbResume:   (*parser).onlyHour,
	VerbItem:     (*parser).item,
	VerbPresent:  (*parser).who,
	VerbExcused:  (*parser).who,
	VerbSick:     (*parser).who,
	VerbOnDuty:   (*parser).who,
	VerbAbsent:   (*parser).who,
	VerbArrive:   (*parser).whoAndHour,
	VerbLeave:    (*parser).whoAndHour,
	VerbDeputy:   (*parser).deputy,
	VerbGuest:    (*parser).guest,
	VerbStatus:   (*parser).status,
	VerbPostpone: (*parser).postpone,
}

// command reads a line that runs the meeting; false if it is none.
func (p *parser) command() bool {
	if !p.at("/") {
		return false
	}
	end := p.pos + wordLen(p.rest())
	verb := Verb(strings.ToLower(p.s[p.pos+1 : end]))
	read, ok := arguments[verb]
	if !ok {
		return false
	}
	p.line.Mode, p.line.Entry = ModeCommand, Entry{}
	p.line.Command.Verb = verb
	p.token(TokenCommand, end)
	p.space()
	read(p)
	return true
}

// each goes through the words up to the end of the line. take reads something
// at the position and reports whether it did; other words go into the note.
func (p *parser) each(take func() bool) {
	for p.pos < len(p.s) {
		if !take() {
			p.write(TokenText, p.pos+wordLen(p.rest()))
		}
		p.space()
	}
}

func (p *parser) missing(a Argument) {
	p.marks(Mark{Code: MarkMissing, Span: Span{len(p.s), len(p.s)}, Wants: a})
}

func (p *parser) argument(end int) { p.ref(TokenArgument, end, Ref{}) }

func (p *parser) onlyHour() {
	p.each(func() bool {
		if !p.hour() {
			end := p.pos + wordLen(p.rest())
			p.mark(MarkArgument, p.pos, end)
			p.unknown(end)
		}
		return true
	})
}

// hour reads an hour of up to three words: "10.05", "pukul 10.05 WIB". A bare
// number is one only at the end of the line: "2 orang" is not.
func (p *parser) hour() bool {
	if p.line.Command.At != "" {
		return false
	}
	ends := wordEnds(p.rest())
	for i := min(len(ends), 3) - 1; i >= 0; i-- {
		end := p.pos + ends[i]
		h, doubt, err := locale.ReadHour(p.s[p.pos:end])
		switch {
		case errors.Is(err, locale.ErrNoSuchHour):
			p.mark(MarkHour, p.pos, end)
			p.unknown(end)
			return true
		case err != nil, doubt == locale.DoubtHour && strings.TrimSpace(p.s[end:]) != "":
			continue
		case doubt != locale.Sure:
			p.marks(Mark{Code: MarkDoubt, Span: Span{p.pos, end}, Doubt: doubt})
		}
		p.line.Command.At = h
		p.argument(end)
		return true
	}
	return false
}

func (p *parser) who() {
	p.each(p.one)
	p.wantWho()
}

func (p *parser) whoAndHour() {
	p.each(func() bool { return p.one() || p.hour() })
	p.wantWho()
}

func (p *parser) wantWho() {
	if len(p.line.Command.Who) == 0 {
		p.missing(ArgWho)
	}
}

// one reads "@code" of somebody whose attendance is marked.
func (p *parser) one() bool {
	if !p.at("@") {
		return false
	}
	c := p.code("@")
	switch {
	case c.key == "":
		return false
	case !c.ok:
		p.unknownCode(c)
	default:
		p.line.Command.Who = append(p.line.Command.Who, c.ref)
		p.coded(TokenArgument, c)
	}
	return true
}

// deputy reads whose deputy came, then post and name: "@PUPR Sekretaris Dinas,
// Nama".
func (p *parser) deputy() {
	p.one()
	p.wantWho()
	p.space()
	f := fields(p.rest())
	v := &p.line.Command.Visitor
	if len(f) > 0 {
		v.Post, v.Name = f[0], strings.Join(f[1:], ", ")
	}
	p.argument(len(p.s))
}

// guest reads "Nama, Jabatan, Instansi"; titles belong to the name.
func (p *parser) guest() {
	f := fields(p.rest())
	for len(f) > 1 && locale.IsBackTitle(f[1]) {
		f = append([]string{f[0] + ", " + f[1]}, f[2:]...)
	}
	v := &p.line.Command.Visitor
	switch {
	case len(f) == 0 || f[0] == "":
		p.missing(ArgName)
	case len(f) == 1:
		v.Name = f[0]
	default:
		v.Name, v.Post, v.Institution = f[0], f[1], strings.Join(f[2:], ", ")
	}
	p.argument(len(p.s))
}

// fields splits at commas; none if there is only white space.
func fields(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	f := strings.Split(s, ",")
	for i := range f {
		f[i] = strings.Join(strings.Fields(f[i]), " ")
	}
	return f
}

// parts are the words for the items every meeting has.
var parts = map[string]data.ItemKind{
	"pembukaan": data.ItemOpening, "pembuka": data.ItemOpening, "penutup": data.ItemClosing, "penutupan": data.ItemClosing,
}

// item reads the number of an agenda item, the word for the opening or closing,
// or "+" and the title of a new one.
func (p *parser) item() {
	c := &p.line.Command
	part, named := parts[strings.ToLower(strings.TrimRight(p.rest(), closing+" "))]
	switch {
	case p.pos == len(p.s):
		p.missing(ArgItem)
	case named:
		c.Part = part
		p.argument(len(p.s))
	case p.at("+"):
		if c.Title = Tidy(p.s[p.pos+1:]); c.Title == "" {
			p.missing(ArgTitle)
		}
		p.argument(len(p.s))
	default:
		end := p.pos + wordLen(p.rest())
		n, doubt, err := locale.ReadNumber(p.s[p.pos:end])
		if err != nil || doubt != locale.Sure || n < 1 || n > 9999 || n != float64(int(n)) {
			p.mark(MarkArgument, p.pos, end)
			p.unknown(end)
			p.text()
			return
		}
		c.Item = int(n)
		p.argument(end)
		p.each(func() bool { return false })
	}
}

// number reads the number of a follow-up: a first word with a digit in it.
func (p *parser) number() {
	end := p.pos + wordLen(p.rest())
	if word := p.s[p.pos:end]; strings.ContainsAny(word, "0123456789") {
		p.line.Command.Number = strings.TrimRight(word, closing)
		p.argument(end)
		p.space()
		return
	}
	p.missing(ArgNumber)
}

// states are the words for the state of a follow-up, the longest first.
var states = []struct {
	words string
	state State
}{
	{"tidak dapat ditindaklanjuti", StateImpossible},
	{"belum ditindaklanjuti", StateOpen},
	{"dalam proses", StateRunning},
	{"tidak dapat", StateImpossible},
	{"terkendala", StateStuck},
	{"selesai", StateDone},
	{"proses", StateRunning},
	{"belum", StateOpen},
	{"tidak", StateImpossible},
}

func (p *parser) status() {
	c := &p.line.Command
	p.number()
	for p.pos < len(p.s) && (p.state() || p.percent()) {
		p.space()
	}
	p.each(func() bool { return false })
	switch {
	case c.State == StateNone && !c.HasPercent:
		p.missing(ArgState)
	case c.State == StateImpossible && p.body.empty():
		p.missing(ArgReason)
	}
}

func (p *parser) state() bool {
	if p.line.Command.State != StateNone {
		return false
	}
	for _, s := range states {
		n := len(s.words)
		if len(p.rest()) < n || !strings.EqualFold(p.rest()[:n], s.words) {
			continue
		}
		if tail := p.rest()[n:]; strings.Trim(tail[:wordLen(tail)], closing) == "" {
			p.line.Command.State = s.state
			p.argument(p.pos + n + wordLen(tail))
			return true
		}
	}
	return false
}

func (p *parser) percent() bool {
	if p.line.Command.HasPercent {
		return false
	}
	ends := wordEnds(p.rest())
	for i := min(len(ends), 2) - 1; i >= 0; i-- {
		end := p.pos + ends[i]
		v, doubt, err := locale.ReadPercent(p.s[p.pos:end])
		switch {
		case err != nil:
			continue
		case doubt == locale.DoubtRange:
			p.mark(MarkArgument, p.pos, end)
			p.unknown(end)
			return true
		case doubt != locale.Sure:
			p.marks(Mark{Code: MarkDoubt, Span: Span{p.pos, end}, Doubt: doubt})
		}
		p.line.Command.Percent, p.line.Command.HasPercent = v, true
		p.argument(end)
		return true
	}
	return false
}

// postpone reads a number, the due date asked for, and why.
func (p *parser) postpone() {
	p.number()
	p.each(func() bool { return p.at(">") && p.due() })
	if p.line.Due.IsZero() {
		p.missing(ArgDue)
	}
	p.line.Command.Due, p.line.Due = p.line.Due, locale.Due{}
}
