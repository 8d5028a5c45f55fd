package data

import (
	"crypto/rand"
	"fmt"
	"math/big"
	"strconv"
	"time"
)

// A SheetExport (lembar OPD) is a progress sheet as it was sent to an agency.
type SheetExport struct {
	Head
	No       int64 // number of the sheet, never reused
	AgencyID int64
	Period   Period
	Schema   int // version of the columns
	MadeAt   time.Time
	By       string
	Name     string
	Size     int64
	SHA256   Hash // of the file, kept in [Tx.Blobs]
}

func (*SheetExport) table() string { return "sheet_exports" }

func (e *SheetExport) columns() []column {
	return []column{
		{"export_no", &e.No},
		{"agency_id", &e.AgencyID},
		{"period", &e.Period},
		{"schema", &e.Schema},
		{"made_at", instant{&e.MadeAt}},
		{"by", &e.By},
		{"name", &e.Name},
		{"size", &e.Size},
		{"sha256", &e.SHA256},
	}
}

// A SheetExportRow is one row of a sheet as it was sent.
type SheetExportRow struct {
	Head
	ExportNo   int64
	Item       int // 1.., the place of the row in the sheet
	FollowUpID int64
	Role       ReportRole
	Cells      string // JSON: what was written into each cell
}

func (*SheetExportRow) table() string { return "sheet_export_rows" }

func (r *SheetExportRow) columns() []column {
	return []column{
		{"export_no", &r.ExportNo},
		{"item", &r.Item},
		{"follow_up_id", &r.FollowUpID},
		{"role", &r.Role},
		{"cells", &r.Cells},
	}
}

// SheetExports stores what was sent to agencies. Rows are only ever added.
type SheetExports struct{ tx *Tx }

// SheetExports returns the store of sheets sent of this transaction.
func (tx *Tx) SheetExports() SheetExports { return SheetExports{tx} }

// NextNo returns the number the next sheet will have. It is written into the
// sheet, so it is asked for in the transaction that adds the sheet.
func (s SheetExports) NextNo() (int64, error) {
	skipped, err := s.skipped()
	if err != nil {
		return 0, err
	}
	return s.tx.nextIn(sheetBlock, func(above, below int64) (int64, error) {
		last, err := value[int64](s.tx, "SELECT coalesce(max(export_no), 0) FROM sheet_exports WHERE export_no > ? AND export_no < ?", above, below)
		if skipped > above && skipped < below {
			last = max(last, skipped)
		}
		return last, err
	})
}

// settingSkipped is the last number of a sheet that [SheetExports.Skip] passed over.
const settingSkipped = "sheets_skipped"

// How many numbers are passed over at least, and how many at most by chance
// beyond that: more than an office gives out between two backups.
const (
	leastSkipped = 500
	mostSkipped  = 1500
)

// Skip passes over numbers that may have been given out by an archive whose
// place this one, an older copy of it, has taken. How many is left to chance,
// or the same copy would give out the same numbers each time.
func (s SheetExports) Skip() error {
	next, err := s.NextNo()
	if err != nil {
		return err
	}
	chance, err := rand.Int(s.tx.db.uids.random, big.NewInt(mostSkipped))
	if err != nil {
		return fmt.Errorf("read random bytes: %w", err)
	}
	return s.tx.Settings().Set(settingSkipped, strconv.FormatInt(next+leastSkipped+chance.Int64(), 10))
}

func (s SheetExports) skipped() (int64, error) {
	text, err := s.tx.Settings().Get(settingSkipped)
	if err != nil || text == "" {
		return 0, err
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("read setting %s: %w", settingSkipped, ErrCorrupt)
	}
	return n, nil
}

// Add keeps a sheet with its rows and file. A No of 0 becomes the next number;
// any other must be that number. Size, hash, instant, author and the rows'
// numbers are filled in.
func (s SheetExports) Add(e *SheetExport, rows []SheetExportRow, file []byte) error {
	next, err := s.NextNo()
	switch {
	case err != nil:
		return err
	case !e.Period.Valid():
		return invalid("period", e.Period)
	case e.No == 0:
		e.No = next
	case e.No != next:
		return invalid("number of sheet", e.No)
	}
	if e.SHA256, err = s.tx.Blobs().Put(file); err != nil {
		return err
	}
	e.Size, e.MadeAt, e.By = int64(len(file)), s.tx.actor.At, s.tx.actor.Who
	if err := insert(s.tx, e); err != nil {
		return err
	}
	for i := range rows {
		rows[i].ExportNo = e.No
		if err := insert(s.tx, &rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// Get returns the sheet of a number.
func (s SheetExports) Get(no int64) (SheetExport, error) {
	return one[SheetExport](s.tx, "WHERE export_no = ?", no)
}

// Rows returns the rows of a sheet in their order.
func (s SheetExports) Rows(no int64) ([]SheetExportRow, error) {
	return all[SheetExportRow](s.tx, "WHERE export_no = ? ORDER BY item", no)
}

// LatestOf returns the sheet an agency was sent last.
func (s SheetExports) LatestOf(agencyID int64) (SheetExport, error) {
	return one[SheetExport](s.tx, "WHERE agency_id = ? ORDER BY export_no DESC LIMIT 1", agencyID)
}

// OfPeriod returns the sheets sent for a period, the newest first; with "",
// all sheets.
func (s SheetExports) OfPeriod(p Period) ([]SheetExport, error) {
	return all[SheetExport](s.tx, "WHERE ?1 = '' OR period = ?1 ORDER BY export_no DESC", p)
}
