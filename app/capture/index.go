package capture

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// keyRank tells how a key names a thing. Lower is better.
type keyRank uint8

const (
	trueKey     keyRank = iota // short name, alias, name
	formlessKey                // these without "Dinas", "Kec." and the like
	personKey                  // a person's name
	wordKey                    // a word amid a name: offered, never taken as meant
)

// minWord is the length from which a word amid a name is a key.
const minWord = 4

type item struct {
	ref    Ref
	active bool
}

type entry struct {
	key     string
	item    int
	rank    keyRank
	runes   []rune // of the key, for finding misspellings
	letters uint64
}

// An index finds things by their keys: a whole key through the map, the start
// of one in the sorted list.
type index struct {
	items   []item
	byPlace map[place]int
	entries []entry // sorted by key
	exact   map[string][]entry
	longest int // key, in bytes
}

func newIndex() *index {
	return &index{byPlace: map[place]int{}, exact: map[string][]entry{}}
}

func (x *index) item(r Ref, active bool) int {
	r.Label = strings.Join(strings.Fields(r.Label), " ")
	x.items = append(x.items, item{r, active})
	it := len(x.items) - 1
	if _, taken := x.byPlace[r.place()]; !taken {
		x.byPlace[r.place()] = it
	}
	return it
}

func (x *index) keys(it int, rank keyRank, names ...string) {
	for _, n := range names {
		x.add(it, rank, key(n))
	}
}

// words makes the words of a name keys as well, without the first, which the
// name's own key begins with.
func (x *index) words(it int, name string) {
	for i, w := range strings.Fields(name) {
		if k := key(w); i > 0 && len(k) >= minWord {
			x.add(it, wordKey, k)
		}
	}
}

// add keeps the best rank of a key of one thing.
func (x *index) add(it int, rank keyRank, k string) {
	if k == "" {
		return
	}
	for i, e := range x.exact[k] {
		if e.item == it {
			x.exact[k][i].rank = min(e.rank, rank)
			return
		}
	}
	x.exact[k] = append(x.exact[k], entry{key: k, item: it, rank: rank, runes: []rune(k), letters: letterSet(k)})
	x.longest = max(x.longest, len(k))
}

// finish sorts the keys and gives everything a code that finds it again.
func (x *index) finish() {
	for _, es := range x.exact {
		x.entries = append(x.entries, es...)
	}
	slices.SortFunc(x.entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.item, b.item))
	})
	for it := range x.items {
		r := &x.items[it].ref
		if r.Kind != RefGroup {
			r.Code = x.codeOf(it)
		}
	}
}

// codeOf is the short name as one word if it means the thing, or else its name,
// or else the short name with the number of the row.
func (x *index) codeOf(it int) string {
	r := x.items[it].ref
	names := []string{r.Label}
	if r.Kind == RefAgency || r.Kind == RefIssue {
		names = append(names, r.Name)
	}
	for _, name := range names {
		word := signWord(name)
		if found, _ := x.lookup(key(word)); len(found) == 1 && found[0] == it {
			return word
		}
	}
	return signWord(r.Label) + rowSign + kindLetter[r.Kind] + strconv.FormatInt(r.ID, 10)
}

// rowSign stands between a short name and the row it means, where the name
// alone means two things.
const rowSign = "~"

var kindLetter = map[RefKind]string{RefAgency: "", RefOfficial: "j", RefPerson: "p", RefIssue: "i"}

// find resolves a code as typed. inactive tells that only something that has
// ended bears it.
func (x *index) find(code string) (refs []Ref, inactive bool) {
	if i := strings.LastIndex(code, rowSign); i >= 0 {
		return x.byRow(code[i+len(rowSign):])
	}
	k, ok := fold(code)
	if !ok {
		return nil, false
	}
	items, inactive := x.lookup(k)
	for _, it := range items {
		refs = append(refs, x.items[it].ref)
	}
	return refs, inactive
}

func (x *index) byRow(row string) (refs []Ref, inactive bool) {
	for kind, letter := range kindLetter {
		id, err := strconv.ParseInt(strings.TrimPrefix(row, letter), 10, 64)
		if err != nil || letter+strconv.FormatInt(id, 10) != row {
			continue
		}
		if it, ok := x.byPlace[place{kind: kind, id: id}]; ok {
			return []Ref{x.items[it].ref}, !x.items[it].active
		}
	}
	return nil, false
}

// lookup gives the things a key means: a whole name goes before a name without
// its form, that before a person, all of them before names that only begin so,
// and what has ended comes last.
func (x *index) lookup(k string) (items []int, inactive bool) {
	for rank := trueKey; rank <= personKey; rank++ {
		if items = x.whole(k, rank, true); len(items) > 0 {
			return items, false
		}
	}
	for rank := trueKey; rank <= personKey; rank++ {
		if items = x.beginning(k, rank); len(items) > 0 {
			return items, false
		}
	}
	for rank := trueKey; rank <= personKey; rank++ {
		if items = x.whole(k, rank, false); len(items) > 0 {
			return items, true
		}
	}
	return nil, false
}

func (x *index) whole(k string, rank keyRank, active bool) (items []int) {
	for _, e := range x.exact[k] {
		if e.rank == rank && x.items[e.item].active == active {
			items = append(items, e.item)
		}
	}
	return items
}

// maxChoices is how many meanings of an ambiguous code are told.
const maxChoices = 12

// beginning gives the active things with a key of a rank that begins with k, at
// most [maxChoices] of them.
func (x *index) beginning(k string, rank keyRank) (items []int) {
	for _, e := range x.from(k) {
		if e.rank == rank && x.items[e.item].active && !slices.Contains(items, e.item) {
			if items = append(items, e.item); len(items) == maxChoices {
				break
			}
		}
	}
	return items
}

// from is the part of the sorted keys that begin with k.
func (x *index) from(k string) []entry {
	byKey := func(e entry, k string) int { return cmp.Compare(e.key, k) }
	lo, _ := slices.BinarySearchFunc(x.entries, k, byKey)
	hi, _ := slices.BinarySearchFunc(x.entries, k+"\U0010ffff", byKey)
	return x.entries[lo:hi]
}
