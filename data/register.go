package data

import (
	"fmt"
	"slices"
)

// RegisterSort is the order of the register.
type RegisterSort string

// The orders.
const (
	SortNumber   RegisterSort = "number"   // newest number first
	SortDue      RegisterSort = "due"      // most urgent first, without a deadline last
	SortAgency   RegisterSort = "agency"   // by the lead's place in protocol
	SortProgress RegisterSort = "progress" // least first
	SortReported RegisterSort = "reported" // longest silent first
)

// RegisterScope is which follow-ups a register shows as to their life.
type RegisterScope string

// The scopes.
const (
	ScopeBorn     RegisterScope = ""         // born and not canceled: what the register is about
	ScopeOpen     RegisterScope = "open"     // see [FollowUp.Open]
	ScopeSettled  RegisterScope = "settled"  // see [FollowUp.Settled]
	ScopeCanceled RegisterScope = "canceled" // canceled after they were born
	ScopeAll      RegisterScope = "all"      // also unborn and canceled; never withdrawn
)

// A RegisterFilter narrows the register of follow-ups. Its zero value shows
// all that are born, not canceled and not the parent of a broadcast. Of lists
// one must hold, of different fields all.
type RegisterFilter struct {
	Scope        RegisterScope
	Scopes       []RegisterScope // in the place of Scope
	AgencyID     int64           // leads
	SupportID    int64           // supports
	EitherID     int64           // leads or supports
	IssueID      int64
	MeetingID    int64
	SeriesID     int64
	Leads        []int64 // one of these leads
	Supporters   []int64 // one of these supports
	Parties      []int64 // one of these leads or supports
	Issues       []int64
	Meetings     []MeetingMatch
	SeriesIDs    []int64
	Classes      []Classification // of the meeting
	IDs          []int64          // of the follow-ups themselves; nil for any, empty for none
	Statuses     []Status
	Verification []VerificationState // Pending is a report that waits; without one there is nothing to verify
	Priorities   []int
	Without      []Lack
	DueFrom      Date // due on that day or later
	DueTo        Date // due on that day or earlier
	Due          []Days
	Born         []Days   // day of the meeting
	Reported     []Days   // day of the last report
	BornFrom     Date     // the meeting was held on that day or later
	BornTo       Date     // or earlier
	LateOn       Date     // open and past its deadline on that day
	NotReported  Period   // open, no report of the lead for that period
	Numbers      []string // the number begins so
	Text         string   // the words stand together in number, action, direction, problem or indicator; the last may go on
	Words        []Words  // each of them stands in one of these

	Parents bool             // also the parents of broadcasts
	Except  []RegisterFilter // what passes one of them is left out; their Scope "" is any, their order plays no part

	Sort          RegisterSort // "" is SortNumber
	Reverse       bool         // the other way round
	Limit, Offset int          // Limit 0 = all
}

// Days is a span of days; From or To "" is open.
type Days struct{ From, To Date }

// A Lack is something a follow-up may not have.
type Lack string

// What may be lacking.
const (
	LacksLead   Lack = "f.lead_id IS NULL"
	LacksIssue  Lack = "f.issue_id IS NULL"
	LacksDue    Lack = "f.due_kind = 'none'"
	LacksDay    Lack = "f.due_kind = 'condition' AND f.due_on IS NULL"
	LacksReport Lack = "f.last_report_id IS NULL"
)

// A MeetingMatch is one meeting by its ID, or all whose title has some words.
type MeetingMatch struct {
	ID    int64
	Title string
}

// Words is a word or phrase that is looked for.
type Words struct {
	Text  string
	Whole bool // as it stands; otherwise its last word may go on
}

// A RegisterRow is a follow-up with the names a table shows beside it.
type RegisterRow struct {
	FollowUp
	MeetingTitle   string
	MeetingOn      Date
	Classification Classification
	ItemTitle      string
	LeadCode       string // "" while there is no lead
	LeadName       string
	IssueName      string
}

// registerFrom joins from the left throughout, so that SQLite leaves out the
// tables a query does not name.
const registerFrom = ` FROM follow_ups f LEFT JOIN meetings m ON m.id = f.meeting_id
	LEFT JOIN agenda_items i ON i.id = f.item_id
	LEFT JOIN agencies a ON a.id = f.lead_id
	LEFT JOIN issues s ON s.id = f.issue_id `

// Register returns the follow-ups of all meetings that pass a filter.
func (s FollowUps) Register(f RegisterFilter) ([]RegisterRow, error) {
	w := f.where()
	limit := f.Limit
	if limit == 0 {
		limit = -1
	}
	return s.registerRows(w.sql()+" ORDER BY "+f.order()+" LIMIT ? OFFSET ?", append(w.args, limit, f.Offset)...)
}

