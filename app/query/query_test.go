package query

import (
	"fmt"
	"strings"
	"testing"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

const today = data.Date("2026-11-23") // a Monday

func sample() Names {
	return Names{
		Directory: capture.NewDirectory(capture.Names{
			Agencies: []capture.Agency{
				{ID: 1, Code: "Dinas PUPR", Name: "Dinas Pekerjaan Umum dan Penataan Ruang", Group: data.GroupDinas, Active: true},
				{ID: 2, Code: "DLH", Name: "Dinas Lingkungan Hidup", Group: data.GroupDinas, Active: true},
				{ID: 3, Code: "Kec. Cambai", Name: "Kecamatan Cambai", Group: data.GroupDistrict, Active: true},
				{ID: 4, Code: "Kec. Prabumulih Timur", Name: "Kecamatan Prabumulih Timur", Group: data.GroupDistrict, Active: true},
				{ID: 5, Code: "BKD", Name: "Badan Keuangan Daerah", Group: data.GroupBadan, Active: true},
				{ID: 6, Code: "BKPSDM", Name: "Badan Kepegawaian", Aliases: []string{"BKD"}, Group: data.GroupBadan, Active: true},
			},
			People: []capture.Person{{ID: 9, Name: "Zul Contoh", AgencyID: 1}},
			Issues: []capture.Issue{{ID: 1, Code: "stunting", Name: "Percepatan penurunan stunting"}, {ID: 2, Code: "inflasi", Name: "Pengendalian inflasi"}},
		}),
		Series: []Series{{1, "Rakor bulanan"}, {2, "Rakor inflasi"}},
	}
}

// show writes what was understood.
func show(q Query) string {
	var out []string
	for _, t := range q.Terms {
		s := string(t.Field)
		if s == "" {
			s = "?"
		}
		if t.Not {
			s = "!" + s
		}
		if ids := t.IDs(); len(ids) > 0 {
			s += fmt.Sprint(ids)
		} else if t.ID != 0 {
			s += fmt.Sprintf("=%d", t.ID)
		} else if t.From != "" || t.To != "" {
			s += fmt.Sprintf("=%s..%s", t.From, t.To)
		} else if t.Value != "" {
			s += "=" + t.Value
		}
		if t.Phrase {
			s += `"`
		}
		if t.Reverse {
			s += "<"
		}
		out = append(out, s)
	}
	for _, r := range q.Remarks {
		out = append(out, fmt.Sprintf("(%s %s>%s)", r.Code, r.Text, r.Closest))
	}
	return strings.Join(out, " ")
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ typed, want, canonical string }{
		{"", "", ""},
		{"@PUPR status:terkendala telat #stunting jatuh:2026-12", "lead[1] status=obstructed late issue[1] due=2026-12-01..2026-12-31", "@DinasPUPR status:terkendala telat #stunting jatuh:2026-12"},
		{"pj:pupr dukung:@DLH terlibat:kec.cambai", "lead[1] support[2] either[3]", "@DinasPUPR dukung:@DLH terlibat:@Kec.Cambai"},
		{"+DLH", "support[2]", "dukung:@DLH"},
		{"@camat", "lead[3 4]", "@camat"},
		{"@pupr,dlh", "lead[1] lead[2]", "@DinasPUPR @DLH"},
		{"-@PUPR -#inflasi -telat", "!lead[1] !issue[2] !late", "-@DinasPUPR -#inflasi -telat"},
		{"jatuh:minggu-ini", "due=2026-11-23..2026-11-29", "jatuh:minggu-ini"},
		{`jatuh:"minggu ini"`, "due=2026-11-23..2026-11-29", "jatuh:minggu-ini"},
		{"tenggat:..30/11/2026", "due=..2026-11-30", "jatuh:..30/11/2026"},
		{`rapat:"Evaluasi PAD" rapat:12 rapat:banjir rapat:"12"`, `meeting=Evaluasi PAD" meeting=12 meeting=banjir meeting=12"`, `rapat:"Evaluasi PAD" rapat:12 rapat:banjir rapat:"12"`},
		{`seri:"rakor bulanan" seri:inflasi`, "series=1 series=2", `seri:"Rakor bulanan" seri:"Rakor inflasi"`},
		{"verifikasi:menunggu", "verification=pending", "verifikasi:menunggu"},
		{"belum-lapor:2026-10 belum-lapor Belum-Lapor:bulan-lalu", "unreported=2026-10-01..2026-10-31 unreported=2026-11-01..2026-11-30 unreported=2026-10-01..2026-10-31", "belum-lapor:2026-10 belum-lapor belum-lapor:bulan-lalu"},
		{"prioritas:1 !2 prioritas:tinggi", "priority=1 priority=2 priority=1", "prioritas:1 prioritas:2 prioritas:1"},
		{"lahir:2026 lahir:desember", "born=2026-01-01..2026-12-31 born=2025-12-01..2025-12-31", "lahir:2026 lahir:desember"},
		{"kelompok:opd urut:tenggat", "group=agency sort=due", "kelompok:opd urut:tenggat"},
		{"urut:nomor-terbalik", "sort=number<", "urut:nomor-terbalik"},
		{"urut:-nomor", "sort=number<", "urut:nomor-terbalik"},
		{"-urut:nomor", "sort=number<", "urut:nomor-terbalik"},
		{"status:terkendala,selesai", "status=obstructed status=done", "status:terkendala status:selesai"},
		{"terbuka tuntas batal keadaan:buka", "life=open life=settled life=canceled life=open", "terbuka tuntas batal terbuka"},
		{"telat telat:30 terlambat:>14-hari", "late late=30 late=14", "telat telat:30 telat:14"},
		{"tanpa:pj tanpa:tanggal", "without=lead without=day", "tanpa:pj tanpa:tanggal"},
		{`pompa air "pompa air" -"tidak jadi" TL-2026-0012`, `text=pompa text=air text=pompa air" !text=tidak jadi" text=TL-2026-0012`, `pompa air "pompa air" -"tidak jadi" TL-2026-0012`},
		{`“pompa air”`, `text=pompa air"`, `"pompa air"`},
		{`"telat" "status:x"`, `text=telat" text=status:x"`, `"telat" "status:x"`},
		{"nomor:TL-2026", "number=TL-2026", "nomor:TL-2026"},
		{"pukul 10:30", "text=pukul text=10:30", "pukul 10:30"},

		{"statu:selesai", "? (field statu>status)", "statu:selesai"},
		{"status:terkendal", "? (value terkendal>terkendala)", "status:terkendal"},
		{"@PUPRR", "? (agency PUPRR>Dinas PUPR)", "@PUPRR"},
		{"@BKD", "? (ambiguous BKD>BKD)", "@BKD"},
		{"@Zul", "? (agency Zul>)", "@Zul"},
		{"#stuntin", "issue[1]", "#stunting"},
		{"#zzz", "? (issue zzz>)", "#zzz"},
		{"jatuh:kapan-kapan", "? (window kapan-kapan>)", "jatuh:kapan-kapan"},
		{"belum-lapor:2026", "? (window 2026>)", "belum-lapor:2026"},
		{"status: @", "? ? (missing status:>) (missing @>)", "status: @"},
		{"urut:nomor urut:tenggat", "? sort=due (twice urut:nomor>)", "urut:nomor urut:tenggat"},
		{"telatt selesai", "text=telatt text=selesai (perhaps telatt>telat) (perhaps selesai>status:selesai)", "telatt selesai"},
		{`"pompa air`, `text=pompa air" (unclosed "pompa air>)`, `"pompa air"`},
		{"- & %", "? ? ? (missing ->) (missing &>) (missing %>)", "- & %"},
	} {
		q := Register.Parse(tt.typed, sample(), today)
		if got := show(q); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.typed, got, tt.want)
		}
		if got := q.String(); got != tt.canonical {
			t.Errorf("%q: got canonical %q, want %q", tt.typed, got, tt.canonical)
		}
	}
}

