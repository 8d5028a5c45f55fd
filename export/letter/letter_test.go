package letter

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/export/paper"
)

func sample(rows int) Letter {
	l := Letter{
		Form: Form{Width: 210, Height: 297, Top: 20, Bottom: 25, Left: 30, Right: 20, Size: 12, Leading: 1.25},
		Letterhead: paper.Letterhead{
			Lines: []paper.HeadLine{{Text: "PEMERINTAH KOTA CONTOH", Size: 13.5}, {Text: "SEKRETARIAT DAERAH", Size: 18, Bold: true}, {Text: "Jalan Contoh Nomor 1", Size: 10}},
			Rules: []paper.HeadRule{{Width: 2.25, Gap: 1.5}, {Width: 0.75, Gap: 0.6}},
		},
		Date: "Contoh, 7 Desember 2026", Nature: "Biasa", Subject: "Pengingat laporan",
		To:      []string{"Yth. Kepala Dinas Contoh", "di Tempat"},
		Opening: []string{"Sehubungan dengan arahan rapat koordinasi, laporan berikut belum kami terima."},
		Table: Table{Columns: []paper.Column{
			{Title: "Nomor", Share: 26, Firm: true}, {Title: "Tindak lanjut", Share: 70}, {Title: "Tenggat", Share: 34},
		}},
		Closing: []string{"Mohon dikirim paling lambat Senin, 14 Desember 2026.", "Atas perhatian dan kerja samanya, kami ucapkan terima kasih."},
		Signer:  Signer{Post: "Sekretaris Daerah,", Name: "Budi Contoh, S.Sos.", Rank: "Pembina Utama Muda", NIP: "19700101 199503 1 001"},
		Copies:  []string{"Wali Kota Contoh (sebagai laporan)"},
	}
	for i := range rows {
		l.Table.Rows = append(l.Table.Rows, []string{fmt.Sprintf("TL-2026-%04d", i+1), "Normalisasi saluran di Jalan Contoh sampai muara", "31 Desember 2026"})
	}
	return l
}

var file = File{Title: "Surat pengingat", Author: "Sekretariat Daerah", Footer: "Dibuat dengan Rakor", MadeAt: time.Date(2026, time.December, 7, 9, 0, 0, 0, time.FixedZone("WIB", 7*3600))}

func written(t *testing.T, l Letter) (path string, r paper.Result) {
	t.Helper()
	var b bytes.Buffer
	r, err := Write(context.Background(), &b, l, file)
	if err != nil {
		t.Fatal(err)
	}
	dir := os.Getenv("RAKOR_KEEP")
	if dir == "" {
		dir = t.TempDir()
	}
	path = filepath.Join(dir, "surat.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, r
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestLetterReadsAsWritten(t *testing.T) {
	path, r := written(t, sample(4))
	if r.Pages != 1 || len(r.Findings) != 0 {
		t.Errorf("got %d pages, %v, want one", r.Pages, r.Findings)
	}
	run(t, "qpdf", "--check", path)
	text := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", path, "-")), " ")
	at := 0
	for _, want := range []string{
		"PEMERINTAH KOTA CONTOH", "Contoh, 7 Desember 2026", "Nomor : ....", "Sifat : Biasa", "Lampiran : –", "Hal : Pengingat laporan",
		"Yth. Kepala Dinas Contoh", "belum kami terima.", "1. TL-2026-0001", "4. TL-2026-0004", "14 Desember 2026.",
		"Sekretaris Daerah,", "Budi Contoh, S.Sos.", "NIP 19700101 199503 1 001", "Tembusan: 1. Wali Kota Contoh",
	} {
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Fatalf("no %q after %q", want, text[:at])
		}
		at += i
	}
	raw := run(t, "qpdf", "--qdf", "--object-streams=disable", path, "-")
	for _, want := range []string{"pdfaid:part", "pdfuaid:part", "/S /Table"} {
		if !strings.Contains(raw, want) {
			t.Errorf("the file does not claim %s", want)
		}
	}
}

func TestLongLetterGoesOn(t *testing.T) {
	l := sample(60)
	l.Number, l.Signer = "005/12/SETDA/2026", Signer{}
	path, r := written(t, l)
	text := run(t, "pdftotext", "-layout", path, "-")
	if r.Pages < 2 || strings.Count(text, "Tindak lanjut") < r.Pages-1 || !strings.Contains(text, "60. TL-2026-0060") && !strings.Contains(text, "TL-2026-0060") {
		t.Errorf("got %d pages, want the head of the table on each", r.Pages)
	}
	if !strings.Contains(text, "005/12/SETDA/2026") || !strings.Contains(text, "....") {
		t.Error("the number or the room for a name is missing")
	}
}

func TestSameLetterSameBytes(t *testing.T) {
	first, _ := written(t, sample(3))
	second, _ := written(t, sample(3))
	a, errA := os.ReadFile(first)
	b, errB := os.ReadFile(second)
	if errA != nil || errB != nil || !bytes.Equal(a, b) {
		t.Errorf("other bytes, %v, %v", errA, errB)
	}
}
