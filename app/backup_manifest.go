package app

import (
	"cmp"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// A Backup is a copy of an archive.
type Backup struct {
	Path   string
	Place  BackupPlace
	Number int // grows with each copy made here; the order of copies, whatever the clock said
	Reason BackupReason
	MadeAt time.Time
	Sealed bool // encrypted; the figures are from its manifest

	Size   int64 // bytes
	SHA256 data.Hash
	Schema int
	Node   string // the archive it is a copy of
	Head   data.ChainHead
	LastAt time.Time // when its last line of history was written

	Meetings, Entries, FollowUps int

	// State tells how far the copy can be relied on.
	State BackupState
}

// A BackupPlace is where a copy lies.
type BackupPlace string

// The places.
const (
	PlaceHere   BackupPlace = "sini"    // the folder "cadangan" beside the archive
	PlaceSecond BackupPlace = "kedua"   // the second place the office has named
	PlaceBeside BackupPlace = "samping" // beside the archive: kept before an upgrade or a restore
	PlaceOther  BackupPlace = "lain"    // where a person has put it
)

// A BackupState is how far a copy can be relied on.
type BackupState string

// The states.
const (
	BackupChecked   BackupState = "diperiksa" // checked when made, and still of that size
	BackupUnchecked BackupState = "belum"     // nothing tells what it is; it is checked before it is used
	BackupDamaged   BackupState = "rusak"     // not the file it was when it was made
)

// backupFormat marks a manifest of this program.
const backupFormat = "rakor-cadangan/1"

// maxManifest bounds a manifest; one has some 600 bytes.
const maxManifest = 64 << 10

// manifest is what is written beside a copy, for people and programs.
type manifest struct {
	Format    string       `json:"format"`
	Program   string       `json:"program"`
	File      string       `json:"file"`
	Number    int          `json:"number"`
	Reason    BackupReason `json:"reason"`
	MadeAt    time.Time    `json:"made_at"`
	Size      int64        `json:"size"`
	SHA256    string       `json:"sha256"`
	Sealed    bool         `json:"sealed"`
	Archive   string       `json:"archive"`
	Schema    int          `json:"schema"`
	HeadSeq   int64        `json:"history_lines"`
	HeadHash  string       `json:"history_sha256"`
	LastAt    time.Time    `json:"history_at"`
	Meetings  int          `json:"meetings"`
	Entries   int          `json:"entries"`
	FollowUps int          `json:"follow_ups"`
}

func manifestPath(backup string) string { return backup + ".json" }

func backupOf(r data.BackupReport, at time.Time) Backup {
	return Backup{
		Path: r.Path, MadeAt: at, Size: r.Size, SHA256: r.SHA256, Schema: r.Schema, Node: r.Node, Head: r.Head, LastAt: r.LastAt,
		Meetings: r.Meetings, Entries: r.Entries, FollowUps: r.FollowUps, State: BackupChecked,
	}
}

func writeManifest(b Backup) error {
	m := manifest{
		Format: backupFormat, Program: "rakor", File: filepath.Base(b.Path), Number: b.Number, Reason: b.Reason, MadeAt: b.MadeAt,
		Size: b.Size, SHA256: b.SHA256.String(), Sealed: b.Sealed, Archive: b.Node, Schema: b.Schema,
		HeadSeq: b.Head.Seq, HeadHash: b.Head.Hash.String(), LastAt: b.LastAt, Meetings: b.Meetings, Entries: b.Entries, FollowUps: b.FollowUps,
	}
	content, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return fmt.Errorf("write manifest of %s: %w", b.Path, err)
	}
	return SaveFile(manifestPath(b.Path), append(content, '\n'), SaveAs{Overwrite: true, Private: true})
}

// readManifest reads what stands beside a copy. It refuses what this program
// did not write, and a manifest of another file.
func readManifest(backup string) (b Backup, err error) {
	content, err := readUpTo(manifestPath(backup), filepath.Base(backup), maxManifest)
	if err != nil {
		return b, err
	}
	var m manifest
	if err := json.Unmarshal(content, &m); err != nil {
		return b, fmt.Errorf("read manifest of %s: %w", backup, err)
	}
	if m.Format != backupFormat || m.File != filepath.Base(backup) {
		return b, fmt.Errorf("read manifest of %s: %w", backup, data.ErrForeign)
	}
	b = Backup{
		Path: backup, Number: m.Number, Reason: m.Reason, MadeAt: m.MadeAt, Sealed: m.Sealed, Size: m.Size, Schema: m.Schema,
		Node: m.Archive, Head: data.ChainHead{Seq: m.HeadSeq}, LastAt: m.LastAt, Meetings: m.Meetings, Entries: m.Entries, FollowUps: m.FollowUps,
	}
	err = errors.Join(readHash(&b.SHA256, m.SHA256), readHash(&b.Head.Hash, m.HeadHash))
	return b, err
}

func readHash(into *data.Hash, digits string) error {
	n, err := hex.Decode(into[:], []byte(digits[:min(len(digits), 2*len(into))]))
	if err != nil || n != len(into) || len(digits) != 2*n {
		return fmt.Errorf("read hash %q: %w", digits, data.ErrInvalid)
	}
	return nil
}

// known lists the copies of this archive in a folder that have a manifest, the
// newest first. A folder that is not there holds none.
func (s *Backups) known(folder string, place BackupPlace) ([]Backup, error) {
	names, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(folder, err)
	}
	var found []Backup
	for _, n := range names {
		file, ok := strings.CutSuffix(n.Name(), ".json")
		if !ok || !n.Type().IsRegular() {
			continue
		}
		b, err := readManifest(filepath.Join(folder, file))
		if err != nil || b.Node != s.db.Node() {
			continue // not ours: another program's, or another laptop's
		}
		b.Place, b.State = place, BackupChecked
		if st, err := os.Stat(b.Path); err != nil || st.Size() != b.Size {
			b.State = BackupDamaged
		}
		found = append(found, b)
	}
	slices.SortFunc(found, func(a, b Backup) int { return cmp.Compare(b.Number, a.Number) })
	return found, nil
}

// newest is the newest copy in the archive's own folder that is whole.
func (s *Backups) newest() (b Backup, found bool, err error) {
	all, err := s.known(s.folder(), PlaceHere)
	if err != nil {
		return b, false, err
	}
	i := slices.IndexFunc(all, func(b Backup) bool { return b.State == BackupChecked })
	if i < 0 {
		return b, false, nil
	}
	return all[i], true, nil
}
