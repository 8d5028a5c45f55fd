package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rakor.id/rakor/app"
)

type sheetsCommand struct {
	Out      string   `required:"" placeholder:"FOLDER" help:"Folder tujuan; dibuat bila belum ada."`
	Agency   []string `placeholder:"KODE" help:"Hanya untuk OPD ini; dapat diulang atau dipisah koma."`
	Period   string   `placeholder:"BULAN" help:"Bulan laporan, misalnya 2026-11; tanpa ini bulan sekarang."`
	ReturnBy string   `placeholder:"TANGGAL" help:"Batas pengembalian yang tertulis di lembar."`
	output
}

type sheetJSON struct {
	fileJSON
	Agency string `json:"agency"`
	Number int64  `json:"number"`
	Rows   int    `json:"rows"`
}

// Run writes one progress sheet per agency. Files that are there already are
// looked for before the first sheet gets its number.
func (c *sheetsCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		order, err := c.order(s, a)
		if err != nil {
			return err
		}
		if err := c.makeRoom(s, a, order); err != nil {
			return err
		}
		files, err := a.Sheets.Write(s, order, nil)
		if err != nil {
			return err
		}
		rows := make([]sheetJSON, 0, len(files))
		for _, f := range files {
			file, err := c.save(filepath.Join(c.Out, f.Name), f.Data)
			if err != nil {
				return err
			}
			rows = append(rows, sheetJSON{file, f.Agency.Code, f.Number, f.Rows})
		}
		return s.print(rows, func(w io.Writer) {
			lines := make([][]string, 0, len(rows))
			for _, r := range rows {
				lines = append(lines, []string{r.Path, r.Agency, sprint(r.Rows)})
			}
			table(w, lines)
			line(w, "%d lembar ditulis.", len(rows))
		})
	})
}

func (c *sheetsCommand) order(s *session, a *app.App) (o app.SheetOrder, err error) {
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

// makeRoom makes the folder, and refuses to write over sheets: an agency may
// be filling in the very ones that lie there.
func (c *sheetsCommand) makeRoom(s *session, a *app.App, order app.SheetOrder) error {
	if err := os.MkdirAll(c.Out, 0o777); err != nil {
		return &app.Problem{Message: "Folder “%s” tidak dapat dibuat. Pilih folder lain.", Args: []any{c.Out}, Cause: err}
	}
	if c.Force {
		return nil
	}
	names, err := a.Sheets.Names(s, order)
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := os.Stat(filepath.Join(c.Out, name)); !errors.Is(err, fs.ErrNotExist) {
			return &app.Problem{
				Message: "Folder “%s” sudah berisi %s, jadi belum ada lembar yang dibuat. Pilih folder lain, atau pakai --force untuk menimpa.",
				Args:    []any{c.Out, name},
			}
		}
	}
	return nil
}