func TestEntriesHaveALanguageOfTheirOwn(t *testing.T) {
	q := Entries.Parse(`@PUPR pembicara:"wali kota" jenis:kendala waktu:2026 #stunting melaporkan status:selesai`, sample(), today)
	want := `either[1] speaker=wali kota kind=obstacle time=2026-01-01..2026-12-31 issue[1] text=melaporkan ? (field status>)`
	if got := show(q); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestReplaceChangesOneFieldAndKeepsTheRest(t *testing.T) {
	for _, tt := range []struct {
		typed  string
		fields []Field
		terms  []Term
		want   string
	}{
		{"@PUPR telat", []Field{FieldLead, FieldSupport, FieldEither}, []Term{{Field: FieldEither, Value: "DLH"}}, "terlibat:@DLH telat"},
		{"telat", []Field{FieldStatus}, []Term{{Field: FieldStatus, Value: string(data.Done)}}, "telat status:selesai"},
		{"status:selesai telat status:belum", []Field{FieldStatus}, nil, "telat"},
		{`zzz:"x telat`, []Field{FieldSort}, []Term{{Field: FieldSort, Value: SortDue, Reverse: true}}, `zzz:"x telat" urut:tenggat-terbalik`},
		{"pompa", []Field{FieldMeeting}, []Term{{Field: FieldMeeting, ID: 7, Value: "7"}}, "pompa rapat:7"},
	} {
		if got := Register.Parse(tt.typed, sample(), today).Replace(tt.fields, tt.terms...); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.typed, got, tt.want)
		}
	}
}

