package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// previewView shows minutes as they would be printed (pratinjau), and writes
// what is shown to a file if the person wants it.
type previewView struct {
	*Window
	meetingID int64
	record    app.Record
	kind      app.Copy
	kinds     []app.Copy
	profile   string
	of        app.Excerpt  // what an excerpt is of
	shown     *app.Preview // nil until it is made
	turn      int          // counts the prints asked for, for only the last is wanted

	strip    *pageStrip
	copies   *kit.Select
	forms    *kit.Select
	at       *kit.Text
	goTo     *kit.Entry
	wide     *kit.Button
	whole    *kit.Button
	findings *fyne.Container
	save     *kit.Button
}

// newPreviewView shows a copy first; without a final version it is the draft.
func newPreviewView(w *Window, meetingID int64, kind app.Copy) *previewView {
	v := &previewView{Window: w, meetingID: meetingID, kind: kind, strip: newPageStrip(w), at: kit.NewText(""), findings: container.NewVBox()}
	v.copies = kit.NewSelect("", nil, func(string) { v.choose() })
	v.forms = kit.NewSelect("", nil, func(string) { v.choose() })
	v.goTo = kit.NewEntry(lang.L("hlm."))
	v.goTo.OnSubmitted = v.jump
	v.goTo.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyEscape {
			return false
		}
		v.jump("")
		return true
	}
	v.wide = kit.NewButton(lang.L("Selebar jendela"), nil, func() { v.strip.fit(false) })
	v.whole = kit.NewButton(lang.L("Halaman utuh"), nil, func() { v.strip.fit(true) })
	v.save = kit.NewPrimaryButton(lang.L("Simpan…"), theme.DocumentSaveIcon(), v.store)
	v.strip.onPage, v.strip.onFit, v.strip.onEscape = v.showPage, v.showFit, w.back
	v.showFit(false)
	return v
}

func (v *previewView) destination() string { return destMeetings }

func (v *previewView) page() kit.Page {
	tools := kit.NewFlow(8,
		container.NewCenter(kit.NewText(lang.L("Salinan"))), container.New(wide(190), v.copies),
		container.NewCenter(kit.NewText(lang.L("Model"))), container.New(wide(250), v.forms),
	)
	pages := container.NewHBox(container.NewCenter(v.at), container.New(wide(64), v.goTo), v.wide, v.whole)
	return kit.Page{
		Title: lang.L("Pratinjau"), Focus: v.strip, Actions: []fyne.CanvasObject{v.save},
		Content: container.New(&column{}, container.New(&ends{room: 900}, tools, pages), v.findings,
			kit.NewPanel(kit.ColorStripe, v.strip)),
	}
}

func (v *previewView) commands() []kit.Command {
	menu := lang.L("Pratinjau")
	return []kit.Command{
		{ID: "preview.save", Title: lang.L("Simpan ke PDF…"), Menu: menu, Key: fyne.KeyS, Mod: ctrl, Enabled: func() bool { return v.shown != nil }, Run: v.store},
		{ID: "preview.page", Title: lang.L("Ke halaman…"), Menu: menu, Key: fyne.KeyG, Mod: ctrl, Run: func() { v.Window.Window.Canvas().Focus(v.goTo) }},
		{ID: "preview.wide", Title: lang.L("Selebar jendela"), Menu: menu, Group: 1, Key: fyne.KeyF2, Run: func() { v.strip.fit(false) }},
		{ID: "preview.whole", Title: lang.L("Halaman utuh"), Menu: menu, Group: 1, Key: fyne.KeyF3, Run: func() { v.strip.fit(true) }},
		{ID: "preview.close", Title: lang.L("Tutup pratinjau"), Menu: menu, Group: 2, Run: v.back},
	}
}

func (v *previewView) refresh() {
	r, err := v.app.Meetings.Record(v.Context, v.meetingID)
	if !v.done(lang.L("Membaca notula"), err) {
		return
	}
	v.record = r
	versions, err := v.app.Minutes.Versions(v.Context, v.meetingID)
	if !v.done(lang.L("Membaca notula"), err) {
		return
	}
	v.kinds = []app.Copy{app.CopyDraft}
	if len(versions) > 0 {
		v.kinds = []app.Copy{app.CopyComplete, app.CopyPublic, app.CopyPrepared, app.CopyByHand, app.CopyDraft}
		if v.of != (app.Excerpt{}) {
			v.kinds = append(v.kinds, app.CopyExcerpt)
		}
	} else {
		v.kind = app.CopyDraft
	}
	v.shell.SetHeader(lang.L("Pratinjau"), classed(r.Meeting.Title, r.Meeting.Classification))
	v.offer()
	v.make()
}

// leave closes what is shown.
func (v *previewView) leave() {
	v.turn++
	v.strip.set(nil)
	v.shown = nil
}

// offer lists the copies and forms there are, without taking it for a choice.
func (v *previewView) offer() {
	var words []string
	chosen := 0
	for i, k := range v.kinds {
		words = append(words, copyWord(k))
		if k == v.kind {
			chosen = i
		}
	}
	names, err := v.app.Minutes.ProfilesFor(v.Context, v.meetingID, v.kind)
	if !v.done(lang.L("Membaca model notula"), err) {
		return
	}
	offer(v.copies, words, words[chosen])
	form := names[0]
	for _, n := range names {
		if n == v.profile {
			form = n
		}
	}
	v.profile = form
	offer(v.forms, names, form)
}

