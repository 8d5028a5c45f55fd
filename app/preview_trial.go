package app

import (
	"fmt"

	"rakor.id/rakor/export/minutes"
)

// trialMinutes are made-up minutes that have something in every part, for an
// archive without a meeting. All persons are made up.
func trialMinutes() minutes.Minutes {
	return minutes.Minutes{
		Letterhead: minutes.Letterhead{
			Government: "PEMERINTAH KOTA CONTOH", Agency: "SEKRETARIAT DAERAH", Address: "Jalan Contoh Nomor 1, Contoh 12345",
			Telephone: "(0000) 123456", Email: "setda@contoh.example", Site: "contoh.example",
		},
		Identity: minutes.Identity{
			Meeting: "Rapat Koordinasi Perangkat Daerah", Day: "Senin, 23 November 2026",
			Invitation: "Nomor 005/123/Setda/2026, tanggal 20 November 2026", Call: "08.30 WIB", Hours: "09.00 s.d. 12.30 WIB", Place: "Ruang Rapat Lantai 1",
		},
		Number: "000.1.5/45/Setda/2026",
		Agenda: []string{"Pengendalian banjir", "Penyerapan anggaran triwulan IV"},
		Leaders: minutes.Leaders{
			Chair: "Wali Kota Contoh", Secretary: "Sekretaris Daerah", Recorder: "Kepala Bagian Tata Pemerintahan",
		},
		Recap:      "10 hadir, 1 mewakili, 1 izin (Lampiran I)",
		Opening:    []minutes.Point{{Text: "Rapat dibuka oleh Wali Kota pada pukul 09.00 WIB."}},
		Topics:     trialTopics(),
		Decisions:  []minutes.Point{{ID: "k1", Text: "Normalisasi saluran di tiga kelurahan dikerjakan sebelum akhir tahun anggaran."}, {Text: "Setiap perangkat daerah melaporkan penyerapan anggaran setiap hari Jumat."}},
		Remarks:    []minutes.Point{{Text: "Bahan paparan dibagikan kepada peserta."}},
		Closing:    []minutes.Point{{Text: "Rapat ditutup pada pukul 12.30 WIB."}},
		FollowUps:  trialFollowUps(),
		Attendance: trialAttendance(),
		Enclosures: []string{"undangan-rapat.pdf", "paparan-banjir.pdf"},
		Place:      "Contoh", Date: "23 November 2026",
		Signers: []minutes.Signer{
			{Role: "chair", Field: FieldChair, Post: "Wali Kota Contoh", Name: "Contoh Satu"},
			{Role: "recorder", Field: FieldRecorder, Post: "Kepala Bagian Tata Pemerintahan", Name: "Contoh Dua, S.STP.", Rank: "Pembina (IV/a)", NIP: "19800101 200001 1 001"},
		},
		Copies: []string{"Gubernur Contoh", "Inspektur Daerah"},
	}
}

func trialTopics() []minutes.Topic {
	return []minutes.Topic{
		{Title: "Pengendalian banjir", Reports: []minutes.Report{{
			Agency:    "Dinas Pekerjaan Umum dan Penataan Ruang (Kepala Dinas)",
			Programs:  []minutes.Point{{Text: "Normalisasi saluran sekunder sepanjang 2.400 meter telah mencapai 62 persen."}},
			Obstacles: []minutes.Point{{Text: "Pembebasan lahan di dua titik belum selesai, sedangkan musim hujan diperkirakan mencapai puncaknya pada bulan Januari."}},
			Proposals: []minutes.Point{{Text: "Penambahan dua pompa bergerak untuk kelurahan yang paling rendah letaknya."}},
			Responses: []minutes.Point{{Text: "Usulan pompa disetujui; camat membantu penyelesaian lahan."}},
		}}},
		{Title: "Penyerapan anggaran triwulan IV", Points: []minutes.Point{{Text: "Penyerapan sampai dengan pertengahan November sebesar 78,4 persen."}}},
	}
}

func trialFollowUps() []minutes.FollowUp {
	return []minutes.FollowUp{
		{Number: "TL-2026-0001", From: "k1", Issue: "Infrastruktur", Direction: "Normalisasi saluran", Action: "Menyelesaikan normalisasi saluran di tiga kelurahan", Lead: "DPUPR", Support: "Kecamatan", Indicator: "2.400 meter", Due: "31 Desember 2026", Status: "Dalam Proses"},
		{Number: "TL-2026-0002", Issue: "Keuangan", Direction: "Laporan mingguan", Action: "Melaporkan penyerapan anggaran setiap Jumat", Lead: "BPKAD", Indicator: "Laporan", Due: "Setiap Jumat", Status: "Belum Ditindaklanjuti"},
	}
}

func trialAttendance() []minutes.Attendee {
	var list []minutes.Attendee
	for i := range 12 {
		a := minutes.Attendee{Name: fmt.Sprintf("Budi Contoh %d", i+1), Post: fmt.Sprintf("Kepala Dinas Contoh %d", i+1), Agency: fmt.Sprintf("Dinas Contoh %d", i+1), Status: "Hadir"}
		switch i {
		case 3:
			a.Status = "Mewakili (Sekretaris Dinas)"
		case 8:
			a.Status = "Izin"
		}
		list = append(list, a)
	}
	return list
}