func TestWordsTellTheFilterOnPaper(t *testing.T) {
	for typed, want := range map[string]string{
		"": "",
		"@PUPR @DLH telat -#inflasi urut:tenggat": "penanggung jawab Dinas PUPR atau DLH; terlambat; bukan isu inflasi",
		"jatuh:2026-12 lahir:..30/6/2026":         "tenggat Desember 2026; dari rapat sampai 30 Juni 2026",
		`status:terkendala pompa "air bersih"`:    "status Terkendala; memuat “pompa” dan “air bersih”",
		"belum-lapor tanpa:pj":                    "belum dilaporkan untuk November 2026; belum ada OPD penanggung jawab",
		"rapat:banjir rapat:3":                    "rapat berjudul “banjir” atau 3",
	} {
		if got := Register.Parse(typed, sample(), today).Words(); got != want {
			t.Errorf("%q:\n got %s\nwant %s", typed, got, want)
		}
	}
}

func TestComplete(t *testing.T) {
	for _, tt := range []struct{ typed, first string }{
		{"st", "status:"},
		{"status:terk", "status:terkendala"},
		{"terken", "status:terkendala"},
		{"tel", "telat"},
		{"-tel", "-telat"},
		{"@pu", "@DinasPUPR"},
		{"dukung:@dl", "dukung:@DLH"},
		{"#stu", "#stunting"},
		{"telat #inf", "#inflasi"},
		{"jatuh:minggu-d", "jatuh:minggu-depan"},
		{"seri:bul", `seri:"Rakor bulanan"`},
		{"bel", "belum-lapor"},
		{"", "@"},
	} {
		c := Register.Complete(tt.typed, len(tt.typed), sample(), today)
		if len(c.Suggestions) == 0 || c.Suggestions[0].Insert != tt.first {
			t.Errorf("%q: got %+v, want %q first", tt.typed, c.Suggestions, tt.first)
		}
	}
	c := Register.Complete("telat sta #inflasi", 9, sample(), today)
	if line, cursor := c.Apply("telat sta #inflasi", 0); line != "telat status: #inflasi" || cursor != 13 {
		t.Errorf("got %q at %d", line, cursor)
	}
	c = Register.Complete("telat status:ter", 16, sample(), today)
	if line, cursor := c.Apply("telat status:ter", 0); line != "telat status:terkendala " || cursor != len(line) {
		t.Errorf("got %q at %d", line, cursor)
	}
}

// Every suggestion reads without a remark once its value is there.
func TestSuggestionsAreUnderstood(t *testing.T) {
	for _, l := range []*Language{Register, Entries} {
		for _, f := range l.fields {
			head := f.word + ":"
			if f.word == "" {
				head = string(f.sign)
			}
			for _, s := range l.Complete(head, len(head), sample(), today).Suggestions {
				if q := l.Parse(s.Insert, sample(), today); !q.Ready() {
					t.Errorf("%q: %s", s.Insert, show(q))
				}
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"@PUPR status:terkendala telat #stunting jatuh:2026-12", `rapat:"Evaluasi PAD" -"tidak jadi" seri:bulanan`, "urut:-nomor kelompok:opd !1 +DLH",
		`a"b c"d -- -" "" ”`, "status:a,b,,c @camat,dlh telat:>3-hari", "belum-lapor:2026-11 lahir:.. x:y:z", "seri:\"\xff\" \x00",
	} {
		f.Add(s, 3)
	}
	names := sample()
	f.Fuzz(func(t *testing.T, typed string, cursor int) {
		for _, l := range []*Language{Register, Entries} {
			q := l.Parse(typed, names, today)
			accounted(t, q)
			again := l.Parse(q.String(), names, today)
			if show2(again) != show2(q) {
				t.Errorf("%q reads as %s\n%q reads as %s", typed, show2(q), q.String(), show2(again))
			}
			if again.String() != q.String() {
				t.Errorf("%q is written as %q, then as %q", typed, q.String(), again.String())
			}
			q.Words()
			c := l.Complete(typed, cursor, names, today)
			for i := range c.Suggestions {
				c.Apply(typed, i)
			}
		}
	})
}

// show2 is show without remarks, for a closed quote has none.
func show2(q Query) string {
	q.Remarks = nil
	return show(q)
}

// accounted: every token is a term or several.
func accounted(t *testing.T, q Query) {
	t.Helper()
	for _, x := range tokens(q.Typed) {
		found := false
		for _, term := range q.Terms {
			found = found || term.Span == x.Span
		}
		if !found {
			t.Errorf("%q: nothing became of %q", q.Typed, x.text)
		}
	}
}
