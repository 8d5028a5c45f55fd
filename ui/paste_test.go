package ui

import (
	"context"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/clipboard"
)

// copied puts something on the clipboard that is no text.
func (s *stage) copied(c clipboard.Content, err error) {
	s.Clipboard = func(context.Context) (clipboard.Content, error) { return c, err }
}

// attachments are the names of what is attached to a meeting.
func (s *stage) attachments(meetingID int64) []app.Attachment {
	s.t.Helper()
	list, err := s.app.Attachments.List(s.Context, meetingID)
	if err != nil {
		s.t.Fatal(err)
	}
	return list
}

func TestPictureIsPastedAmongAttachments(t *testing.T) {
	s, id := newSampleStage(t)
	s.openMeeting(id, tabAttachments)
	v := top[*attachmentsView](s)
	s.clock.Time = time.Date(2026, 11, 23, 10, 15, 0, 0, app.WIB.Location())
	s.copied(clipboard.Content{Picture: read(t, photoFile(t, t.TempDir(), "satu.png", 1))}, nil)
	s.press(fyne.KeyV, ctrl)
	s.sees("tempelan-2026-11-23-1015.png", "Keterangan")
	s.write("Peta genangan")
	s.press(fyne.KeyReturn)
	s.sees("Peta genangan", "tempelan-2026-11-23-1015.png", "640 × 480")
	if s.Window.Window.Canvas().Focused() != v.list {
		t.Errorf("the keyboard is on %T, want it on the list", s.Window.Window.Canvas().Focused())
	}
	s.press(fyne.KeyV, ctrl)
	s.sees("sudah dilampirkan sebagai “tempelan-2026-11-23-1015.png”")
	if got := len(s.attachments(id)); got != 1 {
		t.Errorf("got %d attachments, want the picture once", got)
	}
}

// Whoever pastes while the room goes on must be able to type on at once.
func TestPastedPictureLeavesTheKeyboardToTheLine(t *testing.T) {
	s, v := newCaptureStage(t)
	s.copied(clipboard.Content{Picture: read(t, photoFile(t, t.TempDir(), "satu.png", 1))}, nil)
	s.write("Banjir ")
	s.press(fyne.KeyV, shiftCtrl)
	s.sees("Gambar dilampirkan: tempelan-2026-11-23-", "Beri keterangan")
	s.write("surut")
	if got := v.line.entry.Text; got != "Banjir surut" {
		t.Errorf("the line holds %q, want what was typed", got)
	}
	s.press(fyne.KeyReturn, fyne.KeyModifierAlt)
	s.sees("Tercetak di bawah foto")
	s.write("Genangan di pasar")
	s.press(fyne.KeyReturn)
	s.write(" semua")
	if got := v.line.entry.Text; got != "Banjir surut semua" {
		t.Errorf("after the caption the line holds %q, want typing to go on in it", got)
	}
	list := s.attachments(v.meetingID)
	if len(list) != 1 || list[0].Caption != "Genangan di pasar" || list[0].Kind != app.Photo {
		t.Errorf("got %+v, want one photo with its caption", list)
	}
	s.calm()
}

func TestPasteIntoTheLine(t *testing.T) {
	s, v := newCaptureStage(t)
	c := s.fyne.Clipboard()
	c.SetContent("sebuah kalimat")
	if s.pasteWhileTyping(v.meetingID, c) {
		t.Error("a text was taken for a picture")
	}
	path := photoFile(t, t.TempDir(), "foto dua.png", 2)
	c.SetContent(path)
	if !s.pasteWhileTyping(v.meetingID, c) {
		t.Error("a copied file was taken for a text")
	}
	s.sees("1 lampiran ditambahkan.")
	c.SetContent("\x89PNG\r\n\x1a\n")
	if !s.pasteWhileTyping(v.meetingID, c) {
		t.Error("the bytes of a picture were taken for a text")
	}
	s.press(fyne.KeyV, ctrl)
	if got := v.line.entry.Text; got != "" {
		t.Errorf("the line holds %q, want no bytes of a picture", got)
	}
	c.SetContent("")
	if !s.pasteWhileTyping(v.meetingID, c) {
		t.Error("nothing was taken for a text")
	}
	s.sees("Tidak ada gambar atau berkas di papan klip.")
	if got := names(s.attachments(v.meetingID)); !slices.Equal(got, []string{"foto dua.png"}) {
		t.Errorf("got %v, want the file", got)
	}
	s.commands.Dispatch("attachments.caption")
	s.sees("foto dua.png", "Keterangan")
	s.press(fyne.KeyEscape)
	s.calm()
}

func TestCopiedFilesArePasted(t *testing.T) {
	s, id := newSampleStage(t)
	s.openMeeting(id, tabAttachments)
	s.fyne.Clipboard().SetContent("sebuah kalimat")
	s.press(fyne.KeyV, ctrl)
	s.sees("Tidak ada gambar atau berkas di papan klip")
	s.press(fyne.KeyReturn)
	folder := t.TempDir()
	s.fyne.Clipboard().SetContent(photoFile(t, folder, "satu.png", 1) + "\n")
	s.press(fyne.KeyV, ctrl)
	s.fyne.Clipboard().SetContent("")
	s.copied(clipboard.Content{Files: []string{photoFile(t, folder, "dua.png", 2)}}, nil)
	s.press(fyne.KeyV, ctrl)
	s.sees("satu.png", "dua.png")
	s.calm()
}

func TestClipboardThatCannotBeRead(t *testing.T) {
	s, v := newCaptureStage(t)
	for err, want := range map[error]string{
		clipboard.ErrTooLarge: "terlalu besar", clipboard.ErrForm: "Bentuk gambar", clipboard.ErrNoAnswer: "tidak dapat dibaca",
	} {
		s.copied(clipboard.Content{}, err)
		s.press(fyne.KeyV, shiftCtrl)
		s.sees(want)
	}
	if kit.ModalOpen(s.Window.Window) || s.Window.Window.Canvas().Focused() != v.line.entry {
		t.Error("the line lost the keyboard")
	}
}
