package returns

import "slices"

// Among looks at files that are taken in together. Where two of them are the
// same sheet and answer for a follow-up in different ways, nobody can know which
// is meant: what was certain in either is a question then, or what was taken
// last would stand, or half of each.
func Among(previews []*Preview) {
	type answered struct {
		preview *Preview
		row     *Row
	}
	type claim struct {
		export     int
		followUpID int64
	}
	rows := map[claim][]answered{}
	for _, p := range previews {
		for i := range p.Rows {
			if r := &p.Rows[i]; r.FollowUpID != 0 && r.Outcome != Ignored && r.changes() {
				k := claim{r.Export, r.FollowUpID}
				rows[k] = append(rows[k], answered{p, r})
			}
		}
	}
	for _, group := range rows {
		differs := func(a answered) bool { return !group[0].row.claimsAs(a.row) }
		if !slices.ContainsFunc(group, differs) {
			continue
		}
		for _, a := range group {
			a.row.questionAll(FilesDiffer)
			if a.row.Outcome == Update {
				a.row.Outcome = Review
			}
			a.preview.Counts = count(a.preview.Rows)
		}
	}
}

// claimsAs reports whether two rows for one follow-up say the same.
func (r *Row) claimsAs(o *Row) bool {
	for _, f := range append(slices.Clone(r.Fields), o.Fields...) {
		if !r.claimed(f.Key).Same(o.claimed(f.Key)) {
			return false
		}
	}
	return true
}
