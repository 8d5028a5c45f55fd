package app

import (
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
)

// discussion sorts what was said into the parts of the minutes. Directions and
// decisions of the whole meeting stand together under Keputusan, in the order
// they were given; follow-ups stand in their table; everything else stands
// where it was said.
func (p paperWriter) discussion(m *minutes.Minutes) {
	for _, item := range p.c.Items {
		switch data.ItemKind(item.Kind) {
		case data.ItemOpening:
			m.Opening = append(m.Opening, p.points(item.Entries, m)...)
		case data.ItemClosing:
			m.Closing = append(m.Closing, p.points(item.Entries, m)...)
		default:
			m.Topics = append(m.Topics, p.topic(item, m))
		}
	}
	if m.Opening == nil && p.c.Meeting.Opened != "" {
		m.Opening = []minutes.Point{{Text: "Rapat dibuka pukul " + locale.Hour(data.TimeOfDay(p.c.Meeting.Opened), p.zone) + "."}}
	}
	if p.c.Meeting.Closed != "" {
		m.Closing = append(m.Closing, minutes.Point{Text: "Rapat ditutup pukul " + locale.Hour(data.TimeOfDay(p.c.Meeting.Closed), p.zone) + "."})
	}
}

// points are the entries of the opening or closing, said by whom.
func (p paperWriter) points(entries []ContentEntry, m *minutes.Minutes) []minutes.Point {
	var out []minutes.Point
	for _, e := range entries {
		if !p.decision(e, m) {
			out = append(out, p.point(e, true))
		}
	}
	return out
}

// decision takes an entry that stands under Keputusan or in the table of
// follow-ups out of the discussion.
func (p paperWriter) decision(e ContentEntry, m *minutes.Minutes) bool {
	switch data.EntryKind(e.Kind) {
	case data.KindDirection, data.KindDecision:
		m.Decisions = append(m.Decisions, p.point(e, false))
		return true
	case data.KindFollowUp:
		return true
	}
	return false
}

func (p paperWriter) point(e ContentEntry, speaker bool) minutes.Point {
	pt := minutes.Point{ID: e.ID, Text: sentence(e.Text)}
	if speaker && e.Speaker != "" {
		pt.Lead = e.Speaker
	}
	return pt
}

// sentence begins a text with a capital letter and ends it with a full stop,
// as paper wants and nobody types in a hurry.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	s = strings.ToUpper(string(r[0])) + string(r[1:])
	if !strings.ContainsRune(".!?:;…", r[len(r)-1]) {
		s += "."
	}
	return s
}

// topic sorts the entries of an agenda item by the agency that spoke. What the
// chair says while an agency has the floor is its answer to that agency.
func (p paperWriter) topic(item ContentItem, m *minutes.Minutes) minutes.Topic {
	t := minutes.Topic{Title: item.Title}
	at := map[string]int{}
	floor := -1
	for _, e := range item.Entries {
		if p.decision(e, m) {
			continue
		}
		switch {
		case p.isChair(e.Speaker) && floor >= 0:
			t.Reports[floor].Responses = append(t.Reports[floor].Responses, p.point(e, false))
			continue
		case e.isBreak() && floor >= 0: // between what was said before and after it
			t.Reports = append(t.Reports, minutes.Report{Others: []minutes.Point{p.point(e, false)}})
			continue
		case e.Speaker == "" || p.isChair(e.Speaker):
			t.Points = append(t.Points, p.point(e, true))
			continue
		}
		i, ok := at[e.Speaker]
		if !ok {
			i = len(t.Reports)
			at[e.Speaker] = i
			t.Reports = append(t.Reports, minutes.Report{Agency: e.Speaker})
		}
		floor = i
		p.addTo(&t.Reports[i], e)
	}
	if len(t.Points)+len(t.Reports) == 0 {
		t.Note = p.silence(item)
	}
	return t
}

// silence is what stands below the title of an agenda item of which nothing is
// told there. While the meeting goes on, that may still come.
func (p paperWriter) silence(item ContentItem) string {
	switch {
	case len(item.Entries) > 0:
		return "Hasilnya dimuat dalam keputusan dan tindak lanjut rapat ini."
	case p.c.Meeting.Closed != "":
		return "Tidak dibahas dalam rapat ini."
	}
	return ""
}

func (p paperWriter) addTo(r *minutes.Report, e ContentEntry) {
	pt := p.point(e, false)
	switch data.EntryKind(e.Kind) {
	case data.KindReport:
		r.Programs = append(r.Programs, pt)
	case data.KindObstacle:
		r.Obstacles = append(r.Obstacles, pt)
	case data.KindProposal:
		r.Proposals = append(r.Proposals, pt)
	default:
		r.Others = append(r.Others, pt)
	}
}
