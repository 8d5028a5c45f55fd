package cli

import (
	"context"
	"io"

	"rakor.id/rakor/app"
)

type recapCommand struct {
	XLSX    string `name:"xlsx" required:"" xor:"as" placeholder:"BERKAS" help:"Buku kerja yang ditulis."`
	PDF     string `name:"pdf" required:"" xor:"as" placeholder:"BERKAS" help:"PDF yang ditulis, dengan angka yang sama."`
	Opening string `name:"opening" required:"" xor:"as" placeholder:"BERKAS" help:"Bahan pembukaan rapat: satu halaman PDF dengan angka sejak rapat terakhir."`
	Of      string `placeholder:"RENTANG" help:"Rapat mana: 2026-11, “TW III 2026”, “tahun 2026”, 1/7/2026..30/9/2026; tanpa ini semua."`
	Period  string `placeholder:"BULAN" help:"Bulan laporan terakhir yang diceritakan, misalnya 2026-11; tanpa ini bulan sekarang."`
	Since   int64  `placeholder:"NOMOR" help:"Bahan pembukaan: dihitung sejak rapat ini, lihat “rakor meeting list”; tanpa ini yang terakhir disahkan."`
	output
}

// Run writes the recap for the chair, as a workbook or as pages.
func (c *recapCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		order, err := a.RecapOf(s, c.Of)
		if err != nil {
			return err
		}
		if c.Period != "" {
			if order.Period, err = a.Month(c.Period); err != nil {
				return err
			}
		}
		path, write := c.XLSX, a.Recaps.Write
		switch {
		case c.PDF != "":
			path, write = c.PDF, a.Recaps.PDF
		case c.Opening != "":
			path = c.Opening
			write = func(ctx context.Context, _ app.RecapOrder) ([]byte, error) { return a.Recaps.Opening(ctx, c.Since) }
		}
		recap, err := write(s, order)
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
