package words

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

// Task says what waits; how many stands before it.
func Task(t app.Task) string {
	switch t.Kind {
	case app.TaskRunning:
		return lang.L("rapat sedang berlangsung: lanjutkan mencatat")
	case app.TaskToday:
		return lang.L("rapat hari ini: mulai mencatat")
	case app.TaskMissed:
		return lang.L("rapat lewat tanggalnya, belum dicatat")
	case app.TaskDraft:
		return lang.L("notula belum disahkan: periksa dan sahkan")
	case app.TaskUnsigned:
		return lang.L("notula sah belum ditandatangani")
	case app.TaskVerify:
		return lang.L("laporan OPD menunggu diperiksa")
	case app.TaskExtensions:
		return lang.L("permintaan perpanjangan tenggat menunggu keputusan")
	case app.TaskLate:
		return lang.L("tindak lanjut lewat tenggat")
	case app.TaskReports:
		return fmt.Sprintf(lang.L("OPD belum melapor untuk %s"), Span(t.Period))
	case app.TaskDueSoon:
		return lang.L("tindak lanjut jatuh tempo dalam 7 hari")
	case app.TaskSheets:
		return lang.L("OPD belum dikirimi lembar bulan ini")
	case app.TaskBackup:
		return Say(t.Text)
	}
	return ""
}
