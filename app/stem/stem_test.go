package stem

import "testing"

func TestStem(t *testing.T) {
	for word, want := range map[string]string{
		"melaporkan": "lapor", "dilaporkan": "lapor", "laporan": "lapor", "pelaporan": "lapor", "pelapor": "lapor", "laporannya": "lapor", "terlapor": "lapor", "laporkanlah": "lapor",
		"laporan-laporan": "lapor", "berjalan-jalan": "jalan", "sayur-mayur": "sayur-mayur",
		"mengetahui": "tahu", "diketahui": "tahu", "pengetahuan": "tahu", "penyuluhan": "suluh", "menyapu": "sapu", "memperbaiki": "baik", "diperbaiki": "baik", "perbaikan": "baik",
		"keberlanjutan": "lanjut", "berkelanjutan": "lanjut", "menindaklanjuti": "tindaklanjut", "perikanan": "ikan", "ikan": "ikan", "berikan": "beri", "memberikan": "beri", "pemberian": "beri",
		"makan": "makan", "makanan": "makan", "dinas": "dinas", "kedinasan": "dinas", "kepala": "kepala", "mengepalai": "kepala", "pasar": "pasar", "pemasaran": "pasar",
		"pemberdayaan": "daya", "kependudukan": "penduduk", "kepemimpinan": "pimpin", "penyelenggaraan": "selenggara", "menyeluruh": "seluruh", "keseluruhan": "seluruh",
		"belajar": "ajar", "pelajaran": "ajar", "bekerja": "kerja", "pekerjaan": "kerja", "perencanaan": "rencana", "berencana": "rencana", "mengurus": "urus", "kepengurusan": "urus",
		"mengecek": "cek", "pengesahan": "sah", "pertanian": "tani", "perubahan": "ubah", "perumahan": "rumah", "memiliki": "milik", "kepemilikan": "milik",
		"bulan": "bulan", "jalan": "jalan", "bukan": "bukan", "digital": "digital", "disiplin": "disiplin", "kelurahan": "kelurahan", "pemerintahan": "pemerintah", "memerintahkan": "perintah",
		"kenanga": "kenanga", "sudirman": "sudirman", "rt": "rt", "2026": "2026", "kasi": "kasi", "": "", "café": "café",
		"merokokkan": "rokok", "diblablakan": "blabla", "pemblablaan": "blabla",
	} {
		if got := Stem(word); got != want {
			t.Errorf("%s: got %s, want %s", word, got, want)
		}
	}
}

// A stem is its own stem, and nothing is made of nothing.
func FuzzStem(f *testing.F) {
	for _, s := range []string{"melaporkan", "laporan-laporan", "-", "memperdikekan", "\xff", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "nya", "kanlah"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if got := Stem(word); word != "" && got == "" || len(got) > len(word)+1 {
			t.Errorf("%q: got %q", word, got)
		}
	})
}
