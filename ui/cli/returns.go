package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/returns"
	"rakor.id/rakor/ui/words"
)

type returnsCommand struct {
	Files  []string          `arg:"" optional:"" placeholder:"BERKAS" help:"Lembar yang kembali, atau folder berisi lembar."`
	Apply  bool              `help:"Ambil semua yang pasti; yang meragukan dibiarkan untuk diputuskan di jendela."`
	Column map[string]string `placeholder:"JUDUL=KOLOM" help:"Katakan kolom apa yang judulnya tidak dikenal, misalnya “Curah hujan=Kendala”; diingat untuk OPD itu. Tanpa KOLOM: bukan kolom lembar ini."`
	Undo   int64             `placeholder:"NOMOR" help:"Batalkan satu pengambilan sebagai keseluruhan."`
}

type returnsJSON struct {
	Files   []returnJSON `json:"files"`
	Applied *appliedJSON `json:"applied"`
}

type returnJSON struct {
	Name    string           `json:"name"`
	Agency  string           `json:"agency"`
	Problem string           `json:"problem"`
	Again   string           `json:"again"`
	Preview *returns.Preview `json:"preview"`
}

type appliedJSON struct {
	Batch     int64 `json:"batch"`
	Files     int   `json:"files"`
	FollowUps int   `json:"follow_ups"`
	Values    int   `json:"values"`
	Open      int   `json:"open"`
	Stale     int   `json:"stale"` // changed by another of the files, and not taken
}

// Run says row by row what taking sheets in would change, and with --apply
// takes in what is certain.
func (c *returnsCommand) Run(s *session) error {
	if c.Undo != 0 {
		return c.undo(s)
	}
	if len(c.Files) == 0 {
		return &app.Problem{Message: "Tidak ada berkas yang disebut. Sebut lembar yang kembali, atau foldernya."}
	}
	return s.open(func(a *app.App) error {
		files, err := a.Returns.Files(c.Files)
		if err != nil {
			return err
		}
		previews, err := a.Returns.Preview(s, files, nil)
		if err != nil {
			return err
		}
		if err := c.name(s, a, previews); err != nil {
			return err
		}
		out := returnsJSON{Files: []returnJSON{}}
		for _, p := range previews {
			out.Files = append(out.Files, describeReturn(p))
		}
		if c.Apply {
			if out.Applied, err = apply(s, a, previews); err != nil {
				return err
			}
		}
		if err := s.print(out, func(w io.Writer) { writeReturns(w, previews, out) }); err != nil {
			return err
		}
		if !slices.ContainsFunc(previews, func(p app.ReturnPreview) bool { return p.Problem == nil }) {
			return errRefused // each file has said why
		}
		return nil
	})
}

// name says what unknown columns are, and reads their files again.
func (c *returnsCommand) name(s *session, a *app.App, previews []app.ReturnPreview) error {
	for heading, column := range c.Column {
		key := app.ColumnKey("")
		if column != "" {
			var err error
			if key, err = app.ColumnCalled(column); err != nil {
				return err
			}
		}
		for _, p := range previews {
			asked := func(q returns.ColumnQuestion) bool { return q.Is(heading) }
			if !slices.ContainsFunc(p.Preview.Columns, asked) {
				continue
			}
			if err := a.Returns.NameColumn(s, p, heading, key); err != nil {
				return err
			}
		}
	}
	for i, p := range previews {
		if len(c.Column) == 0 || p.Problem != nil {
			continue
		}
		var err error
		if previews[i], err = a.Returns.Again(s, p); err != nil {
			return err
		}
	}
	return nil
}

func (c *returnsCommand) undo(s *session) error {
	return s.open(func(a *app.App) error {
		if err := a.Returns.Undo(s, c.Undo); err != nil {
			return err
		}
		return s.print(map[string]int64{"undone": c.Undo}, func(w io.Writer) {
			line(w, "Pengambilan nomor %d dibatalkan.", c.Undo)
		})
	})
}

