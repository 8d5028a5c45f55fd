package app

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"rakor.id/rakor/data"
)

// Meetings plans meetings and leads them from one state to the next.
type Meetings struct{ *desk }

// A Plan is what is known of a meeting before it begins.
type Plan struct {
	Meeting   Meeting
	Series    string // name of the series (rapat rutin); "" without one, made when new
	Officials []Official
	Topics    []Topic
	Invited   []int64 // agencies to put on the attendance list; those on it already stay
}

// A Topic (acara) is one agenda item as planned.
type Topic struct {
	ID      int64 // 0 for a new one
	Title   string
	IssueID int64
	Minutes int
}

// List returns a page of meetings, the newest first, and how many there are.
func (s *Meetings) List(ctx context.Context, f MeetingFilter, limit, offset int) (page []MeetingRow, total int, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		if total, err = tx.Meetings().Count(f); err != nil {
			return err
		}
		page, err = tx.Meetings().Page(f, limit, offset)
		return err
	})
	return page, total, err
}

// Series returns the names of the series there are.
func (s *Meetings) Series(ctx context.Context) (all []Series, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		all, err = tx.Series().All()
		return err
	})
	return all, err
}

// A Record is all that is known of one meeting.
type Record struct {
	data.MeetingRecord
	Series   string
	Agencies map[int64]Agency // every agency there ever was, by id
	Issues   map[int64]Issue
	Office   Office
}

// Record reads the whole record of a meeting.
func (s *Meetings) Record(ctx context.Context, id int64) (r Record, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		r, err = readRecord(tx, id)
		return err
	})
	return r, err
}

func readRecord(tx *data.Tx, id int64) (r Record, err error) {
	if r.MeetingRecord, err = tx.MeetingRecord(id); err != nil {
		return r, err
	}
	if r.Office, err = tx.Office(); err != nil {
		return r, err
	}
	if r.Meeting.SeriesID != 0 {
		series, err := tx.Series().Get(r.Meeting.SeriesID)
		if err != nil {
			return r, err
		}
		r.Series = series.Name
	}
	if r.Agencies, err = agenciesByID(tx); err != nil {
		return r, err
	}
	r.Issues, err = issuesByID(tx)
	return r, err
}

func agenciesByID(tx *data.Tx) (map[int64]Agency, error) {
	as, err := tx.Agencies().All("")
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]Agency, len(as))
	for _, a := range as {
		byID[a.ID] = a
	}
	return byID, nil
}

func issuesByID(tx *data.Tx) (map[int64]Issue, error) {
	is, err := tx.Issues().All()
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]Issue, len(is))
	for _, i := range is {
		byID[i.ID] = i
	}
	return byID, nil
}

// Save adds a planned meeting, or changes one that is not final: what is
// planned, who leads it, its topics in their order, and who is invited.
func (s *Meetings) Save(ctx context.Context, p *Plan) error {
	if err := checkPlan(p); err != nil {
		return err
	}
	return s.write(ctx, func(tx *data.Tx) error {
		if err := setSeries(tx, p); err != nil {
			return err
		}
		if p.Meeting.ID == 0 {
			if err := tx.Meetings().Add(&p.Meeting); err != nil {
				return err
			}
		} else if err := tx.Meetings().Update(&p.Meeting); err != nil {
			return err
		}
		if err := setOfficials(tx, p); err != nil {
			return err
		}
		if err := setTopics(tx, p); err != nil {
			return err
		}
		return invite(tx, p.Meeting, p.Invited)
	})
}

func checkPlan(p *Plan) error {
	m := &p.Meeting
	m.Title = strings.TrimSpace(m.Title)
	switch {
	case m.Title == "":
		return &Problem{Message: "Judul rapat masih kosong. Isi dahulu, misalnya “Rapat Koordinasi Perangkat Daerah”."}
	case !m.HeldOn.Valid():
		return &Problem{Message: "Tanggal rapat belum benar. Isi misalnya 23/11/2026."}
	case m.Starts != "" && !m.Starts.Valid(), m.Ends != "" && !m.Ends.Valid():
		return &Problem{Message: "Jam rapat belum benar. Isi misalnya 09.00."}
	case m.Starts != "" && m.Ends != "" && m.Ends.Minutes() <= m.Starts.Minutes():
		return &Problem{Message: "Jam selesai tidak sesudah jam mulai. Perbaiki, atau kosongkan bila sampai selesai."}
	case m.InvitationOn != "" && !m.InvitationOn.Valid():
		return &Problem{Message: "Tanggal surat undangan belum benar. Isi misalnya 20/11/2026."}
	}
	return nil
}

