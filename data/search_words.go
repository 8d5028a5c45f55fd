package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// spoken is a record with a text that can be searched.
type spoken interface{ said() string }

func (e *Entry) said() string      { return e.Body }
func (m *Meeting) said() string    { return m.Title + " " + m.Number }
func (a *AgendaItem) said() string { return a.Title }

func (f *FollowUp) said() string {
	return strings.Join([]string{f.Action, f.Problem, f.Direction, f.Indicator, f.Target}, " ")
}

func (r *Report) said() string {
	return strings.Join([]string{r.Narrative, r.Obstacle, r.SupportNeeded, r.Realization, r.Evidence}, " ")
}

// learnFrom keeps the words of a record that was written, unless they are those
// it had before; before is nil for a new one.
func (tx *Tx) learnFrom(r, before record) error {
	s, ok := r.(spoken)
	if !ok {
		return nil
	}
	text := s.said()
	if old, ok := before.(spoken); ok && old.said() == text {
		return nil
	}
	return tx.learn(text)
}

// learn keeps the words of a text with their stems, so that a search can ask
// for all forms of a word that were ever written.
func (tx *Tx) learn(text string) error {
	var pairs []termPair
	for _, t := range Terms(text) {
		pairs = append(pairs, termPair{t, tx.db.stem(t)})
	}
	if len(pairs) == 0 {
		return nil
	}
	return tx.keepTerms(pairs, "DO NOTHING")
}

type termPair struct {
	Term string `json:"t"`
	Stem string `json:"s"`
}

func (tx *Tx) keepTerms(pairs []termPair, known string) error {
	list, err := json.Marshal(pairs)
	if err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO search_terms(term, stem) SELECT value ->> 't', value ->> 's' FROM json_each(?)
		WHERE true ON CONFLICT `+known, string(list))
	return err
}

// Forms returns the words ever written that have a stem.
func (tx *Tx) Forms(stem string) ([]string, error) {
	return tx.terms("SELECT term FROM search_terms WHERE stem = ? ORDER BY term", stem)
}

// Beginning returns up to limit words ever written that begin so.
func (tx *Tx) Beginning(prefix string, limit int) ([]string, error) {
	return tx.terms("SELECT term FROM search_terms WHERE term >= ? AND term < ? ORDER BY length(term), term LIMIT ?", prefix, prefix+"\U0010ffff", limit)
}

func (tx *Tx) terms(query string, args ...any) (found []string, err error) {
	err = scan(tx, func(r rows) error {
		var t string
		err := r.Scan(&t)
		found = append(found, t)
		return err
	}, query, args...)
	return found, err
}

// settingStems is the version of the rules that the stems were found with.
const settingStems = "search.stems"

// Restem finds the stem of every word in the archive anew if that was last done
// by rules of another version, and reports whether it was.
func (tx *Tx) Restem(version string) (bool, error) {
	kept, err := tx.Settings().Get(settingStems)
	if err != nil || kept == version {
		return false, err
	}
	terms, err := tx.terms("SELECT term FROM search_words WHERE substr(term, 1, 1) <> ? UNION SELECT term FROM search_terms", facetSign)
	if err != nil {
		return false, fmt.Errorf("read words: %w", err)
	}
	pairs := make([]termPair, len(terms))
	for i, t := range terms {
		pairs[i] = termPair{t, tx.db.stem(t)}
	}
	if len(pairs) > 0 {
		err = tx.keepTerms(pairs, "DO UPDATE SET stem = excluded.stem WHERE stem <> excluded.stem")
	}
	return true, errors.Join(err, tx.Settings().Set(settingStems, version))
}

// wordIndexes are the indexes of words: of the search over everything, and of
// the register.
var wordIndexes = []string{"search_index", "follow_ups_fts"}

// RebuildSearch makes the index anew from the texts; needed after rows were put
// into the archive by anything else than its stores. It takes a minute for a
// million entries.
func (tx *Tx) RebuildSearch() error {
	for _, index := range wordIndexes {
		if _, err := tx.exec("INSERT INTO " + index + "(" + index + ") VALUES('rebuild')"); err != nil {
			return fmt.Errorf("rebuild search index: %w", err)
		}
	}
	if err := tx.Settings().Set(settingStems, ""); err != nil { // the next opening learns the words
		return err
	}
	return nil
}
