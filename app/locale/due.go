package locale

import "rakor.id/rakor/data"

// DueKind tells what a due date rests on.
type DueKind string

// The kinds of due dates.
const (
	DueNone      DueKind = ""          // none was set
	DueDay       DueKind = "day"       // a day
	DuePeriod    DueKind = "period"    // a month, quarter, half-year or year; due on its last day
	DueCondition DueKind = "condition" // "APBD-P 2026, jika tidak APBD 2027"; no day until someone sets one
)

// A Due (tenggat) is when something is to be finished.
type Due struct {
	Kind DueKind
	On   data.Date // the day, or the last day of the period; "" otherwise
	Text string    // as printed: "30 November 2026", "TW II 2026", the condition; "" for none
}

// IsZero reports whether no due date was set.
func (d Due) IsZero() bool { return d.Kind == DueNone }

// Past reports whether the due date lies before today. A condition never does.
func (d Due) Past(today data.Date) bool { return d.On != "" && d.On < today }

// DueOn returns the due date that is a day.
func DueOn(day data.Date) Due { return Due{} }

// ReadDue reads a due date as the capture line takes it (after its ">"): days
// ("30/11", "jumat depan", "3 hari", "akhir bulan"), periods ("TW II 2026",
// "Semester I 2026", "Nov 2026") and conditions in quotes. What has no year is
// the next to come, which is a rule of the language and no [Doubt]. A day in
// the past is read as it stands; see [Due.Past].
func ReadDue(s string, today data.Date) (Due, Doubt, error) { return Due{}, Sure, ErrNotUnderstood }

// WriteDue writes a due date for paper: "30 November 2026", "TW II 2026 (30
// Juni 2026)", the condition, "-" for none.
func WriteDue(d Due) string { return "" }

// TypeDue writes a due date as [ReadDue] reads it back to the same Due.
func TypeDue(d Due) string { return "" }
