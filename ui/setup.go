package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// setupView leads through what a new archive needs, in four short steps. Each
// can be skipped; all of it can be changed later in the settings.
type setupView struct {
	*Window
	step    int
	stepper *kit.Stepper
	body    *fyne.Container
	back    *kit.Button
	skip    *kit.Button
	next    *kit.Button

	kop       *kopForm
	agencies  *kit.Text
	firstList *tile // of those to take in
	people    []signerForm
	signers   []app.Official // as stored
}

// signerForm takes one of those whose names stand under the minutes.
type signerForm struct {
	form *personForm
	role app.OfficialRole
}

// The steps.
const (
	stepKop = iota
	stepAgencies
	stepSigners
	stepDone
)

func newSetupView(w *Window) *setupView {
	v := &setupView{
		Window: w, body: container.NewStack(), kop: newKopForm(w), agencies: kit.NewStrong(""),
		stepper: kit.NewStepper(lang.L("Kop surat"), lang.L("Perangkat daerah"), lang.L("Penanda tangan"), lang.L("Selesai")),
		people:  []signerForm{{newPersonForm(), app.RoleChair}, {newPersonForm(), app.RoleSecretary}, {newPersonForm(), app.RoleRecorder}},
	}
	v.back = kit.NewButton(lang.L("Sebelumnya"), theme.NavigateBackIcon(), func() { v.open(v.step - 1) })
	v.skip = kit.NewQuietButton(lang.L("Lewati langkah ini"), nil, func() { v.open(v.step + 1) })
	v.next = kit.NewPrimaryButton(lang.L("Simpan dan lanjut"), theme.NavigateNextIcon(), v.goOn)
	return v
}

func (v *setupView) destination() string { return destHome }

func (v *setupView) page() kit.Page {
	foot := container.NewHBox(v.back, layout.NewSpacer(), v.skip, v.next)
	return kit.Page{
		Title: lang.L("Siapkan kantor"), Subtitle: lang.L("Semua ini dapat diubah lagi di Pengaturan."),
		Content: container.NewBorder(kit.Pad(v.stepper), foot, nil, nil, v.body),
	}
}

func (v *setupView) commands() []kit.Command {
	return []kit.Command{{ID: "setup.next", Title: lang.L("Simpan dan lanjut"), Menu: lang.L("Siapkan"), Key: fyne.KeyS, Mod: ctrl, Run: v.goOn}}
}

func (v *setupView) refresh() {
	if v.kop.load() {
		v.open(v.step)
	}
}

// open goes to a step.
func (v *setupView) open(step int) {
	v.step = min(max(step, stepKop), stepDone)
	v.stepper.SetStep(v.step)
	setShown(v.back, v.step > stepKop)
	setShown(v.skip, v.step < stepDone)
	v.next.SetText(lang.L("Simpan dan lanjut"))
	focus := fyne.Focusable(v.next)
	switch v.step {
	case stepKop:
		v.body.Objects = []fyne.CanvasObject{container.NewVScroll(v.kop.content)}
		focus = v.kop.government
	case stepAgencies:
		v.body.Objects = []fyne.CanvasObject{v.agencyStep()}
		v.next.SetText(lang.L("Lanjut"))
		focus = v.firstList
		setShown(v.skip, false)
	case stepSigners:
		v.body.Objects = []fyne.CanvasObject{v.signerStep()}
		focus = v.people[0].form.post
	case stepDone:
		v.body.Objects = []fyne.CanvasObject{v.lastStep()}
		v.next.SetText(lang.L("Rencanakan rapat pertama"))
	}
	v.body.Refresh()
	v.Window.Window.Canvas().Focus(focus)
}

// goOn stores the step shown and goes to the next.
func (v *setupView) goOn() {
	switch v.step {
	case stepKop:
		if !v.kop.save() {
			return
		}
	case stepSigners:
		if !v.saveSigners() {
			return
		}
	case stepDone:
		v.planFirst()
		return
	}
	v.open(v.step + 1)
}

