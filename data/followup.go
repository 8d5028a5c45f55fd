package data

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Status is what an agency claims about a follow-up. Late (terlambat) is none:
// it is computed, see [FollowUp.Late].
type Status string

// The statuses; they map onto the four classes of BPK Regulation 2/2017.
const (
	NotStarted Status = "not_started" // Belum Ditindaklanjuti
	InProgress Status = "in_progress" // Dalam Proses
	Done       Status = "done"        // Selesai; counts only when accepted
	Obstructed Status = "obstructed"  // Terkendala
	Impossible Status = "impossible"  // Tidak Dapat Ditindaklanjuti; a reason is compulsory
)

// Statuses lists all statuses in their order.
var Statuses = []Status{NotStarted, InProgress, Done, Obstructed, Impossible}

// Valid reports whether s is one of the statuses.
func (s Status) Valid() bool { return slices.Contains(Statuses, s) }

// VerificationState is what the secretariat says of the last report.
type VerificationState string

// The states of verification.
const (
	Pending  VerificationState = "pending"  // Belum
	Accepted VerificationState = "accepted" // Diterima
	Returned VerificationState = "returned" // Dikembalikan
)

// DueKind is the kind of a deadline.
type DueKind string

// The kinds of deadlines (tenggat).
const (
	DueNone      DueKind = "none"
	DueDay       DueKind = "day"
	DuePeriod    DueKind = "period"    // "Semester I 2026": DueOn is its last day, DueText its name
	DueCondition DueKind = "condition" // "APBD-P 2026, jika tidak APBD 2027": DueOn "" until someone sets one
)

// Valid reports whether k is one of the kinds.
func (k DueKind) Valid() bool {
	return k == DueNone || k == DueDay || k == DuePeriod || k == DueCondition
}

// A Due (tenggat) is when something has to be done.
type Due struct {
	Kind DueKind
	On   Date   // last day; "" without one
	Text string // as said, where a day does not say it
}

// Cadence is how often an agency reports on a follow-up.
type Cadence string

// The cadences.
const (
	Weekly    Cadence = "weekly"
	Monthly   Cadence = "monthly"
	Quarterly Cadence = "quarterly"
)

// Valid reports whether c is one of the cadences.
func (c Cadence) Valid() bool { return c == Weekly || c == Monthly || c == Quarterly }

// A FollowUp (tindak lanjut) is work that came out of a meeting. One agency
// leads it, others support it. An order to many is a parent (Broadcast) with
// one follow-up per agency.
//
// Number, meeting, entry and action are frozen once it is born, that is, once
// the minutes of its meeting are final. Everything else lives on.
type FollowUp struct {
	Head
	Number    string // "TL-2026-0012", of a broadcast "TL-2026-0013.05"; never reused
	ParentID  int64  // 0 unless one of a broadcast
	Broadcast bool   // a parent: no lead, LeadText names the group
	MeetingID int64
	ItemID    int64 // 0 if of the meeting as a whole
	EntryID   int64 // 0 if not from an entry
	IssueID   int64 // 0 without a strategic issue
	LeadID    int64 // OPD penanggung jawab, 0 while unknown
	LeadText  string

	Problem, Direction, Action string
	Indicator, Target, Unit    string
	Due                        Due
	Priority                   int    // 1 high, 2 normal, 3 low
	Budget                     *int64 // rupiah, nil if none was named
	Reporting                  Cadence

	BornAt       time.Time // zero until the minutes are final
	Withdrawn    bool      // taken back before that
	CancelledAt  time.Time // zero unless canceled afterwards
	CancelReason string

	// The state after the last report that counts; kept by [Reports] and
	// [Verifications], not written by Update.
	Status           Status
	Progress         int  // thousandths, 0..1000
	ReportedOn       Date // "" before the first report
	LastReportID     int64
	Verification     VerificationState
	VerificationNote string

	numberYear, numberSeq, numberPart int

	Supports []int64 // supporting agencies (OPD pendukung) in order
}

// Settled reports whether nothing more is owed: the secretariat accepted that
// it is done or cannot be done. A claim alone settles nothing.
func (f FollowUp) Settled() bool {
	return f.Verification == Accepted && (f.Status == Done || f.Status == Impossible)
}

// Open reports whether an agency still owes the follow-up.
func (f FollowUp) Open() bool {
	return !f.BornAt.IsZero() && !f.Withdrawn && !f.Broadcast && f.CancelledAt.IsZero() && !f.Settled()
}

