package app

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// Sheets writes the progress sheets (lembar OPD) that agencies fill in.
type Sheets struct{ *desk }

// sheetSchema is the version of the sheet's columns; see [sheet.Columns].
const sheetSchema = 1

// A SheetOrder says which sheets to write.
type SheetOrder struct {
	Period   Period  // the month reported on; "" means the present one
	Agencies []int64 // none means every agency that owes something
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
// An agency that owes nothing gets none.
func (s *Sheets) Write(ctx context.Context, order SheetOrder, step Step) ([]SheetFile, error) {
	agencies, err := s.agencies(ctx, order)
	if err != nil {
		return nil, err
	}
	var files []SheetFile
	for i, a := range agencies {
		if err := ctx.Err(); err != nil {
			return files, err
		}
		file, err := s.one(ctx, a, order)
		if err != nil {
			return files, err
		}
		if file.Rows > 0 {
			files = append(files, file)
		}
		if step != nil {
			step(i+1, len(agencies))
		}
	}
	if len(files) == 0 {
		return nil, &Problem{Message: "Tidak ada tindak lanjut yang masih terbuka, jadi tidak ada lembar yang perlu dibuat. Tindak lanjut mulai berlaku setelah notula disahkan."}
	}
	return files, nil
}

// Names lists the names of the files an order makes, without making any.
func (s *Sheets) Names(ctx context.Context, order SheetOrder) ([]string, error) {
	agencies, err := s.agencies(ctx, order)
	if err != nil {
		return nil, err
	}
	var names []string
	err = s.read(ctx, func(tx *data.Tx) error {
		today, err := s.today(tx)
		for _, a := range agencies {
			names = append(names, sheetName(a.Code, order.period(today)))
		}
		return err
	})
	return names, err
}

// agencies lists whom to write for, in their order.
func (s *Sheets) agencies(ctx context.Context, order SheetOrder) (out []Agency, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		byID, err := agenciesByID(tx)
		if err != nil {
			return err
		}
		ids := order.Agencies
		if len(ids) == 0 {
			if ids, err = owing(tx); err != nil {
				return err
			}
		}
		for _, id := range ids {
			out = append(out, byID[id])
		}
		return nil
	})
	slices.SortFunc(out, func(a, b Agency) int { return cmp.Compare(a.Position, b.Position) })
	return out, err
}

