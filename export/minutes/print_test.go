package minutes

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rakor.id/rakor/export/paper"
	"rakor.id/rakor/export/pdf"
)

var update = flag.Bool("update", false, "write the golden files anew")

// printed returns the PDF of m as bytes.
func printed(t testing.TB, m Minutes, p Profile, o Options) ([]byte, Result) {
	t.Helper()
	var b bytes.Buffer
	res, err := PDF(context.Background(), &b, m, p, o)
	if err != nil {
		t.Fatalf("PDF: %v", err)
	}
	return b.Bytes(), res
}

// file writes data into a file and returns its path. With RAKOR_KEEP=DIR the
// files stay there, to be looked at.
func file(t testing.TB, name string, data []byte) string {
	t.Helper()
	dir := os.Getenv("RAKOR_KEEP")
	if dir == "" {
		dir = t.TempDir()
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// run returns what a program prints, and fails the test when the program is
// missing or does not succeed.
func run(t testing.TB, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

func TestFilesAreSound(t *testing.T) {
	for _, p := range Profiles() {
		for name, o := range map[string]Options{
			"complete": {Stamp: stamp(), Signable: true},
			"public":   {Stamp: stamp(), Public: true},
			"draft":    {Stamp: stamp(), Draft: true, Signable: true},
			"untagged": {Stamp: stamp(), Level: paper.Archive2b},
		} {
			t.Run(p.Name+", "+name, func(t *testing.T) {
				data, res := printed(t, sample(t), p, o)
				path := file(t, "sound-"+name+"-"+p.Title+".pdf", data)
				if out := run(t, "qpdf", "--check", path); strings.Contains(out, "WARNING") {
					t.Errorf("qpdf --check:\n%s", out)
				}
				info := run(t, "pdfinfo", path)
				for _, want := range []string{"Title:           " + p.Title, "Tagged:          " + map[bool]string{true: "no", false: "yes"}[o.Level == paper.Archive2b]} {
					if !strings.Contains(info, want) {
						t.Errorf("pdfinfo lacks %q:\n%s", want, info)
					}
				}
				if len(res.Findings) > 0 {
					t.Errorf("findings = %v, want none", res.Findings)
				}
				for _, line := range strings.Split(run(t, "pdffonts", path), "\n")[2:] {
					if line != "" && !strings.Contains(line, "yes yes yes") {
						t.Errorf("font not embedded, subset and mapped: %s", line)
					}
				}
			})
		}
	}
}

// TestPreflight runs the validator that Debian has, which knows PDF/A-1b only;
// the other levels come out of the same finisher.
func TestPreflight(t *testing.T) {
	const jars = "/usr/share/java/"
	var path []string
	for _, jar := range []string{"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "bcprov", "bcpkix", "javax.activation", "jaxb-api"} {
		path = append(path, jars+jar+".jar")
	}
	m := sample(t)
	m.Photos = []Photo{{Image: photo(t, 1), Caption: "Suasana rapat"}}
	data, _ := printed(t, m, Profiles()[0], Options{Stamp: stamp(), Signable: true, Level: paper.Archive1b})
	out := run(t, "java", "-cp", strings.Join(path, ":"), "org.apache.pdfbox.preflight.Validator_A1b", file(t, "a1b.pdf", data))
	if !strings.Contains(out, "is a valid PDF/A-1b file") {
		t.Errorf("preflight: %s", out)
	}
}

func photo(t testing.TB, shade uint8) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 640, 480))
	for i := range img.Pix {
		img.Pix[i] = uint8(i/997) * shade
	}
	img.Set(0, 0, color.White)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameMinutesGiveSameBytes(t *testing.T) {
	m := sample(t)
	for i := range uint8(6) {
		m.Photos = append(m.Photos, Photo{Image: photo(t, i+1), Caption: "Suasana rapat"})
	}
	first, _ := printed(t, m, Profiles()[0], Options{Stamp: stamp(), Signable: true})
	for range 5 {
		if again, _ := printed(t, m, Profiles()[0], Options{Stamp: stamp(), Signable: true}); !bytes.Equal(first, again) {
			t.Fatal("two runs gave different bytes")
		}
	}
}

func TestText(t *testing.T) {
	for _, p := range Profiles() {
		m := sample(t)
		m.Attendance = m.Attendance[:4]
		data, _ := printed(t, m, p, Options{Stamp: stamp(), Signable: true})
		got := run(t, "pdftotext", "-raw", file(t, p.Title+".pdf", data), "-")
		golden := filepath.Join("testdata", strings.NewReplacer(" ", "-", "/", "-").Replace(strings.ToLower(p.Name))+".txt")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Errorf("%v; look at the page, then run with -update", err)
			continue
		}
		if line, g, w, same := firstDifference(got, string(want)); !same {
			t.Errorf("text of %q line %d = %q, want %q; look at the page, then run with -update", p.Name, line, g, w)
		}
	}
}

