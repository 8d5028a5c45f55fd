package ui

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// minutesView makes the minutes final, prints and signs them.
type minutesView struct {
	*Window
	meetingID int64

	record   app.Record
	blocking []app.Remark  // what keeps the minutes from being final
	versions []app.Version // the oldest first
	verdict  app.Verdict   // on the newest signed file

	next       *kit.Button // what comes next in the life of these minutes
	amendment  *kit.Button
	state      *fyne.Container
	signatures *fyne.Container
	history    *fyne.Container
	form       *printForm
	sides      [2]*fyne.Container
	formatCopy *kit.Select // of the other forms
}

func newMinutesView(w *Window, meetingID int64) *minutesView {
	v := &minutesView{
		Window: w, meetingID: meetingID,
		state: container.NewVBox(), signatures: container.NewVBox(), history: container.NewVBox(),
		next: kit.NewPrimaryButton(lang.L("Sahkan notula…"), nil, nil),
	}
	v.form = newPrintForm(v)
	v.amendment = kit.NewButton(lang.L("Ralat…"), theme.DocumentCreateIcon(), v.amend)
	v.sides = [2]*fyne.Container{
		container.NewVBox(kit.NewCard(lang.L("Keadaan"), v.state), v.form.card(), v.formatsCard()),
		container.NewVBox(kit.NewCard(lang.L("Tanda tangan"), v.signatures), kit.NewCard(lang.L("Versi resmi"), v.history)),
	}
	return v
}

func (v *minutesView) destination() string { return destMeetings }

func (v *minutesView) page() kit.Page {
	return kit.Page{
		Title: lang.L("Notula"), Focus: v.next,
		Actions: []fyne.CanvasObject{v.amendment, v.next},
		Content: kit.NewPageBody(v.tabs(v.meetingID, tabMinutes), container.NewVScroll(container.New(&pair{}, v.sides[0], v.sides[1])), nil),
	}
}

func (v *minutesView) commands() []kit.Command {
	menu := lang.L("Notula")
	final := func() bool { return len(v.versions) > 0 }
	cs := []kit.Command{
		{ID: "minutes.finalize", Title: lang.L("Sahkan notula…"), Menu: menu, Enabled: v.ready, Run: v.confirm},
		{ID: "minutes.amend", Title: lang.L("Ralat…"), Menu: menu, Enabled: v.final, Run: v.amend},
		{ID: "minutes.print", Title: lang.L("Cetak notula lengkap…"), Menu: menu, Group: 1, Key: fyne.KeyP, Mod: ctrl, Enabled: final, Run: v.form.printing(app.CopyComplete)},
		{ID: "minutes.public", Title: lang.L("Cetak salinan publik…"), Menu: menu, Group: 1, Enabled: final, Run: v.form.printing(app.CopyPublic)},
		{ID: "minutes.excerpt", Title: lang.L("Cetak petikan…"), Menu: menu, Group: 1, Enabled: final, Run: v.form.printing(app.CopyExcerpt)},
		{ID: "minutes.prepared", Title: lang.L("Cetak siap TTE…"), Menu: menu, Group: 1, Enabled: final, Run: v.form.printing(app.CopyPrepared)},
		{ID: "minutes.byhand", Title: lang.L("Cetak untuk tanda tangan basah…"), Menu: menu, Group: 1, Enabled: final, Run: v.form.printing(app.CopyByHand)},
		{ID: "minutes.draft", Title: lang.L("Cetak draf…"), Menu: menu, Group: 1, Run: v.form.printing(app.CopyDraft)},
		{ID: "sign.recorder", Title: lang.L("Tandatangani sebagai notulis…"), Menu: menu, Group: 2, Enabled: v.maySign(app.FieldRecorder), Run: v.sign(app.RoleRecorder)},
		{ID: "sign.chair", Title: lang.L("Tandatangani sebagai pimpinan…"), Menu: menu, Group: 2, Enabled: v.maySign(app.FieldChair), Run: v.sign(app.RoleChair)},
		{ID: "sign.witness", Title: lang.L("Tandatangani sebagai yang mengetahui…"), Menu: menu, Group: 2, Enabled: func() bool { return v.witnessDue() && v.maySign(app.FieldWitness)() }, Run: v.sign(app.RoleWitness)},
		{ID: "sign.preserve", Title: lang.L("Kukuhkan untuk jangka panjang…"), Menu: menu, Group: 2, Enabled: v.mayPreserve, Run: v.preserve},
		{ID: "sign.save", Title: lang.L("Simpan PDF bertanda tangan…"), Menu: menu, Group: 2, Key: fyne.KeyS, Mod: ctrl, Enabled: v.hasSigned, Run: v.saveNewest},
		{ID: "sign.takeback", Title: lang.L("Ambil PDF yang ditandatangani di luar…"), Menu: menu, Group: 2, Enabled: v.final, Run: v.takeBack},
		{ID: "sign.scan", Title: lang.L("Lampirkan pindaian…"), Menu: menu, Group: 2, Enabled: v.final, Run: v.attachScans},
		{ID: "sign.trial", Title: lang.L("Buat sertifikat uji coba…"), Menu: menu, Group: 2, Run: func() { v.makeTrialKey("", nil) }},
	}
	cs = append(cs, v.formatCommands()...)
	return append(cs, v.tabCommands(v.meetingID)...)
}

