package query

import (
	"strings"

	"rakor.id/rakor/data"
)

func list(s string) []string { return strings.Fields(s) }

func registerFields() []*field {
	return []*field{
		{id: FieldLead, sign: '@', also: list("pj oleh opd penanggung-jawab pengampu"), form: formAgency, tells: "OPD penanggung jawab"},
		{id: FieldSupport, sign: '+', word: "dukung", also: list("pendukung didukung"), form: formAgency, tells: "OPD pendukung"},
		{id: FieldEither, word: "terlibat", also: list("melibatkan"), form: formAgency, tells: "OPD penanggung jawab atau pendukung"},
		issueField(), meetingField(), seriesField(),
		{id: FieldStatus, word: "status", form: formOne, tells: "status menurut OPD", values: []value{
			{"belum", string(data.NotStarted), list("belum-ditindaklanjuti bt"), "Belum Ditindaklanjuti"},
			{"proses", string(data.InProgress), list("dalam-proses berjalan jalan"), "Dalam Proses"},
			{"selesai", string(data.Done), list("rampung"), "Selesai"},
			{"terkendala", string(data.Obstructed), list("kendala hambatan terhambat"), "Terkendala"},
			{"tidak-dapat", string(data.Impossible), list("tidak tidak-dapat-ditindaklanjuti tidak-bisa"), "Tidak Dapat Ditindaklanjuti"},
		}},
		{id: FieldVerification, word: "verifikasi", also: list("verif periksa"), form: formOne, tells: "kata sekretariat tentang laporan terakhir", values: []value{
			{"menunggu", string(data.Pending), list("belum tunggu"), "ada laporan, belum diperiksa"},
			{"diterima", string(data.Accepted), list("terima"), "laporan terakhir diterima"},
			{"dikembalikan", string(data.Returned), list("kembali ditolak"), "laporan terakhir dikembalikan"},
		}},
		{id: FieldLife, word: "keadaan", form: formOne, bare: true, tells: "terbuka, tuntas, atau batal", values: []value{
			{"terbuka", LifeOpen, list("buka"), "masih terutang"},
			{"tuntas", LifeSettled, list("beres"), "selesai atau tidak dapat, dan diterima"},
			{"batal", LifeCanceled, list("dibatalkan"), "dibatalkan"},
		}},
		{id: FieldLate, word: "telat", also: list("terlambat"), form: formCount, tells: "terbuka dan lewat tenggat"},
		{id: FieldDue, word: "jatuh", also: list("tenggat tempo jatuh-tempo"), form: formWindow, tells: "tenggatnya di dalam waktu itu"},
		{id: FieldUnreported, word: "belum-lapor", also: list("belum-melapor tidak-lapor"), form: formMonth, tells: "terbuka, belum ada laporan bulan itu"},
		{id: FieldReported, word: "lapor", also: list("laporan dilaporkan"), form: formPast, tells: "terakhir dilaporkan dalam waktu itu"},
		{id: FieldBorn, word: "lahir", also: list("sejak-rapat"), form: formPast, tells: "rapatnya diadakan dalam waktu itu"},
		{id: FieldInForce, word: "berlaku", also: list("disahkan"), form: formMonth, tells: "mulai berlaku bulan itu"},
		{id: FieldSettledIn, word: "dituntaskan", also: list("selesai-bulan"), form: formMonth, tells: "diterima sebagai tuntas bulan itu"},
		{id: FieldPriority, sign: '!', word: "prioritas", form: formOne, tells: "prioritas", values: []value{
			{"1", "1", list("tinggi"), "tinggi"}, {"2", "2", list("normal sedang biasa"), "normal"}, {"3", "3", list("rendah"), "rendah"},
		}},
		{id: FieldWithout, word: "tanpa", form: formOne, tells: "yang tidak punya", values: []value{
			{"pj", WithoutLead, list("penanggung-jawab opd"), "belum ada OPD penanggung jawab"},
			{"isu", WithoutIssue, nil, "tidak di bawah isu strategis"},
			{"tenggat", WithoutDue, nil, "tidak bertenggat"},
			{"tanggal", WithoutDay, list("hari"), "tenggatnya syarat, belum ada tanggalnya"},
			{"laporan", WithoutReport, list("lapor"), "belum pernah dilaporkan"},
		}},
		{id: FieldNumber, word: "nomor", also: list("no"), form: formText, tells: "nomor tindak lanjut, atau awalnya"},
		{id: FieldSort, word: "urut", also: list("urutkan"), form: formOne, single: true, tells: "urutan", values: []value{
			{"nomor", SortNumber, list("terbaru"), "yang terbaru dahulu"},
			{"tenggat", SortDue, list("jatuh"), "yang paling mendesak dahulu"},
			{"opd", SortAgency, list("pj"), "menurut penanggung jawab"},
			{"kemajuan", SortProgress, list("progres"), "yang paling sedikit dahulu"},
			{"lapor", SortReported, list("laporan"), "yang paling lama diam dahulu"},
		}},
		{id: FieldGroup, word: "kelompok", also: list("kelompokkan grup"), form: formOne, single: true, tells: "kelompokkan", values: []value{
			{"opd", GroupAgency, list("pj"), "per OPD penanggung jawab"},
			{"isu", GroupIssue, nil, "per isu strategis"},
			{"rapat", GroupMeeting, nil, "per rapat"},
			{"status", GroupStatus, nil, "per status"},
			{"bulan", GroupDue, list("tenggat jatuh"), "per bulan tenggat"},
		}},
	}
}

func entryFields() []*field {
	return []*field{
		{id: FieldEither, sign: '@', word: "opd", also: list("terlibat"), form: formAgency, tells: "OPD yang berbicara, ditugasi, atau melapor"},
		{id: FieldSpeaker, word: "pembicara", also: list("oleh bicara kata"), form: formText, tells: "siapa yang berbicara: OPD, jabatan, atau nama"},
		issueField(), meetingField(), seriesField(),
		{id: FieldKind, word: "jenis", form: formOne, tells: "jenis catatan", values: []value{
			{"catatan", string(data.KindInfo), list("info biasa"), "catatan biasa"},
			{"laporan", string(data.KindReport), list("lapor"), "program yang berjalan"},
			{"kendala", string(data.KindObstacle), list("hambatan"), "kendala"},
			{"usulan", string(data.KindProposal), list("usul"), "usulan"},
			{"arahan", string(data.KindDirection), nil, "arahan pimpinan"},
			{"putusan", string(data.KindDecision), list("keputusan"), "putusan"},
			{"tindak-lanjut", string(data.KindFollowUp), list("tl tindak"), "yang menjadi tindak lanjut"},
			{"perkembangan", KindProgress, list("kemajuan"), "yang dilaporkan OPD tentang tindak lanjut"},
			{"judul", KindTitle, list("rapat acara"), "judul rapat dan acara"},
		}},
		{id: FieldTime, word: "waktu", also: list("tanggal pada lahir"), form: formPast, tells: "rapatnya diadakan dalam waktu itu"},
	}
}

func issueField() *field {
	return &field{id: FieldIssue, sign: '#', also: list("isu"), form: formIssue, tells: "isu strategis"}
}

func meetingField() *field {
	return &field{id: FieldMeeting, word: "rapat", form: formMeeting, tells: "nomor rapat, atau kata judulnya"}
}

func seriesField() *field {
	return &field{id: FieldSeries, word: "seri", also: list("rutin rapat-rutin"), form: formSeries, tells: "nama rapat rutin"}
}