// firstDifference returns the first line in which two texts differ.
func firstDifference(got, want string) (line int, g, w string, same bool) {
	gs, ws := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(gs), len(ws)) {
		g, w = "(nothing)", "(nothing)"
		if i < len(gs) {
			g = gs[i]
		}
		if i < len(ws) {
			w = ws[i]
		}
		if g != w {
			return i + 1, g, w, false
		}
	}
	return 0, "", "", true
}

func TestTags(t *testing.T) {
	m := sample(t)
	m.Attendance = m.Attendance[:2] // pdfinfo draws the page anew for each element
	data, _ := printed(t, m, Profiles()[0], Options{Stamp: stamp(), Signable: true})
	tags := run(t, "pdfinfo", "-struct-text", file(t, "tags.pdf", data))
	for name, want := range map[string]string{
		"title":                         "H1 (block)\n    \"NOTULA\"",
		"label and value":               "Span (inline)\n      \"Hari/Tanggal \"\n    Span (inline)\n      \": Senin, 23 November 2026\"",
		"words apart across lines":      "\"Pembangunan dan pelayanan tidak berhasil oleh kerja satu OPD; semua wajib saling mendukung dan saling melengkapi.\"",
		"word whole across lines":       "perundang-undangan",
		"fourth level of a list":        "Lbl (block)\n                          \"(a) \"\n                        LBody (block)\n                          P (block)\n                            \"di bawah dua tahun 1.922\"",
		"head of a table":               "TH:\n         /Scope /Column\n        \"Penanggung Jawab\"",
		"link from a follow-up":         "Link (inline)\n          \"Penertiban bangunan liar di atas drainase Kelurahan Gunung Ibul\"\n          Object",
		"signature field":               "Form\n    Object",
		"second appendix is a heading":  "H2 (block)\n    \"LAMPIRAN II\"",
		"sections of the meeting":       "H3 (block)\n    \"C. KEPUTUSAN/ARAHAN\"",
		"agency within its topic":       "H5 (block)\n    \"b. Dinas Pekerjaan Umum dan Penataan Ruang (Kepala Dinas)\"",
		"one table in the minutes":      "Table (block)\n    TR\n      TH",
		"emblem with its place and alt": "Figure:\n     /BBox",
	} {
		if !strings.Contains(tags, want) {
			t.Errorf("%s: tags lack\n%s", name, want)
		}
	}
	for _, artifact := range []string{"Halaman 1", "SHA-256"} {
		if strings.Contains(tags, artifact) {
			t.Errorf("the foot of the page is read as text: %q", artifact)
		}
	}
	if n := strings.Count(tags, "\"Tanda Tangan\""); n != 1 {
		t.Errorf("head of the attendance list is read %d times, want once", n)
	}
	if t.Failed() {
		t.Log(tags)
	}
}

