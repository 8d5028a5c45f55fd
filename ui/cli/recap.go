package cli

import (
	"io"

	"rakor.id/rakor/app"
)

type recapCommand struct {
	XLSX   string `name:"xlsx" required:"" placeholder:"BERKAS" help:"Buku kerja yang ditulis."`
	Period string `placeholder:"BULAN" help:"Bulan laporan, misalnya 2026-11; tanpa ini bulan sekarang."`
	output
}

// Run writes the recap workbook for the chair.
func (c *recapCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		var period app.Period
		if c.Period != "" {
			var err error
			if period, err = a.Month(c.Period); err != nil {
				return err
			}
		}
		book, err := a.Recaps.Write(s, period)
		if err != nil {
			return err
		}
		file, err := c.save(c.XLSX, book)
		if err != nil {
			return err
		}
		return s.print(file, func(w io.Writer) { line(w, "%s: rekap ditulis.", c.XLSX) })
	})
}
