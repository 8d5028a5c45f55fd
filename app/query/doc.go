// Package query reads the typed filter (saringan) of the register of
// follow-ups and of the search over entries: text in, terms out, and back.
//
//	@PUPR status:terkendala telat #stunting jatuh:2026-12 -dukung:@DLH "pompa air"
//
// A line is a row of tokens parted by spaces. A token is a word to be found, a
// phrase in quotes, a sign with a name (@ agency, # issue), a word of its own
// (telat), or a field with a value (status:selesai); "-" before it asks for the
// opposite. Several terms of one field mean any of them, terms of different
// fields and words mean all of them, and each term with "-" must not hold.
//
// What cannot be understood stays in the line as a term of [FieldUnknown] with
// a [Remark] that names the nearest known word; it is never dropped and never
// silently taken for something else. [Query.String] writes the line in one
// canonical spelling, which reads back as the same terms, so that controls and
// the typed line are one filter seen twice.
//
// The package knows names, days and words. It does not know what a filter
// finds: package app turns terms into questions to the archive.
package query
