package words

import "fyne.io/fyne/v2/lang"

// Finding names what a check of the archive found, by its kind.
func Finding(kind string) string {
	switch kind {
	case "file":
		return lang.L("berkas arsip rusak")
	case "link":
		return lang.L("baris menunjuk yang tidak ada")
	case "history":
		return lang.L("riwayat diubah")
	case "row":
		return lang.L("baris diubah dari luar")
	case "minutes":
		return lang.L("isi notula diubah")
	case "blob":
		return lang.L("berkas tersimpan diubah")
	case "figures":
		return lang.L("hitungan tidak cocok")
	}
	return lang.L("indeks pencarian tidak cocok")
}