func TestPublicCopyHoldsNoPersonalData(t *testing.T) {
	m := sample(t)
	m.Attendance[0].Ink = emblem(t)
	data, _ := printed(t, m, Profiles()[0], Options{Stamp: stamp(), Public: true})
	path := file(t, "publik.pdf", data)
	text := run(t, "pdftotext", "-layout", path, "-")
	for _, private := range []string{"NIP", "199503", "Pembina", "0713", "Dr. Contoh Peserta"} {
		if strings.Contains(text, private) {
			t.Errorf("public copy shows %q", private)
		}
	}
	for _, public := range []string{"Kepala Dinas", "Dinas Contoh 40", "Izin", "Salinan publik"} {
		if !strings.Contains(text, public) {
			t.Errorf("public copy lacks %q", public)
		}
	}
	if n := strings.Count(run(t, "pdfimages", "-list", path), "\n") - 2; n != 1 {
		t.Errorf("public copy holds %d pictures, want the emblem only", n)
	}
}

func TestDraftHasNoFields(t *testing.T) {
	data, res := printed(t, sample(t), Profiles()[0], Options{Stamp: stamp(), Draft: true, Signable: true})
	if len(res.Fields) != 0 || bytes.Contains(data, []byte("AcroForm")) {
		t.Errorf("draft has fields %v", res.Fields)
	}
	text := run(t, "pdftotext", "-raw", file(t, "draf.pdf", data), "-")
	if !strings.Contains(text, "DRAF") || !strings.Contains(text, "Draf, belum disahkan") {
		t.Error("draft does not say that it is one")
	}
}

func TestSignatureFields(t *testing.T) {
	data, res := printed(t, sample(t), Profiles()[0], Options{Stamp: stamp(), Signable: true})
	f, err := pdf.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := f.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	form, _ := pdf.As[pdf.Dict](f, catalog["AcroForm"])
	fields, _ := pdf.As[pdf.Array](f, form["Fields"])
	if len(fields) != 2 || len(res.Fields) != 2 {
		t.Fatalf("fields in the file %d, in the result %d, want 2", len(fields), len(res.Fields))
	}
	for i, want := range []string{"TTD_NOTULIS", "TTD_PIMPINAN"} {
		field, _ := pdf.As[pdf.Dict](f, fields[i])
		name, _ := pdf.As[pdf.String](f, field["T"])
		if string(name) != want || res.Fields[i].Name != want {
			t.Errorf("field %d is %q, result says %q, want %q", i, name, res.Fields[i].Name, want)
		}
		ap, _ := pdf.As[pdf.Dict](f, field["AP"])
		if _, ok := pdf.As[*pdf.Stream](f, ap["N"]); !ok || field["TU"] == nil || field["StructParent"] == nil {
			t.Errorf("field %s lacks appearance, name or place in the tags", want)
		}
		if r := res.Fields[i].Rect; r.X2-r.X1 < 150 || r.Y2-r.Y1 < 70 || res.Fields[i].Page != 3 {
			t.Errorf("field %s stands at %+v of page %d", want, r, res.Fields[i].Page)
		}
	}
	dr, _ := pdf.As[pdf.Dict](f, form["DR"])
	fonts, _ := pdf.As[pdf.Dict](f, dr["Font"])
	font, ok := pdf.As[pdf.Dict](f, fonts[paper.FontResource])
	if !ok || font["Encoding"] != pdf.Name("Identity-H") {
		t.Fatalf("font for signers = %v, want Identity-H", font)
	}
	cmap, _ := pdf.As[*pdf.Stream](f, font["ToUnicode"])
	table, err := f.Decode(cmap)
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"<00C9> <00C9>", "<017E> <017E>", "<0051> <0051>", "<2019> <2019>"} {
		if !bytes.Contains(table, []byte(code)) {
			t.Errorf("font for signers cannot show %s", code)
		}
	}
}

func TestCharactersThatPaperLacksAreNamed(t *testing.T) {
	m := sample(t)
	m.Decisions[1].Text = "Setuju 👍\x00 dan 漢\ufe0f."
	m.Attendance[6].Name = "Contoh 👍"
	data, res := printed(t, m, Profiles()[0], Options{Stamp: stamp()})
	want := []paper.Finding{
		{Rune: '👍', Where: "C. KEPUTUSAN/ARAHAN 2."},
		{Rune: '漢', Where: "C. KEPUTUSAN/ARAHAN 2."},
		{Rune: '👍', Where: "Lampiran I, baris 7"},
	}
	if !slices.Equal(res.Findings, want) {
		t.Errorf("findings = %v, want %v", res.Findings, want)
	}
	if text := run(t, "pdftotext", "-raw", file(t, "gate.pdf", data), "-"); !strings.Contains(text, "Setuju □ dan □.") {
		t.Error("replaced characters are not shown as □")
	}
}

