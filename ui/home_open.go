package ui

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/export/chart"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// everAgain asks the register also for what was canceled since: what happened in
// a month stays counted in it.
const everAgain = "terbuka tuntas batal"

// openMonth opens what came or was settled in a month, or what is late now. What
// was late at the end of a month that is over can be counted, but its rows have
// changed since.
func (p *figuresPanel) openMonth(group, series int) {
	m := p.shown.Months[group]
	switch {
	case series == words.SeriesSettled:
		p.w.openRegister(everAgain + " dituntaskan:" + string(m.Month))
	case series != words.SeriesAllLate:
		p.w.openRegister(everAgain + " berlaku:" + string(m.Month))
	case group == len(p.shown.Months)-1:
		p.w.openRegister("telat")
	default:
		p.w.shell.Toast(kit.ToneNeutral, fmt.Sprintf(lang.L("%s tindak lanjut terlambat pada akhir %s. Barisnya sudah berubah sejak itu, jadi tidak dapat dibuka."),
			locale.Number(float64(m.Late)), words.Month(m.Month)))
	}
}

// openMeetings lists some of the meetings.
func (w *Window) openMeetings(title string, f app.MeetingFilter) {
	v := newMeetingsView(w)
	v.title, v.narrowed = title, f
	v.search.SetText("")
	w.push(v)
}

// openReports shows who owes reports for a period.
func (w *Window) openReports(span app.Span) {
	v := newSheetsView(w)
	v.part = partReport
	v.report.period.Span = span
	w.push(v)
}

// pictureWidth and pictureScale make a picture wide enough for a slide.
const (
	pictureWidth = 960
	pictureScale = 2
)

// saveChart writes a chart as a picture, in the light colors of paper.
func (w *Window) saveChart(c chart.Chart, day app.Date) {
	c.Source = words.AsOn(day)
	request := kit.FileRequest{
		Title: lang.L("Simpan gambar grafik"), Filters: []kit.FileFilter{{Name: lang.L("Gambar PNG"), Extensions: []string{"png"}}},
		Name: strings.ToLower(strings.ReplaceAll(c.Title, " ", "-")) + "-" + string(day) + ".png",
	}
	w.SaveFile(request, func(path string) {
		w.Run(lang.L("Menyimpan gambar grafik"), func(context.Context, kit.Step) error {
			var picture bytes.Buffer
			if err := c.PNG(&picture, chart.Picture{Width: pictureWidth, Scale: pictureScale}); err != nil {
				return err
			}
			return app.SaveFile(path, picture.Bytes(), app.SaveAs{Overwrite: true})
		}, func() { w.saved(lang.L("Gambar grafik tersimpan"), path) })
	})
}
