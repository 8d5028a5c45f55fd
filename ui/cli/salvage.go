package cli

import (
	"fmt"
	"io"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

type salvageCommand struct {
	Old string `arg:"" placeholder:"LAMA" help:"Arsip yang rusak; hanya dibaca."`
	New string `arg:"" placeholder:"BARU" help:"Arsip baru yang dibuat; tidak boleh sudah ada."`
}

type salvageJSON struct {
	Path    string              `json:"path"`
	Whole   bool                `json:"whole"`
	Tables  []salvagedTableJSON `json:"tables"`
	Files   int                 `json:"files"`
	Lines   int64               `json:"history_lines"`
	Gaps    []gapJSON           `json:"history_gaps"`
	Missing []missingJSON       `json:"missing"`
	Former  string              `json:"former_history,omitempty"`
}

type salvagedTableJSON struct {
	Table    string `json:"table"`
	Saved    int    `json:"saved"`
	Unproven int    `json:"unproven"`
	Missing  int    `json:"missing"`
}

type gapJSON struct {
	Node string `json:"node"`
	From int64  `json:"from"`
	To   int64  `json:"to"`
}

type missingJSON struct {
	Table   string `json:"table"`
	UID     string `json:"uid"`
	What    string `json:"what,omitempty"`
	Meeting string `json:"meeting,omitempty"`
	Why     string `json:"why"`
}

// Run pours what can be read of a damaged archive into a new one. It ends with 1
// if anything is missing.
func (c *salvageCommand) Run(s *session) error {
	r, err := app.Salvage(s, c.Old, c.New, s.std.Clock)
	if err != nil {
		return err
	}
	out := salvageJSON{
		Path: r.Path, Whole: r.Whole, Files: r.Blobs, Lines: r.Lines, Former: r.OldLines,
		Tables: []salvagedTableJSON{}, Gaps: []gapJSON{}, Missing: []missingJSON{},
	}
	for _, t := range r.Tables {
		out.Tables = append(out.Tables, salvagedTableJSON{t.Table, t.Saved, t.Unproven, t.Missing})
	}
	for _, g := range r.Gaps {
		out.Gaps = append(out.Gaps, gapJSON{g.Node, g.From, g.To})
	}
	for _, m := range r.Missing {
		out.Missing = append(out.Missing, missingJSON{m.Table, m.UID.String(), m.What, m.Meeting, m.Why})
	}
	err = s.print(out, func(w io.Writer) {
		line(w, "Arsip baru: %s", r.Path)
		for _, said := range app.SalvageWords(r) {
			fmt.Fprintln(w, words.Say(said))
		}
		for _, m := range r.Missing {
			fmt.Fprintln(w, "  "+lang.L("hilang:"), words.Say(app.MissingWords(m)))
		}
	})
	if err == nil && !r.Whole {
		return errRefused
	}
	return err
}