// registerRows reads rows with their names.
func (s FollowUps) registerRows(tail string, args ...any) ([]RegisterRow, error) {
	var found []RegisterRow
	err := scan(s.tx, func(r rows) error {
		var x RegisterRow
		err := r.Scan(append(targets(&x.FollowUp), &x.MeetingTitle, &x.MeetingOn, &x.Classification,
			&x.ItemTitle, &x.LeadCode, &x.LeadName, &x.IssueName)...)
		found = append(found, x)
		return err
	}, "SELECT "+columnList(&FollowUp{}, "f")+`, m.title, m.held_on, m.classification, coalesce(i.title, ''),
		coalesce(a.code, ''), coalesce(a.name, ''), coalesce(s.name, '')`+registerFrom+tail, args...)
	if err != nil {
		return nil, fmt.Errorf("read register: %w", err)
	}
	ptrs := make([]*FollowUp, len(found))
	for i := range found {
		ptrs[i] = &found[i].FollowUp
	}
	return found, s.fillSupports(ptrs)
}

// An OpenNumber is what is needed to name an open follow-up.
type OpenNumber struct {
	Number string
	Action string
	LeadID int64 // 0 while there is no lead
}

// OpenNumbers lists the open follow-ups of all meetings but one, those of the
// newest meeting first. There may be thousands, so no more than this is read.
func (s FollowUps) OpenNumbers(butMeeting int64) (found []OpenNumber, err error) {
	w := RegisterFilter{Scope: ScopeOpen}.where()
	w.add("f.meeting_id <> ?", butMeeting)
	err = scan(s.tx, func(r rows) error {
		var o OpenNumber
		err := r.Scan(&o.Number, &o.Action, &o.LeadID)
		found = append(found, o)
		return err
	}, "SELECT f.number, f.action, coalesce(f.lead_id, 0)"+registerFrom+w.sql()+" ORDER BY m.held_on DESC, "+RegisterFilter{}.order(), w.args...)
	if err != nil {
		return nil, fmt.Errorf("read open numbers: %w", err)
	}
	return found, nil
}

// Count returns how many follow-ups pass a filter, without regard to its limit.
// How many there are, and how many are open, stands in the counters.
func (s FollowUps) Count(f RegisterFilter) (int, error) {
	w := f.where()
	if n, ok, err := s.keptCount(w); ok || err != nil {
		return n, err
	}
	return value[int](s.tx, "SELECT count(id) FROM (SELECT f.id FROM follow_ups f "+w.sql()+" ORDER BY "+RegisterFilter{}.order()+" LIMIT -1)", w.args...)
}

// An OwedRow is an open follow-up of an agency with its last report.
type OwedRow struct {
	RegisterRow
	Role       ReportRole // as what the agency has part in it
	LastReport *Report    // of the lead; nil before the first
}

// Owed returns the open follow-ups that an agency leads or supports, the most
// urgent first, those it leads before those it supports. With beforeMeeting,
// those of that meeting itself are left out.
func (s FollowUps) Owed(agencyID, beforeMeeting int64) ([]OwedRow, error) {
	owed, err := s.OwedBy(RegisterFilter{EitherID: agencyID})
	return slices.DeleteFunc(owed[agencyID], func(o OwedRow) bool { return o.MeetingID == beforeMeeting }), err
}

// OwedBy returns what each agency owes of the open follow-ups that pass a
// filter, in the order of [FollowUps.Owed], in one reading: for many agencies
// asking for each of them would read most rows again and again.
func (s FollowUps) OwedBy(f RegisterFilter) (map[int64][]OwedRow, error) {
	f.Scope, f.Sort = ScopeOpen, SortDue
	found, err := s.Register(f)
	if err != nil {
		return nil, err
	}
	last, err := s.lastReports(found)
	if err != nil {
		return nil, err
	}
	owed, supported := map[int64][]OwedRow{}, map[int64][]OwedRow{}
	for _, x := range found {
		o := OwedRow{RegisterRow: x, Role: AsLead, LastReport: last[x.LastReportID]}
		owed[x.LeadID] = append(owed[x.LeadID], o)
		o.Role = AsSupport
		for _, id := range x.Supports {
			if id != x.LeadID {
				supported[id] = append(supported[id], o)
			}
		}
	}
	delete(owed, 0) // nobody leads it
	for id, rows := range supported {
		owed[id] = append(owed[id], rows...)
	}
	return owed, nil
}

// lastReports reads the last report of each row, by its id.
func (s FollowUps) lastReports(found []RegisterRow) (map[int64]*Report, error) {
	ids := make([]int64, len(found))
	for i := range found {
		ids[i] = found[i].LastReportID
	}
	reports, err := all[Report](s.tx, "WHERE id IN (SELECT value FROM json_each(?))", idList(ids))
	if err != nil {
		return nil, err
	}
	last := make(map[int64]*Report, len(reports))
	for i := range reports {
		last[reports[i].ID] = &reports[i]
	}
	return last, nil
}
