package cli

import (
	"io"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

type reportsCommand struct {
	Owed    reportsOwed    `cmd:"" help:"Siapa wajib melapor untuk suatu periode, dan siapa sudah."`
	Remind  reportsRemind  `cmd:"" help:"Buat surat atau pesan pengingat untuk yang belum melapor."`
	Cadence reportsCadence `cmd:"" help:"Tentukan seberapa sering tindak lanjut dilaporkan."`
	Rule    reportsRule    `cmd:"" help:"Cetak atau ubah batas laporan dan penanda tangan surat pengingat."`
}

// spanFlags choose a reporting period.
type spanFlags struct {
	Period    string `placeholder:"PERIODE" xor:"span" help:"2026-11 (bulan), 2026-Q4 (triwulan), atau 2026-W48 (minggu); tanpa ini periode yang terakhir selesai."`
	Weekly    bool   `xor:"span" help:"Minggu yang terakhir selesai, bukan bulan."`
	Quarterly bool   `xor:"span" help:"Triwulan yang terakhir selesai, bukan bulan."`
}

func (c spanFlags) read(s *session, a *app.App) (app.ReportingPeriod, error) {
	if c.Period != "" {
		span, err := a.ReadSpan(c.Period)
		if err != nil {
			return app.ReportingPeriod{}, err
		}
		return a.Reporting.Of(s, span)
	}
	cadence := app.Monthly
	switch {
	case c.Weekly:
		cadence = app.Weekly
	case c.Quarterly:
		cadence = app.Quarterly
	}
	return a.Reporting.Current(s, cadence)
}

type reportsOwed struct {
	spanFlags
	Missing bool `help:"Hanya OPD yang laporannya belum lengkap."`
}

type reportingJSON struct {
	Period   string              `json:"period"`
	First    app.Date            `json:"first"`
	Last     app.Date            `json:"last"`
	Deadline app.Date            `json:"deadline"`
	Owed     int                 `json:"owed"`
	Sent     int                 `json:"sent"`
	Nobody   int                 `json:"without_lead"`
	Withheld int                 `json:"withheld"`
	Agencies []agencyReportsJSON `json:"agencies"`
}

type agencyReportsJSON struct {
	Agency    string       `json:"agency"`
	Name      string       `json:"name"`
	Owed      int          `json:"owed"`
	Sent      int          `json:"sent"`
	Late      int          `json:"late"`
	Returned  bool         `json:"sheet_returned"`
	Silent    int          `json:"silent_periods"`
	Reminders int          `json:"reminders"`
	Reports   []reportJSON `json:"reports"`
}

type reportJSON struct {
	Number string   `json:"number"`
	Action string   `json:"action"`
	State  string   `json:"state"`
	SentOn app.Date `json:"sent_on"`
	Missed int      `json:"missed_periods"`
}

// stateNames are the states for programs.
var stateNames = map[app.ReportState]string{
	app.ReportWaiting: "waiting", app.ReportOnTime: "on_time", app.ReportLate: "late", app.ReportMissing: "missing",
}

// Run prints who owes a report, who has sent it, and who was silent.
func (c *reportsOwed) Run(s *session) error {
	return s.open(func(a *app.App) error {
		p, err := c.read(s, a)
		if err != nil {
			return err
		}
		if c.Missing {
			p.Agencies = p.Owing(nil)
		}
		return s.print(describeReporting(p), func(w io.Writer) { writeReporting(w, p) })
	})
}

func describeReporting(p app.ReportingPeriod) reportingJSON {
	out := reportingJSON{
		Period: p.Span.String(), First: p.Span.First, Last: p.Span.Last, Deadline: p.Deadline, Owed: p.Owed(), Sent: p.Sent(),
		Nobody: p.Nobody, Withheld: p.Withheld, Agencies: []agencyReportsJSON{},
	}
	for _, x := range p.Agencies {
		row := agencyReportsJSON{x.Agency.Code, x.Agency.Name, len(x.Due), x.Sent, x.Late, x.Returned, x.Silent, len(x.Reminders), []reportJSON{}}
		for _, d := range x.Due {
			row.Reports = append(row.Reports, reportJSON{d.Number, d.Action, stateNames[d.State], d.SentOn, d.Missed})
		}
		out.Agencies = append(out.Agencies, row)
	}
	return out
}

func writeReporting(w io.Writer, p app.ReportingPeriod) {
	line(w, "Laporan %s, batas %s", words.Span(p.Span), words.Day(p.Deadline))
	rows := [][]string{{lang.L("OPD"), lang.L("Wajib"), lang.L("Masuk"), lang.L("Terlambat"), lang.L("Tanpa laporan"), lang.L("Diingatkan")}}
	for _, x := range p.Agencies {
		rows = append(rows, []string{
			x.Agency.Code, sprint(len(x.Due)), sprint(x.Sent), sprint(x.Late), words.Silence(x, p.Span.Cadence), sprint(len(x.Reminders)),
		})
	}
	if len(p.Agencies) > 0 {
		table(w, rows)
	}
	line(w, "%d dari %d laporan masuk; %d OPD belum melapor sama sekali.", p.Sent(), p.Owed(), len(p.Silent()))
	if p.Nobody > 0 {
		line(w, "%d tindak lanjut tanpa penanggung jawab: laporannya tidak ditunggu dari siapa pun.", p.Nobody)
	}
	if p.Withheld > 0 {
		line(w, "%d tindak lanjut rapat rahasia tidak dihitung di sini.", p.Withheld)
	}
}
