package ui

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A followUpFilter is the bar that narrows the register.
type followUpFilter struct {
	w       *Window
	changed func()
	text    *kit.Entry
	scope   *kit.Select
	agency  *kit.Combo
	issue   *kit.Combo
	status  *kit.Select
	quiet   bool // being set by the program
}

// The places of the scopes.
const (
	scopeOpen = iota
	scopeLate
	scopeSoon
	scopeWaiting
)

// scopes are the parts of the register one asks for, the usual one first.
func scopes() []struct {
	word   string
	narrow func(*app.RegisterFilter, app.Date)
} {
	return []struct {
		word   string
		narrow func(*app.RegisterFilter, app.Date)
	}{
		{lang.L("Masih terbuka"), func(f *app.RegisterFilter, _ app.Date) { f.Scope = app.ScopeOpen }},
		{lang.L("Terlambat"), func(f *app.RegisterFilter, today app.Date) { f.LateOn = today }},
		{lang.L("Jatuh tempo 7 hari"), func(f *app.RegisterFilter, today app.Date) {
			f.Scope, f.DueFrom, f.DueTo = app.ScopeOpen, today, today.AddDays(7)
		}},
		{lang.L("Menunggu verifikasi"), func(f *app.RegisterFilter, _ app.Date) {
			f.Scope, f.Verification = app.ScopeOpen, []app.VerificationState{app.Pending}
			f.Statuses = []app.Status{app.InProgress, app.Done, app.Obstructed, app.Impossible} // what was reported
		}},
		{lang.L("Belum lapor bulan ini"), func(f *app.RegisterFilter, today app.Date) { f.NotReported = today.Period() }},
		{lang.L("Tuntas"), func(f *app.RegisterFilter, _ app.Date) { f.Scope = app.ScopeSettled }},
		{lang.L("Semua"), func(*app.RegisterFilter, app.Date) {}},
	}
}

func newFollowUpFilter(w *Window, changed, typed func()) *followUpFilter {
	f := &followUpFilter{w: w, text: kit.NewEntry(lang.L("Cari nomor atau isi"))}
	f.changed = func() {
		if !f.quiet {
			changed()
		}
	}
	f.text.OnChanged = func(string) {
		if !f.quiet {
			typed()
		}
	}
	var words []string
	for _, s := range scopes() {
		words = append(words, s.word)
	}
	statuses := []string{lang.L("Semua status")}
	for _, s := range app.Statuses() {
		word, _ := statusWord(s)
		statuses = append(statuses, word)
	}
	choice := func(string) { f.changed() }
	f.scope, f.status = kit.NewSelect("", words, nil), kit.NewSelect("", statuses, nil)
	f.scope.SetSelectedIndex(0)
	f.status.SetSelectedIndex(0)
	f.scope.OnChanged, f.status.OnChanged = choice, choice
	f.agency, f.issue = kit.NewCombo(lang.L("Semua OPD"), nil), kit.NewCombo(lang.L("Semua isu"), nil)
	f.agency.OnChanged, f.issue.OnChanged = choice, choice
	return f
}

// bar lays the filter out with the count at its end.
func (f *followUpFilter) bar(count fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, container.NewPadded(container.NewCenter(count)),
		container.NewGridWithColumns(5, f.text, f.scope, f.agency, f.issue, f.status))
}

// load offers the agencies and issues there are.
func (f *followUpFilter) load() {
	agencies, err := f.w.app.Agencies.All(f.w.Context)
	if !f.w.done(lang.L("Membaca perangkat daerah"), err) {
		return
	}
	issues, err := f.w.app.Agencies.Issues(f.w.Context)
	if !f.w.done(lang.L("Membaca isu strategis"), err) {
		return
	}
	var options []kit.Option
	for _, a := range agencies {
		options = append(options, kit.Option{ID: strconv.FormatInt(a.ID, 10), Text: a.Code, Detail: a.Name})
	}
	f.agency.SetOptions(options)
	options = nil
	for _, i := range issues {
		options = append(options, kit.Option{ID: strconv.FormatInt(i.ID, 10), Text: i.Name, Detail: i.Code})
	}
	f.issue.SetOptions(options)
}

func (f *followUpFilter) clear() {
	f.quiet = true
	f.text.SetText("")
	f.scope.SetSelectedIndex(len(scopes()) - 1)
	f.status.SetSelectedIndex(0)
	f.agency.SetID("")
	f.issue.SetID("")
	f.quiet = false
}

// set narrows the register from outside.
func (f *followUpFilter) set(scope int, agencyID, issueID int64, status app.Status) {
	f.clear()
	f.quiet = true
	f.scope.SetSelectedIndex(scope)
	f.agency.SetID(rowID(agencyID))
	f.issue.SetID(rowID(issueID))
	f.status.SetSelectedIndex(slices.Index(app.Statuses(), status) + 1)
	f.quiet = false
}

// rowID is how a combo names a row, "" for none.
func rowID(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}

func (f *followUpFilter) value(today app.Date) app.RegisterFilter {
	out := app.RegisterFilter{Text: f.text.Text, EitherID: comboID(f.agency), IssueID: comboID(f.issue)}
	if i := f.scope.SelectedIndex(); i >= 0 {
		scopes()[i].narrow(&out, today)
	}
	if i := f.status.SelectedIndex(); i > 0 {
		out.Statuses = []app.Status{app.Statuses()[i-1]}
	}
	return out
}

// comboID is the row a combo stands at, 0 for none.
func comboID(c *kit.Combo) int64 {
	id, _ := strconv.ParseInt(c.ID(), 10, 64)
	return id
}
