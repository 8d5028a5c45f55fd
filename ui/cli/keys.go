package cli

import (
	"fmt"
	"io"
	"time"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

// keysCommand lists the keys of the window, or writes them as a card.
type keysCommand struct {
	PDF string `name:"pdf" placeholder:"BERKAS" help:"Tulis kartu tombol, A4 satu halaman, ke berkas ini."`
}

// Run is for kong.
func (c *keysCommand) Run(s *session) error {
	card := s.std.Keys(s.version)
	if c.PDF != "" {
		if err := app.SaveKeyCard(s, c.PDF, card, s.std.Clock().Truncate(time.Second)); err != nil {
			return err
		}
		fmt.Fprintln(s.std.Out, lang.L("Kartu tombol tersimpan"), c.PDF)
		return nil
	}
	return s.print(card.Groups, func(w io.Writer) {
		for i, g := range card.Groups {
			if i > 0 {
				fmt.Fprintln(w)
			}
			fmt.Fprintln(w, g.Title)
			for _, r := range g.Rows {
				fmt.Fprintf(w, "  %-24s %s\n", r.Keys, r.Text)
			}
		}
	})
}
