package app

import (
	"errors"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// command runs the meeting as a line says. What it does happened when its first
// key was struck, unless it names an hour.
func (s *Session) command(j *journal, line capture.Line, began time.Time) error {
	if !line.Ready() {
		return &Problem{Message: "Perintah “%s” belum lengkap atau ada yang tidak dikenal. Lihat tanda di bawah baris, perbaiki, lalu tekan Enter.", Args: []any{excerpt(line.Typed)}}
	}
	c := line.Command
	if status, ok := c.Verb.Attendance(); ok {
		return s.mark(j, c, status)
	}
	at := s.instant(c.At, began)
	switch c.Verb {
	case capture.VerbOpen:
		return s.step(j, at, openMeeting)
	case capture.VerbClose:
		return s.end(j, at)
	case capture.VerbPause:
		return s.adjourn(j, at)
	case capture.VerbResume:
		return s.resume(j, at)
	case capture.VerbItem:
		return s.item(j, c, began)
	case capture.VerbArrive, capture.VerbLeave:
		return s.comeOrGo(j, c, at)
	case capture.VerbGuest:
		return s.guest(j, c.Visitor)
	case capture.VerbStatus:
		return s.status(j, c)
	case capture.VerbPostpone:
		return s.postpone(j, c)
	}
	return &Problem{Message: "Perintah “/%s” tidak dikenal. Tekan F1 untuk daftar perintah.", Args: []any{string(c.Verb)}}
}

// step leads the meeting to another state.
func (s *Session) step(j *journal, at time.Time, change func(*Meeting, time.Time) error) error {
	m, err := j.tx.Meetings().Get(s.id)
	if err != nil {
		return err
	}
	if err := change(&m, at); err != nil {
		return err
	}
	return setRow(j, meetingRows, &m)
}

// instant is an hour of the meeting, otherwise for none.
func (s *Session) instant(h data.TimeOfDay, otherwise time.Time) time.Time {
	if h == "" {
		return otherwise
	}
	return hourOf(s.live.Meeting, h, s.live.Office.Zone)
}

// item goes to an agenda item, or adds one on the spot and goes there.
func (s *Session) item(j *journal, c capture.Command, at time.Time) error {
	topics := s.live.Topics()
	switch {
	case c.Title != "":
		item := AgendaItem{MeetingID: s.id, Title: c.Title}
		if err := addRow(j, itemRows, &item); err != nil {
			return err
		}
		return s.goTo(j, item, at)
	case c.Part != "":
		return s.part(j, c.Part, at)
	case c.Item < 1 || c.Item > len(topics):
		return &Problem{Message: "Acara nomor %d tidak ada. Rapat ini punya %d acara; tambah dengan /acara + Judul.", Args: []any{c.Item, len(topics)}}
	}
	return s.goTo(j, topics[c.Item-1], at)
}

// part goes to the opening or the closing, which every meeting has.
func (s *Session) part(j *journal, kind data.ItemKind, at time.Time) error {
	i := slices.IndexFunc(s.live.Items, func(item AgendaItem) bool { return item.Kind == kind })
	if i < 0 {
		return errNoItem
	}
	return s.goTo(j, s.live.Items[i], at)
}

var errNoItem = &Problem{Message: "Acara itu tidak ada lagi di rapat ini.", Cause: data.ErrNotFound}

// GoTo makes an agenda item the one being discussed.
func (s *Session) GoTo(itemID int64) *Action {
	at := s.clock()
	return s.act(func(j *journal) error {
		i := slices.IndexFunc(s.live.Items, func(item AgendaItem) bool { return item.ID == itemID })
		if i < 0 {
			return errNoItem
		}
		return s.goTo(j, s.live.Items[i], at)
	})
}

func (s *Session) goTo(j *journal, item AgendaItem, at time.Time) error {
	if item.StartedAt.IsZero() {
		item.StartedAt = at
		if err := setRow(j, itemRows, &item); err != nil {
			return err
		}
	}
	m, err := j.tx.Meetings().Get(s.id)
	if err != nil {
		return err
	}
	m.CurrentItemID = item.ID
	return setRow(j, meetingRows, &m)
}

// status puts on record what was said in the room of an older follow-up.
func (s *Session) status(j *journal, c capture.Command) error {
	f, err := s.older(j, c.Number)
	if err != nil {
		return err
	}
	r := data.Report{
		FollowUpID: f.ID, AgencyID: f.LeadID, Role: data.AsLead, Source: data.FromMeeting, MeetingID: s.id,
		Period: s.live.Meeting.HeldOn.Period(), ReportedOn: s.live.Meeting.HeldOn, Narrative: c.Note, FilledBy: "disampaikan dalam rapat",
	}
	r.Status = statusOf(c.State)
	if c.HasPercent {
		p := int(c.Percent*10 + 0.5)
		r.Progress = &p
		if r.Status == "" && f.Status == data.NotStarted && p > 0 {
			r.Status = data.InProgress
		}
	}
	if r.Status == data.Done && r.Progress == nil {
		whole := 1000
		r.Progress = &whole
	}
	if r.Status == data.Impossible && strings.TrimSpace(c.Note) == "" {
		return &Problem{Message: "Status “Tidak Dapat Ditindaklanjuti” memerlukan alasan. Tulis alasannya di belakang perintah."}
	}
	return j.report(&r)
}

func statusOf(s capture.State) data.Status {
	switch s {
	case capture.StateOpen:
		return data.NotStarted
	case capture.StateRunning:
		return data.InProgress
	case capture.StateDone:
		return data.Done
	case capture.StateStuck:
		return data.Obstructed
	case capture.StateImpossible:
		return data.Impossible
	}
	return ""
}

// older finds a follow-up of an earlier meeting that is still to be done.
func (s *Session) older(j *journal, number string) (data.FollowUp, error) {
	f, err := j.tx.FollowUps().ByNumber(number)
	switch {
	case errors.Is(err, data.ErrNotFound):
		return f, &Problem{Message: "Tindak lanjut %s tidak ditemukan. Periksa nomornya.", Args: []any{number}, Cause: err}
	case err != nil:
		return f, err
	case f.Broadcast:
		return f, &Problem{Message: "%s adalah perintah untuk banyak perangkat daerah. Sebut nomor barisnya, misalnya %s.01.", Args: []any{f.Number, f.Number}}
	case !f.CancelledAt.IsZero():
		return f, &Problem{Message: "Tindak lanjut %s sudah dibatalkan. Berlakukan kembali di halamannya bila perlu.", Args: []any{f.Number}}
	case f.BornAt.IsZero():
		return f, &Problem{Message: "Tindak lanjut %s baru dicatat dan notulanya belum disahkan, jadi belum punya kemajuan.", Args: []any{f.Number}}
	}
	return f, nil
}

// postpone puts on record that more time was asked for.
func (s *Session) postpone(j *journal, c capture.Command) error {
	f, err := s.older(j, c.Number)
	if err != nil {
		return err
	}
	return j.ask(&data.Extension{
		FollowUpID: f.ID, MeetingID: s.id, Due: c.Due, Reason: c.Note,
		AskedBy: s.live.Agencies[f.LeadID].HeadPost, AskedOn: s.live.Meeting.HeldOn,
	})
}
