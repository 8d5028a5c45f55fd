package app

import (
	"slices"

	"rakor.id/rakor/data"
)

// review says what is missing or doubtful in a record.
func review(r Record) []Remark {
	var remarks []Remark
	for _, check := range []func(Record) []Remark{reviewState, reviewPeople, reviewEntries, reviewFollowUps} {
		remarks = append(remarks, check(r)...)
	}
	slices.SortStableFunc(remarks, func(a, b Remark) int { return int(b.Weight) - int(a.Weight) })
	return remarks
}

func blocking(entryID int64, message string, args ...any) Remark {
	return Remark{Weight: Blocking, Sentence: Sentence{Message: message, Args: args}, EntryID: entryID}
}

func advice(entryID int64, message string, args ...any) Remark {
	return Remark{Sentence: Sentence{Message: message, Args: args}, EntryID: entryID}
}

func reviewState(r Record) []Remark {
	switch r.Meeting.State {
	case data.Planned:
		return []Remark{blocking(0, "Rapat belum dibuka. Buka dan tutup rapat dahulu, lalu sahkan notulanya.")}
	case data.Running, data.Paused:
		return []Remark{blocking(0, "Rapat belum ditutup. Tutup dahulu, lalu sahkan notulanya.")}
	case data.Final:
		return []Remark{blocking(0, "Notula rapat ini sudah disahkan. Buat ralat bila ada yang harus diperbaiki.")}
	}
	if r.Office.Government == "" {
		return []Remark{blocking(0, "Kop surat belum diisi. Isi nama pemerintah daerah di Pengaturan, lalu sahkan lagi.")}
	}
	return nil
}

func reviewPeople(r Record) []Remark {
	var out []Remark
	chair := slices.IndexFunc(r.Officials, func(o Official) bool { return o.Role == data.RoleChair })
	if chair < 0 || r.Officials[chair].Post == "" && r.Officials[chair].Name == "" {
		out = append(out, blocking(0, "Pimpinan rapat belum diisi. Isi nama dan jabatannya pada rencana rapat, lalu sahkan lagi."))
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
		out = append(out, blocking(0, "Daftar hadir masih kosong. Tandai siapa yang hadir dahulu, lalu sahkan lagi."))
	} else if unmarked > 0 {
		out = append(out, advice(0, "%d undangan belum ditandai hadir atau tidak. Di notula mereka tercetak tanpa keterangan.", unmarked))
	}
	return out
}

func reviewEntries(r Record) []Remark {
	if len(r.Entries) == 0 {
		return []Remark{blocking(0, "Rapat ini belum berisi satu catatan pun. Notula kosong tidak dapat disahkan.")}
	}
	var out []Remark
	for _, e := range r.Entries {
		if e.Marks != "" && e.Marks != "[]" {
			out = append(out, advice(e.ID, "Ada yang belum dimengerti pada catatan “%s”. Periksa, lalu perbaiki bila perlu.", excerpt(e.Typed)))
		}
	}
	return out
}

func reviewFollowUps(r Record) []Remark {
	var out []Remark
	for _, f := range r.FollowUps {
		switch {
		case !f.Broadcast && f.LeadID == 0:
			out = append(out, blocking(f.EntryID,
				"Tindak lanjut %s (“%s”) belum punya perangkat daerah penanggung jawab. Tambahkan, misalnya @PUPR, lalu sahkan lagi.",
				f.Number, excerpt(f.Action)))
		case f.Due.Kind == data.DueNone && f.ParentID == 0:
			out = append(out, advice(f.EntryID, "Tindak lanjut %s belum punya tenggat.", f.Number))
		case f.Due.Kind == data.DueDay && f.Due.On < r.Meeting.HeldOn && f.ParentID == 0:
			out = append(out, advice(f.EntryID, "Tenggat tindak lanjut %s sudah lewat pada hari rapat. Periksa tanggalnya.", f.Number))
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
