package sheet

import (
	"bytes"
	"testing"
	"time"
)

var testKey = []byte("a key for tests only")

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func share(f float64) *float64 { return &f }

func rupiah(n int64) *int64 { return &n }

// sample is the sheet of one agency after a real kind of meeting.
func sample() Sheet {
	s := Sheet{
		Export: 42, Key: testKey, AgencyCode: "PUPR", AgencyName: "Dinas Pekerjaan Umum dan Penataan Ruang",
		Letterhead: []string{"PEMERINTAH KOTA PRABUMULIH", "SEKRETARIAT DAERAH"},
		Period:     "November 2026", Source: "Rapat koordinasi Senin, 2 November 2026",
		AsOn: day(2026, 11, 23), ReturnBy: "Senin, 30 November 2026", ReturnTo: "Bagian Pemerintahan Setda", F4: true,
	}
	s.Rows = []Row{
		{
			Item: 1, Number: "TL-2026-014", Issue: "Infrastruktur dasar", Lead: true, Action: "Memperbaiki Jalan Contoh Raya sepanjang 1,2 km beserta drainase di kiri dan kanan jalan",
			Related: "Dishub, DLH, Kecamatan Prabumulih Timur", Indicator: "1,2 km jalan mantap", Due: day(2026, 11, 15), Last: share(0.4),
			Note:   "Dikembalikan: lampirkan foto 0%, 50%, dan 100%.",
			Answer: Answer{Status: "Dalam Proses", Progress: share(0.65), Realization: "780 m dari 1.200 m", Budget: rupiah(1250000000), Narrative: "Lapis fondasi selesai; pengaspalan dimulai pekan kedua November.", Obstacle: "Hujan hampir setiap sore", Evidence: "Foto 1 sampai 12", ReportedOn: day(2026, 11, 10), FilledBy: "Kabid Bina Marga"},
		},
		{
			Item: 2, Number: "TL-2026-015", Issue: "Infrastruktur dasar", Lead: true, Action: "Membersihkan saluran drainase pada 14 titik genangan",
			Related: "DLH; seluruh lurah", Indicator: "14 titik bebas genangan", Due: day(2026, 11, 28), Last: share(0.1),
			Answer: Answer{Status: "Terkendala", Progress: share(0.25)},
		},
		{
			Item: 3, Number: "TL-2026-016", Issue: "Fasilitas umum", Lead: true, Action: "Memperbaiki lampu taman kota",
			Indicator: "100% menyala", DueText: "Semester I 2027", Last: share(1),
			Answer: Answer{Status: "Selesai", Progress: share(1), Realization: "64 lampu menyala", Evidence: "BA serah terima 12/PUPR/2026"},
		},
		{
			Item: 4, Number: "TL-2026-017", Issue: "Kantor lurah", Lead: true, Action: "=Menyusun daftar kantor lurah yang rusak berat",
			Indicator: "Daftar 33 kelurahan", DueText: "APBD-P 2026, bila tidak APBD 2027",
		},
	}
	for i, action := range []string{
		"Mengangkut sampah pasar pagi dan sore", "Menyediakan alat berat untuk pembersihan sungai", "Menyiapkan jalur alternatif selama pasar malam",
	} {
		s.Rows = append(s.Rows, Row{
			Item: 10 + i, Number: "TL-2026-02" + string(rune('0'+i)), Issue: "Lingkungan", Action: action, Related: "DLH (penanggung jawab)",
			Indicator: "Laporan bulanan", Due: day(2026, 12, 20+i),
		})
	}
	return s
}

func written(t testing.TB, s Sheet) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
