package app

import (
	"context"
	"fmt"
	"strings"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// yearOrders are what the made-up chair orders, by topic: the capture line of
// each, without its deadline.
var yearOrders = []struct {
	title, issue string
	orders       []string
}{
	{"Jalan, drainase, dan fasilitas umum", "infrastruktur", []string{
		"Normalisasi saluran tersumbat di titik genangan @DinasPUPR +DLH {panjang saluran: 2,5 km}",
		"Perbaiki lampu jalan yang padam @Dishub +DinasPUPR {lampu menyala: 120 titik}",
		"Tambal jalan berlubang sebelum hujan @DinasPUPR {lubang ditambal: 80 titik} !1",
		"Siapkan lahan parkir pengganti di sekitar pasar @Dishub +SatpolPP +Disperindag",
		"Serahkan gambar rumah layak huni yang diperbaiki @Disperkim +DinasPUPR {rumah: 45 unit}",
		"Petakan aset jalan lingkungan @Disperkim +BKD !3",
	}},
	{"Pendidikan dan kesehatan", "pendidikan-kesehatan", []string{
		"Lengkapi tenaga dokter di puskesmas rawat inap @Dinkes +BKPSDM !1",
		"Tata antrean pendaftaran rumah sakit secara daring @RSUD +Diskominfo +Dinkes",
		"Perbaiki ruang kelas yang atapnya bocor @Disdikbud +DinasPUPR {ruang kelas: 18 ruang}",
		"Data anak putus sekolah sampai tingkat kelurahan @Disdikbud +Dinsos +Disdukcapil",
	}},
	{"UMKM dan pasar", "umkm", []string{
		"Dampingi pelaku usaha mengurus NIB @DiskopUKM +DPMPTSP {pelaku usaha: 150 usaha}",
		"Tata pedagang di badan jalan @Disperindag +SatpolPP +Dishub !1",
		"Buka layanan perizinan keliling di kecamatan @DPMPTSP +DiskopUKM",
	}},
	{"Sampah dan penghijauan", "lingkungan", []string{
		"Tambah jadwal angkut sampah pasar @DLH +Disperindag {ritase: 6 kali}",
		"Tanam pohon peneduh di tepi jalan utama @DLH +Disdikbud {pohon: 1.000 batang} !3",
		"Tutup tempat pembuangan liar di batas kelurahan @Kec.Cambai +DLH +SatpolPP",
	}},
	{"Penurunan stunting", "stunting", []string{
		"Padankan data keluarga berisiko stunting @DPPKBPPPA +Dinkes +Disdukcapil !1",
		"Pantau pertumbuhan balita di seluruh posyandu @Dinkes +DPPKBPPPA {cakupan: 95 %}",
		"Salurkan makanan tambahan bagi balita @Dinsos +Dinkes +DKP",
	}},
	{"Harga pangan dan inflasi", "inflasi", []string{
		"Gelar pasar pangan murah di enam kecamatan @DKP +Disperindag +Distan {lokasi: 6 kecamatan} !1",
		"Bagikan bibit cabai untuk pekarangan @Distan +DKP {bibit: 5.000 batang}",
		"Catat harga bahan pokok setiap hari kerja @Disperindag +Diskominfo",
	}},
}

// yearDues are deadlines as they are said in the room.
var yearDues = []string{">2 minggu", ">1 bulan", ">akhir bulan", ">2 bulan", ">3 bulan", ">akhir tahun", "", `>"APBD-P berikutnya, jika tidak APBD tahun depan"`}

// yearAlls are orders to many.
var yearAlls = map[int]string{
	0: "/t Rapikan kantor dan lingkungannya, laporkan hasilnya @semua >1 minggu",
	4: "/t Laporkan keadaan bangunan kantor lurah @lurah >1 bulan",
	8: "/t Tetapkan satu lokasi bank sampah di kecamatan @camat +DLH >2 bulan",
}

// meet plans a meeting and takes it down.
func (y *year) meet(ctx context.Context, n int, day Date) error {
	plan := Plan{
		Meeting: Meeting{
			Title: "Rapat Koordinasi " + locale.Month(day.Period()), HeldOn: day, Starts: "09:00", Ends: "11:30", Place: "Ruang Rapat Lantai 1",
			Classification: map[int]Classification{5: data.Limited, 8: data.Secret}[n],
		},
		Series: "Rapat Koordinasi Bulanan",
		Officials: []Official{
			{Role: data.RoleChair, Post: "Wali Kota", PersonName: PersonName{Name: "Contoh Wali Kota"}},
			{Role: data.RoleSecretary, Post: "Sekretaris Daerah", PersonName: PersonName{Name: "Contoh Sekda"}},
			{Role: data.RoleRecorder, Post: "Kepala Bagian Organisasi", PersonName: PersonName{Name: "Contoh Pencatat"}},
		},
	}
	if plan.Meeting.Classification == "" {
		plan.Meeting.Classification = data.Ordinary
	}
	topics := y.rng.Perm(len(yearOrders))[:4]
	err := y.app.desk.read(ctx, func(tx *data.Tx) error {
		for _, t := range topics {
			issue, err := tx.Issues().ByCode(yearOrders[t].issue)
			if err != nil {
				return fmt.Errorf("issue %s: %w", yearOrders[t].issue, err)
			}
			plan.Topics = append(plan.Topics, Topic{Title: yearOrders[t].title, IssueID: issue.ID, Minutes: 20})
		}
		all, err := tx.Agencies().All(day)
		for _, a := range all {
			plan.Invited = append(plan.Invited, a.ID)
		}
		return err
	})
	if err != nil {
		return err
	}
	if err := y.app.Meetings.Save(ctx, &plan); err != nil {
		return err
	}
	y.meetings = append(y.meetings, plan.Meeting.ID)
	y.report.Meetings++
	lines, err := y.said(ctx, n, topics)
	if err != nil {
		return err
	}
	return y.typeIn(ctx, plan.Meeting.ID, lines)
}

// said are the lines of a meeting.
func (y *year) said(ctx context.Context, n int, topics []int) ([]string, error) {
	lines := []string{"/buka 09.00", "/hadir @semua"}
	for _, i := range y.rng.Perm(yearAgencies)[:5] {
		lines = append(lines, "/izin @"+token(y.agencies[i].Code))
	}
	open, _, err := y.app.FollowUps.Register(ctx, RegisterFilter{Scope: ScopeOpen, Sort: SortDue, Limit: 40})
	if err != nil {
		return nil, err
	}
	for _, f := range open {
		switch {
		case f.LeadID == 0:
		case y.chance(0.08):
			lines = append(lines, fmt.Sprintf("/status %s %d%%", f.Number, min(95, f.Progress/10+15)))
		case y.chance(0.05):
			lines = append(lines, "/tunda "+f.Number+" >2 bulan menunggu pencairan anggaran")
		}
	}
	for i, t := range topics {
		lines = append(lines, fmt.Sprintf("/acara %d", i+1), "@WaliKota /a Setiap OPD menyampaikan program, kendala, dan usulannya dengan singkat.")
		orders := yearOrders[t].orders
		for _, o := range y.rng.Perm(len(orders))[:2] {
			lines = append(lines, strings.TrimSpace("/t "+orders[o]+" "+yearDues[y.rng.IntN(len(yearDues))]))
		}
	}
	if all := yearAlls[n]; all != "" {
		lines = append(lines, all)
	}
	return append(lines, "/acara penutup", "@WaliKota /a Yang penting adalah tindak lanjutnya.", "/tutup 11.30"), nil
}

// token writes a short name as it is typed.
func token(code string) string { return strings.ReplaceAll(code, " ", "") }

// typeIn takes a meeting down, a minute a line.
func (y *year) typeIn(ctx context.Context, id int64, typed []string) error {
	session, err := y.app.Capture.Open(ctx, id)
	if err != nil {
		return err
	}
	lines := make([]TypedLine, len(typed))
	for i, text := range typed {
		lines[i] = TypedLine{text, y.now.Add(time.Duration(60+i) * time.Minute)}
	}
	y.now = y.now.Add(time.Duration(60+len(typed)) * time.Minute)
	outcomes, err := session.Replay(ctx, lines)
	for i, o := range outcomes {
		if o.Refused != nil {
			return fmt.Errorf("line %q: %w", typed[i], o.Refused)
		}
	}
	return err
}

func (y *year) finalize(ctx context.Context) error {
	_, err := y.app.Minutes.Finalize(ctx, y.meetings[len(y.meetings)-1])
	return err
}
