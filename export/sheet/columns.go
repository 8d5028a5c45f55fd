package sheet

// A Key names a column whatever its heading and place.
type Key string

// The columns of a sheet, in the order they are written.
const (
	KeyCode      Key = "code"
	KeyOrdinal   Key = "ordinal"
	KeyNumber    Key = "number"
	KeyIssue     Key = "issue"
	KeyAction    Key = "action"
	KeyRole      Key = "role"
	KeyRelated   Key = "related"
	KeyIndicator Key = "indicator"
	KeyDue       Key = "due"
	KeyLast      Key = "last_progress"
	KeyNote      Key = "note"

	KeyStatus      Key = "status"
	KeyProgress    Key = "progress"
	KeyRealization Key = "realization"
	KeyBudget      Key = "budget"
	KeyNarrative   Key = "narrative"
	KeyObstacle    Key = "obstacle"
	KeySupport     Key = "support"
	KeyEvidence    Key = "evidence"
	KeyReportedOn  Key = "reported_on"
	KeyFilledBy    Key = "filled_by"
)

// A Kind is what a column holds.
type Kind int

// Kinds of columns.
const (
	KindText    Kind = iota
	KindCode         // a [RowCode]
	KindNumber       // a whole number
	KindPercent      // a fraction, 0 to 1, shown as 0 % to 100 %
	KindDate         // a whole day, or the text of a period or condition
	KindMoney        // rupiah
	KindStatus       // one of [Statuses]
)

// Statuses are the five answers an agency can give for a follow-up. "Terlambat"
// is not among them: being late is computed, never claimed.
var Statuses = []string{
	"Belum Ditindaklanjuti",
	"Dalam Proses",
	"Selesai",
	"Terkendala",
	"Tidak Dapat Ditindaklanjuti",
}

// A Column is one column of the sheet.
type Column struct {
	Key      Key
	Heading  string
	Synonyms []string // other headings it has been given by people, as they write them
	Kind     Kind
	Width    float64 // in characters of the default font
	Open     bool    // filled in by the agency; otherwise told by the secretariat
	Hidden   bool
	Prompt   string // shown when the cell is entered; at most 255 characters
	Error    string // shown when a value is refused; at most 255 characters

	Text func(*Answer) *string // where an open text stands in an answer; nil for the other kinds
}

// ColumnOf returns the column of a key; one without heading or kind if there is none.
func ColumnOf(k Key) Column {
	if at := place[k]; at > 0 {
		return Columns[at-1]
	}
	return Column{Key: k}
}

// Schema is the version of [Columns]. It stands in every sheet and beside every
// one that was sent, so that a later program knows what was asked.
const Schema = 1

