package ui

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit"
)

// setupView leads through what a new archive needs, in four short steps. Each
// can be skipped, what was typed stays when one goes back, and the next start
// goes on where the last one ended. All of it can be changed later in the
// settings, whose forms these are.
type setupView struct {
	*Window
	step    int
	loaded  bool // the forms show what is stored; what is typed since must stay
	stepper *kit.Stepper
	body    *fyne.Container
	back    *kit.Button
	skip    *kit.Button
	next    *kit.Button

	kop      *kopForm
	agencies *agencyStep
	signers  *signerStep
	copies   *backupStep
}

// The steps; the last is the end and not counted.
const (
	stepKop = iota
	stepAgencies
	stepSigners
	stepBackups
	stepDone
)

// settingSetup remembers the step the person has come to.
const settingSetup = "siapkan"

// setupStep is the step the person has come to, stepDone after the last.
func (w *Window) setupStep() int {
	step, _ := strconv.Atoi(w.setting(settingSetup)) // "" is the first
	return min(max(step, stepKop), stepDone)
}

func newSetupView(w *Window) *setupView {
	v := &setupView{
		Window: w, body: container.NewStack(), kop: newKopForm(w), agencies: newAgencyStep(w), signers: newSignerStep(w), copies: newBackupStep(w),
		stepper: kit.NewStepper(lang.L("Kop surat"), lang.L("Perangkat daerah"), lang.L("Penanda tangan"), lang.L("Cadangan")),
	}
	v.back = kit.NewButton(lang.L("Sebelumnya"), theme.NavigateBackIcon(), v.goBack)
	v.skip = kit.NewQuietButton(lang.L("Lewati langkah ini"), nil, func() { v.open(v.step + 1) })
	v.next = kit.NewPrimaryButton(lang.L("Simpan dan lanjut"), theme.NavigateNextIcon(), v.goOn)
	return v
}

func (v *setupView) destination() string { return destHome }

func (v *setupView) page() kit.Page {
	foot := container.NewHBox(v.back, layout.NewSpacer(), v.skip, v.next)
	return kit.Page{Title: lang.L("Siapkan kantor"), Content: container.NewBorder(kit.Pad(v.stepper), foot, nil, nil, v.body)}
}

func (v *setupView) commands() []kit.Command {
	menu := lang.L("Siapkan")
	return []kit.Command{
		{ID: "setup.next", Title: lang.L("Simpan dan lanjut"), Menu: menu, Key: fyne.KeyS, Mod: ctrl, Run: v.goOn},
		{ID: "setup.skip", Title: lang.L("Lewati langkah ini"), Menu: menu, Key: fyne.KeyPageDown, Mod: ctrl, Enabled: func() bool { return v.step < stepDone }, Run: func() { v.open(v.step + 1) }},
		{ID: "setup.back", Title: lang.L("Sebelumnya"), Menu: menu, Key: fyne.KeyPageUp, Mod: ctrl, Enabled: func() bool { return v.step > stepKop }, Run: v.goBack},
	}
}

// refresh reads the forms once; later the page only comes back to the front.
func (v *setupView) refresh() {
	if v.loaded {
		v.open(v.step)
		return
	}
	if v.loaded = v.kop.load() && v.signers.load(); !v.loaded {
		return
	}
	step := v.setupStep()
	if step == stepDone { // it was gone through before: begin anew
		step = stepKop
	}
	v.open(step)
}

// leave keeps what was typed as far as it can be kept.
func (v *setupView) leave() {
	if v.step == stepKop && v.kop.changed() && v.kop.government.Text != "" {
		v.kop.save()
	}
	if v.step == stepSigners {
		v.signers.keepSound()
	}
}

func (v *setupView) goBack() { v.open(v.step - 1) }

// open goes to a step.
func (v *setupView) open(step int) {
	v.step = min(max(step, stepKop), stepDone)
	v.remark()
	subtitle := lang.L("Semua ini dapat diubah lagi di Pengaturan.")
	if v.step < stepDone {
		subtitle = fmt.Sprintf(lang.L("Langkah %d dari %d."), v.step+1, stepDone) + " " + subtitle
	}
	v.shell.SetHeader(lang.L("Siapkan kantor"), subtitle)
	v.stepper.SetStep(v.step)
	setShown(v.back, v.step > stepKop)
	setShown(v.skip, v.step < stepDone)
	content, focus, next := v.shownStep()
	v.next.SetText(next)
	v.body.Objects = []fyne.CanvasObject{content}
	v.body.Refresh()
	v.Window.commands.Refresh()
	v.Window.Window.Canvas().Focus(focus)
}

// shownStep is the content of the step, what gets the keyboard in it, and what
// leads on from it.
func (v *setupView) shownStep() (content fyne.CanvasObject, focus fyne.Focusable, next string) {
	switch v.step {
	case stepKop:
		return container.NewVScroll(v.kop.content), v.kop.government, lang.L("Simpan dan lanjut")
	case stepAgencies:
		v.agencies.count()
		setShown(v.skip, v.agencies.total == 0)
		return v.agencies.content, v.agencies.first, lang.L("Lanjut")
	case stepSigners:
		return v.signers.content, v.signers.forms[0].form.post, lang.L("Simpan dan lanjut")
	case stepBackups:
		v.copies.refresh()
		return v.copies.content, v.copies.focus(v.next), lang.L("Selesai")
	}
	return v.end(), v.next, lang.L("Rencanakan rapat pertama")
}

// remark remembers the step. Going through it again does not make the office
// unready.
func (v *setupView) remark() {
	if v.setupStep() >= v.step || v.app.ReadOnly() {
		return
	}
	v.done(lang.L("Mengingat langkah"), v.app.Offices.SetSetting(v.Context, settingSetup, strconv.Itoa(v.step)))
}

// goOn stores the step shown and goes to the next.
func (v *setupView) goOn() {
	switch {
	case v.step == stepKop && !v.kop.save():
		return
	case v.step == stepSigners && !v.signers.save():
		return
	case v.step == stepDone:
		v.replace(newPlanView(v.Window, 0))
		return
	}
	v.open(v.step + 1)
}

func (v *setupView) end() fyne.CanvasObject {
	ways := []fyne.CanvasObject{
		kit.NewButton(lang.L("Lihat rakor contoh"), theme.MediaPlayIcon(), v.openSample),
		kit.NewButton(lang.L("Ke Beranda"), theme.HomeIcon(), func() { v.goTo(destHome) }),
	}
	return kit.NewEmptyState(theme.ConfirmIcon(), lang.L("Kantor siap"),
		lang.L("Rencanakan rapat pertama sekarang, atau lihat dahulu rakor contoh untuk mengenal cara mencatat. Langkah yang dilewati ada di Pengaturan, atau ulangi dari menu Bantuan."), ways...)
}
