package docx

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"
	"time"

	"rakor.id/rakor/export/minutes"
)

// emblem draws a green line.
func emblem(t testing.TB, side int) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	for i := range side {
		img.SetNRGBA(i, i, color.NRGBA{G: 110, B: 60, A: 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func stamp() minutes.Stamp {
	return minutes.Stamp{
		Document: "0193A7F2-RAKOR", Version: "1", Hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		QR: "NOTULA1:0193A7F2:20261123:T6DN", MadeAt: time.Date(2026, 11, 23, 13, 5, 9, 0, time.FixedZone("WIB", 7*3600)),
	}
}

// sample has something of every kind, and text that means something in XML. The
// persons are made up.
func sample(t testing.TB) minutes.Minutes {
	t.Helper()
	m := minutes.Minutes{
		Letterhead: minutes.Letterhead{
			Emblem: emblem(t, 60), EmblemName: "Lambang Kota <Contoh>", Government: "PEMERINTAH KOTA CONTOH", Agency: "SEKRETARIAT DAERAH",
			Address: "Jalan Jenderal Sudirman Nomor 1", Telephone: "(0713) 000000", Email: "setda@contoh.go.id", Site: "www.contoh.go.id",
		},
		Identity: minutes.Identity{
			Meeting: "Rapat \"Jalan & Drainase\" <II>", Day: "Senin, 23 November 2026", Invitation: "Nomor 005/123/Setda/2026",
			Call: "08.30 WIB", Hours: "09.00 s.d. 12.30 WIB", Place: "Ruang Rapat Lantai 1",
		},
		Number: "045/Notula/2026", Classification: "Terbatas", Supersedes: "Ralat atas versi 1: salah nama",
		Agenda:  []string{"Jalan, drainase, dan fasilitas umum", "Pencegahan stunting", "Harga pangan"},
		Leaders: minutes.Leaders{Chair: "Wali Kota Contoh", Recorder: "Kepala Bagian Umum, Budi Contoh, S.Sos."},
		Recap:   "7 hadir (Lampiran I)",
		Opening: []minutes.Point{{Text: "Baris pertama.\nBaris kedua."}, {ID: "e1", Text: "Semua & setiap <OPD> saling melengkapi."}},
		Topics: []minutes.Topic{
			{Title: "Infrastruktur dasar", Points: []minutes.Point{{Text: "Kerusakan jalan meningkat."}}, Reports: []minutes.Report{{
				Agency: "Dinas PUPR", Programs: []minutes.Point{{ID: "e2", Text: "Rekonstruksi 3,2 km."}},
				Obstacles: []minutes.Point{{Text: "Lahan."}, {Text: "Bangunan liar."}}, Proposals: []minutes.Point{{Text: "Penertiban bersama."}},
				Responses: []minutes.Point{{Text: "Setuju."}},
			}}},
			{Title: "Stunting", Reports: []minutes.Report{{Agency: "Dinas Kesehatan", Programs: []minutes.Point{{Text: "Pengukuran.", Points: []minutes.Point{
				{Text: "Balita diukur: 9.412.", Points: []minutes.Point{{Text: "Laki-laki 4.801", Points: []minutes.Point{{Text: "di bawah dua tahun"}}}, {Text: "Perempuan 4.611"}}},
			}}}}}},
		},
		Decisions: []minutes.Point{{ID: "k1", Text: "Lapor tiap bulan."}, {Lead: "DLH", Text: "mengelola sampah."}, {Number: 7, Text: "Butir dengan nomor sendiri."}, {Text: "Yang sesudahnya."}},
		Closing:   []minutes.Point{{Text: "Rapat ditutup pukul 12.30 WIB."}},
		FollowUps: []minutes.FollowUp{
			{Number: "TL-2026-0012", From: "e2", Issue: "Infrastruktur", Action: "Penertiban <bangunan> liar", Lead: "Dinas PUPR", Support: "Satpol PP", Indicator: "1,2 km", Due: "15 Desember 2026"},
			{Number: "TL-2026-0013", From: "tidak-ada", Action: "Laporan", Lead: "Semua lurah (37 perangkat daerah)", Due: "APBD-P 2026, jika tidak APBD 2027", Note: "Nomor TL-2026-0013.01"},
		},
		Photos:     []minutes.Photo{{Image: emblem(t, 90), Caption: "Suasana rapat"}, {Image: emblem(t, 90)}},
		Enclosures: []string{"Undangan: surat.pdf"},
		Place:      "Contoh", Date: "23 November 2026",
		Signers: []minutes.Signer{
			{Role: "recorder", Field: "Notulis", Post: "Kepala Bagian Umum", Name: "Budi Contoh, S.Sos.", Rank: "Pembina (IV/a)", NIP: "19700101 199503 1 001"},
			{Role: "chair", Field: "Pimpinan", Post: "Wali Kota Contoh", Name: "H. Contoh Satu"},
		},
		Copies: []string{"Gubernur", "Arsip"},
	}
	for i := range 29 {
		m.Topics[1].Points = append(m.Topics[1].Points, minutes.Point{Text: fmt.Sprintf("Catatan umum %d.", i+1)})
		if i > 6 {
			continue
		}
		m.Attendance = append(m.Attendance, minutes.Attendee{
			Name: fmt.Sprintf("Contoh Peserta %d, S.T.", i+1), NIP: fmt.Sprintf("19%02d0101 199503 1 %03d", 60+i, i+1),
			Rank: "Pembina (IV/a)", Post: "Lurah", Agency: fmt.Sprintf("Kelurahan Contoh %d", i+1), Status: "Hadir",
		})
	}
	return m
}
