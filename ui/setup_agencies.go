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

// agencyStep is the second step: who is invited, reports and owes.
type agencyStep struct {
	w       *Window
	total   int
	said    *kit.Text
	look    *kit.Button // at the list there is
	first   *tile
	content fyne.CanvasObject
}

func newAgencyStep(w *Window) *agencyStep {
	s := &agencyStep{w: w, said: kit.NewStrong("")}
	text := kit.NewParagraph(lang.L("Perangkat daerah (OPD) adalah siapa yang diundang, melapor, dan menerima tindak lanjut. Ambil salah satu daftar, lalu perbaiki; yang bertanda “periksa” berasal dari sumber terbuka."))
	take := func(list app.StarterList) func() {
		return func() { takeInStarter(w, list, s.count) }
	}
	s.first = newChoice(theme.DownloadIcon(), lang.L("Kota Prabumulih"),
		lang.L("Sekretariat, dinas, badan, kecamatan, kelurahan, dan desa Kota Prabumulih."), take(app.StarterPrabumulih))
	ways := container.New(&cells{columns: 2}, s.first,
		newChoice(theme.DownloadIcon(), lang.L("Kota pada umumnya"),
			lang.L("Perangkat daerah yang dipunyai setiap kota; kecamatan dan kelurahan ditambahkan sendiri."), take(app.StarterCity)),
		newChoice(theme.FolderOpenIcon(), lang.L("Berkas Excel atau CSV…"),
			lang.L("Daftar milik kantor: pilih, atau seret berkasnya ke jendela ini. Kolom singkatan dan nama; boleh juga kelompok, jabatan kepala, alias, dan induk."),
			func() { takeInFile(w, s.count) }),
		newChoice(theme.ContentAddIcon(), lang.L("Ketik sendiri…"),
			lang.L("Satu per satu: singkatan yang diketik saat mencatat, nama, dan kelompoknya."),
			func() { editAgency(w, app.Agency{Group: app.GroupDinas, Confirmed: true}, s.count) }))
	s.look = kit.NewQuietButton(lang.L("Lihat dan perbaiki daftarnya"), theme.ListIcon(), s.open)
	s.content = container.NewVScroll(container.New(&column{}, kit.Pad(text), ways, container.NewHBox(kit.Pad(s.said), s.look, layout.NewSpacer())))
	return s
}

// count says how many agencies there are now.
func (s *agencyStep) count() {
	agencies, err := s.w.app.Agencies.All(s.w.Context)
	if !s.w.done(lang.L("Membaca perangkat daerah"), err) {
		return
	}
	s.total = len(agencies)
	setShown(s.look, s.total > 0)
	s.said.ColorName = kit.ToneGreen.Ink()
	s.said.SetText(fmt.Sprintf(lang.L("%s perangkat daerah ada di arsip."), locale.Number(float64(s.total))))
	if s.total == 0 {
		s.said.ColorName = kit.ColorMuted
		s.said.SetText(lang.L("Belum ada perangkat daerah di arsip. Bila dilewati, nama OPD dapat diketik bebas saat mencatat dan ditambahkan kemudian."))
	}
	s.said.Refresh()
}

// open shows the list in the settings; going back leads here again.
func (s *agencyStep) open() {
	v := newSettingsView(s.w)
	v.shownSection = sectionAgencies
	s.w.push(v)
}
