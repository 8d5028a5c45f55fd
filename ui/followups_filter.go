package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// A followUpFilter is the bar that narrows the register: a typed line, and
// controls that write into it and are set by it.
type followUpFilter struct {
	w       *Window
	changed func() // by a control
	names   query.Names
	query   query.Query

	text    *kit.FilterLine
	scope   *kit.Select
	role    *kit.Select
	agency  *kit.Combo
	issue   *kit.Combo
	status  *kit.Select
	group   *kit.Select
	remarks *kit.Text
	quiet   bool // being set by the program
}

// A scope is a part of the register one often asks for.
type scope struct{ word, filter string }

// scopes are the parts of the register, the usual one first.
func scopes() []scope {
	return []scope{
		{lang.L("Masih terbuka"), "terbuka"},
		{lang.L("Terlambat"), "telat"},
		{lang.L("Jatuh tempo 7 hari"), "terbuka jatuh:7-hari"},
		{lang.L("Menunggu verifikasi"), "terbuka verifikasi:menunggu"},
		{lang.L("Belum lapor"), "belum-lapor"},
		{lang.L("Tuntas"), "tuntas"},
		{lang.L("Dibatalkan"), "batal"},
		{lang.L("Semua"), ""},
	}
}

// Fields that a control stands for.
var (
	scopeFields = []query.Field{query.FieldLife, query.FieldLate, query.FieldUnreported, query.FieldVerification, query.FieldDue}
	roleFields  = []query.Field{query.FieldLead, query.FieldSupport, query.FieldEither}
)

// firstFilter is what the register shows before anybody asked for anything.
const firstFilter = "terbuka urut:tenggat"

func newFollowUpFilter(w *Window, changed, typed, leave func()) *followUpFilter {
	f := &followUpFilter{w: w, text: kit.NewFilterLine(lang.L("Saring: @PUPR telat #stunting jatuh:bulan-ini, atau kata apa saja")), remarks: kit.NewMuted("")}
	f.changed = changed
	f.remarks.ColorName, f.remarks.Truncate = kit.ToneAmber.Ink(), true
	f.remarks.Hide()
	f.text.OnText = func(string) { typed() }
	f.text.OnLeave = leave
	f.text.Complete = f.complete
	var scopeWords []string
	for _, s := range scopes() {
		scopeWords = append(scopeWords, s.word)
	}
	statuses := []string{lang.L("Semua status")}
	for _, s := range app.Statuses() {
		word, _ := statusWord(s)
		statuses = append(statuses, word)
	}
	f.scope = f.choice(scopeWords, f.chooseScope)
	f.status = f.choice(statuses, func(i int) { f.one(query.FieldStatus, valueAt(app.Statuses(), i-1)) })
	f.role = f.choice([]string{lang.L("Penanggung jawab (PJ)"), lang.L("Pendukung"), lang.L("Terlibat")}, func(int) { f.chooseAgency() })
	f.group = f.choice(groupWords(), func(i int) { f.one(query.FieldGroup, valueAt(groupings, i-1)) })
	f.agency, f.issue = kit.NewCombo(lang.L("Semua OPD"), nil), kit.NewCombo(lang.L("Semua isu"), nil)
	f.agency.OnChanged = func(string) { f.chooseAgency() }
	f.issue.OnChanged = func(code string) { f.replace([]query.Field{query.FieldIssue}, codeTerm(query.FieldIssue, code)...) }
	return f
}

// groupings are what rows can be gathered by, in the order of the control.
var groupings = []string{query.GroupAgency, query.GroupIssue, query.GroupMeeting, query.GroupStatus, query.GroupDue}

func groupWords() []string {
	return []string{lang.L("Tanpa kelompok"), lang.L("Per OPD"), lang.L("Per isu"), lang.L("Per rapat"), lang.L("Per status"), lang.L("Per bulan tenggat")}
}

// valueAt is a value by its place, "" for none.
func valueAt[S ~string](values []S, i int) string {
	if i < 0 || i >= len(values) {
		return ""
	}
	return string(values[i])
}

func (f *followUpFilter) choice(options []string, chosen func(i int)) *kit.Select {
	s := kit.NewSelect("", options, nil)
	s.SetSelectedIndex(0)
	s.OnChanged = func(string) {
		if i := s.SelectedIndex(); !f.quiet && i >= 0 {
			chosen(i)
		}
	}
	return s
}

// bar lays the filter out: the line with what is beside it, below it the
// controls, and what could not be understood. Controls there is no room for are
// left to the line and to [followUpFilter.more], so that rows are still seen.
func (f *followUpFilter) bar(beside ...fyne.CanvasObject) fyne.CanvasObject {
	more := kit.NewButton(lang.L("Lainnya…"), theme.MoreHorizontalIcon(), f.more)
	line := container.New(&ends{room: 700}, f.text, container.NewHBox(beside...))
	controls := container.NewBorder(nil, nil, nil, container.NewVBox(more), container.New(&cells{columns: 6, oneRow: true}, f.scope, f.agency, f.role, f.issue, f.status, f.group))
	return container.NewVBox(line, controls, f.remarks)
}

