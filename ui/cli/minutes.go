package cli

import (
	"io"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

type minutesCommand struct {
	Meeting  int64  `arg:"" help:"Nomor rapat, lihat “rakor meeting list”."`
	PDF      string `name:"pdf" required:"" placeholder:"BERKAS" help:"PDF yang ditulis."`
	Profile  string `placeholder:"NAMA" help:"Model notula, misalnya “Permendagri 1/2023”; tanpa ini model saat disahkan, untuk draf pilihan kantor."`
	Public   bool   `xor:"copy" help:"Salinan publik: tanpa NIP, telepon, dan gambar tanda tangan."`
	Draft    bool   `xor:"copy" help:"Draf dari catatan saat ini, dengan tanda air."`
	Excerpt  string `xor:"copy" placeholder:"OPD" help:"Petikan untuk satu perangkat daerah."`
	Decision int    `xor:"copy" placeholder:"NOMOR" help:"Petikan satu keputusan atau arahan."`
	Prepared bool   `xor:"copy" help:"Siap TTE: final, tanpa tanda tangan, dengan penanda bagi layanan tanda tangan."`
	ByHand   bool   `xor:"copy" help:"Untuk tanda tangan basah."`
	Data     bool   `help:"Sertakan isi baku dan daftar hadir di dalam PDF (PDF/A-3a)."`
	output
}

type minutesJSON struct {
	fileJSON
	Meeting  int64        `json:"meeting"`
	Copy     string       `json:"copy"`
	Pages    int          `json:"pages"`
	Findings []string     `json:"findings"`
	Anchors  []anchorJSON `json:"anchors"`
}

type anchorJSON struct {
	Signer string `json:"signer"`
	Text   string `json:"text"`
}

// Run puts the minutes of a meeting on paper.
func (c *minutesCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		order, name, err := c.order(s, a)
		if err != nil {
			return err
		}
		p, err := a.Minutes.PrintCopy(s, c.Meeting, order)
		if err != nil {
			return err
		}
		if err := a.Minutes.KeepPrinted(s, p); err != nil {
			return err
		}
		file, err := c.save(c.PDF, p.PDF)
		if err != nil {
			return err
		}
		out := minutesJSON{file, c.Meeting, name, p.Pages, []string{}, []anchorJSON{}}
		for _, f := range p.Findings {
			out.Findings = append(out.Findings, words.Say(f.Sentence()))
		}
		for _, anchor := range p.Anchors {
			out.Anchors = append(out.Anchors, anchorJSON(anchor))
		}
		return s.print(out, func(w io.Writer) { writePrinted(w, c.PDF, out) })
	})
}

// order says which copy the options ask for, and what it is called in JSON.
func (c *minutesCommand) order(s *session, a *app.App) (o app.Order, name string, err error) {
	o = app.Order{Profile: c.Profile, Carry: c.Data}
	switch {
	case c.Public:
		o.Copy, name = app.CopyPublic, "public"
	case c.Draft:
		o.Copy, name = app.CopyDraft, "draft"
	case c.Prepared:
		o.Copy, name = app.CopyPrepared, "prepared"
	case c.ByHand:
		o.Copy, name = app.CopyByHand, "by-hand"
	case c.Decision != 0:
		o.Copy, o.Of, name = app.CopyExcerpt, app.Excerpt{Decision: c.Decision}, "excerpt"
	case c.Excerpt != "":
		o.Copy, name = app.CopyExcerpt, "excerpt"
		o.Of, err = a.Minutes.FindExcerpt(s, c.Meeting, c.Excerpt)
	default:
		o.Copy, name = app.CopyComplete, "complete"
	}
	return o, name, err
}

func writePrinted(w io.Writer, path string, p minutesJSON) {
	line(w, "%s: %d halaman.", path, p.Pages)
	for _, a := range p.Anchors {
		line(w, "Penanda tempat tanda tangan %s: %s", a.Signer, a.Text)
	}
	for _, f := range p.Findings {
		line(w, "Huruf yang tidak dapat dicetak: %s.", f)
	}
}
