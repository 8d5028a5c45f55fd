package data

import (
	"encoding/json"
	"errors"
	"fmt"
)

// add adds a row of the bundle. One that names a row that is not here is held
// back: a later bundle brings both.
func (j *joiner) add(in *incoming, fixed map[string]any) error {
	values := map[string]any{}
	for _, c := range in.s.merged() {
		v, err := j.n.stored(in.s, c, in.Values[c])
		if errors.Is(err, errAbsent) {
			if _, given := fixed[c]; given {
				continue
			}
			j.hold(in)
			return nil
		}
		if err != nil {
			return err
		}
		values[c] = v
	}
	for c, v := range fixed {
		values[c] = v
	}
	if err := j.files(in.Values); err != nil {
		if errors.Is(err, errAbsent) {
			j.hold(in)
			return nil
		}
		return err
	}
	id, err := j.tx.addRaw(in.s, in.here, values)
	if errors.Is(err, ErrDuplicate) || errors.Is(err, ErrFinal) || errors.Is(err, ErrInvalid) {
		return fmt.Errorf("%s %s: %w", in.s.table, in.here, err)
	}
	if err != nil {
		return err
	}
	in.now.id, in.now.uid, in.added = id, in.here, true
	j.report.New++
	j.count(in, func(m *joinedMeeting) { m.Added++ })
	return nil
}

// hold holds a row back. What belongs to a row that was held back or left out
// itself is not counted: it is told with that.
func (j *joiner) hold(in *incoming) {
	if in.held {
		return
	}
	in.held = true
	for c := range in.s.refs {
		if up := j.byUID[j.n.here(rowIn(in.Values[c]))]; up != nil && up.held {
			return
		}
	}
	j.report.Held++
}

// files keeps the files that a row names.
func (j *joiner) files(values map[string]json.RawMessage) error {
	for _, h := range filesIn(values) {
		if err := j.file(h); err != nil {
			return err
		}
	}
	return nil
}

func (j *joiner) file(h Hash) error {
	n, err := value[int](j.tx, "SELECT count(*) FROM blobs WHERE sha256 = ?", h)
	if err != nil || n > 0 {
		return err
	}
	content, err := j.b.Blob(h)
	if errors.Is(err, ErrNotFound) {
		return errAbsent
	}
	if err != nil {
		return err
	}
	if HashOf(content) != h {
		return fmt.Errorf("%w: file %s of the bundle", ErrCorrupt, h)
	}
	_, err = j.tx.Blobs().Put(content)
	return err
}

// set changes columns of a row that is here.
func (j *joiner) set(in *incoming, values map[string]any) error {
	changed, err := j.tx.setRaw(in.s, in.now.id, values)
	if changed {
		j.report.Changed++
		j.count(in, func(m *joinedMeeting) { m.Changed++ })
	}
	return err
}

// meetingOf is the meeting a row belongs to, by its name here; zero for none.
func (j *joiner) meetingOf(in *incoming) UID {
	if in.s.table == "meetings" {
		return in.here
	}
	return j.n.here(rowIn(in.Values["meeting_id"]))
}

func (j *joiner) count(in *incoming, f func(*joinedMeeting)) {
	if m := j.meetings[j.meetingOf(in)]; m != nil {
		f(m)
	}
}
