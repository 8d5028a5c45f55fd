package capture

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

func codesOf(marks []Mark) (codes []MarkCode) {
	for _, m := range marks {
		codes = append(codes, m.Code)
	}
	return codes
}

func TestParseEntries(t *testing.T) {
	wako, _ := sample.Ref(RefOfficial, 1)
	budi, _ := sample.Ref(RefPerson, 1)
	stunting, _ := sample.Ref(RefIssue, 2)
	day := func(d data.Date) locale.Due { return locale.DueOn(d) }
	for _, tt := range []struct {
		in    string
		want  Entry
		marks []MarkCode
	}{
		{"Rapat dibuka", Entry{Kind: data.KindInfo, Text: "Rapat dibuka"}, nil},
		{"", Entry{Kind: data.KindInfo}, nil},
		{"  dua   spasi\tdan tab ", Entry{Kind: data.KindInfo, Text: "dua spasi dan tab"}, nil},
		{"baris satu \n  baris dua", Entry{Kind: data.KindInfo, Text: "baris satu\nbaris dua"}, nil},
		{"@PUPR /k Saluran Jl. Sudirman tersumbat", Entry{Kind: data.KindObstacle, Speaker: agency(2), Text: "Saluran Jl. Sudirman tersumbat"}, nil},
		{"@pupr: /K saluran", Entry{Kind: data.KindObstacle, Speaker: agency(2), Text: "saluran"}, nil},
		{"/k @dinas-pupr saluran", Entry{Kind: data.KindObstacle, Speaker: agency(2), Text: "saluran"}, nil},
		{"@Kec. Cambai /l Pasar ramai", Entry{Kind: data.KindReport, Speaker: agency(12), Text: "Pasar ramai"}, nil},
		{"@kec.cambai /l Pasar ramai", Entry{Kind: data.KindReport, Speaker: agency(12), Text: "Pasar ramai"}, nil},
		{"@Wali Kota /a Jangan tunda", Entry{Kind: data.KindDirection, Speaker: wako, Text: "Jangan tunda"}, nil},
		{"@wako /a Bersihkan saluran @PUPR", Entry{Kind: data.KindDirection, Speaker: wako, Lead: agency(2), Text: "Bersihkan saluran"}, nil},
		{"@Budi /l jalan", Entry{Kind: data.KindReport, Speaker: budi, Text: "jalan"}, nil},
		{"@PU /p R", Entry{Kind: data.KindDecision, Speaker: agency(2), Text: "R"}, nil},
		{"@DLH", Entry{Kind: data.KindInfo, Speaker: agency(3)}, nil},
		{"/t Normalisasi drainase @PUPR @DLH @Dishub", Entry{Kind: data.KindFollowUp, Text: "Normalisasi drainase", Lead: agency(2), Supports: refs(3, 4)}, nil},
		{"/t Normalisasi drainase, @PUPR, @DLH.", Entry{Kind: data.KindFollowUp, Text: "Normalisasi drainase.", Lead: agency(2), Supports: refs(3)}, nil},
		{"/t Keruk, angkut, @PUPR, @DLH", Entry{Kind: data.KindFollowUp, Text: "Keruk, angkut", Lead: agency(2), Supports: refs(3)}, nil},
		{"/t Normalisasi drainase @PUPR.", Entry{Kind: data.KindFollowUp, Text: "Normalisasi drainase.", Lead: agency(2)}, nil},
		{"/t Angkut sampah pasar @DLH +Disperindag +Kec.Cambai", Entry{Kind: data.KindFollowUp, Text: "Angkut sampah pasar", Lead: agency(3), Supports: refs(6, 12)}, nil},
		{"/t Rapikan kantor @semua >1 minggu", Entry{Kind: data.KindFollowUp, Text: "Rapikan kantor", Groups: []Ref{group("semua")}, Due: day("2026-11-30")}, nil},
		{"@wako /t Laporkan @camat @lurah >akhir bulan segera", Entry{Kind: data.KindFollowUp, Speaker: wako, Text: "Laporkan segera", Groups: []Ref{group("camat"), group("lurah")}, Due: day("2026-11-30")}, nil},
		{"/t Perbaiki @PUPR >30 Nopember 2026 {panjang saluran dinormalisasi: 2,5 km} #stunting !1", Entry{
			Kind: data.KindFollowUp, Text: "Perbaiki", Lead: agency(2), Due: day("2026-11-30"),
			Target: Target{"panjang saluran dinormalisasi", "2,5 km"}, Issue: stunting, Priority: PriorityHigh,
		}, nil},
		{`/t Bangun kantor @lurah >"APBD-P 2026, jika tidak APBD 2027" !3`, Entry{
			Kind: data.KindFollowUp, Text: "Bangun kantor", Groups: []Ref{group("lurah")},
			Due: locale.DueIf("APBD-P 2026, jika tidak APBD 2027"), Priority: PriorityLow,
		}, nil},
		{"/t Lapor @DLH >TW II 2027 berkala", Entry{Kind: data.KindFollowUp, Text: "Lapor berkala", Lead: agency(3), Due: locale.Due{Kind: locale.DuePeriod, On: "2027-06-30", Text: "TW II 2027"}}, nil},
		{"/t Lapor @DLH >jumat depan", Entry{Kind: data.KindFollowUp, Text: "Lapor", Lead: agency(3), Due: day("2026-12-04")}, nil},
		{"/t Periksa @DLH >30 nov 50 orang", Entry{Kind: data.KindFollowUp, Text: "Periksa 50 orang", Lead: agency(3), Due: day("2026-11-30")}, nil},
		{`@DLH kirim ke "e-mail  @dinas >besok" saja`, Entry{Kind: data.KindInfo, Speaker: agency(3), Text: `kirim ke "e-mail  @dinas >besok" saja`}, nil},
		{`\@PUPR /k tetap  teks >besok`, Entry{Kind: data.KindInfo, Text: "@PUPR /k tetap teks >besok"}, nil},
		{`@DLH kata \@PUPR dan \\@x dan \server`, Entry{Kind: data.KindInfo, Speaker: agency(3), Text: `kata @PUPR dan \@x dan \server`}, nil},
		{"@Dinkes /k sudah koordinasi dengan @bpkad, belum cair", Entry{Kind: data.KindObstacle, Speaker: agency(5), Text: "sudah koordinasi dengan BPKAD, belum cair"}, nil},
		{"inflasi > 5% + 2 poin, surel a@b.id, 3! # s/d 30/11", Entry{Kind: data.KindInfo, Text: "inflasi > 5% + 2 poin, surel a@b.id, 3! # s/d 30/11"}, nil},
		{"s/d 30/11/2026 belum", Entry{Kind: data.KindInfo, Text: "s/d 30/11/2026 belum"}, nil},
		{"(@PUPR) hadir", Entry{Kind: data.KindInfo, Text: "(@PUPR) hadir"}, nil},

		{"@XYZ /k macet", Entry{Kind: data.KindObstacle, Text: "@XYZ macet"}, []MarkCode{MarkUnknownCode}},
		{"/t Macet @XYZ", Entry{Kind: data.KindFollowUp, Text: "Macet @XYZ"}, []MarkCode{MarkUnknownCode, MarkNoLead}},
		{"/t Macet @cambai, segera", Entry{Kind: data.KindFollowUp, Text: "Macet @cambai, segera"}, []MarkCode{MarkAmbiguous, MarkNoLead}},
		{"@dis /l x", Entry{Kind: data.KindReport, Text: "@dis x"}, []MarkCode{MarkAmbiguous}},
		{"@kembar x", Entry{Kind: data.KindInfo, Text: "@kembar x"}, []MarkCode{MarkAmbiguous}},
		{"@dkplama x", Entry{Kind: data.KindInfo, Speaker: agency(18), Text: "x"}, []MarkCode{MarkInactive}},
		{"/t a @DLH >31/02 b", Entry{Kind: data.KindFollowUp, Text: "a >31/02 b", Lead: agency(3)}, []MarkCode{MarkNoSuchDay}},
		{"/t a @DLH >kapan b", Entry{Kind: data.KindFollowUp, Text: "a >kapan b", Lead: agency(3)}, []MarkCode{MarkDue}},
		{"/t a @DLH >22/11/2026", Entry{Kind: data.KindFollowUp, Text: "a", Lead: agency(3), Due: day("2026-11-22")}, []MarkCode{MarkPast}},
		{"/t a @DLH >minggu", Entry{Kind: data.KindFollowUp, Text: "a", Lead: agency(3), Due: day("2026-11-29")}, []MarkCode{MarkDoubt}},
		{"/t a @DLH >besok >lusa !1 !2", Entry{Kind: data.KindFollowUp, Text: "a >lusa !2", Lead: agency(3), Due: day("2026-11-24"), Priority: PriorityHigh}, []MarkCode{MarkTwice, MarkTwice}},
		{"/t a @DLH +DLH", Entry{Kind: data.KindFollowUp, Text: "a", Lead: agency(3)}, []MarkCode{MarkTwice}},
		{"a #sampah !7", Entry{Kind: data.KindInfo, Text: "a #sampah !7"}, []MarkCode{MarkUnknownIssue, MarkPriority}},
		{`a "b @PUPR`, Entry{Kind: data.KindInfo, Text: `a "b Dinas PUPR`}, []MarkCode{MarkUnclosed}},
		{`a {b`, Entry{Kind: data.KindInfo, Text: `a {b`}, []MarkCode{MarkUnclosed}},
		{`a >"b`, Entry{Kind: data.KindInfo, Text: `a >"b`}, []MarkCode{MarkUnclosed}},
		{"/xyz abc", Entry{Kind: data.KindInfo, Text: "/xyz abc"}, []MarkCode{MarkCommand}},
		{"/ abc", Entry{Kind: data.KindInfo, Text: "/ abc"}, nil},
		{"s/lama/baru", Entry{Kind: data.KindInfo, Text: "s/lama/baru"}, []MarkCode{MarkReplace}},
		{"\xff @PUPR\xff \xc3", Entry{Kind: data.KindInfo, Text: "\xff @PUPR\xff \xc3"}, []MarkCode{MarkUnknownCode}},
	} {
		l := Parse(tt.in, sample, today)
		if !reflect.DeepEqual(l.Entry, tt.want) {
			t.Errorf("Parse(%q)\n got %+v\nwant %+v", tt.in, l.Entry, tt.want)
		}
		if got := codesOf(l.Marks); !slices.Equal(got, tt.marks) {
			t.Errorf("Parse(%q) marks %v, want %v", tt.in, got, tt.marks)
		}
		checkLine(t, l)
	}
}

