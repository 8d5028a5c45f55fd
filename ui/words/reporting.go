package words

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

// Report says how a report that is owed stands.
func Report(s app.ReportState) string {
	switch s {
	case app.ReportWaiting:
		return lang.L("Ditunggu")
	case app.ReportOnTime:
		return lang.L("Tepat waktu")
	case app.ReportLate:
		return lang.L("Terlambat dikirim")
	case app.ReportMissing:
		return lang.L("Belum melapor")
	}
	return ""
}

// Cadence says how often something is reported.
func Cadence(c app.Cadence) string {
	switch c {
	case app.Weekly:
		return lang.L("Mingguan")
	case app.Monthly:
		return lang.L("Bulanan")
	case app.Quarterly:
		return lang.L("Triwulanan")
	}
	return ""
}

// Silence says for how long an agency has sent no report; "" for none.
func Silence(a app.AgencyReports, c app.Cadence) string {
	unit := map[app.Cadence]string{app.Weekly: lang.L("minggu"), app.Monthly: lang.L("bulan"), app.Quarterly: lang.L("triwulan")}[c]
	switch {
	case a.Silent == 0:
		return ""
	case a.Silent >= app.SilentMost:
		return fmt.Sprintf(lang.L("%d %s atau lebih"), a.Silent, unit)
	}
	return fmt.Sprintf("%d %s", a.Silent, unit)
}
