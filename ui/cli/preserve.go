package cli

import (
	"io"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

type preserveCommand struct {
	File string `arg:"" placeholder:"BERKAS.pdf" help:"PDF yang sudah lengkap tanda tangannya."`
	Out  string `required:"" placeholder:"BERKAS" help:"PDF yang ditulis."`
	output
}

type preservedJSON struct {
	fileJSON
	Certificates int      `json:"certificates"`
	Evidence     int      `json:"evidence"`
	StampedBy    string   `json:"stamped_by"`
	Notes        []string `json:"notes"`
	Kept         bool     `json:"kept"`
}

// Run adds to a signed PDF what a check needs years later.
func (c *preserveCommand) Run(s *session) error {
	pdf, err := readFile(c.File)
	if err != nil {
		return err
	}
	return s.withOrWithout(func(a *app.App) error {
		lasted, kept, err := a.Signing.PreserveCopy(s, pdf)
		if err != nil {
			return err
		}
		file, err := c.save(c.Out, lasted.PDF)
		if err != nil {
			return err
		}
		out := preservedJSON{file, lasted.Certificates, lasted.Evidence, lasted.StampedBy, []string{}, kept}
		for _, n := range lasted.Notes {
			out.Notes = append(out.Notes, words.Say(n))
		}
		return s.print(out, func(w io.Writer) {
			line(w, "%s: ditambah %d sertifikat dan %d data pencabutan.", c.Out, lasted.Certificates, lasted.Evidence)
			if lasted.StampedBy != "" {
				line(w, "Seluruh dokumen dicap waktunya oleh %s.", lasted.StampedBy)
			}
			for _, n := range out.Notes {
				io.WriteString(w, n+"\n") //nolint:errcheck // a terminal that is gone cannot be told
			}
		})
	})
}
