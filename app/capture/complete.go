package capture

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rakor.id/rakor/data"
)

// A Suggestion is one way to finish the token being typed.
type Suggestion struct {
	Insert  string    // replaces the completion's span
	Label   string    // what the list shows first: "@DLH"
	Meaning string    // one line in Indonesian: "Dinas Lingkungan Hidup", "Jumat, 27 November 2026"
	Kind    TokenKind // what the token will be
	Ref     Ref       // for codes
	Slip    bool      // found in spite of a misspelling
}

// A Completion is what can be made of the token under the cursor.
type Completion struct {
	Span
	Kind        TokenKind    // "" if no token is being typed
	Suggestions []Suggestion // best first; at most [MaxSuggestions]
	Settled     bool         // what stands there already means one thing: Enter may commit
}

// MaxSuggestions is how many suggestions a completion has at most.
const MaxSuggestions = 12

// Complete looks at the token that ends at or holds the cursor (in bytes). The
// part before the cursor is what is looked for; all of it is replaced.
func Complete(typed string, cursor int, dir *Directory, today data.Date) Completion {
	return new(Completer).Complete(typed, cursor, dir, today)
}

// A Completer completes as [Complete] does and remembers what stands before the
// word being typed, so that the keys of one word read the rest of a long line
// once. It is for one goroutine.
type Completer struct {
	head  Line
	names *index // what the head was read with; nil before the first
}

// Complete looks at the token that ends at or holds the cursor.
func (m *Completer) Complete(typed string, cursor int, dir *Directory, today data.Date) Completion {
	cursor = max(0, min(cursor, len(typed)))
	c := completer{before: typed[:cursor], dir: dir, today: today}
	c.start = lastWord(c.before)
	c.end = cursor + wordLen(typed[cursor:])
	if c.head = m.read(c.before[:c.start], dir, today); c.literal() {
		return Completion{}
	}
	if c.start == cursor || c.openCondition() {
		return c.several()
	}
	switch sign := c.before[c.start]; sign {
	case '/':
		return c.slash()
	case '@', '+':
		return c.code(string(sign))
	case '#':
		return c.code("#")
	case '!':
		return c.priority()
	case '>':
		return c.due(c.start)
	}
	return c.several()
}

// read is [Parse] of what was read last, or of something new.
func (m *Completer) read(before string, dir *Directory, today data.Date) Line {
	if dir != nil && m.names == dir.codes && m.head.Typed == before && m.head.today == today {
		return m.head
	}
	m.head, m.names = Parse(before, dir, today), nil
	if dir != nil {
		m.names = dir.codes
	}
	return m.head
}

// A completer holds what Complete works on.
type completer struct {
	before     string // up to the cursor
	start, end int    // of the word at the cursor
	head       Line   // what stands before it
	dir        *Directory
	today      data.Date
}

// lastWord is where the last word of s starts; len(s) behind white space.
func lastWord(s string) int {
	start := len(s)
	for start > 0 {
		_, n := utf8.DecodeLastRuneInString(s[:start])
		if spaceLen(s[start-n:start]) > 0 {
			break
		}
		start -= n
	}
	return start
}

// literal reports whether the word at the cursor is not read for tokens: in a
// plain line, behind a quote that is open, in a correction.
func (c completer) literal() bool {
	for _, m := range c.head.Marks {
		if m.Code == MarkUnclosed && c.before[m.Start] == '"' {
			return true
		}
	}
	return c.head.Mode == ModePlain || c.head.Mode == ModeReplace || strings.HasPrefix(c.before[c.start:], `\`)
}

// openCondition reports whether the word at the cursor stands in the condition
// of a due date.
func (c completer) openCondition() bool {
	return slices.ContainsFunc(c.head.Marks, func(m Mark) bool {
		return m.Code == MarkUnclosed && c.before[m.Start] == '>'
	})
}

// several completes what bears no sign or goes on over spaces: the number and
// the state of a follow-up, a name of several words, a due date.
func (c completer) several() Completion {
	for _, find := range []func() Completion{c.number, c.state, c.codeOfWords} {
		if found := find(); found.Kind != "" {
			return found
		}
	}
	i := strings.LastIndexByte(c.before, '>')
	if i < 0 || i >= c.start || i > 0 && spaceLen(c.before[i-1:i]) == 0 || strings.ContainsRune(c.before[i:], '\n') {
		return Completion{}
	}
	if strings.HasPrefix(c.before[i+1:], `"`) {
		return c.due(i)
	}
	if len(strings.Fields(c.before[i:])) > maxWords || strings.ContainsAny(c.before[i+1:], starters[:4]+`"{`) {
		return Completion{}
	}
	return c.due(i)
}

// slash completes kinds and, at the start of the line, commands.
func (c completer) slash() Completion {
	head := c.head
	first := strings.TrimSpace(c.before[:c.start]) == ""
	speaker := head.Mode == ModeEntry && !head.Speaker.IsZero() && head.Text == "" && head.Kind == data.KindInfo
	if !first && !speaker {
		return Completion{}
	}
	word := strings.ToLower(c.before[c.start+1:])
	_, settled := kinds[word]
	if first && arguments[Verb(word)] != nil {
		settled = true
	}
	out := c.completion(TokenKindMark, settled)
	for _, f := range fixed {
		if f.kind == TokenCommand && !first || f.kind != TokenCommand && f.kind != TokenKindMark {
			continue
		}
		if strings.HasPrefix(f.insert[1:], word) || strings.HasPrefix(strings.ToLower(f.meaning), word) {
			out.add(f.suggestion())
		}
	}
	return out
}

func (c completer) priority() Completion {
	word := c.before[c.start:]
	out := c.completion(TokenPriority, len(word) == 2 && word[1] >= '1' && word[1] <= '3')
	for _, f := range fixed {
		if f.kind == TokenPriority && strings.HasPrefix(f.insert, word) {
			out.add(f.suggestion())
		}
	}
	return out
}

// state completes the state behind "/status NUMBER".
func (c completer) state() Completion {
	l := c.head
	if l.Mode != ModeCommand || l.Command.Verb != VerbStatus || l.Command.Number == "" || l.Command.State != StateNone || l.Command.Note != "" {
		return Completion{}
	}
	word := strings.ToLower(c.before[c.start:])
	out := c.completion(TokenArgument, false)
	for _, f := range fixed {
		if f.kind == TokenArgument && strings.HasPrefix(f.insert, word) {
			out.add(f.suggestion())
			out.Settled = out.Settled || f.insert == word
		}
	}
	return out
}

func (c completer) completion(k TokenKind, settled bool) Completion {
	return Completion{Span: Span{c.start, c.end}, Kind: k, Settled: settled}
}

// add adds a suggestion unless there are enough or it is there already.
func (c *Completion) add(s Suggestion) {
	if len(c.Suggestions) == MaxSuggestions {
		return
	}
	for _, have := range c.Suggestions {
		if have.Insert == s.Insert {
			return
		}
	}
	c.Suggestions = append(c.Suggestions, s)
}

// Apply returns the line with a suggestion taken, and where the cursor goes:
// behind the token and one space.
func (c Completion) Apply(typed string, i int) (string, int) {
	if i < 0 || i >= len(c.Suggestions) || c.Start > c.End || c.End > len(typed) {
		return typed, len(typed)
	}
	head, tail := typed[:c.Start]+c.Suggestions[i].Insert, typed[c.End:]
	if !strings.HasPrefix(tail, " ") {
		tail = " " + tail
	}
	return head + tail, len(head) + 1
}
