package capture

import (
	"rakor.id/rakor/data"
)

// Names is what a [Directory] is built from: plain values, in the order in
// which equals are to be offered.
type Names struct {
	Agencies  []Agency
	Groups    []Group // [StandardGroups] if nil
	Officials []Official
	People    []Person
	Issues    []Issue
	Recent    []Ref // most recently used first
}

// An Agency (OPD) as a line may name it.
type Agency struct {
	ID      int64
	Code    string // short name, "Dinas PUPR"
	Name    string
	Aliases []string
	Group   data.Group
	Active  bool // false: found by its exact name only, and marked
}

// A Group is what an order "to all" goes to.
type Group struct {
	Code    string // "camat"
	Name    string // "semua camat"
	Aliases []string
	Members []data.Group // nil = every agency
}

// An Official speaks without being an agency: the mayor, his deputy.
type Official struct {
	ID      int64
	Post    string // "Wali Kota"
	Name    string
	Aliases []string // "Wako"
}

// A Person (pejabat) is named after all agencies have been tried.
type Person struct {
	ID       int64
	Name     string // without titles
	Post     string
	AgencyID int64 // 0 for none
}

// An Issue (isu strategis) is named behind "#".
type Issue struct {
	ID   int64
	Code string
	Name string
}

// RefKind tells what a [Ref] points to.
type RefKind string

// The kinds of references.
const (
	RefNone     RefKind = ""
	RefAgency   RefKind = "agency"
	RefGroup    RefKind = "group"
	RefOfficial RefKind = "official"
	RefPerson   RefKind = "person"
	RefIssue    RefKind = "issue"
)

// A Ref points to one thing of the directory. Two Refs from one directory are
// equal (==) if they point to the same.
type Ref struct {
	Kind     RefKind
	ID       int64  // 0 for a group
	AgencyID int64  // of an agency itself, of a person their agency; else 0
	Code     string // what to type for it, without sign: "DinasPUPR"
	Label    string // short name as shown: "Dinas PUPR", "Wali Kota", "Budi Contoh"
	Name     string // in full
}

// IsZero reports whether the Ref points to nothing.
func (r Ref) IsZero() bool { return r.Kind == RefNone }

// A Directory finds what a code means. It does not change after it was built,
// so it may be shared.
type Directory struct {
	recent map[Ref]int
}

// NewDirectory builds a directory. It costs a few milliseconds for some
// hundred agencies; build it when the names change, not for each key.
func NewDirectory(n Names) *Directory { return &Directory{} }

// StandardGroups returns the groups of a city: semua, dinas, badan, bagian,
// camat (kecamatan), lurah (kelurahan), desa, and so on.
func StandardGroups() []Group { return nil }

// WithRecent returns the directory with another order among equals, most
// recently used first. It is cheap.
func (d *Directory) WithRecent(recent []Ref) *Directory { return d }

// Find resolves a code, without its sign, as a line would. With two equal
// meanings it returns all of them and the caller must not choose one.
func (d *Directory) Find(code string) []Ref { return nil }

// FindIssue resolves the code of an issue in the same way.
func (d *Directory) FindIssue(code string) []Ref { return nil }

// Ref returns the reference to something of the directory by its kind and ID.
func (d *Directory) Ref(kind RefKind, id int64) (Ref, bool) { return Ref{}, false }

// Members returns the active agencies an order to a group goes to; for an
// agency itself, that agency.
func (d *Directory) Members(r Ref) []Ref { return nil }
