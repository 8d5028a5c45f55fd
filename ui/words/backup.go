package words

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

// BackupPlace says where a copy lies.
func BackupPlace(p app.BackupPlace) string {
	switch p {
	case app.PlaceHere:
		return lang.L("Komputer ini")
	case app.PlaceSecond:
		return lang.L("Tempat kedua")
	case app.PlaceBeside:
		return lang.L("Di samping arsip")
	}
	return lang.L("Berkas pilihan")
}

// BackupReason says why a copy was made.
func BackupReason(r app.BackupReason) string {
	switch r {
	case app.BackupOnClose:
		return lang.L("Saat menutup Rakor")
	case app.BackupDaily:
		return lang.L("Harian")
	case app.BackupBeforeReturns:
		return lang.L("Sebelum mengambil lembar")
	case app.BackupBeforeAgencies:
		return lang.L("Sebelum mengambil daftar OPD")
	case app.BackupBeforeJoining:
		return lang.L("Sebelum menggabungkan")
	case app.BackupBeforeRestore:
		return lang.L("Arsip sebelum pemulihan")
	case app.BackupBeforeUpgrade:
		return lang.L("Arsip sebelum pemutakhiran")
	case app.BackupByHand:
		return lang.L("Diminta")
	}
	return lang.L("Tidak diketahui")
}

// BackupState says how far a copy can be relied on.
func BackupState(s app.BackupState) string {
	switch s {
	case app.BackupChecked:
		return lang.L("Utuh")
	case app.BackupDamaged:
		return lang.L("Rusak")
	}
	return lang.L("Belum diperiksa")
}
