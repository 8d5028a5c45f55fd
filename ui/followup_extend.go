package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// A dueField takes a deadline in the words of the capture line and says below
// what it understood.
type dueField struct {
	entry *kit.Entry
	echo  *kit.Text
	today app.Date
	due   app.Due
}

func newDueField(today app.Date) *dueField {
	f := &dueField{entry: kit.NewEntry(lang.L("30/12/2026, TW I 2027, akhir bulan, atau \"syarat\"")), echo: kit.NewMuted(" "), today: today}
	f.entry.OnChanged = func(string) { f.read() }
	return f
}

func (f *dueField) box() fyne.CanvasObject { return container.NewVBox(f.entry, f.echo) }

// read takes the deadline as it is typed so far.
func (f *dueField) read() {
	due, _, err := locale.ReadDue(f.entry.Text, f.today)
	if err != nil {
		due = app.Due{}
	}
	f.due = due
	switch {
	case due.IsZero() && f.entry.Text != "":
		f.echo.SetText(lang.L("Belum terbaca."))
	case due.IsZero():
		f.echo.SetText(" ")
	case due.Past(f.today):
		f.echo.SetText(words.Due(due) + ", " + lang.L("sudah lewat"))
	case due.On != "":
		f.echo.SetText(words.LongDay(due.On) + ", " + words.RelativeDue(due.On, f.today))
	default:
		f.echo.SetText(lang.L("Syarat, tanpa tanggal"))
	}
}

// The rows of the form of an extension.
const (
	rowNewDue = iota
	rowExtendReason
	rowAskedBy
	rowAskedOn
	rowRuling
	rowRuledBy
	rowRulingNote
)

// What may have been decided already when a request is written down.
const (
	notRuled = iota
	ruledGranted
	ruledRefused
)

// extendForm asks for a request and, if it is known, for the decision.
type extendForm struct {
	w       *Window
	due     *dueField
	reason  *kit.Entry
	askedBy *kit.Entry
	askedOn *kit.DateField
	ruling  *kit.Select
	ruledBy *kit.Entry
	note    *kit.Entry
	grid    *kit.FormGrid
	request app.ExtensionRequest
}

func newExtendForm(w *Window) *extendForm {
	today := app.DateOf(w.app.Now(w.Context))
	f := &extendForm{
		w: w, due: newDueField(today), reason: kit.NewTextArea(lang.L("Misalnya: lelang diulang, alat rusak"), 2),
		askedBy: kit.NewEntry(lang.L("Kosong: kepala OPD masing-masing")), askedOn: kit.NewDateField(w.dates()),
		ruledBy: w.deciderField(), note: kit.NewEntry(""),
	}
	f.askedOn.SetDay(today.Time())
	f.ruling = kit.NewSelect("", []string{lang.L("Belum diputuskan"), lang.L("Disetujui"), lang.L("Ditolak")}, nil)
	f.ruling.SetSelectedIndex(notRuled)
	f.ruling.OnChanged = func(string) { f.enable() }
	f.grid = kit.NewFormGrid(
		kit.FormField{Label: lang.L("Tenggat baru"), Input: f.due.box(), Required: true},
		kit.FormField{Label: lang.L("Alasan"), Input: f.reason, Required: true},
		kit.FormField{Label: lang.L("Diminta oleh"), Input: f.askedBy},
		kit.FormField{Label: lang.L("Diminta pada"), Input: f.askedOn},
		kit.FormField{Label: lang.L("Keputusan"), Input: f.ruling},
		kit.FormField{Label: lang.L("Diputuskan oleh"), Input: f.ruledBy},
		kit.FormField{Label: lang.L("Catatan keputusan"), Input: f.note},
	)
	f.enable()
	return f
}

func (f *extendForm) enable() {
	for _, e := range []*kit.Entry{f.ruledBy, f.note} {
		if f.ruling.SelectedIndex() == notRuled {
			e.Disable()
		} else {
			e.Enable()
		}
	}
}

