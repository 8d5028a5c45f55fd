package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// The rows of the form of a report.
const (
	rowReportAgency = iota
	rowReportStatus
	rowReportProgress
	rowReportNarrative
	rowReportRealization
	rowReportObstacle
	rowReportSupport
	rowReportEvidence
	rowReportedOn
	rowFilledBy
)

// reportForm takes a report that came by word, letter or message.
type reportForm struct {
	story                                            app.Story
	agency, status                                   *kit.Select
	progress, realization, support, evidence, filled *kit.Entry
	narrative, obstacle                              *kit.Entry
	on                                               *kit.DateField
	grid                                             *kit.FormGrid
	suited                                           int // the status chosen by the progress, 0 for none
}

func newReportForm(w *Window, st app.Story) *reportForm {
	f := &reportForm{
		story: st, progress: kit.NewEntry(lang.L("Misalnya 60%")), realization: kit.NewEntry(lang.L("Misalnya 1,2 km")),
		support: kit.NewEntry(""), evidence: kit.NewEntry(lang.L("Tautan atau tempat menyimpannya")), filled: kit.NewEntry(lang.L("Jabatan, misalnya Sekretaris Dinas")),
		narrative: kit.NewTextArea("", 2), obstacle: kit.NewTextArea("", 2), on: kit.NewDateField(w.dates()),
	}
	agencies := []string{joined(" ", st.Lead.Code, lang.L("(penanggung jawab)"))}
	for _, p := range st.Supports {
		agencies = append(agencies, p.Agency.Code)
	}
	statuses := []string{lang.L("Tidak disebut")}
	for _, s := range app.Statuses() {
		word, _ := statusWord(s)
		statuses = append(statuses, word)
	}
	f.agency, f.status = kit.NewSelect("", agencies, nil), kit.NewSelect("", statuses, nil)
	f.agency.SetSelectedIndex(0)
	f.status.SetSelectedIndex(0)
	f.progress.OnChanged = func(string) { f.suit() }
	f.on.SetDay(app.DateOf(w.app.Now(w.Context)).Time())
	f.grid = kit.NewFormGrid(
		kit.FormField{Label: lang.L("OPD"), Input: f.agency},
		kit.FormField{Label: lang.L("Status"), Input: f.status},
		kit.FormField{Label: lang.L("Kemajuan"), Input: f.progress},
		kit.FormField{Label: lang.L("Uraian"), Input: f.narrative},
		kit.FormField{Label: lang.L("Realisasi"), Input: f.realization},
		kit.FormField{Label: lang.L("Kendala"), Input: f.obstacle},
		kit.FormField{Label: lang.L("Dukungan yang diperlukan"), Input: f.support},
		kit.FormField{Label: lang.L("Bukti"), Input: f.evidence},
		kit.FormField{Label: lang.L("Tanggal laporan"), Input: f.on},
		kit.FormField{Label: lang.L("Diisi oleh"), Input: f.filled},
	)
	return f
}

// suit chooses the status that goes with a progress, until one is chosen.
func (f *reportForm) suit() {
	percent, _, err := locale.ReadPercent(f.progress.Text)
	if err != nil || f.status.SelectedIndex() != 0 && f.status.SelectedIndex() != f.suited {
		return
	}
	status := app.InProgress
	switch {
	case percent <= 0:
		status = app.NotStarted
	case percent >= 100:
		status = app.Done
	}
	f.suited = slices.Index(app.Statuses(), status) + 1
	f.status.SetSelectedIndex(f.suited)
}

func (f *reportForm) keys() []fyne.Focusable {
	return []fyne.Focusable{
		f.agency, f.status, f.progress, f.narrative, f.realization, f.obstacle, f.support, f.evidence, f.on.Entry(), f.filled,
	}
}

// read takes the form; of what is wrong the field is told.
func (f *reportForm) read() (r app.WrittenReport, field int, err error) {
	r = app.WrittenReport{
		Narrative: f.narrative.Text, Realization: f.realization.Text, Obstacle: f.obstacle.Text, SupportNeeded: f.support.Text,
		Evidence: f.evidence.Text, FilledBy: f.filled.Text,
	}
	if i := f.agency.SelectedIndex(); i > 0 {
		r.AgencyID = f.story.Supports[i-1].Agency.ID
	}
	if i := f.status.SelectedIndex(); i > 0 {
		r.Status = app.Statuses()[i-1]
	}
	if text := strings.TrimSpace(f.progress.Text); text != "" {
		percent, _, err := locale.ReadPercent(text)
		if err != nil {
			return r, rowReportProgress, &app.Problem{Message: "Kemajuan ini belum terbaca. Tulis misalnya 60%%.", Cause: err}
		}
		n := int(percent*10 + 0.5)
		r.Progress = &n
	}
	day, err := f.on.Day()
	if err != nil {
		return r, rowReportedOn, &app.Problem{Message: "Tanggal ini belum benar. Tulis misalnya 23/11/2026.", Cause: err}
	}
	if !day.IsZero() {
		r.ReportedOn = app.DateOf(day)
	}
	if r.Status != "" || r.Progress != nil {
		return r, rowReportNarrative, nil
	}
	return r, rowReportStatus, nil
}

// writeReport takes down a report by hand and calls after.
func (w *Window) writeReport(st app.Story, after func()) {
	title := lang.L("Catat laporan OPD")
	w.selected(app.ActReport, []int64{st.FollowUp.ID}, title, func(sel app.Selection) {
		f := newReportForm(w, st)
		w.ask(question{
			title: title, about: selectionWords(sel), form: f.grid, keys: f.keys(), yes: lang.L("Simpan laporan"),
			do: func() (int, error) {
				r, field, err := f.read()
				if err != nil {
					return field, err
				}
				return field, w.app.FollowUps.Report(w.Context, st.FollowUp.ID, r)
			},
			then: func() {
				w.shell.Toast(kit.ToneGreen, lang.L("Laporan dicatat."))
				after()
			},
		})
	})
}

// revoke takes back a report that was written by hand.
func (v *storyView) revoke(r app.Report) {
	reason := kit.NewTextArea(lang.L("Misalnya: salah tulis, laporan OPD lain"), 2)
	v.ask(question{
		title: lang.L("Tarik laporan"), yes: lang.L("Tarik laporan"), keys: []fyne.Focusable{reason},
		about: []fyne.CanvasObject{kit.NewParagraph(lang.L("Laporan ini tetap ada di riwayat dengan alasannya, tetapi tidak dihitung lagi."))},
		form:  kit.NewFormGrid(kit.FormField{Label: lang.L("Alasan"), Input: reason, Required: true}),
		do:    func() (int, error) { return 0, v.app.FollowUps.RevokeReport(v.Context, r.ID, reason.Text) },
		then: func() {
			v.shell.Toast(kit.ToneAmber, lang.L("Laporan ditarik."))
			v.refresh()
		},
	})
}

// saveReturned saves a sheet as it came back from an agency.
func (v *storyView) saveReturned(fileID int64, name string) {
	v.SaveFile(kit.FileRequest{Title: lang.L("Simpan lembar yang kembali"), Name: app.SafeName(filepath.Base(name)), Filters: sheetFiles()}, func(path string) {
		v.Run(lang.L("Menyimpan lembar"), func(ctx context.Context, _ kit.Step) error {
			_, content, err := v.app.FollowUps.ReturnedFile(ctx, fileID)
			if err != nil {
				return err
			}
			return app.SaveFile(path, content, app.SaveAs{Overwrite: true}) // the dialog has asked
		}, func() { v.saved(lang.L("Lembar disimpan"), path) })
	})
}
