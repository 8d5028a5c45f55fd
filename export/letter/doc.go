// Package letter writes an official letter (surat dinas) with a numbered table
// on the office's letterhead: at its head number, nature, enclosures and
// subject, then to whom, the text, what it is about line by line, and who
// signs.
//
// It is handed finished words and the form of the page, and knows neither
// meetings nor follow-ups, nor why a letter is written.
package letter
