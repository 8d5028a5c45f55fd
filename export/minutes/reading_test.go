package minutes

import (
	"regexp"
	"strings"
	"testing"
)

// spoken is what a reader for the blind says of a file, element by element.
func spoken(t *testing.T, data []byte) (tags, text string) {
	t.Helper()
	tags = run(t, "pdfinfo", "-struct-text", file(t, "dibaca.pdf", data))
	var words []string
	for _, m := range regexp.MustCompile(`(?m)^\s*"(.*)"$`).FindAllStringSubmatch(tags, -1) {
		words = append(words, strings.TrimSpace(m[1]))
	}
	return tags, strings.Join(words, "\n")
}

// inOrder checks that texts are said one after the other.
func inOrder(t *testing.T, what, text string, want ...string) {
	t.Helper()
	at := 0
	for _, w := range want {
		i := strings.Index(text[at:], w)
		switch {
		case i >= 0:
			at += i + len(w)
		case strings.Contains(text, w):
			t.Errorf("%s: %q is read too early", what, w)
		default:
			t.Errorf("%s: %q is not read, or its words run together", what, w)
		}
	}
}

// said lists what a meeting's minutes say in the order of the form.
func said(m Minutes, p Profile) []string {
	want := []string{p.Title}
	add := func(points []Point) {
		for _, pt := range points {
			want = append(want, pt.Text)
		}
	}
	for _, part := range p.Parts {
		if part.Heading != "" && part.Kind != PartRemarks {
			want = append(want, part.Heading)
		}
		switch part.Kind {
		case PartOpening:
			add(m.Opening)
		case PartDecisions:
			add(m.Decisions)
		case PartClosing:
			add(m.Closing)
		case PartDiscussion:
			for _, topic := range m.Topics {
				want = append(want, topic.Title)
				add(topic.Points)
				for _, r := range topic.Reports {
					want = append(want, r.Agency)
					add(r.Programs)
					add(r.Obstacles)
					add(r.Proposals)
					add(r.Responses)
				}
			}
		case PartFollowUps:
			for _, f := range m.FollowUps {
				want = append(want, f.Action, f.Lead, f.Due)
			}
		case PartSignatures:
			want = append(want, m.Place+", "+m.Date)
		case PartCopies:
			want = append(want, m.Copies...)
		}
	}
	want = append(want, "LAMPIRAN I", "DAFTAR HADIR", m.Attendance[0].Name, m.Attendance[0].NIP, m.Attendance[1].Name)
	return append(want, "LAMPIRAN II", "MATRIKS TINDAK LANJUT", m.FollowUps[0].Number, m.FollowUps[0].Support, m.FollowUps[0].Due)
}

// Every form is read in the order of its parts, each text whole, with a space
// wherever a line ends between two words.
func TestReadingOrder(t *testing.T) {
	m := sample(t)
	m.Attendance = m.Attendance[:2]
	for _, p := range Profiles() {
		data, _ := printed(t, m, p, Options{Stamp: stamp(), Signable: true})
		tags, text := spoken(t, data)
		inOrder(t, p.Name, text, said(m, p)...)
		for role, want := range map[string]int{
			"H1 (block)": 1, "L (block)": 8, "Table (block)": 3, "TH": 4 + 8 + 10, "TD": 3*4 + 2*8 + 3*10, "Form": 2, "Figure": 1,
		} {
			got := len(regexp.MustCompile(`(?m)^\s*`+regexp.QuoteMeta(role)+`:?$`).FindAllString(tags, -1))
			if got != want && (role != "L (block)" || got < want) {
				t.Errorf("%s: %d times %s, want %d", p.Name, got, role, want)
			}
		}
		if strings.Contains(text, "Halaman 1") || strings.Contains(text, "SHA-256") {
			t.Errorf("%s: the foot of the page is read as text", p.Name)
		}
		if t.Failed() {
			t.Log(tags)
		}
	}
}

func TestExcerptIsReadInOrder(t *testing.T) {
	m, o := excerpt(t)
	data, _ := printed(t, m, Profiles()[0], o)
	_, text := spoken(t, data)
	inOrder(t, "excerpt", text, "PETIKAN NOTULA", "Dinas Kesehatan", "Dipetik dari NOTULA versi 1.", "Sidang/Rapat",
		"2. Stunting", "a. Dinas Kesehatan", "3.", "Dinas Lingkungan Hidup:", "menerima pengelolaan sampah",
		"Laporan capaian program bulanan", "Petikan sesuai dengan aslinya", "Budi Contoh, S.Sos., M.Si.")
}
