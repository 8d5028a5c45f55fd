// Package minutes prints the minutes of a meeting (notula) as the PDF that an
// office sends out and signs.
//
// It is handed a [Minutes] whose values are finished: dates written out, names
// resolved, lists in the order in which they are to be read. A [Profile] says
// how that office's form looks: paper, letterhead (kop), rows, parts, who signs.
// [Options] choose what the copy is for. Everything a form may differ in is a
// value of the profile, since the forms differ from region to region.
//
// The package knows nothing of archives, of meetings in progress, or of how a
// signature is made; it only leaves the fields for it.
package minutes
