package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/textproto"
)

const textType = "text/plain; charset=utf-8"

// body returns the parts of d and their type.
func (d Draft) body() (body []byte, kind string, err error) {
	var b bytes.Buffer
	parts := multipart.NewWriter(&b)
	boundary := d.boundary()
	if err := parts.SetBoundary(boundary); err != nil {
		return nil, "", err
	}
	text, err := parts.CreatePart(textproto.MIMEHeader{
		"Content-Type": {textType}, "Content-Transfer-Encoding": {"quoted-printable"},
	})
	if err != nil {
		return nil, "", err
	}
	q := quotedprintable.NewWriter(text)
	if _, err := q.Write([]byte(d.Text)); err != nil {
		return nil, "", err
	}
	if err := q.Close(); err != nil {
		return nil, "", err
	}
	for _, a := range d.Attachments {
		if err := a.write(parts); err != nil {
			return nil, "", err
		}
	}
	if err := parts.Close(); err != nil {
		return nil, "", err
	}
	return b.Bytes(), fmt.Sprintf("multipart/mixed; boundary=%q", boundary), nil
}

// boundary is made from the content, so that the same draft gives the same
// bytes. That it stands in the content by chance is as likely as two files with
// one SHA-256.
func (d Draft) boundary() string {
	h := sha256.New()
	h.Write([]byte(d.ID + "\x00" + d.Subject + "\x00" + d.Text))
	for _, a := range d.Attachments {
		h.Write([]byte("\x00" + a.Name + "\x00"))
		h.Write(a.Data)
	}
	return "=_" + hex.EncodeToString(h.Sum(nil)[:16])
}

func (a Attachment) write(parts *multipart.Writer) error {
	media, params, err := mime.ParseMediaType(a.Type)
	if err != nil {
		return fmt.Errorf("%w: type %q", ErrAttachment, a.Type)
	}
	params["name"] = a.Name
	part, err := parts.CreatePart(textproto.MIMEHeader{
		"Content-Type":              {mime.FormatMediaType(media, params)},
		"Content-Disposition":       {mime.FormatMediaType("attachment", map[string]string{"filename": a.Name})},
		"Content-Transfer-Encoding": {"base64"},
	})
	if err != nil {
		return err
	}
	coded := base64.StdEncoding.EncodeToString(a.Data)
	for len(coded) > longest {
		if _, err := part.Write([]byte(coded[:longest] + "\r\n")); err != nil {
			return err
		}
		coded = coded[longest:]
	}
	_, err = part.Write([]byte(coded + "\r\n"))
	return err
}
