package data

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// joinTimeout ends a join that the disk never lets finish.
const joinTimeout = 30 * time.Minute

// A JoinReport tells what taking a bundle in does, or did.
type JoinReport struct {
	New, Changed int // rows
	Held         int // rows that wait for others, which the bundle does not have
	Meetings     []JoinedMeeting
	Conflicts    []Conflict // found by this bundle
	Writes       bool       // false: everything in it is here already
}

// A JoinedMeeting is what a bundle does to one meeting.
type JoinedMeeting struct {
	UID          UID
	Title        string
	HeldOn       Date
	Class        Classification
	New          bool // it was not here
	Added        int  // rows
	Changed      int
	Conflicts    int
	BecomesFinal bool
	Disputed     bool // both made its minutes final
}

// errNothingWritten ends a join that was only to be looked at.
var errNothingWritten = errors.New("nothing is to be written")

// Join takes a bundle in as one transaction: all of it or, on an error or when
// ctx is done, nothing. With preview nothing is written, and the report tells
// what would be.
//
// Rows are the same by UID, or by what there is only once (the agency of a short
// name). Of each unit of a row that stands which knows of the other; where
// neither does, that of the older archive stands, and both are kept as a
// [Conflict]. Final minutes are never changed.
//
// told may be nil. Errors: [ErrOwnBundle], [ErrOtherOffice], [ErrForked], [ErrNewer],
// [ErrCorrupt].
func (db *DB) Join(ctx context.Context, actor Actor, b *Bundle, preview bool, told Told) (JoinReport, error) {
	ctx, cancel := context.WithTimeout(ctx, joinTimeout)
	defer cancel()
	var j *joiner
	err := db.write(ctx, actor, func(tx *Tx) (err error) {
		if j, err = tx.join(b, told); err == nil && preview {
			err = errNothingWritten
		}
		return err
	})
	if err != nil && !errors.Is(err, errNothingWritten) {
		return JoinReport{}, fmt.Errorf("join: %w", err)
	}
	return j.report, nil
}

// A joiner takes one bundle in.
type joiner struct {
	tx       *Tx
	b        *Bundle
	n        *names
	shapes   []*shape
	byTable  map[string]*shape
	in       map[string][]*incoming
	byUID    map[UID]*incoming
	meetings map[UID]*joinedMeeting // by what they are called here
	refresh  map[int64]bool         // follow-ups whose state is to be computed anew
	start    ChainHead
	report   JoinReport
}

// incoming is a row of the bundle beside the same row as it stands here.
type incoming struct {
	BundleRow
	s     *shape
	here  UID
	now   standing // id 0: it is not here
	mine  RowClock
	held  bool // it waits, and nothing is remembered of it
	added bool
	alive bool // it was taken back by one side, and stands
}

func (tx *Tx) join(b *Bundle, told Told) (*joiner, error) {
	j := &joiner{
		tx: tx, b: b, byTable: map[string]*shape{}, in: map[string][]*incoming{}, byUID: map[UID]*incoming{},
		meetings: map[UID]*joinedMeeting{}, refresh: map[int64]bool{},
	}
	steps := []func() error{
		j.begin, j.admit, j.keepLines, j.keepTwins, j.sort, j.fates, j.plain, j.records, j.lateRows, j.papers,
		j.stages, j.rest, j.conflicts, j.refreshAll, j.keepClocks, j.untie, j.sameNumbers, j.remember,
	}
	for i, step := range steps {
		if err := tx.ctx.Err(); err != nil {
			return nil, err
		}
		if err := step(); err != nil {
			return nil, err
		}
		told.tell(i+1, len(steps))
	}
	head, err := tx.ChainHead()
	j.report.Writes = head != j.start
	for _, m := range j.meetings {
		if m.told() {
			j.report.Meetings = append(j.report.Meetings, m.JoinedMeeting)
		}
	}
	slices.SortFunc(j.report.Meetings, func(a, b JoinedMeeting) int {
		return strings.Compare(string(a.HeldOn)+a.UID.String(), string(b.HeldOn)+b.UID.String())
	})
	return j, err
}

func (j *joiner) begin() (err error) {
	if j.start, err = j.tx.ChainHead(); err != nil {
		return err
	}
	if j.shapes, err = j.tx.shapes(); err != nil {
		return err
	}
	for _, s := range j.shapes {
		j.byTable[s.table] = s
	}
	j.n, err = j.tx.names()
	return err
}
