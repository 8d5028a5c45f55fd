package sheet

import (
	"errors"
	"io"
)

// Write writes s as an Excel workbook. The same sheet gives the same bytes. A
// value that Excel cannot hold, such as a text over 32,767 characters, is an
// error that names the row; nothing is ever cut.
func Write(w io.Writer, s Sheet) error {
	return errors.New("write sheet: not built yet")
}
