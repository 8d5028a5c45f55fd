// Package words says what things are called, in the language of the program,
// for window and terminal alike: states, kinds, and the sentences of package
// app. It knows no widget. Paper has its own words in package app.
package words

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

// Kind names what an entry is (jenis catatan).
func Kind(k app.EntryKind) string {
	switch k {
	case app.KindReport:
		return lang.L("Laporan")
	case app.KindObstacle:
		return lang.L("Kendala")
	case app.KindProposal:
		return lang.L("Usulan")
	case app.KindDirection:
		return lang.L("Arahan")
	case app.KindDecision:
		return lang.L("Putusan")
	case app.KindFollowUp:
		return lang.L("Tindak lanjut")
	}
	return lang.L("Catatan")
}

// State names how far a meeting is.
func State(s app.MeetingState) string {
	switch s {
	case app.Running:
		return lang.L("Berlangsung")
	case app.Paused:
		return lang.L("Diskors")
	case app.Closed:
		return lang.L("Ditutup, belum disahkan")
	case app.Final:
		return lang.L("Disahkan")
	case app.Amending:
		return lang.L("Sedang diralat")
	}
	return lang.L("Direncanakan")
}

// Attendance names whether somebody was there.
func Attendance(s app.AttendanceStatus) string {
	switch s {
	case app.Present:
		return lang.L("Hadir")
	case app.Deputy:
		return lang.L("Mewakili")
	case app.Excused:
		return lang.L("Izin")
	case app.Sick:
		return lang.L("Sakit")
	case app.OnDuty:
		return lang.L("Dinas luar")
	case app.Absent:
		return lang.L("Tidak hadir")
	}
	return lang.L("Belum ditandai")
}

// Status names how far a follow-up is.
func Status(s app.Status) string {
	switch s {
	case app.InProgress:
		return lang.L("Dalam Proses")
	case app.Done:
		return lang.L("Selesai")
	case app.Obstructed:
		return lang.L("Terkendala")
	case app.Impossible:
		return lang.L("Tidak Dapat Ditindaklanjuti")
	}
	return lang.L("Belum Ditindaklanjuti")
}

// Verification names what became of a report.
func Verification(v app.VerificationState) string {
	switch v {
	case app.Accepted:
		return lang.L("Diterima")
	case app.Returned:
		return lang.L("Dikembalikan")
	}
	return lang.L("Belum diverifikasi")
}

// Say writes a sentence of the application, "" for none.
func Say(s app.Sentence) string {
	if s.IsZero() {
		return ""
	}
	args := make([]any, len(s.Args))
	for i, a := range s.Args {
		if inner, ok := a.(app.Sentence); ok { // part of this one, to be translated as well
			a = Say(inner)
		}
		args[i] = a
	}
	return fmt.Sprintf(lang.L(s.Message), args...)
}

// Problem is what a person reads of an error; its cause goes to the log.
func Problem(err error) string {
	p := app.Explain(err)
	return Say(app.Sentence{Message: p.Message, Args: p.Args})
}
