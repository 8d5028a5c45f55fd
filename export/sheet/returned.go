package sheet

import "time"

// A Format is the kind of file a sheet came back in.
type Format string

// Formats that are read.
const (
	FormatXLSX Format = "xlsx" // also .xlsm; its macros are never read
	FormatODS  Format = "ods"
	FormatCSV  Format = "csv"
)

// Returned is what stands in a returned file, as it was typed. Nothing in it
// is interpreted; see the package comment.
type Returned struct {
	Format     Format
	Exports    []int       // export numbers of the genuine row codes, most frequent first
	SheetCodes []SheetCode // codes of whole sheets found in title, hidden sheet and file properties
	AgencyCode string      // of the first genuine sheet code, or of the first at all
	Schema     string      // "SPK-TL/1" where it survived
	Sheets     int         // worksheets in the file, hidden ones too
	Tables     []Table     // one for each worksheet that holds rows of ours
	Notes      []Note
}

// A SheetCode is a code of a whole sheet found in a file. It only confirms
// what the row codes say.
//
//nolint:revive // next to RowCode, "Code" alone would be the wrong one
type SheetCode struct {
	Export     int
	AgencyCode string
	Genuine    bool   // made by this installation, and not mistyped
	Where      string // "Progres!B4", "_spk!B2", "subject"
}

// A Table is the follow-ups found on one worksheet.
type Table struct {
	Sheet     string // name of the worksheet; empty for CSV
	Hidden    bool   // the worksheet is hidden
	HeaderRow int    // counted from 1; 0 when there was none and the layout was assumed
	Date1904  bool   // day numbers count from 1 January 1904
	Columns   []FoundColumn
	Rows      []ReturnedRow
}

// A How tells how a column was recognized.
type How string

// Ways a column is recognized, the surest first.
const (
	ByHeading     How = "heading"     // the heading as it was written
	BySynonym     How = "synonym"     // another name for it
	ByMisspelling How = "misspelling" // a heading within a few letters of it
	ByContent     How = "content"     // row codes or statuses stand in it
	ByLayout      How = "layout"      // it stands where it was written; there is no heading
	ByPerson      How = "person"      // a person has said what it is; see [Returned.Assign]
	Unknown       How = "unknown"     // a column that is none of ours
	Missing       How = "missing"     // one of ours that is not there
)

// A FoundColumn is one column of a returned table, or one that is missing.
type FoundColumn struct {
	Key     Key    // empty when How is Unknown
	Letter  string // "L"; empty when How is Missing
	Heading string // as it stands in the file
	How     How
}

// A CodeState tells what became of a row's code.
type CodeState string

// States of a row's code.
const (
	CodeGenuine CodeState = "genuine" // ours, and in order
	CodeForeign CodeState = "foreign" // formed like a code, but the tag is wrong: mistyped, or of another installation
	CodeBroken  CodeState = "broken"  // something stands there that is no code
	CodeNone    CodeState = "none"    // nothing stands there, or there is no column of codes
)

// A ReturnedRow is one row of a returned table that holds something.
type ReturnedRow struct {
	Number    int // row in the worksheet, counted from 1
	Code      RowCode
	CodeState CodeState
	CodeText  string       // what stands in the code's cell
	TwinOf    string       // address ("Progres!A9") of an earlier row with the same genuine code
	Hidden    bool         // filtered away or hidden
	Cells     map[Key]Cell // every column found has a cell, a blank one too
	Others    []Cell       // what stands in columns that are none of ours
}

// A CellKind is what a cell holds.
type CellKind string

// Kinds of cells.
const (
	CellBlank   CellKind = "blank"
	CellText    CellKind = "text"
	CellNumber  CellKind = "number"
	CellDate    CellKind = "date" // a number shown as a date
	CellBool    CellKind = "bool"
	CellError   CellKind = "error"   // #REF!, #N/A …
	CellFormula CellKind = "formula" // a formula whose value was never computed
)

// A NumberFormat tells how a number is shown, as far as it matters.
type NumberFormat string

// Number formats.
const (
	ShownPlain   NumberFormat = ""
	ShownPercent NumberFormat = "percent" // 0.8 is shown as 80%
	ShownDate    NumberFormat = "date"
)

// A Cell is the content of one cell, uninterpreted.
type Cell struct {
	Address     string // "L7"
	Kind        CellKind
	Text        string  // as shown on the screen; for text exactly as typed
	Number      float64 // for numbers and dates: as stored; a fraction for percents, a day number for dates
	Shown       NumberFormat
	Formula     bool   // the value was computed by a formula
	MergedUnder string // address of the cell that covers this one; empty when it stands for itself
	MergedOver  string // the range it covers ("L7:L9"), when it is the first of a merged range
}

// Blank reports whether nothing stands in the cell.
func (c Cell) Blank() bool { return c.Kind == "" || c.Kind == CellBlank }

// Day returns the day a day number means in a table, by its date system. It is
// the zero time for numbers that are no day between 1900 and 9999.
func (t Table) Day(number float64) time.Time {
	return serialDay(number, t.Date1904)
}

// A NoteKind is something worth telling about a file that was read.
type NoteKind string

// Notes.
const (
	NoteManySheets    NoteKind = "many sheets"    // more than one worksheet holds rows
	NoteMerged        NoteKind = "merged"         // merged cells within the table
	NoteTwins         NoteKind = "twins"          // a row code stands in more than one row
	NoteGhostRows     NoteKind = "ghost rows"     // rows that are formatted but empty were skipped
	NoteNoHeader      NoteKind = "no header"      // the heading row is gone, the layout was assumed
	NoteNoCodes       NoteKind = "no codes"       // the column of codes is gone
	NoteMixedExports  NoteKind = "mixed exports"  // rows of more than one export
	NoteMacros        NoteKind = "macros"         // the file has macros; they were not read
	NoteMissingColumn NoteKind = "missing column" // a column is not there; Where has its key
	NoteHiddenRows    NoteKind = "hidden rows"
)

// A Note is something worth telling, with its place and how often.
type Note struct {
	Kind  NoteKind
	Where string // worksheet, address or key, as fits the kind
	Count int
}
