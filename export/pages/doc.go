// Package pages makes pictures of the pages of a PDF, so that a window can show
// what would be printed before anything is written.
//
// Its words: an [Engine] is a PDF renderer that has been made ready, which
// takes seconds the first time on a computer and a tenth of one afterwards; a
// [Document] is a PDF opened in it.
//
// The renderer is PDFium, compiled to WebAssembly and run inside the program:
// nothing has to be installed, and what it does wrong stays in its own memory,
// for it sees no file, no clock and no network. The package is for PDFs that
// the program made itself. It bounds time and memory all the same.
package pages