// load offers the agencies and issues there are.
func (f *followUpFilter) load() {
	names, err := f.w.app.FollowUps.FilterNames(f.w.Context)
	if !f.w.done(lang.L("Membaca perangkat daerah"), err) {
		return
	}
	agencies, err := f.w.app.Agencies.All(f.w.Context)
	if !f.w.done(lang.L("Membaca perangkat daerah"), err) {
		return
	}
	issues, err := f.w.app.Agencies.Issues(f.w.Context)
	if !f.w.done(lang.L("Membaca isu strategis"), err) {
		return
	}
	f.names = names
	var options []kit.Option
	for _, a := range agencies {
		options = append(options, kit.Option{ID: names.AgencyCode(a.ID), Text: a.Code, Detail: a.Name})
	}
	f.quiet = true
	f.agency.SetOptions(options)
	options = nil
	for _, i := range issues {
		options = append(options, kit.Option{ID: names.IssueCode(i.ID), Text: i.Name, Detail: i.Code})
	}
	f.issue.SetOptions(options)
	f.quiet = false
	f.read()
}

// read takes the typed line for what it says, and sets the controls by it.
func (f *followUpFilter) read() {
	f.query = query.Register.Parse(f.text.Text, f.names, f.today())
	f.tell()
	f.quiet = true
	defer func() { f.quiet = false }()
	choose(f.scope, f.scopeIndex())
	choose(f.status, indexIn(app.Statuses(), f.query, query.FieldStatus))
	choose(f.group, indexIn(groupings, f.query, query.FieldGroup))
	f.agency.SetID("")
	for i, field := range roleFields {
		if ts := f.query.Of(field); len(ts) > 0 {
			f.role.SetSelectedIndex(i)
			f.agency.SetID(ts[0].Value)
		}
	}
	f.issue.SetID("")
	if ts := f.query.Of(query.FieldIssue); len(ts) > 0 {
		f.issue.SetID(ts[0].Value)
	}
}

// choose sets a control, or shows that what the line says is none of its own.
func choose(s *kit.Select, i int) {
	if i < 0 {
		s.ClearSelected()
		return
	}
	s.SetSelectedIndex(i)
}

// indexIn is the place of a control whose field stands in the line once; 0 if
// it does not, and none if it stands there in a way the control cannot show.
func indexIn[S ~string](values []S, q query.Query, field query.Field) int {
	ts := q.Of(field)
	switch len(ts) {
	case 0:
		return 0
	case 1:
		return slices.Index(values, S(ts[0].Value)) + 1
	}
	return -1
}

// scopeIndex is the scope whose terms are all that the line says of its fields.
func (f *followUpFilter) scopeIndex() int {
	is := termsOf(f.query)
	for i, s := range scopes() {
		if slices.Equal(is, termsOf(query.Register.Parse(s.filter, f.names, f.today()))) {
			return i
		}
	}
	return -1
}

// termsOf are the terms of the scopes' fields in a line, in order.
func termsOf(q query.Query) (out []string) {
	for _, t := range q.Terms {
		if t.Field != query.FieldUnknown && slices.Contains(scopeFields, t.Field) {
			out = append(out, query.Register.Write(t))
		}
	}
	slices.Sort(out)
	return out
}

// tell shows what could not be understood.
func (f *followUpFilter) tell() {
	var all []string
	for _, r := range f.query.Remarks {
		all = append(all, words.Remark(r))
	}
	f.remarks.SetText(strings.Join(all, "  "))
	setShown(f.remarks, len(all) > 0)
}

func (f *followUpFilter) complete(text string, cursor int) (list []kit.Suggestion, start, end int) {
	c := query.Register.Complete(text, cursor, f.names, f.today())
	for _, s := range c.Suggestions {
		insert := s.Insert
		if !s.More && !strings.HasPrefix(text[c.End:], " ") {
			insert += " "
		}
		list = append(list, kit.Suggestion{Text: s.Label, Detail: s.Meaning, Insert: insert, Value: s.More})
	}
	return list, c.Start, c.End
}

func (f *followUpFilter) replace(fields []query.Field, terms ...query.Term) {
	if f.quiet {
		return
	}
	f.text.Put(f.query.Replace(fields, terms...))
	f.changed()
}

// one writes one value of a field, or none.
func (f *followUpFilter) one(field query.Field, value string) {
	if value == "" {
		f.replace([]query.Field{field})
		return
	}
	f.replace([]query.Field{field}, query.Term{Field: field, Value: value})
}

func (f *followUpFilter) chooseScope(i int) {
	q := query.Register.Parse(scopes()[i].filter, f.names, f.today())
	f.replace(scopeFields, q.Terms...)
}

func (f *followUpFilter) chooseAgency() {
	field := roleFields[max(0, f.role.SelectedIndex())]
	f.replace(roleFields, codeTerm(field, f.agency.ID())...)
}

func codeTerm(field query.Field, code string) []query.Term {
	if code == "" {
		return nil
	}
	return []query.Term{{Field: field, Value: code}}
}

// clear shows everything.
func (f *followUpFilter) clear() { f.text.Put("") }

// rowID is how a combo names a row, "" for none.
func rowID(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

// comboID is the row a combo stands at, 0 for none.
func comboID(c *kit.Combo) int64 {
	id, _ := strconv.ParseInt(c.ID(), 10, 64)
	return id
}

func (f *followUpFilter) today() app.Date { return app.DateOf(f.w.app.Now(f.w.Context)) }
