package returns

import (
	"slices"
	"strconv"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// judge makes a claim into a row of the preview.
func (c *comparison) judge(cl *claim) Row {
	row := Row{
		Outcome: cl.outcome, Reasons: cl.reasons, Export: cl.export, Code: squeeze(cl.row.CodeText),
		Place: place(cl.table, strconv.Itoa(cl.row.Number)),
	}
	if cl.sent == nil {
		row.quote(cl)
		return row
	}
	row.describe(*cl.sent)
	now, holds := c.in.Now[cl.sent.FollowUpID]
	if !holds {
		now.Answer = cl.sent.Answer
	}
	row.now = now.Answer
	row.weighAll(cl)
	row.crossCheck(cl.sent.Last)
	row.checkDay(now.Since)
	row.holdBack(cl)
	switch {
	case cl.outcome != "":
		row.overrule(cl.outcome)
	case row.changes() && !holds:
		row.Reasons = append(row.Reasons, FollowUpGone)
		row.overrule(Rejected)
	case row.changes() && now.Moved:
		row.Reasons = append(row.Reasons, FollowUpMoved)
		row.questionAll(FollowUpMoved)
	}
	if row.Outcome == "" {
		row.Outcome = row.gravest()
	}
	return row
}

// describe says of a row what was sent.
func (r *Row) describe(s SentRow) {
	r.Item, r.FollowUpID, r.Lead = s.Item, s.FollowUpID, s.Lead
	r.Number, r.Issue, r.Action, r.Due = s.Number, s.Issue, s.Action, s.DueText
	if !s.Due.IsZero() {
		r.Due = locale.Day(data.DateOf(s.Due))
	}
}

// quote says of a row that belongs to nothing what stands in the file.
func (r *Row) quote(cl *claim) {
	r.Number = squeeze(cl.row.Cells[sheet.KeyNumber].Text)
	r.Issue = squeeze(cl.row.Cells[sheet.KeyIssue].Text)
	r.Action = clean(cl.row.Cells[sheet.KeyAction].Text)
	r.Due = squeeze(cl.row.Cells[sheet.KeyDue].Text)
	for _, col := range sheet.Columns {
		a, there := cl.answers[col.Key]
		if !there || a.Written == "" && a.Value.IsBlank() {
			continue
		}
		f := Field{Key: col.Key, Address: a.Address, Written: a.Written, Understood: a.Value}
		f.mark(r.Outcome, a.Reason)
		r.Fields = append(r.Fields, f)
	}
}

func (r *Row) weighAll(cl *claim) {
	for _, col := range sheet.Columns {
		if a, there := cl.answers[col.Key]; there {
			r.Fields = append(r.Fields, weigh(col.Key, a, ValueOf(cl.sent.Answer, col.Key), ValueOf(r.now, col.Key)))
		}
	}
}

// holdBack asks about what would be certain, had the row and its columns been
// recognized for certain.
func (r *Row) holdBack(cl *claim) {
	if cl.unsure != "" {
		r.questionAll(cl.unsure)
	}
	for i := range r.Fields {
		if cl.guessed[r.Fields[i].Key] {
			r.Fields[i].question(ColumnGuessed)
		}
	}
}

func (r *Row) questionAll(why Reason) {
	for i := range r.Fields {
		r.Fields[i].question(why)
	}
}

// overrule gives a row an outcome, and every field that would change.
func (r *Row) overrule(o Outcome) {
	r.Outcome = o
	for i := range r.Fields {
		if r.Fields[i].Outcome != Unchanged {
			r.Fields[i].Outcome = o
		}
	}
}

// gravity is the order in which outcomes want attention.
var gravity = []Outcome{Unchanged, Update, Review, Conflict, Rejected}

func (r *Row) gravest() Outcome {
	worst := 0
	for _, f := range r.Fields {
		worst = max(worst, slices.Index(gravity, f.Outcome))
	}
	return gravity[worst]
}
