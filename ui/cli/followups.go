package cli

import (
	"fmt"
	"io"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/ui/words"
)

type followUpsCommand struct {
	List followUpsList `cmd:"" help:"Cetak tindak lanjut yang sesuai dengan saringan."`
}

type followUpsList struct {
	Filter []string `arg:"" optional:"" help:"Saringan seperti di jendela, misalnya: @PUPR telat '#stunting' jatuh:2026-12 urut:tenggat."`
	Typed  string   `name:"filter" placeholder:"SARINGAN" help:"Saringan yang sama dalam satu teks."`
	CSV    bool     `name:"csv" xor:"as" help:"Cetak sebagai CSV: UTF-8, dipisah titik koma. Rapat rahasia tidak dimuat."`
	XLSX   string   `name:"xlsx" xor:"as" placeholder:"BERKAS" help:"Tulis buku kerja Excel. Rapat rahasia tidak dimuat."`
	Limit  int      `placeholder:"N" help:"Paling banyak sekian baris; tanpa ini semua."`
	output
}

type registerJSON struct {
	Number       string   `json:"number"`
	Action       string   `json:"action"`
	Issue        string   `json:"issue,omitempty"`
	Lead         string   `json:"lead,omitempty"`
	Supports     []string `json:"supports,omitempty"`
	Meeting      int64    `json:"meeting"`
	MeetingTitle string   `json:"meeting_title"`
	MeetingOn    string   `json:"meeting_on"`
	Item         string   `json:"item,omitempty"`
	DueOn        string   `json:"due_on,omitempty"`
	DueText      string   `json:"due_text,omitempty"`
	DaysLate     int      `json:"days_late,omitempty"`
	Status       string   `json:"status"`
	Progress     float64  `json:"progress"` // percent
	Verification string   `json:"verification,omitempty"`
	ReportedOn   string   `json:"reported_on,omitempty"`
}

// Run prints the rows of the register that pass a filter. A filter that is not
// understood as a whole is refused, for a list of something else would mislead.
func (c *followUpsList) Run(s *session) error {
	return s.open(func(a *app.App) error {
		q, err := a.FollowUps.ReadFilter(s, joined(c.Typed, c.Filter))
		if err != nil {
			return err
		}
		if err := wholly(s, q); err != nil {
			return err
		}
		switch {
		case c.CSV:
			return c.print(s, a, q)
		case c.XLSX != "":
			return c.write(s, a, q)
		}
		rows, err := c.rows(s, a, q)
		if err != nil {
			return err
		}
		return s.print(rows, func(w io.Writer) { listFollowUps(w, rows) })
	})
}

// joined is a filter given in one text, in words of the command line, or both.
func joined(typed string, words []string) string {
	for _, w := range words {
		typed += " " + w
	}
	return typed
}

// wholly tells all that is wrong with a filter, and asks back where a word
// may have been meant for more.
func wholly(s *session, q query.Query) error {
	for _, r := range q.Remarks {
		fmt.Fprintln(s.std.Err, words.Remark(r))
	}
	if q.Ready() {
		return nil
	}
	return errRefused
}

func (c *followUpsList) print(s *session, a *app.App, q query.Query) error {
	text, err := a.FollowUps.Export(s, q, nil, app.RegisterBareText, nil)
	if err != nil {
		return err
	}
	_, err = s.std.Out.Write(text)
	return err
}

func (c *followUpsList) write(s *session, a *app.App, q query.Query) error {
	book, err := a.FollowUps.Export(s, q, nil, app.RegisterWorkbook, nil)
	if err != nil {
		return err
	}
	file, err := c.save(c.XLSX, book)
	if err != nil {
		return err
	}
	return s.print(file, func(w io.Writer) { line(w, "%s: tindak lanjut diekspor.", c.XLSX) })
}

// rowsAtOnce is how many rows are read at a time.
const rowsAtOnce = 500

func (c *followUpsList) rows(s *session, a *app.App, q query.Query) ([]registerJSON, error) {
	groups, err := a.FollowUps.Groups(s, q)
	if err != nil {
		return nil, err
	}
	ever, err := a.Agencies.Ever(s)
	if err != nil {
		return nil, err
	}
	codes := make(map[int64]string, len(ever))
	for _, x := range ever {
		codes[x.ID] = x.Code
	}
	today := app.DateOf(a.Now(s))
	out := []registerJSON{}
	for _, g := range groups {
		for ids := g.IDs; len(ids) > 0 && (c.Limit == 0 || len(out) < c.Limit); ids = ids[min(rowsAtOnce, len(ids)):] {
			rows, err := a.FollowUps.Rows(s, ids[:min(rowsAtOnce, len(ids))])
			if err != nil {
				return nil, err
			}
			for _, r := range rows {
				out = append(out, followUpRow(r, codes, today))
			}
		}
	}
	if c.Limit > 0 && len(out) > c.Limit {
		out = out[:c.Limit]
	}
	return out, nil
}

func followUpRow(r app.RegisterRow, codes map[int64]string, today app.Date) registerJSON {
	out := registerJSON{
		Number: r.Number, Action: r.Action, Issue: r.IssueName, Lead: r.LeadCode, Meeting: r.MeetingID, MeetingTitle: r.MeetingTitle,
		MeetingOn: string(r.MeetingOn), Item: r.ItemTitle, DueOn: string(r.Due.On), DueText: r.Due.Text, Status: string(r.Status),
		Progress: float64(r.Progress) / 10, ReportedOn: string(r.ReportedOn),
	}
	for _, id := range r.Supports {
		out.Supports = append(out.Supports, codes[id])
	}
	if r.Late(today) {
		out.DaysLate = today.Sub(r.Due.On)
	}
	if r.ReportedOn != "" {
		out.Verification = string(r.Verification)
	}
	return out
}

func listFollowUps(w io.Writer, rows []registerJSON) {
	lines := make([][]string, 0, len(rows))
	for _, r := range rows {
		due := r.DueText
		if r.DueOn != "" {
			due = r.DueOn
		}
		late := ""
		if r.DaysLate > 0 {
			late = fmt.Sprintf(lang.L("terlambat %d hari"), r.DaysLate)
		}
		lines = append(lines, []string{r.Number, r.Lead, due, late, words.Status(app.Status(r.Status)), fmt.Sprintf("%.0f%%", r.Progress), r.Action})
	}
	table(w, lines)
	line(w, "%d tindak lanjut", len(rows))
}
