package capture

import (
	"fmt"

	"rakor.id/rakor/data"
)

const today = data.Date("2026-11-23") // a Monday

// sampleNames are agencies of a city as its offices call them; the persons are
// made up.
func sampleNames() Names {
	return Names{
		Agencies: []Agency{
			{1, "Setda", "Sekretariat Daerah", []string{"Setda Kota"}, data.GroupSecretariat, true},
			{2, "Dinas PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", []string{"PUPR", "DPUPR", "Dinas PU"}, data.GroupDinas, true},
			{3, "DLH", "Dinas Lingkungan Hidup", nil, data.GroupDinas, true},
			{4, "Dishub", "Dinas Perhubungan", nil, data.GroupDinas, true},
			{5, "Dinkes", "Dinas Kesehatan", nil, data.GroupDinas, true},
			{6, "Disperindag", "Dinas Perindustrian dan Perdagangan", nil, data.GroupDinas, true},
			{7, "Disperkim", "Dinas Perumahan dan Kawasan Permukiman", []string{"Perkim", "Dinas Perkim"}, data.GroupDinas, true},
			{8, "Dinsos", "Dinas Sosial", nil, data.GroupDinas, true},
			{9, "DKP", "Dinas Ketahanan Pangan", nil, data.GroupDinas, true},
			{10, "BPKAD", "Badan Pengelolaan Keuangan dan Aset Daerah", nil, data.GroupBadan, true},
			{11, "Bappeda", "Badan Perencanaan Pembangunan Daerah", nil, data.GroupBadan, true},
			{12, "Kec. Cambai", "Kecamatan Cambai", nil, data.GroupDistrict, true},
			{13, "Kec. Prabumulih Barat", "Kecamatan Prabumulih Barat", nil, data.GroupDistrict, true},
			{14, "Kec. Prabumulih Timur", "Kecamatan Prabumulih Timur", nil, data.GroupDistrict, true},
			{15, "Kel. Prabumulih", "Kelurahan Prabumulih", nil, data.GroupWard, true},
			{16, "Kel. Cambai", "Kelurahan Cambai", nil, data.GroupWard, true},
			{17, "DPPKBPPPA", "Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak", []string{"PPKBPPPA", "P2KBP3A", "DPPKBP3A"}, data.GroupDinas, true},
			{18, "Dinas Kebersihan", "Dinas Kebersihan dan Pertamanan", []string{"DKP Lama"}, data.GroupDinas, false},
			{19, "Kembar", "Kantor Kembar Satu", nil, data.GroupOther, true},
			{20, "Kembar", "Kantor Kembar Dua", nil, data.GroupOther, true},
		},
		Officials: []Official{
			{1, "Wali Kota", "Contoh Pemimpin", []string{"Wako"}},
			{2, "Wakil Wali Kota", "Contoh Wakil", []string{"Wawako"}},
		},
		People: []Person{
			{1, "Budi Contoh", "Kepala Dinas PUPR", 2},
			{2, "Siti Contoh", "Kepala Dinas Kesehatan", 5},
		},
		FollowUps: []FollowUp{
			{"TL-2026-0031", "Menertibkan parkir liar", 4},
			{"TL-2026-0012.01", "Melaporkan titik genangan", 12},
			{"TL-2026-0012.02", "Melaporkan titik genangan", 16},
			{"TL-2026-0007", "Normalisasi drainase Jl. Contoh", 2},
			{"TL-2025-0012", "Menambah bak sampah", 3},
			{"TL-2025-0003", "Menyusun jadwal", 0},
		},
		Issues: []Issue{
			{1, "infrastruktur", "Percepatan infrastruktur dasar"},
			{2, "stunting", "Pencegahan dan penurunan stunting"},
			{3, "inflasi", "Stabilitas harga pangan dan inflasi daerah"},
		},
	}
}

var sample = NewDirectory(sampleNames())

// crowd is a directory of 300 agencies with aliases.
func crowd() *Directory {
	n := sampleNames()
	words := []string{"Harapan", "Sejahtera", "Mandiri", "Makmur", "Sentosa", "Jaya", "Lestari", "Permai", "Indah", "Bahagia"}
	for i := len(n.Agencies); i < 300; i++ {
		name := fmt.Sprintf("%s %s %d", words[i%10], words[i/10%10], i)
		n.Agencies = append(n.Agencies, Agency{
			ID: int64(100 + i), Code: "Kel. " + name, Name: "Kelurahan " + name,
			Aliases: []string{fmt.Sprintf("K%d", i), "Lurah " + name}, Group: data.GroupWard, Active: true,
		})
	}
	for i := range 300 {
		n.People = append(n.People, Person{int64(100 + i), fmt.Sprintf("Contoh %s %s", words[i%10], words[i/10%10]), "Lurah", int64(100 + i)})
	}
	return NewDirectory(n)
}

func agency(id int64) Ref {
	r, ok := sample.Ref(RefAgency, id)
	if !ok {
		panic(fmt.Sprint("no agency ", id))
	}
	return r
}

func refs(ids ...int64) (out []Ref) {
	for _, id := range ids {
		out = append(out, agency(id))
	}
	return out
}

func group(code string) Ref { return sample.Find(code)[0] }
