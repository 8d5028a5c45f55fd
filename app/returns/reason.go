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
	DayBeforeMeeting Reason = "TANGGAL_SEBELUM_RAPAT"
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
	RowIdle          Reason = "BARIS_TANPA_ISI"
	TwinSame         Reason = "GANDA_SAMA"
	TwinDifferent    Reason = "GANDA_BEDA"
	MatchedByContent Reason = "TANPA_KODE_COCOK_ISI"
	CodeForeign      Reason = "KODE_ASING"
	CodeMismatch     Reason = "KODE_BEDA_ISI"
	Contradiction    Reason = "ISI_BERTENTANGAN"
	LockedChanged    Reason = "KOLOM_TERKUNCI_BERUBAH" // only told
	AgencyOther      Reason = "OPD_LAIN"
	ExportUnknown    Reason = "EKSPOR_TAK_DIKENAL"
	FollowUpGone     Reason = "TINDAK_LANJUT_DITARIK"
	FollowUpMoved    Reason = "TUGAS_PINDAH"
	FilesDiffer      Reason = "BERKAS_BEDA"
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
	ColumnExtra   Reason = "KOLOM_TAMBAHAN"
	ColumnAsked   Reason = "KOLOM_DITANYAKAN" // of a column
	ColumnTold    Reason = "KOLOM_DIKATAKAN"
	ManySheets    Reason = "BANYAK_LEMBAR"
	RowsHidden    Reason = "BARIS_TERSEMBUNYI"
	Macros        Reason = "MAKRO_DIABAIKAN"
	Calibrated    Reason = "KALIBRASI"
)

