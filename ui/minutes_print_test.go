package ui

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"rakor.id/rakor/app"
	"rakor.id/rakor/export/pdf"
	"rakor.id/rakor/export/signature"
	"rakor.id/rakor/ui/kit"
)

// chooseCopy takes a copy in the form by keys: to the drop-down, down its list,
// Enter.
func (s *stage) chooseCopy(label string) {
	s.t.Helper()
	f := top[*minutesView](s).form
	for i, o := range f.copies.Options {
		if o == label {
			f.copies.SetSelectedIndex(i)
			return
		}
	}
	s.t.Fatalf("no copy %q among %q", label, f.copies.Options)
}

func TestCopiesArePrinted(t *testing.T) {
	s, v := openMinutes(t)
	s.sees("Draf", "untuk diperiksa")
	if got := len(v.form.copies.Options); got != 1 {
		t.Errorf("got %d copies before the minutes are final, want the draft alone", got)
	}
	s.printsTo("draf.pdf")
	s.makeFinal()
	if got := v.form.copies.Selected; got != "Notula lengkap" {
		t.Errorf("got %q chosen when the minutes became final, want the whole minutes", got)
	}
	for _, tt := range []struct {
		copy, tells string
		kept        int
	}{
		{"Draf", "Bertanda air DRAF", 0},
		{"Salinan publik", "tanpa NIP", 0},
		{"Tanda tangan basah", "ditandatangani dengan pena", 0},
		{"Notula lengkap", "Untuk ditandatangani di Rakor", 1},
	} {
		s.chooseCopy(tt.copy)
		s.sees(tt.tells)
		s.printsTo(tt.copy + ".pdf")
		if got := len(v.versions[0].Files); got != tt.kept {
			t.Errorf("%s: got %d files kept, want %d", tt.copy, got, tt.kept)
		}
	}
	s.sees("PDF untuk ditandatangani")
	for _, mode := range []kit.Mode{kit.ModeLight, kit.ModeDark} {
		s.look.set(mode)()
		s.checkPage("notula-cetak")
	}
	s.calm()
}

// printsTo presses the button that prints, and returns the file.
func (s *stage) printsTo(name string) []byte {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	s.choose(path)
	s.tap("Cetak ke PDF…")
	s.sees("Notula tersimpan", name)
	s.press(fyne.KeyEscape)
	got := read(s.t, path)
	if !bytes.HasPrefix(got, []byte("%PDF-")) {
		s.t.Errorf("%s: got %q, want a PDF", name, got[:min(20, len(got))])
	}
	return got
}

func TestExcerptIsChosenByTyping(t *testing.T) {
	s, v := openMinutes(t)
	s.makeFinal()
	s.commands.Dispatch("minutes.excerpt")
	s.sees("Pilih OPD atau keputusan yang dipetik")
	s.write("lingkungan hidup") // the keyboard is there already
	s.press(fyne.KeyReturn)
	if got := v.form.of.Entry().Text; got != "Dinas Lingkungan Hidup" {
		t.Fatalf("got %q chosen, want the agency", got)
	}
	agency := s.printsTo("petikan.pdf")
	v.form.of.SetID("")
	s.fill(v.form.of.Entry(), "Keputusan 5")
	s.press(fyne.KeyReturn)
	s.sees("Petikan keputusan 5: Penanganan 12 titik genangan")
	if decision := s.printsTo("keputusan.pdf"); bytes.Equal(decision, agency) {
		t.Error("the excerpt of a decision is that of the agency")
	}
	s.checkPage("notula-petikan")
	s.tap("Pratinjau")
	p := top[*previewView](s)
	if p.shown == nil || p.shown.Name != "notula-2026-11-23-v1-petikan-keputusan-5.pdf" || p.copies.Selected != "Petikan" {
		t.Errorf("the preview shows %q, chosen is %q", p.shown.Name, p.copies.Selected)
	}
	s.calm()
}

func TestPaperTellsWhatItCannotShowBeforeItIsWritten(t *testing.T) {
	s, id := newSampleStage(t)
	session, err := s.app.Capture.Open(s.Context, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"/acara 2", "Papan nama 漢 dipasang."} {
		if _, err := session.Enter(line, time.Time{}).Do(s.Context); err != nil {
			t.Fatal(err)
		}
	}
	s.openMeeting(id, tabMinutes)
	asked := false
	s.Files = func(context.Context, kit.FileRequest) ([]string, error) {
		asked = true
		return nil, nil
	}
	s.tap("Cetak ke PDF…")
	s.sees("Ada huruf yang tidak dapat dicetak", "“漢” (U+6F22) pada B. PEMBAHASAN 2")
	if asked {
		t.Error("a file name was asked for before the person knew")
	}
	s.press(fyne.KeyEscape)
	if asked {
		t.Error("the file is written although the person went back")
	}
	s.tap("Cetak ke PDF…")
	s.press(fyne.KeyReturn)
	if !asked {
		t.Error("the file is not written although the person agreed")
	}
	s.calm()
}

