package returns

import (
	"slices"

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
	Answer     sheet.Answer // all that held when it was compared, with the changes
	Changes    []Change

	seen sheet.Answer // what held when it was compared
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
// a choice of its own, and what was rejected never is. That a follow-up cannot
// be done is taken only together with a reason.
func (p Preview) Decide(d Decisions) Accepted {
	var a Accepted
	for i, row := range p.Rows {
		if changed := a.decideRow(i, row, d); len(changed.Changes) > 0 {
			a.Rows = append(a.Rows, changed)
		}
	}
	return a
}

func (a *Accepted) decideRow(i int, row Row, d Decisions) AcceptedRow {
	out := AcceptedRow{Row: i, FollowUpID: row.FollowUpID, Lead: row.Lead, Answer: row.now, seen: row.now}
	if row.FollowUpID == 0 || row.Outcome == Ignored {
		return out
	}
	for _, f := range row.Fields {
		spot := Spot{i, f.Key}
		choice, chosen := d.Choices[spot]
		switch {
		case f.Outcome == Unchanged, choice == KeepOurs:
		case f.Outcome == Rejected && choice == TakeTheirs:
			a.Refused = append(a.Refused, RefusedChoice{spot, NothingToTake})
		case f.Outcome == Rejected:
		case choice == TakeTheirs, f.Outcome == Update && d.Certain && !chosen:
			out.take(f, chosen)
		default:
			a.Open = append(a.Open, spot)
		}
	}
	a.dropUnexplained(&out)
	return out
}

func (r *AcceptedRow) take(f Field, decided bool) {
	r.Answer = Put(r.Answer, f.Key, f.Understood)
	c := Change{Key: f.Key, Address: f.Address, Written: f.Written, Before: f.Now, After: f.Understood, Decided: decided}
	if decided {
		c.Reasons = f.Reasons
	}
	r.Changes = append(r.Changes, c)
}

// dropUnexplained takes back the choice that leaves a follow-up which cannot be
// done without a word why.
func (a *Accepted) dropUnexplained(r *AcceptedRow) {
	if !unexplained(r.Answer) {
		return
	}
	for _, k := range []sheet.Key{sheet.KeyStatus, sheet.KeyNarrative, sheet.KeyObstacle} {
		i := slices.IndexFunc(r.Changes, func(c Change) bool { return c.Key == k })
		if i < 0 {
			continue
		}
		r.Answer = Put(r.Answer, k, r.Changes[i].Before)
		r.Changes = slices.Delete(r.Changes, i, i+1)
		a.Refused = append(a.Refused, RefusedChoice{Spot{r.Row, k}, ReasonMissing})
		return
	}
}

// Onto applies the changes to what holds at the moment of writing, which may
// no longer be what was compared: another file of the same agency may have been
// taken in since. Changes of fields that have changed meanwhile are stale; they
// are left out, and the file has to be compared again. Status and progress are
// judged together, so they go stale together.
func (r AcceptedRow) Onto(now sheet.Answer) (answer sheet.Answer, taken, stale []Change) {
	moved := func(k sheet.Key) bool { return !ValueOf(now, k).Same(ValueOf(r.seen, k)) }
	pair := moved(sheet.KeyStatus) || moved(sheet.KeyProgress)
	answer = now
	for _, c := range r.Changes {
		if ValueOf(now, c.Key).Same(c.After) {
			continue // it says so by now
		}
		paired := c.Key == sheet.KeyStatus || c.Key == sheet.KeyProgress
		if moved(c.Key) || paired && pair {
			stale = append(stale, c)
			continue
		}
		answer = Put(answer, c.Key, c.After)
		taken = append(taken, c)
	}
	if unexplained(answer) && !unexplained(now) {
		return now, nil, r.Changes
	}
	return answer, taken, stale
}

// unexplained reports whether an answer says that a follow-up cannot be done,
// and not why.
func unexplained(a sheet.Answer) bool {
	return a.Status == impossible && isNothing(a.Narrative) && isNothing(a.Obstacle)
}
