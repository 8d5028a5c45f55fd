package app

import (
	"context"
	"errors"
	"image"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/paper"
)

// Attachments keeps photos of a meeting and files that belong to it: the
// invitation, slides, what was handed round. They are never opened by Rakor
// beyond looking at what they are.
type Attachments struct{ *desk }

// Bounds of what is kept.
const (
	maxAttachment  = 50 << 20 // bytes of one file
	maxAttachments = 100      // files of one meeting
)

// A NewAttachment is a file to be kept with a meeting.
type NewAttachment struct {
	Name    string // of the file; folders are cut off
	Content []byte
	Kind    AttachmentKind // "" to find it from the content
	Caption string
}

// ReadAttachment reads a file that a person chose to attach.
func ReadAttachment(path string) (NewAttachment, error) {
	content, err := readUpTo(path, filepath.Base(path), maxAttachment)
	return NewAttachment{Name: filepath.Base(path), Content: content}, err
}

// List returns the attachments of a meeting in their order.
func (s *Attachments) List(ctx context.Context, meetingID int64) (list []Attachment, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		list, err = tx.Attachments().OfMeeting(meetingID)
		return err
	})
	return list, err
}

// Add keeps a file behind the others. What it is, is found from its content and
// never from its name. A picture is decoded here, within bounds, and made fit
// for paper once; the original is kept as it came.
func (s *Attachments) Add(ctx context.Context, meetingID int64, f NewAttachment) (Attachment, error) {
	f.Name = cleanName(f.Name)
	found, err := examine(ctx, f)
	if err != nil {
		return Attachment{}, err
	}
	err = s.write(ctx, func(tx *data.Tx) error {
		m, err := tx.Meetings().Get(meetingID)
		if err != nil {
			return err
		}
		if m.State == data.Final {
			return errFinal
		}
		list, err := tx.Attachments().OfMeeting(meetingID)
		if err != nil {
			return err
		}
		if err := room(list, f); err != nil {
			return err
		}
		found.MeetingID = meetingID
		if found.TakenAt, err = inZone(tx, found.TakenAt); err != nil {
			return err
		}
		return tx.Attachments().Add(&found.Attachment, f.Content, found.paper)
	})
	return found.Attachment, err
}

// room refuses one file too many, and one that is there already.
func room(list []Attachment, f NewAttachment) error {
	hash := data.HashOf(f.Content)
	i := slices.IndexFunc(list, func(a Attachment) bool { return a.SHA256 == hash })
	switch {
	case i >= 0:
		return &Problem{Message: "“%s” sudah dilampirkan sebagai “%s”. Tidak ada yang ditambahkan.", Args: []any{f.Name, list[i].Name}}
	case len(list) >= maxAttachments:
		return &Problem{Message: "Rapat ini sudah punya %d lampiran, jumlah terbanyak yang dapat disimpan. Hapus yang tidak perlu dahulu.", Args: []any{len(list)}}
	}
	return nil
}

// inZone reads the clock of a camera, which names no zone, as the office's.
func inZone(tx *data.Tx, t time.Time) (time.Time, error) {
	if t.IsZero() {
		return t, nil
	}
	o, err := tx.Office()
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, o.Zone.Location()), err
}

// Describe changes what is said of an attachment: its kind and its caption.
func (s *Attachments) Describe(ctx context.Context, id int64, kind AttachmentKind, caption string) error {
	return s.change(ctx, id, func(_ *data.Tx, a *Attachment) error {
		if kind == data.Photo && !a.Picture() {
			return errNoPhoto(a.Name)
		}
		a.Kind, a.Caption = kind, oneLine(caption)
		return nil
	})
}

// Move puts an attachment right behind another of its meeting, or first for 0.
func (s *Attachments) Move(ctx context.Context, id, after int64) error {
	return s.write(ctx, func(tx *data.Tx) error {
		a, err := tx.Attachments().Get(id)
		if err != nil {
			return err
		}
		return tx.Attachments().Move(&a, after)
	})
}

// Remove takes an attachment off its meeting; [Attachments.Restore] brings it
// back.
func (s *Attachments) Remove(ctx context.Context, id int64) error {
	return s.change(ctx, id, func(_ *data.Tx, a *Attachment) error {
		a.Deleted = true
		return nil
	})
}

// Restore brings back what was removed, to where it was.
func (s *Attachments) Restore(ctx context.Context, id int64) error {
	return s.change(ctx, id, func(tx *data.Tx, a *Attachment) error {
		list, err := tx.Attachments().OfMeeting(a.MeetingID)
		a.Deleted = false
		return errors.Join(err, roomAgain(list, *a))
	})
}

// roomAgain refuses to bring back what was attached anew meanwhile.
func roomAgain(list []Attachment, a Attachment) error {
	if slices.ContainsFunc(list, func(other Attachment) bool { return other.ID != a.ID && other.SHA256 == a.SHA256 }) {
		return &Problem{Message: "“%s” sudah dilampirkan lagi, jadi tidak perlu dikembalikan.", Args: []any{a.Name}}
	}
	return nil
}

func (s *Attachments) change(ctx context.Context, id int64, step func(*data.Tx, *Attachment) error) error {
	return s.write(ctx, func(tx *data.Tx) error {
		a, err := tx.Attachments().Get(id)
		if err != nil {
			return err
		}
		if err := step(tx, &a); err != nil {
			return err
		}
		return tx.Attachments().Update(&a)
	})
}

// File returns the bytes of an attachment as they came.
func (s *Attachments) File(ctx context.Context, a Attachment) (b []byte, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		b, err = tx.Blobs().Get(a.SHA256)
		return err
	})
	return b, err
}

// Thumbnail returns a small copy of a picture, at most edge pixels wide and
// high; nil for what is no picture.
func (s *Attachments) Thumbnail(ctx context.Context, a Attachment, edge int) (image.Image, error) {
	if !a.Picture() {
		return nil, nil
	}
	var b []byte
	err := s.read(ctx, func(tx *data.Tx) (err error) {
		b, err = tx.Blobs().Get(a.Paper)
		return err
	})
	if err != nil {
		return nil, err
	}
	return paper.Thumbnail(b, edge)
}

// cleanName is the name of a file without folders of any system, in one line.
func cleanName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	const most = 120
	if r := []rune(oneLine(name)); len(r) > most {
		return string(r[:most-12]) + "…" + string(r[len(r)-11:])
	} else if len(r) > 0 {
		return string(r)
	}
	return "lampiran"
}

// oneLine puts words that came in several lines into one, without signs that
// are no part of writing.
func oneLine(s string) string {
	written := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.Fields(written), " ")
}
