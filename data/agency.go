package data

import (
	"fmt"
	"slices"
	"strings"
)

// A Group is the kind of an agency; an order "to all camat" goes to a group.
type Group string

// The groups (kelompok).
const (
	GroupSecretariat Group = "sekretariat"
	GroupOversight   Group = "pengawasan"
	GroupDinas       Group = "dinas"
	GroupBadan       Group = "badan"
	GroupUOBK        Group = "uobk"
	GroupDistrict    Group = "kecamatan"
	GroupWard        Group = "kelurahan"
	GroupVillage     Group = "desa"
	GroupDivision    Group = "bagian"
	GroupOther       Group = "lainnya"
)

// Groups lists all groups in the order of protocol.
var Groups = []Group{
	GroupSecretariat, GroupOversight, GroupDinas, GroupBadan, GroupUOBK,
	GroupDistrict, GroupWard, GroupVillage, GroupDivision, GroupOther,
}

// Valid reports whether g is one of the groups.
func (g Group) Valid() bool { return slices.Contains(Groups, g) }

// An Agency (OPD, perangkat daerah) reports in meetings and owes follow-ups.
// One that is renamed or merged ends on a day; old minutes keep its name.
type Agency struct {
	Head
	Code      string // short name, "PUPR"; unique among those that have not ended
	Name      string
	Group     Group
	HeadPost  string // post of its head, "Kepala Dinas PUPR"
	Email     string // of the office, not of a person; "" if unknown
	ParentID  int64  // 0 without one
	ValidFrom Date   // "" since ever
	ValidTo   Date   // last day; "" if it goes on
	Confirmed bool   // false: taken from public sources, to be checked ("periksa")
	Position  int64

	Aliases []string // other names people use; written by SetAliases only
}

// ActiveOn reports whether the agency exists on a day.
func (a Agency) ActiveOn(d Date) bool {
	return a.ValidFrom <= d && (a.ValidTo == "" || d <= a.ValidTo)
}

func (*Agency) table() string { return "agencies" }

func (a *Agency) columns() []column {
	return []column{
		{"code", &a.Code},
		{"name", &a.Name},
		{"group_code", &a.Group},
		{"head_post", &a.HeadPost},
		{"email", &a.Email},
		{"parent_id", ref{&a.ParentID}},
		{"valid_from", text(&a.ValidFrom)},
		{"valid_to", text(&a.ValidTo)},
		{"confirmed", &a.Confirmed},
		{"position", &a.Position},
	}
}

type agencyAlias struct {
	Head
	agencyID int64
	alias    string
	deleted  bool
}

func (*agencyAlias) table() string { return "agency_aliases" }

func (a *agencyAlias) columns() []column {
	return []column{{"agency_id", &a.agencyID}, {"alias", &a.alias}, {"deleted", &a.deleted}}
}

// Agencies stores agencies.
type Agencies struct{ tx *Tx }

// Agencies returns the agency store of this transaction.
func (tx *Tx) Agencies() Agencies { return Agencies{tx} }

// All returns the agencies that exist on a day, in their order; with "", all
// there ever were.
func (s Agencies) All(activeOn Date) ([]Agency, error) {
	as, err := all[Agency](s.tx, "WHERE ?1 = '' OR (coalesce(valid_from, '') <= ?1 AND (valid_to IS NULL OR ?1 <= valid_to)) ORDER BY position, id", activeOn)
	if err != nil {
		return nil, err
	}
	return as, s.fillAliases(as, "")
}

// Get returns an agency.
func (s Agencies) Get(id int64) (Agency, error) { return s.single("WHERE id = ?", id) }

// ByCode returns the agency with a short name, without regard to case; one
// that has not ended goes before one that has.
func (s Agencies) ByCode(code string) (Agency, error) {
	return s.single("WHERE code = ? ORDER BY valid_to IS NOT NULL, valid_to DESC, id DESC LIMIT 1", code)
}

func (s Agencies) single(tail string, args ...any) (Agency, error) {
	a, err := one[Agency](s.tx, tail, args...)
	if err != nil {
		return a, err
	}
	as := []Agency{a}
	err = s.fillAliases(as, "AND agency_id = ?", a.ID)
	return as[0], err
}

func (s Agencies) fillAliases(as []Agency, and string, args ...any) error {
	rows, err := all[agencyAlias](s.tx, "WHERE NOT deleted "+and+" ORDER BY agency_id, id", args...)
	if err != nil {
		return err
	}
	of := map[int64][]string{}
	for _, r := range rows {
		of[r.agencyID] = append(of[r.agencyID], r.alias)
	}
	for i := range as {
		as[i].Aliases = of[as[i].ID]
	}
	return nil
}

// Add adds an agency with its aliases, at the end unless it has a position.
func (s Agencies) Add(a *Agency) error {
	if err := a.check(); err != nil {
		return err
	}
	if a.Position == 0 {
		last, err := value[int64](s.tx, "SELECT coalesce(max(position), 0) FROM agencies")
		if err != nil {
			return err
		}
		a.Position = last + 1
	}
	if err := insert(s.tx, a); err != nil {
		return err
	}
	return s.SetAliases(a.ID, a.Aliases)
}

// Update stores a changed agency; not its aliases.
func (s Agencies) Update(a *Agency) error {
	if err := a.check(); err != nil {
		return err
	}
	return update(s.tx, a)
}

func (a *Agency) check() error {
	switch {
	case strings.TrimSpace(a.Code) == "" || strings.TrimSpace(a.Name) == "":
		return fmt.Errorf("%w: agency %q %q without a short name or a name", ErrInvalid, a.Code, a.Name)
	case !a.Group.Valid():
		return invalid("group of agencies", a.Group)
	case a.ValidFrom != "" && !a.ValidFrom.Valid():
		return invalid("first day", a.ValidFrom)
	case a.ValidTo != "" && !a.ValidTo.Valid():
		return invalid("last day", a.ValidTo)
	}
	return nil
}

// SetAliases makes these the other names of an agency.
func (s Agencies) SetAliases(agencyID int64, aliases []string) error {
	rows, err := all[agencyAlias](s.tx, "WHERE agency_id = ? ORDER BY id", agencyID)
	if err != nil {
		return err
	}
	kept := map[string]bool{}
	for i := range rows {
		r := &rows[i]
		r.deleted = !slices.Contains(aliases, r.alias)
		kept[r.alias] = true
		if err := update(s.tx, r); err != nil {
			return err
		}
	}
	for _, alias := range aliases {
		if kept[alias] || strings.TrimSpace(alias) == "" {
			continue
		}
		kept[alias] = true
		if err := insert(s.tx, &agencyAlias{agencyID: agencyID, alias: alias}); err != nil {
			return err
		}
	}
	return nil
}
