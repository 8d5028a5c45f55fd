package app

import (
	"context"
	"path/filepath"
	"time"

	"rakor.id/rakor/data"
)

// Backups are overdue when there is something to lose and the newest copy is
// older than this.
const (
	secondOverdue = 7 * 24 * time.Hour
	ownOverdue    = 2 * 24 * time.Hour
)

// A BackupStatus is how the copies of the archive stand.
type BackupStatus struct {
	Last    Backup // the newest whole copy beside the archive; MadeAt is zero for none
	Changed bool   // the archive holds more than Last
	Second  SecondPlace
	Overdue []OverdueBackup // what the first page should say, the gravest first
}

// A SecondPlace is where copies go so that the loss of the laptop is not the
// loss of the archive.
type SecondPlace struct {
	Folder    string // as the office has named it; "" for none
	Reachable bool
	Recipient string    // the public key that copies there are encrypted for; "" for none
	Last      time.Time // of the newest copy there; zero for none
	Changed   bool      // the archive holds more than that
	SameDisk  bool      // it lies on the disk of the archive, and goes with it
}

// An OverdueBackup is a copy that should be there and is not.
type OverdueBackup struct {
	Second bool      // it is the one in the second place
	Never  bool      // there has been none
	Since  time.Time // when the last one was made; zero for never
	Text   Sentence  // what to do, for the first page
}

// State tells how the copies stand and what is overdue. It reads a few small
// files, also of the second place.
// Nothing is due of an archive that is only read.
func (s *Backups) State(ctx context.Context) (st BackupStatus, err error) {
	if s.readOnly {
		return st, nil
	}
	last, found, err := s.newest()
	if err != nil {
		return st, err
	}
	st.Last = last
	if st.Changed, err = s.changedSince(ctx, last, found); err != nil {
		return st, err
	}
	c, err := s.config()
	if err != nil {
		return st, err
	}
	if st.Second, err = s.second(ctx, c.Second); err != nil {
		return st, err
	}
	began, err := s.began(ctx)
	if err != nil || began.IsZero() {
		return st, err // nothing to lose yet
	}
	st.overdue(s.clock(), began, c.Second.ChosenAt)
	return st, nil
}

func (s *Backups) second(ctx context.Context, n secondNote) (p SecondPlace, err error) {
	if n.Folder == "" {
		return p, nil
	}
	p = SecondPlace{Folder: n.Folder, Reachable: n.reachable(), Recipient: n.Recipient, Last: n.CopiedAt}
	p.SameDisk = p.Reachable && sameDisk(n.Folder, filepath.Dir(s.db.Path()))
	p.Changed, err = s.db.ChangedSince(ctx, n.head(), n.CopiedAt)
	return p, err
}

// began is when the first meeting was put into the archive; zero for none.
func (s *Backups) began(ctx context.Context) (at time.Time, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		at, err = tx.FirstMeetingAt()
		return err
	})
	return at, err
}

// overdue says what is missing. A new archive and a place just named have the
// same time as an old copy before anybody is reminded.
func (st *BackupStatus) overdue(now, began, chosen time.Time) {
	second := st.Second
	switch {
	case second.Folder == "":
		if now.Sub(began) > secondOverdue {
			st.add(OverdueBackup{Second: true, Never: true, Text: Sentence{
				Message: "Cadangan hanya ada di komputer ini. Tentukan tempat kedua, misalnya diska lepas, di Pengaturan, bagian Arsip.",
			}})
		}
	case second.Last.IsZero():
		if now.Sub(chosen) > secondOverdue {
			st.add(OverdueBackup{Second: true, Never: true, Text: Sentence{
				Message: "Belum ada cadangan di tempat kedua (%s). Pasang diskanya; cadangan disalin dengan sendirinya.", Args: []any{second.Folder},
			}})
		}
	case second.Changed && now.Sub(second.Last) > secondOverdue:
		st.add(OverdueBackup{Second: true, Since: second.Last, Text: Sentence{
			Message: "Cadangan di tempat kedua (%s) sudah %d hari. Pasang diskanya; cadangan disalin dengan sendirinya.",
			Args:    []any{second.Folder, int(now.Sub(second.Last).Hours() / 24)},
		}})
	}
	switch last := st.Last.MadeAt; {
	case !st.Changed:
	case last.IsZero() && now.Sub(began) > ownOverdue:
		st.add(OverdueBackup{Never: true, Text: Sentence{
			Message: "Arsip ini belum punya cadangan. Buka Pengaturan, bagian Arsip, lalu tekan “Cadangkan sekarang”.",
		}})
	case !last.IsZero() && now.Sub(last) > ownOverdue:
		st.add(OverdueBackup{Since: last, Text: Sentence{
			Message: "Cadangan otomatis belum berhasil dibuat sejak %d hari lalu. Buka Pengaturan, bagian Arsip, lalu tekan “Cadangkan sekarang”.",
			Args:    []any{int(now.Sub(last).Hours() / 24)},
		}})
	}
}

func (st *BackupStatus) add(o OverdueBackup) { st.Overdue = append(st.Overdue, o) }
