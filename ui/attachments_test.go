package ui

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// photoFile writes a picture of one shade to a folder.
func photoFile(t *testing.T, folder, name string, shade uint8) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 640, 480))
	for i := range img.Pix {
		img.Pix[i] = shade
	}
	img.Set(0, 0, color.White)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, name)
	write(t, path, b.Bytes())
	return path
}

// dropFiles lets files fall onto the window.
func (s *stage) dropFiles(paths ...string) {
	var uris []fyne.URI
	for _, p := range paths {
		uris = append(uris, storage.NewFileURI(p))
	}
	s.dropped(uris)
}

func names(list []app.Attachment) (out []string) {
	for _, a := range list {
		out = append(out, a.Name)
	}
	return out
}

func TestFilesAreDroppedDescribedAndOrdered(t *testing.T) {
	s, id := newSampleStage(t)
	s.openMeeting(id, tabReview)
	s.press(fyne.KeyF10)
	v := top[*attachmentsView](s)
	s.sees("Belum ada lampiran", "Seret foto rapat")
	folder := t.TempDir()
	letter, fake := filepath.Join(folder, "undangan.pdf"), filepath.Join(folder, "palsu.jpg")
	write(t, letter, []byte("%PDF-1.7\n%%EOF"))
	write(t, fake, []byte("hanya teks"))
	s.dropFiles(photoFile(t, folder, "satu.png", 90), fake, letter)
	s.sees("Ada berkas yang tidak dilampirkan", "Isi “palsu.jpg” bukan foto PNG atau JPEG")
	s.press(fyne.KeyReturn)
	s.sees("2 lampiran ditambahkan.", "satu.png", "640 × 480", "Foto rapat", "undangan.pdf", "Undangan", "Belum ada keterangan")
	if v.small[v.all[0].ID] == nil {
		t.Error("the photo is not shown small")
	}

	s.press(fyne.KeyReturn)
	s.write("Wali Kota membuka rapat")
	s.press(fyne.KeyReturn)
	s.sees("Wali Kota membuka rapat")
	s.press(fyne.KeyDown, fyne.KeyModifierAlt)
	if got, want := names(v.all), []string{"undangan.pdf", "satu.png"}; !slices.Equal(got, want) || v.list.Cursor() != 1 {
		t.Errorf("moved down: got %v, cursor %d, want %v", got, v.list.Cursor(), want)
	}
	s.press(fyne.KeyUp, fyne.KeyModifierAlt)
	if got, want := names(v.all), []string{"satu.png", "undangan.pdf"}; !slices.Equal(got, want) {
		t.Errorf("moved up: got %v, want %v", got, want)
	}
	s.checkPage("lampiran")

	s.press(fyne.KeyDelete)
	if got := names(v.all); len(got) != 1 {
		t.Errorf("deleted: got %v", got)
	}
	s.tap("Batalkan")
	if got := names(v.all); len(got) != 2 {
		t.Errorf("brought back: got %v", got)
	}
	s.press(fyne.KeyDelete)
	s.press(fyne.KeyF8) // the toast outlives the page
	s.tap("Batalkan")
	s.sees("Periksa", "Sahkan notula…")
	s.press(fyne.KeyF10)
	v = top[*attachmentsView](s)
	if got := names(v.all); len(got) != 2 {
		t.Errorf("brought back from another page: got %v", got)
	}

	out := filepath.Join(folder, "asli.png")
	s.choose(out)
	v.list.SetCursor(0)
	s.press(fyne.KeyS, ctrl)
	if !bytes.Equal(read(t, out), read(t, filepath.Join(folder, "satu.png"))) {
		t.Error("the file saved is not the one that was attached")
	}
}

func TestFilesFallOnCaptureAndReview(t *testing.T) {
	s, id := newSampleStage(t)
	folder := t.TempDir()
	s.openMeeting(id, tabCapture)
	s.dropFiles(photoFile(t, folder, "satu.png", 1))
	s.sees("1 lampiran ditambahkan.")
	s.openMeeting(id, tabReview)
	s.dropFiles(photoFile(t, folder, "dua.png", 2))
	list, err := s.app.Attachments.List(s.Context, id)
	if err != nil || !slices.Equal(names(list), []string{"satu.png", "dua.png"}) {
		t.Errorf("got %v, %v", names(list), err)
	}
	s.calm()
}

func TestAttachmentsOfFinalMinutesOnlyShow(t *testing.T) {
	s, id := newSampleStage(t)
	s.openMeeting(id, tabAttachments)
	s.dropFiles(photoFile(t, t.TempDir(), "satu.png", 1))
	s.finalSample(id)
	s.openMeeting(id, tabAttachments)
	v := top[*attachmentsView](s)
	if !v.add.Disabled() {
		t.Error("files can still be chosen")
	}
	v.remove()
	v.describeCurrent()
	v.move(+1)
	if kit.ModalOpen(s.Window.Window) || len(v.all) != 1 {
		t.Errorf("a final attachment can be changed: %d left", len(v.all))
	}
	s.dropFiles(photoFile(t, t.TempDir(), "dua.png", 2))
	s.sees("sudah disahkan")
	kittest.Picture(t, s.Window.Window, "lampiran-disahkan")
}

// Once the minutes are final nobody is invited to add what would be refused.
func TestFinalMeetingWithoutAttachmentsInvitesNobody(t *testing.T) {
	s, id := newSampleStage(t)
	s.finalSample(id)
	s.openMeeting(id, tabAttachments)
	s.sees("Tidak ada lampiran", "Buat ralat bila ada yang tertinggal.")
	s.misses("Ctrl+V menempel")
	s.calm()
}
