package ui

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
)

func TestMinutesInOtherForms(t *testing.T) {
	s, v := openMinutes(t)
	s.sees("Bentuk lain", "Untuk disunting atau disisipkan", "Tindak lanjut sebagai tugas di kalender")
	s.tap("Salin ringkasan") // not final yet: a draft
	if got := s.fyne.Clipboard().Content(); !strings.HasPrefix(got, "*Rapat Koordinasi") || !strings.Contains(got, "Draf, belum disahkan") {
		t.Errorf("got on the clipboard\n%s", got)
	}
	s.sees("Ringkasan tersalin")
	s.tap("Kalender tenggat…")
	s.sees("Tenggat baru berlaku setelah notula disahkan")
	s.press(fyne.KeyEscape)
	s.makeFinal()
	folder := t.TempDir()
	for _, tt := range []struct{ button, name, begin, says string }{
		{"Word (DOCX)…", "notula.docx", "PK\x03\x04", "Notula tersimpan"},
		{"Markdown…", "notula.md", "PEMERINTAH", "Notula tersimpan"},
		{"JSON…", "notula.json", `{"skema":"rakor-notula/`, "Notula tersimpan"},
		{"Kalender tenggat…", "tenggat.ics", "BEGIN:VCALENDAR", "128 tugas, 34 tanpa tanggal"},
	} {
		path := filepath.Join(folder, tt.name)
		s.choose(path)
		s.tap(tt.button)
		s.sees(tt.says, path)
		s.press(fyne.KeyEscape)
		if got := read(t, path); !bytes.HasPrefix(got, []byte(tt.begin)) {
			t.Errorf("%s: got %q", tt.button, got[:min(30, len(got))])
		}
	}
	s.commands.Dispatch("minutes.summary")
	if got := s.fyne.Clipboard().Content(); !strings.Contains(got, "Notula versi 1 sudah disahkan.") {
		t.Errorf("got on the clipboard\n%s", got)
	}
	v.formatCopy.SetSelected("Publik")
	if got := v.chosenCopy(); got != app.CopyPublic {
		t.Errorf("got copy %d, want the public one", got)
	}
	s.tap("JSON…")
	s.sees("JSON selalu berisi notula lengkap")
	s.press(fyne.KeyEscape)
	s.checkPage("notula-bentuk-lain")
}
