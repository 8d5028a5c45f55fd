package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"rakor.id/rakor/data"
)

func TestNamesThatEverySystemHolds(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"Undangan rapat.pdf", "Undangan rapat.pdf"},
		{"Notula ke-2 (ralat).pdf", "Notula ke-2 (ralat).pdf"},
		{"CON", "_CON"},
		{"con.pdf", "_con.pdf"},
		{"Lpt1.tar.gz", "_Lpt1.tar.gz"},
		{"CONTOH.pdf", "CONTOH.pdf"},
		{"laporan...", "laporan"},
		{"laporan. ", "laporan"},
		{`rekap 11/2026: "PAD" <a|b>?*.xlsx`, "rekap 11-2026- -PAD- -a-b---.xlsx"},
		{`..\..\etc/passwd`, "..-..-etc-passwd"},
		{"a\nb\x00.pdf", "a-b-.pdf"},
		{".pdf", ".pdf"},
		{"", "berkas"},
		{" . . ", "berkas"},
		{strings.Repeat("é", 200) + ".pdf", strings.Repeat("é", 88) + ".pdf"},
		{strings.Repeat("a", 300), strings.Repeat("a", 180)},
	} {
		got := SafeName(tt.name)
		if got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.name, got, tt.want)
		}
		if again := SafeName(got); again != got {
			t.Errorf("%q: %q becomes %q", tt.name, got, again)
		}
	}
}

func FuzzSafeName(f *testing.F) {
	f.Add("CON . .pdf")
	f.Fuzz(func(t *testing.T, name string) {
		got := SafeName(name)
		if got == "" || len(got) > longestName+1 || !utf8.ValidString(got) || strings.ContainsAny(got, "<>:\"/\\|?*\x00\n") || strings.TrimRight(got, ". ") != got {
			t.Errorf("%q becomes %q", name, got)
		}
	})
}

// Files are written under the names of agencies, however long. A short name too
// long for the code of a sheet is refused before there is a sheet to make.
func TestFilesOfAgenciesWithLongNames(t *testing.T) {
	ctx := context.Background()
	a, _, id := planned(t)
	long := strings.Repeat("Unit Pelaksana Teknis ", 12)
	var codes []string
	for _, end := range []string{"Satu", "Dua"} {
		agency := Agency{Code: strings.ReplaceAll(long, " ", "") + end, Name: long + end, Group: data.GroupOther, HeadPost: "Kepala " + end}
		refused(t, a.Agencies.Save(ctx, &agency), "Singkatan “UnitPelaksanaTeknisUnitPelaksanaTeknisUnitPelaksanaTeknisUni…” terlalu panjang; paling panjang 40 huruf. Pendekkan dahulu.")
		agency.Code = "UPT." + strings.Repeat("X", 30) + end
		if err := a.Agencies.Save(ctx, &agency); err != nil {
			t.Fatal(err)
		}
		codes = append(codes, "@"+agency.Code)
	}
	enter(t, opened(t, a, id), "/buka 09.00", "/hadir @PUPR", "/acara 1", "/t Rapikan arsip "+codes[0], "/t Rapikan gudang "+codes[1], "/p Setuju", "/tutup 10.00")
	if _, err := a.Minutes.Finalize(ctx, id); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	files, err := a.Sheets.Save(ctx, SheetOrder{}, SheetBundle{Path: folder, Drafts: true}, nil)
	if err != nil || len(files) != 2 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	if found, err := os.ReadDir(folder); err != nil || len(found) != 4 {
		t.Errorf("%d files, %v; want two sheets and two drafts", len(found), err)
	}
	p := printed(t, a, id, Order{Copy: CopyExcerpt, Of: Excerpt{Agency: long + "Satu"}})
	if err := SaveFile(filepath.Join(folder, p.Name), p.PDF, SaveAs{}); err != nil {
		t.Error(err)
	}
}
