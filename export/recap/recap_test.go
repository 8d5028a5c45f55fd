package recap

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func november(d int) time.Time { return time.Date(2026, time.November, d, 0, 0, 0, 0, time.UTC) }

func share(f float64) *float64 { return &f }

func sample() Recap {
	r := Recap{
		Letterhead: []string{"PEMERINTAH KOTA PRABUMULIH", "SEKRETARIAT DAERAH"},
		Period:     "November 2026", AsOn: november(23), F4: true,
		Periods: []string{"September 2026", "Oktober 2026", "November 2026"}, Withheld: 2,
	}
	issues := []string{"Infrastruktur dasar", "Pendidikan dan kesehatan", "Ekonomi rakyat", "Lingkungan", "Stunting", "Harga pangan dan inflasi"}
	states := []struct {
		status string
		count  func(*Count)
	}{
		{"Belum Ditindaklanjuti", func(c *Count) { c.NotStarted++ }},
		{"Dalam Proses", func(c *Count) { c.InProgress++ }},
		{"Selesai", func(c *Count) { c.Unverified++ }},
		{"Selesai", func(c *Count) { c.Finished++ }},
		{"Terkendala", func(c *Count) { c.Hindered++ }},
		{"Tidak Dapat Ditindaklanjuti", func(c *Count) { c.Impossible++ }},
	}
	for _, name := range issues {
		r.Issues = append(r.Issues, Line{Name: name, Done: share(0)})
	}
	for i, code := range []string{"PUPR", "Dinkes", "Disdik", "DLH", "Dishub", "Disperindag", "DKPP", "DPPKBP3A", "Satpol PP", "Bappeda", "Kec. Cambai", "Kec. Rambang Kapak Tengah"} {
		a := Line{Code: code, Name: "Dinas contoh yang namanya cukup panjang untuk dua baris pada kolomnya, nomor " + fmt.Sprint(i+1), Done: share(float64(i) / 11), Reports: []Reporting{NotOwed, Reporting(i % 3), Silent + Reporting(min(i%3, 1))}}
		if i%3 > 0 {
			a.LastOn = november(10 + i)
		}
		for k := range 2 + i%4 {
			s := states[(i+k)%len(states)]
			s.count(&a.Count)
			s.count(&r.Issues[(i*k)%6].Count)
			*r.Issues[(i*k)%6].Done += *a.Done
			u := FollowUp{
				Number: fmt.Sprintf("TL-2026-%03d", len(r.FollowUps)+1), Meeting: "Rakor 2 November 2026", Issue: issues[(i*k)%6],
				Action: "=Melaksanakan langkah nomor " + fmt.Sprint(k+1) + " sesuai arahan pimpinan rapat", Agency: code, Support: "Dishub, DLH",
				Due: november(5 + i + k), Status: s.status, Progress: share(float64(k) / 5), Overdue: k == 0,
			}
			if k == 0 {
				a.Count.Overdue++
				r.Issues[0].Count.Overdue++
			}
			r.FollowUps = append(r.FollowUps, u)
		}
		if i == 0 {
			a.Done = nil // nothing is owed
		}
		r.Agencies = append(r.Agencies, a)
	}
	for _, l := range r.Issues {
		*l.Done /= float64(max(l.Count.Total(), 1))
	}
	return r
}

func written(t testing.TB, r Recap) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRecapSameBytes(t *testing.T) {
	first := written(t, sample())
	for range 3 {
		if !bytes.Equal(first, written(t, sample())) {
			t.Fatal("the same recap gave other bytes")
		}
	}
}

// TestTotals checks the line of totals as it is stored and as the library
// computes it.
func TestTotals(t *testing.T) {
	r := sample()
	f, err := excelize.OpenReader(bytes.NewReader(written(t, r)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() // in memory
	for _, sheet := range []struct {
		name  string
		lines []Line
	}{{agencySheet, r.Agencies}, {issueSheet, r.Issues}} {
		for _, column := range []int{totalColumn, 5, 8, overdueColumn, doneColumn} {
			at := place(column, tableRow+len(sheet.lines))
			stored, err := f.GetCellValue(sheet.name, at, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			computed, err := f.CalcCellValue(sheet.name, at, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			a, err1 := strconv.ParseFloat(stored, 64)
			b, err2 := strconv.ParseFloat(computed, 64)
			if err1 != nil || err2 != nil || math.Abs(a-b) > 1e-12 {
				t.Errorf("%s!%s: stored %q, computed %q", sheet.name, at, stored, computed)
			}
		}
	}
	if got, _ := f.GetCellValue(agencySheet, place(totalColumn, tableRow+len(r.Agencies))); got != fmt.Sprint(len(r.FollowUps)) {
		t.Errorf("got a total of %s, want %d", got, len(r.FollowUps))
	}
	if got, _ := f.GetCellFormula(listSheet, place(2, listFirst)); got != "" {
		t.Errorf("text became the formula %q", got)
	}
}

func TestContradictions(t *testing.T) {
	for _, tt := range []struct {
		name string
		bend func(r *Recap)
	}{
		{"one more counted than listed", func(r *Recap) { r.Agencies[0].Count.Finished++ }},
		{"one more listed than counted", func(r *Recap) { r.FollowUps = r.FollowUps[1:] }},
		{"more late than there are", func(r *Recap) { r.Agencies[0].Count.Overdue = 99 }},
		{"less than nothing", func(r *Recap) { r.Issues[0].Count.Finished = -1 }},
		{"a period that nobody knows", func(r *Recap) { r.Periods = r.Periods[1:] }},
		{"other averages by issue", func(r *Recap) { r.Issues[0].Done = share(0.99) }},
		{"another state by issue", func(r *Recap) { r.Issues[0].Count.Overdue-- }},
		{"progress in hundredths", func(r *Recap) { r.Agencies[0].Done = share(75) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := sample()
			tt.bend(&r)
			if err := Write(&bytes.Buffer{}, r); !errors.Is(err, ErrContradiction) {
				t.Errorf("got %v, want a contradiction", err)
			}
		})
	}
}

func TestEmptyRecap(t *testing.T) {
	written(t, Recap{Period: "November 2026", AsOn: november(23)})
}

// TestThroughLibreOffice lets LibreOffice compute and print the recap.
func TestThroughLibreOffice(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "rekap.xlsx")
	if err := os.WriteFile(path, written(t, sample()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{"csv", "pdf"} {
		out, err := exec.CommandContext(t.Context(), "soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", to, "--outdir", dir, path).CombinedOutput()
		if err != nil {
			t.Fatalf("soffice: %v\n%s", err, out)
		}
	}
	sheet, err := os.ReadFile(filepath.Join(dir, "rekap.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf(",Jumlah,,%d,", len(sample().FollowUps)); !strings.Contains(string(sheet), want) {
		t.Errorf("LibreOffice computes otherwise: no %q in\n%s", want, sheet)
	}
	text, err := exec.CommandContext(t.Context(), "pdftotext", "-layout", filepath.Join(dir, "rekap.pdf"), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Rekapitulasi Tindak Lanjut per OPD", "Status tindak lanjut per OPD", "Bagian selesai dan diterima, tindak lanjut per isu strategis", "Halaman 1 dari", "Daftar Tindak Lanjut", "Pelaporan per OPD", "Tidak termasuk 2 tindak lanjut rapat rahasia."} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the printed recap has no %q", want)
		}
	}
}
