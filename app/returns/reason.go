package returns

// A Reason is why something was judged as it was. Its text is stable: it is
// kept in the history and stands in the JSON of the command line.
type Reason string

// Reasons for a cell.
const (
	StatusUnknown    Reason = "STATUS_TAK_DIKENAL"
	StatusGuessed    Reason = "STATUS_DITEBAK"
	PercentDoubtful  Reason = "PERSEN_MERAGUKAN"
	PercentOutside   Reason = "PERSEN_DI_LUAR_BATAS"
	PercentUnread    Reason = "PERSEN_TAK_TERBACA"
	DayUnread        Reason = "TANGGAL_TAK_TERBACA"
	DayNone          Reason = "TANGGAL_TIDAK_ADA"
	DayIncomplete    Reason = "TANGGAL_TAK_LENGKAP"
	DayDoubtful      Reason = "TANGGAL_MERAGUKAN"
	DayMonthFirst    Reason = "TANGGAL_BULAN_DULU"
	DayShifted       Reason = "TANGGAL_SISTEM_1904"
	DayAhead         Reason = "TANGGAL_DI_DEPAN"
	DayLongAgo       Reason = "TANGGAL_TERLALU_LAMA"
	MoneyDoubtful    Reason = "UANG_MERAGUKAN"
	MoneyUnread      Reason = "UANG_TAK_TERBACA"
	TextTooLong      Reason = "TEKS_TERLALU_PANJANG"
	TextWasDay       Reason = "TEKS_JADI_TANGGAL"
	TextWasNumber    Reason = "TEKS_JADI_ANGKA"
	TextPersonal     Reason = "DATA_PRIBADI"
	FormulaNoValue   Reason = "RUMUS_TANPA_NILAI"
	FormulaError     Reason = "RUMUS_GALAT"
	FormulaValue     Reason = "DARI_RUMUS" // only told
	WrongKind        Reason = "JENIS_ISI_KELIRU"
	MergedCell       Reason = "SEL_GABUNG"
	ColumnGuessed    Reason = "KOLOM_DITEBAK" // of a file, only told
	WouldErase       Reason = "PENGOSONGAN"
	ChangedHere      Reason = "BENTROK"
	DoneBelowFull    Reason = "SELESAI_BELUM_100"
	FullNotDone      Reason = "PROGRES_100_BELUM_SELESAI"
	ReasonMissing    Reason = "ALASAN_WAJIB"
	ProgressFell     Reason = "PROGRES_TURUN"
	ObstacleMissing  Reason = "KENDALA_KOSONG"         // only told
	NotStartedFigure Reason = "BELUM_TAPI_ADA_PROGRES" // only told
	NothingToTake    Reason = "TIDAK_ADA_YANG_DIAMBIL" // a choice of a rejected field
)

// Reasons for a row.
const (
	RowMissing       Reason = "BARIS_HILANG"
	RowNew           Reason = "BARIS_BARU"
	RowUnknown       Reason = "BARIS_TAK_DIKENAL"
	TwinSame         Reason = "GANDA_SAMA"
	TwinDifferent    Reason = "GANDA_BEDA"
	MatchedByContent Reason = "TANPA_KODE_COCOK_ISI"
	CodeForeign      Reason = "KODE_ASING"
	CodeMismatch     Reason = "KODE_BEDA_ISI"
	CodeContradicts  Reason = "ISI_BERTENTANGAN"
	LockedChanged    Reason = "KOLOM_TERKUNCI_BERUBAH" // only told
	AgencyOther      Reason = "OPD_LAIN"
	ExportUnknown    Reason = "EKSPOR_TAK_DIKENAL"
	FollowUpGone     Reason = "TINDAK_LANJUT_DITARIK"
	FollowUpMoved    Reason = "TUGAS_PINDAH"
)

// Reasons for a file.
const (
	OfficeOther   Reason = "KANTOR_LAIN"
	NothingKnown  Reason = "TANPA_IDENTITAS"
	ExportOld     Reason = "EKSPOR_LAMA"
	ExportsMixed  Reason = "CAMPURAN_EKSPOR"
	CodesGone     Reason = "TANPA_KODE"
	HeaderGone    Reason = "TANPA_JUDUL_KOLOM"
	ColumnMissing Reason = "KOLOM_HILANG"
	ManySheets    Reason = "BANYAK_LEMBAR"
	RowsHidden    Reason = "BARIS_TERSEMBUNYI"
	Macros        Reason = "MAKRO_DIABAIKAN"
	Calibrated    Reason = "KALIBRASI"
)