func (v *setupView) agencyStep() fyne.CanvasObject {
	v.countAgencies()
	text := kit.NewParagraph(lang.L("Perangkat daerah adalah siapa yang diundang, melapor, dan menerima tindak lanjut. Ambil daftar awal, lalu perbaiki di Pengaturan; yang bertanda “periksa” berasal dari sumber terbuka."))
	take := func(list app.StarterList) func() {
		return func() { takeInStarter(v.Window, list, v.countAgencies) }
	}
	lists := container.New(&cells{columns: 3},
		newChoice(theme.DownloadIcon(), lang.L("Kota Prabumulih"),
			lang.L("Sekretariat, dinas, badan, kecamatan, kelurahan, dan desa Kota Prabumulih."), take(app.StarterPrabumulih)),
		newChoice(theme.DownloadIcon(), lang.L("Kota pada umumnya"),
			lang.L("Perangkat daerah yang dipunyai setiap kota; kecamatan dan kelurahan ditambahkan sendiri."), take(app.StarterCity)),
		newChoice(theme.FolderOpenIcon(), lang.L("Berkas CSV…"),
			lang.L("Kolom singkatan, nama, dan kelompok; boleh juga jabatan kepala, alias, dan induk."), func() { takeInFile(v.Window, v.countAgencies) }))
	v.firstList = lists.Objects[0].(*tile)
	return container.NewVScroll(container.New(&column{}, kit.Pad(text), lists, kit.Pad(v.agencies)))
}

// countAgencies says how many there are now.
func (v *setupView) countAgencies() {
	agencies, err := v.app.Agencies.All(v.Context)
	if !v.done(lang.L("Membaca perangkat daerah"), err) {
		return
	}
	v.agencies.ColorName = kit.ToneGreen.Ink()
	v.agencies.SetText(fmt.Sprintf(lang.L("%s perangkat daerah ada di arsip."), locale.Number(float64(len(agencies)))))
	if len(agencies) == 0 {
		v.agencies.ColorName = kit.ColorMuted
		v.agencies.SetText(lang.L("Belum ada perangkat daerah di arsip."))
	}
	v.agencies.Refresh()
}

func (v *setupView) signerStep() fyne.CanvasObject {
	cards := container.NewGridWithColumns(3)
	for i, title := range []string{lang.L("Pimpinan rapat"), lang.L("Sekretaris"), lang.L("Pencatat (notulis)")} {
		cards.Add(kit.NewCard(title, kit.NewFormGrid(v.people[i].form.fields(lang.L("Jabatan"))...)))
	}
	text := kit.NewParagraph(lang.L("Biasanya wali kota atau sekretaris daerah memimpin. Nama-nama ini ditawarkan pada setiap rapat dan dapat diganti per rapat."))
	return container.NewVScroll(container.NewVBox(kit.Pad(text), cards))
}

// saveSigners keeps those filled in as officials of the office.
func (v *setupView) saveSigners() bool {
	v.signers = nil
	for i := range v.people {
		f := v.people[i].form
		if f.empty() {
			continue
		}
		o := f.official(v.people[i].role)
		p := app.Person{Post: o.Post, PersonName: o.PersonName, Rank: o.Rank, NIP: o.NIP, Active: true}
		if !v.keep(&p) {
			return false
		}
		if odd := nipWarning(f.nip.Text); odd != "" {
			v.shell.Toast(kit.ToneAmber, f.name.Text+": "+odd)
		}
		o.PersonID = p.ID
		v.signers = append(v.signers, o)
	}
	return true
}

// keep stores a person once, however often the step is walked through.
func (v *setupView) keep(p *app.Person) bool {
	people, err := v.app.Offices.People(v.Context)
	if !v.done(lang.L("Membaca pejabat"), err) {
		return false
	}
	for _, have := range people {
		if have.PersonName == p.PersonName && have.Post == p.Post {
			p.Head = have.Head
		}
	}
	return v.done(lang.L("Menyimpan pejabat"), v.app.Offices.SavePerson(v.Context, p))
}

func (v *setupView) lastStep() fyne.CanvasObject {
	return kit.NewEmptyState(theme.ConfirmIcon(), lang.L("Kantor siap"),
		lang.L("Rencanakan rapat pertama sekarang, atau lihat dulu rakor contoh untuk mengenal cara mencatat."),
		kit.NewButton(lang.L("Lihat rakor contoh"), theme.MediaPlayIcon(), v.installSample),
		kit.NewButton(lang.L("Ke Beranda"), theme.HomeIcon(), func() { v.goTo(destHome) }))
}

// planFirst goes on to the first meeting, led by those just named.
func (v *setupView) planFirst() {
	plan := newPlanView(v.Window, 0)
	v.replace(plan)
	if len(v.signers) > 0 {
		p := plan.plan
		p.Officials = v.signers
		plan.fill(p)
	}
}
