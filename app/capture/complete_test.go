package capture

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rakor.id/rakor/data"
)

func inserts(c Completion) (out []string) {
	for _, s := range c.Suggestions {
		out = append(out, s.Insert)
	}
	return out
}

// at takes a line with its cursor shown as "|".
func at(s string) Completion {
	before, after, _ := strings.Cut(s, "|")
	return Complete(before+after, len(before), sample, today)
}

func TestComplete(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		kind     TokenKind
		first    []string // the first suggestions
		settled  bool
	}{
		{"an agency by the start of its short name", "@disp|", TokenSpeaker, []string{"@Disperindag", "@Disperkim"}, false},
		{"an agency by its alias", "@p2kb|", TokenSpeaker, []string{"@DPPKBPPPA"}, false},
		{"the whole name goes first", "@dkp|", TokenSpeaker, []string{"@DKP"}, true},
		{"without its form", "/t x @pupr|", TokenLead, []string{"@DinasPUPR"}, true},
		{"a misspelling", "/t x @disprkm|", TokenLead, []string{"@Disperkim"}, false},
		{"two letters swapped", "@dihsub|", TokenSpeaker, []string{"@Dishub"}, false},
		{"a word amid the name", "@aset|", TokenSpeaker, []string{"@BPKAD"}, false},
		{"a group for an order", "/t x @cam|", TokenLead, []string{"@camat", "@Kec.Cambai", "@Kel.Cambai"}, false},
		{"a supporting agency", "/t x @PUPR +dlh|", TokenSupport, []string{"+DLH"}, true},
		{"the second agency supports", "/t x @PUPR @dishub|", TokenSupport, []string{"@Dishub"}, true},
		{"a person", "@siti|", TokenSpeaker, []string{"@SitiContoh"}, false},
		{"two equal names by their rows", "@kembar|", TokenSpeaker, []string{"@KantorKembarSatu", "@KantorKembarDua"}, false},
		{"who was there", "/hadir @dlh|", TokenArgument, []string{"@DLH"}, true},
		{"amid a word the part before the cursor counts", "@dish|xyz", TokenSpeaker, []string{"@Dishub"}, false},
		{"an issue", "x #stu|", TokenIssue, []string{"#stunting"}, false},
		{"an issue by a word of its name", "x #harga|", TokenIssue, []string{"#inflasi"}, false},
		{"kinds and commands at the start", "/|", TokenKindMark, []string{"/l", "/k", "/u", "/a", "/p", "/t", "/i", "/hadir"}, false},
		{"a kind that is whole", "/k|", TokenKindMark, []string{"/k"}, true},
		{"a command", "/sk|", TokenKindMark, []string{"/skors"}, false},
		{"kinds only behind the speaker", "@DLH /l|", TokenKindMark, []string{"/l"}, true},
		{"no kind amid the text", "@DLH x /l|", "", nil, false},
		{"a priority", "x !|", TokenPriority, []string{"!1", "!2", "!3"}, false},
		{"the state of a follow-up", "/status TL-1 se|", TokenArgument, []string{"selesai"}, false},
		{"the state without a letter yet", "/status TL-1 |", TokenArgument, []string{"selesai", "proses"}, false},
		{"a number before a letter of it", "/status |", TokenArgument, []string{"TL-2026-0031", "TL-2026-0012.01"}, false},
		{"a number by its start", "/status tl-2025|", TokenArgument, []string{"TL-2025-0012", "TL-2025-0003"}, false},
		{"a number by its digits", "/status 7|", TokenArgument, []string{"TL-2026-0007"}, false},
		{"digits that two numbers bear", "/tunda 12|", TokenArgument, []string{"TL-2026-0012.01", "TL-2026-0012.02", "TL-2025-0012"}, false},
		{"a row of a broadcast", "/status 12.02|", TokenArgument, []string{"TL-2026-0012.02"}, false},
		{"a number by a word of its action", "/status drai|", TokenArgument, []string{"TL-2026-0007"}, false},
		{"a whole number", "/status TL-2026-0007|", TokenArgument, []string{"TL-2026-0007"}, true},
		{"one number only", "/status TL-2026-0007 TL|", TokenArgument, nil, false},
		{"no number behind other commands", "/hadir TL|", "", nil, false},
		{"no number fits", "/status zzz|", TokenArgument, nil, false},
		{"a name over two words", "@Kec. Ca|", TokenSpeaker, []string{"@Kec.Cambai"}, false},
		{"a name over three words", "/t x @Kec. Prabumulih Ti|", TokenLead, []string{"@Kec.PrabumulihTimur"}, false},
		{"a long name", "/t x @DLH @Badan Perencanaan Pem|", TokenSupport, []string{"@Bappeda"}, false},
		{"a whole name over two words", "@Kec. Cambai|", TokenSpeaker, []string{"@Kec.Cambai"}, true},
		{"a name behind a due date", "/t x >besok @Kec. Ca|", TokenLead, []string{"@Kec.Cambai"}, false},
		{"a due date behind a name", "/t x @Kec. Cambai >30 n|", TokenDue, []string{">30 November 2026"}, false},
		{"text behind an issue", "x #Pencegahan dan|", "", nil, false},
		{"text behind a short name", "@PUPR sal|", "", nil, false},
		{"text that could be more of a name already whole", "@Setda Ko|", "", nil, false},
		{"text behind a comma", "@Kec., Ca|", "", nil, false},
		{"a name in an open quote", `x "@Kec. Ca|`, "", nil, false},
		{"a due date", "x >|", TokenDue, []string{">besok", ">1 minggu", ">akhir bulan"}, false},
		{"a weekday", "x >ju|", TokenDue, []string{">jumat", ">Juni 2027"}, false},
		{"a due date that stands", "x >besok|", TokenDue, []string{">besok"}, true},
		{"a due date of two words", "x >akhir |", TokenDue, []string{">akhir bulan", ">akhir tahun"}, false},
		{"a number of days", "x >3|", TokenDue, []string{">3 hari", ">3 minggu", ">3 bulan", ">3 Desember 2026"}, false},
		{"a day of a month", "x >30 n|", TokenDue, []string{">30 November 2026"}, false},
		{"a day of a month in figures", "x >30/1|", TokenDue, []string{">30/1", ">30/11/2026"}, true},
		{"a quarter", "x >tw |", TokenDue, []string{">TW IV 2026", ">TW I 2027"}, false},
		{"text behind a due date", "x >besok lalu|", "", nil, false},
		{"a condition", `x >"APBD-P 2026"|`, TokenDue, []string{`>"APBD-P 2026"`}, true},
		{"in an open condition", `x >"APBD @pu|`, "", nil, false},
		{"no day", "x >31/02|", "", nil, false},
		{"text", "saluran tersumbat|", "", nil, false},
		{"a mail address", "a@pu|", "", nil, false},
		{"behind an open quote", `x "@pu|`, "", nil, false},
		{"in an open quote", `x "a @pu|`, "", nil, false},
		{"behind a closed quote", `x "a" @pup|`, TokenMention, []string{"@DinasPUPR"}, false},
		{"a plain line", `\x @pu|`, "", nil, false},
		{"nothing fits", "@zzzzzz|", TokenSpeaker, nil, false},
	} {
		c := at(tt.in)
		got := inserts(c)
		if c.Kind != tt.kind || c.Settled != tt.settled || len(got) < len(tt.first) || !slices.Equal(got[:len(tt.first)], tt.first) || tt.first == nil && len(got) > 0 {
			t.Errorf("%s: Complete(%q) = %s, settled %v, %q, want %s, %v, %q first", tt.name, tt.in, c.Kind, c.Settled, got, tt.kind, tt.settled, tt.first)
		}
	}
}

