package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/data"
	"rakor.id/rakor/export/pdf"
	"rakor.id/rakor/export/signature"
)

// A service is a program that signs elsewhere: it adds a field where the anchor
// is, and signs in it.
type service struct {
	t   testing.TB
	key []byte
}

// sign signs content in a field that it adds; before is done to the file first.
func (s service) sign(content []byte, field string, before func(f *pdf.File, u *pdf.Update)) []byte {
	s.t.Helper()
	if before != nil {
		content = s.revise(content, before)
	}
	content = s.revise(content, func(f *pdf.File, u *pdf.Update) { s.addField(f, u, field) })
	id, err := signature.LoadPKCS12(s.key, DemoPassphrase)
	if err != nil {
		s.t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := signature.Sign(context.Background(), content, &out, signature.Options{Field: field, Identity: id, At: morning.Add(8 * time.Hour)}); err != nil {
		s.t.Fatal(err)
	}
	return out.Bytes()
}

func (s service) revise(content []byte, change func(f *pdf.File, u *pdf.Update)) []byte {
	f, err := pdf.Open(content)
	if err != nil {
		s.t.Fatal(err)
	}
	u := pdf.NewUpdate(f)
	change(f, u)
	added, _, err := u.Bytes()
	if err != nil {
		s.t.Fatal(err)
	}
	return append(bytes.Clone(content), added...)
}

func (s service) addField(f *pdf.File, u *pdf.Update, name string) {
	page, dict := firstPage(s.t, f)
	widget := u.Add(pdf.Dict{
		"Type": pdf.Name("Annot"), "Subtype": pdf.Name("Widget"), "FT": pdf.Name("Sig"), "F": pdf.Integer(132),
		"T": pdf.String(name), "P": page, "Rect": pdf.Array{pdf.Integer(300), pdf.Integer(100), pdf.Integer(500), pdf.Integer(160)},
	})
	annots, _ := pdf.As[pdf.Array](f, dict["Annots"])
	dict["Annots"] = append(annots, widget)
	u.Set(page, dict)
	catalog, err := f.Catalog()
	if err != nil {
		s.t.Fatal(err)
	}
	catalog = pdf.Clone(catalog).(pdf.Dict)
	form, _ := pdf.As[pdf.Dict](f, catalog["AcroForm"])
	fields, _ := pdf.As[pdf.Array](f, form["Fields"])
	grown := pdf.Dict{"Fields": append(pdf.Clone(append(pdf.Array{}, fields...)).(pdf.Array), widget), "SigFlags": pdf.Integer(3)}
	if ref, ok := catalog["AcroForm"].(pdf.Ref); ok {
		u.Set(ref, grown)
		return
	}
	catalog["AcroForm"] = u.Add(grown)
	u.Set(f.Trailer()["Root"].(pdf.Ref), catalog)
}

func firstPage(t testing.TB, f *pdf.File) (pdf.Ref, pdf.Dict) {
	t.Helper()
	catalog, err := f.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	tree, _ := pdf.As[pdf.Dict](f, catalog["Pages"])
	kids, _ := pdf.As[pdf.Array](f, tree["Kids"])
	page, _ := pdf.As[pdf.Dict](f, kids[0])
	return kids[0].(pdf.Ref), pdf.Clone(page).(pdf.Dict)
}

// prepared is a copy for signing elsewhere, kept as it was exported.
func prepared(t testing.TB, a *App, id int64) []byte {
	t.Helper()
	p := printed(t, a, id, Order{Copy: CopyPrepared})
	if err := a.Minutes.KeepPrinted(context.Background(), p); err != nil {
		t.Fatal(err)
	}
	return p.PDF
}

func TestSignedElsewhereIsTakenBack(t *testing.T) {
	ctx := context.Background()
	a, w, id := finalArchive(t)
	w.at = morning.Add(7 * time.Hour)
	out := prepared(t, a, id)
	chair, recorder := service{t, demoKey(t, a, "H. Contoh Pimpinan")}, service{t, demoKey(t, a, "Contoh Notulis")}
	w.at = morning.Add(9 * time.Hour)

	one := recorder.sign(out, "Layanan1", nil)
	got, err := a.Signing.TakeBack(ctx, id, one)
	if err != nil {
		t.Fatal(err)
	}
	if got.Version != 1 || got.Signatures != 1 {
		t.Errorf("got %+v, want version 1 with one signature", got)
	}
	two := chair.sign(one, "Layanan2", nil)
	if got, err = a.Signing.TakeBack(ctx, id, two); err != nil || got.Signatures != 2 {
		t.Fatalf("second signer: %+v, %v", got, err)
	}
	versions, err := a.Minutes.Versions(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	f, ok := versions[0].Signed()
	if !ok || f.SHA256 != data.HashOf(two) || f.Signatures != 2 || len(versions[0].Files) != 3 {
		t.Errorf("kept: %+v of %d files, want the file with two signatures of three", f, len(versions[0].Files))
	}
	kept, err := a.Minutes.File(ctx, f)
	if err != nil || !bytes.Equal(kept, two) {
		t.Errorf("the kept bytes differ: %v", err)
	}
	v, err := a.Signing.Verify(ctx, kept)
	if err != nil || !v.Intact || v.Known.IsZero() {
		t.Errorf("verdict %+v, %v", v, err)
	}
	_, err = a.Signing.TakeBack(ctx, id, two)
	refused(t, err, "Berkas ini sudah tersimpan di arsip: PDF dengan 2 tanda tangan. Tidak ada yang perlu diambil.")
	_, err = a.Signing.TakeBack(ctx, id, chair.sign(out, "Lain", nil))
	refused(t, err, "Versi 1 sudah mempunyai PDF dengan 2 tanda tangan, sedangkan berkas ini mempunyai 1. Tidak ada yang diganti.")
}

func TestSignedByPopplerIsTakenBack(t *testing.T) {
	a, _, id := finalArchive(t)
	out := prepared(t, a, id)
	store := t.TempDir()
	key, certificate, p12 := filepath.Join(store, "key.pem"), filepath.Join(store, "cert.pem"), filepath.Join(store, "id.p12")
	run(t, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "30", "-subj", "/CN=Contoh")
	run(t, "openssl", "pkcs12", "-export", "-inkey", key, "-in", certificate, "-name", "contoh", "-passout", "pass:rahasia", "-out", p12)
	run(t, "certutil", "-N", "--empty-password", "-d", store)
	run(t, "pk12util", "-i", p12, "-d", store, "-W", "rahasia", "-K", "")
	path := filepath.Join(t.TempDir(), "signed.pdf")
	run(t, "pdfsig", "-nssdir", store, "-nick", "contoh", "-add-signature", file(t, "in.pdf", out), path)
	signed, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := a.Signing.TakeBack(context.Background(), id, signed); err != nil || got.Signatures != 1 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestWhatIsNotTakenBack(t *testing.T) {
	ctx := context.Background()
	a, w, id := finalArchive(t)
	w.at = morning.Add(7 * time.Hour)
	s := service{t, demoKey(t, a, "H. Contoh Pimpinan")}
	w.at = morning.Add(9 * time.Hour)
	_, err := a.Signing.TakeBack(ctx, id, s.sign(printed(t, a, id, Order{Copy: CopyPrepared}).PDF, "X", nil))
	refused(t, err, "Berkas ini bukan notula yang diekspor dari rapat ini. Pilih PDF hasil tanda tangan atas berkas “siap TTE”; jika notulanya belum pernah diekspor, ekspor dahulu.")
	out := prepared(t, a, id)
	signed := s.sign(out, "X", nil)

	edited := bytes.Clone(out)
	at := bytes.Index(edited, []byte("/Producer (Rakor)"))
	copy(edited[at:], "/Producer (Lain!)")
	rewritten := filepath.Join(t.TempDir(), "rewritten.pdf")
	run(t, "qpdf", "--object-streams=generate", file(t, "signed.pdf", out), rewritten)
	again, err := os.ReadFile(rewritten)
	if err != nil {
		t.Fatal(err)
	}
	covered := s.sign(out, "X", func(f *pdf.File, u *pdf.Update) {
		ref, page := firstPage(t, f)
		page["Contents"] = u.Add(&pdf.Stream{Dict: pdf.Dict{}, Data: []byte("q Q")})
		u.Set(ref, page)
	})
	other := meetingWithPrepared(t, a)
	for _, tt := range []struct {
		name    string
		content []byte
		want    string
	}{
		{"no PDF", []byte("bukan PDF"), "tidak terbaca sebagai PDF"},
		{"cut off", signed[:len(signed)-300], "tidak utuh"},
		{"with something behind its end", append(bytes.Clone(signed), "tambahan"...), "tidak utuh"},
		{"as it was exported", out, "belum ada tanda tangan di dalamnya"},
		{"with a field but no signature", s.revise(out, func(f *pdf.File, u *pdf.Update) { s.addField(f, u, "X") }), "belum bertanda tangan elektronik"},
		{"a byte changed before signing", s.sign(edited, "X", nil), "diubah sebelum ditandatangani: awalnya tidak persis sama"},
		{"a page repainted before signing", covered, "diubah sebelum ditandatangani (isi halaman diubah)"},
		{"a byte changed after signing", changedAt(signed, len(out)/3), "diubah sebelum ditandatangani: awalnya"},
		{"something behind the signature", s.revise(signed, func(f *pdf.File, u *pdf.Update) {
			ref, page := firstPage(t, f)
			page["Rotate"] = pdf.Integer(180)
			u.Set(ref, page)
		}), "DIUBAH setelah ditandatangani"},
		{"rewritten by a PDF program", s.sign(again, "X", nil), "ditulis ulang oleh program PDF lain"},
		{"a public copy", s.sign(printed(t, a, id, Order{Copy: CopyPublic}).PDF, "X", nil), "salinan lain dari notula rapat ini"},
		{"minutes of another meeting", s.sign(other, "X", nil), "notula rapat lain: “Rapat lain”"},
	} {
		_, err := a.Signing.TakeBack(ctx, id, tt.content)
		if err == nil || !strings.Contains(Explain(err).Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.name, err, tt.want)
		}
	}
	versions, err := a.Minutes.Versions(ctx, id)
	if err != nil || len(versions[0].Files) != 1 {
		t.Errorf("files kept: %v, %v; want the exported one alone", versions[0].Files, err)
	}
	if _, err := a.Signing.TakeBack(ctx, id, signed); err != nil {
		t.Errorf("the honest file after all that: %v", err)
	}
}

func changedAt(content []byte, at int) []byte {
	changed := bytes.Clone(content)
	changed[at] ^= 1
	return changed
}

// meetingWithPrepared is another meeting whose minutes were handed out.
func meetingWithPrepared(t testing.TB, a *App) []byte {
	t.Helper()
	ctx := context.Background()
	plan := Plan{Meeting: Meeting{Title: "Rapat lain", HeldOn: "2026-11-23", Starts: "13:00"}}
	plan.Officials = []Official{{Role: RoleChair, Post: "Wali Kota", PersonName: PersonName{Name: "Contoh"}}}
	if err := a.Meetings.Save(ctx, &plan); err != nil {
		t.Fatal(err)
	}
	s := opened(t, a, plan.Meeting.ID)
	enter(t, s, "/buka 13.00", "/tamu Contoh Tamu, Ketua, Paguyuban", "Catatan.", "/tutup 14.00")
	if _, err := a.Minutes.Finalize(ctx, plan.Meeting.ID); err != nil {
		t.Fatal(err)
	}
	return prepared(t, a, plan.Meeting.ID)
}

func TestScanOfSignedPaper(t *testing.T) {
	ctx := context.Background()
	a, _, id := sampleArchive(t)
	scan := NewAttachment{Name: "IMG_1.JPG", Content: cameraJPEG(t, scene(60, 80, 90))}
	_, err := a.Minutes.AttachScan(ctx, id, scan)
	refused(t, err, "Notula rapat ini belum disahkan. Sahkan dahulu, atau cetak sebagai draf.")
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	for _, f := range []NewAttachment{
		scan,
		{Name: "pindai.pdf", Content: printed(t, a, id, Order{Copy: CopyByHand}).PDF},
		{Name: "halaman 2.png", Content: pngOf(t, scene(60, 80, 10))},
		scan, // once more: kept once
	} {
		if _, err := a.Minutes.AttachScan(ctx, id, f); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	_, err = a.Minutes.AttachScan(ctx, id, NewAttachment{Name: "surat.docx", Content: office(t, "word/document.xml")})
	refused(t, err, "“surat.docx” bukan hasil pindai. Pilih PDF, JPG, atau PNG dari pemindai atau kamera.")
	versions, err := a.Minutes.Versions(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	scans := versions[0].Scans()
	if len(scans) != 3 || scans[0].Name != "notula-2026-11-23-v1-pindaian.jpg" || scans[0].SHA256 != data.HashOf(scan.Content) {
		t.Fatalf("got scans %+v", scans)
	}
	if _, signed := versions[0].Signed(); signed {
		t.Error("a scan counts as an electronic signature")
	}
	if b, err := a.Minutes.File(ctx, scans[0]); err != nil || !bytes.Equal(b, scan.Content) {
		t.Errorf("the scan comes back changed: %v", err)
	}
}

// A file that is changed anywhere is refused, save where the signature's own
// hexadecimal digits may be written in another case.
func TestNoChangedFileIsTakenBack(t *testing.T) {
	ctx := context.Background()
	a, w, id := finalArchive(t)
	w.at = morning.Add(7 * time.Hour)
	s := service{t, demoKey(t, a, "H. Contoh Pimpinan")}
	w.at = morning.Add(9 * time.Hour)
	out := prepared(t, a, id)
	signed := s.sign(out, "X", nil)
	hole := bytes.Index(signed, []byte("/Contents <"))
	end := hole + bytes.IndexByte(signed[hole:], '>')
	for i := range 150 {
		// Half of the changes lie in what was added, where there is more to break.
		at := (i * 7919 * 31) % len(signed)
		if i%2 == 0 {
			at = len(out) + (i*104729)%(len(signed)-len(out))
		}
		if at >= hole && at <= end {
			continue
		}
		changed := bytes.Clone(signed)
		changed[at] ^= 1 << (i % 7)
		if got, err := a.Signing.TakeBack(ctx, id, changed); err == nil {
			t.Errorf("byte %d of %d changed: taken as %+v", at, len(signed), got)
		}
	}
}
