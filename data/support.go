package data

import "slices"

// support is one supporting agency of a follow-up.
type support struct {
	Head
	followUpID, agencyID, position int64
	deleted                        bool
}

func (*support) table() string { return "follow_up_supports" }

func (s *support) columns() []column {
	return []column{
		{"follow_up_id", &s.followUpID},
		{"agency_id", &s.agencyID},
		{"position", &s.position},
		{"deleted", &s.deleted},
	}
}

// setSupports makes f.Supports the supporting agencies of f.
func (s FollowUps) setSupports(f *FollowUp) error {
	rows, err := all[support](s.tx, "WHERE follow_up_id = ? ORDER BY position, id", f.ID)
	if err != nil {
		return err
	}
	stored := map[int64]bool{}
	for i := range rows {
		r := &rows[i]
		at := slices.Index(f.Supports, r.agencyID)
		r.deleted, r.position = at < 0, int64(at+1)
		stored[r.agencyID] = true
		if err := update(s.tx, r); err != nil {
			return err
		}
	}
	for i, id := range f.Supports {
		if stored[id] {
			continue
		}
		stored[id] = true
		if err := insert(s.tx, &support{followUpID: f.ID, agencyID: id, position: int64(i + 1)}); err != nil {
			return err
		}
	}
	return nil
}

// fillSupports reads the supporting agencies of many follow-ups at once.
func (s FollowUps) fillSupports(fs []*FollowUp) error {
	if len(fs) == 0 {
		return nil
	}
	at := make(map[int64]*FollowUp, len(fs))
	ids := make([]int64, 0, len(fs))
	for _, f := range fs {
		f.Supports = nil
		at[f.ID] = f
		ids = append(ids, f.ID)
	}
	return scan(s.tx, func(r rows) error {
		var id, agency int64
		err := r.Scan(&id, &agency)
		if f := at[id]; f != nil {
			f.Supports = append(f.Supports, agency)
		}
		return err
	}, `SELECT follow_up_id, agency_id FROM follow_up_supports
		WHERE follow_up_id IN (SELECT value FROM json_each(?)) AND NOT deleted ORDER BY follow_up_id, position, id`, idList(ids))
}
