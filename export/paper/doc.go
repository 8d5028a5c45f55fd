// Package paper composes official documents on pages and writes them as archive
// PDF (PDF/A-2a with PDF/UA-1 tags by default).
//
// A [Document] is filled from top to bottom with paragraphs, headings, lists,
// label rows, tables, figures and signature blocks; it breaks lines and pages
// itself, and every piece carries its role, from which the tags are made. Text
// passes one gate: what the font cannot show is replaced by a visible sign and
// reported by name, never left blank. Lengths are millimeters from the upper
// left corner of the page, type sizes are points.
//
// Only engine.go knows the PDF library under it. The package knows nothing of
// meetings, nor of how signatures are made; it leaves empty fields for them.
package paper
