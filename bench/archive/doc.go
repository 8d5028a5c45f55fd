// Package archive makes the archives that speed is measured on: years of
// meetings with their entries, attendance, follow-ups and reports, and meetings
// under way of any length. The same [Spec] gives the same texts, numbers and
// days each time.
//
// All is written through the stores of package data and the use cases of
// package app, so that the history, the search index and the frozen minutes are
// what the program itself would have made of as many meetings.
package archive
