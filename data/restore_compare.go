package data

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// A Relation is how a backup stands to the archive whose place it may take.
type Relation string

// The relations.
const (
	BackupSame    Relation = "same"    // it ends where the archive ends
	BackupOlder   Relation = "older"   // the archive goes on from it
	BackupNewer   Relation = "newer"   // it goes on from the archive, which was restored before
	BackupParted  Relation = "parted"  // both go on from an earlier state
	BackupForeign Relation = "foreign" // it is of another archive
)

// A MeetingMark names a meeting in a comparison.
type MeetingMark struct {
	UID     UID
	Title   string
	HeldOn  Date
	Class   Classification
	Entries int
}

// A Comparison tells what would come and go with a backup.
type Comparison struct {
	Relation    Relation
	Backup      BackupReport
	Present     BackupReport
	OnlyPresent []MeetingMark // would be gone, the newest first
	OnlyBackup  []MeetingMark // would come back
	Differ      []MeetingMark // in both, with another number of entries; as in the archive now
}

// Compare tells a prepared backup from the open archive.
func (db *DB) Compare(ctx context.Context, r *Restoration) (c Comparison, err error) {
	if c, err = db.compare(ctx, r); err != nil {
		return c, fmt.Errorf("compare %s: %w", r.Report.Path, err)
	}
	return c, nil
}

func (db *DB) compare(ctx context.Context, r *Restoration) (c Comparison, err error) {
	q, err := openPool(ctx, r.fresh, readerParams, 1)
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, q.Close()) }()
	c.Backup, c.Present.Path = r.Report, db.path
	if err := readContents(ctx, db.reader, &c.Present); err != nil {
		return c, err
	}
	if c.Relation, err = relation(ctx, db.reader, q, c); err != nil {
		return c, err
	}
	present, err := meetingMarks(ctx, db.reader)
	if err != nil {
		return c, err
	}
	backup, err := meetingMarks(ctx, q)
	if err != nil {
		return c, err
	}
	c.sort(present, backup)
	return c, nil
}

func relation(ctx context.Context, present, backup *sql.DB, c Comparison) (Relation, error) {
	if c.Backup.Node != c.Present.Node {
		return BackupForeign, nil
	}
	older, err := hasLine(ctx, present, c.Backup)
	if err != nil {
		return "", err
	}
	newer, err := hasLine(ctx, backup, c.Present)
	switch {
	case err != nil:
		return "", err
	case older && newer:
		return BackupSame, nil
	case older:
		return BackupOlder, nil
	case newer:
		return BackupNewer, nil
	}
	return BackupParted, nil
}

// hasLine reports whether the head of one archive is part of another.
func hasLine(ctx context.Context, q *sql.DB, of BackupReport) (has bool, err error) {
	err = q.QueryRowContext(ctx, "SELECT EXISTS(SELECT 1 FROM history WHERE node = ? AND seq = ? AND hash = ?)",
		of.Node, of.Head.Seq, of.Head.Hash).Scan(&has)
	return has, translate(err)
}

func meetingMarks(ctx context.Context, q *sql.DB) (marks map[UID]MeetingMark, err error) {
	found, err := q.QueryContext(ctx, `SELECT m.uid, m.title, m.held_on, m.classification, count(e.id)
		FROM meetings m LEFT JOIN entries e ON e.meeting_id = m.id GROUP BY m.id`)
	if err != nil {
		return nil, translate(err)
	}
	defer func() { err = errors.Join(err, translate(found.Close())) }()
	marks = map[UID]MeetingMark{}
	for found.Next() {
		var m MeetingMark
		if err := found.Scan(&m.UID, &m.Title, &m.HeldOn, &m.Class, &m.Entries); err != nil {
			return nil, translate(err)
		}
		marks[m.UID] = m
	}
	return marks, translate(found.Err())
}

// sort puts every meeting where it belongs, the newest first.
func (c *Comparison) sort(present, backup map[UID]MeetingMark) {
	for uid, m := range present {
		other, both := backup[uid]
		switch {
		case !both:
			c.OnlyPresent = append(c.OnlyPresent, m)
		case other.Entries != m.Entries:
			c.Differ = append(c.Differ, m)
		}
	}
	for uid, m := range backup {
		if _, both := present[uid]; !both {
			c.OnlyBackup = append(c.OnlyBackup, m)
		}
	}
	for _, list := range [][]MeetingMark{c.OnlyPresent, c.OnlyBackup, c.Differ} {
		slices.SortFunc(list, func(a, b MeetingMark) int {
			return cmp.Or(cmp.Compare(b.HeldOn, a.HeldOn), cmp.Compare(a.Title, b.Title), slices.Compare(a.UID[:], b.UID[:]))
		})
	}
}
