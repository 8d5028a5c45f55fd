package cli

import (
	"fmt"
	"io"
	"strings"

	"rakor.id/rakor/app"
)

type reportsRemind struct {
	spanFlags
	Out     string   `required:"" xor:"to" placeholder:"FOLDER" help:"Satu surat PDF per OPD ke folder ini."`
	Zip     string   `required:"" xor:"to" placeholder:"BERKAS" help:"Semua surat dalam satu berkas zip."`
	Text    bool     `required:"" xor:"to" help:"Cetak pesan singkat untuk grup percakapan, bukan surat."`
	Drafts  bool     `help:"Sertakan draf pos-el (.eml) untuk tiap surat."`
	Agency  []string `placeholder:"KODE" help:"Hanya untuk OPD ini; dapat diulang atau dipisah koma."`
	ReplyBy string   `placeholder:"TANGGAL" help:"Batas baru yang ditulis di surat."`
	Number  string   `placeholder:"NOMOR" help:"Nomor surat; tanpa ini tempatnya dikosongkan."`
	output
}

type reminderJSON struct {
	Path   string `json:"path"`
	Name   string `json:"name"`
	Agency string `json:"agency"`
	Owed   int    `json:"owed"`
	Text   string `json:"text"`
}

// Run writes letters of reminder, or prints a message.
func (c *reportsRemind) Run(s *session) error {
	return s.open(func(a *app.App) error {
		order, err := c.order(s, a)
		if err != nil {
			return err
		}
		if c.Text {
			text, err := a.Reporting.Text(s, order)
			if err != nil {
				return err
			}
			return s.print([]reminderJSON{{Text: text}}, func(w io.Writer) { fmt.Fprintln(w, text) })
		}
		return c.letters(s, a, order)
	})
}

func (c *reportsRemind) order(s *session, a *app.App) (o app.ReminderOrder, err error) {
	p, err := c.read(s, a)
	if err != nil {
		return o, err
	}
	o.Span, o.Number = p.Span, strings.TrimSpace(c.Number)
	if o.Agencies, err = a.Agencies.Find(s, c.Agency); err != nil {
		return o, err
	}
	if c.ReplyBy != "" {
		o.ReplyBy, err = a.Day(s, c.ReplyBy)
	}
	return o, err
}

func (c *reportsRemind) letters(s *session, a *app.App, order app.ReminderOrder) error {
	to := app.SheetBundle{Path: c.Out, Drafts: c.Drafts, Overwrite: c.Force}
	if c.Zip != "" {
		to.Path, to.Zip = c.Zip, true
	}
	files, err := a.Reporting.SaveLetters(s, order, to, nil)
	if err != nil {
		return err
	}
	rows := make([]reminderJSON, 0, len(files))
	for _, f := range files {
		rows = append(rows, reminderJSON{Path: to.Path, Name: f.Name, Agency: f.Agency.Code, Owed: f.Owed})
	}
	return s.print(rows, func(w io.Writer) {
		lines := make([][]string, 0, len(rows))
		for _, r := range rows {
			lines = append(lines, []string{r.Name, r.Agency, sprint(r.Owed)})
		}
		table(w, lines)
		line(w, "%d surat pengingat ditulis ke %s.", len(rows), to.Path)
	})
}