func (v *minutesView) refresh() {
	r, err := v.app.Meetings.Record(v.Context, v.meetingID)
	if !v.done(lang.L("Membaca notula"), err) {
		return
	}
	v.record = r
	if v.versions, err = v.app.Minutes.Versions(v.Context, v.meetingID); !v.done(lang.L("Membaca notula"), err) {
		return
	}
	v.readRemarks()
	v.form.read()
	v.verdict = app.Verdict{}
	v.show()
	v.check()
}

// readRemarks finds what must be mended before the minutes can be final.
func (v *minutesView) readRemarks() {
	v.blocking = nil
	if s := v.record.Meeting.State; s != app.Closed && s != app.Amending {
		return
	}
	remarks, err := v.app.Minutes.Review(v.Context, v.meetingID)
	if !v.done(lang.L("Memeriksa catatan"), err) {
		return
	}
	for _, r := range remarks {
		if r.Weight == app.Blocking {
			v.blocking = append(v.blocking, r)
		}
	}
}

// check looks at the signatures of the newest signed file, aside from the
// window since it takes a while.
func (v *minutesView) check() {
	file, ok := v.newestSigned()
	if !ok {
		return
	}
	var verdict app.Verdict
	v.Quiet(lang.L("Memeriksa tanda tangan"), func(ctx context.Context) error {
		pdf, err := v.app.Minutes.File(ctx, file)
		if err != nil {
			return err
		}
		verdict, err = v.app.Signing.Verify(ctx, pdf)
		return err
	}, func() {
		if now, ok := v.newestSigned(); ok && now.ID == file.ID {
			v.verdict = verdict
			v.show()
		}
	})
}

func (v *minutesView) newest() (app.Version, bool) {
	if len(v.versions) == 0 {
		return app.Version{}, false
	}
	return v.versions[len(v.versions)-1], true
}

func (v *minutesView) newestSigned() (app.MinutesFile, bool) {
	if latest, ok := v.newest(); ok {
		return latest.Signed()
	}
	return app.MinutesFile{}, false
}

func (v *minutesView) hasSigned() bool {
	latest, _ := v.newest()
	_, ok := latest.Signed()
	return ok || len(latest.Scans()) > 0
}

func (v *minutesView) final() bool { return v.record.Meeting.State == app.Final }

// ready reports whether the minutes can be made final now.
func (v *minutesView) ready() bool {
	s := v.record.Meeting.State
	return (s == app.Closed || s == app.Amending) && len(v.blocking) == 0
}

// signed reports whether somebody has signed in a field.
func (v *minutesView) signed(field string) bool {
	return slices.ContainsFunc(v.verdict.Signatures, func(s app.SignatureVerdict) bool { return s.Field == field })
}

func (v *minutesView) maySign(field string) func() bool {
	return func() bool {
		return v.final() && !v.signed(field) && !v.outside()
	}
}

// show is the way from the state of the minutes to all that is seen of them.
func (v *minutesView) show() {
	m := v.record.Meeting
	word, tone := meetingWord(m.State)
	v.shell.SetHeader(classed(m.Title, m.Classification), words.LongDay(m.HeldOn))
	v.state.Objects = []fyne.CanvasObject{container.NewHBox(kit.NewStatusChip(word, tone)), kit.NewParagraph(v.stateSentence())}
	if len(v.blocking) > 0 {
		v.state.Objects = append(v.state.Objects, v.blockingList()...)
	}
	v.state.Refresh()
	v.showNext()
	setShown(v.amendment, v.final())
	v.showSignatures()
	v.showHistory()
	for _, side := range v.sides {
		side.Refresh() // Fyne would do it only for a change of its size, and a large window leaves that as it is
	}
	v.Window.commands.Refresh()
}

// stateSentence says what the state means and what comes next.
func (v *minutesView) stateSentence() string {
	switch v.record.Meeting.State {
	case app.Running, app.Paused:
		return lang.L("Rapat masih berjalan. Setelah rapat ditutup, notulanya dapat disahkan. Draf dapat dicetak kapan saja.")
	case app.Closed:
		if len(v.blocking) > 0 {
			return fmt.Sprintf(lang.L("Notula belum dapat disahkan; yang harus diperbaiki: %d."), len(v.blocking))
		}
		return lang.L("Catatan sudah lengkap dan siap disahkan. Setelah disahkan, isinya dibekukan dan tindak lanjutnya mulai berlaku.")
	case app.Amending:
		return fmt.Sprintf(lang.L("Catatan dibuka lagi untuk ralat: %s. Perbaiki catatannya, lalu sahkan sebagai versi baru."), v.record.Meeting.AmendReason)
	case app.Final:
		return v.finalSentence()
	}
	return lang.L("Rapat belum dimulai. Notula disahkan setelah rapat dicatat dan ditutup.")
}

