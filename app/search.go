package app

import (
	"context"
	"slices"
	"strings"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/app/stem"
	"rakor.id/rakor/data"
)

// A SearchQuestion is what somebody wants to find.
type SearchQuestion struct {
	Typed  string // in the language of [query.Entries]
	Typing bool   // the last word may not be whole yet
	Before int64  // key of the last hit there is: asks for the next ones; 0 for the first
	Limit  int    // 0 = 50
	// Public leaves out what was said in secret meetings, and what came of them.
	// A public display must never show it: whoever shows hits to others than the
	// person at the keys, as a projector does, sets Public.
	Public bool
}

// A Hit is a text found.
type Hit struct {
	data.Hit
	Snippet string // the sentence, what was found between HitStart and HitEnd
}

// Marks around what was found in a [Hit]'s snippet.
const (
	HitStart = "\x02"
	HitEnd   = "\x03"
)

// What was found, by where it stands.
const (
	InMeeting  = data.InMeeting
	InAgenda   = data.InAgenda
	InEntry    = data.InEntry
	InFollowUp = data.InFollowUp
	InReport   = data.InReport
)

// Secret reports whether a hit is from a secret meeting.
func (h Hit) Secret() bool {
	return h.Classification == data.Secret || h.Classification == data.TopSecret
}

// Found is the answer to a question.
type Found struct {
	Hits    []Hit // the newest first
	More    bool  // there are older ones
	Remarks []query.Remark
}

// prefixForms is how many words that begin as the one being typed are tried,
// and leastPrefix how much of it must be there.
const (
	prefixForms = 30
	leastPrefix = 3
)

// Search finds everything ever said that holds all words, in any of their
// forms; phrases in quotes as they are written. What it could not understand of
// the line has a remark, and is looked for as it stands.
func (s *Archive) Search(ctx context.Context, q SearchQuestion) (found Found, err error) {
	if strings.TrimSpace(q.Typed) == "" {
		return found, &Problem{Message: "Kata yang dicari masih kosong. Tulis satu kata atau lebih."}
	}
	if q.Limit == 0 {
		q.Limit = 50
	}
	err = s.read(ctx, func(tx *data.Tx) error {
		ask, err := s.searchFor(tx, q, &found)
		if err != nil {
			return err
		}
		hits, err := tx.Search(ask.Search)
		if err != nil {
			return err
		}
		found.More = len(hits) > q.Limit
		for _, h := range hits[:min(len(hits), q.Limit)] {
			found.Hits = append(found.Hits, Hit{h, ask.words.snippet(h.Body)})
		}
		return nil
	})
	return found, err
}

// An asking is a search being put together.
type asking struct {
	data.Search
	tx    *data.Tx
	names query.Names
	words soughtWords
}

func (s *Archive) searchFor(tx *data.Tx, q SearchQuestion, found *Found) (*asking, error) {
	today, err := s.today(tx)
	if err != nil {
		return nil, err
	}
	a := &asking{tx: tx, Search: data.Search{Before: q.Before, Limit: q.Limit + 1}}
	if strings.ContainsAny(q.Typed, "@#:") { // only then can it name any
		if a.names, err = s.names.of(tx, today); err != nil {
			return nil, err
		}
	} else {
		a.names.Directory = capture.NewDirectory(capture.Names{})
	}
	line := query.Entries.Parse(q.Typed, a.names, today)
	found.Remarks = line.Remarks
	if q.Public {
		a.None = append(a.None, data.Confidential)
	}
	facets := map[query.Field][]data.Facet{}
	for i, t := range line.Terms {
		last := i == len(line.Terms)-1 && q.Typing && strings.HasSuffix(q.Typed, t.Typed)
		if err := a.add(t, last, facets); err != nil {
			return nil, err
		}
	}
	for _, f := range facets {
		a.Facets = append(a.Facets, f)
	}
	return a, nil
}

