// Package workbook has what every Excel file of the program shares: colors,
// fonts and page set-up, the height of wrapped text, day numbers, and
// [Finish], which writes a workbook so that the same content gives the same
// bytes and other programs than Excel open it as it was meant.
//
// It knows excelize and nothing of follow-ups.
package workbook
