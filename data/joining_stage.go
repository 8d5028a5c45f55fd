package data

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// eventTables hold what happens to follow-ups once they are born; reports and
// requests may be part of the record of a later meeting.
var eventTables = []string{"reports", "extensions", "agency_changes", "cancellations"}

// papers brings in the sheets that were sent and came back.
func (j *joiner) papers() error {
	for _, table := range []string{"sheet_exports", "sheet_export_rows", "return_batches", "return_files", "return_rows"} {
		err := j.each(table, func(in *incoming) error {
			if table == "sheet_exports" && in.now.id == 0 {
				return j.sheet(in)
			}
			return j.addOrMerge(in, nil)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// sheet adds a sheet that was sent. Its number stands in the file for good; one
// that two laptops gave out is another number in this archive, where the file is
// found by its content.
func (j *joiner) sheet(in *incoming) error {
	fixed := map[string]any{}
	no := numberIn(in.Values["export_no"])
	taken, err := value[int](j.tx, "SELECT count(*) FROM sheet_exports WHERE export_no = ?", no)
	if err != nil {
		return err
	}
	if taken > 0 {
		last, err := value[int64](j.tx, "SELECT max(export_no) FROM sheet_exports")
		if err != nil {
			return err
		}
		fixed["export_no"] = max(last, 10*sharedAbove) + 1
	}
	return j.addOrMerge(in, fixed)
}

// stages makes the meetings final that are so on the other side. What was said
// in one of an older follow-up comes before it is final, and after the birth of
// that follow-up.
func (j *joiner) stages() error {
	waiting := j.events()
	for {
		left, err := j.eventsReady(waiting)
		if err != nil {
			return err
		}
		moved := len(left) < len(waiting)
		waiting = left
		staged, err := j.stageReady(waiting, false)
		if err != nil {
			return err
		}
		if !staged && !moved {
			if staged, err = j.stageReady(waiting, true); err != nil {
				return err
			}
		}
		if staged || moved {
			continue
		}
		if len(waiting) == 0 {
			return nil
		}
		waiting = j.giveUp(waiting)
	}
}

// giveUp holds back the events that no step left to take makes ready: those of
// follow-ups that are not here. If there is none, the first waits for another
// bundle, so that the others need not.
func (j *joiner) giveUp(waiting []*incoming) (left []*incoming) {
	for _, in := range waiting {
		f := j.byUID[j.n.here(rowIn(in.Values["follow_up_id"]))]
		if f != nil && !f.held && f.now.id != 0 && numberIn(f.Values["born_at"]) != 0 {
			if m := j.meetings[j.meetingOf(f)]; m != nil && !m.staged && !m.in.held {
				left = append(left, in)
				continue
			}
		}
		j.hold(in)
	}
	if len(left) == len(waiting) {
		j.hold(left[0])
		left = left[1:]
	}
	return left
}

func (j *joiner) events() []*incoming {
	var waiting []*incoming
	for _, table := range eventTables {
		for _, in := range j.in[table] {
			if in.now.id == 0 {
				waiting = append(waiting, in)
			}
		}
	}
	slices.SortStableFunc(waiting, func(a, b *incoming) int { return bytes.Compare(a.UID[:], b.UID[:]) })
	return waiting
}

// eventsReady adds the events whose follow-up is born by now.
func (j *joiner) eventsReady(waiting []*incoming) (left []*incoming, err error) {
	for _, in := range waiting {
		ready, err := j.eventReady(in)
		if err != nil {
			return nil, err
		}
		if !ready {
			left = append(left, in)
			continue
		}
		fixed := map[string]any{}
		if m := j.n.here(rowIn(in.Values["meeting_id"])); !m.IsZero() {
			state, err := value[MeetingState](j.tx, "SELECT state FROM meetings WHERE uid = ?", m)
			switch {
			case errors.Is(err, ErrNotFound):
				left = append(left, in)
				continue
			case err != nil:
				return nil, err
			case state == Final: // its minutes do not tell of it, but it was said
				fixed["meeting_id"] = nil
			}
		}
		if err := j.add(in, fixed); err != nil {
			return nil, err
		}
		if err := j.touched(in); err != nil {
			return nil, err
		}
	}
	return left, nil
}

func (j *joiner) eventReady(in *incoming) (bool, error) {
	f := j.n.here(rowIn(in.Values["follow_up_id"]))
	return value[bool](j.tx, "SELECT EXISTS(SELECT 1 FROM follow_ups WHERE uid = ? AND born_at IS NOT NULL)", f)
}

// touched notes the follow-up whose state a row changes.
func (j *joiner) touched(in *incoming) error {
	if !in.added {
		return nil
	}
	query := map[string]string{
		"reports":            "SELECT follow_up_id FROM reports WHERE id = ?",
		"verifications":      "SELECT follow_up_id FROM verifications WHERE id = ?",
		"report_revocations": "SELECT r.follow_up_id FROM report_revocations v JOIN reports r ON r.id = v.report_id WHERE v.id = ?",
	}[in.s.table]
	if query == "" {
		return nil
	}
	id, err := value[int64](j.tx, query, in.now.id)
	j.refresh[id] = true
	return err
}

// stageReady takes meetings their next step. One about which something waits to
// be added stays open; forced, one with several versions goes as far as it can.
func (j *joiner) stageReady(waiting []*incoming, forced bool) (moved bool, err error) {
	spoken := map[UID]bool{}
	for _, in := range waiting {
		spoken[j.n.here(rowIn(in.Values["meeting_id"]))] = true
	}
	for _, uid := range slices.SortedFunc(maps.Keys(j.meetings), func(a, b UID) int { return bytes.Compare(a[:], b[:]) }) {
		m := j.meetings[uid]
		if m.staged || m.in.held {
			continue
		}
		switch {
		case !spoken[uid]:
			m.staged, moved = true, true
			err = j.finish(m, m.versions)
		case forced && len(m.versions) > 1:
			moved = true
			early := m.versions[:len(m.versions)-1]
			m.versions = m.versions[len(early):]
			if err = j.finish(m, early); err == nil {
				err = j.set(m.in, map[string]any{"state": string(Amending), "amend_reason": textIn(m.versions[0].Values["reason"])})
			}
		case forced && len(m.versions) == 0 && m.fate == fateOpen:
			m.staged, moved = true, true
			err = j.births(m)
		}
		if err != nil {
			return moved, fmt.Errorf("meeting %s: %w", uid, err)
		}
	}
	return moved, nil
}

// finish lets the follow-ups of a meeting be born and adds versions of its
// minutes.
func (j *joiner) finish(m *joinedMeeting, versions []*incoming) error {
	if err := j.births(m); err != nil {
		return err
	}
	m.BecomesFinal = m.BecomesFinal || len(versions) > 0
	return j.versions(m, versions)
}

// births lets follow-ups be born that are so on the other side; what happened to
// them since follows at once.
func (j *joiner) births(m *joinedMeeting) error {
	if m.fate == fateMine || m.fate == fateDispute {
		return nil
	}
	for _, in := range j.in["follow_ups"] {
		born := numberIn(in.Values["born_at"])
		if j.meetingOf(in) != m.in.here || in.held || in.now.id == 0 || born == 0 || numberIn(in.now.values["born_at"]) != 0 {
			continue
		}
		set := map[string]any{"born_at": born, "withdrawn": int64(0)}
		if err := j.theirValues(in, "cancel", set); err != nil {
			return err
		}
		if err := j.set(in, set); err != nil {
			return err
		}
		j.refresh[in.now.id] = true
		if in.now.values == nil {
			in.now.values = in.Values
		} else {
			in.now.values["born_at"] = in.Values["born_at"]
		}
	}
	return nil
}

// rest brings in all other rows: verifications, files of minutes, reminders.
func (j *joiner) rest() error {
	done := map[string]bool{"meetings": true, "minutes_versions": true, "conflicts": true}
	for _, tables := range [][]string{
		recordTables, eventTables,
		{"office", "issues", "agencies", "agency_aliases", "people", "series", "successions"},
		{"sheet_exports", "sheet_export_rows", "return_batches", "return_files", "return_rows"},
	} {
		for _, t := range tables {
			done[t] = true
		}
	}
	for _, s := range j.shapes {
		if done[s.table] {
			continue
		}
		err := j.each(s.table, func(in *incoming) error {
			if err := j.addOrMerge(in, nil); err != nil {
				return err
			}
			if in.held {
				return j.keepFiles(in)
			}
			return j.touched(in)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// conflicts unites what was found of conflicts, and what was decided.
func (j *joiner) conflicts() error {
	return j.each("conflicts", func(in *incoming) error { return j.addOrMerge(in, nil) })
}

// ordered are the lists in which rows stand in an order, by what they stand in.
var ordered = []struct{ table, where string }{
	{"agenda_items", "t.kind = 'topic'"}, {"entries", "true"}, {"attendance", "true"}, {"attachments", "true"},
}

// untie puts rows that both sides put in the same place one behind the other.
func (j *joiner) untie() error {
	lists := map[UID]bool{}
	for _, list := range ordered {
		for _, in := range j.in[list.table] {
			lists[j.meetingOf(in)] = true
		}
	}
	for uid := range lists {
		state, err := value[MeetingState](j.tx, "SELECT state FROM meetings WHERE uid = ?", uid)
		if m := j.meetings[uid]; errors.Is(err, ErrNotFound) || state == Final || m != nil && m.fate == fateDispute {
			continue
		}
		if err != nil {
			return err
		}
		for _, list := range ordered {
			if err := j.untieList(uid, list.table, list.where); err != nil {
				return err
			}
		}
	}
	return nil
}

func (j *joiner) untieList(meeting UID, table, where string) error {
	type place struct {
		id, in, position int64
		uid              UID
	}
	item := "0"
	if table == "entries" {
		item = "t.item_id"
	}
	var places []place
	err := scan(j.tx, func(r rows) error {
		var p place
		err := r.Scan(&p.id, &p.in, &p.position, &p.uid)
		places = append(places, p)
		return err
	}, "SELECT t.id, "+item+", t.position, t.uid FROM "+table+" t JOIN meetings m ON m.id = t.meeting_id WHERE m.uid = ? AND "+where+
		" ORDER BY 2, 3, 4", meeting)
	if err != nil {
		return err
	}
	for i := 1; i < len(places); i++ {
		p, before := &places[i], places[i-1]
		if p.in != before.in || p.position > before.position {
			continue
		}
		p.position = before.position + 1
		if _, err := j.tx.setRaw(j.byTable[table], p.id, map[string]any{"position": p.position}); err != nil {
			return err
		}
	}
	return nil
}

// sameNumbers tells of meetings that bear the same number of minutes; each keeps
// it, for it may be on paper.
func (j *joiner) sameNumbers() error {
	for _, in := range j.in["meetings"] {
		number := strings.TrimSpace(textIn(in.Values["number"]))
		if number == "" || in.held {
			continue
		}
		others, err := j.n.read(in.s, "WHERE trim(number) = ? AND substr(held_on, 1, 4) = ? AND uid <> ? ORDER BY uid",
			number, textIn(in.Values["held_on"])[:4], in.here)
		if err != nil {
			return err
		}
		for _, o := range others {
			if err := j.sameNumber(in, o); err != nil {
				return err
			}
		}
	}
	return nil
}

func (j *joiner) sameNumber(in *incoming, o standing) error {
	clock, err := j.tx.rowClock(in.s, o.uid)
	if err != nil {
		return err
	}
	if clock.of("number").Last.Node == in.Clock.of("number").Last.Node {
		return nil // one laptop gave it twice, and knows
	}
	mine, err := j.side(clock.of("number"), o.values)
	if err != nil {
		return err
	}
	theirs, err := j.side(in.Clock.of("number"), in.Values)
	if err != nil {
		return err
	}
	row := in
	if bytes.Compare(o.uid[:], in.here[:]) > 0 {
		row = &incoming{BundleRow: BundleRow{Values: o.values}, s: in.s, here: o.uid}
	}
	return j.conflict(row, ConflictNumber, "number", told{clock.of("number"), mine}, told{in.Clock.of("number"), theirs})
}
