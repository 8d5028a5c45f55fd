package cli

import (
	"os"
	"strings"
	"testing"

	"rakor.id/rakor/assets/sample"
)

func TestMinutesInOtherForms(t *testing.T) {
	d := ready(t)
	typed := d.path("capture.txt")
	if err := os.WriteFile(typed, []byte(sample.Capture), 0o600); err != nil {
		t.Fatal(err)
	}
	d.done("capture", "1", typed)
	if got := d.done("summary", "1", "--draft"); !strings.HasPrefix(got, "*Rapat Koordinasi*\nSenin, 23 November 2026") || !strings.Contains(got, "Draf, belum disahkan") {
		t.Errorf("got\n%s", got)
	}
	d.refused("Notula rapat ini belum disahkan. Sahkan dahulu, atau cetak sebagai draf.", "summary", "1")
	var final finalizedJSON
	d.read(&final, "meeting", "finalize", "1")
	for _, tt := range []struct {
		file, begin string
		more        []string
	}{
		{"notula.docx", "PK\x03\x04", nil},
		{"NOTULA.DOCX", "PK\x03\x04", []string{"--public"}},
		{"notula.md", "PEMERINTAH KOTA PRABUMULIH", []string{"--profile", "Laporan rapat"}},
		{"draf.md", "**DRAF**", []string{"--draft"}},
		{"tenggat.ics", "BEGIN:VCALENDAR\r\n", nil},
		{"ringkasan.txt", "*Rapat Koordinasi*\n", nil},
		{"tanpa-akhiran", "PEMERINTAH", []string{"--format", "md"}},
	} {
		var made exportJSON
		d.read(&made, append([]string{"export", "1", "--out", d.path(tt.file)}, tt.more...)...)
		content, err := os.ReadFile(d.path(tt.file))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(content), tt.begin) || made.Bytes != len(content) || (made.Todos > 0) != (made.Format == "ics") {
			t.Errorf("%s begins with %q and is told as %+v", tt.file, content[:min(30, len(content))], made)
		}
	}
	var content exportJSON
	if d.read(&content, "export", "1", "--out", d.path("notula.json")); content.SHA256 != final.SHA256 {
		t.Errorf("the JSON has the hash %s, want that of the minutes, %s", content.SHA256, final.SHA256)
	}
	var told map[string]string
	if d.read(&told, "summary", "1"); !strings.Contains(told["text"], "Notula versi 1 sudah disahkan.") {
		t.Errorf("got %q", told["text"])
	}
	d.refused("Bentuk “odt” tidak dikenal. Pilih docx, md, json, ics, atau txt.", "export", "1", "--out", d.path("notula.odt"))
	d.refused("JSON selalu berisi notula lengkap, sebab sidik isinya dihitung dari sana. Untuk umum, pilih salinan publik dalam bentuk DOCX atau Markdown.",
		"export", "1", "--out", d.path("publik.json"), "--public")
}
