package data

import "strings"

// counted is what the register is about: follow-ups that are born and not
// canceled, without parents of broadcasts. The indexes of the register are made
// with these very words, so that SQLite knows it may use them.
const counted = "f.born_at IS NOT NULL AND f.cancelled_at IS NULL AND NOT f.withdrawn AND NOT f.broadcast"

func (f RegisterFilter) where() *conditions {
	w := &conditions{}
	f.life(w)
	f.narrow(w)
	return w
}

// narrow adds all but the scope.
func (f RegisterFilter) narrow(w *conditions) {
	f.agencies(w)
	f.origin(w)
	in(w, "f.status", f.Statuses)
	in(w, "f.priority", f.Priorities)
	f.verified(w)
	f.days(w)
	f.lacks(w)
	f.words(w)
	if f.IDs != nil {
		w.add("f.id IN (SELECT value FROM json_each(?))", idList(f.IDs))
	}
	if f.LateOn != "" {
		w.add("f.is_open = 1 AND f.due_on < ?", f.LateOn)
	}
	if f.NotReported != "" {
		w.add("f.is_open = 1 AND NOT EXISTS("+countingReportIn+")", f.NotReported)
	}
	for _, x := range f.Except {
		none := &conditions{}
		if x.Scope != "" || len(x.Scopes) > 0 {
			x.life(none)
		}
		x.narrow(none)
		if len(none.parts) > 0 {
			w.add("("+strings.Join(none.parts, " AND ")+") IS NOT TRUE", none.args...)
		}
	}
}

// countingReportIn selects the reports of the lead on f for a period.
const countingReportIn = `SELECT 1 FROM reports r WHERE r.follow_up_id = f.id AND r.period = ? AND r.role = 'lead'
	AND r.id NOT IN (SELECT report_id FROM report_revocations)`

// lives are the scopes in the words of the archive.
var lives = map[RegisterScope]string{
	ScopeBorn:     counted,
	ScopeOpen:     "f.is_open = 1",
	ScopeSettled:  counted + " AND f.is_settled = 1",
	ScopeCanceled: "f.cancelled_at IS NOT NULL AND NOT f.broadcast",
	ScopeAll:      "NOT f.withdrawn AND NOT f.broadcast",
}

// livesWithParents are the scopes with the parents of broadcasts.
var livesWithParents = map[RegisterScope]string{
	ScopeBorn: "f.born_at IS NOT NULL AND f.cancelled_at IS NULL AND NOT f.withdrawn",
	ScopeAll:  "NOT f.withdrawn",
}

func (f RegisterFilter) life(w *conditions) {
	scopes := f.Scopes
	if len(scopes) == 0 {
		scopes = []RegisterScope{f.Scope}
	}
	var words []string
	for _, s := range scopes {
		life, ok := lives[s]
		if wide, has := livesWithParents[s]; has && f.Parents {
			life = wide
		}
		if !ok {
			life = "0"
		}
		words = append(words, life)
	}
	if len(words) == 1 {
		w.add(words[0])
		return
	}
	w.add("((" + strings.Join(words, ") OR (") + "))")
}

func (f RegisterFilter) agencies(w *conditions) {
	w.eq("f.lead_id", f.AgencyID)
	in(w, "f.lead_id", f.Leads)
	if s := append(f.Supporters[:len(f.Supporters):len(f.Supporters)], ids(f.SupportID)...); len(s) > 0 {
		w.add("f.id IN ("+supported+")", idList(s))
	}
	if p := append(f.Parties[:len(f.Parties):len(f.Parties)], ids(f.EitherID)...); len(p) > 0 {
		led := "SELECT id FROM follow_ups WHERE lead_id IN (SELECT value FROM json_each(?))"
		if f.Scope == ScopeOpen && len(f.Scopes) == 0 {
			led += " AND is_open = 1" // few, and in the index; of the others there are more each year
		}
		w.add("f.id IN ("+led+" UNION "+supported+")", idList(p), idList(p))
	}
}

