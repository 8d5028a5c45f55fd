package capture

import (
	"slices"

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
	FollowUps []FollowUp // open, of earlier meetings
	Recent    []Ref      // most recently used first
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
	Name     string // in full; of an official the person, of a person the post
}

// IsZero reports whether the Ref points to nothing.
func (r Ref) IsZero() bool { return r.Kind == RefNone }

// A place identifies what a Ref points to.
type place struct {
	kind RefKind
	id   int64
	code string // of a group
}

func (r Ref) place() place {
	if r.Kind == RefGroup {
		return place{kind: RefGroup, code: r.Code}
	}
	return place{kind: r.Kind, id: r.ID}
}

// A Directory finds what a code means. It does not change after it was built,
// so it may be shared. A nil Directory knows nothing.
type Directory struct {
	codes   *index // agencies, groups, officials, people
	issues  *index
	members map[string][]Ref // of groups, by their code
	recent  map[place]int    // 1 for the most recently used
	owed    []owed
	floor   int64 // the agency that speaks; its follow-ups go first
}

// NewDirectory builds a directory. It costs a few milliseconds for some
// hundred agencies; build it when the names change, not for each key.
func NewDirectory(n Names) *Directory {
	if n.Groups == nil {
		n.Groups = StandardGroups()
	}
	codes := newIndex()
	for _, a := range n.Agencies {
		codes.addAgency(a)
	}
	for _, o := range n.Officials {
		it := codes.item(Ref{Kind: RefOfficial, ID: o.ID, Label: o.Post, Name: o.Name}, true)
		codes.keys(it, trueKey, append([]string{o.Post}, o.Aliases...)...)
		codes.keys(it, formlessKey, o.Name) // goes before the same person in the list of people
	}
	for _, g := range n.Groups {
		it := codes.item(Ref{Kind: RefGroup, Code: g.Code, Label: g.Code, Name: g.Name}, true)
		codes.keys(it, trueKey, append([]string{g.Code, g.Name}, g.Aliases...)...)
	}
	for _, p := range n.People {
		it := codes.item(Ref{Kind: RefPerson, ID: p.ID, AgencyID: p.AgencyID, Label: p.Name, Name: p.Post}, true)
		codes.keys(it, personKey, p.Name)
		codes.words(it, p.Name)
	}
	issues := newIndex()
	for _, i := range n.Issues {
		it := issues.item(Ref{Kind: RefIssue, ID: i.ID, Label: i.Code, Name: i.Name}, true)
		issues.keys(it, trueKey, i.Code, i.Name)
		issues.words(it, i.Name)
	}
	codes.finish()
	issues.finish()
	d := &Directory{codes: codes, issues: issues}
	d.members = membersOf(n, codes)
	d.addFollowUps(n.FollowUps)
	return d.WithRecent(n.Recent)
}

func (x *index) addAgency(a Agency) {
	it := x.item(Ref{Kind: RefAgency, ID: a.ID, AgencyID: a.ID, Label: a.Code, Name: a.Name}, a.Active)
	names := append([]string{a.Code, a.Name}, a.Aliases...)
	x.keys(it, trueKey, names...)
	for _, n := range names {
		x.add(it, formlessKey, withoutForm(n))
	}
	x.words(it, a.Name)
}

// WithRecent returns the directory with another order among equals, most
// recently used first. It is cheap.
func (d *Directory) WithRecent(recent []Ref) *Directory {
	if d == nil {
		return nil
	}
	c := *d
	c.recent = make(map[place]int, len(recent))
	for i, r := range recent {
		if c.recent[r.place()] == 0 {
			c.recent[r.place()] = i + 1
		}
	}
	return &c
}

// Find resolves a code, without its sign, as a line would. With two equal
// meanings it returns all of them and the caller must not choose one.
func (d *Directory) Find(code string) []Ref {
	if d == nil {
		return nil
	}
	refs, _ := d.codes.find(code)
	return refs
}

// FindIssue resolves the code of an issue in the same way.
func (d *Directory) FindIssue(code string) []Ref {
	if d == nil {
		return nil
	}
	refs, _ := d.issues.find(code)
	return refs
}

// Ref returns the reference to something of the directory by its kind and ID.
// A group has no ID; use [Directory.Find].
func (d *Directory) Ref(kind RefKind, id int64) (Ref, bool) {
	if d == nil || kind == RefGroup {
		return Ref{}, false
	}
	x := d.codes
	if kind == RefIssue {
		x = d.issues
	}
	it, ok := x.byPlace[place{kind: kind, id: id}]
	if !ok {
		return Ref{}, false
	}
	return x.items[it].ref, true
}

// Members returns the active agencies an order to a group goes to, in their
// order; for an agency or a person of one, that agency.
func (d *Directory) Members(r Ref) []Ref {
	if d == nil {
		return nil
	}
	if r.Kind == RefGroup {
		return slices.Clone(d.members[r.Code])
	}
	if a, ok := d.Ref(RefAgency, r.AgencyID); ok {
		return []Ref{a}
	}
	return nil
}
