package app

import (
	"slices"
	"strings"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// setFollowUps brings the follow-ups of an entry to what its line orders: one
// for its lead agency, or for an order to a group a parent and one for each
// agency. A row keeps its number as long as its agency is in the order; one
// that is no longer ordered is withdrawn and comes back under its number.
func (s *Session) setFollowUps(j *journal, e Entry, line capture.Line) error {
	have, err := j.tx.FollowUps().OfEntry(e.ID)
	if err != nil {
		return err
	}
	var want []data.FollowUp
	if line.Kind == data.KindFollowUp && !e.Deleted {
		want = s.ordered(e, line)
	}
	if len(want) == 0 && len(have) == 0 {
		return nil
	}
	m := matching{s: s, j: j, have: have}
	if m.ordered, err = orderedBefore(j.tx, s.id, have); err != nil {
		return err
	}
	if err := m.set(want); err != nil {
		return err
	}
	return m.withdrawRest()
}

// ordered lists what a line orders; of a broadcast the parent first.
func (s *Session) ordered(e Entry, line capture.Line) []data.FollowUp {
	row := data.FollowUp{
		MeetingID: s.id, ItemID: e.ItemID, EntryID: e.ID, IssueID: s.issueOf(e),
		Action: line.Text, Direction: line.Text, Due: line.Due, Priority: int(line.Priority),
	}
	if row.Priority == 0 {
		row.Priority = int(capture.PriorityNormal)
	}
	row.Indicator, row.Target, row.Unit = line.Target.Indicator, line.Target.Value, ""
	agencies := s.agenciesOf(line.Groups)
	supports := s.agenciesOf(line.Supports)
	if len(line.Groups) == 0 {
		row.LeadID, row.LeadText = line.Lead.AgencyID, leadText(line)
		row.Supports = without(supports, row.LeadID)
		return []data.FollowUp{row}
	}
	if id := line.Lead.AgencyID; id != 0 && !slices.Contains(agencies, id) {
		agencies = append([]int64{id}, agencies...)
	}
	parent := row
	parent.Broadcast, parent.LeadText = true, groupNames(line.Groups)
	parent.Supports = without(supports, agencies...)
	rows := []data.FollowUp{parent}
	for _, id := range agencies {
		child := row
		child.LeadID, child.Supports = id, without(supports, id)
		rows = append(rows, child)
	}
	return rows
}

func (s *Session) issueOf(e Entry) int64 {
	if e.IssueID != 0 {
		return e.IssueID
	}
	for _, item := range s.live.Items {
		if item.ID == e.ItemID {
			return item.IssueID
		}
	}
	return 0
}

// agenciesOf lists the agencies that references stand for, each once.
func (s *Session) agenciesOf(refs []capture.Ref) []int64 {
	var ids []int64
	for _, r := range refs {
		for _, m := range s.dir.Members(r) {
			if m.AgencyID != 0 && !slices.Contains(ids, m.AgencyID) {
				ids = append(ids, m.AgencyID)
			}
		}
	}
	return ids
}

func without(ids []int64, not ...int64) []int64 {
	var kept []int64
	for _, id := range ids {
		if !slices.Contains(not, id) {
			kept = append(kept, id)
		}
	}
	return kept
}

func groupNames(groups []capture.Ref) string {
	var names []string
	for _, g := range groups {
		names = append(names, g.Name)
	}
	text := locale.List(names)
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// leadText is who should lead as typed, while that names no agency.
func leadText(line capture.Line) string {
	if line.Lead.AgencyID != 0 {
		return ""
	}
	if !line.Lead.IsZero() {
		return line.Lead.Label
	}
	for _, t := range line.Tokens {
		word := line.Typed[t.Start:t.End]
		if t.Kind == capture.TokenUnknown && strings.HasPrefix(word, "@") {
			return word
		}
	}
	return ""
}

// A matching fits wanted follow-ups onto those an entry has.
type matching struct {
	s    *Session
	j    *journal
	have []data.FollowUp
	used []int64

	ordered map[string]ContentFollowUp // of those in have that have changed since their minutes became final
}

func (m *matching) set(want []data.FollowUp) error {
	parent := int64(0)
	for _, w := range want {
		if !w.Broadcast {
			w.ParentID = parent
		}
		f, err := m.setOne(w)
		if err != nil {
			return err
		}
		if w.Broadcast {
			parent = f.ID
		}
	}
	return nil
}

func (m *matching) setOne(w data.FollowUp) (data.FollowUp, error) {
	i := slices.IndexFunc(m.have, func(h data.FollowUp) bool {
		return !slices.Contains(m.used, h.ID) && h.Broadcast == w.Broadcast && (h.ParentID != 0) == (w.ParentID != 0) &&
			(w.ParentID == 0 || m.ledBy(h, w.LeadID))
	})
	if i < 0 {
		err := addRow(m.j, followUpRows, &w)
		m.used = append(m.used, w.ID)
		return w, err
	}
	h := m.have[i]
	m.used = append(m.used, h.ID)
	w.Head, w.ParentID, w.Reporting, w.Budget, w.Problem = h.Head, h.ParentID, h.Reporting, h.Budget, h.Problem
	w.BornAt = h.BornAt
	if err := m.keepLife(h, &w); err != nil {
		return w, err
	}
	return w, setRow(m.j, followUpRows, &w)
}

// withdrawRest takes back what is no longer ordered.
func (m *matching) withdrawRest() error {
	for i := range m.have {
		f := &m.have[i]
		if f.Withdrawn || slices.Contains(m.used, f.ID) {
			continue
		}
		if !f.BornAt.IsZero() {
			return &Problem{Message: "%s sudah berjalan, jadi tidak dapat ditarik lewat ralat. Batalkan di halaman tindak lanjut itu, dengan alasan.", Args: []any{f.Number}, Cause: data.ErrFinal}
		}
		f.Withdrawn = true
		if err := setRow(m.j, followUpRows, f); err != nil {
			return err
		}
	}
	return nil
}
