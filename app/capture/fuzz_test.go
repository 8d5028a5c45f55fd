package capture

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"@PUPR /k Saluran Jl. Sudirman tersumbat", "/t Normalisasi drainase @PUPR @DLH @Dishub >TW II 2026",
		`/t Bangun @lurah >"APBD-P \" 2026" {a: b} {c} #stunting !1 #inflasi`, `\@x  y`, "... lanjut @DLH", "s/a/b/g",
		"/wakil @PUPR Sekretaris, Nama", "/status TL-1 tidak dapat 60% x", "/tunda 1 >30/12 alasan", "/datang @DLH 10.05 WIB",
		"@Kec. Cambai, /t x >30 nov 50 orang", `a "b  c" (" @DLH") \@DLH \\> "`, "@cambai\n/k x\n\ny >31/02", "\xff@PUPR\xfe >besok\u00a0x",
		"@kecamatan: Cambai x", "/t \"a\" , @DLH. @PUPR.) .", "+DLH +10% >= > # ! { }", "@~3 @PUPR~3 @Kembar~19 x", "{{}0", "/A /A", "/A @0 /A", "/A 0 , +A", "{0} {0  }", "@PU /p R", "@DL!", `0 >"\{0} #infl`, `0 \" "  "0`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, last := range []data.EntryKind{data.KindInfo, data.KindFollowUp} {
			checkLine(t, ParseAfter(last, s, sample, today))
		}
		l := Parse(s, sample, today)
		Explain(l)
		l.Ready()
		if got := Parse(s, nil, "").Typed; got != s {
			t.Errorf("without a directory %q becomes %q", s, got)
		}
		for _, k := range data.EntryKinds {
			line, cursor := SetKind(s, len(s)/2, k, sample)
			if cursor < 0 || cursor > len(line) {
				t.Errorf("SetKind(%q, %s) puts the cursor at %d of %d", s, k, cursor, len(line))
			}
			if l.Mode == ModeEntry && Parse(line, sample, today).Kind != k && Parse(line, sample, today).Mode == ModeEntry {
				t.Errorf("SetKind(%q, %s) = %q, of kind %s", s, k, line, Parse(line, sample, today).Kind)
			}
		}
	})
}

func FuzzComplete(f *testing.F) {
	for _, s := range []string{"@pu", "/t x @", "/", "/st", "x >ju", "x >30 n", "x >akhir ", "#st", "!", "/status 1 se", `"@pu`, "@disprkm", ">TW ", "@PUPR /", "/status ", "/tunda 12", "/status TL-2026-0012.01", "@Kec. Ca", "/t x @Dinas Pek", "@a +Kel. Cam", "#Pence dan"} {
		f.Add(s, len(s))
	}
	f.Fuzz(func(t *testing.T, s string, cursor int) {
		c := Complete(s, cursor, sample, today)
		if c.Start < 0 || c.End < c.Start || c.End > len(s) {
			t.Fatalf("Complete(%q, %d) is at %+v", s, cursor, c.Span)
		}
		if len(c.Suggestions) > MaxSuggestions || c.Kind == "" && len(c.Suggestions) > 0 {
			t.Fatalf("Complete(%q, %d) = %+v", s, cursor, c)
		}
		for i, sug := range c.Suggestions {
			line, at := c.Apply(s, i)
			if at < 0 || at > len(line) || !strings.Contains(line, sug.Insert) {
				t.Errorf("Complete(%q, %d) takes %q as %q, %d", s, cursor, sug.Insert, line, at)
			}
		}
		Complete(s, cursor, nil, "")
	})
}

// wordsOfTexts are words that lie in wait for the writer.
var wordsOfTexts = []string{
	"saluran", "tersumbat,", "@PUPR", "@DLH,", "@XYZ", "@cambai", "+DLH", ">besok", ">31/02", ">30", "nov", "#stunting", "#x", "!1", "!9",
	"{a: b}", "{", "}", `"`, `"a`, `b"`, `"c"`, `\`, `\@DLH`, `\\>besok`, "/k", "/t", "/buka", "/x", "...", "…", "s/a/b/", "s/d", "Cambai", "Barat", "(", `("`, "[x]",
	"2026", ".", ",", "dan", "Kec.", "\xff", "lagi", "depan",
}

func randomEntry(r *rand.Rand) Entry {
	e := Entry{Kind: data.EntryKinds[r.IntN(len(data.EntryKinds))]}
	var words []string
	for range r.IntN(7) {
		words = append(words, wordsOfTexts[r.IntN(len(wordsOfTexts))])
	}
	e.Text = Tidy(strings.Join(words, []string{" ", "\n"}[r.IntN(5)/4]))
	all := sample.codes.items
	pick := func() Ref { return all[r.IntN(len(all))].ref }
	if s := pick(); r.IntN(2) == 0 && s.Kind != RefGroup {
		e.Speaker = s
	}
	if Addresses(e.Kind) && r.IntN(3) > 0 {
		seen := map[Ref]bool{}
		for range r.IntN(5) {
			a := pick()
			switch {
			case seen[a]:
			case a.Kind == RefGroup:
				e.Groups = append(e.Groups, a)
			case e.Lead.IsZero():
				e.Lead = a
			default:
				e.Supports = append(e.Supports, a)
			}
			seen[a] = true
		}
	}
	if r.IntN(3) == 0 {
		e.Issue = sample.issues.items[r.IntN(3)].ref
		e.Target = Target{"panjang saluran", "2,5 km"}
	}
	e.Priority = Priority(r.IntN(4))
	phrases := []string{"30/11/2027", "TW II 2027", "Nov 2027", `"APBD-P \"x\" {y}"`, "2027", "minggu"}
	if r.IntN(2) == 0 {
		e.Due, _, _ = locale.ReadDue(phrases[r.IntN(len(phrases))], today)
	}
	return e
}

func TestAnyEntryReadsBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	odd := 0
	for range 20_000 {
		e := randomEntry(r)
		line := Write(e, sample, today)
		if got := Parse(line, sample, today); !reflect.DeepEqual(got.Entry, e) {
			if odd++; odd < 6 {
				t.Errorf("written %q\n got %+v\nwant %+v", line, got.Entry, e)
			}
		}
	}
	if odd > 0 {
		t.Errorf("%d entries do not read back", odd)
	}
}
