package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// The rows of the form that moves tasks.
const (
	rowPart = iota
	rowMoveTo
	rowKeepFormer
	rowMoveOn
	rowMoveReason
	rowMoveBy
)

// reassignForm asks to whom tasks go.
type reassignForm struct {
	w      *Window
	part   *kit.Select // the lead, or the place of one supporting agency, or one more
	to     *kit.Combo
	keep   *kit.Check
	on     *kit.DateField
	reason *kit.Entry
	by     *kit.Entry
	grid   *kit.FormGrid

	supports []int64 // whose places may be taken, after the first choice
}

// newReassignForm is the form for follow-ups whose supporting agencies these
// are; none leaves only the lead.
func newReassignForm(w *Window, supports []app.Agency) *reassignForm {
	f := &reassignForm{
		w: w, to: kit.NewCombo(lang.L("Ketik singkatan atau nama"), w.agencyChoices()), on: kit.NewDateField(w.dates()),
		keep:   kit.NewCheck(lang.L("OPD lama tetap ikut sebagai pendukung"), nil),
		reason: kit.NewTextArea(lang.L("Misalnya: urusan sampah beralih menurut Perwali 12/2026"), 2), by: w.deciderField(),
	}
	parts := []string{lang.L("Penanggung jawab")}
	for _, a := range supports {
		f.supports = append(f.supports, a.ID)
		parts = append(parts, fmt.Sprintf(lang.L("Pendukung %s"), a.Code))
	}
	f.part = kit.NewSelect("", append(parts, lang.L("Tambah pendukung")), nil)
	f.part.SetSelectedIndex(0)
	f.part.OnChanged = func(string) { f.enable() }
	f.on.SetDay(app.DateOf(w.app.Now(w.Context)).Time())
	f.grid = kit.NewFormGrid(
		kit.FormField{Label: lang.L("Yang dipindahkan"), Input: f.part},
		kit.FormField{Label: lang.L("Pindah ke"), Input: f.to, Hint: lang.L("Dari pendukung: kosongkan bila hanya dilepas.")},
		kit.FormField{Label: " ", Input: f.keep},
		kit.FormField{Label: lang.L("Berlaku sejak"), Input: f.on, Required: true},
		kit.FormField{Label: lang.L("Alasan"), Input: f.reason, Required: true},
		kit.FormField{Label: lang.L("Diputuskan oleh"), Input: f.by},
	)
	return f
}

func (f *reassignForm) keys() []fyne.Focusable {
	return []fyne.Focusable{f.part, f.to.Entry(), f.keep, f.on.Entry(), f.reason, f.by}
}

func (f *reassignForm) enable() {
	if f.part.SelectedIndex() == 0 {
		f.keep.Enable()
		return
	}
	f.keep.SetChecked(false)
	f.keep.Disable()
}

// read takes the form; of what is wrong the field is told.
func (f *reassignForm) read() (r app.Reassignment, field int, err error) {
	day, err := f.on.Day()
	if err != nil || day.IsZero() {
		return r, rowMoveOn, &app.Problem{Message: "Tanggal ini belum benar. Tulis misalnya 23/11/2026."}
	}
	r = app.Reassignment{Role: app.AsLead, To: comboID(f.to), On: app.DateOf(day), Reason: f.reason.Text, DecidedBy: f.by.Text, KeepFormer: f.keep.Checked}
	if i := f.part.SelectedIndex(); i > 0 {
		r.Role = app.AsSupport
		if i <= len(f.supports) {
			r.From = f.supports[i-1]
		}
	}
	switch {
	case r.Reason == "":
		return r, rowMoveReason, nil
	case r.On > app.DateOf(f.w.app.Now(f.w.Context)):
		return r, rowMoveOn, nil
	}
	return r, rowMoveTo, nil
}

// reassign gives follow-ups to another agency and calls after once it is on
// record.
func (w *Window) reassign(ids []int64, after func()) {
	title := lang.L("Pindahkan ke OPD lain")
	w.selected(app.ActReassign, ids, title, func(sel app.Selection) {
		f := newReassignForm(w, w.supportsOf(sel.Fit))
		w.ask(question{
			title: title, about: selectionWords(sel), form: f.grid, keys: f.keys(), yes: lang.L("Pindahkan"),
			do: func() (int, error) {
				r, field, err := f.read()
				if err != nil {
					return field, err
				}
				return field, w.app.FollowUps.Reassign(w.Context, sel.IDs(), r)
			},
			then: func() {
				w.keepDecider(f.by.Text)
				w.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("%d tindak lanjut dipindahkan."), len(sel.Fit)))
				after()
			},
		})
	})
}

// supportsOf lists the agencies that support all of some follow-ups.
func (w *Window) supportsOf(fs []app.FollowUp) []app.Agency {
	all, err := w.app.Agencies.Ever(w.Context)
	if !w.done(lang.L("Membaca perangkat daerah"), err) {
		return nil
	}
	return slices.DeleteFunc(all, func(a app.Agency) bool {
		return slices.ContainsFunc(fs, func(f app.FollowUp) bool { return !slices.Contains(f.Supports, a.ID) })
	})
}
