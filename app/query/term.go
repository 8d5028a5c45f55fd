package query

import (
	"strings"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// A Field is what a term asks about.
type Field string

// The fields. Which of them a line may name is up to its [Language].
const (
	FieldText         Field = "text"         // a word or phrase: Value, Phrase
	FieldLead         Field = "lead"         // leads (penanggung jawab): Refs
	FieldSupport      Field = "support"      // supports (pendukung): Refs
	FieldEither       Field = "either"       // leads or supports, of entries also spoke: Refs
	FieldSpeaker      Field = "speaker"      // spoke: Value is a code, post or name
	FieldIssue        Field = "issue"        // strategic issue: Refs
	FieldMeeting      Field = "meeting"      // ID of the meeting, or 0 and Value stands in its title
	FieldSeries       Field = "series"       // meeting that is held again and again: ID
	FieldStatus       Field = "status"       // Value: one of data.Statuses
	FieldVerification Field = "verification" // Value: one of the states of verification
	FieldLife         Field = "life"         // Value: LifeOpen, LifeSettled or LifeCanceled
	FieldLate         Field = "late"         // past its deadline; N: by more than that many days
	FieldDue          Field = "due"          // due from From to To
	FieldReported     Field = "reported"     // last reported on from From to To
	FieldUnreported   Field = "unreported"   // no report for the month of From
	FieldBorn         Field = "born"         // of a meeting held from From to To
	FieldInForce      Field = "inforce"      // its minutes became final in the month of From
	FieldSettledIn    Field = "settledin"    // accepted as done or impossible in the month of From
	FieldPriority     Field = "priority"     // N: 1 high, 2 normal, 3 low
	FieldWithout      Field = "without"      // Value: one of the Without constants
	FieldNumber       Field = "number"       // Value: number of a follow-up, or how it begins
	FieldKind         Field = "kind"         // Value: one of data.EntryKinds or of the Kind constants
	FieldTime         Field = "time"         // said in a meeting held from From to To
	FieldSort         Field = "sort"         // Value: one of the Sort constants; Reverse
	FieldGroup        Field = "group"        // Value: one of the Group constants
	FieldUnknown      Field = ""             // Typed is kept as it stands; see its Remark
)

// The values of [FieldKind] that are no kind of entry.
const (
	KindProgress = "progress" // report of an agency on a follow-up
	KindTitle    = "title"    // of a meeting or an agenda item
)

// The values of [FieldLife].
const (
	LifeOpen     = "open"     // an agency still owes it
	LifeSettled  = "settled"  // done or impossible, and accepted
	LifeCanceled = "canceled" // dibatalkan
)

// The values of [FieldWithout].
const (
	WithoutLead   = "lead"
	WithoutIssue  = "issue"
	WithoutDue    = "due"    // neither day, period nor condition
	WithoutDay    = "day"    // a condition that has no day yet
	WithoutReport = "report" // never reported on
)

// The values of [FieldSort] and [FieldGroup].
const (
	SortNumber   = "number"
	SortDue      = "due"
	SortAgency   = "agency"
	SortProgress = "progress"
	SortReported = "reported"

	GroupAgency  = "agency"
	GroupIssue   = "issue"
	GroupMeeting = "meeting"
	GroupStatus  = "status"
	GroupDue     = "due" // month of the deadline
)

// A Span is a part of the typed line, in bytes.
type Span = capture.Span

// A Term is one thing a line asks for.
type Term struct {
	Span
	Typed  string // as it stands in the line
	Field  Field
	Not    bool          // asks for the opposite
	Value  string        // by the field; of a window the words it was named with
	Phrase bool          // of FieldText: stood in quotes
	Refs   []capture.Ref // agencies or the issue that Value names; several of a group
	ID     int64
	From   data.Date // first day, "" if open
	To     data.Date // last day, "" if open
	N      int
	// Reverse turns the order of FieldSort round.
	Reverse bool
}

// IDs are the ids of the things a term refers to.
func (t Term) IDs() []int64 {
	ids := make([]int64, len(t.Refs))
	for i, r := range t.Refs {
		ids[i] = r.ID
	}
	return ids
}

// A Query is a line that was read. Its terms are in the order of the line.
type Query struct {
	Typed   string
	Terms   []Term
	Remarks []Remark

	language *Language
}

// String writes the line in its canonical spelling. What was not understood
// stands in it as it was typed.
func (q Query) String() string {
	words := make([]string, len(q.Terms))
	for i, t := range q.Terms {
		words[i] = q.language.write(t)
	}
	return strings.Join(words, " ")
}

// Ready reports whether everything in the line was understood; a remark that
// only asks back ([RemarkPerhaps]) does not count.
func (q Query) Ready() bool {
	for _, r := range q.Remarks {
		if r.Code != RemarkPerhaps {
			return false
		}
	}
	return true
}

// Of returns the terms of a field that were asked for, without negated ones.
func (q Query) Of(f Field) []Term {
	var out []Term
	for _, t := range q.Terms {
		if t.Field == f && !t.Not {
			out = append(out, t)
		}
	}
	return out
}
