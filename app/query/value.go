package query

import (
	"slices"
	"strconv"
	"strings"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/locale"
)

// value completes a term from its Value as typed; a flaw without a code is none.
func (r *reader) value(f *field, t *Term) (flaw Remark) {
	switch f.form {
	case formAgency, formSpeaker:
		return r.agency(f, t)
	case formIssue:
		return r.issue(t)
	case formMeeting:
		if id, err := strconv.ParseInt(t.Value, 10, 64); err == nil && id > 0 && !t.Phrase {
			t.ID, t.Value = id, strconv.FormatInt(id, 10)
		}
		return Remark{}
	case formSeries:
		return r.series(t)
	case formOne:
		return one(f, t)
	case formText:
		return Remark{}
	case formCount:
		return days(t)
	}
	return r.window(f, t)
}

func (r *reader) agency(f *field, t *Term) Remark {
	code := strings.TrimLeft(t.Value, "@+")
	refs := slices.DeleteFunc(r.names.Directory.Find(code), func(x capture.Ref) bool {
		return f.form == formAgency && x.Kind != capture.RefAgency && x.Kind != capture.RefGroup
	})
	switch {
	case len(refs) == 0:
		return Remark{Code: RemarkAgency, Closest: r.nearAgency(code)}
	case len(refs) > 1:
		return Remark{Code: RemarkAmbiguous, Closest: refs[0].Label}
	}
	t.Value = refs[0].Code
	t.Refs = refs
	if refs[0].Kind == capture.RefGroup {
		t.Refs = r.names.Directory.Members(refs[0])
	}
	return Remark{}
}

// nearAgency is what a mistyped code may have meant.
func (r *reader) nearAgency(code string) string {
	if code == "" || strings.ContainsAny(code, ` "`) {
		return ""
	}
	c := capture.Complete("@"+code, len(code)+1, r.names.Directory, r.today)
	for _, s := range c.Suggestions {
		if s.Ref.Kind == capture.RefAgency {
			return s.Ref.Label
		}
	}
	return ""
}

func (r *reader) issue(t *Term) Remark {
	code := strings.TrimLeft(t.Value, "#")
	refs := r.names.Directory.FindIssue(code)
	switch len(refs) {
	case 0:
		near := ""
		if c := capture.Complete("#"+code, len(code)+1, r.names.Directory, r.today); len(c.Suggestions) > 0 {
			near = c.Suggestions[0].Ref.Label
		}
		return Remark{Code: RemarkIssue, Closest: near}
	case 1:
		t.Value, t.Refs = refs[0].Code, refs
		return Remark{}
	}
	return Remark{Code: RemarkAmbiguous, Closest: refs[0].Label}
}

func (r *reader) series(t *Term) Remark {
	var found []Series
	names := make([]string, 0, len(r.names.Series))
	for _, s := range r.names.Series {
		names = append(names, fold(s.Name))
		if fold(s.Name) == fold(t.Value) {
			found = []Series{s}
			break
		}
		if strings.Contains(fold(s.Name), fold(t.Value)) {
			found = append(found, s)
		}
	}
	switch len(found) {
	case 0:
		return Remark{Code: RemarkSeries, Closest: closest(t.Value, names)}
	case 1:
		name, _ := unquote(found[0].Name)
		t.ID, t.Value = found[0].ID, strings.TrimSpace(name)
		return Remark{}
	}
	return Remark{Code: RemarkAmbiguous, Closest: found[0].Name}
}

// reversed are the ends of an order that turn it round.
var reversed = []string{"-terbalik", "-balik"}

func one(f *field, t *Term) Remark {
	word := t.Value
	if f.id == FieldSort {
		word = strings.TrimPrefix(word, "-")
		for _, end := range reversed {
			word = strings.TrimSuffix(fold(word), end)
		}
		t.Reverse = t.Not || word != t.Value && fold(word) != fold(t.Value)
		t.Not = false
	}
	v := f.value(word)
	if v == nil || f.single && t.Not {
		return Remark{Code: RemarkValue, Closest: closest(word, f.valueWords())}
	}
	t.Value = v.means
	if f.id == FieldPriority {
		t.N, _ = strconv.Atoi(v.means)
	}
	return Remark{}
}

// days reads "30", ">30" or "30 hari" as a number of days; none is 0.
func days(t *Term) Remark {
	s := strings.TrimSuffix(strings.TrimPrefix(fold(t.Value), ">"), "hari")
	s = strings.Trim(s, "-")
	if s == "" {
		t.Value = ""
		return Remark{}
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 36500 {
		return Remark{Code: RemarkValue}
	}
	t.N, t.Value = n, strconv.Itoa(n)
	return Remark{}
}

func (r *reader) window(f *field, t *Term) Remark {
	sense := locale.Behind
	if f.form == formWindow {
		sense = locale.Ahead
	}
	if f.form == formMonth && t.Value == "" {
		p := r.today.Period()
		t.From, t.To = p.First(), p.Last()
		return Remark{}
	}
	from, to, err := locale.ReadWindow(t.Value, r.today, sense)
	switch {
	case err != nil:
		return Remark{Code: RemarkWindow}
	case f.form == formMonth && (from.Period() != to.Period() || from == ""):
		return Remark{Code: RemarkWindow}
	case f.form == formMonth:
		from, to = from.Period().First(), from.Period().Last()
	}
	t.From, t.To = from, to
	t.Value = strings.Join(strings.Fields(t.Value), "-")
	return Remark{}
}
