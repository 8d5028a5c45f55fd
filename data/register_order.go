package data

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// order is written as the indexes of the register are, so that a page of it is
// read without sorting the whole.
func (f RegisterFilter) order() string {
	keys := []string{}
	switch f.Sort {
	case SortDue:
		keys = []string{"(f.due_on IS NULL)", "f.due_on", "f.priority"}
	case SortAgency:
		keys = []string{"(f.lead_id IS NULL)", "a.position", "f.lead_id"}
	case SortProgress:
		keys = []string{"f.progress"}
	case SortReported:
		keys = []string{"f.reported_on"}
	}
	keys = append(keys, "f.number_year DESC", "f.number_seq DESC", "f.number_part")
	if f.Reverse {
		for i, k := range keys {
			if up, down := strings.CutSuffix(k, " DESC"); down {
				keys[i] = up
			} else {
				keys[i] = k + " DESC"
			}
		}
	}
	return strings.Join(keys, ", ")
}

// RegisterGroup is what rows of the register are gathered by.
type RegisterGroup string

// The groupings.
const (
	GroupNone      RegisterGroup = ""
	GroupByAgency  RegisterGroup = "f.lead_id"
	GroupByIssue   RegisterGroup = "f.issue_id"
	GroupByMeeting RegisterGroup = "f.meeting_id"
	GroupByStatus  RegisterGroup = "f.status"
	GroupByDue     RegisterGroup = "substr(f.due_on, 1, 7)" // month of the deadline
)

// A Spine is a register without its rows: which there are, in their order.
type Spine struct {
	IDs  []int64
	Keys []string // of each row, what it is gathered by, "" for none; nil without a grouping
}

// Spine reads which follow-ups pass a filter, in its order. It is quick for
// hundreds of thousands: the ids come in one piece, not row by row. The limit
// plays no part.
func (s FollowUps) Spine(f RegisterFilter, by RegisterGroup) (Spine, error) {
	if f.Sort == SortAgency {
		return s.spineByAgency(f, by)
	}
	return s.spine(f, f.order(), by)
}

func (s FollowUps) spine(f RegisterFilter, order string, by RegisterGroup) (out Spine, err error) {
	key := "''"
	switch by {
	case GroupNone:
	case GroupByAgency, GroupByIssue, GroupByMeeting, GroupByStatus, GroupByDue:
		key = "coalesce(" + string(by) + ", '')"
	default:
		return out, invalid("grouping", by)
	}
	w := f.where()
	var ids, keys string
	err = s.tx.row("SELECT coalesce(group_concat(id), ''), coalesce(group_concat(key), '') FROM (SELECT f.id, "+key+" AS key FROM follow_ups f "+
		w.sql()+" ORDER BY "+order+")", w.args, &ids, &keys)
	if err != nil {
		return out, fmt.Errorf("read spine of register: %w", err)
	}
	if ids == "" {
		return out, nil
	}
	out.IDs = make([]int64, 0, strings.Count(ids, ",")+1)
	for part := range strings.SplitSeq(ids, ",") {
		id, err := strconv.ParseInt(part, 10, 64)
		if err != nil {
			return Spine{}, fmt.Errorf("read spine of register: %w", err)
		}
		out.IDs = append(out.IDs, id)
	}
	if by != GroupNone {
		out.Keys = strings.Split(keys, ",")
	}
	return out, nil
}

// spineByAgency orders by the lead's place in protocol. SQLite would sort all
// rows for it; the rows of each lead lie together in an index, so that only the
// leads are put in order.
func (s FollowUps) spineByAgency(f RegisterFilter, by RegisterGroup) (Spine, error) {
	reverse := f.Reverse
	f.Sort, f.Reverse = SortNumber, false
	led, err := s.spine(f, "f.lead_id, "+f.order(), GroupByAgency)
	if err != nil {
		return Spine{}, err
	}
	place, err := s.agencyPlaces()
	if err != nil {
		return Spine{}, err
	}
	led = led.arranged(func(a, b string) int { return cmp.Compare(place(a), place(b)) })
	if reverse {
		slices.Reverse(led.IDs)
		slices.Reverse(led.Keys)
	}
	switch by {
	case GroupByAgency:
		return led, nil
	case GroupNone:
		led.Keys = nil
		return led, nil
	}
	keyed, err := s.spine(f, "f.id", by)
	if err != nil {
		return Spine{}, err
	}
	key := make(map[int64]string, len(keyed.IDs))
	for i, id := range keyed.IDs {
		key[id] = keyed.Keys[i]
	}
	for i, id := range led.IDs {
		led.Keys[i] = key[id]
	}
	return led, nil
}

// agencyPlaces tells the place in protocol of an agency by its id; those
// without come last.
func (s FollowUps) agencyPlaces() (func(id string) int64, error) {
	agencies, err := all[Agency](s.tx, "ORDER BY position, id")
	if err != nil {
		return nil, err
	}
	places := make(map[string]int64, len(agencies))
	for i, a := range agencies {
		places[strconv.FormatInt(a.ID, 10)] = int64(i)
	}
	return func(id string) int64 {
		if p, ok := places[id]; ok {
			return p
		}
		return int64(len(agencies))
	}, nil
}

// arranged puts the rows of each key together, the keys in an order; the order
// within a key stays.
func (s Spine) arranged(order func(a, b string) int) Spine {
	of := map[string][]int64{}
	var keys []string
	for i, k := range s.Keys {
		if _, seen := of[k]; !seen {
			keys = append(keys, k)
		}
		of[k] = append(of[k], s.IDs[i])
	}
	slices.SortStableFunc(keys, order)
	out := Spine{IDs: make([]int64, 0, len(s.IDs)), Keys: make([]string, 0, len(s.IDs))}
	for _, k := range keys {
		out.IDs = append(out.IDs, of[k]...)
		for range of[k] {
			out.Keys = append(out.Keys, k)
		}
	}
	return out
}

// RegisterRows returns rows of the register by their ids, in the order of the
// ids; those that are not there are left out.
func (s FollowUps) RegisterRows(ids []int64) ([]RegisterRow, error) {
	found, err := s.registerRows("WHERE f.id IN (SELECT value FROM json_each(?))", idList(ids))
	if err != nil {
		return nil, err
	}
	at := make(map[int64]int, len(found))
	for i := range found {
		at[found[i].ID] = i + 1
	}
	out := make([]RegisterRow, 0, len(ids))
	for _, id := range ids {
		if i := at[id]; i > 0 {
			out = append(out, found[i-1])
		}
	}
	return out, nil
}