func TestMetadataSaysTheSameTwice(t *testing.T) {
	m := sample(t)
	m.Identity.Meeting = "Rapat <Koordinasi> & \x01“Café”"
	data, _ := printed(t, m, Profiles()[0], Options{Stamp: stamp()})
	path := file(t, "meta.pdf", data)
	const want = "NOTULA Rapat <Koordinasi> & “Café”"
	if out := run(t, "pdfinfo", "-enc", "UTF-8", "-isodates", path); !strings.Contains(out, want) || !strings.Contains(out, "2026-11-23T13:05:09+07") {
		t.Errorf("Info:\n%s", out)
	}
	out := run(t, "pdfinfo", "-enc", "UTF-8", "-meta", path)
	for _, want := range []string{"NOTULA Rapat &lt;Koordinasi&gt; &amp; “Café”", "<xmp:CreateDate>2026-11-23T13:05:09+07:00<", "<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"} {
		if !strings.Contains(out, want) {
			t.Errorf("XMP lacks %q:\n%s", want, out)
		}
	}
}

func TestProfileIsData(t *testing.T) {
	for _, p := range Profiles() {
		kept, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		var again Profile
		if err := json.Unmarshal(kept, &again); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(p, again) {
			t.Errorf("%s: kept as JSON it comes back as %+v", p.Name, again)
		}
	}
}

func TestEmptyMinutes(t *testing.T) {
	for _, p := range Profiles() {
		data, res := printed(t, Minutes{}, p, Options{Signable: true})
		if res.Pages != 1 {
			t.Errorf("%s: %d pages, want 1", p.Name, res.Pages)
		}
		run(t, "qpdf", "--check", file(t, "empty.pdf", data))
	}
}

func TestMayorHasNoEmptyLines(t *testing.T) {
	data, _ := printed(t, sample(t), Profiles()[0], Options{Stamp: stamp()})
	text := run(t, "pdftotext", "-raw", "-f", "3", "-l", "3", file(t, "mayor.pdf", data), "-")
	if !strings.Contains(text, "H. Contoh Satu\n") || strings.Contains(text, "NIP \n") || strings.Contains(text, "NIP\n") {
		t.Errorf("signature block:\n%s", text)
	}
}

func TestEveryPaperFits(t *testing.T) {
	for _, sheet := range Papers() {
		p := Profiles()[0]
		p.Paper = sheet
		data, _ := printed(t, sample(t), p, Options{Stamp: stamp(), Signable: true})
		f, err := pdf.Open(data)
		if err != nil {
			t.Fatalf("%s: %v", sheet.Name, err)
		}
		catalog, _ := f.Catalog()
		pages, _ := pdf.As[pdf.Dict](f, catalog["Pages"])
		box, _ := pdf.As[pdf.Array](f, pages["MediaBox"])
		kids, _ := pdf.As[pdf.Array](f, pages["Kids"])
		if first, _ := pdf.As[pdf.Dict](f, kids[0]); first["MediaBox"] != nil {
			box, _ = pdf.As[pdf.Array](f, first["MediaBox"])
		}
		if got, want := string(pdf.Format(box[2])), fmt.Sprintf("%.2f", sheet.Width*72/25.4); got != strings.TrimSuffix(want, ".00") {
			t.Errorf("%s: page is %s points wide, want %s", sheet.Name, got, want)
		}
	}
}

