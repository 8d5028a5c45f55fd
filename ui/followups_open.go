package ui

import (
	"rakor.id/rakor/app"
	"rakor.id/rakor/app/query"
)

// openRegister shows the register narrowed by a typed filter, such as
// "terbuka @PUPR" or "telat #stunting"; see package query for the language.
func (w *Window) openRegister(filter string) {
	v := newFollowUpsView(w)
	v.own = false
	v.filter.text.Put(filter)
	w.push(v)
}

// agencyFilter and issueFilter are how a filter names one that leads, or an
// issue; 0 asks for those without.
func (w *Window) agencyFilter(id int64) string {
	return w.filterOf(query.Term{Field: query.FieldWithout, Value: query.WithoutLead}, id, func(n query.Names) query.Term {
		return query.Term{Field: query.FieldLead, Value: n.AgencyCode(id)}
	})
}

func (w *Window) issueFilter(id int64) string {
	return w.filterOf(query.Term{Field: query.FieldWithout, Value: query.WithoutIssue}, id, func(n query.Names) query.Term {
		return query.Term{Field: query.FieldIssue, Value: n.IssueCode(id)}
	})
}

func (w *Window) filterOf(without query.Term, id int64, term func(query.Names) query.Term) string {
	if id == 0 {
		return query.Register.Write(without)
	}
	names, err := w.app.FollowUps.FilterNames(w.Context)
	if err != nil {
		w.Log.Error("read names for a filter", "err", err)
	}
	return query.Register.Write(term(names))
}

// statusFilter is how a filter names a status.
func statusFilter(s app.Status) string {
	return query.Register.Write(query.Term{Field: query.FieldStatus, Value: string(s)})
}

// set narrows the register to a scope and, unless zero, an agency, an issue and
// a status.
func (f *followUpFilter) set(scope int, agencyID, issueID int64, status app.Status) {
	filter := scopes()[scope].filter
	if agencyID != 0 {
		filter += " " + f.w.agencyFilter(agencyID)
	}
	if issueID != 0 {
		filter += " " + f.w.issueFilter(issueID)
	}
	if status != "" {
		filter += " " + statusFilter(status)
	}
	f.text.Put(filter)
	f.read()
}
