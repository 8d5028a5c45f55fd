package data

import "slices"

// AttendanceStatus tells whether an invited post was there.
type AttendanceStatus string

// The statuses.
const (
	Unmarked AttendanceStatus = "unmarked"
	Present  AttendanceStatus = "present" // hadir
	Deputy   AttendanceStatus = "deputy"  // mewakili: somebody came for it
	Excused  AttendanceStatus = "excused" // izin
	Sick     AttendanceStatus = "sick"    // sakit
	OnDuty   AttendanceStatus = "duty"    // dinas luar
	Absent   AttendanceStatus = "absent"  // tidak hadir
)

// AttendanceStatuses lists all statuses in their order.
var AttendanceStatuses = []AttendanceStatus{Unmarked, Present, Deputy, Excused, Sick, OnDuty, Absent}

// Valid reports whether s is one of the statuses.
func (s AttendanceStatus) Valid() bool { return slices.Contains(AttendanceStatuses, s) }

// An Attendance is one line of the attendance list (daftar hadir): the invited
// post, and apart from it the person who was there.
type Attendance struct {
	Head
	MeetingID     int64
	Position      int64
	AgencyID      int64 // 0 for the chair's table and guests
	Post          string
	Institution   string
	Status        AttendanceStatus
	Name          string // person present, with titles
	NIP, Rank     string
	DeputyPost    string // post of the deputy, with status [Deputy]
	Arrived, Left TimeOfDay
	Guest         bool // came without being invited
	Deleted       bool
}

func (*Attendance) table() string { return "attendance" }

func (a *Attendance) columns() []column {
	return []column{
		{"meeting_id", &a.MeetingID},
		{"position", &a.Position},
		{"agency_id", ref{&a.AgencyID}},
		{"post", &a.Post},
		{"institution", &a.Institution},
		{"status", &a.Status},
		{"name", &a.Name},
		{"nip", &a.NIP},
		{"rank", &a.Rank},
		{"deputy_post", &a.DeputyPost},
		{"arrived", &a.Arrived},
		{"left_at", &a.Left},
		{"guest", &a.Guest},
		{"deleted", &a.Deleted},
	}
}

func (a *Attendance) roster() list {
	return list{"attendance", "meeting_id = ?", []any{a.MeetingID}}
}

func attendancePosition(a *Attendance) *int64 { return &a.Position }

func (a *Attendance) check() error {
	switch {
	case !a.Status.Valid():
		return invalid("attendance", a.Status)
	case a.Arrived != "" && !a.Arrived.Valid():
		return invalid("arrival", a.Arrived)
	case a.Left != "" && !a.Left.Valid():
		return invalid("departure", a.Left)
	}
	return nil
}

// Attendances stores attendance lists.
type Attendances struct{ tx *Tx }

// Attendances returns the attendance store of this transaction.
func (tx *Tx) Attendances() Attendances { return Attendances{tx} }

// OfMeeting returns the attendance list in its order, without deleted lines.
func (s Attendances) OfMeeting(meetingID int64) ([]Attendance, error) {
	return all[Attendance](s.tx, "WHERE meeting_id = ? AND NOT deleted ORDER BY position, id", meetingID)
}

// Get returns a line of an attendance list, even a deleted one.
func (s Attendances) Get(id int64) (Attendance, error) { return byID[Attendance](s.tx, id) }

// Add adds a line at the end of the list. An empty status is [Unmarked].
func (s Attendances) Add(a *Attendance) error {
	if a.Status == "" {
		a.Status = Unmarked
	}
	if err := a.check(); err != nil {
		return err
	}
	p, err := a.roster().end(s.tx)
	if err != nil {
		return err
	}
	a.Position = p
	return insert(s.tx, a)
}

// Update stores a changed line.
func (s Attendances) Update(a *Attendance) error {
	if err := a.check(); err != nil {
		return err
	}
	return update(s.tx, a)
}

// Move puts a line right behind another, or first for 0.
func (s Attendances) Move(a *Attendance, afterID int64) error {
	if err := place(s.tx, a.roster(), afterID, a, attendancePosition); err != nil {
		return err
	}
	return update(s.tx, a)
}