// read takes the form; of what is wrong the field is told.
func (f *extendForm) read() (field int, err error) {
	day, err := f.askedOn.Day()
	if err != nil {
		return rowAskedOn, &app.Problem{Message: "Tanggal ini belum benar. Tulis misalnya 23/11/2026."}
	}
	f.request = app.ExtensionRequest{Due: f.due.due, Reason: f.reason.Text, AskedBy: f.askedBy.Text}
	if !day.IsZero() {
		f.request.AskedOn = app.DateOf(day)
	}
	if i := f.ruling.SelectedIndex(); i > notRuled {
		f.request.Ruling = &app.Ruling{Granted: i == ruledGranted, By: f.ruledBy.Text, Note: f.note.Text}
	}
	switch {
	case f.due.due.IsZero():
		return rowNewDue, nil
	case f.reason.Text == "":
		return rowExtendReason, nil
	case f.request.Ruling != nil && f.ruledBy.Text == "":
		return rowRuledBy, nil
	case f.request.Ruling != nil:
		return rowRulingNote, nil
	}
	return rowNewDue, nil
}

// extendDeadlines asks for more time for follow-ups, all with one reason, and
// calls after once it is on record.
func (w *Window) extendDeadlines(ids []int64, after func()) {
	title := lang.L("Perpanjang tenggat")
	w.selected(app.ActExtend, ids, title, func(sel app.Selection) {
		f := newExtendForm(w)
		about := selectionWords(sel)
		if len(sel.Fit) == 1 {
			now := dueWords(sel.Fit[0].Due)
			if now == "" {
				now = lang.L("Tanpa tenggat")
			}
			about = append(about, kit.NewMuted(lang.L("Tenggat sekarang")+": "+now))
		}
		w.ask(question{
			title: title, about: about, form: f.grid, yes: lang.L("Simpan"),
			keys: []fyne.Focusable{f.due.entry, f.reason, f.askedBy, f.askedOn.Entry(), f.ruling, f.ruledBy, f.note},
			do: func() (int, error) {
				field, err := f.read()
				if err != nil {
					return field, err
				}
				return field, w.app.FollowUps.Extend(w.Context, sel.IDs(), f.request)
			},
			then: func() {
				f.tell(len(sel.Fit))
				after()
			},
		})
	})
}

// tell says what became of a request.
func (f *extendForm) tell(n int) {
	r := f.request.Ruling
	switch {
	case r == nil:
		f.w.shell.Toast(kit.ToneAmber, fmt.Sprintf(lang.L("Perpanjangan %d tindak lanjut diminta, menunggu keputusan."), n))
	case r.Granted:
		f.w.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("Tenggat %d tindak lanjut diperpanjang."), n))
	default:
		f.w.shell.Toast(kit.ToneRed, fmt.Sprintf(lang.L("Perpanjangan %d tindak lanjut ditolak."), n))
	}
	if r != nil {
		f.w.keepDecider(r.By)
	}
}

// The rows of the form of a decision.
const (
	rowDecidedBy = iota
	rowDecisionNote
)

// decideExtensions grants or refuses requests that wait, and calls after.
func (w *Window) decideExtensions(extensions []int64, granted bool, after func()) {
	if len(extensions) == 0 {
		return
	}
	by, note := w.deciderField(), kit.NewTextArea("", 2)
	title, yes, toast, tone := lang.L("Setujui perpanjangan"), lang.L("Setujui"), lang.L("%d perpanjangan disetujui."), kit.ToneGreen
	if !granted {
		title, yes, toast, tone = lang.L("Tolak perpanjangan"), lang.L("Tolak"), lang.L("%d perpanjangan ditolak."), kit.ToneRed
	}
	w.ask(question{
		title: title, yes: yes, keys: []fyne.Focusable{by, note},
		about: []fyne.CanvasObject{kit.NewParagraph(fmt.Sprintf(lang.L("Keputusan atas %d permintaan."), len(extensions)))},
		form: kit.NewFormGrid(
			kit.FormField{Label: lang.L("Diputuskan oleh"), Input: by, Required: true},
			kit.FormField{Label: lang.L("Catatan"), Input: note, Required: !granted},
		),
		do: func() (int, error) {
			field := rowDecidedBy
			if by.Text != "" {
				field = rowDecisionNote
			}
			return field, w.app.FollowUps.DecideExtensions(w.Context, extensions, app.Ruling{Granted: granted, By: by.Text, Note: note.Text})
		},
		then: func() {
			w.keepDecider(by.Text)
			w.shell.Toast(tone, fmt.Sprintf(toast, len(extensions)))
			after()
		},
	})
}
