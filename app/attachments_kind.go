package app

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"time"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
	"rakor.id/rakor/export/paper"
)

// An examined file is an attachment before it is kept, with the picture that
// goes on paper.
type examined struct {
	Attachment
	paper []byte
}

// examine finds what a file is.
func examine(ctx context.Context, f NewAttachment) (examined, error) {
	x := examined{Attachment: Attachment{Name: f.Name, Caption: oneLine(f.Caption), Kind: f.Kind}}
	switch {
	case len(f.Content) > maxAttachment:
		return x, tooLarge(f.Name, maxAttachment)
	case len(f.Content) == 0:
		return x, &Problem{Message: "Berkas “%s” kosong. Periksa berkas aslinya, lalu lampirkan lagi.", Args: []any{f.Name}}
	case isPicture(f.Content):
		return x.picture(ctx, f)
	}
	if x.MIME = documentOf(f.Content); x.MIME == "" {
		return x, &Problem{
			Message: "Isi “%s” bukan foto PNG atau JPEG, bukan PDF, dan bukan berkas kantor (Word, Excel, PowerPoint, ODF). Lampirkan dalam salah satu bentuk itu.",
			Args:    []any{f.Name},
		}
	}
	switch {
	case f.Kind == data.Photo:
		return x, errNoPhoto(f.Name)
	case f.Kind == "" && strings.Contains(strings.ToLower(f.Name), "undangan"):
		x.Kind = data.Invitation
	case f.Kind == "":
		x.Kind = data.Material
	}
	return x, nil
}

func errNoPhoto(name string) error {
	return &Problem{Message: "“%s” bukan gambar, jadi tidak dapat menjadi foto. Pilih undangan, bahan rapat, atau lainnya.", Args: []any{name}}
}

func (x examined) picture(ctx context.Context, f NewAttachment) (examined, error) {
	ctx, end := context.WithTimeout(ctx, decodeTime)
	defer end()
	p, err := paper.NewPhotograph(ctx, f.Content, minutes.PhotoWidth, minutes.PhotoHeight)
	switch {
	case errors.Is(err, context.Canceled):
		return x, err
	case errors.Is(err, paper.ErrTooLarge), errors.Is(err, context.DeadlineExceeded):
		return x, &Problem{Message: "Gambar “%s” terlalu besar untuk dibuka dengan aman. Perkecil dahulu, misalnya menjadi 4000 × 3000 piksel.", Args: []any{f.Name}, Cause: err}
	case err != nil:
		return x, &Problem{Message: "Gambar “%s” rusak atau terpotong. Salin lagi dari kamera atau ponselnya, lalu lampirkan lagi.", Args: []any{f.Name}, Cause: err}
	}
	x.paper, x.MIME, x.TakenAt = p.JPEG, "image/"+p.Format, p.Taken
	x.Width, x.Height = p.Size.X, p.Size.Y
	if x.Kind == "" {
		x.Kind = data.Photo
	}
	return x, nil
}

// decodeTime is how long a picture may take; the largest photo that is let in
// takes some seconds on a slow laptop.
const decodeTime = 30 * time.Second

func isPicture(content []byte) bool {
	return bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")) || bytes.HasPrefix(content, []byte{0xFF, 0xD8, 0xFF})
}

// documents are the files an office works with, by what only they contain. A
// package of OOXML (ECMA-376) or ODF (ISO 26300) is a ZIP that has the names of
// its parts in the clear.
var documents = []struct{ begins, contains, mime string }{
	{"PK\x03\x04", "word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	{"PK\x03\x04", "xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	{"PK\x03\x04", "xl/workbook.bin", "application/vnd.ms-excel.sheet.binary.macroEnabled.12"},
	{"PK\x03\x04", "ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
	{"PK\x03\x04", "mimetypeapplication/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"},
	{"PK\x03\x04", "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"},
	{"PK\x03\x04", "mimetypeapplication/vnd.oasis.opendocument.presentation", "application/vnd.oasis.opendocument.presentation"},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", utf16("WordDocument"), "application/msword"},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", utf16("Workbook"), "application/vnd.ms-excel"},
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", utf16("PowerPoint Document"), "application/vnd.ms-powerpoint"},
	{"%PDF-", "%PDF-", "application/pdf"},
}

// utf16 writes a name as the directory of an OLE file does.
func utf16(name string) string {
	var b strings.Builder
	for _, c := range []byte(name) {
		b.Write([]byte{c, 0})
	}
	return b.String()
}

// documentOf returns the media type of an office file, "" for any other.
func documentOf(content []byte) string {
	for _, d := range documents {
		if bytes.HasPrefix(content, []byte(d.begins)) && bytes.Contains(content, []byte(d.contains)) {
			return d.mime
		}
	}
	return ""
}
