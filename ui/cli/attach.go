package cli

import (
	"io"

	"rakor.id/rakor/app"
)

type meetingAttach struct {
	meetingID
	Files   []string `arg:"" placeholder:"BERKAS" help:"Foto (PNG, JPEG), PDF, atau berkas kantor."`
	Caption string   `placeholder:"KETERANGAN" help:"Keterangan, tercetak di bawah foto atau di daftar berkas."`
	Kind    string   `enum:",foto,undangan,bahan,lain" default:"" placeholder:"JENIS" help:"foto, undangan, bahan, atau lain; tanpa ini dikenali dari isinya."`
}

// attachmentKinds are the words of --kind.
var attachmentKinds = map[string]app.AttachmentKind{
	"foto": app.Photo, "undangan": app.Invitation, "bahan": app.Material, "lain": app.OtherFile,
}

type attachmentJSON struct {
	ID      int64  `json:"id"`
	Kind    string `json:"kind"`
	Name    string `json:"name"`
	Caption string `json:"caption"`
	MIME    string `json:"mime"`
	Bytes   int64  `json:"bytes"`
	SHA256  string `json:"sha256"`
	Width   int    `json:"width"`
	Height  int    `json:"height"`
	TakenAt string `json:"taken_at"`
}

func describeAttachment(a app.Attachment, r app.Record) attachmentJSON {
	return attachmentJSON{
		ID: a.ID, Kind: string(a.Kind), Name: a.Name, Caption: a.Caption, MIME: a.MIME, Bytes: a.Size,
		SHA256: a.SHA256.String(), Width: a.Width, Height: a.Height, TakenAt: instant(a.TakenAt, r),
	}
}

// Run keeps files with a meeting. The first one refused ends it; those before
// it stay.
func (c *meetingAttach) Run(s *session) error {
	return s.open(func(a *app.App) error {
		r, err := a.Meetings.Record(s, c.ID)
		if err != nil {
			return err
		}
		out := []attachmentJSON{}
		var refused error
		for _, path := range c.Files {
			f, err := app.ReadAttachment(path)
			if err != nil {
				refused = err
				break
			}
			f.Caption, f.Kind = c.Caption, attachmentKinds[c.Kind]
			kept, err := a.Attachments.Add(s, c.ID, f)
			if err != nil {
				refused = err
				break
			}
			out = append(out, describeAttachment(kept, r))
		}
		if len(out) > 0 || refused == nil {
			if err := s.print(out, func(w io.Writer) {
				for _, f := range out {
					line(w, "%s: dilampirkan pada rapat %d.", f.Name, c.ID)
				}
			}); err != nil {
				return err
			}
		}
		return refused
	})
}
