package data

import "fmt"

// OfficialRole is what an official does in a meeting.
type OfficialRole string

// The roles.
const (
	RoleChair     OfficialRole = "chair"     // pimpinan rapat, ketua
	RoleSecretary OfficialRole = "secretary" // sekretaris
	RoleRecorder  OfficialRole = "recorder"  // pencatat, notulis
)

// Valid reports whether r is one of the roles.
func (r OfficialRole) Valid() bool {
	return r == RoleChair || r == RoleSecretary || r == RoleRecorder
}

// A MeetingOfficial chairs or records a meeting. Post and name are copied when
// set, so that the minutes of last year keep last year's officials.
type MeetingOfficial struct {
	Head
	MeetingID int64
	Role      OfficialRole
	PersonID  int64 // 0 if not one of [People]
	Acting    Acting
	Post      string
	PersonName
	NIP, Rank string
}

func (*MeetingOfficial) table() string { return "meeting_officials" }

func (o *MeetingOfficial) columns() []column {
	return []column{
		{"meeting_id", &o.MeetingID},
		{"role", &o.Role},
		{"person_id", ref{&o.PersonID}},
		{"acting", &o.Acting},
		{"post", &o.Post},
		{"front", &o.Front},
		{"name", &o.Name},
		{"back", &o.Back},
		{"nip", &o.NIP},
		{"rank", &o.Rank},
	}
}

// Officials stores the officials of meetings; each meeting has at most one of
// each role.
type Officials struct{ tx *Tx }

// Officials returns the store of officials of this transaction.
func (tx *Tx) Officials() Officials { return Officials{tx} }

// OfMeeting returns the officials of a meeting: chair, secretary, recorder, as
// far as there are.
func (s Officials) OfMeeting(meetingID int64) ([]MeetingOfficial, error) {
	return all[MeetingOfficial](s.tx, "WHERE meeting_id = ? ORDER BY CASE role WHEN 'chair' THEN 1 WHEN 'secretary' THEN 2 ELSE 3 END", meetingID)
}

// Set stores the official of a role, in place of the one there was. It fills
// in the head of o.
func (s Officials) Set(o *MeetingOfficial) error {
	if !o.Role.Valid() || !o.Acting.Valid() {
		return fmt.Errorf("%w: official %q %q", ErrInvalid, o.Role, o.Acting)
	}
	found, err := all[MeetingOfficial](s.tx, "WHERE meeting_id = ? AND role = ?", o.MeetingID, o.Role)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return insert(s.tx, o)
	}
	o.Head = found[0].Head
	return update(s.tx, o)
}
