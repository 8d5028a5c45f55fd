// Package sample holds a whole coordination meeting (rakor) to try the program
// with: who was invited, what was typed, and what agencies wrote back. Agenda
// and statements follow what such meetings are about; persons, figures and
// statements are made up, and the record says so.
package sample

import _ "embed" // the files below lie beside this one

var (
	// Meeting is the plan, JSON: the office (kop), title, series, day, hours,
	// place, invitation, chair and those beside it, secretary, recorder, and
	// the agenda with the code of each item's strategic issue.
	//
	//go:embed meeting.json
	Meeting string

	// Roster lists the invited posts, CSV: agency (a code of
	// starter.Prabumulih), acting ("Plt.", "Plh." or nothing), post, name of
	// its holder, NIP, rank.
	//
	//go:embed roster.csv
	Roster string

	// Capture is everything that was typed, one capture line a line: roll
	// call, opening, six items, closing.
	//
	//go:embed capture.txt
	Capture string

	// Returns tells how some agencies filled in their sheets, JSON. An answer
	// names its follow-up by its place among the "/t" lines of [Capture],
	// counted from 1; its other fields are keys of the sheet's columns, with
	// what people type into them, right or wrong.
	//
	//go:embed returns.json
	Returns string
)
