package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

type exportCommand struct {
	Meeting int64  `arg:"" help:"Nomor rapat, lihat “rakor meeting list”."`
	Out     string `required:"" placeholder:"BERKAS" help:"Berkas yang ditulis; akhirannya menentukan bentuknya: docx, md, json, ics, txt."`
	Format  string `enum:"docx,md,json,ics,txt," default:"" placeholder:"BENTUK" help:"Bentuk, bila akhiran berkas bukan salah satu dari itu."`
	Profile string `placeholder:"NAMA" help:"Model notula untuk docx dan md; tanpa ini model yang dipakai versi itu."`
	Public  bool   `xor:"copy" help:"Salinan publik: tanpa NIP, telepon, dan foto."`
	Draft   bool   `xor:"copy" help:"Draf dari catatan saat ini."`
	output
}

type exportJSON struct {
	fileJSON
	Meeting  int64    `json:"meeting"`
	Format   string   `json:"format"`
	Copy     string   `json:"copy"`
	Findings []string `json:"findings"`
	Todos    int      `json:"todos"`
	Undated  int      `json:"undated"`
}

// Run writes the minutes of a meeting in another form than PDF.
func (c *exportCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		kind, name := copyOf(c.Public, c.Draft)
		format := c.Format
		if format == "" {
			format = strings.ToLower(strings.TrimPrefix(filepath.Ext(c.Out), "."))
		}
		made, err := a.Minutes.Write(s, c.Meeting, app.FormatOrder{Format: app.Format(format), Copy: kind, Profile: c.Profile})
		if err != nil {
			return err
		}
		file, err := c.save(c.Out, made.Data)
		if err != nil {
			return err
		}
		out := exportJSON{file, c.Meeting, format, name, []string{}, made.Todos, made.Undated}
		for _, f := range made.Findings {
			out.Findings = append(out.Findings, words.Say(f.Sentence()))
		}
		return s.print(out, func(w io.Writer) {
			if app.Format(format) == app.FormatCalendar {
				line(w, "%s: %d tugas, %d di antaranya tanpa tanggal.", c.Out, made.Todos, made.Undated)
			} else {
				line(w, "%s: notula ditulis.", c.Out)
			}
			for _, f := range out.Findings {
				line(w, "Huruf yang mungkin tampak lain di komputer lain, %s.", f)
			}
		})
	})
}

// copyOf is the copy that two flags ask for, and its name in JSON.
func copyOf(public, draft bool) (app.Copy, string) {
	switch {
	case public:
		return app.CopyPublic, "public"
	case draft:
		return app.CopyDraft, "draft"
	}
	return app.CopyComplete, "complete"
}

type summaryCommand struct {
	Meeting int64 `arg:"" help:"Nomor rapat, lihat “rakor meeting list”."`
	Draft   bool  `help:"Dari catatan saat ini, sebelum disahkan."`
}

// Run prints what a messaging group is told of a meeting.
func (c *summaryCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		text, err := a.Minutes.Summary(s, c.Meeting, c.Draft)
		if err != nil {
			return err
		}
		return s.print(map[string]string{"text": text}, func(w io.Writer) { fmt.Fprint(w, text) })
	})
}
