// Package recap writes the recapitulation of follow-ups (rekapitulasi tindak
// lanjut) as an Excel workbook for the chair of a meeting: per agency (OPD)
// and per strategic issue, as charts, and as a list of every follow-up.
//
// It is handed figures and finished texts, and counts nothing itself; it only
// refuses figures that contradict each other.
package recap