// Late reports whether the follow-up is open past its deadline (terlambat).
func (f FollowUp) Late(today Date) bool { return f.Open() && f.Due.On != "" && f.Due.On < today }

func (*FollowUp) table() string { return "follow_ups" }

func (f *FollowUp) columns() []column {
	return []column{
		{"number", &f.Number},
		{"number_year", &f.numberYear},
		{"number_seq", &f.numberSeq},
		{"number_part", &f.numberPart},
		{"parent_id", ref{&f.ParentID}},
		{"broadcast", &f.Broadcast},
		{"meeting_id", &f.MeetingID},
		{"item_id", ref{&f.ItemID}},
		{"entry_id", ref{&f.EntryID}},
		{"issue_id", ref{&f.IssueID}},
		{"lead_id", ref{&f.LeadID}},
		{"lead_text", &f.LeadText},
		{"problem", &f.Problem},
		{"direction", &f.Direction},
		{"action", &f.Action},
		{"indicator", &f.Indicator},
		{"target", &f.Target},
		{"unit", &f.Unit},
		{"due_kind", &f.Due.Kind},
		{"due_on", text(&f.Due.On)},
		{"due_text", &f.Due.Text},
		{"priority", &f.Priority},
		{"budget", &f.Budget},
		{"reporting", &f.Reporting},
		{"born_at", instant{&f.BornAt}},
		{"withdrawn", &f.Withdrawn},
		{"cancelled_at", instant{&f.CancelledAt}},
		{"cancel_reason", &f.CancelReason},
		{"status", &f.Status},
		{"progress", &f.Progress},
		{"reported_on", text(&f.ReportedOn)},
		{"last_report_id", ref{&f.LastReportID}},
		{"verification", &f.Verification},
		{"verification_note", &f.VerificationNote},
	}
}

func (f *FollowUp) check() error {
	switch {
	case strings.TrimSpace(f.Action) == "":
		return fmt.Errorf("%w: follow-up without an action", ErrInvalid)
	case f.Broadcast && (f.LeadID != 0 || f.ParentID != 0):
		return fmt.Errorf("%w: parent of a broadcast with a lead or a parent", ErrInvalid)
	case f.Priority < 1 || f.Priority > 3:
		return invalid("priority", f.Priority)
	case !f.Reporting.Valid():
		return invalid("reporting", f.Reporting)
	case f.LeadID != 0 && slices.Contains(f.Supports, f.LeadID):
		return fmt.Errorf("%w: agency %d both leads and supports", ErrInvalid, f.LeadID)
	}
	return f.Due.check()
}

func (d Due) check() error {
	switch {
	case !d.Kind.Valid():
		return invalid("kind of deadline", d.Kind)
	case d.On != "" && !d.On.Valid():
		return invalid("deadline", d.On)
	case d.Kind == DueNone && (d.On != "" || d.Text != ""):
		return invalid("deadline without a kind", d)
	case (d.Kind == DueDay || d.Kind == DuePeriod) && d.On == "":
		return invalid("deadline without a day", d)
	case d.Kind == DueCondition && d.Text == "":
		return invalid("deadline without its condition", d)
	}
	return nil
}

// FollowUps stores follow-ups. What it returns has its supporting agencies
// filled in.
type FollowUps struct{ tx *Tx }

// FollowUps returns the follow-up store of this transaction.
func (tx *Tx) FollowUps() FollowUps { return FollowUps{tx} }

// Get returns a follow-up.
func (s FollowUps) Get(id int64) (FollowUp, error) { return s.single("WHERE id = ?", id) }

// ByNumber returns the follow-up of a number, without regard to case.
func (s FollowUps) ByNumber(number string) (FollowUp, error) {
	return s.single("WHERE number = ?", strings.ToUpper(number))
}

// ByUID returns the follow-up of a UID.
func (s FollowUps) ByUID(uid UID) (FollowUp, error) { return s.single("WHERE uid = ?", uid) }

// OfIDs returns the follow-ups of some ids by number; those that do not exist
// are left out.
func (s FollowUps) OfIDs(ids []int64) ([]FollowUp, error) {
	return s.list("WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number_year, number_seq, number_part", idList(ids))
}

// OfMeeting returns the follow-ups born in a meeting by number, without
// withdrawn ones; each parent is followed by its children.
func (s FollowUps) OfMeeting(meetingID int64) ([]FollowUp, error) {
	return s.list("WHERE meeting_id = ? AND NOT withdrawn ORDER BY number_year, number_seq, number_part", meetingID)
}

