package app

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// A rotation says which copies are kept: the last few, and one of each of the
// last days, weeks and months that have any.
type rotation struct {
	last, days, weeks, months int
	room                      int64 // bytes that all together may take; 0 for any
}

// keptBackups is how many copies are kept in each place: enough to go back to
// any of the last days, and to a month of the year.
var keptBackups = rotation{last: 10, days: 14, weeks: 8, months: 12}

// leastKept are never cleared away for want of room.
const leastKept = 3

// spent lists the copies that have had their time. all are those of one place
// with the newest first; those that are damaged neither count nor go: somebody
// should see them.
func (r rotation) spent(all []Backup) (drop []Backup) {
	seen := map[string]bool{}
	first := func(kind string, left *int, key string) bool {
		if *left == 0 || seen[kind+key] {
			return false
		}
		seen[kind+key] = true
		*left--
		return true
	}
	var kept []Backup
	for _, b := range all {
		if b.State != BackupChecked {
			continue
		}
		year, week := b.MadeAt.ISOWeek()
		day := first("day", &r.days, b.MadeAt.Format(time.DateOnly))
		ofWeek := first("week", &r.weeks, fmt.Sprint(year, "-", week))
		ofMonth := first("month", &r.months, b.MadeAt.Format("2006-01"))
		if len(kept) == 0 || len(kept) < r.last || day || ofWeek || ofMonth {
			kept = append(kept, b)
		} else {
			drop = append(drop, b)
		}
	}
	return append(drop, r.tooMuch(kept)...)
}

// tooMuch lists the oldest of the copies kept that find no room.
func (r rotation) tooMuch(kept []Backup) []Backup {
	total := int64(0)
	for i, b := range kept {
		total += b.Size
		if r.room > 0 && i >= leastKept && total > r.room {
			return kept[i:]
		}
	}
	return nil
}

// rotate clears away what has had its time in a folder. Only files with a
// manifest of this archive are touched; the manifest goes last, so that what a
// power cut leaves is still known as ours.
func (s *Backups) rotate(folder string, place BackupPlace) error {
	all, err := s.known(folder, place)
	if err != nil {
		return err
	}
	rule := keptBackups
	if free, err := freeSpace(folder); err == nil {
		rule.room = free
		for _, b := range all {
			rule.room += b.Size
		}
		rule.room /= 4
	}
	for _, b := range rule.spent(all) {
		for _, path := range []string{b.Path, manifestPath(b.Path)} {
			if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
				return saveProblem(path, err)
			}
		}
	}
	return nil
}