func setSeries(tx *data.Tx, p *Plan) error {
	name := strings.TrimSpace(p.Series)
	if name == "" {
		p.Meeting.SeriesID = 0
		return nil
	}
	series, err := tx.Series().ByName(name)
	if errors.Is(err, data.ErrNotFound) {
		series = data.Series{Name: name, Active: true}
		err = tx.Series().Add(&series)
	}
	p.Meeting.SeriesID = series.ID
	return err
}

func setOfficials(tx *data.Tx, p *Plan) error {
	for i := range p.Officials {
		o := &p.Officials[i]
		o.MeetingID = p.Meeting.ID
		if err := tx.Officials().Set(o); err != nil {
			return err
		}
	}
	return nil
}

// setTopics brings the topics into the planned state. One that was left out is
// taken away only while nothing was said under it.
func setTopics(tx *data.Tx, p *Plan) error {
	items, err := tx.Agenda().OfMeeting(p.Meeting.ID)
	if err != nil {
		return err
	}
	stored := map[int64]AgendaItem{}
	for _, item := range items {
		if item.Kind == data.ItemTopic {
			stored[item.ID] = item
		}
	}
	after := int64(0)
	for i := range p.Topics {
		if err := setTopic(tx, p.Meeting.ID, &p.Topics[i], stored, after); err != nil {
			return err
		}
		after = p.Topics[i].ID
	}
	for _, left := range stored {
		if err := dropTopic(tx, left); err != nil {
			return err
		}
	}
	return nil
}

func setTopic(tx *data.Tx, meetingID int64, t *Topic, stored map[int64]AgendaItem, after int64) error {
	item, ok := stored[t.ID]
	delete(stored, t.ID)
	item.Title, item.IssueID, item.PlannedMinutes = strings.TrimSpace(t.Title), t.IssueID, t.Minutes
	if item.Title == "" {
		return &Problem{Message: "Ada acara tanpa judul. Isi judulnya atau hapus barisnya."}
	}
	if !ok {
		item.MeetingID = meetingID
		if err := tx.Agenda().Add(&item); err != nil {
			return err
		}
		t.ID = item.ID
		return nil
	}
	if err := tx.Agenda().Update(&item); err != nil {
		return err
	}
	return tx.Agenda().Move(&item, after)
}

func dropTopic(tx *data.Tx, item AgendaItem) error {
	said, err := tx.Entries().OfItem(item.ID)
	if err != nil {
		return err
	}
	if len(said) > 0 {
		return &Problem{Message: "Acara “%s” sudah berisi catatan, jadi tidak dapat dihapus. Pindahkan catatannya dahulu.", Args: []any{item.Title}}
	}
	item.Deleted = true
	return tx.Agenda().Update(&item)
}

// invite puts the heads of agencies on the attendance list, unless they are on
// it, with the post they bear.
func invite(tx *data.Tx, m Meeting, agencies []int64) error {
	if len(agencies) == 0 {
		return nil
	}
	list, err := tx.Attendances().OfMeeting(m.ID)
	if err != nil {
		return err
	}
	have := map[int64]bool{}
	for _, a := range list {
		have[a.AgencyID] = true
	}
	for _, id := range agencies {
		if have[id] {
			continue
		}
		have[id] = true
		agency, err := tx.Agencies().Get(id)
		if err != nil {
			return fmt.Errorf("invite: %w", err)
		}
		line := Attendance{MeetingID: m.ID, AgencyID: id, Post: agency.HeadPost, Institution: agency.Name}
		if err := tx.Attendances().Add(&line); err != nil {
			return err
		}
	}
	return nil
}
