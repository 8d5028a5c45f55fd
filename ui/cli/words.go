package cli

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

// stateWord is a meeting's state as a person reads it.
func stateWord(s app.MeetingState) string {
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

// kindWord is an entry's kind as a person reads it.
func kindWord(k app.EntryKind) string {
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
