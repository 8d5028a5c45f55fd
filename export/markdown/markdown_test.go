package markdown

import (
	"bytes"
	"context"
	"errors"
	"html"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"rakor.id/rakor/export/minutes"
	"rakor.id/rakor/export/paper"
)

// hostile are texts that mean something in Markdown or HTML.
var hostile = []string{
	"# x", "1. x", "1) x", "12. dan 3. x", "- x", "+ x", "* x", "> x", "| a | b |", "a | b", "<b>tebal</b>", "<!-- x -->", "_x_", "*x*", "**x**",
	"~~x~~", "`x`", "[x](http://contoh.go.id)", "![x](y)", "[x]: http://contoh.go.id", "a\n===", "a\n---", "---", "***", "    kode", "\tkode", "~~~\nx",
	"```\nx\n```", "a\\", "\\", "\\*x\\*", "a  \nb", "&amp; &lt; &#35;", "a\n| x |\n|---|\nb", "x\n:--", "$x$", "[ ] tugas", "- [x] selesai", "[^1]", "www.contoh.go.id",
	"http://contoh.go.id/_a_b_", "setda@contoh.go.id", "1.\n2.", "a\n1. b", "a\n# b", "a\n> b", "a\n\n\nb", "5 < 6 > 4", "x <y@z.id>", "Rp1.250.000,00; 75,5%", "2026. Tahun depan",
	"*", "_", "**tebal", "a*b*c", "snake_case_x", "\\|", "a\\|b", "||", "&", "&nbsp;", "#", "##", "x #", "=", "-", "+", "::", "\u00a0x", "İstanbul\u200b.",
}

// rendered is what a reader of Markdown with GitHub's tables makes of a text.
func rendered(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	tag   = regexp.MustCompile(`<[^>]*>`)
	links = regexp.MustCompile(`</?a[^>]*>`)
)

// seen is the text of HTML without its spaces.
func seen(page string) string { return solid(html.UnescapeString(tag.ReplaceAllString(page, ""))) }

func solid(s string) string { return strings.Join(strings.Fields(paper.Composed(s)), "") }

// shape is HTML without its text: a link that GitHub makes of an address is no
// change of it.
func shape(page string) string {
	return strings.Join(tag.FindAllString(links.ReplaceAllString(page, ""), -1), "")
}

// stays reports what becomes of a text in each place where one can stand.
func stays(t *testing.T, text string) {
	t.Helper()
	plain := paper.Plain(text)
	for name, place := range map[string]struct {
		fill  func(d *document)
		shape string
	}{
		"paragraph": {func(d *document) { d.Paragraph(paper.Paragraph{Runs: plain}) }, `^<p>(<br>)*</p>$`},
		"heading":   {func(d *document) { d.Heading(paper.Heading{Text: text}) }, `^<h1[^>]*></h1>$`},
		"item": {func(d *document) {
			d.List(paper.List{Items: []paper.Item{{Runs: plain}}})
		}, `^<ol><li>(<br>)*</li></ol>$`},
		"lettered item": {func(d *document) {
			d.List(paper.List{Level: 1, Items: []paper.Item{{Runs: plain}}})
		}, `^<ul><li>(<br>)*</li></ul>$`},
		"label": {func(d *document) { d.Row(paper.Row{Label: "Acara", Values: []string{text}}) }, `^<ul><li>(<br>)*</li></ul>$`},
		"cell": {func(d *document) {
			d.Table(paper.Table{Columns: []paper.Column{{Title: "A"}}, Rows: [][]paper.Cell{{{Runs: plain}}}})
		}, `^<table><thead><tr><th></th></tr></thead><tbody><tr><td>(<!-- raw HTML omitted -->)*</td></tr></tbody></table>$`},
		"signature": {func(d *document) { d.Signatures([]paper.Signature{{Above: []string{text}}}, 0) }, `^<p>(<br>)*</p>$`},
	} {
		d := &document{}
		place.fill(d)
		d.endRows()
		source := strings.Join(d.blocks, "\n\n") + "\n"
		page := rendered(t, source)
		if solid(text) == "" {
			continue
		}
		if got := seen(page); !strings.HasSuffix(got, solid(text)) {
			t.Errorf("%q as %s is read as %q, written as %q", text, name, got, source)
		}
		if got := shape(page); !regexp.MustCompile(place.shape).MatchString(got) {
			t.Errorf("%q as %s becomes %s, written as %q", text, name, got, source)
		}
	}
}

func TestTextStaysText(t *testing.T) {
	for _, text := range hostile {
		stays(t, text)
	}
}

func FuzzTextStaysText(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(stays)
}

