package returns

import (
	"maps"
	"slices"

	"rakor.id/rakor/export/sheet"
)

// settleTwins looks at rows that claim the same follow-up. If they say the
// same, the first stands; if not, nobody can know which was meant.
func (c *comparison) settleTwins() {
	groups := map[int64][]*claim{}
	for _, cl := range c.claims {
		if cl.sent != nil {
			groups[cl.sent.FollowUpID] = append(groups[cl.sent.FollowUpID], cl)
		}
	}
	for _, group := range groups {
		if len(group) > 1 {
			settleGroup(group)
		}
	}
}

func settleGroup(group []*claim) {
	if parted := partCopies(group); parted {
		return
	}
	first := group[0]
	differs := func(cl *claim) bool {
		return cl.export != first.export || !maps.EqualFunc(cl.answers, first.answers, sameAnswer)
	}
	if slices.ContainsFunc(group, differs) {
		for _, cl := range group {
			cl.outcome, cl.reasons = Rejected, append(cl.reasons, TwinDifferent)
		}
		return
	}
	for _, cl := range group[1:] {
		cl.outcome, cl.reasons = Ignored, append(cl.reasons, TwinSame)
	}
}

// partCopies finds the rows that were copied only to become new ones: their
// code is that of another row, which still has its own action, and theirs is
// another text. They are proposals then, and the row they came from stands.
func partCopies(group []*claim) bool {
	changed := func(cl *claim) bool {
		action := letters(cl.row, sheet.KeyAction)
		return action != "" && action != key(cl.sent.Action)
	}
	own := slices.DeleteFunc(slices.Clone(group), changed)
	if len(own) != 1 || own[0].unsure != "" {
		return false
	}
	for _, cl := range group {
		if cl != own[0] {
			cl.outcome, cl.reasons, cl.sent = New, []Reason{RowNew}, nil
		}
	}
	return true
}

func sameAnswer(a, b Answer) bool {
	if a.Certainty == Unreadable && b.Certainty == Unreadable {
		return a.Written == b.Written
	}
	return a.Certainty == b.Certainty && a.Value.Same(b.Value)
}
