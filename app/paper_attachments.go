package app

import (
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
)

// photosOf returns the photos of a version as they go on paper.
func photosOf(tx *data.Tx, c Content) (photos [][]byte, err error) {
	for _, a := range c.Attachments {
		if a.Kind != string(data.Photo) {
			continue
		}
		b, err := byHash(tx, a.Paper)
		if err != nil {
			return nil, err
		}
		photos = append(photos, b)
	}
	return photos, nil
}

// photos puts captions to the photos; none were given for a copy that shows
// none.
func (p paperWriter) photos(images [][]byte) (out []minutes.Photo) {
	for _, a := range p.c.Attachments {
		if a.Kind == string(data.Photo) && len(out) < len(images) {
			out = append(out, minutes.Photo{Image: images[len(out)], Caption: a.Caption})
		}
	}
	return out
}

// attachmentWords are the kinds as a list of enclosures names them.
var attachmentWords = map[data.AttachmentKind]string{
	data.Invitation: "Undangan", data.Material: "Bahan rapat", data.OtherFile: "Berkas lain",
}

// enclosures lists what is kept with the minutes and not shown in them.
func (p paperWriter) enclosures() (out []string) {
	for _, a := range p.c.Attachments {
		word, ok := attachmentWords[data.AttachmentKind(a.Kind)]
		if !ok {
			continue
		}
		if a.Caption == "" {
			out = append(out, word+": "+a.Name)
		} else {
			out = append(out, word+": "+a.Caption+" ("+a.Name+")")
		}
	}
	return out
}
