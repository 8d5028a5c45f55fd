package cli

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"testing"
)

func TestFilesAreAttachedFromATerminal(t *testing.T) {
	d := ready(t)
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"foto.png": b.Bytes(), "surat.pdf": []byte("%PDF-1.7\n%%EOF"), "palsu.jpg": []byte("teks")} {
		if err := os.WriteFile(d.path(name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var added []attachmentJSON
	d.read(&added, "meeting", "attach", "1", d.path("foto.png"), "--caption", "Suasana rapat")
	if len(added) != 1 || added[0].Kind != "photo" || added[0].Width != 40 || added[0].MIME != "image/png" {
		t.Errorf("attached: %+v", added)
	}
	d.done("meeting", "attach", "1", d.path("surat.pdf"), "--kind", "undangan")
	d.refused("Isi “palsu.jpg” bukan foto PNG atau JPEG, bukan PDF, dan bukan berkas kantor (Word, Excel, PowerPoint, ODF). Lampirkan dalam salah satu bentuk itu.",
		"meeting", "attach", "1", d.path("palsu.jpg"))
	var m meetingJSON
	d.read(&m, "meeting", "show", "1")
	if len(m.Attachments) != 2 || m.Attachments[0].Caption != "Suasana rapat" || m.Attachments[1].Kind != "invitation" {
		t.Errorf("shown: %+v", m.Attachments)
	}
}
