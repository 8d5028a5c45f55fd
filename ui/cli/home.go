package cli

import (
	"bytes"
	"io"
	"slices"
	"strconv"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/export/chart"
	"rakor.id/rakor/ui/words"
)

type homeCommand struct {
	Tasks homeTasks `cmd:"" default:"1" help:"Apa yang menunggu, yang paling mendesak dahulu."`
	Chart homeChart `cmd:"" help:"Gambar grafik Beranda sebagai PNG."`
}

type homeTasks struct{}

// taskJSON is one thing that waits.
type taskJSON struct {
	Kind   app.TaskKind `json:"kind"`
	Count  int          `json:"count"`
	Since  app.Date     `json:"since,omitempty"`
	Filter string       `json:"filter,omitempty"` // of "rakor followups"
	Text   string       `json:"text"`
}

// Run prints what waits.
func (*homeTasks) Run(s *session) error {
	return s.open(func(a *app.App) error {
		tasks, err := a.Home.Tasks(s)
		if err != nil {
			return err
		}
		out := []taskJSON{}
		for _, t := range tasks {
			out = append(out, taskJSON{t.Kind, t.Count, t.Since, t.Filter, words.Task(t)})
		}
		return s.print(out, func(w io.Writer) {
			var rows [][]string
			for _, t := range tasks {
				rows = append(rows, []string{strconv.Itoa(t.Count), string(t.Since), words.Task(t)})
			}
			table(w, rows)
			if len(tasks) == 0 {
				line(w, "Tidak ada yang menunggu.")
			}
		})
	})
}

type homeChart struct {
	Which string  `arg:"" enum:"opd,isu,bulan,status" help:"Grafik mana: opd, isu, bulan, atau status."`
	PNG   string  `name:"png" required:"" placeholder:"BERKAS" help:"Gambar yang ditulis."`
	Scale float64 `default:"2" help:"Ketajaman: piksel gambar per titik, 0.5 sampai 10."`
	Dark  bool    `help:"Warna untuk latar gelap."`
	output
}

// chartWidth is how wide a picture is, at a scale of 1.
const chartWidth = 960

// Run draws a chart of the first page.
func (c *homeChart) Run(s *session) error {
	return s.open(func(a *app.App) error {
		f, err := a.Home.Figures(s)
		if err != nil {
			return err
		}
		var picture bytes.Buffer
		if err := c.chart(f).PNG(&picture, chart.Picture{Width: chartWidth, Scale: c.Scale, Dark: c.Dark}); err != nil {
			return err
		}
		file, err := c.save(c.PNG, picture.Bytes())
		if err != nil {
			return err
		}
		return s.print(file, func(w io.Writer) { line(w, "%s: gambar grafik ditulis.", c.PNG) })
	})
}

func (c *homeChart) chart(f app.HomeFigures) (shown chart.Chart) {
	owing := func(all []app.NamedFigures) []app.NamedFigures {
		return slices.DeleteFunc(slices.Clone(all), func(g app.NamedFigures) bool { return g.Open == 0 })
	}
	switch c.Which {
	case "opd":
		shown = words.OwingChart(lang.L("Terbuka per OPD"), owing(f.Agencies), words.AgencyName)
	case "isu":
		shown = words.OwingChart(lang.L("Terbuka per isu strategis"), owing(f.Issues), words.IssueName)
	case "bulan":
		shown = words.MonthsChart(f.Months)
	default:
		shown = words.StatusChart(f.Total)
	}
	shown.Source = words.AsOn(f.Today)
	return shown
}
