package capture

// A Legend is something that can be typed into the capture line, and what it
// means, in Indonesian.
type Legend struct{ Sign, Meaning string }

// signs are what stands within a line, in the order in which it is mostly typed.
var signs = []Legend{
	{"@PUPR", "Di awal: PUPR berbicara. Pada /t: penanggung jawab"},
	{"+DLH", "Pendukung"},
	{"@semua  @dinas  @camat", "Semua dari kelompok itu"},
	{">30/11  >jumat  >1 minggu", "Tenggat"},
	{">TW I 2027  >akhir bulan", "Tenggat: akhir masa itu"},
	{`>"APBD-P 2026"`, "Tenggat berupa syarat"},
	{"#stunting", "Isu strategis"},
	{"{panjang: 2,5 km}", "Indikator dan target"},
	{"... lanjutan", "Menyambung catatan terakhir"},
	{"s/lama/baru/", "Mengganti kata di catatan terakhir"},
	{`\`, "Di awal: teks apa adanya"},
}

// Legends lists all that the capture line knows by a sign of its own: kinds,
// what stands within a line, commands.
func Legends() []Legend {
	var kinds, commands, priorities []Legend
	for _, f := range fixed {
		l := Legend{f.insert, f.meaning}
		switch f.kind {
		case TokenKindMark:
			kinds = append(kinds, l)
		case TokenCommand:
			commands = append(commands, l)
		case TokenPriority:
			priorities = append(priorities, l)
		}
	}
	all := append(kinds, signs...)
	return append(append(all, priorities...), commands...)
}