func TestSuggestionsTellWhatTheyMean(t *testing.T) {
	for in, want := range map[string]string{
		"@dlh|":    "Dinas Lingkungan Hidup",
		"@siti|":   "Kepala Dinas Kesehatan",
		"@wako|":   "Contoh Pemimpin",
		"x >ju|":   "Jumat, 27 November 2026",
		"x >tw 2|": "Rabu, 30 Juni 2027",
		"/k|":      "Kendala di lapangan",
		"#stu|":    "Pencegahan dan penurunan stunting",
	} {
		if c := at(in); len(c.Suggestions) == 0 || c.Suggestions[0].Meaning != want {
			t.Errorf("Complete(%q) = %+v, want the meaning %q", in, c.Suggestions, want)
		}
	}
	if c := at("@disprkm|"); !c.Suggestions[0].Slip {
		t.Error("a misspelling is not told")
	}
}

func TestMostRecentlyUsedGoesFirstAmongEquals(t *testing.T) {
	d := sample.WithRecent([]Ref{agency(8), agency(7)})
	got := inserts(Complete("@dis", 4, d, today))
	if want := []string{"@Disperkim", "@Dishub", "@Disperindag"}; !slices.Equal(got[:3], want) {
		t.Errorf("recent first: %q, want %q", got, want)
	}
	got = inserts(Complete("@", 1, d, today))
	if want := []string{"@Dinsos", "@Disperkim", "@Setda"}; !slices.Equal(got[:3], want) {
		t.Errorf("all: %q, want %q", got, want)
	}
	if got := inserts(Complete("@dishub", 7, d, today)); got[0] != "@Dishub" {
		t.Errorf("the best goes before the recent: %q", got)
	}
	if got := inserts(Complete("@", 1, sample, today)); got[0] != "@Setda" {
		t.Errorf("the first directory changed: %q", got)
	}
}

func TestFollowUpsOfWhoSpeaksGoFirst(t *testing.T) {
	first := func(d *Directory, line string) string {
		return Complete(line, len(line), d, today).Suggestions[0].Insert
	}
	floor := sample.WithFloor(3)
	if got := first(floor, "/status "); got != "TL-2025-0012" {
		t.Errorf("got %q first, want that of who speaks", got)
	}
	if got := first(floor, "/tunda 12"); got != "TL-2025-0012" {
		t.Errorf("got %q first among equals, want that of who speaks", got)
	}
	if got := first(floor, "/status 31"); got != "TL-2026-0031" {
		t.Errorf("got %q first, want what was typed", got)
	}
	if got := first(sample, "/status "); got != "TL-2026-0031" {
		t.Errorf("the first directory changed: %q", got)
	}
	if got := at("/status 7|").Suggestions[0].Meaning; got != "Dinas PUPR · Normalisasi drainase Jl. Contoh" {
		t.Errorf("got the meaning %q", got)
	}
	if got := at("/status 3|").Suggestions; len(got) < 2 || got[0].Meaning != "Menyusun jadwal" {
		t.Errorf("got %+v, want the one that nobody leads by its action alone", got)
	}
	var none *Directory
	if none.WithFloor(3) != nil {
		t.Error("no directory became one")
	}
}

