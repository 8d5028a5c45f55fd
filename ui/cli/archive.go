package cli

import (
	"fmt"
	"io"
	"strings"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/ui/words"
)

type searchCommand struct {
	Words  []string `arg:"" placeholder:"KATA" help:"Yang dicari; semuanya harus ada, dalam bentuk apa pun (lapor menemukan melaporkan). Yang dikutip dicari persis. Juga @OPD, #isu, pembicara:, jenis:, waktu:, rapat:, seri:; tanda minus untuk yang tidak."`
	Limit  int      `default:"50" placeholder:"N" help:"Paling banyak sekian, yang terbaru dahulu."`
	Before int64    `placeholder:"KUNCI" help:"Hanya yang lebih lama dari hasil dengan kunci itu (key pada JSON)."`
	Public bool     `name:"tanpa-rahasia" help:"Tanpa yang dari rapat rahasia dan sangat rahasia; pakai bila hasilnya dilihat orang lain."`
}

type hitJSON struct {
	Key            int64  `json:"key"`
	Source         string `json:"source"` // meeting, agenda, entry, follow_up or report
	Meeting        int64  `json:"meeting"`
	Title          string `json:"title"`
	HeldOn         string `json:"held_on"`
	On             string `json:"on"`
	Classification string `json:"classification"`
	Entry          int64  `json:"entry"`
	FollowUp       string `json:"follow_up"`
	Kind           string `json:"kind"`
	Speaker        string `json:"speaker"`
	Text           string `json:"text"`
	Snippet        string `json:"snippet"`
}

var (
	marks   = strings.NewReplacer(app.HitStart, "", app.HitEnd, "")
	sources = []string{"meeting", "agenda", "entry", "follow_up", "report"}
)

// Run prints everything ever said in which the words stand.
func (c *searchCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		found, err := a.Archive.Search(s, app.SearchQuestion{Typed: strings.Join(quoted(c.Words), " "), Limit: c.Limit, Before: c.Before, Public: c.Public})
		if err != nil {
			return err
		}
		rows := make([]hitJSON, 0, len(found.Hits))
		for _, h := range found.Hits {
			rows = append(rows, hitJSON{
				h.Key, sources[h.Source], h.MeetingID, h.MeetingTitle, string(h.MeetingOn), string(h.On), string(h.Classification),
				h.EntryID, h.Number, string(h.Kind), h.Speaker, h.Body, marks.Replace(h.Snippet),
			})
		}
		return s.print(rows, func(w io.Writer) {
			for _, h := range found.Hits {
				printHit(w, h)
			}
			for _, r := range found.Remarks {
				if r.Code != query.RemarkPerhaps {
					line(w, "“%s” tidak dikenal sebagai saringan, jadi dicari sebagai kata.", r.Text)
				}
			}
			if found.More {
				line(w, "%d terbaru ditampilkan, ada lagi.", len(rows))
				return
			}
			line(w, "%d ditemukan.", len(rows))
		})
	})
}

func printHit(w io.Writer, h app.Hit) {
	fmt.Fprintf(w, "%s  %s", h.On, h.MeetingTitle)
	if h.Number != "" {
		fmt.Fprintf(w, "  %s", h.Number)
	}
	if h.Secret() {
		fmt.Fprintf(w, "  [%s]", strings.ToUpper(string(h.Classification)))
	}
	fmt.Fprint(w, "\n    ")
	if h.Speaker != "" {
		fmt.Fprintf(w, "%s: ", h.Speaker)
	}
	fmt.Fprintln(w, marks.Replace(h.Snippet))
}

// quoted puts words that came as one argument into quotes: the shell has taken
// those the person typed.
func quoted(words []string) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if strings.ContainsAny(w, " \t") && !strings.Contains(w, `"`) {
			field, value, ok := strings.Cut(w, ":")
			if ok && !strings.ContainsAny(field, " \t") {
				w = field + `:"` + value + `"`
			} else {
				w = `"` + w + `"`
			}
		}
		out = append(out, w)
	}
	return out
}

type checkCommand struct {
	Code string `placeholder:"KODE" help:"Kode riwayat dari kaki notula tercetak, untuk dibandingkan."`
}

type checkJSON struct {
	Sound    bool          `json:"sound"`
	Lines    int64         `json:"history_lines"`
	Hash     string        `json:"history_sha256"`
	Rows     int64         `json:"rows"`
	Versions int           `json:"versions"`
	Files    int           `json:"files"`
	Findings []findingJSON `json:"findings"`
	Code     string        `json:"code"`
	Printed  *printedJSON  `json:"printed,omitempty"`
}

// printedJSON is the archive held against a code from paper.
type printedJSON struct {
	Same bool   `json:"same"`
	Says string `json:"says"`
}

type findingJSON struct {
	Kind   string `json:"kind"`
	Where  string `json:"where"`
	Detail string `json:"detail"`
}

// Run reads the whole archive; it ends with 1 if anything is wrong with it.
func (c *checkCommand) Run(s *session) error {
	return s.open(func(a *app.App) error {
		var printed *printedJSON
		if c.Code != "" {
			p, err := a.Archive.ComparePrinted(s, c.Code)
			if err != nil {
				return err
			}
			printed = &printedJSON{p.Same, words.Say(p.Says)}
		}
		r, err := a.Archive.Check(s)
		if err != nil {
			return err
		}
		sound := len(r.Findings) == 0 && (printed == nil || printed.Same)
		out := checkJSON{sound, r.Lines, r.Head.Hash.String(), r.Rows, r.Versions, r.Blobs, []findingJSON{}, r.Head.Code(), printed}
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
		fmt.Fprintf(w, "%s  %s: %s\n", words.Finding(f.Kind), f.Where, f.Detail)
	}
	if c.Printed != nil {
		fmt.Fprintln(w, c.Printed.Says)
	}
	if len(c.Findings) == 0 {
		line(w, "Arsip utuh: %d baris riwayat, %d versi notula, dan %d berkas diperiksa.", c.Lines, c.Versions, c.Files)
		line(w, "Kode riwayat: %s", c.Code)
		return
	}
	line(w, "Ditemukan %d kelainan. Jangan menulis lagi; bandingkan dengan cadangan terakhir.", len(c.Findings))
}
