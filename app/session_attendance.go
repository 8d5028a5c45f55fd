package app

import (
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// mark sets the attendance of those a command names.
func (s *Session) mark(j *journal, c capture.Command, status AttendanceStatus) error {
	for _, ref := range s.spread(c.Who) {
		line, err := s.seat(j, ref)
		if err != nil {
			return err
		}
		line.Status = status
		if status == data.Deputy {
			line.Name, line.DeputyPost, line.NIP, line.Rank = c.Visitor.Name, c.Visitor.Post, "", ""
		} else {
			line.DeputyPost = ""
			if err := nameHead(j.tx, &line); err != nil {
				return err
			}
		}
		if err := setRow(j, attendanceRows, &line); err != nil {
			return err
		}
	}
	return nil
}

// spread puts the agencies of a group in the group's place.
func (s *Session) spread(who []capture.Ref) []capture.Ref {
	var out []capture.Ref
	for _, r := range who {
		if r.Kind == capture.RefGroup {
			out = append(out, s.dir.Members(r)...)
			continue
		}
		out = append(out, r)
	}
	return out
}

// seat finds the line of somebody on the attendance list, and adds one for who
// came without being on it.
func (s *Session) seat(j *journal, ref capture.Ref) (Attendance, error) {
	i := slices.IndexFunc(s.live.Attendance, func(a Attendance) bool {
		if ref.AgencyID != 0 {
			return a.AgencyID == ref.AgencyID && !a.Guest
		}
		return a.AgencyID == 0 && (strings.EqualFold(a.Post, ref.Label) || locale.CompareNames(a.Name, ref.Name) == locale.Same)
	})
	if i >= 0 {
		return j.tx.Attendances().Get(s.live.Attendance[i].ID)
	}
	line := Attendance{MeetingID: s.id, AgencyID: ref.AgencyID, Post: ref.Label}
	if a, ok := s.live.Agencies[ref.AgencyID]; ok {
		line.Post, line.Institution = a.HeadPost, a.Name
	}
	if ref.Kind == capture.RefPerson || ref.Kind == capture.RefOfficial {
		line.Name = ref.Name
	}
	return line, addRow(j, attendanceRows, &line)
}

// nameHead fills in who heads an agency, as far as the directory knows, where
// nobody was named yet.
func nameHead(tx *data.Tx, a *Attendance) error {
	if a.Name != "" || a.AgencyID == 0 {
		return nil
	}
	people, err := tx.People().OfAgency(a.AgencyID)
	if err != nil {
		return err
	}
	for _, p := range people {
		if strings.EqualFold(p.Post, a.Post) {
			a.Name, a.NIP, a.Rank = p.String(), p.NIP, p.Rank
			if p.Acting != data.Permanent {
				a.Post = string(p.Acting) + " " + p.Post
			}
			return nil
		}
	}
	return nil
}

// comeOrGo notes a late arrival or an early departure.
func (s *Session) comeOrGo(j *journal, c capture.Command, at time.Time) error {
	hour := data.TimeOfDayOf(at.In(s.live.Office.Zone.Location()))
	for _, ref := range s.spread(c.Who) {
		line, err := s.seat(j, ref)
		if err != nil {
			return err
		}
		if line.Status != data.Present && line.Status != data.Deputy {
			line.Status = data.Present
			if err := nameHead(j.tx, &line); err != nil {
				return err
			}
		}
		if c.Verb == capture.VerbArrive {
			line.Arrived = hour
		} else {
			line.Left = hour
		}
		if err := setRow(j, attendanceRows, &line); err != nil {
			return err
		}
	}
	return nil
}

// guest puts somebody on the list who was not invited.
func (s *Session) guest(j *journal, v capture.Visitor) error {
	line := Attendance{MeetingID: s.id, Name: v.Name, Post: v.Post, Institution: v.Institution, Status: data.Present, Guest: true}
	return addRow(j, attendanceRows, &line)
}

// Mark sets the attendance of one line of the list, as with the mouse. For
// [data.Deputy] name and post are those of who came.
func (s *Session) Mark(lineID int64, status AttendanceStatus, name, post string) *Action {
	return s.act(func(j *journal) error {
		line, err := j.tx.Attendances().Get(lineID)
		if err != nil {
			return err
		}
		line.Status = status
		if status == data.Deputy {
			line.Name, line.DeputyPost, line.NIP, line.Rank = name, post, "", ""
			return setRow(j, attendanceRows, &line)
		}
		if line.DeputyPost != "" {
			line.Name, line.DeputyPost = "", ""
		}
		if err := nameHead(j.tx, &line); err != nil {
			return err
		}
		return setRow(j, attendanceRows, &line)
	})
}

// SetAttendance stores a line of the list as edited by hand.
func (s *Session) SetAttendance(a Attendance) *Action {
	return s.act(func(j *journal) error {
		line := a
		if line.ID == 0 {
			line.MeetingID = s.id
			return addRow(j, attendanceRows, &line)
		}
		return setRow(j, attendanceRows, &line)
	})
}
