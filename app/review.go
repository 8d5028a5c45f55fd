package app

import (
	"slices"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// A Weight tells whether something found in a record must be mended.
type Weight int

// The weights.
const (
	Advice   Weight = iota // worth a look
	Blocking               // the minutes cannot be made final
)

// Place is where a remark is put right.
type Place int

// The places.
const (
	AtPlan       Place = iota
	AtEntry            // the ID is the entry's, 0 for the capture line
	AtAttendance       // the attendance list
	AtAttachment       // the ID is the attachment's
	AtOffice           // the settings
)

// A Remark is something found on reading a record over before it is final.
type Remark struct {
	Weight Weight
	Sentence
	Place Place
	ID    int64 // of what it is about; see Place
}

// review says what is missing or doubtful in a record.
func review(r Record) []Remark {
	var remarks []Remark
	for _, check := range []func(Record) []Remark{reviewState, reviewPeople, reviewEntries, reviewFollowUps, reviewAttachments} {
		remarks = append(remarks, check(r)...)
	}
	slices.SortStableFunc(remarks, func(a, b Remark) int { return int(b.Weight) - int(a.Weight) })
	return remarks
}

func blocking(at spot, message string, args ...any) Remark {
	return Remark{Weight: Blocking, Sentence: Sentence{Message: message, Args: args}, Place: at.place, ID: at.id}
}

func advice(at spot, message string, args ...any) Remark {
	return Remark{Sentence: Sentence{Message: message, Args: args}, Place: at.place, ID: at.id}
}

// spot is where a remark is put right.
type spot struct {
	place Place
	id    int64
}

func atEntry(id int64) spot { return spot{AtEntry, id} }

func reviewState(r Record) []Remark {
	switch r.Meeting.State {
	case data.Planned:
		return []Remark{blocking(atEntry(0), "Rapat belum dibuka. Buka dan tutup rapat dahulu, lalu sahkan notulanya.")}
	case data.Running, data.Paused:
		return []Remark{blocking(atEntry(0), "Rapat belum ditutup. Tutup dahulu, lalu sahkan notulanya.")}
	case data.Final:
		return []Remark{blocking(spot{}, "Notula rapat ini sudah disahkan. Buat ralat bila ada yang harus diperbaiki.")}
	}
	if r.Office.Government == "" {
		return []Remark{blocking(spot{place: AtOffice}, "Kop surat belum diisi. Isi nama pemerintah daerah di Pengaturan, lalu sahkan lagi.")}
	}
	return nil
}

func reviewPeople(r Record) []Remark {
	var out []Remark
	chair := slices.IndexFunc(r.Officials, func(o Official) bool { return o.Role == data.RoleChair })
	if chair < 0 || r.Officials[chair].Post == "" && r.Officials[chair].Name == "" {
		out = append(out, blocking(spot{}, "Pimpinan rapat belum diisi. Isi nama dan jabatannya pada rencana rapat, lalu sahkan lagi."))
	}
	present, unmarked := 0, 0
	for _, a := range r.Attendance {
		switch a.Status {
		case data.Present, data.Deputy:
			present++
		case data.Unmarked:
			unmarked++
		}
	}
	if present == 0 {
		out = append(out, blocking(spot{place: AtAttendance}, "Daftar hadir masih kosong. Tandai siapa yang hadir dahulu, lalu sahkan lagi."))
	} else if unmarked > 0 {
		out = append(out, advice(spot{place: AtAttendance}, "%d undangan belum ditandai hadir atau tidak. Di notula mereka tercetak tanpa keterangan.", unmarked))
	}
	return out
}

func reviewEntries(r Record) []Remark {
	if len(r.Entries) == 0 {
		return []Remark{blocking(atEntry(0), "Rapat ini belum berisi satu catatan pun. Notula kosong tidak dapat disahkan.")}
	}
	var out []Remark
	for _, e := range r.Entries {
		for _, m := range marksOf(e) {
			if m.Code != capture.MarkNoLead { // blocking, and said of its follow-up
				out = append(out, advice(atEntry(e.ID), "Catatan “%s”. %s", excerpt(e.Typed), MarkWords(capture.Line{Typed: e.Typed}, m)))
			}
		}
	}
	return out
}

func reviewFollowUps(r Record) []Remark {
	var out []Remark
	for _, f := range r.FollowUps {
		switch {
		case !f.Broadcast && f.LeadID == 0:
			out = append(out, blocking(atEntry(f.EntryID),
				"Tindak lanjut %s (“%s”) belum punya perangkat daerah penanggung jawab. Tambahkan, misalnya @PUPR, lalu sahkan lagi.",
				f.Number, excerpt(f.Action)))
		case f.Due.Kind == data.DueNone && f.ParentID == 0:
			out = append(out, advice(atEntry(f.EntryID), "Tindak lanjut %s belum punya tenggat.", f.Number))
		case f.Due.Kind == data.DueDay && f.Due.On < r.Meeting.HeldOn && f.ParentID == 0:
			out = append(out, advice(atEntry(f.EntryID), "Tenggat tindak lanjut %s sudah lewat pada hari rapat. Periksa tanggalnya.", f.Number))
		}
	}
	return out
}

// reviewAttachments looks for photos that would be printed without a word.
func reviewAttachments(r Record) []Remark {
	var out []Remark
	for _, a := range r.Attachments {
		if a.Kind == data.Photo && a.Caption == "" {
			out = append(out, advice(spot{AtAttachment, a.ID}, "Foto “%s” belum punya keterangan. Di notula foto itu tercetak tanpa penjelasan.", a.Name))
		}
	}
	return out
}

// excerpt is the beginning of a text, for naming it in a sentence.
func excerpt(s string) string {
	const most = 60
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}