// checkLine checks what holds for every line.
func checkLine(t *testing.T, l Line) {
	t.Helper()
	var b strings.Builder
	pos := 0
	for _, tok := range l.Tokens {
		if tok.Start != pos || tok.End <= tok.Start || tok.End > len(l.Typed) {
			t.Fatalf("Parse(%q): token %+v does not go on at %d", l.Typed, tok, pos)
		}
		b.WriteString(l.Typed[tok.Start:tok.End])
		pos = tok.End
	}
	if b.String() != l.Typed {
		t.Fatalf("Parse(%q): tokens give back %q", l.Typed, b.String())
	}
	for _, m := range l.Marks {
		if m.Start < 0 || m.End < m.Start || m.End > len(l.Typed) {
			t.Fatalf("Parse(%q): mark %+v is outside the line", l.Typed, m)
		}
	}
	if got := Tidy(l.Text); got != l.Text {
		t.Fatalf("Parse(%q): text %q is not tidy, %q is", l.Typed, l.Text, got)
	}
	checkReadsBack(t, l)
}

// checkReadsBack writes an entry out and reads it again.
func checkReadsBack(t *testing.T, l Line) {
	t.Helper()
	if l.Mode != ModeEntry && l.Mode != ModePlain {
		return
	}
	again := Parse(l.String(), sample, today)
	if !reflect.DeepEqual(again.Entry, l.Entry) {
		t.Errorf("%q is written %q\n got %+v\nwant %+v", l.Typed, l.String(), again.Entry, l.Entry)
	}
}