// Reasons maps every reason to the Indonesian sentence that tells what
// happened and what to do. The sentence is the key of its translation.
var Reasons = map[Reason]string{
	StatusUnknown:    "Status ini tidak ada dalam daftar, jadi tidak diambil. Tanyakan ke OPD, lalu isi di register.",
	StatusGuessed:    "Status ditulis lain dari daftar. Periksa apakah yang dibaca sudah benar.",
	PercentDoubtful:  "Angka ini dapat berarti dua persentase yang berbeda. Periksa, lalu pilih.",
	PercentOutside:   "Progres di luar 0% sampai 100%, jadi tidak diambil. Tanyakan ke OPD.",
	PercentUnread:    "Progres tidak dapat dibaca sebagai satu angka, jadi tidak diambil. Tanyakan ke OPD.",
	DayUnread:        "Isi ini bukan satu tanggal, jadi tidak diambil. Tanyakan ke OPD.",
	DayNone:          "Tanggal ini tidak ada di kalender, jadi tidak diambil. Tanyakan ke OPD.",
	DayIncomplete:    "Tanggal tidak lengkap, jadi tidak diambil. Tanyakan hari, bulan, dan tahunnya ke OPD.",
	DayDoubtful:      "Tanggal ini dapat dibaca lebih dari satu cara. Periksa, lalu pilih.",
	DayMonthFirst:    "Tanggal tampaknya ditulis bulan dahulu. Periksa apakah hari dan bulannya benar.",
	DayShifted:       "Berkas ini menghitung tanggal dari tahun 1904 dan sudah disesuaikan. Periksa tanggalnya.",
	DayAhead:         "Tanggal laporan ada di masa depan. Periksa apakah hari dan bulannya tertukar.",
	DayLongAgo:       "Tanggal laporan lebih dari setahun yang lalu. Periksa tahunnya.",
	DayBeforeMeeting: "Tanggal laporan lebih awal daripada rapat yang memutuskan tindak lanjut ini. Periksa tanggalnya.",
	MoneyDoubtful:    "Jumlah uang ini belum pasti, mungkin dalam ribuan atau jutaan. Periksa, lalu pilih.",
	MoneyUnread:      "Isi ini bukan jumlah uang yang wajar, jadi tidak diambil. Tanyakan ke OPD.",
	TextTooLong:      "Teks lebih dari 8.000 karakter, jadi tidak diambil. Minta OPD meringkasnya.",
	TextWasDay:       "Teks ini berubah menjadi tanggal di lembar kerja, misalnya 3/5 menjadi 3 Mei. Periksa maksudnya.",
	TextWasNumber:    "Teks ini berubah menjadi angka panjang dan mungkin kehilangan digit. Periksa maksudnya.",
	TextPersonal:     "Isi ini tampaknya memuat NIP atau nomor telepon. Ambil hanya bila memang perlu.",
	FormulaNoValue:   "Sel berisi rumus yang belum dihitung, jadi tidak diambil. Buka berkas di Excel, simpan, lalu masukkan lagi.",
	FormulaError:     "Rumus di sel ini gagal, jadi tidak diambil. Tanyakan nilainya ke OPD.",
	FormulaValue:     "Nilai ini hasil rumus.",
	WrongKind:        "Jenis isi sel tidak cocok dengan kolomnya, jadi tidak diambil. Tanyakan ke OPD.",
	MergedCell:       "Sel digabung dengan baris lain. Periksa apakah isinya juga berlaku untuk baris ini.",
	ColumnGuessed:    "Kolom dikenali dari perkiraan. Periksa apakah isinya memang untuk kolom ini.",
	WouldErase:       "Sel dikosongkan, padahal dahulu berisi. Pilih: kosongkan atau pertahankan.",
	ChangedHere:      "Nilai ini juga berubah di sini sejak lembar dikirim. Pilih salah satu.",
	DoneBelowFull:    "Status Selesai, tetapi progres belum 100%. Periksa mana yang benar.",
	FullNotDone:      "Progres 100%, tetapi status bukan Selesai. Periksa mana yang benar.",
	ReasonMissing:    "Tidak Dapat Ditindaklanjuti perlu alasan pada Uraian atau Kendala. Minta alasannya dahulu.",
	ProgressFell:     "Progres lebih kecil daripada laporan sebelumnya. Periksa angkanya.",
	ObstacleMissing:  "Status Terkendala tanpa isi pada Kendala. Tanyakan kendalanya ke OPD.",
	NotStartedFigure: "Status Belum Ditindaklanjuti, tetapi progres di atas 0%. Tanyakan ke OPD.",
	NothingToTake:    "Isi sel ini tidak terbaca, jadi tidak ada yang dapat diambil. Isi di register bila nilainya sudah pasti.",

	RowMissing:       "Baris ini dikirim, tetapi tidak ada dalam berkas. Tidak ada yang diubah; tanyakan bila laporannya ditunggu.",
	RowNew:           "Baris ini tidak pernah dikirim. Catat sebagai usulan bila perlu.",
	RowIdle:          "Baris ini bukan tindak lanjut dan dilewati.",
	RowUnknown:       "Kode baris tidak ada dalam lembar yang dikirim, jadi baris ini tidak diambil.",
	TwinSame:         "Baris ini salinan yang sama dari baris lain dan dilewati.",
	TwinDifferent:    "Tindak lanjut ini muncul lebih dari sekali dengan isi berbeda, jadi semuanya tidak diambil. Tanyakan mana yang benar.",
	MatchedByContent: "Kode baris hilang; baris dikenali dari isinya. Periksa, lalu pilih.",
	CodeForeign:      "Kode baris ini salah ketik atau milik kantor lain, dan isinya tidak dikenal, jadi baris ini tidak diambil.",
	CodeMismatch:     "Kode baris milik tindak lanjut lain, mungkin karena lembar diurutkan tanpa kolom kode. Dipakai yang sesuai isinya; periksa, lalu pilih.",
	Contradiction:    "Kode, nomor, dan uraian baris menunjuk tindak lanjut yang berbeda, jadi baris ini tidak diambil.",
	LockedChanged:    "Kolom yang terkunci diubah. Perubahan itu tidak diambil.",
	AgencyOther:      "Isinya milik OPD lain, jadi tidak diambil. Masukkan sebagai berkas dari OPD itu.",
	ExportUnknown:    "Lembar ini tidak tercatat pernah dikirim dari arsip ini, jadi tidak diambil. Periksa apakah arsipnya benar; bila arsip pernah dipulihkan dari cadangan yang lebih lama, kirim lembar baru ke OPD.",
	FollowUpGone:     "Tindak lanjut ini sudah ditarik atau dibatalkan, jadi laporannya tidak diambil.",
	FollowUpMoved:    "Tindak lanjut ini sudah pindah ke OPD lain. Periksa apakah laporan ini masih dipakai.",
	FilesDiffer:      "Dua berkas yang diambil bersama mengisi lembar yang sama dengan jawaban berbeda. Ambil dari berkas yang benar, pertahankan pada yang lain.",

	OfficeOther:   "Lembar ini dibuat oleh kantor lain, jadi tidak diambil. Kembalikan ke pengirimnya.",
	NothingKnown:  "Tidak ada kode yang menunjukkan lembar mana ini. Pilih OPD dan lembar yang dikirim, lalu coba lagi.",
	ExportOld:     "Berkas ini dari lembar yang lama; sudah ada lembar yang lebih baru untuk OPD ini.",
	ExportsMixed:  "Berkas ini memuat baris dari beberapa lembar.",
	CodesGone:     "Kolom kode tidak ada; baris dikenali dari isinya dan perlu diperiksa.",
	HeaderGone:    "Judul kolom tidak ada; dipakai susunan kolom seperti saat dikirim.",
	ColumnMissing: "Satu kolom tidak ada dalam berkas; nilainya di sini tidak diubah.",
	ColumnExtra:   "Ada kolom tambahan yang berisi; tidak dibaca. Lihat berkasnya bila perlu.",
	ColumnAsked:   "Judul kolom ini tidak dikenal, dan ada kolom kita yang tidak ada. Tekan Enter, lalu pilih kolom apa ini; jawabannya diingat untuk OPD ini.",
	ColumnTold:    "Kolom dibaca seperti yang pernah dikatakan tentang judulnya untuk OPD ini.",
	ManySheets:    "Berkas ini memuat lebih dari satu lembar kerja dengan baris laporan; semuanya dibaca.",
	RowsHidden:    "Ada baris yang tersembunyi atau tersaring; tetap dibaca.",
	Macros:        "Berkas ini memuat makro; makro tidak dibaca dan tidak dijalankan.",
	Calibrated:    "Cara berkas ini menulis tanggal atau persen dikenali dari kolom yang terkunci.",
}
