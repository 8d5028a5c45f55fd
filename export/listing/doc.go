// Package listing writes rows of the register of follow-ups as an Excel
// workbook or as a text of values parted by ";". What was asked for stands
// above the rows, so that a file found later says what it is a part of.
//
// It is handed finished words and knows nothing of the archive.
package listing
