package words

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app/query"
)

// Remark says what is wrong with a part of a typed filter, and what may have
// been meant.
func Remark(r query.Remark) string {
	said := remark(r)
	if r.Closest == "" {
		return said
	}
	return said + " " + fmt.Sprintf(lang.L("Maksudnya “%s”?"), r.Closest)
}

func remark(r query.Remark) string {
	switch r.Code {
	case query.RemarkField:
		return fmt.Sprintf(lang.L("Tidak ada saringan “%s:”."), r.Text)
	case query.RemarkValue:
		return fmt.Sprintf(lang.L("“%s” bukan isi “%s:”."), r.Text, r.Field)
	case query.RemarkAgency:
		return fmt.Sprintf(lang.L("OPD “%s” tidak dikenal."), r.Text)
	case query.RemarkIssue:
		return fmt.Sprintf(lang.L("Isu “%s” tidak dikenal."), r.Text)
	case query.RemarkSeries:
		return fmt.Sprintf(lang.L("Rapat rutin “%s” tidak dikenal."), r.Text)
	case query.RemarkAmbiguous:
		return fmt.Sprintf(lang.L("“%s” dapat berarti beberapa."), r.Text)
	case query.RemarkWindow:
		return fmt.Sprintf(lang.L("“%s” bukan tanggal atau masa; tulis misalnya 2026-12, minggu-ini, atau 1/12/2026..15/12/2026."), r.Text)
	case query.RemarkMissing:
		return fmt.Sprintf(lang.L("“%s” belum ada isinya."), r.Text)
	case query.RemarkUnclosed:
		return lang.L("Tanda kutip belum ditutup.")
	case query.RemarkTwice:
		return fmt.Sprintf(lang.L("“%s” sudah disebut; yang terakhir yang berlaku."), r.Text)
	}
	return fmt.Sprintf(lang.L("“%s” dicari sebagai kata."), r.Text)
}
