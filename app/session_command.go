package app

import (
	"context"
	"errors"
	"strings"
	"time"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// command runs the meeting as a line says.
func (s *Session) command(j *journal, line capture.Line) error {
	if !line.Ready() {
		return &Problem{Message: "Perintah “%s” belum lengkap atau ada yang tidak dikenal. Lihat tanda di bawah baris, perbaiki, lalu tekan Enter.", Args: []any{excerpt(line.Typed)}}
	}
	c := line.Command
	if status, ok := c.Verb.Attendance(); ok {
		return s.mark(j, c, status)
	}
	switch c.Verb {
	case capture.VerbOpen:
		return s.step(j, c, openMeeting)
	case capture.VerbClose:
		return s.step(j, c, closeMeeting)
	case capture.VerbPause:
		return s.step(j, c, pauseMeeting)
	case capture.VerbResume:
		return s.step(j, c, resumeMeeting)
	case capture.VerbItem:
		return s.item(j, c)
	case capture.VerbArrive, capture.VerbLeave:
		return s.comeOrGo(j, c)
	case capture.VerbGuest:
		return s.guest(j, c.Visitor)
	case capture.VerbStatus:
		return s.status(j, c)
	case capture.VerbPostpone:
		return s.postpone(j, c)
	}
	return &Problem{Message: "Perintah “/%s” tidak dikenal. Tekan F1 untuk daftar perintah.", Args: []any{string(c.Verb)}}
}

// step leads the meeting to another state, at the hour given or now.
func (s *Session) step(j *journal, c capture.Command, change func(*Meeting, time.Time) error) error {
	m, err := j.tx.Meetings().Get(s.id)
	if err != nil {
		return err
	}
	if err := change(&m, s.instant(c.At)); err != nil {
		return err
	}
	return j.setMeeting(&m)
}

// instant is an hour of the day of the meeting, the present moment for none.
func (s *Session) instant(h data.TimeOfDay) time.Time {
	if h == "" {
		return s.clock()
	}
	day := s.live.Meeting.HeldOn.Time()
	return time.Date(day.Year(), day.Month(), day.Day(), h.Minutes()/60, h.Minutes()%60, 0, 0, s.live.Office.Zone.Location())
}

// item goes to an agenda item, or adds one on the spot and goes there.
func (s *Session) item(j *journal, c capture.Command) error {
	topics := s.live.Topics()
	switch {
	case c.Title != "":
		item := AgendaItem{MeetingID: s.id, Title: c.Title}
		if err := j.addItem(&item); err != nil {
			return err
		}
		return s.goTo(j, item)
	case c.Item < 1 || c.Item > len(topics):
		return &Problem{Message: "Acara nomor %d tidak ada. Rapat ini punya %d acara; tambah dengan /acara + Judul.", Args: []any{c.Item, len(topics)}}
	}
	return s.goTo(j, topics[c.Item-1])
}

// GoTo makes an agenda item the one being discussed.
func (s *Session) GoTo(ctx context.Context, itemID int64) (Change, error) {
	for _, item := range s.live.Items {
		if item.ID == itemID {
			return s.act(ctx, func(j *journal) error { return s.goTo(j, item) })
		}
	}
	return Change{}, &Problem{Message: "Acara itu tidak ada lagi di rapat ini.", Cause: data.ErrNotFound}
}

func (s *Session) goTo(j *journal, item AgendaItem) error {
	if item.StartedAt.IsZero() {
		item.StartedAt = s.clock()
		if err := j.setItem(&item); err != nil {
			return err
		}
	}
	m, err := j.tx.Meetings().Get(s.id)
	if err != nil {
		return err
	}
	m.CurrentItemID = item.ID
	return j.setMeeting(&m)
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
	case f.BornAt.IsZero():
		return f, &Problem{Message: "Tindak lanjut %s baru lahir dan notulanya belum disahkan, jadi belum punya kemajuan.", Args: []any{f.Number}}
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
		FollowUpID: f.ID, MeetingID: s.id, Due: dueOf(c.Due), Reason: c.Note,
		AskedBy: s.live.Agencies[f.LeadID].HeadPost, AskedOn: s.live.Meeting.HeldOn,
	})
}
