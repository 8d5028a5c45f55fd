package app

import (
	"context"
	"fmt"
	"slices"
)

// AddPasted keeps a picture that was pasted (ditempel) with a meeting. It has
// no name of its own, so it is called by the moment:
// tempelan-2026-11-23-1015.png.
func (s *Attachments) AddPasted(ctx context.Context, meetingID int64, picture []byte) (Attachment, error) {
	r, err := (&Meetings{s.desk}).Record(ctx, meetingID)
	if err != nil {
		return Attachment{}, err
	}
	at := s.clock().In(r.Office.Zone.Location())
	name := freeName(r.Attachments, "tempelan-"+at.Format("2006-01-02-1504"), pictureEnding(picture))
	return s.Add(ctx, meetingID, NewAttachment{Name: name, Content: picture})
}

// pictureEnding is the ending of a picture file by its content.
func pictureEnding(content []byte) string {
	if len(content) > 0 && content[0] == 0xFF {
		return ".jpg"
	}
	return ".png"
}

// freeName counts on when several pictures are pasted within one minute.
func freeName(list []Attachment, name, ending string) string {
	free := name + ending
	for n := 2; slices.ContainsFunc(list, func(a Attachment) bool { return a.Name == free }); n++ {
		free = fmt.Sprintf("%s-%d%s", name, n, ending)
	}
	return free
}
