package app

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rakor.id/rakor/export/minutes"
)

// A concern finds what in the minutes concerns one agency: what it reported,
// what it was told by name or together with others of its kind, and what it
// leads or supports.
type concern struct {
	name      string
	posts     []string          // by which it spoke
	names     [][]string        // by which it is called, in words
	kind      []string          // words for all of its kind
	followUps map[string]string // own number of a row, by the row's
	supports  map[string]bool   // rows it supports
}

// kinds are the words by which many are addressed at once, by how the names of
// the agencies begin.
var kinds = []struct {
	begin string
	words []string
}{
	{"kecamatan", []string{"camat"}},
	{"kelurahan", []string{"lurah"}},
	{"desa", []string{"kades"}},
}

// everyone are words for all that were invited, when "all" or the like stands
// before them.
var everyone = []string{"opd", "dinas", "badan", "perangkat", "skpd", "pd", "instansi"}

// alls make of a word for one a word for all.
var alls = []string{"semua", "seluruh", "setiap", "tiap", "para", "masing-masing", "segenap"}

func newConcern(src source, agency string) concern {
	c := concern{name: agency, followUps: map[string]string{}, supports: map[string]bool{}}
	call := func(name string) {
		if words := wordsOf(name); len(words) > 0 {
			c.names = append(c.names, words)
		}
	}
	call(agency)
	for _, a := range src.content.Attendance {
		if a.Institution == agency && !a.Guest {
			c.posts = append(c.posts, a.Post)
		}
	}
	for _, a := range src.agencies {
		if a.Name == agency {
			c.posts = append(c.posts, a.HeadPost)
			call(a.Code)
			for _, alias := range a.Aliases {
				call(alias)
			}
		}
	}
	for _, post := range c.posts {
		call(post)
	}
	for _, k := range kinds {
		if strings.HasPrefix(strings.ToLower(agency), k.begin) {
			c.kind = k.words
		}
	}
	c.readFollowUps(src.content)
	return c
}

// readFollowUps finds the rows of the table that the agency has a part in. Of an
// order to many it has a row of its own, which the table does not show.
func (c concern) readFollowUps(content Content) {
	for _, f := range content.FollowUps {
		row := or(f.Parent, f.Number)
		switch {
		case f.Lead == c.name:
			c.followUps[row] = f.Number
		case slices.Contains(f.Supports, c.name):
			if _, leads := c.followUps[row]; !leads {
				c.supports[row] = true
			}
		}
	}
}

func (c concern) any(m minutes.Minutes) bool {
	out := cut(m, c)
	return len(out.Topics)+len(out.Opening)+len(out.Decisions)+len(out.FollowUps) > 0
}

func (c concern) report(r minutes.Report) bool { return slices.Contains(c.posts, r.Agency) }

func (c concern) point(p minutes.Point) bool {
	return slices.Contains(c.posts, p.Lead) || c.named(p.Text) || slices.ContainsFunc(p.Points, c.point)
}

func (c concern) followUp(f minutes.FollowUp) (minutes.FollowUp, bool) {
	if own, ok := c.followUps[f.Number]; ok {
		if own != f.Number {
			f.Lead += "\n" + c.name + ": " + own
		}
		return f, true
	}
	if c.supports[f.Number] {
		f.Lead += "\nPendukung: " + c.name
		return f, true
	}
	return f, false
}

// named reports whether a text speaks of the agency, or of all of its kind.
func (c concern) named(text string) bool {
	words := wordsOf(text)
	for i := range words {
		for _, name := range c.names {
			if begins(words[i:], name) {
				return true
			}
		}
		if c.addressed(words, i) {
			return true
		}
	}
	return false
}

// addressed reports whether the word at i speaks to all of the agency's kind:
// "camat" before no name, "setiap kepala OPD".
func (c concern) addressed(words []string, i int) bool {
	word := strings.ToLower(words[i])
	if slices.Contains(c.kind, word) {
		return i+1 == len(words) || !upper(words[i+1])
	}
	if !slices.Contains(everyone, word) {
		return false
	}
	for _, before := range words[max(0, i-2):i] {
		if slices.Contains(alls, strings.ToLower(before)) {
			return true
		}
	}
	return false
}

// begins reports whether words begin with those of a name, in whatever case.
func begins(words, name []string) bool {
	if len(words) < len(name) {
		return false
	}
	for i, w := range name {
		if !strings.EqualFold(words[i], w) {
			return false
		}
	}
	return true
}

func upper(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// wordsOf cuts a text into its words; what stands between them is dropped, save
// hyphens inside.
func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' })
}
