package data

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Source is what kind of text was found.
type Source int

// The sources; those of one day are found in this order, the last first.
const (
	InMeeting  Source = iota // title and number of a meeting
	InAgenda                 // title of an agenda item
	InEntry                  // what was said
	InFollowUp               // what a follow-up says beyond its entry
	InReport                 // what an agency reported on a follow-up
)

// A Facet is something a search can be narrowed to.
type Facet string

// facetSign stands before the words of facets in the index. No text has it, so
// that no word is taken for one.
const facetSign = "\ue000"

// everything is the facet of every text.
const everything Facet = facetSign + "e"

// Confidential is the facet of what was said in meetings that are secret
// (rahasia) or top secret (sangat rahasia).
const Confidential Facet = facetSign + "x"

func facet(sign string, id int64) Facet {
	return Facet(facetSign + sign + strconv.FormatInt(id, 10))
}

// Concerning is the facet of what an agency said, leads, supports or reported.
func Concerning(agencyID int64) Facet { return facet("a", agencyID) }

// SpokenBy is the facet of what an agency said or reported.
func SpokenBy(agencyID int64) Facet { return facet("s", agencyID) }

// OnIssue is the facet of a strategic issue, of the text itself or its item.
func OnIssue(issueID int64) Facet { return facet("i", issueID) }

// OfSeries is the facet of the meetings of a series and all that came of them.
func OfSeries(seriesID int64) Facet { return facet("r", seriesID) }

// OfMeeting is the facet of a meeting and all that came of it.
func OfMeeting(meetingID int64) Facet { return facet("m", meetingID) }

// OfKind is the facet of entries of a kind; a follow-up is of [KindFollowUp].
func OfKind(k EntryKind) Facet {
	return Facet(facetSign + "k" + strings.ReplaceAll(string(k), "_", ""))
}

// The facets of what is no entry.
const (
	OfTitles  Facet = facetSign + "kmeeting"  // of meetings and agenda items
	OfReports Facet = facetSign + "kprogress" // of agencies on follow-ups
)

// A Search asks for texts of all meetings. Of each group a text must have at
// least one; without any group and facet it asks for all there are.
type Search struct {
	Groups   [][]string // words or phrases, without regard to case or accents
	Without  []string   // words or phrases it must not have
	Speakers [][]string // words in the name of the person or post that spoke
	Facets   [][]Facet
	None     []Facet // facets it must not have
	From, To Date    // day of the meeting; of a report, the day it is of
	Before   int64   // only texts with a smaller key: the next page
	Limit    int     // 0 = 50
}

// A Hit is a text found, with where it was said.
type Hit struct {
	Key            int64 // for [Search.Before]
	Source         Source
	ID             int64  // of the meeting, agenda item, entry, follow-up or report
	MeetingID      int64  // of a report: that its follow-up is from
	EntryID        int64  // to be shown in the meeting, 0 for none
	FollowUpID     int64  // of a follow-up or report, or born from the entry; 0 for none
	Number         string // of the follow-up
	Kind           EntryKind
	Speaker        string // who said or reported it
	On             Date   // the day it was said
	Body           string
	MeetingTitle   string
	MeetingOn      Date
	Classification Classification
}

// quote makes a word safe between quotation marks. FTS5 reads its query only up
// to a zero byte.
var quote = strings.NewReplacer(`"`, `""`, "\x00", " ", facetSign, " ")

// anyOf writes an OR of quoted words, "" if there is none; nothing a person
// types is read as an operator.
func anyOf(words []string) string {
	var parts []string
	for _, w := range words {
		if len(Terms(w)) > 0 {
			parts = append(parts, `"`+quote.Replace(w)+`"`)
		}
	}
	return strings.Join(parts, " OR ")
}

func anyFacet(facets []Facet) string {
	parts := make([]string, len(facets))
	for i, f := range facets {
		parts[i] = `"` + string(f) + `"`
	}
	return strings.Join(parts, " OR ")
}

// match writes the search in the query language of FTS5, "" if it asks for
// words but has none.
func (q Search) match() string {
	var all []string
	for _, g := range q.Groups {
		if words := anyOf(g); words != "" {
			all = append(all, "body : ("+words+")")
		}
	}
	if len(q.Groups) > 0 && len(all) == 0 {
		return ""
	}
	for _, g := range q.Speakers {
		if words := anyOf(g); words != "" {
			all = append(all, "speaker : ("+words+")")
		}
	}
	for _, g := range q.Facets {
		if len(g) > 0 {
			all = append(all, "("+anyFacet(g)+")")
		}
	}
	if len(all) == 0 {
		all = append(all, `"`+string(everything)+`"`)
	}
	match := strings.Join(all, " AND ")
	if words := anyOf(q.Without); words != "" {
		match = "(" + match + ") NOT body : (" + words + ")"
	}
	if len(q.None) > 0 {
		match = "(" + match + ") NOT (" + anyFacet(q.None) + ")"
	}
	return match
}

// keyDays is how far the day stands up in the key of a text, keySource its
// source; see the migration.
const (
	keyDays   = 32
	keySource = 29
)

func firstKey(day Date) int64 { return int64(day.Sub("1970-01-01")) << keyDays }

// fewDays is a time so short that all that is found in it can be read.
const fewDays = 93

// inFewDays reports whether a search is in so short a time. The index can leap
// to a day only while it goes forward; going back it would walk through all
// that was said since.
func (q Search) inFewDays() bool {
	return q.From != "" && q.To != "" && q.To.Sub(q.From) < fewDays
}

