package cli

import (
	"io"
	"path/filepath"

	"rakor.id/rakor/app"
)

type sheetsCommand struct {
	Out      string   `required:"" xor:"to" placeholder:"FOLDER" help:"Folder tujuan; dibuat bila belum ada."`
	Zip      string   `required:"" xor:"to" placeholder:"BERKAS" help:"Semua lembar dalam satu berkas zip."`
	Drafts   bool     `help:"Sertakan draf pos-el (.eml) untuk tiap lembar."`
	Agency   []string `placeholder:"KODE" help:"Hanya untuk OPD ini; dapat diulang atau dipisah koma."`
	Meeting  int64    `placeholder:"NOMOR" help:"Hanya tindak lanjut rapat ini, lihat “rakor meeting list”; tanpa ini semua rapat."`
	Period   string   `placeholder:"BULAN" help:"Bulan laporan, misalnya 2026-11; tanpa ini bulan sekarang."`
	ReturnBy string   `placeholder:"TANGGAL" help:"Batas pengembalian yang tertulis di lembar."`
	output
}

type sheetJSON struct {
	fileJSON
	Name   string `json:"name"` // also within a zip file
	Agency string `json:"agency"`
	Number int64  `json:"number"`
	Rows   int    `json:"rows"`
}

// Run writes one progress sheet per agency, all of them or none. Files that are
// there already are looked for before the first sheet is made.
func (c *sheetsCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		order, err := c.order(s, a)
		if err != nil {
			return err
		}
		to := app.SheetBundle{Path: c.Out, Drafts: c.Drafts, Overwrite: c.Force}
		if c.Zip != "" {
			to.Path, to.Zip = c.Zip, true
		}
		if err := c.makeRoom(s, a, order, to); err != nil {
			return err
		}
		files, err := a.Sheets.Save(s, order, to, nil)
		if err != nil {
			return err
		}
		withheld, err := a.Sheets.Withheld(s)
		if err != nil {
			return err
		}
		rows := make([]sheetJSON, 0, len(files))
		for _, f := range files {
			path := c.Zip
			if path == "" {
				path = filepath.Join(c.Out, f.Name)
			}
			rows = append(rows, sheetJSON{describe(path, f.Data), f.Name, f.Agency.Code, f.Number, f.Rows})
		}
		return s.print(rows, func(w io.Writer) {
			lines := make([][]string, 0, len(rows))
			for _, r := range rows {
				lines = append(lines, []string{r.Path, r.Name, r.Agency, sprint(r.Rows)})
			}
			table(w, lines)
			line(w, "%d lembar ditulis.", len(rows))
			if withheld > 0 {
				line(w, "%d tindak lanjut rapat rahasia tidak dimuat di lembar mana pun. Sampaikan kepada OPD-nya dengan cara lain.", withheld)
			}
		})
	})
}

func (c *sheetsCommand) order(s *session, a *app.App) (o app.SheetOrder, err error) {
	o.Meeting = c.Meeting
	if o.Agencies, err = a.Agencies.Find(s, c.Agency); err != nil {
		return o, err
	}
	if c.Period != "" {
		if o.Period, err = a.Month(c.Period); err != nil {
			return o, err
		}
	}
	if c.ReturnBy != "" {
		o.ReturnBy, err = a.Day(s, c.ReturnBy)
	}
	return o, err
}

// makeRoom refuses to write over sheets: an agency may be filling in the very
// ones that lie there.
func (c *sheetsCommand) makeRoom(s *session, a *app.App, order app.SheetOrder, to app.SheetBundle) error {
	if c.Force {
		return nil
	}
	there, err := a.Sheets.InTheWay(s, order, to)
	switch {
	case err != nil || len(there) == 0:
		return err
	case to.Zip:
		return &app.Problem{Message: "“%s” sudah ada, jadi belum ada lembar yang dibuat. Pilih nama lain, atau pakai --force untuk menimpa.", Args: []any{c.Zip}}
	}
	return &app.Problem{
		Message: "Folder “%s” sudah berisi %s, jadi belum ada lembar yang dibuat. Pilih folder lain, atau pakai --force untuk menimpa.",
		Args:    []any{c.Out, there[0]},
	}
}
