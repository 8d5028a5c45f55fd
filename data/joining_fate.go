package data

import (
	"cmp"
	"encoding/json"
	"slices"
)

// A fate is what may be done to the record of a meeting.
type fate int

const (
	fateOpen    fate = iota // both sides can still be changed
	fateTheirs              // the other side made it final: it becomes as it is there
	fateMine                // it is final here: it stays
	fateDispute             // both made it final, differently: each stays as it is
)

// joinedMeeting is a meeting while a bundle is taken in.
type joinedMeeting struct {
	JoinedMeeting
	in       *incoming
	fate     fate
	versions []*incoming // to be added, in order
	amend    bool        // its record is to be opened again in the end
	whole    bool        // all of its rows are in the bundle
	staged   bool        // all of that was done
	waits    bool        // a version is missing: nothing is done
}

func (m *joinedMeeting) told() bool {
	return m.New || m.Added+m.Changed+m.Conflicts > 0 || m.BecomesFinal || m.Disputed
}

// recordTables are the tables that are frozen with their meeting.
var recordTables = []string{"meeting_officials", "agenda_items", "entries", "attendance", "attachments", "follow_ups"}

// fates decides, for each meeting of the bundle, what may be done to it.
func (j *joiner) fates() error {
	for _, in := range j.in["meetings"] {
		m := &joinedMeeting{in: in, whole: slices.Contains(j.b.Complete, in.UID)}
		m.JoinedMeeting = JoinedMeeting{
			UID: in.here, Title: textIn(in.Values["title"]), HeldOn: Date(textIn(in.Values["held_on"])),
			Class: Classification(textIn(in.Values["classification"])), New: in.now.id == 0,
		}
		j.meetings[in.here] = m
	}
	for _, in := range j.in["minutes_versions"] {
		if m := j.meetings[j.meetingOf(in)]; m != nil {
			m.versions = append(m.versions, in)
		}
	}
	for _, m := range j.meetings {
		slices.SortFunc(m.versions, func(a, b *incoming) int {
			return cmp.Compare(numberIn(a.Values["version"]), numberIn(b.Values["version"]))
		})
		if err := j.fate(m); err != nil {
			return err
		}
	}
	return nil
}

func (j *joiner) fate(m *joinedMeeting) error {
	theirs, amending := numberIn(m.in.Values["version"]), textIn(m.in.Values["state"]) == string(Amending)
	m.amend = amending
	if m.New {
		if theirs > 0 {
			m.fate = fateTheirs
		}
		m.expect(0, theirs)
		return nil
	}
	mine, state := numberIn(m.in.now.values["version"]), MeetingState(textIn(m.in.now.values["state"]))
	disputed, err := j.disputed(m)
	if err != nil {
		return err
	}
	switch {
	case disputed:
		m.fate, m.Disputed = fateDispute, true
		return nil
	case theirs > mine:
		m.fate = fateTheirs
		m.expect(mine, theirs)
		return nil
	case theirs < mine:
		m.amend = state == Amending
	case mine > 0:
		m.amend = amending || state == Amending
	}
	m.versions = nil
	if mine > 0 && !m.amend {
		m.fate = fateMine
	}
	return nil
}

// expect keeps, of the versions that came, those that are to be added. Should
// one be missing, the meeting waits for a bundle that has them all.
func (m *joinedMeeting) expect(after, last int64) {
	m.versions = slices.DeleteFunc(m.versions, func(v *incoming) bool { return numberIn(v.Values["version"]) <= after })
	for i, v := range m.versions {
		if numberIn(v.Values["version"]) != after+int64(i)+1 {
			m.waits = true
		}
	}
	m.waits = m.waits || int64(len(m.versions)) != last-after
}

// disputed reports whether both sides made minutes final that are not the same,
// and keeps the other's.
func (j *joiner) disputed(m *joinedMeeting) (bool, error) {
	before, err := value[int](j.tx, "SELECT count(*) FROM conflicts WHERE kind = 'version' AND row_uid = ?", m.in.here)
	if err != nil {
		return false, err
	}
	disputed := before > 0
	for _, theirs := range m.versions {
		mine, err := j.n.read(theirs.s, "WHERE meeting_id = ? AND version = ?", m.in.now.id, numberIn(theirs.Values["version"]))
		if err != nil {
			return false, err
		}
		if len(mine) == 0 || mine[0].uid == theirs.here {
			continue
		}
		disputed = true
		if err := j.disputeVersion(m, mine[0], theirs); err != nil {
			return false, err
		}
	}
	return disputed, nil
}

func (j *joiner) disputeVersion(m *joinedMeeting, mine standing, theirs *incoming) error {
	clock, err := j.tx.rowClock(theirs.s, mine.uid)
	if err != nil {
		return err
	}
	if err := j.versionFiles(theirs); err != nil {
		return err
	}
	for _, f := range j.in["minutes_files"] {
		if rowIn(f.Values["version_id"]) == theirs.UID {
			if err := j.files(f.Values); err != nil {
				return err
			}
		}
	}
	left, err := j.side(clock.of(""), versionValues(mine.values))
	if err != nil {
		return err
	}
	right, err := j.side(theirs.Clock.of(""), versionValues(theirs.Values))
	if err != nil {
		return err
	}
	unit := "version " + string(theirs.Values["version"])
	return j.conflict(m.in, ConflictVersion, unit, told{clock.of(""), left}, told{theirs.Clock.of(""), right})
}

func versionValues(values map[string]json.RawMessage) map[string]json.RawMessage {
	return map[string]json.RawMessage{
		"version": values["version"], "hash": values["hash"], "content": values["content"],
		"finalized_at": values["finalized_at"], "by": values["by"],
	}
}
