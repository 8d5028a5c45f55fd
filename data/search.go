package data

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
)

// Marks around the words found, in [Hit.Snippet].
const (
	HitStart = "\x02"
	HitEnd   = "\x03"
)

// A Search asks for entries of all meetings.
type Search struct {
	// Groups: an entry must contain, of each group, at least one of its words
	// or phrases, without regard to case or accents. No group finds nothing.
	Groups    [][]string
	SpeakerID int64
	IssueID   int64
	Kinds     []EntryKind
	From, To  Date  // day of the meeting
	Before    int64 // only entries with a smaller id: the next page
	Limit     int   // 0 = 50
}

// A Hit is an entry found.
type Hit struct {
	Entry
	MeetingTitle   string
	MeetingOn      Date
	Classification Classification
	Snippet        string // its sentence, the words found between HitStart and HitEnd
}

// quote makes a word safe between quotation marks. FTS5 reads its query only up
// to a zero byte.
var quote = strings.NewReplacer(`"`, `""`, "\x00", " ")

// match writes the groups in the query language of FTS5, each word quoted so
// that nothing a person types is read as an operator.
func (q Search) match() string {
	var groups []string
	for _, g := range q.Groups {
		var words []string
		for _, w := range g {
			if len(Terms(w)) > 0 {
				words = append(words, `"`+quote.Replace(w)+`"`)
			}
		}
		if len(words) > 0 {
			groups = append(groups, "("+strings.Join(words, " OR ")+")")
		}
	}
	return strings.Join(groups, " AND ")
}

// Search returns the entries found, the newest first, without deleted ones.
func (s Entries) Search(q Search) ([]Hit, error) {
	match := q.match()
	if match == "" {
		return nil, nil
	}
	w := &conditions{}
	w.add("entries_fts MATCH ?", match)
	w.add("NOT e.deleted")
	w.eq("e.speaker_id", q.SpeakerID)
	w.eq("coalesce(e.issue_id, i.issue_id)", q.IssueID)
	in(w, "e.kind", q.Kinds)
	w.from("m.held_on", q.From)
	w.to("m.held_on", q.To)
	if q.Before != 0 {
		w.add("entries_fts.rowid < ?", q.Before)
	}
	if q.Limit == 0 {
		q.Limit = 50
	}
	var hits []Hit
	err := scan(s.tx, func(r rows) error {
		var h Hit
		err := r.Scan(append(targets(&h.Entry), &h.MeetingTitle, &h.MeetingOn, &h.Classification, &h.Snippet)...)
		hits = append(hits, h)
		return err
	}, "SELECT "+columnList(&Entry{}, "e")+`, m.title, m.held_on, m.classification,
		snippet(entries_fts, 0, char(2), char(3), '…', 24)
		FROM entries_fts CROSS JOIN entries e ON e.id = entries_fts.rowid
		CROSS JOIN meetings m ON m.id = e.meeting_id CROSS JOIN agenda_items i ON i.id = e.item_id `+w.sql()+
		" ORDER BY entries_fts.rowid DESC LIMIT ?", append(w.args, q.Limit)...)
	if err != nil {
		return nil, fmt.Errorf("search entries: %w", err)
	}
	return hits, nil
}

// Terms splits a text into the words that can be searched, in small letters.
func Terms(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
}

// learn keeps the words of an entry with their stems, so that a search can ask
// for all forms of a word that were ever written.
func (tx *Tx) learn(body string) error {
	type pair struct {
		Term string `json:"t"`
		Stem string `json:"s"`
	}
	var pairs []pair
	for _, t := range Terms(body) {
		pairs = append(pairs, pair{t, tx.db.stem(t)})
	}
	list, err := json.Marshal(pairs)
	if err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO search_terms(term, stem) SELECT value ->> 't', value ->> 's' FROM json_each(?)
		WHERE true ON CONFLICT DO NOTHING`, string(list))
	return err
}

// Forms returns the words ever written that have a stem.
func (s Entries) Forms(stem string) ([]string, error) {
	var forms []string
	err := scan(s.tx, func(r rows) error {
		var t string
		err := r.Scan(&t)
		forms = append(forms, t)
		return err
	}, "SELECT term FROM search_terms WHERE stem = ? ORDER BY term", stem)
	return forms, err
}

// Restem computes the stem of every word anew; needed when the rules of
// stemming have changed. It returns how many words there are.
func (s Entries) Restem(stem func(string) string) (int, error) {
	var terms []string
	err := scan(s.tx, func(r rows) error {
		var t string
		err := r.Scan(&t)
		terms = append(terms, t)
		return err
	}, "SELECT term FROM search_terms")
	if err != nil {
		return 0, err
	}
	for _, t := range terms {
		if _, err := s.tx.exec("UPDATE search_terms SET stem = ? WHERE term = ?", stem(t), t); err != nil {
			return 0, err
		}
	}
	return len(terms), nil
}
