package cli

import (
	"io"
	"strings"

	"rakor.id/rakor/app"
)

type reportsCadence struct {
	Cadence string   `arg:"" enum:"mingguan,bulanan,triwulanan" help:"mingguan, bulanan, atau triwulanan."`
	Numbers []string `arg:"" placeholder:"NOMOR" help:"Nomor tindak lanjut, misalnya TL-2026-0012."`
}

// Run sets how often some follow-ups are reported on.
func (c *reportsCadence) Run(s *session) error {
	return s.open(func(a *app.App) error {
		var ids []int64
		for _, number := range c.Numbers {
			f, err := a.FollowUps.ByNumber(s, number)
			if err != nil {
				return err
			}
			ids = append(ids, f.ID)
		}
		cadence := map[string]app.Cadence{"mingguan": app.Weekly, "bulanan": app.Monthly, "triwulanan": app.Quarterly}[c.Cadence]
		if err := a.Reporting.SetCadence(s, ids, cadence); err != nil {
			return err
		}
		return s.print(c.Numbers, func(w io.Writer) { line(w, "%d tindak lanjut dilaporkan %s.", len(ids), c.Cadence) })
	})
}

type reportsRule struct {
	Weekly    *int    `placeholder:"HARI" help:"Batas laporan mingguan, sekian hari sesudah Minggu."`
	Monthly   *int    `placeholder:"HARI" help:"Batas laporan bulanan, sekian hari sesudah akhir bulan."`
	Quarterly *int    `placeholder:"HARI" help:"Batas laporan triwulanan, sekian hari sesudah akhir triwulan."`
	Signer    *string `placeholder:"NAMA" help:"Penanda tangan surat pengingat, seperti namanya di daftar pejabat; kosong berarti tanpa nama."`
}

type ruleJSON struct {
	Weekly    int    `json:"weekly"`
	Monthly   int    `json:"monthly"`
	Quarterly int    `json:"quarterly"`
	Signer    string `json:"signer"`
}

// Run changes what was named, and prints the rule.
func (c *reportsRule) Run(s *session) error {
	return s.open(func(a *app.App) error {
		g, err := a.Reporting.Grace(s)
		if err != nil {
			return err
		}
		for _, x := range []struct {
			to   *int
			from *int
		}{{&g.Weekly, c.Weekly}, {&g.Monthly, c.Monthly}, {&g.Quarterly, c.Quarterly}} {
			if x.from != nil {
				*x.to = *x.from
			}
		}
		if err := a.Reporting.SetGrace(s, g); err != nil {
			return err
		}
		if err := c.setSigner(s, a); err != nil {
			return err
		}
		signer, err := a.Reporting.Signer(s)
		if err != nil {
			return err
		}
		out := ruleJSON{g.Weekly, g.Monthly, g.Quarterly, signer.String()}
		return s.print(out, func(w io.Writer) {
			line(w, "Batas laporan: mingguan %d hari, bulanan %d hari, triwulanan %d hari sesudah periodenya berakhir.", g.Weekly, g.Monthly, g.Quarterly)
			line(w, "Penanda tangan surat pengingat: %s", out.Signer)
		})
	})
}

func (c *reportsRule) setSigner(s *session, a *app.App) error {
	if c.Signer == nil {
		return nil
	}
	if strings.TrimSpace(*c.Signer) == "" {
		return a.Reporting.SetSigner(s, 0)
	}
	people, err := a.Offices.People(s)
	if err != nil {
		return err
	}
	for _, p := range people {
		if strings.EqualFold(p.Name, strings.TrimSpace(*c.Signer)) || strings.EqualFold(p.String(), strings.TrimSpace(*c.Signer)) {
			return a.Reporting.SetSigner(s, p.ID)
		}
	}
	return &app.Problem{Message: "“%s” tidak ada di daftar pejabat. Tulis namanya seperti di sana.", Args: []any{*c.Signer}}
}
