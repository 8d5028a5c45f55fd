package minutes

// Profiles returns the built-in profiles, the default first: "Permendagri
// 1/2023", "Notulen 54/2009", "Laporan rapat".
func Profiles() []Profile {
	return []Profile{permendagri(), notulen(), report()}
}

// form is what the three built-in profiles share: A4, Arial 12 and the margins
// of Permendagri 1/2023, government and agency in the letterhead at 3:4.
func form(name, title string) Profile {
	return Profile{
		Name:    name,
		Paper:   Papers()[0],
		Margins: Margins{Top: 20, Bottom: 25, Left: 30, Right: 20},
		Size:    12, Leading: 1.25,
		Kop: []KopRow{
			{Value: "government", Size: 13.5},
			{Value: "agency", Size: 18, Bold: true},
			{Value: "address", Size: 10},
			{Value: "contact", Size: 10},
		},
		Rules:      []Rule{{Width: 2.25, Gap: 1.5}, {Width: 0.75, Gap: 0.6}},
		Title:      title,
		TitleSize:  13,
		LabelWidth: 52,
		Appendices: []Part{
			{Kind: PartAttendance, Heading: "DAFTAR HADIR", Landscape: true},
			{Kind: PartMatrix, Heading: "MATRIKS TINDAK LANJUT", Landscape: true},
			{Kind: PartPhotos, Heading: "DOKUMENTASI"},
			{Kind: PartFiles, Heading: "UNDANGAN DAN BAHAN RAPAT"},
		},
	}
}

var leaderLabels = []string{"Ketua", "Sekretaris", "Pencatat"}

// permendagri is the form of Permendagri 1/2023, with the rows and the table
// that offices add to it.
func permendagri() Profile {
	p := form("Permendagri 1/2023", "NOTULA")
	p.Parts = []Part{
		{Kind: PartRow, Value: "meeting", Heading: "Sidang/Rapat", Always: true},
		{Kind: PartRow, Value: "day", Heading: "Hari/Tanggal", Always: true},
		{Kind: PartRow, Value: "invitation", Heading: "Surat Undangan", Always: true},
		{Kind: PartRow, Value: "hours", Heading: "Waktu Sidang/Rapat", Always: true},
		{Kind: PartRow, Value: "place", Heading: "Tempat"},
		{Kind: PartRow, Value: "agenda", Heading: "Acara", Always: true},
		{Kind: PartLeaders, Heading: "Pimpinan Sidang/Rapat", Labels: leaderLabels, Always: true},
		{Kind: PartParticipants, Heading: "Peserta Sidang/Rapat", Always: true},
		{Kind: PartHeading, Heading: "KEGIATAN SIDANG/RAPAT"},
		{Kind: PartOpening, Heading: "A. PEMBUKAAN", Level: 2},
		{Kind: PartDiscussion, Heading: "B. PEMBAHASAN", Level: 2, Always: true},
		{Kind: PartDecisions, Heading: "C. KEPUTUSAN/ARAHAN", Level: 2, Always: true},
		{Kind: PartClosing, Heading: "D. PENUTUP", Level: 2},
		{Kind: PartRemarks, Heading: "CATATAN"},
		{Kind: PartFollowUps, Heading: "RENCANA TINDAK LANJUT"},
		{Kind: PartSignatures},
		{Kind: PartCopies, Heading: "Tembusan:"},
	}
	p.Signers = []SignerHeading{
		{Role: "chair", Heading: "Pimpinan Sidang/Rapat", Side: SideRight},
		{Role: "recorder", Heading: "Pencatat", Side: SideLeft},
		{Role: "witness", Heading: "Mengetahui", Side: SideCenter},
	}
	return p
}

// notulen is the older form of Permendagri 54/2009, still in use.
func notulen() Profile {
	p := form("Notulen 54/2009", "NOTULEN")
	p.Parts = []Part{
		{Kind: PartRow, Value: "meeting", Heading: "Sidang/Rapat", Always: true},
		{Kind: PartRow, Value: "day", Heading: "Hari/Tanggal", Always: true},
		{Kind: PartRow, Value: "call", Heading: "Waktu Panggilan", Always: true},
		{Kind: PartRow, Value: "hours", Heading: "Waktu Sidang/Rapat", Always: true},
		{Kind: PartRow, Value: "place", Heading: "Tempat"},
		{Kind: PartRow, Value: "agenda", Heading: "Acara", Always: true},
		{Kind: PartLeaders, Heading: "Pimpinan Sidang/Rapat", Labels: leaderLabels, Always: true},
		{Kind: PartParticipants, Heading: "Peserta Sidang/Rapat", Always: true},
		{Kind: PartHeading, Heading: "KEGIATAN SIDANG/RAPAT"},
		{Kind: PartOpening, Heading: "1. Kata Pembukaan", Level: 2, Always: true},
		{Kind: PartDiscussion, Heading: "2. Pembahasan", Level: 2, Always: true},
		{Kind: PartDecisions, Heading: "3. Peraturan/Keputusan", Level: 2, Always: true},
		{Kind: PartClosing, Heading: "4. Penutup", Level: 2},
		{Kind: PartRemarks, Heading: "CATATAN"},
		{Kind: PartFollowUps, Heading: "RENCANA TINDAK LANJUT"},
		{Kind: PartSignatures},
		{Kind: PartCopies, Heading: "Tembusan:"},
	}
	p.Signers = []SignerHeading{
		{Role: "chair", Heading: "Pimpinan Sidang/Rapat", Side: SideRight},
		{Role: "recorder", Heading: "Notulis", Side: SideLeft},
		{Role: "witness", Heading: "Mengetahui", Side: SideCenter},
	}
	return p
}

// report is the free form in which many offices report a meeting.
func report() Profile {
	p := form("Laporan rapat", "LAPORAN RAPAT")
	p.NumberLabel, p.ShowMeeting = "Nomor", true
	p.Parts = []Part{
		{Kind: PartHeading, Heading: "I. PENDAHULUAN"},
		{Kind: PartRow, Value: "day", Heading: "Hari/Tanggal", Always: true},
		{Kind: PartRow, Value: "hours", Heading: "Waktu", Always: true},
		{Kind: PartRow, Value: "place", Heading: "Tempat"},
		{Kind: PartRow, Value: "invitation", Heading: "Dasar"},
		{Kind: PartRow, Value: "agenda", Heading: "Acara", Always: true},
		{Kind: PartLeaders, Heading: "Pimpinan Rapat", Labels: leaderLabels},
		{Kind: PartParticipants, Heading: "Peserta", Always: true},
		{Kind: PartHeading, Heading: "II. ISI LAPORAN"},
		{Kind: PartOpening, Heading: "A. Pembukaan", Level: 2},
		{Kind: PartDiscussion, Heading: "B. Pembahasan", Level: 2, Always: true},
		{Kind: PartDecisions, Heading: "III. HASIL RAPAT", Always: true},
		{Kind: PartFollowUps, Heading: "IV. RENCANA TINDAK LANJUT", Always: true},
		{Kind: PartClosing, Heading: "V. PENUTUP"},
		{Kind: PartRemarks, Heading: "CATATAN"},
		{Kind: PartSignatures},
		{Kind: PartCopies, Heading: "Tembusan:"},
	}
	p.Signers = []SignerHeading{
		{Role: "chair", Heading: "Mengetahui", Side: SideLeft},
		{Role: "recorder", Heading: "Yang Melapor", Side: SideRight},
		{Role: "witness", Heading: "Menyetujui", Side: SideCenter},
	}
	return p
}
