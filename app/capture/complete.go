package capture

import "rakor.id/rakor/data"

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

// Complete looks at the token that ends at or holds the cursor (in bytes).
func Complete(typed string, cursor int, dir *Directory, today data.Date) Completion {
	return Completion{}
}

// Apply returns the line with a suggestion taken, and where the cursor goes.
func (c Completion) Apply(typed string, i int) (string, int) { return typed, len(typed) }

// Meanings lists every fixed text that [Suggestion.Meaning] may be: those of
// kinds, groups, priorities and commands. Others are names and days.
func Meanings() []string { return nil }
