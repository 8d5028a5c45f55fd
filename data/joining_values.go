package data

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Between archives a value is written so that it means the same in each: a
// number or a text as it is, {"b":…} bytes, {"u":…} the row of a UID, {"h":…}
// the file of a hash.
type portable struct {
	Bytes []byte `json:"b,omitempty"`
	Row   *UID   `json:"u,omitempty"`
	File  *Hash  `json:"h,omitempty"`
}

// errAbsent tells that a row names one that is not here.
var errAbsent = errors.New("names a row that is not here")

func (h *Hash) parse(s string) error {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(h) {
		return fmt.Errorf("read hash %.80q: %w", s, ErrInvalid)
	}
	copy(h[:], b)
	return nil
}

// names finds rows by what they are called, here and elsewhere.
type names struct {
	tx      *Tx
	uids    map[reference]map[int64]UID // by what columns hold
	ids     map[string]map[UID]int64
	aliases map[UID][]UID // of a local row, those elsewhere
	local   map[UID]UID   // what is called so elsewhere is called so here
}

func (tx *Tx) names() (*names, error) {
	n := &names{tx: tx, uids: map[reference]map[int64]UID{}, ids: map[string]map[UID]int64{}, aliases: map[UID][]UID{}, local: map[UID]UID{}}
	err := scan(tx, func(r rows) error {
		var foreign, here UID
		err := r.Scan(&foreign, &here)
		n.twin(foreign, here)
		return err
	}, "SELECT uid, row_uid FROM join_twins")
	return n, err
}

func (n *names) twin(foreign, here UID) {
	if n.local[foreign] == here {
		return
	}
	n.local[foreign] = here
	n.aliases[here] = append(n.aliases[here], foreign)
}

// common is what a row is called wherever its twins are known: the smallest of
// its UIDs.
func (n *names) common(here UID) UID {
	least := here
	for _, u := range n.aliases[here] {
		if bytes.Compare(u[:], least[:]) < 0 {
			least = u
		}
	}
	return least
}

// uid is the common name of the row that a column holds.
func (n *names) uid(ref reference, key int64) (UID, error) {
	known := n.uids[ref]
	if known == nil {
		known = map[int64]UID{}
		n.uids[ref] = known
	}
	u, ok := known[key]
	if !ok {
		var err error
		if u, err = value[UID](n.tx, "SELECT uid FROM "+ref.table+" WHERE "+ref.key+" = ?", key); err != nil {
			return u, fmt.Errorf("read uid of %s %d: %w", ref.table, key, err)
		}
		known[key] = u
	}
	return n.common(u), nil
}

// here is what a row is called in this archive, whatever name it came by.
func (n *names) here(u UID) UID {
	if l, ok := n.local[u]; ok {
		return l
	}
	return u
}

// id finds the row of a name; [ErrNotFound] if there is none.
func (n *names) id(table string, u UID) (int64, error) {
	u = n.here(u)
	known := n.ids[table]
	if known == nil {
		known = map[UID]int64{}
		n.ids[table] = known
	}
	if id, ok := known[u]; ok {
		return id, nil
	}
	id, err := value[int64](n.tx, "SELECT id FROM "+table+" WHERE uid = ?", u)
	if err == nil {
		known[u] = id
	}
	return id, err
}

// A standing is a row as it stands here.
type standing struct {
	id     int64
	uid    UID // here
	values map[string]json.RawMessage
}

// read reads the rows that tail selects, in a form that means the same
// everywhere.
func (n *names) read(s *shape, tail string, args ...any) ([]standing, error) {
	var all []standing
	var raw [][]any
	query := "SELECT id, uid"
	for _, c := range s.columns {
		query += ", " + c
	}
	err := scan(n.tx, func(r rows) error {
		var st standing
		values := make([]any, len(s.columns))
		into := []any{&st.id, &st.uid}
		for i := range values {
			into = append(into, &values[i])
		}
		err := r.Scan(into...)
		all, raw = append(all, st), append(raw, values)
		return err
	}, query+" FROM "+s.table+" "+tail, args...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", s.table, err)
	}
	for i := range all {
		all[i].values = make(map[string]json.RawMessage, len(s.columns))
		for k, c := range s.columns {
			if all[i].values[c], err = n.portable(s, c, raw[i][k]); err != nil {
				return nil, fmt.Errorf("read %s %d: %w", s.table, all[i].id, err)
			}
		}
	}
	return all, nil
}

func (n *names) portable(s *shape, column string, v any) (json.RawMessage, error) {
	ref, isRef := s.refs[column]
	switch v := v.(type) {
	case int64:
		if !isRef {
			break
		}
		u, err := n.uid(ref, v)
		if err != nil {
			return nil, err
		}
		return encode(portable{Row: &u})
	case []byte:
		if isRef && len(v) == len(Hash{}) {
			h := Hash(v)
			return encode(portable{File: &h})
		}
		return encode(portable{Bytes: v})
	}
	return encode(v)
}

func encode(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// stored turns a value that came into what is stored in a column here. It
// returns [errAbsent] for a row or file that is not here.
func (n *names) stored(s *shape, column string, raw json.RawMessage) (any, error) {
	raw = bytes.TrimSpace(raw)
	if len(raw) > 0 && raw[0] == '{' {
		return n.storedObject(s, column, raw)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, fmt.Errorf("%w: value of %s.%s", ErrInvalid, s.table, column)
	}
	switch v := v.(type) {
	case nil:
		return nil, nil
	case string:
		return v, nil
	case json.Number:
		return v.Int64()
	}
	return nil, fmt.Errorf("%w: value of %s.%s", ErrInvalid, s.table, column)
}

func (n *names) storedObject(s *shape, column string, raw json.RawMessage) (any, error) {
	var p portable
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, fmt.Errorf("%w: value of %s.%s: %w", ErrInvalid, s.table, column, err)
	}
	ref := s.refs[column]
	switch {
	case p.Row != nil && ref.table != "":
		id, err := n.id(ref.table, *p.Row)
		if errors.Is(err, ErrNotFound) {
			return nil, errAbsent
		}
		if err == nil && ref.key != "id" {
			return value[int64](n.tx, "SELECT "+ref.key+" FROM "+ref.table+" WHERE id = ?", id)
		}
		return id, err
	case p.File != nil:
		return p.File[:], nil
	case p.Bytes != nil:
		return p.Bytes, nil
	}
	return nil, fmt.Errorf("%w: value of %s.%s", ErrInvalid, s.table, column)
}

// rowIn is the row a value names; zero if it names none.
func rowIn(raw json.RawMessage) UID {
	var p portable
	if json.Unmarshal(raw, &p) == nil && p.Row != nil {
		return *p.Row
	}
	return UID{}
}

func textIn(raw json.RawMessage) string {
	var s string
	_ = json.Unmarshal(raw, &s) // what is no text reads as none
	return s
}

func numberIn(raw json.RawMessage) int64 {
	var n int64
	_ = json.Unmarshal(raw, &n) // what is no number reads as 0
	return n
}

// filesIn are the files that the values of a row name.
func filesIn(values map[string]json.RawMessage) (found []Hash) {
	for _, raw := range values {
		var p portable
		if len(raw) > 0 && raw[0] == '{' && json.Unmarshal(raw, &p) == nil && p.File != nil {
			found = append(found, *p.File)
		}
	}
	slices.SortFunc(found, func(a, b Hash) int { return cmp.Compare(a.String(), b.String()) })
	return found
}