// add puts one term of the line into the search. Several terms of one field
// mean any of them.
func (a *asking) add(t query.Term, last bool, facets map[query.Field][]data.Facet) error {
	var named []data.Facet
	switch t.Field {
	case query.FieldText:
		return a.text(t, last)
	case query.FieldUnknown:
		return a.text(query.Term{Value: t.Typed, Phrase: true}, false)
	case query.FieldSpeaker:
		return a.speaker(t)
	case query.FieldTime:
		a.From, a.To = max(a.From, t.From), earlier(a.To, t.To)
		return nil
	case query.FieldEither:
		named = facetsOf(t.IDs(), data.Concerning)
	case query.FieldIssue:
		named = facetsOf(t.IDs(), data.OnIssue)
	case query.FieldSeries:
		named = facetsOf([]int64{t.ID}, data.OfSeries)
	case query.FieldKind:
		named = []data.Facet{facetOfKind(t.Value)}
	case query.FieldMeeting:
		ids, err := a.meetings(t)
		if err != nil {
			return err
		}
		named = facetsOf(ids, data.OfMeeting)
	}
	if t.Not {
		a.None = append(a.None, named...)
	} else {
		facets[t.Field] = append(facets[t.Field], named...)
	}
	return nil
}

func facetsOf(ids []int64, of func(int64) data.Facet) []data.Facet {
	facets := make([]data.Facet, len(ids))
	for i, id := range ids {
		facets[i] = of(id)
	}
	return facets
}

func facetOfKind(value string) data.Facet {
	switch value {
	case query.KindProgress:
		return data.OfReports
	case query.KindTitle:
		return data.OfTitles
	}
	return data.OfKind(data.EntryKind(value))
}

func earlier(a, b Date) Date {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// text asks for a word in all its forms, or for a phrase as it stands.
func (a *asking) text(t query.Term, last bool) error {
	terms := data.Terms(t.Value)
	if t.Phrase || t.Not && len(terms) > 1 {
		terms = []string{t.Value}
	}
	for i, term := range terms {
		forms := []string{term}
		if !t.Phrase {
			var err error
			if forms, err = a.forms(term, last && i == len(terms)-1); err != nil {
				return err
			}
		}
		if t.Not {
			a.Without = append(a.Without, forms...)
			continue
		}
		a.Groups = append(a.Groups, forms)
		a.words.add(forms)
	}
	return nil
}

// forms are the words ever written with the same root as one; of the one being
// typed also those that begin so.
func (a *asking) forms(word string, typing bool) ([]string, error) {
	forms, err := a.tx.Forms(stem.Stem(word))
	if err != nil {
		return nil, err
	}
	if typing && len(word) >= leastPrefix {
		more, err := a.tx.Beginning(word, prefixForms)
		if err != nil {
			return nil, err
		}
		forms = append(forms, more...)
	}
	forms = append(forms, word)
	slices.Sort(forms)
	return slices.Compact(forms), nil
}

// speaker asks for who spoke: the agency of that name or, where it names none,
// anybody in whose name or post the words stand.
func (a *asking) speaker(t query.Term) error {
	var agencies []data.Facet
	for _, r := range a.names.Directory.Find(t.Value) {
		if r.Kind == capture.RefAgency {
			agencies = append(agencies, data.SpokenBy(r.ID))
		}
	}
	switch {
	case len(agencies) > 0 && t.Not:
		a.None = append(a.None, agencies...)
	case len(agencies) > 0:
		a.Facets = append(a.Facets, agencies)
	case !t.Not:
		a.Speakers = append(a.Speakers, []string{t.Value})
	}
	return nil
}

// mostMeetings is how many meetings a title may name at most.
const mostMeetings = 200

func (a *asking) meetings(t query.Term) ([]int64, error) {
	if t.ID != 0 {
		return []int64{t.ID}, nil
	}
	found, err := a.tx.Meetings().Page(data.MeetingFilter{Text: t.Value}, mostMeetings, 0)
	ids := []int64{0} // none: a title that no meeting has finds nothing
	for _, m := range found {
		ids = append(ids, m.ID)
	}
	return ids, err
}
