package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// selected finds out which follow-ups an act fits and goes on with those; it
// tells why none does.
func (w *Window) selected(act app.Act, ids []int64, title string, do func(app.Selection)) {
	sel, err := w.app.FollowUps.Select(w.Context, act, ids)
	if !w.done(lang.L("Membaca tindak lanjut"), err) {
		return
	}
	if len(sel.Fit) == 0 {
		text := lang.L("Pilih dahulu satu tindak lanjut atau lebih.")
		if len(sel.Left) > 0 {
			text = leftWords(sel.Left)
		}
		kit.Inform(w.Window, title, text)
		return
	}
	do(sel)
}

// mostNamed is how many follow-ups a question names one by one.
const mostNamed = 4

// selectionWords says what an act is about, and what it leaves out.
func selectionWords(sel app.Selection) []fyne.CanvasObject {
	var text string
	if len(sel.Fit) == 1 {
		text = sel.Fit[0].Number + "  " + sel.Fit[0].Action
	} else {
		var numbers []string
		for _, f := range sel.Fit[:min(len(sel.Fit), mostNamed)] {
			numbers = append(numbers, f.Number)
		}
		text = fmt.Sprintf(lang.L("%s tindak lanjut: %s"), locale.Number(float64(len(sel.Fit))), strings.Join(numbers, ", "))
		if more := len(sel.Fit) - mostNamed; more > 0 {
			text += " " + fmt.Sprintf(lang.L("dan %s lagi"), locale.Number(float64(more)))
		}
	}
	about := kit.NewParagraph(text)
	about.Style.Bold, about.MaxLines = true, 3
	out := []fyne.CanvasObject{about}
	if len(sel.Left) > 0 {
		left := kit.NewParagraph(leftWords(sel.Left))
		left.ColorName = kit.ToneAmber.Ink()
		out = append(out, left)
	}
	return out
}

// leftWords says what is left out and why.
func leftWords(left []app.LeftOut) string {
	var each []string
	for _, l := range left[:min(len(left), mostNamed)] {
		each = append(each, l.Number+" "+words.Say(l.Why))
	}
	text := strings.Join(each, "; ")
	if more := len(left) - mostNamed; more > 0 {
		text += " " + fmt.Sprintf(lang.L("dan %s lagi"), locale.Number(float64(more)))
	}
	return fmt.Sprintf(lang.L("Tidak ikut: %s."), text)
}

// A question asks what an act needs to know, and does it.
type question struct {
	title string
	about []fyne.CanvasObject // above the form
	form  *kit.FormGrid
	keys  []fyne.Focusable // what takes the keys in each row of the form
	yes   string
	// do does it; of an error the field is told that is wrong.
	do func() (field int, err error)
	// then is called once it is done.
	then func()
}

// ask shows a question. What is refused stands below the field concerned, and
// the question stays open.
func (w *Window) ask(q question) {
	q.form.Resize(fyne.NewSize(formWidth, 0)) // the width that its height is reckoned for
	for _, o := range q.about {
		o.Resize(fyne.NewSize(formWidth, 0))
	}
	body := container.New(&columnOf{width: formWidth, gap: 10}, append(q.about, q.form)...)
	kit.ShowModal(w.Window, q.title, body,
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: q.yes, Default: true, Run: func() bool {
			q.form.ClearErrors()
			field, err := q.do()
			if err != nil {
				if app.Unsaved(err) {
					w.Fail(q.title, err)
				} else {
					q.form.SetError(field, message(err))
					w.Window.Canvas().Focus(q.keys[field])
				}
				return false
			}
			q.then()
			return true
		}})
}

// settingDecidedBy remembers who decided the last time: it is mostly the same
// post again.
const settingDecidedBy = "followup.decided_by"

// deciderField asks for the post that decided.
func (w *Window) deciderField() *kit.Entry {
	e := kit.NewEntry(lang.L("Jabatan, misalnya Wali Kota"))
	if last, err := w.app.Offices.Setting(w.Context, settingDecidedBy); err == nil {
		e.SetText(last)
	}
	return e
}

func (w *Window) keepDecider(post string) {
	post = strings.TrimSpace(post)
	if last, err := w.app.Offices.Setting(w.Context, settingDecidedBy); post == "" || err != nil || last == post {
		return
	}
	if err := w.app.Offices.SetSetting(w.Context, settingDecidedBy, post); err != nil {
		w.Log.Error("keep who decided", "err", err) // only a convenience of the next time
	}
}

// agencyChoices are the agencies of today for a combo.
func (w *Window) agencyChoices() []kit.Option {
	agencies, err := w.app.Agencies.All(w.Context)
	if !w.done(lang.L("Membaca perangkat daerah"), err) {
		return nil
	}
	var options []kit.Option
	for _, a := range agencies {
		options = append(options, kit.Option{ID: rowID(a.ID), Text: a.Code, Detail: a.Name})
	}
	return options
}
