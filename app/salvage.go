package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rakor.id/rakor/data"
)

// A SalvageReport tells what came out of a damaged archive, and what did not.
type SalvageReport = data.SalvageReport

// Salvageable reports whether something of an archive can be read in a file that
// could not be opened. The file is only read.
func Salvageable(path string) bool { return data.Salvageable(path) }

// Salvage makes a new archive of what can be read in a damaged one, which must
// not be open and is not touched. With an empty name the new archive lies beside
// the damaged one.
func Salvage(ctx context.Context, from, to string, clock Clock) (SalvageReport, error) {
	if _, err := os.Stat(from); err != nil {
		return SalvageReport{}, &Problem{Message: "Arsip “%s” tidak ditemukan. Periksa namanya.", Args: []any{from}, Cause: err}
	}
	if to == "" {
		to = beside(from, "diselamatkan", clock)
	}
	r, err := data.Salvage(ctx, from, to, data.Options{Now: clock()})
	switch {
	case errors.Is(err, data.ErrExists):
		return r, &Problem{Message: "Berkas “%s” sudah ada dan tidak ditimpa. Pilih nama lain untuk arsip yang baru.", Args: []any{to}, Cause: err}
	case errors.Is(err, data.ErrForeign):
		return r, &Problem{Message: "Tidak ada bagian arsip Rakor yang dapat dibaca di “%s”. Pulihkan dari cadangan terakhir.", Args: []any{from}, Cause: err}
	case err != nil:
		return r, Explain(err)
	}
	return r, nil
}

// TakeOver puts an archive that was salvaged in the place of the damaged one,
// which stays beside it under the name returned.
func TakeOver(ctx context.Context, salvaged, path string, clock Clock) (former string, err error) {
	former, err = data.Restore(ctx, salvaged, path, clock())
	if err != nil {
		return "", Explain(err)
	}
	return former, nil
}

// CopyHere copies an archive that lies in a network or cloud folder, or on a
// stick, to a folder of this computer, and returns where. The copy is checked;
// the archive it was made from stays as it is.
func CopyHere(ctx context.Context, from, folder string, clock Clock) (path string, err error) {
	path = filepath.Join(folder, filepath.Base(from))
	if _, err := os.Lstat(path); err == nil {
		path = beside(path, "salinan", clock)
	}
	if _, err := data.Restore(ctx, from, path, clock()); err != nil {
		return "", Explain(err)
	}
	return path, nil
}

// beside is a name beside path that tells what the file is, and when it was made.
func beside(path, what string, clock Clock) string {
	ext := filepath.Ext(path)
	return fmt.Sprintf("%s-%s-%s%s", strings.TrimSuffix(path, ext), what, clock().Format("20060102-150405"), ext)
}

// SalvageWords says what was saved and what was not, a sentence for each line.
func SalvageWords(r SalvageReport) []Sentence {
	saved, missing := 0, 0
	for _, t := range r.Tables {
		saved, missing = saved+t.Saved, missing+t.Missing
	}
	if r.Whole {
		all := Sentence{Message: "Semua terselamatkan: %d baris, %d berkas, dan seluruh riwayatnya.", Args: []any{saved, r.Blobs}}
		return []Sentence{all}
	}
	first := Sentence{Message: "Terselamatkan: %d baris, %d berkas, dan %d baris riwayat.", Args: []any{saved, r.Blobs, r.Lines}}
	said := []Sentence{first}
	if missing > 0 {
		said = append(said, Sentence{Message: "Tidak terselamatkan: %d baris yang diketahui.", Args: []any{missing}})
	}
	for _, t := range r.Tables {
		if t.Missing > 0 {
			said = append(said, Sentence{Message: "%s: %d baris hilang.", Args: []any{Sentence{Message: tableWords[t.Table]}, t.Missing}})
		}
	}
	if names := DamagedMeetings(r); len(names) > 0 {
		said = append(said, meetingsWords(names))
	}
	if r.NoBlobs > 0 {
		said = append(said, Sentence{Message: "%d kali disebut berkas (PDF, foto, lembar) yang tidak ada lagi.", Args: []any{r.NoBlobs}})
	}
	var lost int64
	for _, g := range r.Gaps {
		lost += g.To - g.From + 1
	}
	if lost > 0 {
		said = append(said, Sentence{Message: "%d baris riwayat hilang; apa yang tertulis di sana tidak diketahui. Bandingkan dengan cadangan dan notula tercetak.", Args: []any{lost}})
	}
	return append(said, Sentence{Message: "Arsip baru memulai riwayatnya sendiri; kode riwayat pada notula lama tidak lagi ada di dalamnya. Simpan arsip yang rusak."})
}

// namedMeetings is how many meetings one sentence names.
const namedMeetings = 8

func meetingsWords(names []string) Sentence {
	if n := len(names) - namedMeetings; n > 0 {
		return Sentence{Message: "Rapat yang kehilangan sesuatu: %s; dan %d lagi.", Args: []any{strings.Join(names[:namedMeetings], "; "), n}}
	}
	return Sentence{Message: "Rapat yang kehilangan sesuatu: %s.", Args: []any{strings.Join(names, "; ")}}
}

// MissingWords names a row that could not be saved.
func MissingWords(m data.MissingRow) Sentence {
	kind := Sentence{Message: tableWords[m.Table]}
	switch {
	case m.Meeting != "" && m.What != "":
		return Sentence{Message: "%s “%s”, rapat %s", Args: []any{kind, m.What, m.Meeting}}
	case m.What != "":
		return Sentence{Message: "%s “%s”", Args: []any{kind, m.What}}
	case m.Meeting != "":
		return Sentence{Message: "%s, rapat %s", Args: []any{kind, m.Meeting}}
	}
	return kind
}

// tableWords name the rows of each table, for lists of what is missing.
var tableWords = map[string]string{
	"settings": "pengaturan", "office": "kop", "issues": "isu strategis", "agencies": "OPD", "agency_aliases": "nama lain OPD",
	"people": "pejabat", "series": "rangkaian rapat", "meetings": "rapat", "meeting_officials": "pejabat rapat",
	"agenda_items": "acara", "entries": "catatan", "attendance": "kehadiran", "attachments": "lampiran",
	"follow_ups": "tindak lanjut", "follow_up_supports": "OPD pendukung", "reports": "laporan progres",
	"report_revocations": "pencabutan laporan", "verifications": "verifikasi", "extensions": "permintaan perpanjangan",
	"extension_decisions": "keputusan perpanjangan", "successions": "penerus OPD", "agency_changes": "pemindahan tindak lanjut",
	"cancellations": "pembatalan", "minutes_versions": "versi notula", "minutes_files": "berkas notula",
	"sheet_exports": "lembar terkirim", "sheet_export_rows": "baris lembar terkirim", "return_batches": "pengambilan lembar",
	"return_files": "lembar kembali", "return_rows": "baris lembar kembali", "reminders": "pengingat", "conflicts": "perbedaan gabungan",
}

// ErrNetworkFolder is why an archive is not opened where others may write to it
// as well; [CopyHere] is the way out.
var ErrNetworkFolder = data.ErrNetworkFolder

// Damaged reports whether an archive could not be opened because of what stands
// in its file: it may be worth a try to [Salvage] it.
func Damaged(err error) bool {
	return errors.Is(err, data.ErrCorrupt) || errors.Is(err, data.ErrForeign)
}
