package minutes

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"
	"time"
)

// emblem draws a shield, as regional emblems are, on a transparent ground.
func emblem(t testing.TB) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 200, 240))
	for y := range 240 {
		for x := range 200 {
			half := 90
			if y > 150 {
				half = 90 - (y-150)*(y-150)/90
			}
			if dx := max(x-100, 100-x); dx < half {
				img.SetNRGBA(x, y, color.NRGBA{G: 110, B: 60, A: 255})
				if dx < half-12 && y > 12 {
					img.SetNRGBA(x, y, color.NRGBA{R: 250, G: 205, B: uint8(y / 3), A: 255})
				}
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func stamp() Stamp {
	return Stamp{
		Document: "0193A7F2-RAKOR", Version: "1",
		Hash:   "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		QR:     "NOTULA1:0193A7F2:20261123:T6DNBAMIJR6WLGRP5KQMKWWQCWR36TY3FMFYELGRLVWBLMHQBIEA",
		MadeAt: time.Date(2026, 11, 23, 13, 5, 9, 0, time.FixedZone("WIB", 7*3600)),
	}
}

// sample is a small coordination meeting; the persons are made up.
func sample(t testing.TB) Minutes {
	t.Helper()
	m := Minutes{
		Letterhead: Letterhead{
			Emblem: emblem(t), EmblemName: "Lambang Kota Prabumulih",
			Government: "PEMERINTAH KOTA PRABUMULIH", Agency: "SEKRETARIAT DAERAH",
			Address:   "Jalan Jenderal Sudirman Nomor 1, Prabumulih, Sumatera Selatan 31121",
			Telephone: "(0713) 000000", Email: "setda@contoh.go.id", Site: "www.contoh.go.id",
		},
		Identity: Identity{
			Meeting: "Rapat Koordinasi Perangkat Daerah Kota Prabumulih", Day: "Senin, 23 November 2026",
			Invitation: "Nomor 000.1.5/123/Setda/2026, tanggal 19 November 2026",
			Call:       "08.30 WIB", Hours: "09.00 s.d. 12.30 WIB", Place: "Ruang Rapat Lantai 1 Kantor Wali Kota Prabumulih",
		},
		Number: "000.1.5/045/Notula/2026",
		Agenda: []string{
			"Percepatan infrastruktur dasar: jalan, drainase, dan fasilitas umum",
			"Mutu layanan pendidikan dan kesehatan",
			"Pencegahan dan penurunan stunting lintas sektor",
			"Stabilitas harga pangan dan inflasi daerah",
		},
		Leaders: Leaders{Chair: "Wali Kota Prabumulih", Secretary: "Sekretaris Daerah Kota Prabumulih", Recorder: "Kepala Bagian Umum, Budi Contoh, S.Sos., M.Si."},
		Recap:   "36 hadir, 3 mewakili, 1 tidak hadir (Lampiran I)",
		Opening: []Point{
			{ID: "e1", Text: "Pembangunan dan pelayanan tidak berhasil oleh kerja satu OPD; semua wajib saling mendukung dan saling melengkapi."},
			{ID: "e2", Text: "Program infrastruktur bukan hanya milik Dinas PUPR; Dinas Perhubungan, Dinas Lingkungan Hidup, para camat, dan para lurah yang mengenal wilayahnya mempunyai bagian masing-masing."},
		},
		Topics: []Topic{
			{Title: "Infrastruktur dasar", Points: []Point{{ID: "e3", Text: "Kerusakan jalan lingkungan paling banyak dilaporkan pada musim hujan."}}, Reports: []Report{
				{
					Agency:    "Dinas Pekerjaan Umum dan Penataan Ruang (Kepala Dinas)",
					Programs:  []Point{{ID: "e4", Text: "Rekonstruksi Jalan Lingkar Timur 3,2 km mencapai 68,5%, nilai kontrak Rp12.450.000.000,00."}},
					Obstacles: []Point{{ID: "e5", Text: "Pembebasan lahan di dua titik belum selesai."}, {ID: "e6", Text: "Drainase Kelurahan Gunung Ibul tertutup bangunan liar."}},
					Proposals: []Point{{ID: "e7", Text: "Penertiban bersama Satpol PP, camat, dan lurah sesuai peraturan perundang-undangan."}},
					Responses: []Point{{ID: "e8", Text: "Setuju. Dinas PUPR memimpin, Dishub mengatur lalu lintas, DLH mengangkut sisa galian."}},
				},
				{
					Agency:   "Dinas Perhubungan (diwakili Sekretaris Dinas, Contoh Dua)",
					Programs: []Point{{Text: "Pemasangan 120 titik lampu jalan."}},
				},
			}},
			{Title: "Stunting", Reports: []Report{{
				Agency:   "Dinas Kesehatan",
				Programs: []Point{{ID: "e9", Text: "Pengukuran serentak di 33 kelurahan dan 12 desa.", Points: []Point{{Text: "Balita diukur: 9.412.", Points: []Point{{Text: "Laki-laki 4.801", Points: []Point{{Text: "di bawah dua tahun 1.922"}, {Text: "di atas dua tahun 2.879"}}}, {Text: "Perempuan 4.611"}}}, {Text: "Prevalensi 11,4%."}}}},
			}}},
		},
		Decisions: []Point{
			{ID: "k1", Text: "Seluruh OPD melaporkan capaian program secara berkala, paling lambat tanggal 5 setiap bulan."},
			{ID: "k2", Text: "Seluruh lurah melaporkan keadaan kantornya; perbaikan dibiayai APBD-P 2025, atau APBD 2026 bila tidak cukup."},
			{ID: "k3", Lead: "Dinas Lingkungan Hidup", Text: "menerima pengelolaan sampah dari Disperkim mulai 1 Januari 2026 beserta personelnya."},
		},
		Closing: []Point{{Text: "Ketua menutup rapat pukul 12.30 WIB dengan pesan bahwa rapat bukan seremoni; yang terpenting adalah tindak lanjutnya."}},
		FollowUps: []FollowUp{
			{Number: "TL-2026-0012", From: "e8", Issue: "Infrastruktur dasar", Direction: "Tertibkan bangunan di atas drainase", Action: "Penertiban bangunan liar di atas drainase Kelurahan Gunung Ibul", Lead: "Dinas PUPR", Support: "Satpol PP, Dishub, DLH, Camat Prabumulih Timur", Indicator: "Drainase bersih 1,2 km", Due: "15 Desember 2026", Status: "Belum Ditindaklanjuti"},
			{Number: "TL-2026-0013", From: "k2", Issue: "Infrastruktur dasar", Direction: "Laporkan keadaan kantor lurah", Action: "Laporan keadaan bangunan kantor lurah", Lead: "Seluruh lurah", Support: "Dinas PUPR", Indicator: "33 laporan", Due: "APBD-P 2025, atau APBD 2026", Status: "Dalam Proses"},
			{Number: "TL-2026-0014", From: "k1", Issue: "Tata kelola", Direction: "Laporan berkala", Action: "Laporan capaian program bulanan", Lead: "Seluruh OPD", Support: "Bappeda", Indicator: "1 laporan per bulan", Due: "Tanggal 5 setiap bulan"},
		},
		Place: "Prabumulih", Date: "23 November 2026",
		Signers: []Signer{
			{Role: "recorder", Field: "TTD_NOTULIS", Post: "Kepala Bagian Umum", Name: "Budi Contoh, S.Sos., M.Si.", Rank: "Pembina (IV/a)", NIP: "19700101 199503 1 001"},
			{Role: "chair", Field: "TTD_PIMPINAN", Post: "Wali Kota Prabumulih", Name: "H. Contoh Satu"},
		},
		Copies: []string{"Gubernur Sumatera Selatan", "Inspektur Kota Prabumulih", "Arsip"},
	}
	statuses := []string{"Hadir", "Hadir", "Hadir", "Mewakili (Sekretaris Dinas)", "Izin"}
	for i := range 40 {
		m.Attendance = append(m.Attendance, Attendee{
			Name: fmt.Sprintf("Dr. Contoh Peserta %d, S.T., M.Si.", i+1), NIP: fmt.Sprintf("19%02d0101 199503 1 %03d", 60+i, i+1),
			Rank: "Pembina Tk. I (IV/b)", Post: "Kepala Dinas", Agency: fmt.Sprintf("Dinas Contoh %d", i+1), Status: statuses[i%len(statuses)],
		})
	}
	return m
}

// large is a meeting at the limit of what is planned for: 500 entries, 200
// follow-ups, 200 names.
func large(t testing.TB) Minutes {
	m := sample(t)
	m.Topics, m.FollowUps, m.Attendance = nil, nil, nil
	for i := range 10 {
		topic := Topic{Title: fmt.Sprintf("Isu strategis %d", i+1)}
		for j := range 10 {
			topic.Reports = append(topic.Reports, Report{
				Agency:    fmt.Sprintf("Dinas Contoh %d", j+1),
				Programs:  []Point{{ID: fmt.Sprintf("p%d-%d", i, j), Text: "Program berjalan dengan realisasi fisik 75,5% dan realisasi keuangan Rp1.250.000,00 sesuai jadwal yang ditetapkan bersama."}},
				Obstacles: []Point{{Text: "Keterlambatan bahan dari penyedia karena akses jalan rusak pada musim hujan."}, {Text: "Personel di lapangan terbatas."}},
				Proposals: []Point{{Text: "Penambahan personel lintas perangkat daerah dan penjadwalan ulang pekerjaan sesuai peraturan perundang-undangan yang berlaku."}},
				Responses: []Point{{Text: "Disetujui; dilaporkan kembali dalam rapat berikutnya."}},
			})
		}
		m.Topics = append(m.Topics, topic)
	}
	for i := range 200 {
		m.FollowUps = append(m.FollowUps, FollowUp{
			Number: fmt.Sprintf("TL-2026-%04d", i+1), From: fmt.Sprintf("p%d-%d", i%10, i/10%10), Issue: "Infrastruktur dasar",
			Direction: "Selesaikan sebelum musim hujan", Action: "Perbaikan jalan lingkungan dan saluran drainase di kelurahan yang ditunjuk camat",
			Lead: "Dinas Pekerjaan Umum dan Penataan Ruang", Support: "Camat, lurah", Indicator: "1,5 km", Due: "Triwulan I 2027", Status: "Belum Ditindaklanjuti",
		})
		m.Attendance = append(m.Attendance, Attendee{
			Name: fmt.Sprintf("Contoh Peserta %d, S.Sos.", i+1), NIP: "19700101 199503 1 001", Rank: "Penata (III/c)",
			Post: "Lurah", Agency: fmt.Sprintf("Kelurahan Contoh %d", i+1), Status: "Hadir",
		})
	}
	return m
}
