package app

import (
	"encoding/json"
	"strings"

	"rakor.id/rakor/export/minutes"
)

// An Anchor is the text by which a signing service finds where a person signs.
// It stands in the paper once and nowhere else.
type Anchor struct {
	Signer string // post, or name
	Text   string
}

// anchors are texts that services take for anchors. The first is the usual one
// and goes to whoever leads; the longer ones serve minutes in which the others
// were written.
var anchors = []string{"#", "^", "$", "~", "*", "##", "^^", "$$", "~~", "**", "#1#", "#2#", "#3#", "#4#", "#5#"}

// anchor gives each signer an anchor instead of a field. A text that is in the
// minutes already, or part of one that is given, is passed over.
func anchor(m *minutes.Minutes, p minutes.Profile) []Anchor {
	bare := *m
	bare.Photos, bare.Letterhead.Emblem = nil, nil
	words, err := json.Marshal([]any{bare, p})
	if err != nil {
		return nil // values of strings and finite numbers do not fail
	}
	taken := string(words)
	given := make([]Anchor, len(m.Signers))
	for _, chair := range []bool{true, false} {
		for i, s := range m.Signers {
			if (s.Role == "chair") != chair {
				continue
			}
			text := freeAnchor(taken)
			taken += " " + text
			m.Signers[i].Field, m.Signers[i].Proof = "", text
			given[i] = Anchor{Signer: or(s.Post, s.Name), Text: text}
		}
	}
	return given
}

func freeAnchor(taken string) string {
	for _, a := range anchors {
		if !strings.Contains(taken, a) {
			return a
		}
	}
	for text := "#####"; ; text += "#" {
		if !strings.Contains(taken, text) {
			return text
		}
	}
}
