package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app/capture"
)

func priorityWord(n int) string {
	switch n {
	case 1:
		return lang.L("Prioritas tinggi")
	case 3:
		return lang.L("Prioritas rendah")
	}
	return lang.L("Prioritas biasa")
}

// markWord says what is odd about a part of a line.
func markWord(m capture.MarkCode) string {
	switch m {
	case capture.MarkUnknownCode:
		return lang.L("Tidak dikenal")
	case capture.MarkAmbiguous:
		return lang.L("Lebih dari satu arti")
	case capture.MarkInactive:
		return lang.L("Sudah tidak ada")
	case capture.MarkUnknownIssue:
		return lang.L("Isu tidak dikenal")
	case capture.MarkDue:
		return lang.L("Bukan tenggat")
	case capture.MarkNoSuchDay:
		return lang.L("Tanggal tidak ada")
	case capture.MarkPast:
		return lang.L("Sudah lewat")
	case capture.MarkDoubt:
		return lang.L("Periksa")
	case capture.MarkPriority:
		return lang.L("Prioritas tidak dikenal")
	case capture.MarkTwice:
		return lang.L("Disebut dua kali")
	case capture.MarkUnclosed:
		return lang.L("Belum ditutup")
	case capture.MarkCommand:
		return lang.L("Perintah tidak dikenal")
	case capture.MarkMissing:
		return lang.L("Belum lengkap")
	case capture.MarkArgument:
		return lang.L("Tidak terpakai")
	case capture.MarkHour:
		return lang.L("Jam tidak ada")
	case capture.MarkNoLead:
		return lang.L("Belum ada penanggung jawab")
	case capture.MarkReplace:
		return lang.L("Tutup dengan /")
	}
	return lang.L("Periksa")
}
