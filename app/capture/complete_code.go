package capture

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// How well a suggestion fits, best first; slips come behind, by their number.
const (
	fitWhole = iota
	fitWholeFormless
	fitWholePerson
	fitStart
	fitStartPerson
	fitWord
	fitSlip
)

// enough is how many suggestions make a search for misspellings needless.
const enough = 3

// minSlip is the length of a word from which misspellings are looked for.
const minSlip = 4

// code completes "@", "+" and "#".
func (c completer) code(sign string) Completion {
	x := c.dir.index(sign)
	kind := c.kindOfCode(sign)
	typed := strings.TrimRight(c.before[c.start+1:], closing)
	out := c.completion(kind, false)
	k, ok := fold(typed)
	if x == nil || !ok && typed != "" {
		return Completion{}
	}
	fits := x.fits(k)
	for _, f := range c.dir.ranked(x, fits, kind) {
		r := x.items[f.item].ref
		if kind == TokenSpeaker && r.Kind == RefGroup {
			continue
		}
		out.add(Suggestion{
			Insert: sign + r.Code, Label: sign + r.Label, Meaning: r.Name,
			Kind: kind.of(r), Ref: r, Slip: f.fit >= fitSlip,
		})
	}
	whole, _ := x.find(typed)
	out.Settled = len(whole) == 1 && slices.ContainsFunc(fits, func(f fit) bool { return f.fit <= fitWholePerson })
	return out
}

// of is what the token becomes with a certain reference.
func (k TokenKind) of(r Ref) TokenKind {
	if r.Kind == RefGroup && (k == TokenLead || k == TokenSupport) {
		return TokenGroup
	}
	return k
}

// kindOfCode tells what the code at the cursor will be, from what stands before
// it.
func (c completer) kindOfCode(sign string) TokenKind {
	if sign == "#" {
		return TokenIssue
	}
	head := c.head
	switch {
	case head.Mode == ModeCommand:
		return TokenArgument
	case sign == "+":
		return TokenSupport
	case strings.TrimSpace(c.before[:c.start]) == "":
		return TokenSpeaker
	case head.Mode != ModeEntry:
		return TokenMention
	case !Addresses(head.Kind) && head.Text == "" && head.Speaker.IsZero():
		return TokenSpeaker
	case !Addresses(head.Kind):
		return TokenMention
	case head.Lead.IsZero():
		return TokenLead
	}
	return TokenSupport
}

// A fit is a thing of an index and how well it fits.
type fit struct {
	item, fit int
}

// fits gives everything active that a key may mean, each once.
func (x *index) fits(k string) []fit {
	best := make([]int, len(x.items))
	for i := range best {
		best[i] = math.MaxInt
	}
	found := 0
	note := func(item, fit int) {
		if !x.items[item].active {
			return
		}
		if best[item] == math.MaxInt {
			found++
		}
		best[item] = min(best[item], fit)
	}
	for _, e := range x.from(k) {
		note(e.item, fitOf(e, k))
	}
	if found < enough && len(k) >= minSlip {
		x.slips(k, note)
	}
	var out []fit
	for i, f := range best {
		if f < math.MaxInt {
			out = append(out, fit{i, f})
		}
	}
	return out
}

// fitOf rates an entry whose key begins with k.
func fitOf(e entry, k string) int {
	whole := e.key == k
	switch {
	case e.rank == wordKey:
		return fitWord
	case whole && e.rank == trueKey:
		return fitWhole
	case whole && e.rank == formlessKey:
		return fitWholeFormless
	case whole:
		return fitWholePerson
	case e.rank == personKey:
		return fitStartPerson
	}
	return fitStart
}

// ranked puts the best first, among equals the most recently used, and then, in
// an order that is given, groups.
func (d *Directory) ranked(x *index, fits []fit, kind TokenKind) []fit {
	order := func(f fit) int {
		r := x.items[f.item].ref
		n := d.recent[r.place()]
		switch {
		case n > 0:
			return n
		case r.Kind == RefGroup && kind == TokenLead:
			return len(d.recent) + 1
		}
		return len(d.recent) + 2
	}
	slices.SortStableFunc(fits, func(a, b fit) int {
		return cmp.Or(cmp.Compare(a.fit, b.fit), cmp.Compare(order(a), order(b)))
	})
	return fits
}

// slips finds keys with one or two letters wrong, left out, put in or swapped.
func (x *index) slips(k string, note func(item, fit int)) {
	word := []rune(k)
	letters := letterSet(k)
	for _, e := range x.entries {
		if e.rank == wordKey || !near(letters, e.letters) {
			continue
		}
		if n := slipsBetween(word, e.runes); n <= maxSlips {
			note(e.item, fitSlip+n)
		}
	}
}
