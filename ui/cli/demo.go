package cli

import (
	"fmt"
	"io"
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/ui/words"
)

type demoCommand struct {
	Out  string `required:"" placeholder:"FOLDER" help:"Folder tujuan; bila sudah berisi, dipakai folder baru bernomor di dalamnya."`
	Year bool   `help:"Buat arsip setahun: dua belas rakor, enam puluh OPD, lembar yang kembali tiap bulan. Perlu sekitar setengah menit."`
}

type yearJSON struct {
	Archive   string `json:"archive"`
	Meetings  int    `json:"meetings"`
	FollowUps int    `json:"follow_ups"`
	Sheets    int    `json:"sheets"`
	Files     int    `json:"files"`
	Values    int    `json:"values"`
	Open      int    `json:"open"`
}

type demoJSON struct {
	Folder    string          `json:"folder"`
	Archive   string          `json:"archive"`
	Meeting   int64           `json:"meeting"`
	Files     []demoFileJSON  `json:"files"`
	Signature verdictJSON     `json:"signatures"`
	Applied   appliedJSON     `json:"applied"`
	Doubtful  []demoDoubtJSON `json:"doubtful"`
}

type demoFileJSON struct {
	Path string `json:"path"`
	What string `json:"what"`
}

type demoDoubtJSON struct {
	Agency  string `json:"agency"`
	Number  string `json:"number"`
	Column  string `json:"column"`
	Written string `json:"written"`
	Reason  string `json:"reason"`
}

// Run does the sample meeting from its first line to the recap.
func (c *demoCommand) Run(s *session) error {
	if c.Year {
		return c.year(s)
	}
	r, err := app.Demo(s, c.Out)
	if err != nil {
		return err
	}
	out := demoJSON{
		Folder: r.Folder, Archive: r.Archive, Meeting: r.Meeting, Signature: describeVerdict(r.Verdict), Doubtful: []demoDoubtJSON{},
		Applied: appliedJSON{r.TakenIn.BatchID, r.TakenIn.Files, r.TakenIn.FollowUps, r.TakenIn.Values, r.TakenIn.Open, r.TakenIn.Stale},
	}
	for _, f := range r.Made {
		out.Files = append(out.Files, demoFileJSON{f.Path, words.Say(f.What)})
	}
	for _, d := range r.Doubtful {
		out.Doubtful = append(out.Doubtful, demoDoubtJSON{d.Agency, d.Number, d.Column, d.Written, lang.L(returns.Reasons[d.Reason])})
	}
	return s.print(out, func(w io.Writer) { writeDemo(w, out) })
}

// year makes up a year that ends today.
func (c *demoCommand) year(s *session) error {
	r, err := app.Year(s, c.Out, app.YearOrder{Last: app.DateOf(s.std.Clock()), Seed: 1})
	if err != nil {
		return err
	}
	out := yearJSON{r.Archive, r.Meetings, r.FollowUps, r.Sheets, r.Files, r.Values, r.Open}
	return s.print(out, func(w io.Writer) {
		line(w, "%s: arsip setahun dengan %d rapat, %d tindak lanjut, %d lembar yang kembali.", out.Archive, out.Meetings, out.FollowUps, out.Files)
	})
}

// few is how many files of one folder are told one by one.
const few = 5

// demoRows tells what was made; of a folder full of files, how many.
func demoRows(files []demoFileJSON) [][]string {
	var rows [][]string
	for len(files) > 0 {
		folder, n := filepath.Dir(files[0].Path), 1
		for n < len(files) && filepath.Dir(files[n].Path) == folder {
			n++
		}
		if n > few {
			rows = append(rows, []string{folder, fmt.Sprintf(lang.L("%d berkas; yang pertama: %s"), n, files[0].What)})
		} else {
			for _, f := range files[:n] {
				rows = append(rows, []string{f.Path, f.What})
			}
		}
		files = files[n:]
	}
	return rows
}

func writeDemo(w io.Writer, d demoJSON) {
	table(w, demoRows(d.Files))
	fmt.Fprintln(w)
	fmt.Fprintln(w, d.Signature.Summary)
	line(w, "Diambil dari %d lembar yang kembali: %d tindak lanjut, %d nilai.", d.Applied.Files, d.Applied.FollowUps, d.Applied.Values)
	if len(d.Doubtful) > 0 {
		line(w, "Tidak diambil karena meragukan:")
	}
	for _, x := range d.Doubtful {
		fmt.Fprintf(w, "  %s, %s, %s: “%s”\n    %s\n", x.Agency, x.Number, x.Column, x.Written, x.Reason)
	}
}
