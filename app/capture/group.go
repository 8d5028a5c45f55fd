package capture

import (
	"slices"

	"rakor.id/rakor/data"
)

// A Group is what an order "to all" goes to.
type Group struct {
	Code    string // "camat"
	Name    string // "Semua camat"
	Aliases []string
	Members []data.Group // nil = every agency
}

// StandardGroups returns the groups of a city: semua, opd (all but the
// territorial ones), dinas, badan, bagian, camat, lurah, kades. An order to
// semua goes to what the mayor leads: a village (desa) governs itself, and a
// division (bagian) is part of its secretariat.
func StandardGroups() []Group {
	opd := []data.Group{
		data.GroupSecretariat, data.GroupOversight, data.GroupDinas, data.GroupBadan, data.GroupUOBK, data.GroupOther,
	}
	return []Group{
		{"semua", "Semua OPD, camat, dan lurah", []string{"seluruh", "all"}, slices.Concat(opd, []data.Group{data.GroupDistrict, data.GroupWard})},
		{"opd", "Semua OPD tanpa camat, lurah, dan desa", []string{"semua opd"}, opd},
		{"dinas", "Semua dinas", nil, []data.Group{data.GroupDinas}},
		{"badan", "Semua badan", nil, []data.Group{data.GroupBadan}},
		{"bagian", "Semua bagian", []string{"kabag"}, []data.Group{data.GroupDivision}},
		{"sekretariat", "Semua sekretariat", nil, []data.Group{data.GroupSecretariat}},
		{"camat", "Semua camat", []string{"kecamatan"}, []data.Group{data.GroupDistrict}},
		{"lurah", "Semua lurah", []string{"kelurahan"}, []data.Group{data.GroupWard}},
		{"kades", "Semua kepala desa", []string{"desa"}, []data.Group{data.GroupVillage}},
	}
}

func membersOf(n Names, x *index) map[string][]Ref {
	members := map[string][]Ref{}
	for _, g := range n.Groups {
		for _, a := range n.Agencies {
			if a.Active && (g.Members == nil || slices.Contains(g.Members, a.Group)) {
				members[g.Code] = append(members[g.Code], x.items[x.byPlace[place{kind: RefAgency, id: a.ID}]].ref)
			}
		}
	}
	return members
}
