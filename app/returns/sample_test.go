package returns

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/sheet"
)

var testKey = []byte("a key for tests only")

const testExport = 42

func ptr[T any](v T) *T { return &v }

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// sample is a sheet of forty rows, the last four in support, as it is sent
// before anything is written into it.
func sample() sheet.Sheet {
	s := sheet.Sheet{
		Export: testExport, Key: testKey, AgencyCode: "PUPR", AgencyName: "Dinas Pekerjaan Umum dan Penataan Ruang",
		Letterhead: []string{"PEMERINTAH KOTA CONTOH", "SEKRETARIAT DAERAH"}, Period: "November 2026",
		AsOn: day(2026, 11, 23), ReturnBy: "Senin, 30 November 2026", ReturnTo: "Bagian Pemerintahan",
	}
	issues := []string{"Infrastruktur dasar", "Lingkungan", "Stunting", "Inflasi daerah"}
	for i := 1; i <= 40; i++ {
		r := sheet.Row{
			Item: i, Number: fmt.Sprintf("TL-2026-%04d", 100+i), Issue: issues[i%4], Lead: i <= 36,
			Action:    fmt.Sprintf("Menangani titik contoh ke-%d – tahap \"awal\" di kelurahan %d", i, i%7),
			Indicator: fmt.Sprintf("%d titik", i), Due: day(2026, time.Month(1+i%12), 1+i%28),
			Last:   ptr(float64(i%9+1) / 20),
			Answer: sheet.Answer{Status: inProgress, Progress: ptr(float64(i%9+1) / 20)},
		}
		if i%5 == 0 {
			r.Due, r.DueText = time.Time{}, "Semester I 2027"
		}
		if i%3 == 0 {
			r.Answer.Narrative = fmt.Sprintf("Baru tahap persiapan nomor %d.\nMenunggu lelang.", i)
			r.Answer.Evidence = "Foto 1"
		}
		if i%4 == 0 {
			r.Answer.Budget = ptr(int64(i) * 10_000_000)
			r.Answer.ReportedOn = day(2026, 10, 1+i%28)
			r.Answer.FilledBy = "Kasubbag Perencanaan"
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

// sent is what the archive knows of a sheet.
func sent(s sheet.Sheet) Sent {
	out := Sent{Export: s.Export, Agency: s.AgencyCode}
	for _, r := range s.Rows {
		out.Rows = append(out.Rows, SentRow{Row: r, FollowUpID: int64(1000 + r.Item)})
	}
	return out
}

// input is a comparison in which nothing has changed here since.
func input(s sheet.Sheet, r sheet.Returned) Input {
	in := Input{Sent: []Sent{sent(s)}, Latest: s.Export, Now: map[int64]Current{}, Returned: r, Today: today}
	for _, row := range in.Sent[0].Rows {
		in.Now[row.FollowUpID] = Current{Answer: row.Answer}
	}
	return in
}

// A spot on the sheet, by item and column.
type at struct {
	item int
	key  sheet.Key
}

// honest are the six edits of an agency that fills its sheet in well.
func honest() map[at]Value {
	text := func(s string) Value { return Value{Kind: Text, Text: s} }
	return map[at]Value{
		{3, sheet.KeyProgress}:     {Kind: Progress, Number: 550},
		{3, sheet.KeyNarrative}:    text("Fondasi selesai."),
		{7, sheet.KeyStatus}:       {Kind: Status, Text: done},
		{7, sheet.KeyProgress}:     {Kind: Progress, Number: 1000},
		{11, sheet.KeyRealization}: text("3 dari 5 titik"),
		{15, sheet.KeyBudget}:      {Kind: Money, Number: 125_000_000},
		{20, sheet.KeyReportedOn}:  {Kind: Day, Text: "2026-11-20"},
		{29, sheet.KeyStatus}:      {Kind: Status, Text: obstructed},
		{29, sheet.KeyObstacle}:    text("Hujan hampir setiap sore"),
	}
}

// byHand is what is read of a sheet that came back as it was sent.
func byHand(s sheet.Sheet) sheet.Returned {
	t := sheet.Table{Sheet: "Progres", HeaderRow: 6}
	for i, col := range sheet.Columns {
		t.Columns = append(t.Columns, sheet.FoundColumn{Key: col.Key, Letter: string(rune('A' + i)), Heading: col.Heading, How: sheet.ByHeading})
	}
	for i, r := range s.Rows {
		code, err := sheet.MakeRowCode(s.Key, s.Export, r.Item)
		if err != nil {
			panic(err)
		}
		row := sheet.ReturnedRow{Number: 7 + i, Code: code, CodeState: sheet.CodeGenuine, CodeText: code.String(), Cells: map[sheet.Key]sheet.Cell{}}
		for j, col := range sheet.Columns {
			c := cellOf(r, col.Key)
			c.Address = fmt.Sprintf("%c%d", 'A'+j, row.Number)
			row.Cells[col.Key] = c
		}
		t.Rows = append(t.Rows, row)
	}
	return sheet.Returned{
		Format: sheet.FormatXLSX, Exports: []int{s.Export}, AgencyCode: s.AgencyCode, Sheets: 1, Tables: []sheet.Table{t},
		SheetCodes: []sheet.SheetCode{{Export: s.Export, AgencyCode: s.AgencyCode, Genuine: true, Where: "Progres!B4"}},
	}
}

// cellOf is a cell as the writer leaves it.
func cellOf(r sheet.Row, k sheet.Key) sheet.Cell {
	text := map[sheet.Key]string{sheet.KeyNumber: r.Number, sheet.KeyIssue: r.Issue, sheet.KeyAction: r.Action}[k]
	switch {
	case text != "":
		return typed(text)
	case k == sheet.KeyDue && !r.Due.IsZero():
		return dayCell(r.Due)
	case k == sheet.KeyDue:
		return typed(r.DueText)
	case k == sheet.KeyLast && r.Last != nil:
		return shown(*r.Last, sheet.ShownPercent)
	}
	return cellFor(ValueOf(r.Answer, k))
}

// cellFor is a cell that holds a value the way the sheet asks for it.
func cellFor(v Value) sheet.Cell {
	switch v.Kind {
	case Blank:
		return sheet.Cell{Kind: sheet.CellBlank}
	case Progress:
		return shown(float64(v.Number)/1000, sheet.ShownPercent)
	case Money:
		return number(float64(v.Number))
	case Day:
		return dayCell(data.Date(v.Text).Time())
	}
	return typed(v.Text)
}

func dayCell(t time.Time) sheet.Cell {
	c := shown(float64(int(t.Sub(day(1899, 12, 30)).Hours()/24)), sheet.ShownDate)
	c.Text = t.Format("02/01/2006")
	return c
}

// fill writes values into returned rows; items are counted from 1.
func fill(r *sheet.Returned, values map[at]Value) {
	for spot, v := range values {
		put(r, spot.item, spot.key, cellFor(v))
	}
}

func put(r *sheet.Returned, item int, k sheet.Key, c sheet.Cell) {
	cells := r.Tables[0].Rows[item-1].Cells
	c.Address = cells[k].Address
	cells[k] = c
}

// counts writes the rows of a preview by outcome: "6 update, 34 unchanged".
func counts(p Preview) string {
	var parts []string
	for _, o := range []Outcome{Update, Unchanged, Review, Conflict, Rejected, Missing, New, Ignored} {
		if n := p.Counts.Rows[o]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, o))
		}
	}
	return strings.Join(parts, ", ")
}

// taken is what one nod for all that is certain would write.
func taken(p Preview) map[at]Value {
	values := map[at]Value{}
	for _, row := range p.Decide(Decisions{Certain: true}).Rows {
		for _, c := range row.Changes {
			values[at{p.Rows[row.Row].Item, c.Key}] = c.After
		}
	}
	return values
}

// mustBeTrue fails for every value taken that is not what the agency meant.
func mustBeTrue(t *testing.T, p Preview, meant map[at]Value) {
	t.Helper()
	for spot, v := range taken(p) {
		if want, known := meant[spot]; !known || !v.Same(want) {
			t.Errorf("item %d, %s: %q was taken, the agency meant %q", spot.item, spot.key, v, want)
		}
	}
}
