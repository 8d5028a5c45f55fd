package capture

import (
	"cmp"
	"slices"
	"strings"
)

// A FollowUp is an open follow-up (tindak lanjut) of an earlier meeting, as a
// line may report on it.
type FollowUp struct {
	Number   string // "TL-2026-0012", "TL-2026-0012.03"
	Action   string
	AgencyID int64 // leads it; 0 while nobody does
}

// An owed is a follow-up with what is looked for in it, in lower case.
type owed struct {
	FollowUp
	number string
	words  []string // of the action
	lead   string   // short name of its agency
}

// minActionWord is the length from which a word of the action is looked for.
const minActionWord = 3

func (d *Directory) addFollowUps(all []FollowUp) {
	for _, f := range all {
		r, _ := d.Ref(RefAgency, f.AgencyID)
		d.owed = append(d.owed, owed{
			FollowUp: f, number: strings.ToLower(f.Number), words: strings.Fields(strings.ToLower(f.Action)), lead: r.Label,
		})
	}
}

// WithFloor returns the directory with the follow-ups of the agency that speaks
// going first; 0 for none. It is cheap.
func (d *Directory) WithFloor(agencyID int64) *Directory {
	if d == nil || d.floor == agencyID {
		return d
	}
	c := *d
	c.floor = agencyID
	return &c
}

// number completes the number of a follow-up behind "/status" and "/tunda", by
// its start, by its digits or by a word of what it orders.
func (c completer) number() Completion {
	l := c.head
	if l.Mode != ModeCommand || l.Command.Verb != VerbStatus && l.Command.Verb != VerbPostpone {
		return Completion{}
	}
	if _, behind, _ := strings.Cut(strings.TrimSpace(c.before[:c.start]), " "); behind != "" || c.dir == nil || len(c.dir.owed) == 0 {
		return Completion{}
	}
	word := strings.ToLower(c.before[c.start:])
	out := c.completion(TokenArgument, false)
	for _, f := range c.dir.numbered(word) {
		o := c.dir.owed[f.item]
		out.Settled = out.Settled || f.fit == numberWhole
		meaning := strings.Join(strings.Fields(o.Action), " ")
		if o.lead != "" {
			meaning = o.lead + " · " + meaning
		}
		out.add(Suggestion{Insert: o.Number, Label: o.Number, Meaning: meaning, Kind: TokenArgument})
	}
	return out
}

// How well a number fits what was typed, best first.
const (
	numberWhole = iota
	numberDigits
	numberStart
	numberWord
	numberNot
)

// numbered gives the follow-ups that a word may mean: those that fit best
// first, among equals those of who has the floor, and then in the order given.
func (d *Directory) numbered(word string) []fit {
	var fits []fit
	for i, o := range d.owed {
		if f := o.fit(word); f < numberNot {
			fits = append(fits, fit{i, f})
		}
	}
	order := func(f fit) int {
		if d.floor != 0 && d.owed[f.item].AgencyID == d.floor {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(fits, func(a, b fit) int {
		return cmp.Or(cmp.Compare(a.fit, b.fit), cmp.Compare(order(a), order(b)))
	})
	return fits
}

// fit rates a word: the whole number, its own digits without the zeros before
// them ("12" for TL-2026-0012), its start, the start of a word of the action.
func (o owed) fit(word string) int {
	own := o.number[strings.LastIndexByte(o.number, '-')+1:]
	serial, _, _ := strings.Cut(own, ".")
	switch {
	case o.number == word:
		return numberWhole
	case word != "" && (strings.TrimLeft(own, "0") == word || strings.TrimLeft(serial, "0") == word || serial == word):
		return numberDigits
	case strings.HasPrefix(o.number, word):
		return numberStart
	case word != "" && strings.HasPrefix(strings.TrimLeft(own, "0"), word):
		return numberStart
	case len(word) >= minActionWord && slices.ContainsFunc(o.words, func(w string) bool { return strings.HasPrefix(w, word) }):
		return numberWord
	}
	return numberNot
}