// owing lists the agencies that lead or support an open follow-up.
func owing(tx *data.Tx) ([]int64, error) {
	open, err := tx.FollowUps().Register(data.RegisterFilter{Scope: data.ScopeOpen})
	if err != nil {
		return nil, err
	}
	seen := map[int64]bool{}
	var ids []int64
	for _, f := range open {
		for _, id := range append([]int64{f.LeadID}, f.Supports...) {
			if id != 0 && !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids, nil
}

// one makes the sheet of one agency in one transaction: its number stands in
// the file, and the file is kept with the rows as they were written.
func (s *Sheets) one(ctx context.Context, a Agency, order SheetOrder) (SheetFile, error) {
	file := SheetFile{Agency: a}
	err := s.write(ctx, func(tx *data.Tx) error {
		owed, err := tx.FollowUps().Owed(a.ID, 0)
		if err != nil || len(owed) == 0 {
			return err
		}
		page, err := s.page(tx, a, order)
		if err != nil {
			return err
		}
		kept, err := fillRows(tx, &page, a, owed)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := sheet.Write(&b, page); err != nil {
			return fmt.Errorf("write sheet of %s: %w", a.Code, err)
		}
		period := order.period(data.DateOf(page.AsOn))
		file.Number, file.Rows, file.Data = int64(page.Export), len(page.Rows), b.Bytes()
		file.Name = sheetName(a.Code, period)
		return tx.SheetExports().Add(&data.SheetExport{
			No: file.Number, AgencyID: a.ID, Period: period, Schema: sheetSchema, Name: file.Name,
		}, kept, file.Data)
	})
	return file, err
}

func (o SheetOrder) period(today Date) Period {
	if o.Period == "" {
		return today.Period()
	}
	return o.Period
}

// sheetName is a file name for people; nothing is ever read from it.
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

// page is the sheet without its rows.
func (s *Sheets) page(tx *data.Tx, a Agency, order SheetOrder) (sheet.Sheet, error) {
	office, err := tx.Office()
	if err != nil {
		return sheet.Sheet{}, err
	}
	key, err := tx.Settings().Key()
	if err != nil {
		return sheet.Sheet{}, err
	}
	no, err := tx.SheetExports().NextNo()
	today := s.clock.Today(office.Zone.Location())
	page := sheet.Sheet{
		Export: int(no), Key: key, AgencyCode: a.Code, AgencyName: a.Name,
		Letterhead: letterheadLines(office), Period: locale.Month(order.period(today)),
		AsOn: today.Time(), ReturnTo: office.Unit,
	}
	if order.ReturnBy != "" {
		page.ReturnBy = locale.LongDay(order.ReturnBy)
	}
	return page, err
}

// letterheadLines is the kop of a sheet: no telephone goes to agencies.
func letterheadLines(o Office) []string {
	var out []string
	for _, line := range []string{strings.ToUpper(o.Government), strings.ToUpper(o.Unit), o.Address} {
		if line != "" {
			out = append(out, line)
		}
	}
	return out
}

// fillRows writes the follow-ups an agency owes into its sheet, and returns
// the rows as they are to be kept.
func fillRows(tx *data.Tx, page *sheet.Sheet, a Agency, owed []data.OwedRow) ([]data.SheetExportRow, error) {
	agencies, err := agenciesByID(tx)
	if err != nil {
		return nil, err
	}
	var kept []data.SheetExportRow
	for i, o := range owed {
		row := sheetRow(i+1, o, agencies)
		if row.Answer, err = answerOf(tx, o.FollowUp, a.ID, time.Time{}); err != nil {
			return nil, err
		}
		page.Rows = append(page.Rows, row)
		cells, err := json.Marshal(row)
		if err != nil {
			return nil, fmt.Errorf("keep sheet row: %w", err)
		}
		kept = append(kept, data.SheetExportRow{Item: row.Item, FollowUpID: o.ID, Role: o.Role, Cells: string(cells)})
	}
	return kept, nil
}

func sheetRow(item int, o data.OwedRow, agencies map[int64]Agency) sheet.Row {
	row := sheet.Row{
		Item: item, Number: o.Number, Issue: o.IssueName, Action: o.Action, Lead: o.Role == data.AsLead,
		Related: related(o, agencies), Indicator: strings.TrimPrefix(strings.TrimSuffix(o.Indicator+": "+strings.TrimSpace(o.Target+" "+o.Unit), ": "), ": "),
		DueText: o.Due.Text,
	}
	if o.Due.Kind == data.DueDay {
		row.Due = o.Due.On.Time()
	}
	if o.ReportedOn != "" {
		last := float64(o.Progress) / 1000
		row.Last = &last
	}
	if o.Verification == data.Returned {
		row.Note = o.VerificationNote
	}
	return row
}

// related names the other agencies of a follow-up: for its lead those that
// support it, for one that supports it the lead.
func related(o data.OwedRow, agencies map[int64]Agency) string {
	if o.Role == data.AsSupport {
		return "Penanggung jawab: " + o.LeadName
	}
	var names []string
	for _, id := range o.Supports {
		names = append(names, agencies[id].Name)
	}
	return strings.Join(names, "; ")
}

// answerOf is what an agency has said of a follow-up, in the form of its
// sheet. Day and author of a report are each period's own: they count only if
// the report came in after since, the moment a sheet was sent; with a zero
// since they are left open to be filled in.
func answerOf(tx *data.Tx, f data.FollowUp, agencyID int64, since time.Time) (sheet.Answer, error) {
	reports, err := tx.Reports().OfFollowUp(f.ID)
	if err != nil {
		return sheet.Answer{}, err
	}
	var a sheet.Answer
	for _, r := range reports {
		if r.AgencyID == agencyID && !r.Revoked {
			addReport(&a, r, since)
		}
	}
	return a, nil
}

// addReport lets a later report go before what earlier ones said.
func addReport(a *sheet.Answer, r data.Report, since time.Time) {
	if r.Status != "" {
		a.Status = statusWord(r.Status)
	}
	if r.Progress != nil {
		p := float64(*r.Progress) / 1000
		a.Progress = &p
	}
	if r.BudgetRealized != nil {
		a.Budget = r.BudgetRealized
	}
	for _, t := range []struct {
		to   *string
		text string
	}{
		{&a.Realization, r.Realization},
		{&a.Narrative, r.Narrative},
		{&a.Obstacle, r.Obstacle},
		{&a.Support, r.SupportNeeded},
		{&a.Evidence, r.Evidence},
	} {
		if t.text != "" || r.Source == data.FromSheet {
			*t.to = t.text
		}
	}
	if !since.IsZero() && r.At.After(since) {
		a.ReportedOn, a.FilledBy = r.ReportedOn.Time(), r.FilledBy
	}
}

// statusWord is a status as the sheets write it; both lists have one order.
func statusWord(s data.Status) string {
	if i := slices.Index(data.Statuses, s); i >= 0 {
		return sheet.Statuses[i]
	}
	return ""
}

// statusOfWord reads what statusWord writes.
func statusOfWord(word string) data.Status {
	if i := slices.Index(sheet.Statuses, word); i >= 0 {
		return data.Statuses[i]
	}
	return ""
}
