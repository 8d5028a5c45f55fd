// Package docx writes the minutes of a meeting (notula) as a Word document
// (WordprocessingML, ECMA-376 part 1), so that Word and LibreOffice show the same
// parts in the same order as the PDF.
//
// What is printed, and in which order, is decided in [minutes.Compose]; here each
// piece becomes a paragraph, a numbered list or a table with a style that can be
// changed. The copy can be edited by anybody and says so at its foot: it is never
// the document that is signed.
//
// The package knows nothing of meetings, and writes no macro, no field that asks
// to be updated and no link to the outside.
package docx
