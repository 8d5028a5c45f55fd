package app

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

// page is what the sheets of an order have in common, and the moment they are
// made.
func (s *Sheets) page(tx *data.Tx, order SheetOrder) (sheet.Sheet, time.Time, error) {
	office, err := tx.Office()
	if err != nil {
		return sheet.Sheet{}, time.Time{}, err
	}
	key, err := tx.Settings().Key()
	at := s.clock().In(office.Zone.Location())
	today := data.DateOf(at)
	if err != nil {
		return sheet.Sheet{}, time.Time{}, err
	}
	f4, err := onF4(tx)
	page := sheet.Sheet{
		F4: f4, Key: key, Letterhead: letterheadLines(office), Period: locale.Month(order.period(today)),
		AsOn: today.Time(), ReturnTo: office.Unit,
	}
	if order.Meeting != 0 {
		m, err := tx.Meetings().Get(order.Meeting)
		if err != nil {
			return sheet.Sheet{}, time.Time{}, err
		}
		if m.Classification == data.Ordinary { // the title of another is not for all
			page.Source = withoutNumbers(m.Title) + ", " + locale.Day(m.HeldOn)
		}
	}
	if order.ReturnBy != "" {
		page.ReturnBy = locale.LongDay(order.ReturnBy)
	}
	return page, at, err
}

// onF4 reports whether the office prints on F4, as its minutes tell.
func onF4(tx *data.Tx) (bool, error) {
	book, err := readProfiles(tx)
	const between = 310 // mm, of A4 and F4
	return book.all()[0].Paper.Height > between, err
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
func fillRows(tx *data.Tx, page *sheet.Sheet, a Agency, owed []data.OwedRow, agencies map[int64]Agency) ([]data.SheetExportRow, error) {
	ids := make([]int64, len(owed))
	for i, o := range owed {
		ids[i] = o.ID
	}
	past, err := readPast(tx, ids...)
	if err != nil {
		return nil, err
	}
	var kept []data.SheetExportRow
	for i, o := range owed {
		row := sheetRow(i+1, o, agencies)
		row.Answer = past.answerOf(o.FollowUp, past.ownPart(o.FollowUp, a.ID, o.Role), time.Time{})
		page.Rows = append(page.Rows, row)
		page.Limited = page.Limited || o.Classification == data.Limited
		cells, err := json.Marshal(row)
		if err != nil {
			return nil, fmt.Errorf("keep sheet row: %w", err)
		}
		kept = append(kept, data.SheetExportRow{Item: row.Item, FollowUpID: o.ID, Role: o.Role, Cells: string(cells)})
	}
	return kept, nil
}

func sheetRow(item int, o data.OwedRow, agencies map[int64]Agency) sheet.Row {
	indicator := strings.TrimPrefix(strings.TrimSuffix(o.Indicator+": "+strings.TrimSpace(o.Target+" "+o.Unit), ": "), ": ")
	row := sheet.Row{
		Item: item, Number: o.Number, Issue: o.IssueName, Action: withoutNumbers(o.Action), Lead: o.Role == data.AsLead,
		Related: related(o, agencies), Indicator: withoutNumbers(indicator), DueText: withoutNumbers(o.Due.Text),
	}
	if o.Due.Kind == data.DueDay {
		row.Due = o.Due.On.Time()
	}
	if o.ReportedOn != "" {
		last := float64(o.Progress) / 1000
		row.Last = &last
	}
	if o.Verification == data.Returned && o.Role == data.AsLead { // the report was the lead's
		row.Note = "Dikembalikan: " + withoutNumbers(o.VerificationNote)
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
// sheet, after whoever had its part before. Day and author of a report are each period's own: they count only if
// the report came in after since, the moment a sheet was sent; with a zero
// since they are left open to be filled in.
func (p past) answerOf(f data.FollowUp, of part, since time.Time) (a sheet.Answer) {
	for _, r := range p.reports[f.ID] {
		if r.Role == of.role && slices.Contains(of.former, r.AgencyID) && !r.Revoked {
			addReport(&a, r, since)
		}
	}
	return a
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
	for _, said := range sameTexts(&r, a) {
		if *said.reported != "" || r.Source == data.FromSheet {
			*said.answered = *said.reported
		}
	}
	if !since.IsZero() && r.At.After(since) {
		a.ReportedOn, a.FilledBy = r.ReportedOn.Time(), r.FilledBy
	}
}

// A sameText is a text of a report and where a sheet holds it.
type sameText struct{ reported, answered *string }

// sameTexts pairs what a report keeps with what a sheet asks; both ways go by it.
func sameTexts(r *data.Report, a *sheet.Answer) []sameText {
	return []sameText{
		{&r.Realization, &a.Realization},
		{&r.Narrative, &a.Narrative},
		{&r.Obstacle, &a.Obstacle},
		{&r.SupportNeeded, &a.Support},
		{&r.Evidence, &a.Evidence},
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
