package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rakor.id/rakor/export/minutes"
)

// written returns m as a Word document.
func written(t testing.TB, m minutes.Minutes, p minutes.Profile, o minutes.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(context.Background(), &b, m, p, o); err != nil {
		t.Fatalf("Write: %v", err)
	}
	return b.Bytes()
}

// parts unpacks a document.
func parts(t testing.TB, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string][]byte)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// everyCopy calls f for each profile and copy.
func everyCopy(t *testing.T, f func(t *testing.T, p minutes.Profile, o minutes.Options)) {
	t.Helper()
	for _, p := range minutes.Profiles() {
		for name, o := range map[string]minutes.Options{
			"complete": {Stamp: stamp()}, "public": {Stamp: stamp(), Public: true}, "draft": {Stamp: stamp(), Draft: true},
		} {
			t.Run(p.Name+", "+name, func(t *testing.T) { f(t, p, o) })
		}
	}
}

// TestPartsHoldTogether looks at what makes Word refuse a file: XML that is none,
// relationships that lead nowhere, parts whose type is not told, names used twice.
func TestPartsHoldTogether(t *testing.T) {
	everyCopy(t, func(t *testing.T, p minutes.Profile, o minutes.Options) {
		all := parts(t, written(t, sample(t), p, o))
		types := string(all["[Content_Types].xml"])
		for name, content := range all {
			switch path.Ext(name) {
			case ".xml", ".rels":
				wellFormed(t, name, content)
			}
			if !strings.Contains(types, `PartName="/`+name+`"`) && !strings.Contains(types, `Extension="`+strings.TrimPrefix(path.Ext(name), ".")+`"`) {
				t.Errorf("%s has no content type", name)
			}
			if strings.HasSuffix(name, ".bin") {
				t.Errorf("there is a binary part %s", name)
			}
		}
		relations := checkRelations(t, all, "word/", "word/_rels/document.xml.rels")
		checkRelations(t, all, "", "_rels/.rels")
		body := string(all["word/document.xml"])
		for _, m := range regexp.MustCompile(`r:(?:id|embed)="([^"]*)"`).FindAllStringSubmatch(body, -1) {
			if !relations[m[1]] {
				t.Errorf("the body asks for %s, which is no relationship", m[1])
			}
		}
		checkNames(t, body, string(all["word/styles.xml"]), string(all["word/numbering.xml"]))
	})
}

func wellFormed(t *testing.T, name string, content []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

// checkRelations returns the identities of the relationships of a part.
func checkRelations(t *testing.T, all map[string][]byte, base, name string) map[string]bool {
	t.Helper()
	ids := make(map[string]bool)
	for _, m := range regexp.MustCompile(`Id="([^"]*)" Type="[^"]*" Target="([^"]*)"`).FindAllStringSubmatch(string(all[name]), -1) {
		if ids[m[1]] {
			t.Errorf("%s: %s stands twice", name, m[1])
		}
		ids[m[1]] = true
		if all[base+m[2]] == nil {
			t.Errorf("%s leads to %s, which is not there", name, base+m[2])
		}
	}
	return ids
}

// checkNames looks for styles, lists and bookmarks that are used and not made.
func checkNames(t *testing.T, body, styles, numbering string) {
	t.Helper()
	for _, use := range []struct{ used, made, in string }{
		{`<w:(?:pStyle|tblStyle) w:val="([^"]*)"`, `w:styleId="%"`, styles},
		{`<w:numId w:val="([^"]*)"`, `<w:num w:numId="%"`, numbering},
		{`<w:hyperlink w:anchor="([^"]*)"`, `w:name="%"`, body},
	} {
		found := regexp.MustCompile(use.used).FindAllStringSubmatch(body, -1)
		if len(found) == 0 {
			t.Errorf("nothing in the body is like %s", use.used)
		}
		for _, m := range found {
			if !strings.Contains(use.in, strings.ReplaceAll(use.made, "%", m[1])) {
				t.Errorf("%s is used and not made", m[0])
			}
		}
	}
	for _, id := range []string{`<w:bookmarkStart w:id="\d+"`, `<wp:docPr id="\d+"`} {
		ids := regexp.MustCompile(id).FindAllString(body, -1)
		if slices.Sort(ids); len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Errorf("%s: one is used twice", id)
		}
	}
}

func TestSameMinutesGiveSameBytes(t *testing.T) {
	p := minutes.Profiles()[0]
	first := written(t, sample(t), p, minutes.Options{Stamp: stamp()})
	if !bytes.Equal(first, written(t, sample(t), p, minutes.Options{Stamp: stamp()})) {
		t.Error("two files of the same minutes differ")
	}
}

