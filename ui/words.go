package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// What states and kinds are called on the screen, and the tone that goes with
// them. Paper has its own words in package app.

func kindWord(k app.EntryKind) (string, kit.Tone) {
	switch k {
	case app.KindReport:
		return lang.L("Laporan"), kit.ToneBlue
	case app.KindObstacle:
		return lang.L("Kendala"), kit.ToneAmber
	case app.KindProposal:
		return lang.L("Usulan"), kit.ToneViolet
	case app.KindDirection:
		return lang.L("Arahan"), kit.TonePrimary
	case app.KindDecision:
		return lang.L("Putusan"), kit.ToneRose
	case app.KindFollowUp:
		return lang.L("Tindak lanjut"), kit.ToneGreen
	}
	return lang.L("Catatan"), kit.ToneNeutral
}

func meetingWord(s app.MeetingState) (string, kit.Tone) {
	switch s {
	case app.Running:
		return lang.L("Berlangsung"), kit.ToneAccent
	case app.Paused:
		return lang.L("Diskors"), kit.ToneAmber
	case app.Closed:
		return lang.L("Ditutup, belum disahkan"), kit.ToneBlue
	case app.Final:
		return lang.L("Disahkan"), kit.ToneGreen
	case app.Amending:
		return lang.L("Sedang diralat"), kit.ToneAmber
	}
	return lang.L("Direncanakan"), kit.ToneNeutral
}

func attendanceWord(s app.AttendanceStatus) (string, kit.Tone) {
	switch s {
	case app.Present:
		return lang.L("Hadir"), kit.ToneGreen
	case app.Deputy:
		return lang.L("Mewakili"), kit.ToneBlue
	case app.Excused:
		return lang.L("Izin"), kit.ToneAmber
	case app.Sick:
		return lang.L("Sakit"), kit.ToneAmber
	case app.OnDuty:
		return lang.L("Dinas luar"), kit.ToneViolet
	case app.Absent:
		return lang.L("Tidak hadir"), kit.ToneRed
	}
	return lang.L("Belum ditandai"), kit.ToneNeutral
}

func statusWord(s app.Status) (string, kit.Tone) {
	switch s {
	case app.InProgress:
		return lang.L("Dalam Proses"), kit.ToneActive
	case app.Done:
		return lang.L("Selesai"), kit.ToneDone
	case app.Obstructed:
		return lang.L("Terkendala"), kit.ToneBlocked
	case app.Impossible:
		return lang.L("Tidak Dapat Ditindaklanjuti"), kit.ToneRose
	}
	return lang.L("Belum Ditindaklanjuti"), kit.ToneIdle
}

func verificationWord(v app.VerificationState) (string, kit.Tone) {
	switch v {
	case app.Accepted:
		return lang.L("Diterima"), kit.ToneGreen
	case app.Returned:
		return lang.L("Dikembalikan"), kit.ToneRed
	}
	return lang.L("Belum diverifikasi"), kit.ToneNeutral
}
