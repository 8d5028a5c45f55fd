package cli

import (
	"io"

	"rakor.id/rakor/app"
)

type minutesCommand struct {
	Meeting int64  `arg:"" help:"Nomor rapat, lihat “rakor meeting list”."`
	PDF     string `name:"pdf" required:"" placeholder:"BERKAS" help:"PDF yang ditulis."`
	Profile string `placeholder:"NAMA" help:"Model notula, misalnya “Permendagri 1/2023”; tanpa ini pilihan kantor."`
	Public  bool   `xor:"copy" help:"Salinan publik: tanpa NIP, telepon, dan gambar tanda tangan."`
	Draft   bool   `xor:"copy" help:"Draf dari catatan saat ini, dengan tanda air."`
	output
}

type minutesJSON struct {
	fileJSON
	Meeting  int64    `json:"meeting"`
	Copy     string   `json:"copy"`
	Pages    int      `json:"pages"`
	Findings []string `json:"findings"`
}

// Run puts the minutes of a meeting on paper.
func (c *minutesCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		kind, name := app.CopyComplete, "complete"
		switch {
		case c.Public:
			kind, name = app.CopyPublic, "public"
		case c.Draft:
			kind, name = app.CopyDraft, "draft"
		}
		pdf, printed, err := a.Minutes.Print(s, c.Meeting, kind, c.Profile)
		if err != nil {
			return err
		}
		if kind == app.CopyComplete { // it may come back signed
			if err := a.Minutes.Keep(s, c.Meeting, pdf); err != nil {
				return err
			}
		}
		file, err := c.save(c.PDF, pdf)
		if err != nil {
			return err
		}
		out := minutesJSON{file, c.Meeting, name, printed.Pages, list(printed.Findings)}
		return s.print(out, func(w io.Writer) {
			line(w, "%s: %d halaman.", c.PDF, printed.Pages)
			for _, f := range printed.Findings {
				line(w, "Huruf yang tidak dapat dicetak, %s.", f)
			}
		})
	})
}
