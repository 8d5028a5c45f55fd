package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rakor.id/rakor/data"
)

// textOf is what a copy says, with single spaces.
func textOf(t testing.TB, p Printed) string {
	t.Helper()
	return strings.Join(strings.Fields(run(t, "pdftotext", "-layout", file(t, "salinan.pdf", p.PDF), "-")), " ")
}

func printed(t testing.TB, a *App, id int64, o Order) Printed {
	t.Helper()
	p, err := a.Minutes.PrintCopy(context.Background(), id, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestCopiesForTheirPurpose(t *testing.T) {
	a, _, id := finalArchive(t)
	for _, tt := range []struct {
		name     string
		order    Order
		file     string
		has, not []string
	}{
		{"complete", Order{Copy: CopyComplete}, "notula-2026-11-23-v1.pdf", []string{"NIP 19", "DAFTAR HADIR"}, []string{"DRAF", "basah", "PETIKAN"}},
		{"public", Order{Copy: CopyPublic}, "notula-2026-11-23-v1-publik.pdf", []string{"Salinan publik", "DAFTAR HADIR"}, []string{"NIP"}},
		{"prepared", Order{Copy: CopyPrepared}, "notula-2026-11-23-v1-siap-tte.pdf", []string{"NIP 19"}, []string{"basah"}},
		{"for the pen", Order{Copy: CopyByHand}, "notula-2026-11-23-v1-ttd-basah.pdf", []string{"ditandatangani secara basah"}, nil},
		{
			"excerpt of an agency",
			Order{Copy: CopyExcerpt, Of: Excerpt{Agency: "Dinas Lingkungan Hidup"}},
			"notula-2026-11-23-v1-petikan-dinas-lingkungan-hidup.pdf",
			[]string{
				"PETIKAN NOTULA", "4. Lingkungan hidup", "Kepala Dinas Lingkungan Hidup", "Armada angkut", "Petikan sesuai dengan aslinya",
				"DLH mengatur jadwal angkutnya", "Setiap OPD melaporkan", "TL-2026-0011. Tambah jadwal angkut", "Pendukung: Dinas Lingkungan Hidup", "versi 1",
			},
			[]string{"NIP", "DAFTAR HADIR", "Puskesmas", "Pelatihan kemasan", "Pasang rambu"},
		},
		{
			"excerpt of one office among many",
			Order{Copy: CopyExcerpt, Of: Excerpt{Agency: "Kelurahan Sukajadi"}},
			"notula-2026-11-23-v1-petikan-kelurahan-sukajadi.pdf",
			[]string{"Camat dan lurah menggerakkan", "TL-2026-0004.", "Kelurahan Sukajadi: TL-2026-0004."},
			[]string{"Normalisasi", "Lurah Gunung Ibul"},
		},
		{
			"excerpt of one decision",
			Order{Copy: CopyExcerpt, Of: Excerpt{Decision: 5}},
			"notula-2026-11-23-v1-petikan-keputusan-5.pdf",
			[]string{"Keputusan/arahan nomor 5", "5. Penanganan 12 titik genangan", "TL-2026-0001. Normalisasi"},
			[]string{"6. Disiplin", "Posko siaga"},
		},
	} {
		p := printed(t, a, id, tt.order)
		text := textOf(t, p)
		if p.Name != tt.file {
			t.Errorf("%s: file is called %q, want %q", tt.name, p.Name, tt.file)
		}
		for _, want := range tt.has {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", tt.name, want)
			}
		}
		for _, no := range tt.not {
			if strings.Contains(text, no) {
				t.Errorf("%s has %q", tt.name, no)
			}
		}
		if fields := bytes.Contains(p.PDF, []byte("/AcroForm")); fields != (tt.order.Copy == CopyComplete) {
			t.Errorf("%s: has a form: %v", tt.name, fields)
		}
		if len(p.Findings) > 0 {
			t.Errorf("%s: findings %v", tt.name, p.Findings)
		}
	}
}

func TestExcerptNamesItsSource(t *testing.T) {
	a, _, id := finalArchive(t)
	versions, err := a.Minutes.Versions(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(t, printed(t, a, id, Order{Copy: CopyExcerpt, Of: Excerpt{Decision: 1}}))
	if hash := versions[0].Hash.String(); !strings.Contains(strings.ReplaceAll(text, " ", ""), hash) {
		t.Errorf("the excerpt does not give the hash %s:\n%s", hash, text)
	}
}

func TestExcerptsOffered(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	choices, err := a.Minutes.Excerpts(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	decisions := 0
	for _, c := range choices {
		if p := printed(t, a, id, Order{Copy: CopyExcerpt, Of: c.Excerpt}); p.Pages == 0 || p.Pages > 4 {
			t.Errorf("%s: %d pages", c.Text, p.Pages)
		}
		if c.Decision > 0 {
			decisions++
		}
	}
	if decisions != 13 || len(choices) < 60 {
		t.Errorf("got %d excerpts, %d of decisions; want those of all agencies and of 13 decisions", len(choices), decisions)
	}
	_, err = a.Minutes.PrintCopy(ctx, id, Order{Copy: CopyExcerpt, Of: Excerpt{Agency: "Dinas Antariksa"}})
	refused(t, err, "Notula ini tidak memuat apa pun yang berkenaan dengan “Dinas Antariksa”. Pilih perangkat daerah dari daftarnya.")
	_, err = a.Minutes.PrintCopy(ctx, id, Order{Copy: CopyExcerpt, Of: Excerpt{Decision: 99}})
	refused(t, err, "Notula ini tidak memuat keputusan nomor 99. Pilih nomor dari daftarnya.")
}

func TestAnchorsStandOnceAndNowhereElse(t *testing.T) {
	a, _, id := sampleArchive(t)
	s := opened(t, a, id)
	enter(t, s, `/acara penutup`, `Surat nomor \#12 dan tanda ^ pada formulir sudah benar.`)
	if _, err := a.Minutes.Finalize(context.Background(), id); err != nil {
		t.Fatal(err)
	}
	p := printed(t, a, id, Order{Copy: CopyPrepared})
	if len(p.Anchors) != 2 || p.Anchors[0].Text == p.Anchors[1].Text {
		t.Fatalf("got anchors %v, want one for each signer", p.Anchors)
	}
	text := textOf(t, p)
	for _, anchor := range p.Anchors {
		if n := strings.Count(text, anchor.Text); n != 1 {
			t.Errorf("%s: %q stands %d times, want once", anchor.Signer, anchor.Text, n)
		}
	}
}

func TestCopyCarriesItsData(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	versions, err := a.Minutes.Versions(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	path := file(t, "a3a.pdf", printed(t, a, id, Order{Copy: CopyComplete, Carry: true}).PDF)
	run(t, "qpdf", "--check", path)
	if meta := run(t, "pdfinfo", "-meta", path); !strings.Contains(meta, "<pdfaid:part>3<") {
		t.Errorf("the file is no PDF/A-3:\n%s", meta)
	}
	folder := t.TempDir()
	run(t, "pdfdetach", "-saveall", "-o", folder, path)
	content, err := os.ReadFile(filepath.Join(folder, "notula.json"))
	if err != nil {
		t.Fatal(err)
	}
	if hash := sha256.Sum256(content); hex.EncodeToString(hash[:]) != versions[0].Hash.String() {
		t.Error("the hash of the minutes cannot be computed from the content inside")
	}
	list, err := os.ReadFile(filepath.Join(folder, "daftar-hadir.csv"))
	if err != nil || !bytes.Contains(list, []byte(",nip,")) || bytes.Count(list, []byte("\r\n")) != 73 {
		t.Errorf("attendance list of %d bytes, %v", len(list), err)
	}

	path = file(t, "publik.pdf", printed(t, a, id, Order{Copy: CopyPublic, Carry: true}).PDF)
	folder = t.TempDir()
	run(t, "pdfdetach", "-saveall", "-o", folder, path)
	entries, _ := os.ReadDir(folder)
	list, err = os.ReadFile(filepath.Join(folder, "daftar-hadir.csv"))
	if err != nil || len(entries) != 1 {
		t.Fatalf("public copy carries %v, %v; want the attendance list alone", entries, err)
	}
	if bytes.Contains(list, []byte("nip")) || bytes.Contains(list, []byte("Contoh")) {
		t.Errorf("the public list names persons:\n%s", list[:200])
	}
	for _, kind := range []Copy{CopyDraft, CopyExcerpt} {
		_, err := a.Minutes.PrintCopy(ctx, id, Order{Copy: kind, Of: Excerpt{Decision: 1}, Carry: true})
		refused(t, err, "Data hanya dapat disertakan dalam notula final yang utuh, bukan dalam draf atau petikan.")
	}
}

func TestAttendanceListIsHarmless(t *testing.T) {
	list, err := attendanceCSV(Content{Attendance: []ContentAttendance{{Post: `=HYPERLINK("http://x")`, Institution: `Dinas "A", B`, Status: string(data.Present), Name: "-1+1"}}}, false)
	if err != nil {
		t.Fatal(err)
	}
	want := "no,jabatan,instansi,kehadiran,nama,nip,pangkat,jabatan_wakil,datang,pulang\r\n" +
		`1,"'=HYPERLINK(""http://x"")","Dinas ""A"", B",Hadir,'-1+1,,,,,` + "\r\n"
	if string(list) != want {
		t.Errorf("got %q, want %q", list, want)
	}
}

func TestPublicCopyHidesNumbersInText(t *testing.T) {
	a, _, id := sampleArchive(t)
	s := opened(t, a, id)
	enter(t, s, "/acara 2", "Hubungi Contoh Satu di 0812-3456-7890 atau NIP 19700101 199503 1 001 untuk data.")
	if _, err := a.Minutes.Finalize(context.Background(), id); err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[Copy]bool{CopyComplete: true, CopyPublic: false} {
		text := textOf(t, printed(t, a, id, Order{Copy: kind}))
		if got := strings.Contains(text, "0812-3456-7890"); got != want {
			t.Errorf("copy %d shows the telephone number: %v, want %v", kind, got, want)
		}
		if got := strings.Contains(text, "19700101 199503 1 001"); got != want {
			t.Errorf("copy %d shows the NIP: %v, want %v", kind, got, want)
		}
	}
}

func TestDraftOfFinalMinutesClaimsNoCorrection(t *testing.T) {
	ctx := context.Background()
	a, _, id := finalArchive(t)
	if text := textOf(t, printed(t, a, id, Order{Copy: CopyDraft})); strings.Contains(text, "Ralat") || !strings.Contains(text, "versi 1 (draf)") {
		t.Errorf("got a draft of what: %.300s", text)
	}
	if err := a.Minutes.Amend(ctx, id, "nama keliru"); err != nil {
		t.Fatal(err)
	}
	if text := textOf(t, printed(t, a, id, Order{Copy: CopyDraft})); !strings.Contains(text, "Ralat atas versi 1: nama keliru") || !strings.Contains(text, "versi 2 (draf)") {
		t.Errorf("got a draft of what: %.300s", text)
	}
}

func TestFindingNamesTheCharacter(t *testing.T) {
	a, _, id := sampleArchive(t)
	s := opened(t, a, id)
	enter(t, s, "/acara 2", "Papan nama 漢 dipasang.")
	p := printed(t, a, id, Order{Copy: CopyDraft})
	if len(p.Findings) != 1 || !strings.HasPrefix(p.Findings[0].Sentence().String(), "“漢” (U+6F22) pada B. PEMBAHASAN 2") {
		t.Errorf("got %v", p.Findings)
	}
}