func (v *minutesView) finalSentence() string {
	file, _ := v.newestSigned()
	latest, _ := v.newest()
	switch {
	case v.outside():
		return fmt.Sprintf(lang.L("Notula sudah disahkan dan ditandatangani di luar Rakor (%d tanda tangan). Simpan PDF-nya, lalu bagikan."), file.Signatures)
	case file.Signatures == 0 && len(latest.Scans()) > 0:
		return lang.L("Notula sudah disahkan dan ditandatangani secara basah; pindaiannya tersimpan dengan sidiknya. Aslinya tetap lembar kertas itu.")
	}
	switch file.Signatures {
	case 0:
		return lang.L("Notula sudah disahkan. Langkah berikutnya: tanda tangan notulis, lalu pimpinan rapat.")
	case 1:
		return lang.L("Notula sudah disahkan dan bertanda tangan satu orang. Masih perlu tanda tangan berikutnya.")
	}
	if v.witnessDue() {
		return lang.L("Notula sudah disahkan dan bertanda tangan notulis dan pimpinan. Masih perlu tanda tangan yang mengetahui.")
	}
	return lang.L("Notula sudah disahkan dan ditandatangani lengkap. Simpan PDF-nya, lalu bagikan.")
}

func (v *minutesView) blockingList() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, r := range v.blocking {
		rows = append(rows, container.NewBorder(nil, nil, container.NewCenter(kit.NewDot(kit.ToneRed)), nil, kit.NewParagraph(say(r.Sentence))))
	}
	return append(rows, container.NewHBox(kit.NewButton(lang.L("Buka halaman Periksa"), theme.SearchIcon(), func() {
		v.replace(newReviewView(v.Window, v.meetingID))
	})))
}

// showNext makes the main button do what comes next.
func (v *minutesView) showNext() {
	text, do := v.nextStep()
	v.next.OnTapped = do
	v.next.SetText(text)
	if do == nil {
		v.next.Disable()
	} else {
		v.next.Enable()
	}
}

func (v *minutesView) nextStep() (string, func()) {
	switch state := v.record.Meeting.State; {
	case v.ready():
		return lang.L("Sahkan notula…"), v.confirm
	case state == app.Closed, state == app.Amending:
		return lang.L("Sahkan notula…"), nil
	case state != app.Final:
		return lang.L("Catat rapat"), func() { v.replace(newCaptureView(v.Window, v.meetingID)) }
	}
	file, _ := v.newestSigned()
	latest, _ := v.newest()
	recorder := v.signed(app.FieldRecorder)
	switch {
	case v.outside():
	case file.Signatures == 0 && len(latest.Scans()) > 0:
		return lang.L("Simpan pindaian…"), v.saveNewest
	case file.Signatures == 0, file.Signatures == 1 && len(v.verdict.Signatures) > 0 && !recorder:
		return lang.L("Tandatangani sebagai notulis…"), v.sign(app.RoleRecorder)
	case file.Signatures == 1:
		return lang.L("Tandatangani sebagai pimpinan…"), v.sign(app.RoleChair)
	case v.witnessDue():
		return lang.L("Tandatangani sebagai yang mengetahui…"), v.sign(app.RoleWitness)
	}
	return lang.L("Simpan PDF bertanda tangan…"), v.saveNewest
}

// confirm asks once, since what is final stays.
func (v *minutesView) confirm() {
	kit.Confirm(v.Window.Window, kit.ModalText{
		Title: lang.L("Sahkan notula?"),
		Text:  lang.L("Catatan dibekukan sebagai versi resmi dan tindak lanjutnya mulai berlaku. Sesudah ini perubahan hanya dapat dilakukan sebagai ralat."),
		Yes:   lang.L("Sahkan"),
	}, func() {
		if _, err := v.app.Minutes.Finalize(v.Context, v.meetingID); v.done(lang.L("Mengesahkan notula"), err) {
			v.shell.Toast(kit.ToneGreen, lang.L("Notula disahkan."))
			v.refresh()
		}
	})
}

// amend opens the record again, for a reason.
func (v *minutesView) amend() {
	reason := kit.NewTextArea(lang.L("Misalnya: nama penanggung jawab pada acara 2 keliru"), 4)
	form := kit.NewFormGrid(kit.FormField{
		Label: lang.L("Alasan ralat"), Input: reason, Required: true,
		Hint: lang.L("Versi yang sudah disahkan tetap tersimpan. Alasan ini tercetak pada versi berikutnya."),
	})
	kit.ShowModal(v.Window.Window, lang.L("Ralat notula"), container.New(wide(560), form),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Buka untuk ralat"), Default: true, Run: func() bool {
			if err := v.app.Minutes.Amend(v.Context, v.meetingID, reason.Text); err != nil {
				form.SetError(0, message(err))
				v.Window.Window.Canvas().Focus(reason)
				return false
			}
			v.shell.Toast(kit.ToneAmber, lang.L("Catatan dibuka untuk ralat."))
			v.refresh()
			return true
		}})
}
