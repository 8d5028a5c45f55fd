package capture

// A fixedSuggestion is one that does not depend on the directory or the day.
type fixedSuggestion struct {
	kind    TokenKind
	insert  string
	meaning string
}

func (f fixedSuggestion) suggestion() Suggestion {
	return Suggestion{Insert: f.insert, Label: f.insert, Meaning: f.meaning, Kind: f.kind}
}

// fixed are these suggestions in the order in which they are offered.
var fixed = []fixedSuggestion{
	{TokenKindMark, "/l", "Laporan: program yang berjalan"},
	{TokenKindMark, "/k", "Kendala di lapangan"},
	{TokenKindMark, "/u", "Usulan"},
	{TokenKindMark, "/a", "Arahan pimpinan"},
	{TokenKindMark, "/p", "Putusan rapat"},
	{TokenKindMark, "/t", "Tindak lanjut, dengan nomor sendiri"},
	{TokenKindMark, "/i", "Catatan biasa"},

	{TokenCommand, "/hadir", "Hadir"},
	{TokenCommand, "/wakil", "Diwakili: jabatan, nama"},
	{TokenCommand, "/izin", "Izin"},
	{TokenCommand, "/sakit", "Sakit"},
	{TokenCommand, "/dl", "Dinas luar"},
	{TokenCommand, "/absen", "Tidak hadir tanpa kabar"},
	{TokenCommand, "/datang", "Datang terlambat"},
	{TokenCommand, "/pulang", "Pulang lebih awal"},
	{TokenCommand, "/tamu", "Tamu: nama, jabatan, instansi"},
	{TokenCommand, "/acara", "Pindah ke acara, atau + judul baru"},
	{TokenCommand, "/status", "Keadaan tindak lanjut yang lama"},
	{TokenCommand, "/tunda", "Minta perpanjangan tenggat"},
	{TokenCommand, "/buka", "Buka rapat"},
	{TokenCommand, "/skors", "Skors rapat"},
	{TokenCommand, "/lanjut", "Lanjutkan rapat"},
	{TokenCommand, "/tutup", "Tutup rapat"},

	{TokenPriority, "!1", "Prioritas tinggi"},
	{TokenPriority, "!2", "Prioritas biasa"},
	{TokenPriority, "!3", "Prioritas rendah"},

	{TokenArgument, "selesai", "Selesai"},
	{TokenArgument, "proses", "Dalam proses"},
	{TokenArgument, "terkendala", "Terkendala"},
	{TokenArgument, "belum", "Belum ditindaklanjuti"},
	{TokenArgument, "tidak dapat", "Tidak dapat ditindaklanjuti; tulis alasannya"},
}

// Meanings lists every fixed text that [Suggestion.Meaning] may be: those of
// kinds, commands, priorities, states and the standard groups, and those of
// [Legends]. Others are
// names and days.
func Meanings() []string {
	var out []string
	for _, f := range fixed {
		out = append(out, f.meaning)
	}
	for _, s := range signs {
		out = append(out, s.Meaning)
	}
	for _, g := range StandardGroups() {
		out = append(out, g.Name)
	}
	return out
}
