package data

// A MeetingRecord is all that was put on record of one meeting.
type MeetingRecord struct {
	Meeting    Meeting
	Officials  []MeetingOfficial
	Items      []AgendaItem
	Entries    []Entry // in the order of agenda and position
	Attendance []Attendance
	FollowUps  []FollowUp // born here, by number
	Reports    []Report   // said here on older follow-ups

	Attachments []Attachment // photos and files, in their order
}

// MeetingRecord reads the whole record of a meeting.
func (tx *Tx) MeetingRecord(id int64) (r MeetingRecord, err error) {
	if r.Meeting, err = tx.Meetings().Get(id); err != nil {
		return r, err
	}
	if r.Officials, err = tx.Officials().OfMeeting(id); err != nil {
		return r, err
	}
	if r.Items, err = tx.Agenda().OfMeeting(id); err != nil {
		return r, err
	}
	if r.Entries, err = tx.Entries().OfMeeting(id); err != nil {
		return r, err
	}
	if r.Attendance, err = tx.Attendances().OfMeeting(id); err != nil {
		return r, err
	}
	if r.FollowUps, err = tx.FollowUps().OfMeeting(id); err != nil {
		return r, err
	}
	if r.Reports, err = tx.Reports().OfMeeting(id); err != nil {
		return r, err
	}
	r.Attachments, err = tx.Attachments().OfMeeting(id)
	return r, err
}
