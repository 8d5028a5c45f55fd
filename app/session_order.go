package app

import (
	"strings"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// Shift moves an entry up (-1) or down (+1) among the entries of its agenda
// item. At either end the change is empty.
func (s *Session) Shift(entryID int64, by int) *Action {
	return s.onEntry(entryID, func(j *journal, e Entry) error {
		siblings, at := s.siblings(e)
		to := at + by
		if to < 0 || to >= len(siblings) {
			return nil
		}
		after := int64(0) // the entry it comes to stand behind
		switch {
		case by > 0:
			after = siblings[to].ID
		case to > 0:
			after = siblings[to-1].ID
		}
		return s.move(j, e, e.ItemID, after)
	})
}

// siblings are the entries of the same agenda item in order, and the place of
// e among them.
func (s *Session) siblings(e Entry) (all []Entry, at int) {
	for _, x := range s.live.Entries {
		if x.ItemID != e.ItemID {
			continue
		}
		if x.ID == e.ID {
			at = len(all)
		}
		all = append(all, x)
	}
	return all, at
}

// Merge joins an entry to the one before it in the same agenda item: the text
// goes on there, and the entry itself is taken back.
func (s *Session) Merge(entryID int64) *Action {
	return s.onEntry(entryID, func(j *journal, e Entry) error {
		siblings, at := s.siblings(e)
		if at == 0 {
			return &Problem{Message: "Catatan ini yang pertama pada acaranya, jadi tidak ada yang dapat digabung di atasnya."}
		}
		before := siblings[at-1]
		if err := s.retype(j, before, join(before.Typed, e.Body)); err != nil {
			return err
		}
		return s.takeBack(j, e)
	})
}

// join puts a text behind a line, as a sentence of its own.
func join(typed, more string) string {
	typed = strings.TrimSpace(typed)
	if typed != "" && !strings.ContainsAny(typed[len(typed)-1:], ".!?:;") {
		typed += "."
	}
	return typed + " " + more
}

// Split cuts an entry in two behind a number of characters of its text. The
// second part becomes an entry right behind, by the same speaker and of the
// same kind, at the same time. A follow-up stays whole: its number would be in
// doubt.
func (s *Session) Split(entryID int64, at int) *Action {
	return s.onEntry(entryID, func(j *journal, e Entry) error { return s.split(j, e, at) })
}

func (s *Session) split(j *journal, e Entry, at int) error {
	if e.Kind == data.KindFollowUp {
		return &Problem{Message: "Tindak lanjut tidak dapat dipecah. Buat tindak lanjut baru, lalu perbaiki yang ini."}
	}
	text := []rune(e.Body)
	if at <= 0 || at >= len(text) {
		return &Problem{Message: "Letakkan kursor di tengah kalimat yang hendak dipecah."}
	}
	first, second := strings.TrimSpace(string(text[:at])), strings.TrimSpace(string(text[at:]))
	if first == "" || second == "" {
		return &Problem{Message: "Letakkan kursor di tengah kalimat yang hendak dipecah."}
	}
	rest := e
	rest.Head, rest.Body, rest.Typed, rest.Marks = data.Head{}, second, s.lineOf(e.Kind, second), "[]"
	e.Body, e.Typed, e.Marks = first, s.lineOf(e.Kind, first), "[]"
	if err := setRow(j, entryRows, &e); err != nil {
		return err
	}
	return j.addEntryAfter(&rest, e.ID)
}

// lineOf is the capture line that says a text as an entry of a kind.
func (s *Session) lineOf(kind EntryKind, text string) string {
	return capture.Write(capture.Entry{Kind: kind, Text: capture.Tidy(text)}, s.dir, s.live.Meeting.HeldOn)
}
