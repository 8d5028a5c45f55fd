package ui

import (
	"strings"

	"rakor.id/rakor/ui/kit"
)

// Where the guide tells of each page. A view without a place in the guide does
// not compile.

func (v *homeView) guide() string          { return "16-beranda.md" }
func (v *setupView) guide() string         { return "01-memulai.md#siapkan-kantor" }
func (v *meetingsView) guide() string      { return "02-merencanakan.md" }
func (v *planView) guide() string          { return "02-merencanakan.md" }
func (v *captureView) guide() string       { return "03-mencatat.md" }
func (v *attendanceView) guide() string    { return "04-daftar-hadir.md" }
func (v *attachmentsView) guide() string   { return "05-lampiran.md" }
func (v *reviewView) guide() string        { return "06-mengesahkan.md" }
func (v *minutesView) guide() string       { return "07-menandatangani.md" }
func (v *previewView) guide() string       { return "07-menandatangani.md#pratinjau" }
func (v *followUpsView) guide() string     { return "10-tindak-lanjut.md" }
func (v *storyView) guide() string         { return "10-tindak-lanjut.md#riwayatnya" }
func (v *pendingView) guide() string       { return "10-tindak-lanjut.md#perpanjangan-tenggat" }
func (v *splitView) guide() string         { return "10-tindak-lanjut.md#opd-berganti-nama-digabung-dipecah" }
func (v *backupsView) guide() string       { return "11-cadangan.md#memulihkan" }
func (v *searchView) guide() string        { return "15-mencari.md" }
func (v *agencyReportsView) guide() string { return "17-pelaporan.md#siapa-wajib-melapor" }
func (v *conflictsView) guide() string     { return "19-berdua.md#perbedaan" }
func (v *recentView) guide() string        { return "01-memulai.md#membuka-lagi-yang-terakhir-dipakai" }
func (v *guideView) guide() string         { return guideIndex }
func (e *profileEditor) guide() string     { return "14-model-notula.md#mengubah" }
func (v *settingsView) guide() string      { return v.section.guide() }
func (s *officeSection) guide() string     { return "01-memulai.md#siapkan-kantor" }
func (s *agencySection) guide() string     { return "01-memulai.md#berkas-perangkat-daerah" }
func (s *peopleSection) guide() string     { return "01-memulai.md#siapkan-kantor" }
func (s *issueSection) guide() string      { return "02-merencanakan.md" }
func (s *profileSection) guide() string    { return "14-model-notula.md" }
func (s *signingSection) guide() string {
	return "08-memeriksa-tanda-tangan.md#sertifikat-yang-dipercaya"
}
func (s *lookSection) guide() string    { return "22-tampilan-dan-bahasa.md" }
func (s *archiveSection) guide() string { return "11-cadangan.md#yang-dikerjakan-rakor-sendiri" }

// guideDiskSeal tells how to encrypt the disk.
const guideDiskSeal = "11-cadangan.md#sandi-diska"

func (v *sheetsView) guide() string {
	return map[sheetsPart]string{
		partSend: "09-lembar-opd.md#mengirim", partTake: "09-lembar-opd.md#mengambil-kembali", partReport: "17-pelaporan.md",
	}[v.part]
}

// help opens the guide where it tells of the page shown.
func (w *Window) help() { w.openGuide(w.shown().guide()) }

// openGuide opens the guide at a page and heading: "11-cadangan.md#memulihkan".
func (w *Window) openGuide(place string) {
	file, anchor, _ := strings.Cut(place, "#")
	v, open := w.shown().(*guideView)
	if !open {
		v = newGuideView(w, w.shown().destination())
		w.push(v)
	} else if v.shown.page != nil {
		v.leavePage()
	}
	v.show(guidePageOf(guideFolder+file), anchor)
}

// guideButton leads to a place in the guide.
func (w *Window) guideButton(label, place string) *kit.Button {
	return kit.NewQuietButton(label, nil, func() { w.openGuide(place) })
}
