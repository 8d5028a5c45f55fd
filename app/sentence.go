package app

import "fmt"

// A Sentence is something to tell a person, in Indonesian and still with its
// parts, so that a view can translate it.
type Sentence struct {
	Message string // a format string and the key of its translation
	Args    []any
}

// String writes the sentence in Indonesian.
func (s Sentence) String() string { return fmt.Sprintf(s.Message, s.Args...) }

// IsZero reports whether there is nothing to tell.
func (s Sentence) IsZero() bool { return s.Message == "" }
