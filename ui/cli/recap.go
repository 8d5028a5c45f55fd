package cli

import (
	"io"

	"rakor.id/rakor/app"
)

type recapCommand struct {
	XLSX   string `name:"xlsx" required:"" xor:"as" placeholder:"BERKAS" help:"Buku kerja yang ditulis."`
	PDF    string `name:"pdf" required:"" xor:"as" placeholder:"BERKAS" help:"PDF yang ditulis, dengan angka yang sama."`
	Period string `placeholder:"BULAN" help:"Bulan laporan, misalnya 2026-11; tanpa ini bulan sekarang."`
	output
}

// Run writes the recap for the chair, as a workbook or as pages.
func (c *recapCommand) Run(s *session) error {
	return s.open(func(a *app.App) (err error) {
		var period app.Period
		if c.Period != "" {
			if period, err = a.Month(c.Period); err != nil {
				return err
			}
		}
		path, write := c.XLSX, a.Recaps.Write
		if c.PDF != "" {
			path, write = c.PDF, a.Recaps.PDF
		}
		recap, err := write(s, period)
		if err != nil {
			return err
		}
		file, err := c.save(path, recap)
		if err != nil {
			return err
		}
		return s.print(file, func(w io.Writer) { line(w, "%s: rekap ditulis.", path) })
	})
}
