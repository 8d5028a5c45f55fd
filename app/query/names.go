package query

import "rakor.id/rakor/app/capture"

// A Ref points to an agency or an issue; a control needs no more of it than the
// Code, which is its short name or what [Names] calls it.
type Ref = capture.Ref

// AgencyCode is how a line names an agency behind "@"; "" if it is not known.
func (n Names) AgencyCode(id int64) string { return n.code(capture.RefAgency, id) }

// IssueCode is how a line names an issue behind "#"; "" if it is not known.
func (n Names) IssueCode(id int64) string { return n.code(capture.RefIssue, id) }

func (n Names) code(kind capture.RefKind, id int64) string {
	r, _ := n.Directory.Ref(kind, id)
	return r.Code
}