func TestAttachments(t *testing.T) {
	files := []paper.Attachment{{Name: "notula.json", MIME: "application/json", Description: "Isi notula", Relationship: "Source", Data: []byte(`{"a":1}`)}}
	data, _ := printed(t, sample(t), Profiles()[0], Options{Stamp: stamp(), Level: paper.Archive3a, Attachments: files})
	if out := run(t, "pdfdetach", "-list", file(t, "a3a.pdf", data)); !strings.Contains(out, "1: notula.json") {
		t.Errorf("pdfdetach: %s", out)
	}
	err := refused(sample(t), Profiles()[0], Options{Attachments: files})
	if !errors.Is(err, paper.ErrAttachment) {
		t.Errorf("attachment in PDF/A-2: error %v, want ErrAttachment", err)
	}
}

func TestQRCodeIsRead(t *testing.T) {
	data, _ := printed(t, sample(t), Profiles()[0], Options{Stamp: stamp()})
	path := file(t, "qr.pdf", data)
	run(t, "pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", path, strings.TrimSuffix(path, ".pdf"))
	out, err := exec.CommandContext(t.Context(), "zbarimg", "--raw", "-q", strings.TrimSuffix(path, ".pdf")+".png").Output()
	if err != nil || strings.TrimSpace(string(out)) != stamp().QR {
		t.Errorf("zbarimg reads %q (%v), want %q", out, err, stamp().QR)
	}
}

// refused returns the error of printing.
func refused(m Minutes, p Profile, o Options) error {
	_, err := PDF(context.Background(), &bytes.Buffer{}, m, p, o)
	return err
}

