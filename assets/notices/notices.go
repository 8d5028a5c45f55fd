// Package notices holds the licenses of all that Rakor is built of: libraries,
// fonts, Go itself. The text is collected by a program (sync beside this one),
// and a test fails when it no longer fits what is built in.
package notices

import (
	_ "embed"
	"strings"
)

// Text is NOTICES.txt: all notices, one after the other.
//
//go:embed NOTICES.txt
var Text string

// A Notice is the license of one part.
type Notice struct {
	Name    string // "modernc.org/sqlite v1.61.1"
	License string // by its SPDX names: "BSD-3-Clause AND Apache-2.0"
	Text    string
}

// rule stands before each notice.
const rule = "\n================================================================================\n"

// All returns the notices one by one, in the order of their names.
func All() []Notice {
	var all []Notice
	for _, part := range strings.Split(Text, rule)[1:] {
		head, text, _ := strings.Cut(part, "\n")
		name, license, _ := strings.Cut(head, ": ")
		all = append(all, Notice{Name: name, License: license, Text: strings.TrimSpace(text)})
	}
	return all
}

// Write puts notices into one text, as [All] reads it.
func Write(all []Notice) string {
	var b strings.Builder
	b.WriteString("What Rakor is built of, with the license of each part. Rakor itself: see LICENSE.\n")
	for _, n := range all {
		b.WriteString(rule + n.Name + ": " + n.License + "\n\n" + n.Text + "\n")
	}
	return b.String()
}
