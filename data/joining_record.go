package data

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"
)

// records brings the records of the meetings together: meetings first, opened as
// far as they must be, then all that is frozen with them.
func (j *joiner) records() error {
	if err := j.each("meetings", j.meeting); err != nil {
		return err
	}
	for _, s := range j.shapes {
		if !slices.Contains(recordTables, s.table) {
			continue
		}
		if err := j.each(s.table, j.row); err != nil {
			return err
		}
	}
	return nil
}

func (j *joiner) meeting(in *incoming) error {
	m := j.meetings[in.here]
	switch {
	case m.waits:
		j.hold(in)
		return nil
	case m.New:
		return j.newMeeting(m)
	case m.fate == fateDispute:
		in.held = true
		return nil
	case m.fate == fateTheirs:
		return j.reopen(m)
	case m.fate == fateMine:
		return j.merge(in, keepMine)
	}
	if m.amend {
		if err := j.amendAlike(m); err != nil {
			return err
		}
	}
	return j.merge(in, mergeBoth)
}

// newMeeting adds a meeting as far as the schema lets one begin.
func (j *joiner) newMeeting(m *joinedMeeting) error {
	fixed := map[string]any{}
	if len(m.versions) > 0 {
		fixed["state"] = string(Closed)
	}
	if err := j.add(m.in, fixed); err != nil || !m.amend {
		return err
	}
	if err := j.versions(m, m.versions); err != nil {
		return err
	}
	return j.openAgain(m)
}

// reopen brings a meeting that became final on the other side so far that its
// record can be made as it is there.
func (j *joiner) reopen(m *joinedMeeting) error {
	in := m.in
	set := map[string]any{}
	switch MeetingState(textIn(in.now.values["state"])) {
	case Final:
		set["state"], set["amend_reason"] = string(Amending), textIn(m.versions[0].Values["reason"])
	case Amending:
	default:
		set["state"] = string(Closed)
	}
	if err := j.set(in, set); err != nil {
		return err
	}
	if !m.amend {
		return j.merge(in, takeTheirs)
	}
	if err := j.versions(m, m.versions); err != nil {
		return err
	}
	if err := j.openAgain(m); err != nil {
		return err
	}
	return j.merge(in, mergeBoth)
}

// openAgain leaves a meeting whose versions were added open for a correction.
func (j *joiner) openAgain(m *joinedMeeting) error {
	m.fate, m.versions = fateOpen, nil
	return j.set(m.in, map[string]any{"state": string(Amending), "amend_reason": textIn(m.in.Values["amend_reason"])})
}

// amendAlike opens the record where one side did; of two reasons one is taken.
func (j *joiner) amendAlike(m *joinedMeeting) error {
	mine, theirs := textIn(m.in.now.values["amend_reason"]), textIn(m.in.Values["amend_reason"])
	if mine == "" || theirs != "" && theirs < mine {
		return j.set(m.in, map[string]any{"state": string(Amending), "amend_reason": theirs})
	}
	return nil
}

// fateOf is what may be done to a row of the record of a meeting; ok is false if
// the meeting is not here.
func (j *joiner) fateOf(in *incoming) (f fate, ok bool, err error) {
	uid := j.meetingOf(in)
	if m := j.meetings[uid]; m != nil {
		return m.fate, !m.in.held || m.fate == fateDispute, nil
	}
	state, err := value[MeetingState](j.tx, "SELECT state FROM meetings WHERE uid = ?", uid)
	switch {
	case errors.Is(err, ErrNotFound):
		return fateMine, false, nil
	case state == Final:
		return fateMine, true, err
	}
	return fateOpen, true, err
}

// row brings one row of a record together.
func (j *joiner) row(in *incoming) error {
	f, ok, err := j.fateOf(in)
	switch {
	case err != nil:
		return err
	case !ok:
		j.hold(in)
		return nil
	case f == fateDispute:
		in.held = true
		return j.keepFiles(in)
	case in.now.id == 0 && f == fateMine:
		return j.tooLate(in)
	case in.now.id == 0 && in.s.table == "follow_ups":
		return j.newFollowUp(in)
	case in.now.id == 0:
		return j.add(in, nil)
	case numberIn(in.now.values["born_at"]) != 0:
		return j.merge(in, mergeBoth)
	}
	return j.merge(in, map[fate]manner{fateOpen: mergeBoth, fateTheirs: takeTheirs, fateMine: keepMine}[f])
}

