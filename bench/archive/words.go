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

// A voice draws what is said.
type voice struct{ *rand.Rand }

func newVoice(seed uint64) voice { return voice{rand.New(rand.NewPCG(seed, 0x5241_4b4f_52))} }

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
