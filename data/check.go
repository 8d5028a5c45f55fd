package data

import (
	"context"
	"errors"
	"fmt"
	"slices"
)

// A Finding is something wrong with an archive.
type Finding struct {
	Kind   FindingKind
	Where  string // table and row, line of history or version of minutes
	Detail string // English, for the log
}

// FindingKind is what is wrong.
type FindingKind string

// The kinds of findings.
const (
	DamagedFile    FindingKind = "file"    // SQLite's own check
	BrokenLink     FindingKind = "link"    // a row names one that is not there
	BrokenHistory  FindingKind = "history" // a line was changed, added or taken out
	ChangedRow     FindingKind = "row"     // a row is not what the history says
	ChangedMinutes FindingKind = "minutes" // content no longer fits its hash
	ChangedFile    FindingKind = "blob"    // kept file no longer fits its hash
	BrokenIndex    FindingKind = "index"   // the search index does not fit the texts; see [Tx.RebuildSearch]
	WrongFigures   FindingKind = "figures" // counters do not fit what they count; see [Tx.RebuildFigures]
)

// maxFindings ends a check of an archive that is beyond listing.
const maxFindings = 1000

// Told is told how far a long work has come, from the goroutine that does it.
type Told func(done, total int)

func (t Told) tell(done, total int) {
	if t != nil {
		t(done, total)
	}
}

// A CheckReport is the outcome of [DB.Check].
type CheckReport struct {
	Head     ChainHead // of the history, as found
	Lines    int64     // of history verified
	Rows     int64     // compared with the history
	Versions int       // of minutes
	Blobs    int
	Findings []Finding // none: all is well; at most about a thousand

	told        Told
	done, total int
}

// went tells that some more was read.
func (r *CheckReport) went(n int) {
	r.done += n
	r.told.tell(min(r.done, r.total), r.total)
}

// weigh counts what there is to read.
func (r *CheckReport) weigh(tx *Tx) error {
	counted := []string{"history", "blobs"}
	for _, kind := range kinds {
		counted = append(counted, kind().table())
	}
	for _, table := range counted {
		n, err := value[int](tx, "SELECT count(*) FROM "+table)
		if err != nil {
			return err
		}
		r.total += n
	}
	return nil
}

func (r *CheckReport) found(kind FindingKind, where, format string, args ...any) {
	if len(r.Findings) < maxFindings {
		r.Findings = append(r.Findings, Finding{kind, where, fmt.Sprintf(format, args...)})
	}
}

// Check reads the whole archive and tells what is wrong with it: what SQLite
// finds, the chain of the history, every row against its history, every
// version of minutes and every kept file against its hash, the search index.
// It takes seconds to minutes on a large archive.
//
// It finds what was changed behind the program's back, not what was cut off
// the end of the history together with its rows: for that, compare Head with
// one printed or sent before.
func (db *DB) Check(ctx context.Context) (CheckReport, error) { return db.CheckTelling(ctx, nil) }

