package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"rakor.id/rakor/data"
)

// ApprovalTitle is the agenda item under which the minutes of the last meeting
// are approved (pengesahan notula). It stands in the record as any other topic.
const ApprovalTitle = "Pengesahan notula rapat lalu"

// A Continuation is what a new meeting of a series may take over from the one
// before it, and what that series still waits for.
type Continuation struct {
	Series    Series
	Last      Meeting       // the newest one held; its ID is 0 if there is none
	Officials []Official    // of the last one
	Topics    []LeftTopic   // of the last one, without the approval of minutes
	Invited   []int64       // agencies on its attendance list that still exist
	Next      Date          // day the rhythm of the series leads to; "" if it has none
	Approval  bool          // the approval of minutes comes first, as chosen last time
	Open      []RegisterRow // open follow-ups of the series, the most urgent first
	Late      int           // how many of them are past their deadline
}

// A LeftTopic is a topic of the last meeting as offered for the next.
type LeftTopic struct {
	Topic     // its ID is 0: it will be another item
	Discussed bool
}

// Plan is the plan p with what the last meeting hands on to it: officials,
// place, hours and invitations, and topics in place of those that p has. The
// title stays as it is: that of the last meeting often names its month.
func (c Continuation) Plan(p Plan, topics []Topic, approval bool) Plan {
	p.Series = c.Series.Name
	m := &p.Meeting
	m.Place, m.Starts, m.Ends, m.Classification = c.Last.Place, c.Last.Starts, c.Last.Ends, c.Last.Classification
	if c.Next != "" {
		m.HeldOn = c.Next
	}
	p.Officials, p.Invited, p.Topics = slices.Clone(c.Officials), slices.Clone(c.Invited), nil
	if approval {
		p.Topics = append(p.Topics, Topic{Title: ApprovalTitle})
	}
	p.Topics = append(p.Topics, topics...)
	return p
}

// seriesMemory is how many meetings of a series are looked at for its rhythm.
const seriesMemory = 12

// Continue tells what a meeting may take over from the series of a name. The
// meeting itself, 0 for one not stored yet, does not count as one before it.
// Of a name that no series has, everything is empty.
func (s *Meetings) Continue(ctx context.Context, name string, meetingID int64) (c Continuation, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		c.Series, err = tx.Series().ByName(strings.TrimSpace(name))
		if errors.Is(err, data.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		today, err := s.today(tx)
		if err != nil {
			return err
		}
		if err := c.takeLast(tx, meetingID, today); err != nil {
			return err
		}
		wanted, err := tx.Settings().Get(approvalSetting(c.Series))
		if err != nil {
			return err
		}
		c.Approval = wanted == "1"
		c.Open, c.Late, err = openOfSeries(tx, c.Series.ID, meetingID, today)
		return err
	})
	return c, err
}

// takeLast fills in what the newest meeting held hands on.
func (c *Continuation) takeLast(tx *data.Tx, meetingID int64, today Date) error {
	page, err := tx.Meetings().Page(MeetingFilter{SeriesID: c.Series.ID}, seriesMemory, 0)
	if err != nil {
		return err
	}
	page = slices.DeleteFunc(page, func(m MeetingRow) bool { return m.ID == meetingID })
	var days []Date
	for _, m := range page {
		days = append(days, m.HeldOn)
	}
	c.Next = nextDay(days, today)
	i := slices.IndexFunc(page, func(m MeetingRow) bool { return m.State != data.Planned })
	if i < 0 {
		return nil
	}
	c.Last = page[i].Meeting
	record, err := tx.MeetingRecord(c.Last.ID)
	if err != nil {
		return err
	}
	c.Topics = leftTopics(record)
	for _, o := range record.Officials {
		o.Head, o.MeetingID = data.Head{}, 0
		c.Officials = append(c.Officials, o)
	}
	c.Invited, err = stillInvited(tx, record.Attendance, today)
	return err
}

// leftTopics lists the topics of a meeting, and which of them were discussed:
// something was put on record under them.
func leftTopics(r data.MeetingRecord) (topics []LeftTopic) {
	said := map[int64]bool{}
	for _, e := range r.Entries {
		said[e.ItemID] = true
	}
	for _, item := range r.Items {
		if item.Kind == data.ItemTopic && item.Title != ApprovalTitle {
			topics = append(topics, LeftTopic{
				Topic:     Topic{Title: item.Title, IssueID: item.IssueID, Minutes: item.PlannedMinutes},
				Discussed: said[item.ID],
			})
		}
	}
	return topics
}

// stillInvited lists the agencies of an attendance list that were invited then
// and exist today.
func stillInvited(tx *data.Tx, list []Attendance, today Date) (ids []int64, err error) {
	agencies, err := tx.Agencies().All(today)
	if err != nil {
		return nil, err
	}
	for _, a := range list {
		exists := slices.ContainsFunc(agencies, func(x Agency) bool { return x.ID == a.AgencyID })
		if exists && !a.Guest && !slices.Contains(ids, a.AgencyID) {
			ids = append(ids, a.AgencyID)
		}
	}
	return ids, nil
}

// openOfSeries finds what a series still waits for, but for what one meeting
// itself has ordered, the most urgent first.
func openOfSeries(tx *data.Tx, seriesID, butMeeting int64, today Date) (rows []RegisterRow, late int, err error) {
	if seriesID == 0 {
		return nil, 0, nil
	}
	rows, err = tx.FollowUps().Register(RegisterFilter{Scope: data.ScopeOpen, SeriesID: seriesID, Sort: data.SortDue})
	rows = slices.DeleteFunc(rows, func(f RegisterRow) bool { return f.MeetingID == butMeeting })
	for _, f := range rows {
		if f.Late(today) {
			late++
		}
	}
	return rows, late, err
}

// SeriesOpen returns what the series of this meeting still waits for, for the
// panel beside the line while nobody speaks; nothing if it is of no series.
func (s *Session) SeriesOpen(ctx context.Context) (rows []RegisterRow, late int, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		rows, late, err = openOfSeries(tx, s.live.Meeting.SeriesID, s.id, s.live.Meeting.HeldOn)
		return err
	})
	return rows, late, err
}

// RememberApproval keeps for a series whether its meetings begin with the
// approval of the last minutes.
func (s *Meetings) RememberApproval(ctx context.Context, series Series, wanted bool) error {
	value := "0"
	if wanted {
		value = "1"
	}
	return s.write(ctx, func(tx *data.Tx) error { return tx.Settings().Set(approvalSetting(series), value) })
}

func approvalSetting(s Series) string { return "seri." + s.UID.String() + ".pengesahan" }
