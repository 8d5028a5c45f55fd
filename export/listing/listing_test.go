package listing

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func sample() Listing {
	half := 0.5
	return Listing{
		Letterhead: []string{"PEMERINTAH KOTA CONTOH"}, Filter: "terlambat", Typed: "telat", AsOn: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), Withheld: 2,
		Rows: []Row{
			{
				Number: "TL-2026-0001", Action: "=Normalisasi saluran; \"cepat\"", Agency: "Dinas PUPR", Support: "DLH", Due: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC),
				DaysLate: 22, Status: "Dalam Proses", Progress: &half, Verification: "Belum", MeetingOn: time.Date(2026, 10, 5, 0, 0, 0, 0, time.UTC),
			},
			{Number: "TL-2026-0002", Action: "Angkut sampah", DueText: "APBD-P 2026", Status: "Belum Ditindaklanjuti"},
		},
	}
}

func TestWorkbook(t *testing.T) {
	var a, b bytes.Buffer
	steps := 0
	if err := Workbook(context.Background(), &a, sample(), func(int, int) { steps++ }); err != nil {
		t.Fatal(err)
	}
	if err := Workbook(context.Background(), &b, sample(), nil); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) || steps == 0 {
		t.Errorf("got other bytes for the same listing, or no steps (%d): %v", steps, err)
	}
	f, err := excelize.OpenReader(&a)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for at, want := range map[string]string{
		"A1": "PEMERINTAH KOTA CONTOH", "A3": "Saringan: terlambat (telat)", "A4": "Keadaan 23/11/2026; 2 tindak lanjut; 2 dari rapat rahasia tidak dimuat",
		"A5": "Nomor", "A6": "TL-2026-0001", "B6": `=Normalisasi saluran; "cepat"`, "J6": "22", "L6": "50%", "I7": "APBD-P 2026", "J7": "", "L7": "",
	} {
		if got, err := f.GetCellValue(sheet, at); got != want || err != nil {
			t.Errorf("%s: got %q, want %q (%v)", at, got, want, err)
		}
	}
}

func TestWorkbookOpensInLibreOffice(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "register.xlsx")
	var b bytes.Buffer
	if err := Workbook(context.Background(), &b, sample(), nil); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76", "--outdir", dir, path).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "register.csv"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Saringan: terlambat (telat)", "TL-2026-0001", "22", "50%", "APBD-P 2026"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("LibreOffice did not read %q in\n%s", want, text)
		}
	}
}

func TestWorkbookStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Workbook(ctx, &bytes.Buffer{}, sample(), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want it stopped", err)
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	l := sample()
	l.Grouped, l.Rows[0].Group = true, "Dinas PUPR"
	if err := CSV(&b, l, true); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(b.String(), "\ufeff")
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = ';'
	lines, err := r.ReadAll()
	if err != nil || !ok || len(lines) != 3 {
		t.Fatalf("got %q, %v", b.String(), err)
	}
	if got := lines[1]; got[0] != "Dinas PUPR" || got[2] != `'=Normalisasi saluran; "cepat"` || got[9] != "2026-11-01" || got[10] != "22" || got[12] != "50%" {
		t.Errorf("got %q", got)
	}
	b.Reset()
	if err := CSV(&b, sample(), false); err != nil || !strings.HasPrefix(b.String(), "\ufeffSaringan: terlambat (telat)\r\n\"Keadaan 23/11/2026; 2") {
		t.Errorf("got %q, %v", b.String(), err)
	}
}