// offer changes what can be chosen without telling that something was.
func offer(s *kit.Select, options []string, chosen string) {
	told := s.OnChanged
	s.OnChanged = nil
	s.SetOptions(options)
	s.SetSelected(chosen)
	s.OnChanged = told
}

func copyWord(k app.Copy) string {
	switch k {
	case app.CopyPublic:
		return lang.L("Salinan publik")
	case app.CopyDraft:
		return lang.L("Draf")
	case app.CopyExcerpt:
		return lang.L("Petikan")
	case app.CopyPrepared:
		return lang.L("Siap TTE")
	case app.CopyByHand:
		return lang.L("Tanda tangan basah")
	}
	return lang.L("Notula lengkap")
}

// choose shows the copy and form that were chosen.
func (v *previewView) choose() {
	if i := v.copies.SelectedIndex(); i >= 0 && i < len(v.kinds) {
		v.kind = v.kinds[i]
	}
	v.profile = v.forms.Selected
	v.offer()
	v.make()
}

// make prints the copy in memory and shows it.
func (v *previewView) make() {
	v.turn++
	turn, order := v.turn, app.Order{Copy: v.kind, Profile: v.profile, Of: v.of}
	if v.shown == nil {
		v.strip.say(lang.L("Menyiapkan halaman… Yang pertama kali pada komputer ini perlu beberapa detik."))
	}
	var made *app.Preview
	var failed error
	v.Quiet(lang.L("Menyiapkan pratinjau"), func(ctx context.Context) error {
		made, failed = v.app.Previews.Copy(ctx, v.meetingID, order)
		return nil
	}, func() {
		switch {
		case failed != nil && turn == v.turn:
			v.shown = nil
			v.strip.set(nil)
			v.strip.fail(failed)
		case made != nil && turn != v.turn: // something else is wanted by now
			v.Quiet(lang.L("Menutup pratinjau"), func(context.Context) error { return made.Close() }, nil)
		case made != nil:
			v.shown = made
			v.strip.set(made)
		}
		v.tell()
	})
}

// tell shows what the paper could not show, before anything is written.
func (v *previewView) tell() {
	v.findings.RemoveAll()
	if v.shown != nil && len(v.shown.Findings) > 0 {
		text := kit.NewParagraph(fmt.Sprintf(lang.L("Huruf yang tidak dapat dicetak, diganti tanda □ (%d): %s. Perbaiki catatannya, atau simpan seperti ini."),
			len(v.shown.Findings), strings.Join(findingWords(v.shown.Findings[:min(len(v.shown.Findings), 6)]), "; ")))
		v.findings.Add(container.NewBorder(nil, nil, container.NewCenter(kit.NewDot(kit.ToneAmber)), nil, text))
	}
	setShown(v.findings, len(v.findings.Objects) > 0)
	if v.shown == nil {
		v.save.Disable()
		v.at.SetText("")
	} else {
		v.save.Enable()
	}
	v.Window.commands.Refresh()
	v.findings.Refresh()
}

func (v *previewView) showPage(page, pages int) {
	v.at.SetText("")
	if pages > 0 {
		v.at.SetText(fmt.Sprintf(lang.L("Halaman %s dari %s"), locale.Number(float64(page+1)), locale.Number(float64(pages))))
	}
}

func (v *previewView) showFit(whole bool) {
	v.wide.Importance, v.whole.Importance = widget.HighImportance, widget.MediumImportance
	if whole {
		v.wide.Importance, v.whole.Importance = widget.MediumImportance, widget.HighImportance
	}
	v.wide.Refresh()
	v.whole.Refresh()
}

// jump goes to the page whose number was typed.
func (v *previewView) jump(text string) {
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && n > 0 {
		v.strip.goTo(n-1, 0)
	}
	v.goTo.Shown("")
	v.Window.Window.Canvas().Focus(v.strip)
}

// store writes what is shown where the person wants it.
func (v *previewView) store() {
	shown := v.shown
	if shown == nil {
		return
	}
	request := kit.FileRequest{Title: lang.L("Cetak notula"), Name: shown.Name, Filters: pdfFiles()}
	v.SaveFile(request, func(path string) {
		v.Run(lang.L("Mencetak notula"), func(ctx context.Context, _ kit.Step) error {
			if err := app.SaveFile(path, shown.PDF, app.SaveAs{Overwrite: true}); err != nil {
				return err
			}
			return v.app.Minutes.KeepPrinted(ctx, shown.Printed)
		}, func() {
			v.saved(fmt.Sprintf(lang.L("Notula tersimpan (%d halaman)"), shown.Pages), path)
			v.tellAnchors(shown.Anchors)
		})
	})
}

// preview opens the pictures of a meeting's minutes: the final ones if there
// are any.
func (w *Window) preview(meetingID int64) { w.push(newPreviewView(w, meetingID, app.CopyComplete)) }
