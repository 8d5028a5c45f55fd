package app

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// Sheets writes the progress sheets (lembar OPD) that agencies fill in.
type Sheets struct{ *desk }

// A SheetOrder says which sheets to write.
type SheetOrder struct {
	Period   Period  // the month reported on; "" means the present one
	Agencies []int64 // none means every agency that owes something
	Meeting  int64   // only what was laid on them there; 0 means all meetings
	ReturnBy Date    // "" for none
}

// A SheetFile is one sheet as it was written.
type SheetFile struct {
	Agency Agency
	Number int64 // of the sheet; never used again
	Rows   int
	Name   string // of the file
	Data   []byte
}

// Step tells how far a long work has come.
type Step func(done, total int)

// Write makes a sheet for each agency asked for and keeps each as it is sent.
// An agency that owes nothing gets none. Either all are kept or, after an error
// or a stop, none.
func (s *Sheets) Write(ctx context.Context, order SheetOrder, step Step) (files []SheetFile, err error) {
	err = s.unlessTaken(func() error {
		made, err := s.prepare(ctx, order, step)
		if err != nil {
			return err
		}
		files = filesOf(made)
		return s.keep(ctx, made, func() error { return nil })
	})
	if err != nil {
		return nil, err
	}
	return files, nil
}

// A madeSheet is a sheet that is finished but not kept.
type madeSheet struct {
	SheetFile
	page   sheet.Sheet
	rows   []data.SheetExportRow
	period Period
	at     time.Time // when it was made, in the office's zone
}

func filesOf(made []madeSheet) []SheetFile {
	files := make([]SheetFile, len(made))
	for i := range made {
		files[i] = made[i].SheetFile
	}
	return files
}