// CheckTelling is [DB.Check] and tells how far it is, from the goroutine it was
// called from: rows, lines and files read, of all there are. It ends with the
// error of ctx when that is done.
func (db *DB) CheckTelling(ctx context.Context, told Told) (CheckReport, error) {
	r := CheckReport{told: told}
	err := db.Read(ctx, func(tx *Tx) error {
		for _, part := range []func(*Tx) error{
			r.weigh, r.checkFile, r.checkLinks, r.checkHistory, r.checkRows, r.checkMinutes, r.checkBlobs, r.checkFigures,
		} {
			err := part(tx)
			if errors.Is(err, ErrCorrupt) { // go on with what can be read
				r.found(DamagedFile, "", "%v", err)
				err = nil
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = r.checkIndex(ctx, db)
	}
	r.told = nil
	if err != nil {
		return r, fmt.Errorf("check archive: %w", err)
	}
	return r, nil
}

func (r *CheckReport) checkFile(tx *Tx) error {
	// A connection that has searched before remembers the parts of the index, and
	// only a search looks whether they are still those of the file: the check
	// would look for parts that were merged since.
	if _, err := tx.Search(Search{Limit: 1}); err != nil && !errors.Is(err, ErrCorrupt) {
		return err
	}
	return scan(tx, func(x rows) error {
		var line string
		err := x.Scan(&line)
		if err == nil && line != "ok" {
			r.found(DamagedFile, "", "%s", line)
		}
		return err
	}, "PRAGMA integrity_check(100)")
}

func (r *CheckReport) checkLinks(tx *Tx) error {
	return scan(tx, func(x rows) error {
		var table, parent string
		var row, key any
		err := x.Scan(&table, &row, &parent, &key)
		r.found(BrokenLink, fmt.Sprintf("%s %v", table, row), "names a row of %s that is not there", parent)
		return err
	}, "PRAGMA foreign_key_check")
}

func (r *CheckReport) checkHistory(tx *Tx) error {
	var last HistoryLine
	for after := int64(0); ; {
		lines, err := tx.history("WHERE h.rowid > ? ORDER BY h.rowid LIMIT 1000", after)
		if err != nil {
			return err
		}
		if len(lines) == 0 {
			break
		}
		for _, l := range lines {
			where := fmt.Sprintf("%s %d", l.Node, l.Seq)
			switch {
			case l.Node != last.Node && l.Seq != 1, l.Node == last.Node && l.Seq != last.Seq+1:
				r.found(BrokenHistory, where, "follows line %d", last.Seq)
			case l.Seq > 1 && l.Prev != last.Hash, l.Seq == 1 && !l.Prev.IsZero():
				r.found(BrokenHistory, where, "does not continue the line before it")
			}
			if l.sum() != l.Hash {
				r.found(BrokenHistory, where, "was changed")
			}
			r.Lines++
			last = l
		}
		r.went(len(lines))
		if after, err = value[int64](tx, "SELECT rowid FROM history WHERE node = ? AND seq = ?", last.Node, last.Seq); err != nil {
			return err
		}
	}
	r.Head = ChainHead{last.Seq, last.Hash}
	return nil
}

func (r *CheckReport) checkMinutes(tx *Tx) error {
	ids, err := idsOf(tx, "minutes_versions")
	if err != nil {
		return err
	}
	begun, err := tx.historyBegun()
	if err != nil {
		return err
	}
	for _, id := range ids {
		v, err := tx.Minutes().Get(id)
		if err != nil {
			return err
		}
		where := fmt.Sprintf("meeting %d version %d", v.MeetingID, v.Version)
		if HashOf([]byte(v.Content)) != v.Hash {
			r.found(ChangedMinutes, where, "content does not fit its hash %s", v.Hash)
		}
		n, err := value[int](tx, `SELECT (SELECT count(*) FROM history WHERE node = (SELECT node FROM history WHERE row_uid = ?1 LIMIT 1)
				AND seq = ?2 AND hash = ?3)
			+ (SELECT count(*) FROM join_lines WHERE row_uid = ?1 AND seq = ?2 + 1 AND prev = ?3)`, // made final on another laptop
			v.UID, v.History.Seq, v.History.Hash)
		if err != nil {
			return err
		}
		if n == 0 && v.FinalizedAt.After(begun) {
			r.found(BrokenHistory, where, "head of history %d %s in the minutes is not in the history", v.History.Seq, v.History.Hash)
		}
		r.Versions++
	}
	return nil
}

func (r *CheckReport) checkBlobs(tx *Tx) error {
	var hashes [][]byte
	err := scan(tx, func(x rows) error {
		var h []byte
		err := x.Scan(&h)
		hashes = append(hashes, slices.Clone(h))
		return err
	}, "SELECT sha256 FROM blobs")
	if err != nil {
		return err
	}
	for _, h := range hashes {
		b, err := value[[]byte](tx, "SELECT bytes FROM blobs WHERE sha256 = ?", h)
		if err != nil {
			return err
		}
		if HashOf(b) != Hash(h) {
			r.found(ChangedFile, Hash(h).String(), "%d bytes do not fit their hash", len(b))
		}
		r.Blobs++
		r.went(1)
	}
	return nil
}

// checkIndex needs a transaction that may write, though it writes nothing.
func (r *CheckReport) checkIndex(ctx context.Context, db *DB) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, index := range wordIndexes {
		if _, err := db.writer.ExecContext(ctx, "INSERT INTO "+index+"("+index+", rank) VALUES('integrity-check', 1)"); err != nil {
			r.found(BrokenIndex, index, "%v", err)
		}
	}
	return nil
}

func idsOf(tx *Tx, table string) (ids []int64, err error) {
	err = scan(tx, func(x rows) error {
		var id int64
		err := x.Scan(&id)
		ids = append(ids, id)
		return err
	}, "SELECT id FROM "+table+" ORDER BY id")
	return ids, err
}