func TestContinuation(t *testing.T) {
	l := ParseAfter(data.KindFollowUp, "... dan laporkan @DLH @Dishub >besok", sample, today)
	want := Entry{Kind: data.KindInfo, Text: "dan laporkan", Supports: refs(3, 4), Due: locale.DueOn("2026-11-24")}
	if l.Mode != ModeContinue || !reflect.DeepEqual(l.Entry, want) {
		t.Errorf("after a follow-up: %s %+v, want %+v", l.Mode, l.Entry, want)
	}
	l = ParseAfter(data.KindReport, "...bersama @DLH", sample, today)
	if l.Mode != ModeContinue || l.Text != "bersama DLH" || !l.Lead.IsZero() {
		t.Errorf("after a report: %s %+v", l.Mode, l.Entry)
	}
	if l := ParseAfter(data.KindFollowUp, "Laporan @DLH", sample, today); !l.Lead.IsZero() || l.Text != "Laporan DLH" {
		t.Errorf("a new entry took over the kind of the last: %+v", l.Entry)
	}
	if l := Parse("....", sample, today); l.Mode != ModeEntry {
		t.Errorf("four dots are %s, want an entry", l.Mode)
	}
}

func TestReplacement(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want Replacement
		text string
		n    int
	}{
		{"s/lama/baru/", Replacement{"lama", "baru", false}, "baru dan lama", 1},
		{"s/lama/baru/g ", Replacement{"lama", "baru", true}, "baru dan baru", 2},
		{"s/lama//", Replacement{"lama", "", false}, " dan lama", 1},
		{`s/a n/30\/11/`, Replacement{"a n", "30/11", false}, "lama dan lama", 0},
	} {
		l := Parse(tt.in, sample, today)
		if l.Mode != ModeReplace || l.Replace != tt.want {
			t.Errorf("Parse(%q) = %s %+v, want %+v", tt.in, l.Mode, l.Replace, tt.want)
		}
		if text, n := l.Replace.In("lama dan lama"); text != tt.text || n != tt.n {
			t.Errorf("%q gives %q, %d, want %q, %d", tt.in, text, n, tt.text, tt.n)
		}
		checkLine(t, l)
	}
	for _, in := range []string{"s//x/", "s/a/b/x", "s/d 30/11/2026", "s/", "s/a"} {
		if l := Parse(in, sample, today); l.Mode != ModeEntry || l.Text != in {
			t.Errorf("Parse(%q) = %s %q, want the text", in, l.Mode, l.Text)
		}
	}
}

