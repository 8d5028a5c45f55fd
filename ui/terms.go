package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// terms are the abbreviations that pages use, each with its long form.
func terms() [][2]string {
	return [][2]string{
		{"APBD", lang.L("Anggaran Pendapatan dan Belanja Daerah; APBD-P ialah perubahannya")},
		{"ASN", lang.L("Aparatur Sipil Negara")},
		{"BSrE", lang.L("Balai Besar Sertifikasi Elektronik, PSrE instansi pemerintah")},
		{"CRL", lang.L("daftar pencabutan sertifikat (certificate revocation list)")},
		{"CSV", lang.L("teks yang kolomnya dipisah titik koma (comma-separated values)")},
		{"NIP", lang.L("Nomor Induk Pegawai, 18 angka")},
		{"OPD", lang.L("Organisasi Perangkat Daerah: dinas, badan, kecamatan, dan sebagainya")},
		{"PDF/A", lang.L("PDF untuk disimpan jangka panjang")},
		{"PIN", lang.L("sandi pendek pembuka kunci layar atau token (personal identification number)")},
		{"PJ", lang.L("penanggung jawab: OPD yang memimpin satu tindak lanjut")},
		{"PKCS#11", lang.L("cara program berbicara dengan token tanda tangan")},
		{"PSrE", lang.L("Penyelenggara Sertifikasi Elektronik yang diakui")},
		{"Plh.", lang.L("pelaksana harian")},
		{"Plt.", lang.L("pelaksana tugas")},
		{"SHA-256", lang.L("cara menghitung sidik sebuah berkas")},
		{"TL", lang.L("tindak lanjut, dalam nomor seperti TL-2026-0012")},
		{"TTE", lang.L("tanda tangan elektronik")},
		{"TW", lang.L("triwulan: TW I ialah Januari sampai Maret")},
		{"WIB", lang.L("Waktu Indonesia Barat; WITA Tengah, WIT Timur")},
	}
}

// showTerms tells what the abbreviations mean; typing finds one.
func (w *Window) showTerms() {
	var options []kit.Option
	for _, t := range terms() {
		options = append(options, kit.Option{ID: t[0], Text: t[0], Detail: t[1]})
	}
	kit.ShowPick(w.Window, kit.Pick{
		Title: lang.L("Singkatan dan kepanjangannya"), Hint: lang.L("Ketik singkatan atau kepanjangannya"), Yes: lang.L("Tutup"), Options: options, Chosen: func(string) {},
	})
}
