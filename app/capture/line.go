package capture

import (
	"strings"
	"unicode"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// Mode tells what Enter does with a line.
type Mode string

// The modes.
const (
	ModeEntry    Mode = "entry"    // a new entry
	ModePlain    Mode = "plain"    // a new entry, literally ("\" at the start)
	ModeContinue Mode = "continue" // goes on with the last entry ("...")
	ModeReplace  Mode = "replace"  // corrects the last entry (s/lama/baru/)
	ModeCommand  Mode = "command"  // runs the meeting
)

// Priority of a follow-up.
type Priority int

// The priorities; the zero value means that none was typed.
const (
	PriorityUnset  Priority = 0
	PriorityHigh   Priority = 1
	PriorityNormal Priority = 2
	PriorityLow    Priority = 3
)

// A Target is an indicator with what is to be reached: {panjang saluran
// dinormalisasi: 2,5 km}.
type Target struct {
	Indicator string // "panjang saluran dinormalisasi"
	Value     string // "2,5 km" as typed; "" if there was no colon
}

// Amount splits the value into number and unit: 2.5 and "km"; false if it does
// not begin with a number that is sure.
func (t Target) Amount() (n float64, unit string, ok bool) {
	number, unit, _ := strings.Cut(t.Value, " ")
	if i := strings.IndexFunc(number, unicode.IsLetter); i > 0 {
		number, unit = number[:i], strings.TrimSpace(number[i:]+" "+unit)
	}
	if rest, percent := strings.CutSuffix(number, "%"); percent {
		number, unit = rest, strings.TrimSpace("% "+unit)
	}
	n, doubt, err := locale.ReadNumber(number)
	return n, unit, err == nil && doubt == locale.Sure
}

// text writes the target as it stands between the braces.
func (t Target) text() string {
	if t.Value == "" {
		return t.Indicator
	}
	return t.Indicator + ": " + t.Value
}

// Entry is the meaning of a line that records something.
type Entry struct {
	Kind     data.EntryKind // [data.KindInfo] unless typed
	Speaker  Ref            // zero: whoever spoke before
	Text     string         // what stands in the record: no tokens, single spaces, "..." literal
	Lead     Ref            // lead agency (penanggung jawab); only for kinds that [Addresses]
	Supports []Ref          // supporting agencies and groups
	Groups   []Ref          // an order to all of a group
	Target   Target
	Issue    Ref // zero: that of the agenda item
	Priority Priority
	Due      locale.Due
}

// Addresses reports whether "@" in a line of this kind names who is to act: in
// directions, decisions and follow-ups. In other kinds "@PUPR" amid the text
// is written out as a name in the text.
func Addresses(k data.EntryKind) bool {
	return k == data.KindDirection || k == data.KindDecision || k == data.KindFollowUp
}

// Replacement is s/lama/baru/.
type Replacement struct {
	Old, New string
	All      bool // with /g: every place in the entry
}

// In returns the text with the replacement made, and how many places changed.
func (r Replacement) In(text string) (string, int) {
	n := strings.Count(text, r.Old)
	if r.Old == "" || n == 0 {
		return text, 0
	}
	if !r.All {
		n = 1
	}
	return strings.Replace(text, r.Old, r.New, n), n
}

// A Span is a part of the typed line, in bytes, from Start up to End.
type Span struct{ Start, End int }

// TokenKind tells what a part of a line is.
type TokenKind string

// The kinds of tokens. Every byte of a line belongs to exactly one token.
const (
	TokenText     TokenKind = "text"     // goes into the text
	TokenSpace    TokenKind = "space"    // between two tokens that are not text
	TokenLiteral  TokenKind = "literal"  // "..." ; goes into the text
	TokenEscape   TokenKind = "escape"   // the "\" that makes the next word plain
	TokenSpeaker  TokenKind = "speaker"  // @code at the start
	TokenKindMark TokenKind = "kind"     // /l
	TokenLead     TokenKind = "lead"     // @code that leads
	TokenSupport  TokenKind = "support"  // +code, or a further @code
	TokenGroup    TokenKind = "group"    // @semua
	TokenMention  TokenKind = "mention"  // @code amid the text; its name goes into the text
	TokenDue      TokenKind = "due"      // >30/11
	TokenIssue    TokenKind = "issue"    // #stunting
	TokenPriority TokenKind = "priority" // !1
	TokenTarget   TokenKind = "target"   // {...}
	TokenUnknown  TokenKind = "unknown"  // looks like a token; stays in the text and has a Mark
	TokenCommand  TokenKind = "command"  // /buka, s/a/b/, ...
	TokenArgument TokenKind = "argument" // what a command works on
)

// A Token is a part of a line with its meaning.
type Token struct {
	Span
	Kind TokenKind
	Ref  Ref // what a code means
}

// MarkCode says what is odd about a part of a line.
type MarkCode string

// The marks.
const (
	MarkUnknownCode  MarkCode = "unknown-code"  // @XYZ names nothing
	MarkAmbiguous    MarkCode = "ambiguous"     // two equal meanings; see Mark.Choices
	MarkInactive     MarkCode = "inactive"      // an agency that has ended
	MarkUnknownIssue MarkCode = "unknown-issue" // #xyz names nothing
	MarkDue          MarkCode = "due"           // >xyz is no due date
	MarkNoSuchDay    MarkCode = "no-such-day"   // >31/02
	MarkPast         MarkCode = "past"          // due before today
	MarkDoubt        MarkCode = "doubt"         // read, but to be confirmed; see Mark.Doubt
	MarkPriority     MarkCode = "priority"      // !7
	MarkTwice        MarkCode = "twice"         // a second due date, issue, priority or target; or an agency named twice
	MarkUnclosed     MarkCode = "unclosed"      // " or { without its end
	MarkCommand      MarkCode = "command"       // /xyz is no command
	MarkMissing      MarkCode = "missing"       // the command lacks something; see Mark.Wants
	MarkArgument     MarkCode = "argument"      // something the command cannot use
	MarkHour         MarkCode = "hour"          // an hour that is none
	MarkNoLead       MarkCode = "no-lead"       // a follow-up that nobody leads
	MarkReplace      MarkCode = "replace"       // s/lama/baru without its last "/"
)

// A Mark is something about a line that a person should look at. It never
// keeps a line from being committed, save that a command with a blocking mark
// is not carried out ([Command.Ready]).
type Mark struct {
	Code MarkCode
	Span
	Choices []Ref        // MarkAmbiguous: what it may mean
	Doubt   locale.Doubt // MarkDoubt: why
	Wants   Argument     // MarkMissing: what
}

// A Line is a typed line and what it means.
type Line struct {
	Typed   string
	Mode    Mode
	Entry           // ModeEntry, ModePlain; ModeContinue: what is added
	Command Command // ModeCommand
	Replace Replacement
	Tokens  []Token // laid end to end: Typed
	Marks   []Mark

	dir   *Directory
	today data.Date
}
