package returns

import (
	"math"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// crossCheck looks at the fields of a row together. Status and progress that
// contradict each other are both questions: one of them is wrong, and nothing
// tells which.
func (r *Row) crossCheck(last *float64) {
	status, progress := r.claimed(sheet.KeyStatus).Text, r.claimed(sheet.KeyProgress)
	full := progress.Number == 1000
	switch {
	case status == done && !progress.IsBlank() && !full:
		r.question(DoneBelowFull, sheet.KeyStatus, sheet.KeyProgress)
	case full && status != done:
		r.question(FullNotDone, sheet.KeyStatus, sheet.KeyProgress)
	}
	unexplained := r.claimed(sheet.KeyNarrative).IsBlank() && r.claimed(sheet.KeyObstacle).IsBlank()
	if status == impossible && unexplained {
		r.question(ReasonMissing, sheet.KeyStatus)
	}
	r.checkFall(progress, last)
	if !r.changes() {
		return
	}
	if status == obstructed && r.claimed(sheet.KeyObstacle).IsBlank() {
		r.Reasons = append(r.Reasons, ObstacleMissing)
	}
	if status == notStarted && progress.Number > 0 {
		r.Reasons = append(r.Reasons, NotStartedFigure)
	}
}

// checkFall asks about progress below what was reported before: work is seldom
// undone, but a digit is soon forgotten.
func (r *Row) checkFall(progress Value, last *float64) {
	before := int64(0)
	if last != nil {
		before = int64(math.Round(*last * 1000))
	}
	if f := r.field(sheet.KeyProgress); f != nil && f.Outcome == Update && progress.Number < max(before, f.Now.Number) {
		f.question(ProgressFell)
	}
}

// checkDay asks about a report from before the meeting: nobody can have reported
// then, so day, month or year is slipped.
func (r *Row) checkDay(since data.Date) {
	if f := r.field(sheet.KeyReportedOn); f != nil && !f.Understood.IsBlank() && data.Date(f.Understood.Text) < since {
		f.question(DayBeforeMeeting)
	}
}

func (r *Row) question(why Reason, keys ...sheet.Key) {
	for _, k := range keys {
		if f := r.field(k); f != nil {
			f.question(why)
		}
	}
}

func (r *Row) field(k sheet.Key) *Field {
	for i := range r.Fields {
		if r.Fields[i].Key == k {
			return &r.Fields[i]
		}
	}
	return nil
}

// claimed is what holds for a column if the agency is right.
func (r *Row) claimed(k sheet.Key) Value {
	if f := r.field(k); f != nil {
		return f.claimed()
	}
	return ValueOf(r.now, k)
}

// changes reports whether anything of the row is to be done or decided.
func (r *Row) changes() bool {
	for _, f := range r.Fields {
		if f.Outcome != Unchanged {
			return true
		}
	}
	return false
}
