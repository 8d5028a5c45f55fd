package sheet

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

const (
	tableSheet  = "Progres"
	hiddenSheet = "_spk"

	bandRow   = 5
	headerRow = 6
	firstRow  = 7

	// maxRows keeps a sheet something a person fills in.
	maxRows = 5000
)

// schema is how a file tells its version of the columns.
var schema = "SPK-TL/" + strconv.Itoa(Schema)

// Texts of the rows that set supporting follow-ups apart. The reader skips
// rows that begin like them.
const (
	leadDivider    = "SEBAGAI PENANGGUNG JAWAB"
	supportDivider = "SEBAGAI PENDUKUNG"
)

// Write writes s as an Excel workbook. The same sheet gives the same bytes. A
// value that Excel cannot hold, such as a text over 32,767 characters, is an
// error that names the row; nothing is ever cut.
func Write(w io.Writer, s Sheet) error {
	if err := s.check(); err != nil {
		return fmt.Errorf("write sheet of %s: %w", s.AgencyCode, err)
	}
	b, err := newBook(s)
	if err != nil {
		return fmt.Errorf("write sheet of %s: %w", s.AgencyCode, err)
	}
	defer b.f.Close() // nothing on disk; the file was made in memory
	for _, step := range []func() error{
		b.columns, b.title, b.headings, b.rows, b.identity, b.validate, b.color, b.view, b.protect,
	} {
		if err := step(); err != nil {
			return fmt.Errorf("write sheet of %s: %w", s.AgencyCode, err)
		}
	}
	return workbook.Finish(w, b.f, workbook.Properties{
		Title:    "Lembar progres tindak lanjut " + s.AgencyName,
		Subject:  b.code,
		Keywords: schema,
		Creator:  "Rakor",
	}, map[string]int{tableSheet: firstRow})
}

// A book is the workbook while it is built.
type book struct {
	s      Sheet
	f      *excelize.File
	code   string // of the sheet
	first  int    // first row of a follow-up, where filling in begins
	last   int    // last row of the table
	widths map[Key]float64
	styles styles
}

func newBook(s Sheet) (*book, error) {
	f := excelize.NewFile()
	b := &book{s: s, f: f, code: s.Code(), widths: s.widths()}
	if err := f.SetSheetName("Sheet1", tableSheet); err != nil {
		return nil, err
	}
	if _, err := f.NewSheet(hiddenSheet); err != nil {
		return nil, err
	}
	if err := f.SetDefaultFont("Calibri"); err != nil {
		return nil, err
	}
	var err error
	b.styles, err = newStyles(f)
	return b, err
}

// check refuses what could not be read back as it was meant.
func (s Sheet) check() error {
	if s.Export < 1 || s.Export > MaxNumber {
		return fmt.Errorf("export number %d is outside 1 to %d", s.Export, MaxNumber)
	}
	if s.AgencyCode == "" || len(s.AgencyCode) > 40 || strings.TrimSpace(s.AgencyCode) != s.AgencyCode {
		return fmt.Errorf("agency code %q is no code of 1 to 40 letters", s.AgencyCode)
	}
	if s.AsOn.IsZero() {
		return errors.New("there is no day against which to judge what is late")
	}
	if len(s.Rows) > maxRows {
		return fmt.Errorf("%d rows are more than %d", len(s.Rows), maxRows)
	}
	texts := append([]string{s.AgencyCode, s.AgencyName, s.Period, s.Source, s.ReturnBy, s.ReturnTo}, s.Letterhead...)
	for _, t := range texts {
		if err := workbook.CheckText(t); err != nil {
			return fmt.Errorf("title: %w", err)
		}
	}
	seen := make(map[int]bool, len(s.Rows))
	for _, r := range s.Rows {
		if seen[r.Item] {
			return fmt.Errorf("item %d stands there twice", r.Item)
		}
		seen[r.Item] = true
		if err := r.check(); err != nil {
			return fmt.Errorf("item %d (%s): %w", r.Item, r.Number, err)
		}
	}
	return nil
}

func (r Row) check() error {
	if r.Answer.Status != "" && !isStatus(r.Answer.Status) {
		return fmt.Errorf("status %q is not in the list", r.Answer.Status)
	}
	for _, p := range []*float64{r.Last, r.Answer.Progress} {
		if p != nil && !(*p >= 0 && *p <= 1) {
			return fmt.Errorf("progress %v is not between 0 and 1", *p)
		}
	}
	if r.Answer.Budget != nil && *r.Answer.Budget < 0 {
		return fmt.Errorf("budget %d is negative", *r.Answer.Budget)
	}
	for _, c := range Columns {
		text, ok := r.value(c.Key).(string)
		if !ok {
			continue
		}
		if err := workbook.CheckText(text); err != nil {
			return fmt.Errorf("%s: %w", c.Heading, err)
		}
	}
	return nil
}

func isStatus(s string) bool {
	for _, known := range Statuses {
		if s == known {
			return true
		}
	}
	return false
}
