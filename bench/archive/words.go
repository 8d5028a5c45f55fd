package archive

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"rakor.id/rakor/data"
)

// What is said in the meetings, by pieces: a place, what is wrong there, what
// follows from it.
var (
	places   = strings.Split("saluran|drainase primer|jalan lingkungan|lampu jalan|pasar pagi|puskesmas pembantu|taman kota|posyandu|sekolah dasar|tempat pembuangan sementara|jembatan gantung|embung|trotoar|halte|kantor kelurahan", "|")
	troubles = strings.Split("tersumbat endapan dan sampah|rusak sejak musim hujan|belum selesai dikerjakan pihak ketiga|kekurangan tenaga|belum masuk anggaran|terkendala pembebasan lahan|dikeluhkan warga|perlu pemeliharaan berkala|menunggu hasil lelang|melebihi daya tampung", "|")
	results  = strings.Split("sehingga air naik ke badan jalan saat hujan lebat|sehingga pelayanan warga terganggu|dan sudah dilaporkan kepada camat|padahal target triwulan ini delapan puluh persen|sementara harga cabai dan beras ikut naik|dan akan dibahas bersama Bappeda|sehingga angka stunting belum turun|karena alat berat dipakai bergantian", "|")
	actions  = strings.Split("Keruk|Perbaiki|Data ulang|Susun jadwal pemeliharaan|Selesaikan administrasi|Laporkan perkembangan|Koordinasikan penanganan|Percepat pengerjaan", "|")
	kinds    = []data.EntryKind{data.KindReport, data.KindObstacle, data.KindProposal, data.KindDirection, data.KindInfo, data.KindDecision}
	keys     = map[data.EntryKind]string{
		data.KindReport: "/l ", data.KindObstacle: "/k ", data.KindProposal: "/u ", data.KindDirection: "/a ", data.KindInfo: "/i ", data.KindDecision: "/p ",
	}
)

// roots are of words that are said more and less often, in many forms.
var roots = strings.Fields(`lapor anggar kerja rencana bangun tingkat layan sedia laksana bahas usul tindak selesai kendala bantu
	data awas atur bina dukung lanjut koordinasi evaluasi pantau tata salur sosialisasi verifikasi tanam sehat didik latih guna
	daya hasil capai target serap izin sewa lahan sertifikat tanah gudang pasok harga pangan beras cabai telur operasi subsidi
	angkut sampah bersih keruk pompa tanggul alir genang sumbat rusak baik aspal tambal lampu pasang ganti rawat periksa uji
	ukur catat lapang survei tinjau kunjung undang hadir wakil camat lurah warga tokoh kader posyandu balita timbang gizi
	imunisasi vaksin obat dokter perawat rujuk klinik sekolah guru murid buku seragam beasiswa kurikulum ujian lulus kerjasama
	swasta investasi usaha koperasi modal pinjam pasar dagang retribusi pajak pungut setor lelang kontrak denda sanksi audit
	temu pulih gempa banjir longsor siaga evakuasi logistik tenda relawan hibah bansos keluarga lansia difabel anak perempuan
	pemuda olahraga seni budaya wisata festival museum taman pohon teduh udara emisi limbah sungai waduk embung irigasi tani
	ternak ikan panen pupuk benih traktor jalan jembatan trotoar parkir halte bus rute terminal macet rambu marka kamera jaringan
	aplikasi server sandi arsip surat naskah tanda sah umum humas siaran aduan tanggap kawal aman tertib patroli satpol razia`)

// forms are the words drawn from them, the most frequent first.
var forms = func() (list []string) {
	for _, around := range [][2]string{{"", ""}, {"", "an"}, {"di", "kan"}, {"di", ""}, {"ter", ""}, {"", "nya"}, {"di", "i"}, {"ber", ""}, {"pe", "an"}, {"ke", "an"}} {
		for _, r := range roots {
			list = append(list, around[0]+r+around[1])
		}
	}
	return list
}()

// Root is one of the words that are said in many forms, the most frequent
// first, from the beginning again after the last.
func Root(n int) string { return roots[n%len(roots)] }

// A voice draws what is said.
type voice struct {
	*rand.Rand
	rank *rand.Zipf // of a word: the second is said half as often as the first
}

func newVoice(seed uint64) voice {
	r := rand.New(rand.NewPCG(seed, 0x5241_4b4f_52))
	return voice{r, rand.NewZipf(r, 1.05, 8, uint64(len(forms)-1))}
}

// report is a remark and what the agency adds to it.
func (v voice) report() string { return v.remark() + " " + v.aside() }

// aside is what an agency adds in its own words; now and then it names a file,
// a word that is said only once.
func (v voice) aside() string {
	words := make([]string, 6+v.IntN(7))
	for i := range words {
		words[i] = forms[v.rank.Uint64()]
	}
	text := title(strings.Join(words, " "))
	if v.IntN(40) == 0 {
		text += fmt.Sprintf(" menurut berkas B%08d", v.IntN(100_000_000))
	}
	return text + "."
}

func pick[T any](v voice, of []T) T { return of[v.IntN(len(of))] }

// remark is what one agency says, two lines of it on paper.
func (v voice) remark() string {
	return fmt.Sprintf("%s di RT %d Jl. Contoh %s %s, %s.", title(pick(v, places)), 1+v.IntN(40), pick(v, []string{"Melati", "Kenanga", "Sudirman", "Merdeka", "Veteran"}),
		pick(v, troubles), pick(v, results))
}

// task is what is to be done.
func (v voice) task() string {
	return fmt.Sprintf("%s %s di RT %d", pick(v, actions), pick(v, places), 1+v.IntN(40))
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// Lines are lines of a meeting as they are typed: remarks of the agencies, and
// now and then a follow-up.
func Lines(seed uint64, n, agencies int) []string {
	v := newVoice(seed)
	lines := make([]string, n)
	for i := range lines {
		who := AgencyCode(v.IntN(agencies))
		if i%6 == 5 {
			lines[i] = fmt.Sprintf("/t %s @%s +%s >%d/12", v.task(), who, AgencyCode(v.IntN(agencies)), 1+v.IntN(28))
			continue
		}
		lines[i] = "@" + who + " " + keys[pick(v, kinds)] + v.remark()
	}
	return lines
}
