package app

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"rakor.id/rakor/data"
)

// gathered puts the rows of a spine into groups, the groups in their order:
// agencies and issues in that of the office, the latest meeting first, the
// nearest deadline first, what has none of it last.
func gathered(tx *data.Tx, spine data.Spine, by data.RegisterGroup) ([]RegisterGroup, error) {
	describe, err := describing(tx, by)
	if err != nil {
		return nil, err
	}
	type placed struct {
		RegisterGroup
		place int64
	}
	var groups []*placed
	at := map[string]*placed{}
	for i, key := range spine.Keys {
		g := at[key]
		if g == nil {
			g = &placed{}
			if g.RegisterGroup, g.place, err = describe(key); err != nil {
				return nil, err
			}
			at[key], groups = g, append(groups, g)
		}
		g.IDs = append(g.IDs, spine.IDs[i])
	}
	slices.SortStableFunc(groups, func(a, b *placed) int { return cmp.Compare(a.place, b.place) })
	out := make([]RegisterGroup, len(groups))
	for i, g := range groups {
		out[i] = g.RegisterGroup
	}
	return out, nil
}

// describing tells of the key of a grouping what it is, and its place.
func describing(tx *data.Tx, by data.RegisterGroup) (func(key string) (RegisterGroup, int64, error), error) {
	switch by {
	case data.GroupByAgency:
		agencies, err := agenciesByID(tx)
		return func(key string) (RegisterGroup, int64, error) {
			a, ok := agencies[rowKey(key)]
			return RegisterGroup{Agency: a}, placeOr(ok, a.Position), nil
		}, err
	case data.GroupByIssue:
		issues, err := issuesByID(tx)
		return func(key string) (RegisterGroup, int64, error) {
			i, ok := issues[rowKey(key)]
			return RegisterGroup{Issue: i}, placeOr(ok, i.Position), nil
		}, err
	case data.GroupByMeeting:
		return func(key string) (RegisterGroup, int64, error) {
			m, err := tx.Meetings().Get(rowKey(key))
			return RegisterGroup{Meeting: m}, -m.HeldOn.Time().Unix(), err
		}, nil
	case data.GroupByStatus:
		return func(key string) (RegisterGroup, int64, error) {
			s := Status(key)
			return RegisterGroup{Status: s}, int64(slices.Index(data.Statuses, s)), nil
		}, nil
	}
	return func(key string) (RegisterGroup, int64, error) {
		p := Period(key)
		return RegisterGroup{Month: p}, placeOr(p.Valid(), p.First().Time().Unix()), nil
	}, nil
}

func rowKey(key string) int64 {
	id, _ := strconv.ParseInt(key, 10, 64)
	return id
}

func placeOr(known bool, place int64) int64 {
	if !known {
		return math.MaxInt64
	}
	return place
}
