package returns

import (
	"rakor.id/rakor/export/sheet"
)

// A Choice is what a person decided about a field.
type Choice string

// The choices.
const (
	TakeTheirs Choice = "theirs" // what the agency wrote, as it was understood
	KeepOurs   Choice = "ours"   // what holds now
	SetAside   Choice = "aside"  // later
)

// A Spot is a field of a preview: the index of its row, and its column.
type Spot struct {
	Row int
	Key sheet.Key
}

// Decisions are what a person decided about a preview. Without any, nothing is
// taken.
type Decisions struct {
	Certain bool            // take every update; one nod for all that is certain
	Choices map[Spot]Choice // for single fields; goes before Certain
}

// Accepted is what a preview and a person's decisions come to.
type Accepted struct {
	Rows    []AcceptedRow
	Open    []Spot // doubtful or in conflict, and not decided or set aside
	Refused []RefusedChoice
}

// An AcceptedRow is a follow-up that changes.
type AcceptedRow struct {
	Row        int // index in the preview
	FollowUpID int64
	Lead       bool
	Answer     sheet.Answer // all that holds now, with the changes
	Changes    []Change
}

// A Change is one value that changes.
type Change struct {
	Key     sheet.Key
	Address string
	Written string
	Before  Value
	After   Value
	Decided bool     // a person chose it by itself; otherwise it was certain
	Reasons []Reason // what stood against it, if it was decided
}

// A RefusedChoice is a choice that cannot be carried out.
type RefusedChoice struct {
	Spot
	Reason Reason
}

// Decide applies decisions to a preview. What is not certain is taken only by
// a choice of its own, and what was rejected never is.
func (p Preview) Decide(d Decisions) Accepted {
	return Accepted{}
}
