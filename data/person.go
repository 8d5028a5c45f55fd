package data

import "strings"

// Acting tells that a post is filled for the time being; it belongs to the
// post, not to the name.
type Acting string

// The ways of filling a post.
const (
	Permanent Acting = ""
	ActingPlt Acting = "Plt." // pelaksana tugas
	ActingPlh Acting = "Plh." // pelaksana harian
	ActingPj  Acting = "Pj."  // penjabat
)

// Valid reports whether a is one of the four.
func (a Acting) Valid() bool {
	return a == Permanent || a == ActingPlt || a == ActingPlh || a == ActingPj
}

// A PersonName is a name with its titles kept apart, so that it can be written
// with or without them.
type PersonName struct {
	Front string // "Dr. H."
	Name  string
	Back  string // "S.Sos., M.Si."
}

// String writes the name in full, "Dr. H. Nama, S.Sos., M.Si.".
func (n PersonName) String() string {
	s := strings.TrimSpace(n.Front + " " + n.Name)
	if n.Back != "" {
		s += ", " + n.Back
	}
	return s
}

// A Person (pejabat) fills a post, usually in an agency.
type Person struct {
	Head
	AgencyID int64 // 0 for the mayor and others above the agencies
	Post     string
	Acting   Acting
	PersonName
	NIP       string // 18 digits as typed; warned about, never refused; "" for a mayor
	Rank      string // "Pembina Utama Muda (IV/c)"
	Telephone string
	Active    bool
}

func (*Person) table() string { return "people" }

func (p *Person) columns() []column {
	return []column{
		{"agency_id", ref{&p.AgencyID}},
		{"post", &p.Post},
		{"acting", &p.Acting},
		{"front", &p.Front},
		{"name", &p.Name},
		{"back", &p.Back},
		{"nip", &p.NIP},
		{"rank", &p.Rank},
		{"telephone", &p.Telephone},
		{"active", &p.Active},
	}
}

// People stores persons.
type People struct{ tx *Tx }

// People returns the store of persons of this transaction.
func (tx *Tx) People() People { return People{tx} }

// All returns all persons by name, those no longer in office as well.
func (s People) All() ([]Person, error) { return all[Person](s.tx, "ORDER BY name, id") }

// Get returns a person.
func (s People) Get(id int64) (Person, error) { return byID[Person](s.tx, id) }

// OfAgency returns the persons in office in an agency.
func (s People) OfAgency(agencyID int64) ([]Person, error) {
	return all[Person](s.tx, "WHERE agency_id = ? AND active ORDER BY id", agencyID)
}

// Add adds a person.
func (s People) Add(p *Person) error {
	if !p.Acting.Valid() {
		return invalid("acting", p.Acting)
	}
	return insert(s.tx, p)
}

// Update stores a changed person.
func (s People) Update(p *Person) error {
	if !p.Acting.Valid() {
		return invalid("acting", p.Acting)
	}
	return update(s.tx, p)
}
