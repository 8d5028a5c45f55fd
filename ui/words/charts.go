package words

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/export/chart"
)

// The series of charts, by their place in a chart's groups.
const (
	SeriesLate    = 0 // of OwingChart
	SeriesNotLate = 1
	SeriesBorn    = 0 // of MonthsChart
	SeriesSettled = 1
	SeriesAllLate = 2
)

// AgencyName names the figures of an agency in a chart.
func AgencyName(g app.NamedFigures) string {
	if g.ID == 0 {
		return lang.L("Belum ada OPD")
	}
	return g.Code
}

// IssueName names the figures of an issue in a chart.
func IssueName(g app.NamedFigures) string {
	if g.ID == 0 {
		return lang.L("Tanpa isu")
	}
	return g.Name
}

// Owing are the agencies or issues that owe anything, at most some.
func Owing(all []app.NamedFigures, most int) (owing []app.NamedFigures) {
	for _, g := range all {
		if g.Open > 0 && len(owing) < most {
			owing = append(owing, g)
		}
	}
	return owing
}

// OwingChart shows what agencies or issues still owe, and how much of it is
// late.
func OwingChart(title string, all []app.NamedFigures, name func(app.NamedFigures) string) chart.Chart {
	c := chart.Chart{
		Title: title, Empty: lang.L("Tidak ada yang masih terbuka."),
		Series: []chart.Series{
			{Name: lang.L("Terlambat"), Hue: chart.Red, Texture: chart.Hatched},
			{Name: lang.L("Belum jatuh tempo"), Hue: chart.Blue},
		},
	}
	for _, g := range all {
		c.Groups = append(c.Groups, chart.Group{Label: name(g), Values: []float64{float64(g.Late), float64(g.Open - g.Late)}})
	}
	return c
}

// MonthsChart shows what came and what was settled in each month, and how much
// was late at its end.
func MonthsChart(months []app.MonthFigures) chart.Chart {
	c := chart.Chart{
		Title: lang.L("Dari bulan ke bulan"), Form: chart.Columns, Empty: lang.L("Belum ada tindak lanjut."),
		Series: []chart.Series{
			{Name: lang.L("Baru"), Hue: chart.Blue},
			{Name: lang.L("Tuntas"), Hue: chart.Green, Texture: chart.Hatched},
			{Name: lang.L("Terlambat pada akhir bulan"), Hue: chart.Red, Line: true},
		},
	}
	for _, m := range months {
		c.Groups = append(c.Groups, chart.Group{Label: shortMonth(m.Month), Values: []float64{float64(m.Born), float64(m.Settled), float64(m.Late)}})
	}
	return c
}

// shortMonth is a month as an axis names it: "Nov 26".
func shortMonth(p app.Period) string {
	name, year, _ := strings.Cut(Month(p), " ")
	return name[:min(3, len(name))] + " " + year[max(0, len(year)-2):]
}

var statusHues = map[app.Status]chart.Series{
	app.NotStarted: {Hue: chart.Neutral, Texture: chart.Hollow}, app.InProgress: {Hue: chart.Blue}, app.Done: {Hue: chart.Green, Texture: chart.Hatched},
	app.Obstructed: {Hue: chart.Amber, Texture: chart.Dotted}, app.Impossible: {Hue: chart.Violet},
}

// StatusChart shows what the agencies say of all follow-ups. Each status is a
// bar of its own, and those that are done are told apart by whether the
// secretariat has accepted it; see [StatusFilter].
func StatusChart(total app.Figures) chart.Chart {
	c := chart.Chart{Title: lang.L("Menurut status"), Plain: true, Empty: lang.L("Belum ada tindak lanjut.")}
	for i, row := range statusRows(total) {
		look := statusHues[row.status]
		if row.status == app.Done && !row.accepted {
			look = chart.Series{Hue: chart.Green, Texture: chart.Hollow}
		}
		look.Name, look.Quiet = row.name, true
		c.Series = append(c.Series, look)
		values := make([]float64, i+1)
		values[i] = float64(row.n)
		c.Groups = append(c.Groups, chart.Group{Label: row.name, Values: values, Note: share(row.n, total.Total)})
	}
	return c
}

// StatusFilter is the typed filter of the register for a bar of [StatusChart].
func StatusFilter(total app.Figures, group int) string { return statusRows(total)[group].filter }

type statusRow struct {
	name     string
	status   app.Status
	accepted bool
	n        int
	filter   string
}

func statusRows(total app.Figures) []statusRow {
	return []statusRow{
		{lang.L("Selesai, diterima"), app.Done, true, total.Accepted, "status:selesai verifikasi:diterima"},
		{lang.L("Lapor selesai"), app.Done, false, total.ByStatus[app.Done] - total.Accepted, "status:selesai -verifikasi:diterima"},
		{Status(app.InProgress), app.InProgress, false, total.ByStatus[app.InProgress], "status:proses"},
		{Status(app.Obstructed), app.Obstructed, false, total.ByStatus[app.Obstructed], "status:terkendala"},
		{lang.L("Tidak dapat"), app.Impossible, false, total.ByStatus[app.Impossible], "status:tidak-dapat"},
		{lang.L("Belum"), app.NotStarted, false, total.ByStatus[app.NotStarted], "status:belum"},
	}
}

// share writes a number with its part of the whole: "12 · 5,4%".
func share(n, of int) string {
	if of == 0 {
		return strconv.Itoa(n)
	}
	return locale.Number(float64(n)) + " · " + locale.Percent(math.Round(float64(n)*100/float64(of)))
}

// AsOn is what stands below a chart that leaves the window.
func AsOn(day app.Date) string { return fmt.Sprintf(lang.L("Keadaan %s"), LongDay(day)) }