// signedElsewhere signs as a service does: in a field of its own.
func signedElsewhere(t *testing.T, content []byte, name string) []byte {
	t.Helper()
	f, err := pdf.Open(content)
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := f.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	tree, _ := pdf.As[pdf.Dict](f, catalog["Pages"])
	kids, _ := pdf.As[pdf.Array](f, tree["Kids"])
	page, _ := pdf.As[pdf.Dict](f, kids[0])
	u := pdf.NewUpdate(f)
	field := u.Add(pdf.Dict{
		"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Widget"), "FT": pdf.Name("Sig"), "F": pdf.Integer(132), "T": pdf.String("Layanan"),
		"P": kids[0], "Rect": pdf.Array{pdf.Integer(300), pdf.Integer(100), pdf.Integer(500), pdf.Integer(160)},
	})
	changed := pdf.Clone(page).(pdf.Dict)
	annots, _ := pdf.As[pdf.Array](f, page["Annots"])
	changed["Annots"] = append(annots, field)
	u.Set(kids[0].(pdf.Ref), changed)
	root := pdf.Clone(catalog).(pdf.Dict)
	root["AcroForm"] = u.Add(pdf.Dict{"Fields": pdf.Array{field}, "SigFlags": pdf.Integer(3)})
	u.Set(f.Trailer()["Root"].(pdf.Ref), root)
	added, _, err := u.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, time.November, 23, 10, 0, 0, 0, app.WIB.Location())
	id, err := signature.NewTrialIdentity(name, "Layanan contoh", at.AddDate(0, -1, 0), at.AddDate(1, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := signature.Sign(t.Context(), append(bytes.Clone(content), added...), &out, signature.Options{Field: "Layanan", Identity: id, At: at}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestMinutesSignedElsewhereComeBack(t *testing.T) {
	s, v := openMinutes(t)
	s.makeFinal()
	s.chooseCopy("Siap TTE")
	s.sees("layanan tanda tangan elektronik di luar Rakor")
	path := filepath.Join(t.TempDir(), "siap.pdf")
	s.choose(path)
	s.tap("Cetak ke PDF…")
	s.sees("Penanda tempat tanda tangan", "# untuk Wali Kota", "^ untuk Kepala Subbagian Tata Usaha")
	s.press(fyne.KeyEscape)
	s.press(fyne.KeyEscape)
	out := read(t, path)

	s.tap("Ambil PDF yang ditandatangani di luar…") // the very file that went out
	s.sees("belum ada tanda tangan di dalamnya")
	s.press(fyne.KeyEscape)

	write(t, path, signedElsewhere(t, out, "H. Contoh Pimpinan"))
	s.dropped([]fyne.URI{storage.NewFileURI(path)})
	s.sees("lanjutan dari notula yang diekspor")
	s.press(fyne.KeyReturn)
	s.sees("PDF dengan 1 tanda tangan tersimpan sebagai notula versi 1", "ditandatangani di luar Rakor (1 tanda tangan)", "H. Contoh Pimpinan", "SAH")
	if v.maySign(app.FieldChair)() || v.next.Text != "Simpan PDF bertanda tangan…" {
		t.Errorf("signing here is still offered; the main button says %q", v.next.Text)
	}
	s.checkPage("notula-luar")
	saved := filepath.Join(t.TempDir(), "simpan.pdf")
	s.choose(saved)
	s.press(fyne.KeyS, ctrl)
	s.sees("PDF dengan 1 tanda tangan tersimpan")
	if !bytes.HasPrefix(read(t, saved), out) {
		t.Error("what is saved does not begin with what went out")
	}
}

func TestScanOfPaperIsKept(t *testing.T) {
	s, v := openMinutes(t)
	s.makeFinal()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 60, 80))); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	one, two := filepath.Join(folder, "1.png"), filepath.Join(folder, "surat.txt")
	write(t, one, picture.Bytes())
	write(t, two, []byte("bukan pindaian"))
	s.choose(one)
	s.tap("Lampirkan pindaian…")
	s.sees("Pindaian tersimpan dengan sidiknya: 1 berkas", "ditandatangani secara basah", "Pindaian tanda tangan basah")
	s.choose(two)
	s.commands.Dispatch("sign.scan")
	s.sees("bukan hasil pindai")
	s.press(fyne.KeyEscape)
	s.checkPage("notula-basah")
	if got := len(v.versions[0].Scans()); got != 1 || v.next.Text != "Simpan pindaian…" {
		t.Errorf("got %d scans kept, main button %q", got, v.next.Text)
	}
	saved := filepath.Join(folder, "simpan.png")
	s.choose(saved)
	test.Tap(v.next)
	if !bytes.Equal(read(t, saved), picture.Bytes()) {
		t.Error("the scan comes out changed")
	}
}
