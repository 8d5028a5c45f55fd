package minutes

import (
	"strings"
	"testing"

	"rakor.id/rakor/export/paper"
)

// excerpt keeps of the sample what concerns one agency, numbered as there.
func excerpt(t testing.TB) (Minutes, Options) {
	m := sample(t)
	m.Agenda, m.Recap, m.Opening, m.Closing, m.Attendance = m.Agenda[2:3], "", nil, nil, nil
	topic := m.Topics[1]
	topic.Number, topic.Reports[0].Number = 2, 1
	decision := m.Decisions[2]
	decision.Number = 3
	m.Topics, m.Decisions, m.FollowUps = []Topic{topic}, []Point{decision}, m.FollowUps[2:]
	m.Signers = m.Signers[:1]
	m.Signers[0].Field, m.Copies = "", nil
	return m, Options{Stamp: stamp(), Public: true, Excerpt: &Excerpt{
		Of:     "Dinas Kesehatan",
		Source: "Dipetik dari NOTULA versi 1.",
	}}
}

func TestExcerpt(t *testing.T) {
	m, o := excerpt(t)
	for _, p := range Profiles() {
		data, res := printed(t, m, p, o)
		path := file(t, "petikan.pdf", data)
		run(t, "qpdf", "--check", path)
		text := run(t, "pdftotext", "-layout", path, "-")
		for _, want := range []string{
			"PETIKAN " + p.Title, "Dinas Kesehatan", "Dipetik dari NOTULA versi 1.", "2. Stunting",
			"3. Dinas Lingkungan Hidup: menerima", "Petikan sesuai dengan aslinya", "Budi Contoh, S.Sos., M.Si.",
		} {
			if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
				t.Errorf("%s: excerpt lacks %q", p.Name, want)
			}
		}
		for _, no := range []string{"Nihil", "Lampiran", "LAMPIRAN", "19700101", "Peserta", "PEMBUKAAN", "Kata Pembukaan", "PENUTUP", "(0713)"} {
			if strings.Contains(text, no) {
				t.Errorf("%s: excerpt has %q", p.Name, no)
			}
		}
		if len(res.Fields) != 0 {
			t.Errorf("%s: excerpt has signature fields %v", p.Name, res.Fields)
		}
	}
}

func TestExcerptOfOneDecisionHasNoEmptyHeadings(t *testing.T) {
	m, o := excerpt(t)
	m.Topics = nil
	data, _ := printed(t, m, Profiles()[2], o)
	text := run(t, "pdftotext", "-layout", file(t, "petikan.pdf", data), "-")
	if strings.Contains(text, "II. ISI LAPORAN") || !strings.Contains(text, "III. HASIL RAPAT") {
		t.Errorf("got headings without content:\n%s", text)
	}
}

func TestCopyForSigningElsewhereHasAnchorsAndNoFields(t *testing.T) {
	m := sample(t)
	m.Signers[0].Field, m.Signers[0].Proof = "", "^"
	m.Signers[1].Field, m.Signers[1].Proof = "", "#"
	data, res := printed(t, m, Profiles()[0], Options{Stamp: stamp()})
	text := run(t, "pdftotext", "-layout", file(t, "tte.pdf", data), "-")
	for _, anchor := range []string{"^", "#"} {
		if n := strings.Count(text, anchor); n != 1 {
			t.Errorf("anchor %q stands %d times in the text, want once", anchor, n)
		}
	}
	if len(res.Fields) != 0 {
		t.Errorf("got signature fields %v", res.Fields)
	}
}

func TestCopyForThePenSaysSo(t *testing.T) {
	data, res := printed(t, sample(t), Profiles()[0], Options{Stamp: stamp(), ByHand: true})
	text := run(t, "pdftotext", "-layout", file(t, "basah.pdf", data), "-")
	if n := strings.Count(text, "ditandatangani secara basah"); n != res.Pages {
		t.Errorf("%d of %d pages say that the copy is signed by hand", n, res.Pages)
	}
}

func TestNumbersOfListsGoOnFromWhereOneSays(t *testing.T) {
	m := sample(t)
	m.Decisions = []Point{{Text: "Satu.", Number: 2}, {Text: "Dua."}, {Text: "Tiga.", Number: 7}, {Text: "Empat."}}
	data, _ := printed(t, m, Profiles()[0], Options{Level: paper.Archive2b})
	text := strings.Join(strings.Fields(run(t, "pdftotext", "-layout", file(t, "nomor.pdf", data), "-")), " ")
	if want := "2. Satu. 3. Dua. 7. Tiga. 8. Empat."; !strings.Contains(text, want) {
		t.Errorf("decisions are not numbered %q", want)
	}
}