func sample() minutes.Minutes {
	return minutes.Minutes{
		Letterhead: minutes.Letterhead{Government: "PEMERINTAH KOTA CONTOH", Agency: "SEKRETARIAT DAERAH", Telephone: "(0713) 000000"},
		Identity:   minutes.Identity{Meeting: "Rapat Koordinasi", Day: "Senin, 23 November 2026", Hours: "09.00 WIB"},
		Agenda:     []string{"Jalan", "Stunting"},
		Leaders:    minutes.Leaders{Chair: "Wali Kota Contoh"},
		Recap:      "1 hadir (Lampiran I)",
		Topics: []minutes.Topic{{Title: "Jalan", Points: []minutes.Point{{Text: "Umum."}}, Reports: []minutes.Report{{
			Agency: "Dinas PUPR", Programs: []minutes.Point{{Text: "Satu."}, {Text: "Dua.", Points: []minutes.Point{{Text: "Dua a."}}}},
		}}}},
		Decisions:  []minutes.Point{{Text: "Lapor."}, {Lead: "DLH", Text: "Sampah."}},
		FollowUps:  []minutes.FollowUp{{Number: "TL-2026-0001", Action: "Perbaiki | jalan", Lead: "Dinas PUPR", Due: "15 Desember 2026"}},
		Attendance: []minutes.Attendee{{Name: "Contoh Satu", NIP: "19700101 199503 1 001", Post: "Lurah", Agency: "Kelurahan Contoh", Status: "Hadir"}},
		Photos:     []minutes.Photo{{Caption: "Suasana rapat"}},
		Place:      "Contoh", Date: "23 November 2026",
		Signers: []minutes.Signer{{Role: "chair", Post: "Wali Kota Contoh", Name: "H. Contoh Satu", NIP: "19700101 199503 1 001"}},
	}
}

func stamp() minutes.Stamp {
	return minutes.Stamp{Document: "0193A7F2", Version: "1", Hash: strings.Repeat("9f86", 16), MadeAt: time.Unix(1795413909, 0)}
}

func written(t testing.TB, m minutes.Minutes, p minutes.Profile, o minutes.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b, m, p, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWholeDocument(t *testing.T) {
	got := written(t, sample(), minutes.Profiles()[0], minutes.Options{Stamp: stamp()})
	for _, want := range []string{
		"PEMERINTAH KOTA CONTOH\\\n**SEKRETARIAT DAERAH**\\\n", "\n\n---\n\n# NOTULA\n\n", "- Sidang/Rapat: Rapat Koordinasi\n", "- Acara:\n  1. Jalan\n  2. Stunting\n",
		"- Pimpinan Sidang/Rapat\n  - Ketua: Wali Kota Contoh\n", "\n### B. PEMBAHASAN\n\n#### 1. Jalan\n\n- a. Umum.\n", "##### b. Dinas PUPR\n\n**Program:**\n\n- 1\\) Satu.\n- 2\\) Dua.\n  - a) Dua a.\n",
		"1. Lapor.\n2. **DLH:** Sampah.\n", "| No. | Arahan/Tindak Lanjut | Penanggung Jawab | Target Waktu |\n|:-:|---|---|---|\n| 1. | Perbaiki \\| jalan | Dinas PUPR | 15 Desember 2026 |\n",
		"Contoh, 23 November 2026\\\nPimpinan Sidang/Rapat\\\nWali Kota Contoh,\\\n**H. Contoh Satu**\\\nNIP 19700101 199503 1 001\n", "*Foto: Suasana rapat*", "Dokumen 0193A7F2, versi 1\\\nSHA-256 isi: 9f86",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the text lacks\n%q\nin\n%s", want, got)
		}
	}
	if got != written(t, sample(), minutes.Profiles()[0], minutes.Options{Stamp: stamp()}) {
		t.Error("two texts of the same minutes differ")
	}
}

func TestPublicCopyAndDraft(t *testing.T) {
	for _, p := range minutes.Profiles() {
		public := written(t, sample(), p, minutes.Options{Stamp: stamp(), Public: true})
		for _, private := range []string{"1970", "(0713)", "Suasana"} {
			if strings.Contains(public, private) {
				t.Errorf("%s: the public copy holds %q", p.Name, private)
			}
		}
		draft := written(t, sample(), p, minutes.Options{Stamp: stamp(), Draft: true})
		if !strings.HasPrefix(draft, "**DRAF**\n") || !strings.Contains(draft, "Draf, belum disahkan") {
			t.Errorf("%s: a draft does not say that it is one", p.Name)
		}
	}
}

func TestRefusals(t *testing.T) {
	var b bytes.Buffer
	if err := Write(context.Background(), &b, sample(), minutes.Profile{}, minutes.Options{}); !errors.Is(err, minutes.ErrProfile) {
		t.Errorf("got %v for no profile, want %v", err, minutes.ErrProfile)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := Write(ctx, &b, sample(), minutes.Profiles()[0], minutes.Options{}); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("got %v and %d bytes, want that it was stopped", err, b.Len())
	}
}