// TestSaysTheSameAsThePDF reads both files with other programs and compares all
// that stands in them, letter by letter: parts, entries, cells, numbers of lists.
func TestSaysTheSameAsThePDF(t *testing.T) {
	dir := t.TempDir()
	var names []string
	want := make(map[string]string)
	for i, p := range minutes.Profiles() {
		name, o := filepath.Join(dir, p.Title), minutes.Options{Stamp: stamp(), Public: i == 1}
		names = append(names, name)
		save(t, name+".docx", written(t, sample(t), p, o))
		var pdf bytes.Buffer
		if _, err := minutes.PDF(context.Background(), &pdf, sample(t), p, o); err != nil {
			t.Fatal(err)
		}
		save(t, name+".pdf", pdf.Bytes())
		want[name] = solid(withoutFeet(run(t, "pdftotext", "-raw", name+".pdf", "-")))
	}
	args := []string{"-env:UserInstallation=file://" + dir + "/office", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir}
	for _, name := range names {
		args = append(args, name+".docx")
	}
	run(t, "soffice", args...)
	for _, name := range names {
		text, err := os.ReadFile(name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		if got := solid(string(text)); got != want[name] {
			at := 0
			for at < min(len(got), len(want[name])) && got[at] == want[name][at] {
				at++
			}
			t.Errorf("%s: from byte %d the Word document says\n%s\nand the PDF\n%s", filepath.Base(name), at, near(got, at), near(want[name], at))
		}
	}
}

func save(t *testing.T, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// run returns what a program prints; the test fails without the program.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).Output()
	if err != nil {
		t.Fatalf("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return string(out)
}

// foot matches what stands at the foot of a page, which is no part of the text.
var foot = regexp.MustCompile(`^\f?(Dokumen |SHA-256 isi|Salinan publik|Halaman \d+ dari)`)

func withoutFeet(text string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(text, "\n"), foot.MatchString), "\n")
}

// solid is a text without its spaces, for programs set them in ways of their own.
func solid(s string) string {
	return strings.Join(strings.Fields(strings.TrimPrefix(s, "\uFEFF")), "")
}

func near(s string, at int) string { return s[max(0, at-60):min(len(s), at+60)] }

func TestPublicCopyHoldsNoPersonalData(t *testing.T) {
	for _, p := range minutes.Profiles() {
		for name, content := range parts(t, written(t, sample(t), p, minutes.Options{Stamp: stamp(), Public: true})) {
			for _, private := range []string{"19700101", "199503", "(0713)", "Contoh Peserta", "Pembina", "Suasana rapat"} {
				if strings.Contains(string(content), private) {
					t.Errorf("%s: %s holds %q", p.Name, name, private)
				}
			}
		}
	}
}

func TestDraftAndCopySayWhatTheyAre(t *testing.T) {
	p := minutes.Profiles()[0]
	draft := parts(t, written(t, sample(t), p, minutes.Options{Stamp: stamp(), Draft: true}))
	if !strings.Contains(string(draft["word/header1.xml"]), `string="DRAF"`) || !strings.Contains(string(draft["word/footer1.xml"]), "Draf, belum disahkan") {
		t.Error("a draft does not say that it is one")
	}
	final := parts(t, written(t, sample(t), p, minutes.Options{Stamp: stamp()}))
	for _, foot := range []string{"word/footer1.xml", "word/footer2.xml"} {
		if !strings.Contains(string(final[foot]), editable) || !strings.Contains(string(final[foot]), "versi 1") {
			t.Errorf("%s does not say what the copy is worth", foot)
		}
	}
}

func TestTextIsGated(t *testing.T) {
	m := sample(t)
	m.Closing = []minutes.Point{{Text: "Salam \u0633\u0644\u0627\u0645 \x00\x1b[31m\u200bselesai\uFFFE \U0001F600."}}
	var b bytes.Buffer
	result, err := Write(context.Background(), &b, m, minutes.Profiles()[0], minutes.Options{Stamp: stamp()})
	if err != nil {
		t.Fatal(err)
	}
	body := parts(t, b.Bytes())["word/document.xml"]
	wellFormed(t, "word/document.xml", body)
	if !bytes.Contains(body, []byte("Salam \u0633\u0644\u0627\u0645 [31mselesai")) {
		t.Error("text that a font may lack was lost, or a control character was not")
	}
	if len(result.Findings) == 0 || result.Findings[0].Where != "D. PENUTUP" {
		t.Errorf("got findings %v, want those of D. PENUTUP", result.Findings)
	}
}

func TestRefusals(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	p := minutes.Profiles()[0]
	var b bytes.Buffer
	m := sample(t)
	m.Letterhead.Emblem = []byte("bukan gambar")
	if _, err := Write(ctx, &b, m, p, minutes.Options{}); !errors.Is(err, minutes.ErrImage) {
		t.Errorf("got %v for a picture that is none, want %v", err, minutes.ErrImage)
	}
	p.Size = 0
	if _, err := Write(ctx, &b, sample(t), p, minutes.Options{}); !errors.Is(err, minutes.ErrProfile) {
		t.Errorf("got %v for type of no size, want %v", err, minutes.ErrProfile)
	}
	stop()
	if _, err := Write(ctx, &b, sample(t), minutes.Profiles()[0], minutes.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want that it was stopped", err)
	}
	if b.Len() > 0 {
		t.Errorf("got %d bytes of a file that was refused", b.Len())
	}
}

func TestEmptyMinutes(t *testing.T) {
	for _, p := range minutes.Profiles() {
		wellFormed(t, p.Name, parts(t, written(t, minutes.Minutes{}, p, minutes.Options{}))["word/document.xml"])
	}
}

func FuzzTextIsKept(f *testing.F) {
	for _, s := range []string{"", "a & b < c > \"d\"", "]]>", "\x00\uFFFE\uFFFF", "\t\n\r\n", "\xff", "&amp;", "\u202e", "😀", strings.Repeat("ka ta ", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m := minutes.Minutes{Closing: []minutes.Point{{Lead: s, Text: s}}, FollowUps: []minutes.FollowUp{{Action: s}}, Identity: minutes.Identity{Meeting: s}}
		for name, part := range parts(t, written(t, m, minutes.Profiles()[0], minutes.Options{Stamp: minutes.Stamp{Document: s}})) {
			wellFormed(t, name, part)
		}
	})
}
