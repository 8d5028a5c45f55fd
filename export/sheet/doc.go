// Package sheet writes the progress sheet of one agency (lembar OPD) and reads
// it back after the agency has filled it in.
//
// A sheet has rows, one for each follow-up (tindak lanjut) the agency leads or
// supports. [Columns] describes what stands in a row, once, for writer and
// reader alike: locked columns are told by the secretariat, open columns are
// answered by the agency. Every row carries a [RowCode], because a returned
// file may be sorted, cut, copied, renamed or converted, and only what stands
// in a cell survives that.
//
// [Write] turns finished values into a workbook; the same values give the same
// bytes. [Read] takes whatever comes back and tells what stands where, as it
// was typed. It does not say what a cell means: that "80" is 80 % or that
// "sdh selesai" is a status is judged elsewhere, next to what was sent.
package sheet