func TestParseCommands(t *testing.T) {
	for _, tt := range []struct {
		in    string
		want  Command
		marks []MarkCode
		ready bool
	}{
		{"/buka", Command{Verb: VerbOpen}, nil, true},
		{"/buka 09.10", Command{Verb: VerbOpen, At: "09:10"}, nil, true},
		{"/BUKA pukul 9.10", Command{Verb: VerbOpen, At: "09:10"}, nil, true},
		{"/tutup 12.30", Command{Verb: VerbClose, At: "12:30"}, nil, true},
		{"/skors", Command{Verb: VerbPause}, nil, true},
		{"/lanjut 13", Command{Verb: VerbResume, At: "13:00"}, []MarkCode{MarkDoubt}, true},
		{"/buka 25.10", Command{Verb: VerbOpen, Note: "25.10"}, []MarkCode{MarkHour}, false},
		{"/buka nanti", Command{Verb: VerbOpen, Note: "nanti"}, []MarkCode{MarkArgument}, false},
		{"/acara 3", Command{Verb: VerbItem, Item: 3}, nil, true},
		{"/acara + Judul  baru", Command{Verb: VerbItem, Title: "Judul baru"}, nil, true},
		{"/acara penutup", Command{Verb: VerbItem, Part: data.ItemClosing}, nil, true},
		{"/acara Pembukaan.", Command{Verb: VerbItem, Part: data.ItemOpening}, nil, true},
		{"/acara", Command{Verb: VerbItem}, []MarkCode{MarkMissing}, false},
		{"/acara +", Command{Verb: VerbItem}, []MarkCode{MarkMissing}, false},
		{"/acara inflasi", Command{Verb: VerbItem, Note: "inflasi"}, []MarkCode{MarkArgument}, false},
		{"/hadir @PUPR @DLH", Command{Verb: VerbPresent, Who: refs(2, 3)}, nil, true},
		{"/hadir @PUPR, @DLH", Command{Verb: VerbPresent, Who: refs(2, 3)}, nil, true},
		{"/hadir @semua", Command{Verb: VerbPresent, Who: []Ref{group("semua")}}, nil, true},
		{"/hadir", Command{Verb: VerbPresent}, []MarkCode{MarkMissing}, false},
		{"/hadir @XYZ @DLH", Command{Verb: VerbPresent, Who: refs(3), Note: "@XYZ"}, []MarkCode{MarkUnknownCode}, false},
		{"/wakil @PUPR Sekretaris Dinas, Siti Contoh, S.T.", Command{Verb: VerbDeputy, Who: refs(2), Visitor: Visitor{Post: "Sekretaris Dinas", Name: "Siti Contoh, S.T."}}, nil, true},
		{"/wakil @PUPR", Command{Verb: VerbDeputy, Who: refs(2)}, nil, true},
		{"/wakil Sekretaris", Command{Verb: VerbDeputy, Visitor: Visitor{Post: "Sekretaris"}}, []MarkCode{MarkMissing}, false},
		{"/izin @DLH acara keluarga", Command{Verb: VerbExcused, Who: refs(3), Note: "acara keluarga"}, nil, true},
		{"/sakit @DLH", Command{Verb: VerbSick, Who: refs(3)}, nil, true},
		{"/dl @DLH ke Palembang 2 hari", Command{Verb: VerbOnDuty, Who: refs(3), Note: "ke Palembang 2 hari"}, nil, true},
		{"/absen @DLH", Command{Verb: VerbAbsent, Who: refs(3)}, nil, true},
		{"/datang @DLH 10.05", Command{Verb: VerbArrive, Who: refs(3), At: "10:05"}, nil, true},
		{"/datang 10.05 @DLH 2 orang", Command{Verb: VerbArrive, Who: refs(3), At: "10:05", Note: "2 orang"}, nil, true},
		{"/pulang @DLH", Command{Verb: VerbLeave, Who: refs(3)}, nil, true},
		{"/tamu Budi Contoh, S.H., M.H., Kepala Cabang, Bank Contoh, Tbk", Command{Verb: VerbGuest, Visitor: Visitor{"Budi Contoh, S.H., M.H.", "Kepala Cabang", "Bank Contoh, Tbk"}}, nil, true},
		{"/tamu Budi Contoh", Command{Verb: VerbGuest, Visitor: Visitor{Name: "Budi Contoh"}}, nil, true},
		{"/tamu ", Command{Verb: VerbGuest}, []MarkCode{MarkMissing}, false},
		{"/status TL-2026-0012 selesai", Command{Verb: VerbStatus, Number: "TL-2026-0012", State: StateDone}, nil, true},
		{"/status TL-2026-0012 60%", Command{Verb: VerbStatus, Number: "TL-2026-0012", Percent: 60, HasPercent: true}, nil, true},
		{"/status 12 dalam proses, 60 % menunggu lelang", Command{Verb: VerbStatus, Number: "12", State: StateRunning, Percent: 60, HasPercent: true, Note: "menunggu lelang"}, nil, true},
		{"/status 12 tidak dapat ditindaklanjuti lahan sengketa", Command{Verb: VerbStatus, Number: "12", State: StateImpossible, Note: "lahan sengketa"}, nil, true},
		{"/status 12 tidak", Command{Verb: VerbStatus, Number: "12", State: StateImpossible}, []MarkCode{MarkMissing}, false},
		{"/status 12 selesaikan", Command{Verb: VerbStatus, Number: "12", Note: "selesaikan"}, []MarkCode{MarkMissing}, false},
		{"/status 12 150%", Command{Verb: VerbStatus, Number: "12", Note: "150%"}, []MarkCode{MarkArgument, MarkMissing}, false},
		{"/status selesai", Command{Verb: VerbStatus, State: StateDone}, []MarkCode{MarkMissing}, false},
		{"/tunda TL-2026-0012 >30/12 alasan lelang", Command{Verb: VerbPostpone, Number: "TL-2026-0012", Due: locale.DueOn("2026-12-30"), Note: "alasan lelang"}, nil, true},
		{"/tunda TL-2026-0012 >31/02", Command{Verb: VerbPostpone, Number: "TL-2026-0012", Note: ">31/02"}, []MarkCode{MarkNoSuchDay, MarkMissing}, false},
	} {
		l := Parse(tt.in, sample, today)
		if l.Mode != ModeCommand || !reflect.DeepEqual(l.Command, tt.want) {
			t.Errorf("Parse(%q) is %s\n got %+v\nwant %+v", tt.in, l.Mode, l.Command, tt.want)
		}
		if got := codesOf(l.Marks); !slices.Equal(got, tt.marks) || l.Ready() != tt.ready {
			t.Errorf("Parse(%q) marks %v, ready %v, want %v, %v", tt.in, got, l.Ready(), tt.marks, tt.ready)
		}
		checkLine(t, l)
	}
}

