package cli

import (
	"io"

	"rakor.id/rakor/app"
)

// takeBackCommand takes in minutes that were signed elsewhere.
type takeBackCommand struct {
	Meeting int64  `arg:"" help:"Nomor rapat, lihat “rakor meeting list”."`
	File    string `arg:"" placeholder:"BERKAS.pdf" help:"PDF yang ditandatangani di luar Rakor."`
}

type takenBackJSON struct {
	Meeting    int64    `json:"meeting"`
	Version    int64    `json:"version"`
	File       fileJSON `json:"file"`
	Signatures int      `json:"signatures"`
}

// Run keeps the file with the version it was made of.
func (c *takeBackCommand) Run(s *session) error {
	pdf, err := readFile(c.File)
	if err != nil {
		return err
	}
	return s.open(func(a *app.App) error {
		taken, err := a.Signing.TakeBack(s, c.Meeting, pdf)
		if err != nil {
			return err
		}
		out := takenBackJSON{c.Meeting, taken.Version, describe(c.File, pdf), taken.Signatures}
		return s.print(out, func(w io.Writer) {
			line(w, "%s: tersimpan sebagai notula versi %d dengan %d tanda tangan.", c.File, taken.Version, taken.Signatures)
		})
	})
}

// scanCommand keeps the scan of minutes that were signed with a pen.
type scanCommand struct {
	Meeting int64    `arg:"" help:"Nomor rapat, lihat “rakor meeting list”."`
	Files   []string `arg:"" placeholder:"BERKAS" help:"Hasil pindai: PDF, JPG, atau PNG."`
}

// Run keeps scans with the newest version. The first one refused ends it; those
// before it stay.
func (c *scanCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		out := []fileJSON{}
		var refused error
		for _, path := range c.Files {
			f, err := app.ReadAttachment(path)
			if err == nil {
				_, err = a.Minutes.AttachScan(s, c.Meeting, f)
			}
			if err != nil {
				refused = err
				break
			}
			out = append(out, describe(path, f.Content))
		}
		if len(out) == 0 && refused != nil {
			return refused
		}
		if err := s.print(out, func(w io.Writer) {
			for _, f := range out {
				line(w, "%s: tersimpan sebagai pindaian notula, SHA-256 %s.", f.Path, f.SHA256)
			}
		}); err != nil {
			return err
		}
		return refused
	})
}
