package returns

import (
	"rakor.id/rakor/export/sheet"
)

// weigh sets the three values of a field side by side.
func weigh(key sheet.Key, a Answer, base, now Value) Field {
	f := Field{
		Key: key, Address: a.Address, Written: a.Written, Understood: a.Value, Base: base, Now: now,
		Outcome: Unchanged,
	}
	switch {
	case a.Certainty == Unreadable && base.Kind == Text && squeeze(a.Written) == squeeze(base.Text):
		f.Understood = base // too long to be read, but it came from here
	case a.Certainty == Unreadable:
		f.mark(Rejected, a.Reason)
	case a.Value.Same(base) || a.Value.Same(now) || untouched(a, base):
	case !now.Same(base):
		f.mark(Conflict, ChangedHere)
		f.explain(a)
	case a.Certainty == Doubtful:
		f.mark(Review, a.Reason)
		f.explain(a)
	case a.Value.IsBlank():
		f.mark(Review, WouldErase)
	default:
		f.mark(Update, a.Reason)
	}
	return f
}

// untouched reports whether a text that means nothing, such as "-", is the one
// that was sent.
func untouched(a Answer, base Value) bool {
	return a.Value.IsBlank() && base.Kind == Text && squeeze(a.Written) == squeeze(base.Text)
}

// mark gives an outcome and its reason.
func (f *Field) mark(o Outcome, why Reason) {
	f.Outcome = o
	if why != "" {
		f.Reasons = append(f.Reasons, why)
	}
}

// explain adds what else a person who decides should know.
func (f *Field) explain(a Answer) {
	if f.Outcome != Review && a.Reason != "" {
		f.Reasons = append(f.Reasons, a.Reason)
	}
	if a.Value.IsBlank() {
		f.Reasons = append(f.Reasons, WouldErase)
	}
}

// question makes a certain field one for a person to decide.
func (f *Field) question(why Reason) {
	if f.Outcome == Update {
		f.Outcome, f.Reasons = Review, append([]Reason{why}, f.Reasons...)
	}
}

// claimed is what holds for a field if the agency is right.
func (f Field) claimed() Value {
	if f.Outcome == Unchanged || f.Outcome == Rejected {
		return f.Now
	}
	return f.Understood
}