func TestTokensTellWhatTheyMean(t *testing.T) {
	l := Parse(`@PUPR /t Keruk saluran "@A" @PUPR +DLH @semua >1 minggu #stunting !1 {a: 1} @XYZ \@B`, sample, today)
	var got []string
	for _, tok := range l.Tokens {
		if tok.Kind != TokenSpace {
			got = append(got, string(tok.Kind)+" "+l.Typed[tok.Start:tok.End])
		}
	}
	want := []string{
		"speaker @PUPR", "kind /t", "text Keruk saluran", `literal "@A"`, "lead @PUPR", "support +DLH", "group @semua",
		"due >1 minggu", "issue #stunting", "priority !1", "target {a: 1}", "unknown @XYZ", `escape \`, "text @B",
	}
	if !slices.Equal(got, want) {
		t.Errorf("tokens\n got %q\nwant %q", got, want)
	}
}

func TestTargetAmount(t *testing.T) {
	for value, want := range map[string]struct {
		n    float64
		unit string
		ok   bool
	}{
		"2,5 km": {2.5, "km", true}, "1.200 m²": {1200, "m²", true}, "80%": {80, "%", true}, "12unit": {12, "unit", true},
		"5": {5, "", true}, "beberapa": {0, "", false}, "": {0, "", false}, "1.5 km": {1.5, "km", false},
	} {
		if n, unit, ok := (Target{Value: value}).Amount(); n != want.n || unit != want.unit && ok || ok != want.ok {
			t.Errorf("Amount of %q = %v, %q, %v, want %v", value, n, unit, ok, want)
		}
	}
}
