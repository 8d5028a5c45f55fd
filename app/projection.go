package app

import (
	"slices"

	"rakor.id/rakor/data"
)

// A Projection (tayangan) is what everybody in the room may see of a running
// meeting. It knows no half-typed line, no number that belongs to a person and
// no name where the post will do.
type Projection struct {
	Title          string // of the meeting; "" if Restricted
	Place          string
	State          MeetingState
	Classification Classification
	// Restricted tells that the meeting is not for everybody (Permendagri
	// 1/2023): nothing but the titles of its agenda is there.
	Restricted bool

	Agenda  []ProjectedItem
	Current int             // index in Agenda of the item being discussed; -1 for none
	Lines   []ProjectedLine // what was agreed under it, the newest last
}

// A ProjectedItem is an agenda item as the room sees it.
type ProjectedItem struct {
	Number int // 0 for opening and closing
	Title  string
}

// A ProjectedLine is one decision, direction or follow-up, or a report if those
// were asked for. Agencies are called by their short names.
type ProjectedLine struct {
	Kind    EntryKind
	Speaker string // agency that reports; "" for what the chair says
	Text    string

	// Of a follow-up only.
	Number   string
	Lead     string // "" while nobody is named
	Agencies int    // of an order to many, how many; 0 otherwise
	Supports []string
	Due      Due
}

// Report tells that this is the word of one agency, not of the meeting.
func (l ProjectedLine) Report() bool { return !projects(l.Kind, false) }

// projectedLines is how many lines of an item the room may leaf back through.
const projectedLines = 24

// Projection returns what the room may see now. Reports, obstacles and
// proposals of single agencies are left out unless reports is set.
func (s *Session) Projection(reports bool) Projection {
	m := s.live.Meeting
	p := Projection{
		Place: withoutNumbers(m.Place), State: m.State, Classification: m.Classification,
		Restricted: m.Classification != data.Ordinary, Current: -1,
	}
	current := s.live.Current().ID
	n := 0
	for i, item := range s.live.Items {
		it := ProjectedItem{Title: withoutNumbers(item.Title)}
		if item.Kind == data.ItemTopic {
			n++
			it.Number = n
		}
		if item.ID == current {
			p.Current = i
		}
		p.Agenda = append(p.Agenda, it)
	}
	if p.Restricted {
		return p
	}
	p.Title = withoutNumbers(m.Title)
	p.Lines = s.projected(current, reports)
	return p
}

// projected gathers the newest lines of an agenda item.
func (s *Session) projected(itemID int64, reports bool) []ProjectedLine {
	var lines []ProjectedLine
	names := s.knownNames()
	for i := len(s.live.Entries) - 1; i >= 0 && len(lines) < projectedLines; i-- {
		e := &s.live.Entries[i]
		if e.ItemID != itemID || !projects(e.Kind, reports) {
			continue
		}
		lines = append(lines, s.projectedEntry(e, names)...)
	}
	slices.Reverse(lines)
	return lines
}

func projects(k EntryKind, reports bool) bool {
	switch k {
	case data.KindDecision, data.KindDirection, data.KindFollowUp:
		return true
	case data.KindReport, data.KindObstacle, data.KindProposal:
		return reports
	}
	return false
}

// projectedEntry is an entry as the room sees it, the last line first: a
// follow-up each for itself, an order to many as one.
func (s *Session) projectedEntry(e *Entry, names []knownName) []ProjectedLine {
	line := ProjectedLine{Kind: e.Kind, Text: forRoom(e.Body, names)}
	if e.Kind != data.KindFollowUp {
		if line.Report() && e.SpeakerID != 0 {
			line.Speaker = s.live.Agencies[e.SpeakerID].Code
		}
		return []ProjectedLine{line}
	}
	var lines []ProjectedLine
	many := 0
	for i := len(s.live.FollowUps) - 1; i >= 0; i-- {
		f := &s.live.FollowUps[i]
		if f.EntryID != e.ID {
			continue
		}
		if f.ParentID != 0 {
			many++
			continue
		}
		l := line
		l.Number, l.Due = f.Number, f.Due
		l.Due.Text = forRoom(f.Due.Text, names)
		l.Lead = s.live.Agencies[f.LeadID].Code
		if f.Broadcast {
			l.Lead, l.Agencies = f.LeadText, many
		}
		for _, id := range f.Supports {
			l.Supports = append(l.Supports, s.live.Agencies[id].Code)
		}
		lines = append(lines, l)
	}
	if len(lines) == 0 {
		return []ProjectedLine{line}
	}
	return lines
}