// Search returns the texts found, the newest first, without what was deleted,
// withdrawn or taken back.
func (tx *Tx) Search(q Search) ([]Hit, error) {
	match := q.match()
	if match == "" {
		return nil, nil
	}
	w := &conditions{}
	w.add("search_index MATCH ?", match)
	if q.From != "" {
		w.add("rowid >= ?", firstKey(q.From))
	}
	if q.To != "" {
		w.add("rowid < ?", firstKey(q.To.AddDays(1)))
	}
	if q.Before != 0 {
		w.add("rowid < ?", q.Before)
	}
	if q.Limit == 0 {
		q.Limit = 50
	}
	order, args := " ORDER BY rowid DESC LIMIT ?", append(slices.Clip(w.args), q.Limit)
	if q.inFewDays() {
		order, args = " ORDER BY rowid", w.args
	}
	var hits []Hit
	err := scan(tx, func(r rows) error {
		var h Hit
		err := r.Scan(&h.Key)
		h.Source, h.ID = Source(h.Key>>keySource&7), h.Key&(1<<keySource-1)
		hits = append(hits, h)
		return err
	}, "SELECT rowid FROM search_index "+w.sql()+order, args...)
	if q.inFewDays() {
		slices.Reverse(hits)
		hits = hits[:min(len(hits), q.Limit)]
	}
	if err == nil {
		err = tx.fillHits(hits)
	}
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return hits, nil
}

// hitOf reads, for each source, what a hit tells: id, meeting, entry,
// follow-up, its number, kind, speaker, day, text.
var hitOf = map[Source]string{
	InMeeting: `SELECT m.id, m.id, 0, 0, '', '', '', m.held_on, m.title FROM json_each(?) j CROSS JOIN meetings m ON m.id = j.value`,
	InAgenda: `SELECT i.id, i.meeting_id, 0, 0, '', '', '', m.held_on, i.title FROM json_each(?) j CROSS JOIN agenda_items i ON i.id = j.value
		CROSS JOIN meetings m ON m.id = i.meeting_id`,
	InEntry: `SELECT e.id, e.meeting_id, e.id, coalesce(f.id, 0), coalesce(f.number, ''), e.kind, e.speaker, m.held_on, e.body FROM json_each(?) j
		CROSS JOIN entries e ON e.id = j.value CROSS JOIN meetings m ON m.id = e.meeting_id
		LEFT JOIN follow_ups f ON f.id = (SELECT min(id) FROM follow_ups WHERE entry_id = e.id AND NOT withdrawn)`,
	InFollowUp: `SELECT f.id, f.meeting_id, coalesce(f.entry_id, 0), f.id, f.number, 'follow_up', coalesce(a.code, f.lead_text), m.held_on,
		trim(f.action || char(10) || f.problem || char(10) || f.direction || char(10) || f.indicator || char(10) || f.target, char(10))
		FROM json_each(?) j CROSS JOIN follow_ups f ON f.id = j.value CROSS JOIN meetings m ON m.id = f.meeting_id LEFT JOIN agencies a ON a.id = f.lead_id`,
	InReport: `SELECT r.id, f.meeting_id, 0, f.id, f.number, '', coalesce(a.code, ''), coalesce(r.reported_on, date(r.at / 1000, 'unixepoch', '+7 hours')),
		trim(r.narrative || char(10) || r.obstacle || char(10) || r.support_needed || char(10) || r.realization || char(10) || r.evidence, char(10))
		FROM json_each(?) j CROSS JOIN reports r ON r.id = j.value CROSS JOIN follow_ups f ON f.id = r.follow_up_id LEFT JOIN agencies a ON a.id = r.agency_id`,
}

// fillHits reads what was found, with one query for each source among it.
func (tx *Tx) fillHits(hits []Hit) error {
	ids, at := map[Source][]int64{}, map[Source]map[int64]*Hit{}
	for i := range hits {
		h := &hits[i]
		if at[h.Source] == nil {
			at[h.Source] = map[int64]*Hit{}
		}
		ids[h.Source], at[h.Source][h.ID] = append(ids[h.Source], h.ID), h
	}
	meetings := map[int64]bool{}
	for source, query := range hitOf {
		if len(ids[source]) == 0 {
			continue
		}
		err := scan(tx, func(r rows) error {
			var x Hit
			if err := r.Scan(&x.ID, &x.MeetingID, &x.EntryID, &x.FollowUpID, &x.Number, &x.Kind, &x.Speaker, &x.On, &x.Body); err != nil {
				return err
			}
			h := at[source][x.ID]
			x.Key, x.Source, x.Body = h.Key, h.Source, onceEach(x.Body)
			*h = x
			meetings[x.MeetingID] = true
			return nil
		}, query, idList(ids[source]))
		if err != nil {
			return err
		}
	}
	return tx.fillMeetings(hits, meetings)
}

// onceEach leaves out lines that stood before: the action of a follow-up is
// often the direction it came from.
func onceEach(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func (tx *Tx) fillMeetings(hits []Hit, ids map[int64]bool) error {
	if len(hits) == 0 {
		return nil
	}
	list := make([]int64, 0, len(ids))
	for id := range ids {
		list = append(list, id)
	}
	of := map[int64]Hit{}
	err := scan(tx, func(r rows) error {
		var h Hit
		err := r.Scan(&h.ID, &h.MeetingTitle, &h.MeetingOn, &h.Classification)
		of[h.ID] = h
		return err
	}, "SELECT id, title, held_on, classification FROM meetings WHERE id IN (SELECT value FROM json_each(?))", idList(list))
	for i := range hits {
		m := of[hits[i].MeetingID]
		hits[i].MeetingTitle, hits[i].MeetingOn, hits[i].Classification = m.MeetingTitle, m.MeetingOn, m.Classification
	}
	return err
}

// Terms splits a text into the words that can be searched, in small letters.
func Terms(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
}
