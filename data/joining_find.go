package data

import (
	"errors"
	"fmt"
	"slices"
)

// keepTwins learns from the bundle which names mean the same row.
func (j *joiner) keepTwins() error {
	for _, r := range j.b.Rows {
		for _, called := range append([]UID{r.UID}, r.Twins...) {
			if _, err := j.n.id(r.Table, called); err == nil {
				if err := j.twins(r, j.n.here(called)); err != nil {
					return err
				}
				break
			}
		}
	}
	return nil
}

// twins puts on record that a row of the bundle is one that is called so here.
func (j *joiner) twins(r BundleRow, here UID) error {
	for _, called := range append([]UID{r.UID}, r.Twins...) {
		if called == here || j.n.local[called] == here {
			continue
		}
		j.n.twin(called, here)
		_, err := j.tx.exec("INSERT INTO join_twins(uid, row_uid) VALUES(?, ?) ON CONFLICT DO NOTHING", called, here)
		if err != nil {
			return err
		}
	}
	return nil
}

// sort finds, table by table, what each row of the bundle is here. The rows a
// row names must be found first, for some are known by what they name.
func (j *joiner) sort() error {
	of := map[string][]BundleRow{}
	for _, r := range j.b.Rows {
		of[r.Table] = append(of[r.Table], r)
	}
	for _, s := range j.shapes {
		for _, r := range of[s.table] {
			if err := j.find(s, r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (j *joiner) find(s *shape, r BundleRow) error {
	in := &incoming{BundleRow: r, s: s, here: j.n.here(r.UID)}
	id, err := j.n.id(s.table, r.UID)
	if errors.Is(err, ErrNotFound) {
		if id, err = j.natural(in); err == nil && id != 0 {
			if in.here, err = value[UID](j.tx, "SELECT uid FROM "+s.table+" WHERE id = ?", id); err == nil {
				err = j.twins(r, in.here)
			}
		}
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	if id != 0 {
		found, err := j.n.read(s, "WHERE id = ?", id)
		if err != nil {
			return err
		}
		in.now = found[0]
		if in.mine, err = j.tx.rowClock(s, in.here); err != nil {
			return err
		}
	}
	if err := j.commonNames(in); err != nil {
		return err
	}
	j.in[s.table] = append(j.in[s.table], in)
	j.byUID[in.here] = in
	return nil
}

// commonNames writes the rows a row names by their names in common, so that
// both sides can be compared.
func (j *joiner) commonNames(in *incoming) error {
	for column, raw := range in.Values {
		if !slices.Contains(in.s.columns, column) {
			return fmt.Errorf("%w: column %q of %s", ErrInvalid, column, in.s.table)
		}
		u := rowIn(raw)
		if u.IsZero() {
			continue
		}
		u = j.n.common(j.n.here(u))
		same, err := encode(portable{Row: &u})
		if err != nil {
			return err
		}
		in.Values[column] = same
	}
	for _, column := range in.s.columns {
		if in.Values[column] == nil {
			return fmt.Errorf("%w: %s without %s", ErrInvalid, in.s.table, column)
		}
	}
	return nil
}

// naturals finds a row by what there is only once; ? are the columns named.
var naturals = map[string]struct {
	where   string
	columns []string
}{
	"office":              {"true OR ? IS NULL", []string{"zone"}},
	"issues":              {"code = ?", []string{"code"}},
	"agencies":            {"valid_to IS NULL AND ?2 IS NULL AND code = ?1", []string{"code", "valid_to"}},
	"agency_aliases":      {"agency_id = ? AND alias = ?", []string{"agency_id", "alias"}},
	"series":              {"name = ?", []string{"name"}},
	"people":              {"agency_id IS ? AND post = ? AND front = ? AND name = ? AND back = ? AND nip = ?", []string{"agency_id", "post", "front", "name", "back", "nip"}},
	"meeting_officials":   {"meeting_id = ? AND role = ?", []string{"meeting_id", "role"}},
	"follow_up_supports":  {"follow_up_id = ? AND agency_id = ?", []string{"follow_up_id", "agency_id"}},
	"report_revocations":  {"report_id = ?", []string{"report_id"}},
	"extension_decisions": {"extension_id = ?", []string{"extension_id"}},
}

// natural finds the row that is the same as one of the bundle by its nature; 0
// if there is none.
func (j *joiner) natural(in *incoming) (int64, error) {
	by, ok := naturals[in.s.table]
	if !ok {
		return 0, nil
	}
	var args []any
	for _, c := range by.columns {
		v, err := j.n.stored(in.s, c, in.Values[c])
		if errors.Is(err, errAbsent) {
			return 0, nil
		}
		if err != nil {
			return 0, err
		}
		args = append(args, v)
	}
	id, err := value[int64](j.tx, "SELECT id FROM "+in.s.table+" WHERE "+by.where+" ORDER BY id LIMIT 1", args...)
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	return id, err
}
