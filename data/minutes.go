package data

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// A MinutesVersion (notula) is the record of a meeting as it was when it was
// made final. It is never changed; a correction is the next version, with its
// reason (ralat).
type MinutesVersion struct {
	Head
	MeetingID   int64
	Version     int64  // 1..
	Reason      string // why there is a second one; "" for the first
	Profile     string // layout profile it was made for
	Content     string // canonical JSON of all that stands in the minutes
	Hash        Hash   // SHA-256 of Content
	FinalizedAt time.Time
	By          string
	History     ChainHead // the history up to the moment before
}

func (*MinutesVersion) table() string { return "minutes_versions" }

func (v *MinutesVersion) columns() []column {
	return []column{
		{"meeting_id", &v.MeetingID},
		{"version", &v.Version},
		{"reason", &v.Reason},
		{"profile", &v.Profile},
		{"content", &v.Content},
		{"hash", &v.Hash},
		{"finalized_at", instant{&v.FinalizedAt}},
		{"by", &v.By},
		{"history_seq", &v.History.Seq},
		{"history_hash", &v.History.Hash},
	}
}

// MinutesFileKind is what a file of minutes is.
type MinutesFileKind string

// The kinds.
const (
	UnsignedPDF MinutesFileKind = "unsigned"
	SignedPDF   MinutesFileKind = "signed"
	Scan        MinutesFileKind = "scan" // of paper signed by hand
)

// A MinutesFile is a file made from a version of the minutes. It is only ever
// added: each signature makes another file.
type MinutesFile struct {
	Head
	VersionID  int64
	Kind       MinutesFileKind
	Signatures int
	Name       string
	Size       int64
	SHA256     Hash
	At         time.Time
	By         string
}

func (*MinutesFile) table() string { return "minutes_files" }

func (f *MinutesFile) columns() []column {
	return []column{
		{"version_id", &f.VersionID},
		{"kind", &f.Kind},
		{"signatures", &f.Signatures},
		{"name", &f.Name},
		{"size", &f.Size},
		{"sha256", &f.SHA256},
		{"at", instant{&f.At}},
		{"by", &f.By},
	}
}

// Minutes stores versions of minutes and their files.
type Minutes struct{ tx *Tx }

// Minutes returns the store of minutes of this transaction.
func (tx *Tx) Minutes() Minutes { return Minutes{tx} }

// OfMeeting returns the versions of a meeting's minutes, the oldest first.
func (s Minutes) OfMeeting(meetingID int64) ([]MinutesVersion, error) {
	return all[MinutesVersion](s.tx, "WHERE meeting_id = ? ORDER BY version", meetingID)
}

// Get returns a version.
func (s Minutes) Get(id int64) (MinutesVersion, error) { return byID[MinutesVersion](s.tx, id) }

// ByUID returns the version of a UID, as printed in the minutes.
func (s Minutes) ByUID(uid UID) (MinutesVersion, error) {
	return one[MinutesVersion](s.tx, "WHERE uid = ?", uid)
}

// Latest returns the newest version of a meeting's minutes.
func (s Minutes) Latest(meetingID int64) (MinutesVersion, error) {
	return one[MinutesVersion](s.tx, "WHERE meeting_id = ? ORDER BY version DESC LIMIT 1", meetingID)
}

// OfFile returns the version of the minutes that a file with these contents
// was made from; [ErrNotFound] for a file the archive does not keep.
func (s Minutes) OfFile(h Hash) (MinutesVersion, error) {
	return one[MinutesVersion](s.tx, "WHERE id = (SELECT version_id FROM minutes_files WHERE sha256 = ? ORDER BY id LIMIT 1)", h)
}

// Finalize (mengesahkan) freezes the record of m as its next version with the
// given content. Follow-ups of the meeting are born, the meeting becomes
// [Final]; m and v are filled in.
func (s Minutes) Finalize(m *Meeting, v *MinutesVersion) error {
	if m.State != Closed && m.State != Amending {
		return fmt.Errorf("%w: finalize meeting %d in state %s", ErrInvalid, m.ID, m.State)
	}
	if !json.Valid([]byte(v.Content)) {
		return fmt.Errorf("%w: content of minutes is not JSON", ErrInvalid)
	}
	if err := s.addVersion(m, v); err != nil {
		return err
	}
	unborn, err := s.tx.FollowUps().list("WHERE meeting_id = ? AND born_at IS NULL AND NOT withdrawn ORDER BY id", m.ID)
	if err != nil {
		return err
	}
	for i := range unborn {
		unborn[i].BornAt = s.tx.actor.At
		if err := update(s.tx, &unborn[i]); err != nil {
			return err
		}
	}
	final := *m
	final.State, final.FinalizedAt, final.Version, final.AmendReason = Final, s.tx.actor.At, v.Version, ""
	if err := update(s.tx, &final); err != nil {
		return err
	}
	*m = final
	return nil
}

func (s Minutes) addVersion(m *Meeting, v *MinutesVersion) error {
	head, err := s.tx.ChainHead()
	if err != nil {
		return err
	}
	v.MeetingID, v.Version, v.Reason = m.ID, m.Version+1, strings.TrimSpace(m.AmendReason)
	v.Hash, v.History = HashOf([]byte(v.Content)), head
	v.FinalizedAt, v.By = s.tx.actor.At, s.tx.actor.Who
	return insert(s.tx, v)
}

// AddFile keeps a file of a version. Size, hash, instant and author are filled in.
func (s Minutes) AddFile(f *MinutesFile, content []byte) error {
	if f.Kind != UnsignedPDF && f.Kind != SignedPDF && f.Kind != Scan {
		return invalid("kind of file", f.Kind)
	}
	h, err := s.tx.Blobs().Put(content)
	if err != nil {
		return err
	}
	f.SHA256, f.Size, f.At, f.By = h, int64(len(content)), s.tx.actor.At, s.tx.actor.Who
	return insert(s.tx, f)
}

// Files returns the files of a version, the oldest first. Their bytes are in
// [Tx.Blobs] under their hash.
func (s Minutes) Files(versionID int64) ([]MinutesFile, error) {
	return all[MinutesFile](s.tx, "WHERE version_id = ? ORDER BY id", versionID)
}