func apply(s *session, a *app.App, previews []app.ReturnPreview) (*appliedJSON, error) {
	decisions := make([]returns.Decisions, len(previews))
	for i := range decisions {
		decisions[i].Certain = true
	}
	done, err := a.Returns.Apply(s, previews, decisions)
	if err != nil {
		return nil, err
	}
	return &appliedJSON{done.BatchID, done.Files, done.FollowUps, done.Values, done.Open, done.Stale}, nil
}

func describeReturn(p app.ReturnPreview) returnJSON {
	out := returnJSON{Name: p.Name, Agency: p.Agency.Code, Again: words.Say(p.Again)}
	if p.Problem != nil {
		out.Problem = words.Say(app.Sentence{Message: p.Problem.Message, Args: p.Problem.Args})
		return out
	}
	out.Preview = &p.Preview
	return out
}

func writeReturns(w io.Writer, previews []app.ReturnPreview, out returnsJSON) {
	for i, p := range previews {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintln(w, strings.Trim(p.Name+": "+p.Agency.Name, ": "))
		for _, text := range []string{out.Files[i].Problem, out.Files[i].Again} {
			if text != "" {
				fmt.Fprintln(w, "  "+text)
			}
		}
		for _, n := range p.Preview.Notes {
			fmt.Fprintln(w, "  "+lang.L(returns.Reasons[n.Reason]))
		}
		for _, q := range p.Preview.Columns {
			fmt.Fprint(w, "  ")
			line(w, "Kolom %q (%s) tidak dikenal, %d isian belum dibaca. Katakan kolom apa dengan --column.", q.Heading, q.Letter, q.Filled)
		}
		for _, row := range p.Preview.Rows {
			writeReturnedRow(w, row)
		}
	}
	if a := out.Applied; a != nil {
		fmt.Fprintln(w)
		line(w, "Diambil dari %d berkas: %d tindak lanjut, %d nilai. Pengambilan nomor %d.", a.Files, a.FollowUps, a.Values, a.Batch)
		if a.Open > 0 {
			line(w, "%d nilai meragukan belum diambil; putuskan di jendela Rakor, Lembar OPD.", a.Open)
		}
		if a.Stale > 0 {
			line(w, "%d nilai berubah oleh berkas lain dan tidak diambil; ambil berkasnya lagi.", a.Stale)
		}
	}
}

func writeReturnedRow(w io.Writer, row returns.Row) {
	if row.Outcome == returns.Unchanged || row.Outcome == returns.Ignored {
		return
	}
	fmt.Fprintf(w, "  %s  %s\n", row.Number, outcomeWord(row.Outcome))
	for _, r := range row.Reasons {
		fmt.Fprintln(w, "    "+lang.L(returns.Reasons[r]))
	}
	for _, f := range row.Fields {
		if f.Outcome == returns.Unchanged {
			continue
		}
		fmt.Fprintf(w, "    %s: %q -> %s, %s\n", app.ColumnHeading(f.Key), f.Written, understood(f), outcomeWord(f.Outcome))
		for _, r := range f.Reasons {
			fmt.Fprintln(w, "      "+lang.L(returns.Reasons[r]))
		}
	}
}

func understood(f returns.Field) string {
	if f.Understood.IsBlank() {
		return "-"
	}
	return strings.ReplaceAll(f.Understood.String(), "\n", " / ")
}

// outcomeWord is what follows for a row or a value, as a person reads it.
func outcomeWord(o returns.Outcome) string {
	switch o {
	case returns.Update:
		return lang.L("pasti")
	case returns.Review:
		return lang.L("perlu diperiksa")
	case returns.Conflict:
		return lang.L("bentrok")
	case returns.Rejected:
		return lang.L("tidak diambil")
	case returns.Missing:
		return lang.L("tidak ada dalam berkas")
	case returns.New:
		return lang.L("usulan baru")
	}
	return lang.L("tetap")
}