// OfEntry returns the follow-ups an entry gave rise to by number, withdrawn
// ones as well, so that a kind changed back and forth finds its number again.
func (s FollowUps) OfEntry(entryID int64) ([]FollowUp, error) {
	return s.list("WHERE entry_id = ? ORDER BY number_year, number_seq, number_part", entryID)
}

// Children returns the follow-ups of a broadcast by number, without withdrawn
// ones.
func (s FollowUps) Children(parentID int64) ([]FollowUp, error) {
	return s.list("WHERE parent_id = ? AND NOT withdrawn ORDER BY number_part", parentID)
}

func (s FollowUps) single(tail string, args ...any) (FollowUp, error) {
	f, err := one[FollowUp](s.tx, tail, args...)
	if err != nil {
		return f, err
	}
	return f, s.fillSupports([]*FollowUp{&f})
}

func (s FollowUps) list(tail string, args ...any) ([]FollowUp, error) {
	fs, err := all[FollowUp](s.tx, tail, args...)
	if err != nil {
		return nil, err
	}
	ptrs := make([]*FollowUp, len(fs))
	for i := range fs {
		ptrs[i] = &fs[i]
	}
	return fs, s.fillSupports(ptrs)
}

// Add adds a follow-up under the next free number of the year of its meeting,
// or of its parent. Empty values become: priority 2, monthly, no deadline, not
// started.
func (s FollowUps) Add(f *FollowUp) error {
	f.Status, f.Verification, f.Progress = NotStarted, Pending, 0
	f.fillEmpty()
	if err := f.check(); err != nil {
		return err
	}
	if err := s.number(f); err != nil {
		return err
	}
	if err := insert(s.tx, f); err != nil {
		return err
	}
	return s.setSupports(f)
}

func (f *FollowUp) fillEmpty() {
	if f.Priority == 0 {
		f.Priority = 2
	}
	if f.Reporting == "" {
		f.Reporting = Monthly
	}
	if f.Due.Kind == "" {
		f.Due.Kind = DueNone
	}
}

// Update stores a changed follow-up with its supporting agencies. Its number,
// its birth and the state that reports give it are kept as they are stored;
// empty values become what [FollowUps.Add] makes of them.
func (s FollowUps) Update(f *FollowUp) error {
	f.fillEmpty()
	if err := f.check(); err != nil {
		return err
	}
	stored, err := byID[FollowUp](s.tx, f.ID)
	if err != nil {
		return err
	}
	f.keepState(stored)
	if err := update(s.tx, f); err != nil {
		return err
	}
	return s.setSupports(f)
}

func (f *FollowUp) keepState(o FollowUp) {
	f.Number, f.numberYear, f.numberSeq, f.numberPart = o.Number, o.numberYear, o.numberSeq, o.numberPart
	f.Status, f.Progress, f.ReportedOn, f.LastReportID = o.Status, o.Progress, o.ReportedOn, o.LastReportID
	f.Verification, f.VerificationNote, f.BornAt = o.Verification, o.VerificationNote, o.BornAt
}

// number gives f the next free number. Numbers of withdrawn follow-ups stay
// taken: one that was read out in the room must not come back as another.
func (s FollowUps) number(f *FollowUp) error {
	if f.ParentID != 0 {
		parent, err := byID[FollowUp](s.tx, f.ParentID)
		if err != nil {
			return err
		}
		last, err := value[int](s.tx, "SELECT coalesce(max(number_part), 0) FROM follow_ups WHERE parent_id = ?", f.ParentID)
		f.numberYear, f.numberSeq, f.numberPart = parent.numberYear, parent.numberSeq, last+1
		f.Number = fmt.Sprintf("%s.%02d", parent.Number, f.numberPart)
		return err
	}
	m, err := byID[Meeting](s.tx, f.MeetingID)
	if err != nil {
		return err
	}
	year := m.HeldOn.Year()
	next, err := s.tx.nextIn(followUpBlock, func(above, below int64) (int64, error) {
		return value[int64](s.tx, "SELECT coalesce(max(number_seq), 0) FROM follow_ups WHERE number_year = ? AND number_seq > ? AND number_seq < ?",
			year, above, below)
	})
	f.numberYear, f.numberSeq, f.numberPart = year, int(next), 0
	f.Number = fmt.Sprintf("TL-%04d-%04d", year, f.numberSeq)
	return err
}
