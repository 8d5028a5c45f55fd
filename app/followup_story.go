package app

import (
	"context"
	"slices"

	"rakor.id/rakor/data"
)

// A Story is all that is known of one follow-up: what it says, and what
// happened to it, the oldest first. A change that one of the other records
// tells of is told once, by that record.
type Story struct {
	FollowUp data.FollowUp
	Lead     Agency
	Supports []SupportPart
	Issue    Issue
	Meeting  Meeting
	Entry    Entry // it was born in; its ID is 0 if there is none
	Parent   data.FollowUp
	Children []data.FollowUp
	Rows     RowCount // of a parent: how far its rows are
	Events   []data.Event
	Late     bool
	Agencies map[int64]Agency          // all there ever were
	Files    map[int64]data.ReturnFile // by the report that came in with it
	Pending  []Extension               // asked and not decided on
	Meetings map[int64]Meeting         // in which something was said of it
}

// A SupportPart is a supporting agency and what it said last.
type SupportPart struct {
	Agency Agency
	Last   *Report // nil if it has not reported
}

// A RowCount counts the rows of an order to many. Those canceled are left out.
type RowCount struct {
	All      int
	Accepted int // settled: the secretariat accepted the last report
	Claimed  int // open, and reported as done
	Open     int
	Late     int
	Canceled int // not among All
}

// Story reads one follow-up.
func (s *FollowUps) Story(ctx context.Context, id int64) (st Story, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		st, err = readStory(tx, id)
		if err != nil {
			return err
		}
		today, err := s.today(tx)
		st.Late = st.FollowUp.Late(today)
		st.Rows = countRows(st.Children, today)
		return err
	})
	return st, err
}

func readStory(tx *data.Tx, id int64) (st Story, err error) {
	if st.FollowUp, err = tx.FollowUps().Get(id); err != nil {
		return st, err
	}
	f := st.FollowUp
	if st.Agencies, err = agenciesByID(tx); err != nil {
		return st, err
	}
	st.Lead = st.Agencies[f.LeadID]
	if err := st.readOrigin(tx); err != nil {
		return st, err
	}
	if st.Children, err = tx.FollowUps().Children(id); err != nil {
		return st, err
	}
	if st.Files, err = tx.Returns().FilesOfReports(id); err != nil {
		return st, err
	}
	events, err := tx.FollowUps().Story(id)
	if err != nil {
		return st, err
	}
	if st.Events, err = toldOnce(events); err != nil {
		return st, err
	}
	st.sum()
	return st, st.readMeetings(tx)
}

// readOrigin reads what the follow-up came out of.
func (st *Story) readOrigin(tx *data.Tx) (err error) {
	f := st.FollowUp
	if st.Meeting, err = tx.Meetings().Get(f.MeetingID); err != nil {
		return err
	}
	if f.IssueID != 0 {
		if st.Issue, err = tx.Issues().Get(f.IssueID); err != nil {
			return err
		}
	}
	if f.EntryID != 0 {
		if st.Entry, err = tx.Entries().Get(f.EntryID); err != nil {
			return err
		}
	}
	if f.ParentID != 0 {
		st.Parent, err = tx.FollowUps().Get(f.ParentID)
	}
	return err
}

// sum gathers from the events what stands beside them.
func (st *Story) sum() {
	for _, id := range st.FollowUp.Supports {
		st.Supports = append(st.Supports, SupportPart{Agency: st.Agencies[id]})
	}
	for _, e := range st.Events {
		if e.Extension != nil && e.Extension.Decision == nil {
			st.Pending = append(st.Pending, *e.Extension)
		}
		if e.Report == nil || e.Report.Revoked { // as lead as well: it may have led before
			continue
		}
		i := slices.IndexFunc(st.Supports, func(p SupportPart) bool { return p.Agency.ID == e.Report.AgencyID })
		if i >= 0 {
			st.Supports[i].Last = e.Report
		}
	}
}

// readMeetings reads the meetings in which something was said of it.
func (st *Story) readMeetings(tx *data.Tx) error {
	st.Meetings = map[int64]Meeting{st.Meeting.ID: st.Meeting}
	for _, e := range st.Events {
		id := int64(0)
		switch {
		case e.Report != nil:
			id = e.Report.MeetingID
		case e.Extension != nil:
			id = e.Extension.MeetingID
		}
		if _, known := st.Meetings[id]; id == 0 || known {
			continue
		}
		m, err := tx.Meetings().Get(id)
		if err != nil {
			return err
		}
		st.Meetings[id] = m
	}
	return nil
}

// toldOnce leaves out the changes that another record of the same moment tells
// of, and those that tell nothing.
func toldOnce(events []data.Event) ([]data.Event, error) {
	var out []data.Event
	for i, e := range events {
		if e.Change == nil {
			out = append(out, e)
			continue
		}
		c, err := ChangeOf(e)
		if err != nil {
			return nil, err
		}
		for _, other := range events[max(0, i-sameMoment):min(len(events), i+sameMoment+1)] {
			if other.At.Equal(e.At) {
				c.leaveTo(other)
			}
		}
		if !c.IsZero() {
			out = append(out, e)
		}
	}
	return out, nil
}

// sameMoment is how many events of one moment may stand between a change and
// the record that tells of it.
const sameMoment = 8

// leaveTo takes away what another event tells.
func (c *FollowUpChange) leaveTo(e data.Event) {
	drop := func(names ...string) {
		c.Columns = slices.DeleteFunc(c.Columns, func(n string) bool { return slices.Contains(names, n) })
	}
	switch {
	case e.Decision != nil:
		drop("due_on", "due_text")
	case e.Agency != nil:
		drop("lead_id")
	case e.Cancellation != nil:
		c.Canceled, c.Reason = false, ""
	}
}

// countRows counts the rows of an order to many.
func countRows(rows []FollowUp, today Date) (n RowCount) {
	for _, f := range rows {
		switch {
		case !f.CancelledAt.IsZero():
			n.Canceled++
			continue
		case f.Settled():
			n.Accepted++
		case f.Open():
			n.Open++
		}
		n.All++
		if f.Open() && f.Status == data.Done {
			n.Claimed++
		}
		if f.Late(today) {
			n.Late++
		}
	}
	return n
}

// ReturnedFile is the file that came back from an agency, as it came.
func (s *FollowUps) ReturnedFile(ctx context.Context, fileID int64) (name string, content []byte, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		f, err := tx.Returns().FileOf(fileID)
		if err != nil {
			return err
		}
		name = f.Name
		content, err = tx.Blobs().Get(f.SHA256)
		return err
	})
	return name, content, err
}

// Reports lists the reports of a story, the oldest first.
func (st Story) Reports() (out []Report) {
	for _, e := range st.Events {
		if e.Report != nil {
			out = append(out, *e.Report)
		}
	}
	return out
}
