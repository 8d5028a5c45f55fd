// Package app is what a secretary's office can ask of Rakor: plan a meeting,
// take it down, make its minutes final, sign them, send sheets to the agencies
// and take their answers back.
//
// Its words are those of [data]; its rules are those that reach across records.
// A use case is one method and, where it writes, one transaction. What goes
// wrong in a way a person can act on is a [Problem] with an Indonesian sentence.
//
// Nothing here knows about windows, SQL or the inside of a PDF or a workbook.
package app