func TestRefusals(t *testing.T) {
	narrow, unknown, tiny, footless := Profiles()[0], Profiles()[0], Profiles()[0], Profiles()[0]
	footless.Margins.Bottom = 5
	narrow.Margins.Left = 150
	unknown.Parts = append(unknown.Parts, Part{Kind: "peta"})
	tiny.Size = 0
	broken, twice := sample(t), sample(t)
	broken.Letterhead.Emblem = []byte("bukan gambar")
	twice.Signers[0].Field = "TTD_PIMPINAN"
	for _, tt := range []struct {
		name string
		m    Minutes
		p    Profile
		want error
	}{
		{"margins leave no room", sample(t), narrow, ErrProfile},
		{"unknown part", sample(t), unknown, ErrProfile},
		{"no type size", sample(t), tiny, ErrProfile},
		{"no room for the foot", sample(t), footless, ErrProfile},
		{"emblem is no picture", broken, Profiles()[0], ErrImage},
		{"two signers share a field", twice, Profiles()[0], ErrField},
	} {
		if err := refused(tt.m, tt.p, Options{Signable: true}); !errors.Is(err, tt.want) {
			t.Errorf("%s: error %v, want %v", tt.name, err, tt.want)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := PDF(ctx, &bytes.Buffer{}, sample(t), Profiles()[0], Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

func TestLargeMeeting(t *testing.T) {
	data, res := printed(t, large(t), Profiles()[0], Options{Stamp: stamp(), Signable: true})
	path := file(t, "large.pdf", data)
	run(t, "qpdf", "--check", path)
	text := run(t, "pdftotext", "-layout", path, "-")
	for _, want := range []string{"200.", "TL-2026-0200", "Kelurahan Contoh 200", "10. Isu strategis 10"} {
		if !strings.Contains(text, want) {
			t.Errorf("large minutes lack %q", want)
		}
	}
	if res.Pages < 60 || len(data) > 2<<20 {
		t.Errorf("large minutes: %d pages, %d bytes", res.Pages, len(data))
	}
}

func FuzzPDF(f *testing.F) {
	f.Add("Rapat", "Dinas 👍 (a) \\", "NIP\x00", uint8(3))
	f.Add("\n\n", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "\u0301", uint8(40))
	f.Fuzz(func(t *testing.T, a, b, c string, n uint8) {
		m := Minutes{
			Letterhead: Letterhead{Government: a, Agency: b, Address: c},
			Identity:   Identity{Meeting: a, Day: b}, Agenda: []string{c, a}, Participants: []string{b},
			Opening: []Point{{ID: a, Lead: b, Text: c, Points: []Point{{Text: a, Points: []Point{{Text: b}}}}}},
			Topics:  []Topic{{Title: b, Reports: []Report{{Agency: c, Programs: []Point{{Text: a}}}}}},
			Place:   a, Date: b, Signers: []Signer{{Role: "chair", Field: "F", Name: c, Post: b}}, Copies: []string{a},
		}
		for range int(n) % 60 {
			m.FollowUps = append(m.FollowUps, FollowUp{From: a, Action: b, Lead: c, Due: a})
		}
		var out bytes.Buffer
		if _, err := PDF(t.Context(), &out, m, Profiles()[int(n)%3], Options{Signable: true, Stamp: Stamp{Document: a, Hash: b}}); err != nil {
			t.Fatal(err)
		}
		if _, err := pdf.Open(out.Bytes()); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkPDF(b *testing.B) {
	m := large(b)
	for _, level := range []struct {
		name  string
		level paper.Level
	}{{"2a", paper.Archive2a}, {"2b", paper.Archive2b}} {
		b.Run(level.name, func(b *testing.B) {
			b.ReportAllocs()
			pages := 0
			for b.Loop() {
				_, res := printed(b, m, Profiles()[0], Options{Stamp: stamp(), Signable: true, Level: level.level})
				pages = res.Pages
			}
			b.ReportMetric(float64(pages), "pages")
		})
	}
}

func TestFollowUpLeadsToItsEntry(t *testing.T) {
	data, _ := printed(t, sample(t), Profiles()[0], Options{Stamp: stamp()})
	f, err := pdf.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	catalog, _ := f.Catalog()
	tree, _ := pdf.As[pdf.Dict](f, catalog["Pages"])
	kids, _ := pdf.As[pdf.Array](f, tree["Kids"])
	var leads []string
	for from, kid := range kids {
		page, _ := pdf.As[pdf.Dict](f, kid)
		annots, _ := pdf.As[pdf.Array](f, page["Annots"])
		for _, o := range annots {
			link, _ := pdf.As[pdf.Dict](f, o)
			dest, _ := pdf.As[pdf.Array](f, link["Dest"])
			leads = append(leads, fmt.Sprintf("%d to %d", from+1, slices.IndexFunc(kids, func(k pdf.Object) bool { return pdf.Equal(k, dest[0]) })+1))
			if link["F"] != pdf.Integer(4) || link["Contents"] == nil {
				t.Errorf("link on page %d is not printed or has no description: %v", from+1, link)
			}
		}
	}
	want := []string{"2 to 2", "2 to 2", "3 to 2", "7 to 2", "7 to 2", "7 to 2"}
	if !slices.Equal(leads, want) {
		t.Errorf("links lead from page %v, want %v", leads, want)
	}
}

func TestMatrixHasNoColumnForDirectionsThereAreNone(t *testing.T) {
	m := sample(t)
	for _, want := range []bool{true, false} {
		data, _ := printed(t, m, Profiles()[0], Options{Stamp: stamp()})
		text := run(t, "pdftotext", "-raw", file(t, "matrix.pdf", data), "-")
		_, matrix, _ := strings.Cut(text, "MATRIKS")
		if got := strings.Contains(matrix, "Arahan"); got != want {
			t.Errorf("column of directions: %v, want %v", got, want)
		}
		for i := range m.FollowUps {
			m.FollowUps[i].Direction = ""
		}
	}
}

func TestBookmarks(t *testing.T) {
	data, _ := printed(t, sample(t), Profiles()[0], Options{Stamp: stamp()})
	out := run(t, "mutool", "show", file(t, "outline.pdf", data), "outline")
	for _, want := range []string{
		"-\t\"NOTULA\"", "-\t\t\"KEGIATAN SIDANG/RAPAT\"", "-\t\t\t\"B. PEMBAHASAN\"", "-\t\t\t\t\"2. Stunting\"",
		"|\t\t\t\t\t\"Dinas Kesehatan\"", "|\t\t\"Lampiran II MATRIKS TINDAK LANJUT\"\t#page=7",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("bookmarks lack %q:\n%s", want, out)
		}
	}
}
