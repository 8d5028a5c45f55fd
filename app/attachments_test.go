package app

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
)

// scene is a picture that is never twice the same.
func scene(w, h int, shade uint8) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{R: shade, G: uint8(x * 255 / w), B: uint8(y * 255 / h), A: 255})
		}
	}
	return img
}

func pngOf(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// cameraJPEG is a photo taken with the camera on its side, with a place in it.
func cameraJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	block := "Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08" +
		"\x00\x02\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x87\x69\x00\x04\x00\x00\x00\x01\x00\x00\x00\x26\x00\x00\x00\x00" +
		"\x00\x01\x90\x03\x00\x02\x00\x00\x00\x14\x00\x00\x00\x38\x00\x00\x00\x00" + "2026:11:23 09:41:07\x00LINTANG-GPS"
	segment := append([]byte{0xFF, 0xE1, 0, byte(len(block) + 2)}, block...)
	return append(append([]byte{0xFF, 0xD8}, segment...), b.Bytes()[2:]...)
}

// bomb is a small PNG that claims to be 60000 pixels wide and high.
func bomb(t testing.TB) []byte {
	b := pngOf(t, scene(8, 8, 1))
	copy(b[16:], "\x00\x00\xEA\x60\x00\x00\xEA\x60")
	sum := crc32.ChecksumIEEE(b[12:29])
	copy(b[29:], []byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
	return b
}

// office is a package as Word writes it, as far as one looks.
func office(t testing.TB, part string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", part} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte("<x/>")); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func attached(t testing.TB, a *App, id int64, f NewAttachment) Attachment {
	t.Helper()
	at, err := a.Attachments.Add(context.Background(), id, f)
	if err != nil {
		t.Fatalf("attach %s: %v", f.Name, err)
	}
	return at
}

func TestAttachmentIsKnownByItsContent(t *testing.T) {
	a, _, id := sampleArchive(t)
	photo := cameraJPEG(t, scene(400, 300, 9))
	for _, tt := range []struct {
		name    string
		content []byte
		kind    AttachmentKind
		mime    string
	}{
		{"foto.docx", photo, Photo, "image/jpeg"},
		{"gambar", pngOf(t, scene(30, 20, 1)), Photo, "image/png"},
		{"Surat Undangan Rakor.pdf", []byte("%PDF-1.7\n%%EOF"), Invitation, "application/pdf"},
		{"paparan.jpg", office(t, "ppt/presentation.xml"), Material, "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
		{"data.xlsx", office(t, "xl/workbook.xml"), Material, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	} {
		got := attached(t, a, id, NewAttachment{Name: tt.name, Content: tt.content})
		if got.Kind != tt.kind || got.MIME != tt.mime || got.SHA256 != data.HashOf(tt.content) {
			t.Errorf("%s: got %s %s, want %s %s", tt.name, got.Kind, got.MIME, tt.kind, tt.mime)
		}
	}
	list, err := a.Attachments.List(context.Background(), id)
	if err != nil || len(list) != 5 {
		t.Fatalf("got %d, %v", len(list), err)
	}
	first := list[0]
	if first.Width != 300 || first.Height != 400 || !first.TakenAt.Equal(time.Date(2026, 11, 23, 9, 41, 7, 0, data.WIB.Location())) {
		t.Errorf("photo: got %d by %d, taken %v", first.Width, first.Height, first.TakenAt)
	}
	if b, err := a.Attachments.File(context.Background(), first); err != nil || !bytes.Equal(b, photo) {
		t.Errorf("the original came back changed: %v", err)
	}
	small, err := a.Attachments.Thumbnail(context.Background(), first, 96)
	if err != nil || small.Bounds().Size() != (image.Point{X: 72, Y: 96}) {
		t.Errorf("thumbnail: %v, %v", small, err)
	}
	if none, err := a.Attachments.Thumbnail(context.Background(), list[2], 96); none != nil || err != nil {
		t.Errorf("thumbnail of a PDF: %v, %v", none, err)
	}
}

func TestAttachmentsAreRefusedWithASentence(t *testing.T) {
	ctx := context.Background()
	a, _, id := sampleArchive(t)
	whole := cameraJPEG(t, scene(400, 300, 9))
	attached(t, a, id, NewAttachment{Name: "satu.jpg", Content: whole})
	pdf := []byte("%PDF-1.7\n%%EOF")
	for _, tt := range []struct {
		f    NewAttachment
		want string
	}{
		{NewAttachment{Name: "bom.png", Content: bomb(t)}, "Gambar “bom.png” terlalu besar untuk dibuka dengan aman. Perkecil dahulu, misalnya menjadi 4000 × 3000 piksel."},
		{NewAttachment{Name: "putus.jpg", Content: whole[:len(whole)/2]}, "Gambar “putus.jpg” rusak atau terpotong. Salin lagi dari kamera atau ponselnya, lalu lampirkan lagi."},
		{NewAttachment{Name: `C:\foto\catatan.jpg`, Content: []byte("hanya teks")}, "Isi “catatan.jpg” bukan foto PNG atau JPEG, bukan PDF, dan bukan berkas kantor (Word, Excel, PowerPoint, ODF). Lampirkan dalam salah satu bentuk itu."},
		{NewAttachment{Name: "kosong.png"}, "Berkas “kosong.png” kosong. Periksa berkas aslinya, lalu lampirkan lagi."},
		{NewAttachment{Name: "surat.pdf", Content: pdf, Kind: Photo}, "“surat.pdf” bukan gambar, jadi tidak dapat menjadi foto. Pilih undangan, bahan rapat, atau lainnya."},
		{NewAttachment{Name: "dua.jpg", Content: whole}, "“dua.jpg” sudah dilampirkan sebagai “satu.jpg”. Tidak ada yang ditambahkan."},
		{NewAttachment{Name: "besar.pdf", Content: append(pdf, make([]byte, maxAttachment)...)}, "Berkas “besar.pdf” terlalu besar (paling besar 50 MB). Pilih berkas lain."},
	} {
		_, err := a.Attachments.Add(ctx, id, tt.f)
		refused(t, err, tt.want)
	}
	path := file(t, "panjang.pdf", nil)
	if err := os.Truncate(path, maxAttachment+1); err != nil {
		t.Fatal(err)
	}
	_, err := ReadAttachment(path)
	refused(t, err, "Berkas “panjang.pdf” terlalu besar (paling besar 50 MB). Pilih berkas lain.")
}

func TestAttachmentsAreArrangedAndBroughtBack(t *testing.T) {
	ctx := context.Background()
	a, _, id := sampleArchive(t)
	one := attached(t, a, id, NewAttachment{Name: "satu.png", Content: pngOf(t, scene(9, 9, 1))})
	two := attached(t, a, id, NewAttachment{Name: "dua.png", Content: pngOf(t, scene(9, 9, 2))})
	if err := errors.Join(a.Attachments.Move(ctx, two.ID, 0), a.Attachments.Describe(ctx, two.ID, OtherFile, " dua\nbaris\u202e "), a.Attachments.Remove(ctx, one.ID)); err != nil {
		t.Fatal(err)
	}
	list, err := a.Attachments.List(ctx, id)
	if err != nil || len(list) != 1 || list[0].Caption != "dua baris" || list[0].Kind != OtherFile {
		t.Errorf("got %+v, %v", list, err)
	}
	if err := a.Attachments.Restore(ctx, one.ID); err != nil {
		t.Fatal(err)
	}
	if list, err = a.Attachments.List(ctx, id); err != nil || len(list) != 2 || list[1].ID != one.ID {
		t.Errorf("brought back: got %+v, %v", list, err)
	}
}

func TestPhotosStandOnPaper(t *testing.T) {
	ctx := context.Background()
	a, w, id := sampleArchive(t)
	attached(t, a, id, NewAttachment{Name: "a.jpg", Content: cameraJPEG(t, scene(4000, 3000, 9)), Caption: "Wali Kota membuka rapat"})
	attached(t, a, id, NewAttachment{Name: "b.png", Content: pngOf(t, scene(640, 480, 99)), Caption: "Paparan Dinas PUPR"})
	attached(t, a, id, NewAttachment{Name: "undangan.pdf", Content: []byte("%PDF-1.7\n%%EOF"), Caption: "Surat undangan"})
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	pdf, printed, err := a.Minutes.Print(ctx, id, CopyComplete, "")
	if err != nil || len(printed.Findings) > 0 {
		t.Fatalf("findings %v, %v", printed.Findings, err)
	}
	path := file(t, "notula.pdf", pdf)
	text := strings.Join(strings.Fields(run(t, "pdftotext", "-raw", path, "-")), " ")
	for _, want := range []string{"LAMPIRAN III", "DOKUMENTASI", "Wali Kota membuka rapat", "Paparan Dinas PUPR", "LAMPIRAN IV", "Undangan: Surat undangan (undangan.pdf)"} {
		if !strings.Contains(text, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
	images := run(t, "pdfimages", "-list", path)
	millimeters := minutes.PhotoHeight
	height := int(millimeters / 25.4 * 220) // dots on paper
	if upright := fmt.Sprintf(" %d   %d ", height*3/4, height); !strings.Contains(images, upright) || !strings.Contains(images, " 640   480 ") {
		t.Errorf("pictures on paper, want%supright and 640x480:\n%s", upright, images)
	}
	if bytes.Contains(pdf, []byte("LINTANG-GPS")) {
		t.Error("the paper tells where the photo was taken")
	}
	if len(pdf) > 2<<20 {
		t.Errorf("the paper has %d bytes with two photos", len(pdf))
	}
	run(t, "qpdf", "--check", path)
	w.at = w.at.AddDate(0, 2, 0)
	if again, _, err := a.Minutes.Print(ctx, id, CopyComplete, ""); err != nil || !bytes.Equal(again, pdf) {
		t.Errorf("two months later the paper differs: %v", err)
	}

	public, _, err := a.Minutes.Print(ctx, id, CopyPublic, "")
	if err != nil {
		t.Fatal(err)
	}
	path = file(t, "publik.pdf", public)
	if text := run(t, "pdftotext", "-raw", path, "-"); strings.Contains(text, "DOKUMENTASI") {
		t.Error("the public copy shows photos")
	}
	if images := run(t, "pdfimages", "-list", path); strings.Contains(images, " 617   822 ") {
		t.Errorf("the public copy holds photos:\n%s", images)
	}
}

func TestAttachmentsOfFinalMinutesAreFrozen(t *testing.T) {
	ctx := context.Background()
	a, _, id := sampleArchive(t)
	one := attached(t, a, id, NewAttachment{Name: "satu.png", Content: pngOf(t, scene(9, 9, 1)), Caption: "lama"})
	v, err := a.Minutes.Finalize(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ReadContent([]byte(v.Content))
	if err != nil || len(c.Attachments) != 1 || c.Attachments[0].SHA256 != one.SHA256.String() || c.Attachments[0].Caption != "lama" {
		t.Errorf("content lists %+v, %v", c.Attachments, err)
	}
	_, err = a.Attachments.Add(ctx, id, NewAttachment{Name: "dua.png", Content: pngOf(t, scene(9, 9, 2))})
	for name, err := range map[string]error{
		"add": err, "describe": a.Attachments.Describe(ctx, one.ID, Photo, "baru"),
		"remove": a.Attachments.Remove(ctx, one.ID),
	} {
		if !errors.Is(err, data.ErrFinal) {
			t.Errorf("%s: got %v, want that it is final", name, err)
		}
	}
	if err := a.Minutes.Amend(ctx, id, "keterangan foto keliru"); err != nil {
		t.Fatal(err)
	}
	if err := a.Attachments.Describe(ctx, one.ID, Photo, "baru"); err != nil {
		t.Error(err)
	}
}