// Columns describes the sheet from left to right. Do not change it in place.
var Columns = []Column{
	{
		Key: KeyCode, Heading: "Kode", Kind: KindCode, Width: 20, Hidden: true,
		Synonyms: []string{"Kode baris", "ID", "ID baris", "Kode TL"},
	},
	{
		Key: KeyOrdinal, Heading: "No", Kind: KindNumber, Width: 4,
		Synonyms: []string{"Nomor urut", "Urut"},
	},
	{
		Key: KeyNumber, Heading: "Nomor TL", Kind: KindText, Width: 12,
		Synonyms: []string{"No TL", "Nomor tindak lanjut", "Nomor"},
	},
	{
		Key: KeyIssue, Heading: "Isu strategis", Kind: KindText, Width: 12.5,
		Synonyms: []string{"Isu", "Isu/topik", "Topik", "Agenda"},
	},
	{
		Key: KeyAction, Heading: "Tindak lanjut", Kind: KindText, Width: 26,
		Synonyms: []string{"Arahan", "Arahan/tindak lanjut", "Uraian tindak lanjut", "Rencana tindak lanjut", "Kegiatan"},
	},
	{
		Key: KeyRole, Heading: "Peran", Kind: KindText, Width: 11,
		Synonyms: []string{"Peran OPD", "Sebagai"},
	},
	{
		Key: KeyRelated, Heading: "OPD terkait", Kind: KindText, Width: 14,
		Synonyms: []string{"OPD pendukung", "Perangkat daerah terkait", "Instansi terkait"},
	},
	{
		Key: KeyIndicator, Heading: "Indikator & target", Kind: KindText, Width: 12,
		Synonyms: []string{"Indikator", "Target", "Indikator dan target"},
	},
	{
		Key: KeyDue, Heading: "Tenggat", Kind: KindDate, Width: 11.5,
		Synonyms: []string{"Batas waktu", "Target waktu", "Tenggat waktu", "Jatuh tempo", "Deadline", "Waktu"},
	},
	{
		Key: KeyLast, Heading: "Progres lalu", Kind: KindPercent, Width: 7.5,
		Synonyms: []string{"Progres sebelumnya", "Progres periode lalu", "Capaian lalu"},
	},
	{
		Key: KeyNote, Heading: "Catatan sekretariat", Kind: KindText, Width: 14,
		Synonyms: []string{"Catatan verifikasi", "Catatan verifikator", "Catatan Setda"},
	},
	{
		Key: KeyStatus, Heading: "Status", Kind: KindStatus, Width: 13, Open: true,
		Synonyms: []string{"Status tindak lanjut", "Status TL", "Status pelaksanaan", "Keadaan"},
		Prompt:   "Pilih satu dari daftar. \"Tidak Dapat Ditindaklanjuti\" perlu alasan pada kolom Kendala.",
		Error:    "Pilih salah satu status dari daftar.",
	},
	{
		Key: KeyProgress, Heading: "Progres", Kind: KindPercent, Width: 8, Open: true,
		Synonyms: []string{"Progress", "Progres (%)", "Persentase", "Persen", "Capaian", "Capaian (%)", "%"},
		Prompt:   "Isi 0% sampai 100%, misalnya 75%.",
		Error:    "Progres harus antara 0% dan 100%.",
	},
	{
		Key: KeyRealization, Heading: "Realisasi", Kind: KindText, Width: 14, Open: true,
		Synonyms: []string{"Realisasi fisik", "Hasil", "Realisasi kegiatan", "Realisasi output"},
		Prompt:   "Hasil nyata sampai hari ini, misalnya 3 dari 5 titik selesai.",
		Text:     func(a *Answer) *string { return &a.Realization },
	},
	{
		Key: KeyBudget, Heading: "Realisasi anggaran (Rp)", Kind: KindMoney, Width: 14, Open: true,
		Synonyms: []string{"Realisasi anggaran", "Anggaran", "Realisasi keuangan", "Serapan anggaran", "Anggaran (Rp)"},
		Prompt:   "Rupiah yang sudah dibelanjakan, angka saja tanpa Rp.",
		Error:    "Isi angka rupiah nol atau lebih, tanpa Rp.",
	},
	{
		Key: KeyNarrative, Heading: "Uraian", Kind: KindText, Width: 20, Open: true,
		Synonyms: []string{"Uraian progres", "Uraian pelaksanaan", "Keterangan", "Penjelasan", "Narasi"},
		Prompt:   "Apa yang sudah dikerjakan pada periode ini.",
		Text:     func(a *Answer) *string { return &a.Narrative },
	},
	{
		Key: KeyObstacle, Heading: "Kendala", Kind: KindText, Width: 15, Open: true,
		Synonyms: []string{"Hambatan", "Permasalahan", "Masalah", "Kendala/hambatan"},
		Prompt:   "Apa yang menghambat. Wajib untuk status Terkendala dan Tidak Dapat Ditindaklanjuti.",
		Text:     func(a *Answer) *string { return &a.Obstacle },
	},
	{
		Key: KeySupport, Heading: "Dukungan yang dibutuhkan", Kind: KindText, Width: 13, Open: true,
		Synonyms: []string{"Dukungan", "Kebutuhan dukungan", "Bantuan yang dibutuhkan", "Dukungan yang diperlukan"},
		Prompt:   "Dukungan yang diharapkan dan dari siapa.",
		Text:     func(a *Answer) *string { return &a.Support },
	},
	{
		Key: KeyEvidence, Heading: "Bukti", Kind: KindText, Width: 11, Open: true,
		Synonyms: []string{"Bukti dukung", "Data dukung", "Eviden", "Evidence", "Tautan bukti", "Dokumen pendukung"},
		Prompt:   "Nomor dokumen, nama berkas, atau tautan.",
		Text:     func(a *Answer) *string { return &a.Evidence },
	},
	{
		Key: KeyReportedOn, Heading: "Tanggal laporan", Kind: KindDate, Width: 11.5, Open: true,
		Synonyms: []string{"Tgl laporan", "Tanggal lapor", "Tanggal", "Tgl", "Tanggal pengisian"},
		Prompt:   "Tanggal keadaan yang dilaporkan, misalnya 23/11/2026.",
		Error:    "Isi tanggal yang sah, misalnya 23/11/2026.",
	},
	{
		Key: KeyFilledBy, Heading: "Diisi oleh (jabatan)", Kind: KindText, Width: 11.5, Open: true,
		Synonyms: []string{"Diisi oleh", "Jabatan", "Pengisi", "Petugas", "Penanggung jawab data"},
		Prompt:   "Jabatan pengisi, misalnya Kasubbag Perencanaan. Jangan menulis NIP atau nomor telepon.",
		Text:     func(a *Answer) *string { return &a.FilledBy },
	},
}