// tooLate keeps a row that was written elsewhere while the minutes became final
// here.
func (j *joiner) tooLate(in *incoming) error {
	in.held = true
	if err := j.keepFiles(in); err != nil {
		return err
	}
	if tomb := in.s.tomb(); tomb != "" && numberIn(in.Values[tomb]) == 1 {
		return nil
	}
	return j.lateRow(in, in.Clock, in.Values, j.tx.db.node)
}

// keepFiles keeps the files of a row that is not added itself.
func (j *joiner) keepFiles(in *incoming) error {
	if err := j.files(in.Values); !errors.Is(err, errAbsent) {
		return err
	}
	return nil
}

// lateRow keeps a row that did not come into final minutes, of which the other
// side has nothing.
func (j *joiner) lateRow(in *incoming, clock RowClock, values map[string]json.RawMessage, final string) error {
	dot := UnitClock{Last: clock.latest()}
	wrote, err := j.side(dot, values)
	if err != nil {
		return err
	}
	return j.conflict(in, ConflictLate, "*", told{dot, wrote}, told{dot, ConflictSide{Node: final, Value: "{}"}})
}

// lateRows takes back what was written here while the minutes became final on
// the other side: they stay as they are there. Nothing of it is lost.
func (j *joiner) lateRows() error {
	for _, m := range j.meetings {
		if m.fate != fateTheirs || m.New || !m.whole {
			continue
		}
		for _, table := range recordTables {
			s := j.byTable[table]
			rows, err := j.n.read(s, "WHERE meeting_id = ?", m.in.now.id)
			if err != nil {
				return err
			}
			for _, st := range rows {
				if j.byUID[st.uid] == nil {
					if err := j.takeBack(m, s, st); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

func (j *joiner) takeBack(m *joinedMeeting, s *shape, st standing) error {
	clock, err := j.tx.rowClock(s, st.uid)
	if err != nil {
		return err
	}
	in := &incoming{
		BundleRow: BundleRow{Table: s.table, UID: st.uid, Values: st.values},
		s:         s, here: st.uid, now: st, mine: clock,
	}
	set := map[string]any{}
	switch tomb := s.tomb(); {
	case tomb == "":
		for _, c := range s.columnsOf("official") {
			set[c] = ""
		}
		set["person_id"] = nil
	case numberIn(st.values[tomb]) == 1:
		return nil
	case table(s) == "agenda_items" && textIn(st.values["kind"]) != string(ItemTopic):
		return nil
	default:
		set[tomb] = int64(1)
	}
	if err := j.lateRow(in, clock, st.values, j.b.Node); err != nil {
		return err
	}
	m.Changed++
	_, err = j.tx.setRaw(s, st.id, set)
	return err
}

func table(s *shape) string { return s.table }

// newFollowUp adds a follow-up of the bundle; it is born later, with the minutes
// it stands in.
func (j *joiner) newFollowUp(in *incoming) error {
	fixed := map[string]any{
		"cancelled_at": nil, "cancel_reason": "", "born_at": nil, "status": string(NotStarted), "progress": int64(0),
		"reported_on": nil, "last_report_id": nil, "verification": string(Pending), "verification_note": "",
	}
	holder, err := j.n.read(in.s, "WHERE number = ? OR number_year = ? AND number_seq = ? AND number_part = ?",
		textIn(in.Values["number"]), numberIn(in.Values["number_year"]), numberIn(in.Values["number_seq"]), numberIn(in.Values["number_part"]))
	if err != nil {
		return err
	}
	for _, h := range holder {
		if err := j.numberTwice(in, h, fixed); err != nil {
			return err
		}
	}
	return j.add(in, fixed)
}

// numberTwice lets a number that two laptops gave out go on for the follow-up
// that was made first. The other's gets three signs more, which come from
// itself: they are the same wherever the two meet, and the number that may be on
// paper stands before them.
func (j *joiner) numberTwice(in *incoming, holder standing, fixed map[string]any) error {
	theirs, mine := j.n.common(in.here), j.n.common(holder.uid)
	clock, err := j.tx.rowClock(in.s, holder.uid)
	if err != nil {
		return err
	}
	kept, err := j.side(clock.of(""), in.valuesOf(holder.values, "number"))
	if err != nil {
		return err
	}
	came, err := j.side(in.Clock.of(""), in.valuesOf(in.Values, "number"))
	if err != nil {
		return err
	}
	if bytes.Compare(mine[:], theirs[:]) < 0 {
		number, seq := sharedNumber(textIn(in.Values["number"]), theirs)
		fixed["number"], fixed["number_seq"] = number, seq
		return j.conflict(in, ConflictNumber, "number", told{clock.of(""), kept}, told{in.Clock.of(""), came})
	}
	number, seq := sharedNumber(textIn(holder.values["number"]), mine)
	if _, err := j.tx.setRaw(in.s, holder.id, map[string]any{"number": number, "number_seq": seq}); err != nil {
		return err
	}
	loser := &incoming{BundleRow: BundleRow{Values: holder.values}, s: in.s, here: holder.uid}
	return j.conflict(loser, ConflictNumber, "number", told{clock.of(""), kept}, told{in.Clock.of(""), came})
}

// sharedNumber is the number of a follow-up that another bears too.
func sharedNumber(number string, row UID) (shared string, seq int64) {
	sum := sha256.Sum256(row[:])
	sign := base32.StdEncoding.EncodeToString(sum[:])[:3]
	rest := int64(sum[3])<<32 | int64(sum[4])<<24 | int64(sum[5])<<16 | int64(sum[6])<<8 | int64(sum[7])
	return number + "-" + sign, sharedAbove + rest
}

// versions adds versions of minutes, one after the other.
func (j *joiner) versions(m *joinedMeeting, versions []*incoming) error {
	for i, v := range versions {
		if err := j.versionFiles(v); err != nil {
			return err
		}
		if err := j.add(v, map[string]any{"meeting_id": m.in.now.id}); err != nil {
			return err
		}
		err := j.set(m.in, map[string]any{
			"state": string(Final), "version": numberIn(v.Values["version"]),
			"finalized_at": numberIn(v.Values["finalized_at"]), "amend_reason": "",
		})
		if err != nil {
			return err
		}
		if i+1 < len(versions) {
			err := j.set(m.in, map[string]any{"state": string(Amending), "amend_reason": textIn(versions[i+1].Values["reason"])})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

var hashInText = regexp.MustCompile(`\b[0-9a-f]{64}\b`)

// versionFiles keeps the files that minutes name in their words, such as the
// emblem of their letterhead.
func (j *joiner) versionFiles(v *incoming) error {
	for _, h := range filesInText(v.Values) {
		if err := j.file(h); err != nil && !errors.Is(err, errAbsent) {
			return err
		}
	}
	return nil
}

func filesInText(values map[string]json.RawMessage) (found []Hash) {
	for _, c := range []string{"content", "profile"} {
		for _, text := range hashInText.FindAllString(textIn(values[c]), 1000) {
			var h Hash
			if h.parse(text) == nil && !slices.Contains(found, h) {
				found = append(found, h)
			}
		}
	}
	return found
}

// refreshAll computes the state of follow-ups that were reported on.
func (j *joiner) refreshAll() error {
	for id := range j.refresh {
		f, err := byID[FollowUp](j.tx, id)
		if err != nil {
			return err
		}
		if f.BornAt.Equal(time.Time{}) || f.Broadcast {
			continue
		}
		if err := j.tx.FollowUps().refresh(id); err != nil {
			return fmt.Errorf("state of follow-up %d: %w", id, err)
		}
	}
	return nil
}
