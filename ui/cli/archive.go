package cli

import (
	"fmt"
	"io"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

type searchCommand struct {
	Words []string `arg:"" placeholder:"KATA" help:"Kata yang dicari; semuanya harus ada. Yang dikutip dicari bersambung."`
}

type hitJSON struct {
	Meeting int64  `json:"meeting"`
	Title   string `json:"title"`
	HeldOn  string `json:"held_on"`
	Entry   int64  `json:"entry"`
	Kind    string `json:"kind"`
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
	Snippet string `json:"snippet"`
}

var marks = strings.NewReplacer(app.HitStart, "", app.HitEnd, "")

// Run prints the entries of all meetings in which the words stand.
func (c *searchCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		hits, err := a.Archive.Search(s, strings.Join(quoted(c.Words), " "))
		if err != nil {
			return err
		}
		rows := make([]hitJSON, 0, len(hits))
		for _, h := range hits {
			rows = append(rows, hitJSON{
				h.MeetingID, h.MeetingTitle, string(h.MeetingOn), h.ID, string(h.Kind), h.Speaker, h.Body, marks.Replace(h.Snippet),
			})
		}
		return s.print(rows, func(w io.Writer) {
			for _, r := range rows {
				fmt.Fprintf(w, "%s  %s\n    %s: %s\n", r.HeldOn, r.Title, r.Speaker, r.Snippet)
			}
			line(w, "%d catatan ditemukan.", len(rows))
		})
	})
}

// quoted puts words that came as one argument into quotes: the shell has taken
// those the person typed.
func quoted(words []string) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if strings.ContainsAny(w, " \t") && !strings.Contains(w, `"`) {
			w = `"` + w + `"`
		}
		out = append(out, w)
	}
	return out
}

type checkCommand struct{}

type checkJSON struct {
	Sound    bool          `json:"sound"`
	Lines    int64         `json:"history_lines"`
	Hash     string        `json:"history_sha256"`
	Rows     int64         `json:"rows"`
	Versions int           `json:"versions"`
	Files    int           `json:"files"`
	Findings []findingJSON `json:"findings"`
}

type findingJSON struct {
	Kind   string `json:"kind"`
	Where  string `json:"where"`
	Detail string `json:"detail"`
}

// Run reads the whole archive; it ends with 1 if anything is wrong with it.
func (c *checkCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		r, err := a.Archive.Check(s)
		if err != nil {
			return err
		}
		out := checkJSON{len(r.Findings) == 0, r.Lines, r.Head.Hash.String(), r.Rows, r.Versions, r.Blobs, []findingJSON{}}
		for _, f := range r.Findings {
			out.Findings = append(out.Findings, findingJSON{string(f.Kind), f.Where, f.Detail})
		}
		err = s.print(out, func(w io.Writer) { writeCheck(w, out) })
		if err == nil && !out.Sound {
			return errRefused
		}
		return err
	})
}

func writeCheck(w io.Writer, c checkJSON) {
	for _, f := range c.Findings {
		fmt.Fprintf(w, "%s  %s: %s\n", findingWord(f.Kind), f.Where, f.Detail)
	}
	if c.Sound {
		line(w, "Arsip utuh: %d baris riwayat, %d versi notula, dan %d berkas diperiksa.", c.Lines, c.Versions, c.Files)
		return
	}
	line(w, "Ditemukan %d kelainan. Jangan menulis lagi; bandingkan dengan cadangan terakhir.", len(c.Findings))
}

// findingWord is what is wrong, as a person reads it.
func findingWord(kind string) string {
	switch kind {
	case "file":
		return lang.L("berkas arsip rusak")
	case "link":
		return lang.L("baris menunjuk yang tidak ada")
	case "history":
		return lang.L("riwayat diubah")
	case "row":
		return lang.L("baris diubah dari luar")
	case "minutes":
		return lang.L("isi notula diubah")
	case "blob":
		return lang.L("berkas tersimpan diubah")
	}
	return lang.L("indeks pencarian tidak cocok")
}
