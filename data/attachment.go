package data

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// AttachmentKind is what a file kept with a meeting is.
type AttachmentKind string

// The kinds of attachments.
const (
	Photo      AttachmentKind = "photo"      // dokumentasi
	Invitation AttachmentKind = "invitation" // undangan
	Material   AttachmentKind = "material"   // bahan rapat
	OtherFile  AttachmentKind = "other"
)

// AttachmentKinds lists all kinds in their order.
var AttachmentKinds = []AttachmentKind{Photo, Invitation, Material, OtherFile}

// An Attachment (lampiran) is a photo of a meeting or a file that belongs to
// it. Its bytes are in [Tx.Blobs], each content once, and never change; what is
// said of it can be put right until the minutes are final.
type Attachment struct {
	Head
	MeetingID int64
	Position  int64
	Kind      AttachmentKind
	Name      string // of the file as it came, without folders
	Caption   string
	MIME      string // found from the content
	Size      int64  // bytes
	SHA256    Hash
	Width     int       // pixels as it is looked at; 0 for what is no picture
	Height    int       // pixels
	TakenAt   time.Time // by the camera's clock; zero if it does not say
	Paper     Hash      // the picture made fit for paper; zero for what is no picture
	Deleted   bool
}

func (*Attachment) table() string { return "attachments" }

func (a *Attachment) columns() []column {
	return []column{
		{"meeting_id", &a.MeetingID},
		{"position", &a.Position},
		{"kind", &a.Kind},
		{"name", &a.Name},
		{"caption", &a.Caption},
		{"mime", &a.MIME},
		{"size", &a.Size},
		{"sha256", &a.SHA256},
		{"width", &a.Width},
		{"height", &a.Height},
		{"taken_at", instant{&a.TakenAt}},
		{"paper_sha256", &a.Paper},
		{"deleted", &a.Deleted},
	}
}

// Picture reports whether a is a picture, whatever its kind.
func (a Attachment) Picture() bool { return !a.Paper.IsZero() }

func (a *Attachment) siblings() list {
	return list{"attachments", "meeting_id = ?", []any{a.MeetingID}}
}

func attachmentPosition(a *Attachment) *int64 { return &a.Position }

func (a *Attachment) check() error {
	switch {
	case !slices.Contains(AttachmentKinds, a.Kind):
		return invalid("kind of attachment", a.Kind)
	case strings.TrimSpace(a.Name) == "":
		return fmt.Errorf("%w: attachment without a name", ErrInvalid)
	case a.Kind == Photo && !a.Picture():
		return fmt.Errorf("%w: photo %q is no picture", ErrInvalid, a.Name)
	}
	return nil
}

// Attachments stores what is kept with meetings.
type Attachments struct{ tx *Tx }

// Attachments returns the store of attachments of this transaction.
func (tx *Tx) Attachments() Attachments { return Attachments{tx} }

// OfMeeting returns the attachments of a meeting in their order, without
// deleted ones.
func (s Attachments) OfMeeting(meetingID int64) ([]Attachment, error) {
	return all[Attachment](s.tx, "WHERE meeting_id = ? AND NOT deleted ORDER BY position, id", meetingID)
}

// Get returns an attachment, even a deleted one.
func (s Attachments) Get(id int64) (Attachment, error) { return byID[Attachment](s.tx, id) }

// Add adds an attachment behind the others of its meeting and keeps its bytes.
// paper is the picture made fit for paper, nil for what is no picture. Size and
// hashes are filled in.
func (s Attachments) Add(a *Attachment, content, paper []byte) error {
	p, err := a.siblings().end(s.tx)
	if err != nil {
		return err
	}
	a.Position, a.Size, a.Paper = p, int64(len(content)), Hash{}
	if paper != nil {
		a.Paper = HashOf(paper)
	}
	if err := a.check(); err != nil {
		return err
	}
	if paper != nil {
		if _, err := s.tx.Blobs().Put(paper); err != nil {
			return err
		}
	}
	if a.SHA256, err = s.tx.Blobs().Put(content); err != nil {
		return err
	}
	return insert(s.tx, a)
}

// Update stores what is said of an attachment; its file stays as it came.
func (s Attachments) Update(a *Attachment) error {
	if err := a.check(); err != nil {
		return err
	}
	return update(s.tx, a)
}

// Move puts an attachment right behind another of its meeting, or first for 0.
func (s Attachments) Move(a *Attachment, afterID int64) error {
	if err := place(s.tx, a.siblings(), afterID, a, attachmentPosition); err != nil {
		return err
	}
	return update(s.tx, a)
}
