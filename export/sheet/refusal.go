package sheet

import "fmt"

// A Reason is why a file was not read.
type Reason string

// Reasons for refusing a file. Every file that cannot be read has one of them.
const (
	Encrypted   Reason = "encrypted"    // opens with a password only
	OldExcel    Reason = "old excel"    // Excel 97-2003 (.xls)
	BinaryExcel Reason = "binary excel" // .xlsb
	HTMLTable   Reason = "html"         // a web page, often named .xls
	FlatXML     Reason = "flat xml"     // .fods or XML Spreadsheet 2003
	LockFile    Reason = "lock file"    // ~$name.xlsx or .~lock.name#, left by an open office program
	Picture     Reason = "picture"      // JPEG, PNG …: a photograph of the sheet
	PDFDocument Reason = "pdf"          // a printed sheet
	Document    Reason = "document"     // a text document or presentation
	Empty       Reason = "empty"        // no bytes at all
	PlainText   Reason = "text"         // text, but no table of ours
	TooLarge    Reason = "too large"    // over one of the [Limits]
	Damaged     Reason = "damaged"      // cut, altered or malformed; nothing was taken from it
	NotOurs     Reason = "not ours"     // a sound workbook without any row of ours
	UnknownKind Reason = "unknown"      // none of the above
)

// A Refusal is the error for a file that was not read. Nothing was taken from
// the file.
type Refusal struct {
	Reason Reason
	Part   string // part of the file where it was found, such as "xl/worksheets/sheet1.xml"
	Offset int64  // byte within that part; -1 when that means nothing
	Limit  string // for TooLarge: the limit that was passed, such as "rows"
	Cause  error
}

func (r *Refusal) Error() string {
	s := "sheet refused: " + string(r.Reason)
	if r.Limit != "" {
		s += ": more " + r.Limit + " than allowed"
	}
	if r.Part != "" {
		s += fmt.Sprintf(": %s", r.Part)
		if r.Offset >= 0 {
			s += fmt.Sprintf(" at byte %d", r.Offset)
		}
	}
	if r.Cause != nil {
		s += ": " + r.Cause.Error()
	}
	return s
}

func (r *Refusal) Unwrap() error { return r.Cause }
