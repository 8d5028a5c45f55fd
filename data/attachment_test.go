package data

import (
	"errors"
	"slices"
	"testing"
)

// attach adds files of one content each to a meeting.
func (a *archive) attach(meetingID int64, names ...string) {
	a.t.Helper()
	a.write(func(tx *Tx) error {
		for _, name := range names {
			f := Attachment{MeetingID: meetingID, Kind: Photo, Name: name, MIME: "image/png", Width: 4, Height: 3}
			if err := tx.Attachments().Add(&f, []byte(name), []byte("paper")); err != nil {
				return err
			}
		}
		return nil
	})
}

func (a *archive) attachments(meetingID int64) (list []Attachment, names []string) {
	a.t.Helper()
	a.read(func(tx *Tx) error {
		r, err := tx.MeetingRecord(meetingID)
		list = r.Attachments
		return err
	})
	for _, f := range list {
		names = append(names, f.Name)
	}
	return list, names
}

func TestAttachmentsAreKeptInTheirOrder(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	a.attach(s.meeting.ID, "satu", "dua", "tiga")
	list, _ := a.attachments(s.meeting.ID)
	a.write(func(tx *Tx) error {
		second := list[1]
		second.Caption, second.Deleted = "ditarik", true
		return errors.Join(tx.Attachments().Move(&list[2], 0), tx.Attachments().Update(&second))
	})
	list, names := a.attachments(s.meeting.ID)
	if want := []string{"tiga", "satu"}; !slices.Equal(names, want) {
		t.Errorf("got %v, want %v", names, want)
	}
	if f := list[0]; f.SHA256 != HashOf([]byte("tiga")) || f.Size != 4 || f.Paper != HashOf([]byte("paper")) {
		t.Errorf("read back as %+v", f)
	}
	a.read(func(tx *Tx) error {
		n, err := value[int](tx, "SELECT count(*) FROM blobs")
		if n != 4 {
			t.Errorf("got %d files kept, want 4: the same content once", n)
		}
		return err
	})
	a.checkClean()
}

func TestAttachmentsRefuse(t *testing.T) {
	a := newArchive(t)
	s := a.sample()
	for name, f := range map[string]Attachment{
		"unknown kind":             {Kind: "selfie", Name: "x"},
		"no name":                  {Kind: OtherFile, Name: " "},
		"a photo that is no image": {Kind: Photo, Name: "x"},
	} {
		f.MeetingID, f.MIME = s.meeting.ID, "x"
		if err := a.try(func(tx *Tx) error { return tx.Attachments().Add(&f, nil, nil) }); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: got %v, want ErrInvalid", name, err)
		}
	}
	a.attach(s.meeting.ID, "satu")
	list, _ := a.attachments(s.meeting.ID)
	list[0].MIME = "text/plain"
	if err := a.try(func(tx *Tx) error { return tx.Attachments().Update(&list[0]) }); !errors.Is(err, ErrFinal) {
		t.Errorf("another content: got %v, want ErrFinal", err)
	}
}