// prepare makes the sheets of an order out of one state of the archive, under
// the numbers that are free in it. Nothing is kept yet, so making them can be
// stopped, and does not hold up whoever writes meanwhile.
func (s *Sheets) prepare(ctx context.Context, order SheetOrder, step Step) (made []madeSheet, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		made, err = s.compose(tx, order)
		return err
	})
	if err != nil {
		return nil, err
	}
	if len(made) == 0 {
		return nil, s.nothingOwed(ctx)
	}
	err = together(ctx, len(made), step, func(i int) error {
		var b bytes.Buffer
		if err := sheet.Write(&b, made[i].page); err != nil {
			return fmt.Errorf("write sheet of %s: %w", made[i].Agency.Code, err)
		}
		made[i].Data = b.Bytes()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return made, ctx.Err()
}

func (s *Sheets) nothingOwed(ctx context.Context) error {
	switch n, err := s.Withheld(ctx); {
	case err != nil:
		return err
	case n > 0:
		return &Problem{Message: "Tidak ada lembar yang dibuat: yang masih terbuka hanya %d tindak lanjut rapat rahasia, dan itu tidak dimuat di lembar. Sampaikan kepada OPD-nya dengan cara lain.", Args: []any{n}}
	}
	return &Problem{Message: "Tidak ada tindak lanjut yang masih terbuka, jadi tidak ada lembar yang perlu dibuat. Tindak lanjut mulai berlaku setelah notula disahkan."}
}

func (step Step) tell(done, total int) {
	if step != nil {
		step(done, total)
	}
}

// compose fills the pages of an order.
func (s *Sheets) compose(tx *data.Tx, order SheetOrder) ([]madeSheet, error) {
	byID, err := agenciesByID(tx)
	if err != nil {
		return nil, err
	}
	owed, err := owedOnSheets(tx, order.Agencies, order.Meeting)
	if err != nil {
		return nil, err
	}
	agencies := sheetAgencies(order, owed, byID)
	next, err := tx.SheetExports().NextNo()
	if err != nil {
		return nil, err
	}
	page, at, err := s.page(tx, order)
	if err != nil {
		return nil, err
	}
	period := order.period(data.DateOf(page.AsOn))
	names := sheetNames(agencies, period)
	var made []madeSheet
	for i, a := range agencies {
		if len(owed[a.ID]) == 0 {
			continue
		}
		if err := checkCode(a.Code); err != nil {
			return nil, err
		}
		m := madeSheet{SheetFile: SheetFile{Agency: a, Number: next, Rows: len(owed[a.ID]), Name: names[i]}, page: page, period: period, at: at}
		next++
		m.page.Export, m.page.AgencyCode, m.page.AgencyName = int(m.Number), a.Code, a.Name
		if m.rows, err = fillRows(tx, &m.page, a, owed[a.ID], byID); err != nil {
			return nil, err
		}
		made = append(made, m)
	}
	return made, nil
}

// errNumberTaken is a sheet whose number went to another while it was made.
var errNumberTaken = errors.New("number of a sheet is taken")

// keep takes the sheets into the archive, all or none. publish puts them where
// people find them; if it fails, no number is used.
func (s *Sheets) keep(ctx context.Context, made []madeSheet, publish func() error) error {
	if err := ctx.Err(); err != nil {
		return err // from here on it is too late to stop
	}
	return s.write(ctx, func(tx *data.Tx) error {
		next, err := tx.SheetExports().NextNo()
		if err != nil {
			return err
		}
		if next != made[0].Number {
			return errNumberTaken
		}
		for i := range made {
			m := &made[i]
			if err := tx.SheetExports().Add(&data.SheetExport{
				No: m.Number, AgencyID: m.Agency.ID, Period: m.period, Schema: sheet.Schema, Name: m.Name,
			}, m.rows, m.Data); err != nil {
				return err
			}
		}
		return publish()
	})
}

// unlessTaken does work again whose numbers others have taken meanwhile.
func (s *Sheets) unlessTaken(work func() error) error {
	for range 3 {
		if err := work(); !errors.Is(err, errNumberTaken) {
			return err
		}
	}
	return errNumberTaken
}

// Names lists the names of the files an order makes, without making any.
func (s *Sheets) Names(ctx context.Context, order SheetOrder) (names []string, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		byID, err := agenciesByID(tx)
		if err != nil {
			return err
		}
		owed, err := owedOnSheets(tx, order.Agencies, order.Meeting)
		if err != nil {
			return err
		}
		today, err := s.today(tx)
		names = sheetNames(sheetAgencies(order, owed, byID), order.period(today))
		return err
	})
	return names, err
}

// sheetAgencies lists whom to write for, in their order.
func sheetAgencies(order SheetOrder, owed map[int64][]data.OwedRow, byID map[int64]Agency) []Agency {
	ids := order.Agencies
	if len(ids) == 0 {
		ids = slices.Collect(maps.Keys(owed))
	}
	var out []Agency
	for _, id := range ids {
		out = append(out, byID[id])
	}
	slices.SortFunc(out, func(a, b Agency) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func (o SheetOrder) period(today Date) Period {
	if o.Period == "" {
		return today.Period()
	}
	return o.Period
}

// sheetNames are file names for people, no two alike; nothing is ever read from
// them.
func sheetNames(agencies []Agency, p Period) []string {
	used := map[string]int{}
	names := make([]string, len(agencies))
	for i, a := range agencies {
		names[i] = sheetName(a.Code, p)
		used[names[i]]++
		if n := used[names[i]]; n > 1 { // "Kec. A" and "Kec A"
			names[i] = fmt.Sprintf("%s-%d.xlsx", strings.TrimSuffix(names[i], ".xlsx"), n)
		}
	}
	return names
}

func sheetName(code string, p Period) string {
	safe := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			return r
		}
		return '-'
	}, code)
	for strings.Contains(safe, "--") {
		safe = strings.ReplaceAll(safe, "--", "-")
	}
	return "lembar-" + strings.ToLower(strings.Trim(safe, "-")) + "-" + string(p) + ".xlsx"
}
