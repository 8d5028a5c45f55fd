// Package starter holds the lists an office begins with: agencies (perangkat
// daerah) and strategic issues (isu strategis), as CSV in UTF-8 with commas.
//
// The lists of agencies have one form, which is also the form an office can
// bring its own list in:
//
//	code        short name, unique without regard to case, dots, hyphens and spaces
//	name        full name
//	group       sekretariat, pengawasan, dinas, badan, uobk, kecamatan, kelurahan or desa
//	head_post   post of the head, "Camat Cambai"
//	email       of the office; without this column the addresses there are stay
//	aliases     other names people use, separated by semicolons
//	parent      code of the agency above it, further up in the list; may be empty
//	valid_from  first day, 2006-01-02; empty: since ever
//	valid_to    last day; empty: it goes on
//	confirmed   1: seen in recent public sources; 0: to be checked ("periksa")
//
// The package hands out text; what it means is for others to say.
package starter

import _ "embed" // the lists below are files beside this one

var (
	// City lists the agencies that almost every city has, all of them to be
	// checked. Kecamatan and kelurahan are left to the office: no two cities
	// share them.
	//
	//go:embed city.csv
	City string

	// Prabumulih lists the agencies of Kota Prabumulih with its 6 kecamatan,
	// 33 kelurahan and 12 desa, as far as public sources show them.
	//
	//go:embed prabumulih.csv
	Prabumulih string

	// Issues lists the strategic issues that coordination meetings look at:
	// code, name.
	//
	//go:embed issues.csv
	Issues string
)
