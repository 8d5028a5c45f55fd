package app

import (
	"strings"
	"syscall"
	"testing"
)

func TestMarksAreSaid(t *testing.T) {
	a, _, id := planned(t)
	s := opened(t, a, id)
	for typed, want := range map[string]string{
		"/t Keruk saluran @TidakAda >30/11":  "“@TidakAda” tidak dikenal. Periksa singkatannya; teksnya tetap tersimpan.",
		"/t Keruk saluran @PUPR >31/02":      "“>31/02”: tanggal itu tidak ada di kalender.",
		"/t Keruk saluran @PUPR >1/11/2026":  "“>1/11/2026”: tenggat itu sudah lewat.",
		"/t Keruk saluran @PUPR >kapan-saja": "“>kapan-saja” bukan tenggat yang dikenal. Tulis misalnya >30/11 atau >2 minggu.",
		"/t Keruk saluran @PUPR !7":          "“!7” bukan prioritas. Tulis !1, !2, atau !3.",
		"/t Keruk saluran":                   "Tindak lanjut ini belum punya OPD penanggung jawab. Tambahkan, misalnya @PUPR.",
		"/hadir":                             "Perintah ini belum menyebut siapa, misalnya @PUPR.",
		"/buka 25.10":                        "“25.10” bukan jam. Tulis misalnya 09.10.",
		"/bukan perintah":                    "“/bukan” bukan perintah. Awali dengan \\ bila memang teks.",
		"Isu #tidakada":                      "“#tidakada” bukan isu strategis yang dikenal.",
		"/t Keruk {panjang @PUPR":            "“{” tidak ditutup.",
	} {
		line := s.Parse(typed)
		var said []string
		for _, m := range line.Marks {
			said = append(said, MarkWords(line, m).String())
		}
		if got := strings.Join(said, "\n"); !strings.Contains(got, want) {
			t.Errorf("%q: got %q, want %q", typed, got, want)
		}
	}
}

func TestFullDiskIsSaid(t *testing.T) {
	refused(t, saveProblem("notula.pdf", syscall.ENOSPC), "Diska penuh, jadi “notula.pdf” belum ditulis. Kosongkan ruang, lalu coba lagi.")
}
