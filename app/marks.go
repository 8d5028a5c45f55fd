package app

import (
	"encoding/json"
	"slices"
	"strings"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/locale"
)

// MarkWords says in Indonesian what is odd about a part of a capture line, and
// what to do about it.
func MarkWords(l capture.Line, m capture.Mark) Sentence {
	word := l.Typed[m.Start:m.End]
	switch m.Code {
	case capture.MarkAmbiguous:
		return Sentence{Message: "“%s” dapat berarti %s. Tulis salah satu.", Args: []any{word, labels(m.Choices)}}
	case capture.MarkDoubt:
		return Sentence{Message: "“%s”: %s. Periksa.", Args: []any{word, Sentence{Message: doubtWords[m.Doubt]}}}
	case capture.MarkMissing:
		return Sentence{Message: "Perintah ini belum menyebut %s.", Args: []any{Sentence{Message: argumentWords[m.Wants]}}}
	case capture.MarkNoLead:
		return Sentence{Message: "Tindak lanjut ini belum punya OPD penanggung jawab. Tambahkan, misalnya @PUPR."}
	}
	if message, ok := markWords[m.Code]; ok {
		return Sentence{Message: message, Args: []any{word}}
	}
	return Sentence{Message: "“%s” belum dimengerti.", Args: []any{word}}
}

// EntryMarks says what is doubtful about an entry, as [MarkWords] does.
func EntryMarks(e Entry) []Sentence {
	var out []Sentence
	for _, m := range marksOf(e) {
		out = append(out, MarkWords(capture.Line{Typed: e.Typed}, m))
	}
	return out
}

// marksOf reads the marks of an entry; those that lie outside its text, as an
// archive changed by hand may have them, are left out.
func marksOf(e Entry) []capture.Mark {
	var marks []capture.Mark
	if err := json.Unmarshal([]byte(e.Marks), &marks); err != nil {
		return nil
	}
	return slices.DeleteFunc(marks, func(m capture.Mark) bool {
		return m.Start < 0 || m.End < m.Start || m.End > len(e.Typed)
	})
}

func labels(refs []capture.Ref) string {
	var out []string
	for _, r := range refs {
		out = append(out, "@"+r.Code)
	}
	return strings.Join(out, ", ")
}

var markWords = map[capture.MarkCode]string{
	capture.MarkUnknownCode:  "“%s” tidak dikenal. Periksa singkatannya; teksnya tetap tersimpan.",
	capture.MarkInactive:     "“%s” sudah tidak berlaku pada tanggal rapat ini.",
	capture.MarkUnknownIssue: "“%s” bukan isu strategis yang dikenal.",
	capture.MarkDue:          "“%s” bukan tenggat yang dikenal. Tulis misalnya >30/11 atau >2 minggu.",
	capture.MarkNoSuchDay:    "“%s”: tanggal itu tidak ada di kalender.",
	capture.MarkPast:         "“%s”: tenggat itu sudah lewat.",
	capture.MarkPriority:     "“%s” bukan prioritas. Tulis !1, !2, atau !3.",
	capture.MarkTwice:        "“%s” sudah disebut sebelumnya di baris ini.",
	capture.MarkUnclosed:     "“%s” tidak ditutup.",
	capture.MarkCommand:      "“%s” bukan perintah. Awali dengan \\ bila memang teks.",
	capture.MarkArgument:     "“%s” tidak dapat dipakai oleh perintah ini.",
	capture.MarkHour:         "“%s” bukan jam. Tulis misalnya 09.10.",
	capture.MarkReplace:      "“%s” tampaknya perbaikan yang belum ditutup. Tulis s/lama/baru/.",
}

// doubtWords say why what was read needs a person's nod.
var doubtWords = map[locale.Doubt]string{
	locale.DoubtYear:      "tahunnya tidak ditulis",
	locale.DoubtCentury:   "tahunnya jauh dari sekarang",
	locale.DoubtWeekday:   "nama harinya tidak cocok dengan tanggalnya",
	locale.DoubtSunday:    "dapat berarti hari Minggu atau pekan",
	locale.DoubtHolidays:  "hari kerja dihitung tanpa hari libur nasional",
	locale.DoubtSeparator: "titik atau komanya dapat berarti dua hal",
	locale.DoubtFraction:  "dapat berarti pecahan atau persen",
	locale.DoubtRange:     "di luar 0%% sampai 100%%",
	locale.DoubtPrecision: "angkanya lebih teliti daripada yang disimpan",
	locale.DoubtRounded:   "jumlahnya dibulatkan",
	locale.DoubtHour:      "pagi atau sore tidak disebut",
	locale.DoubtZone:      "zona waktunya tidak disimpan",
	locale.DoubtDoctor:    "dapat berarti Dr. atau dr.",
}

var argumentWords = map[capture.Argument]string{
	capture.ArgWho:    "siapa, misalnya @PUPR",
	capture.ArgItem:   "nomor acara",
	capture.ArgTitle:  "judul acara",
	capture.ArgName:   "nama",
	capture.ArgNumber: "nomor tindak lanjut, misalnya TL-2026-0012",
	capture.ArgState:  "keadaan, misalnya selesai atau 60%%",
	capture.ArgDue:    "tenggat, misalnya >30/12",
	capture.ArgReason: "alasan",
}