func TestApply(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"/t x @dish|", "/t x @Dishub |"},
		{"/t x @dish| y", "/t x @Dishub |y"},
		{"@dish|abc /k x", "@Dishub |/k x"},
		{"x >akhir b|", "x >akhir bulan |"},
		{"/status 7| 40%", "/status TL-2026-0007 |40%"},
		{"/t x @Kec. Ca| lagi", "/t x @Kec.Cambai |lagi"},
	} {
		c := at(tt.in)
		line, cursor := c.Apply(strings.Replace(tt.in, "|", "", 1), 0)
		if got := line[:cursor] + "|" + line[cursor:]; got != tt.want {
			t.Errorf("taken in %q: %q, want %q", tt.in, got, tt.want)
		}
	}
	if line, cursor := (Completion{}).Apply("x", 0); line != "x" || cursor != 1 {
		t.Errorf("nothing to take: %q, %d", line, cursor)
	}
}

func TestEverySuggestionIsUnderstood(t *testing.T) {
	for _, in := range []string{"/t x @", "/t x >", "/t x >3", "/t x >30/", "/t x >t", "/t x >s", "/t x !", "/t x #", "/t x +", "/t x @Kec. P", "/t x @Dinas P"} {
		for i := range Complete(in, len(in), sample, today).Suggestions {
			c := Complete(in, len(in), sample, today)
			line, _ := c.Apply(in, i)
			l := Parse(line, sample, today)
			marks := slices.DeleteFunc(l.Marks, func(m Mark) bool { return m.Code == MarkNoLead || m.Code == MarkDoubt })
			if len(marks) > 0 || l.Text != "x" {
				t.Errorf("%q is suggested, but reads %q with %v", line, l.Text, marks)
			}
		}
	}
}

func TestMeaningsAreListed(t *testing.T) {
	all := Meanings()
	for _, in := range []string{"/", "/t", "!", "/status 1 "} {
		for _, s := range Complete(in, len(in), sample, today).Suggestions {
			if !slices.Contains(all, s.Meaning) {
				t.Errorf("%q is not among the fixed texts", s.Meaning)
			}
		}
	}
	if !slices.Contains(all, group("camat").Name) {
		t.Error("the groups are not among the fixed texts")
	}
}

func TestSetKind(t *testing.T) {
	for _, tt := range []struct {
		in   string
		k    data.EntryKind
		want string
	}{
		{"saluran|", data.KindObstacle, "/k saluran|"},
		{"|saluran", data.KindObstacle, "/k |saluran"},
		{"@PUPR saluran|", data.KindObstacle, "@PUPR /k saluran|"},
		{"@PUPR|", data.KindReport, "@PUPR /l|"},
		{"@PUPR /k saluran|", data.KindFollowUp, "@PUPR /t saluran|"},
		{"@PUPR /k sal|uran", data.KindInfo, "@PUPR sal|uran"},
		{"/kendala saluran|", data.KindProposal, "/u saluran|"},
		{"saluran|", data.KindInfo, "saluran|"},
		{`\@PUPR x|`, data.KindObstacle, `/k \@PUPR x|`},
		{"/buka 09.00|", data.KindReport, "/buka 09.00|"},
		{"|", data.KindReport, "/l |"},
	} {
		before, after, _ := strings.Cut(tt.in, "|")
		line, cursor := SetKind(before+after, len(before), tt.k, sample)
		if got := line[:cursor] + "|" + line[cursor:]; got != tt.want {
			t.Errorf("SetKind(%q, %s) = %q, want %q", tt.in, tt.k, got, tt.want)
		}
	}
}

// A Completer that remembers must say what one without memory says, at any key
// of any line, with names that change in between.
func TestCompleterRemembersNothingWrong(t *testing.T) {
	dir, other := crowd(), NewDirectory(Names{})
	var m Completer
	lines := []string{
		"@PUPR /t Keruk saluran @DL +Dish >30/11 ", `@PUPR /k "kutipan @DLH`, "/hadir @PU", "s/@PU/ada/", `\@PUPR @`,
		"/t Keruk >\"bila hujan", longLine(),
	}
	for _, line := range lines {
		for end := max(0, len(line)-60); end <= len(line); end++ {
			for _, d := range []*Directory{dir, dir.WithFloor(2), other, nil, dir} {
				got, want := m.Complete(line[:end], end, d, today), Complete(line[:end], end, d, today)
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("%q: got %+v, want %+v", line[:end], got, want)
				}
			}
		}
	}
}