func ids(id int64) []int64 {
	if id == 0 {
		return nil
	}
	return []int64{id}
}

// supported selects the follow-ups that agencies support.
const supported = "SELECT follow_up_id FROM follow_up_supports WHERE agency_id IN (SELECT value FROM json_each(?)) AND NOT deleted"

// origin asks for what a follow-up came from, by its meeting without reading
// the meeting of each row.
func (f RegisterFilter) origin(w *conditions) {
	w.eq("f.issue_id", f.IssueID)
	in(w, "f.issue_id", f.Issues)
	w.eq("f.meeting_id", f.MeetingID)
	if len(f.Classes) > 0 {
		classes := &conditions{}
		in(classes, "classification", f.Classes)
		w.add("f.meeting_id IN (SELECT id FROM meetings "+classes.sql()+")", classes.args...)
	}
	if f.SeriesID != 0 {
		w.add("f.meeting_id IN (SELECT id FROM meetings WHERE series_id = ?)", f.SeriesID)
	}
	if len(f.SeriesIDs) > 0 {
		w.add("f.meeting_id IN (SELECT id FROM meetings WHERE series_id IN (SELECT value FROM json_each(?)))", idList(f.SeriesIDs))
	}
	if f.BornFrom != "" || f.BornTo != "" {
		bornIn(w, Days{f.BornFrom, f.BornTo})
	}
	w.any(len(f.Born), func(i int, one *conditions) { bornIn(one, f.Born[i]) })
	w.any(len(f.Meetings), func(i int, one *conditions) {
		m := f.Meetings[i]
		one.eq("f.meeting_id", m.ID)
		if m.ID == 0 {
			one.add(`f.meeting_id IN (SELECT id FROM meetings WHERE title LIKE ? ESCAPE '\')`, like(m.Title))
		}
	})
}

func bornIn(w *conditions, d Days) {
	one := &conditions{}
	one.from("held_on", d.From)
	one.to("held_on", d.To)
	w.add("f.meeting_id IN (SELECT id FROM meetings "+one.sql()+")", one.args...)
}

func (f RegisterFilter) verified(w *conditions) {
	w.any(len(f.Verification), func(i int, one *conditions) {
		one.add("f.verification = ?", f.Verification[i])
		if f.Verification[i] == Pending {
			one.add("f.last_report_id IS NOT NULL")
		}
	})
}

func (f RegisterFilter) days(w *conditions) {
	w.from("f.due_on", f.DueFrom)
	w.to("f.due_on", f.DueTo)
	within := func(column string, spans []Days) {
		w.any(len(spans), func(i int, one *conditions) {
			one.from(column, spans[i].From)
			one.to(column, spans[i].To)
		})
	}
	within("f.due_on", f.Due)
	within("f.reported_on", f.Reported)
}

func (f RegisterFilter) lacks(w *conditions) {
	w.any(len(f.Without), func(i int, one *conditions) {
		switch l := f.Without[i]; l {
		case LacksLead, LacksIssue, LacksDue, LacksDay, LacksReport:
			one.add(string(l))
		default:
			one.add("0")
		}
	})
	w.any(len(f.Numbers), func(i int, one *conditions) {
		one.add(`f.number LIKE ? ESCAPE '\'`, likeEscape.Replace(f.Numbers[i])+"%")
	})
}

// words asks the index of words, which finds them by their beginnings.
func (f RegisterFilter) words(w *conditions) {
	if f.Text != "" {
		hasWords(w, Words{Text: f.Text})
	}
	for _, x := range f.Words {
		hasWords(w, x)
	}
}

func hasWords(w *conditions, x Words) {
	if len(Terms(x.Text)) == 0 {
		w.add("0")
		return
	}
	match := `"` + quote.Replace(x.Text) + `"`
	if !x.Whole {
		match += "*"
	}
	w.add("f.id IN (SELECT rowid FROM follow_ups_fts WHERE follow_ups_fts MATCH ?)", match)
}
