package app

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"rakor.id/rakor/app/query"
	"rakor.id/rakor/data"
)

// An output is one thing the program gives out of the office, or shows a room.
type output struct {
	name     string
	content  []byte
	nameless bool // persons are called by their posts
}

// outputs makes every kind that somebody outside the secretariat reads.
func outputs(t *testing.T, a *App, id int64) []output {
	t.Helper()
	ctx := context.Background()
	var out []output
	add := func(name string, nameless bool, content []byte, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out = append(out, output{name, content, nameless})
	}
	for _, o := range []Order{{Copy: CopyPublic}, {Copy: CopyPublic, Carry: true}} {
		p, err := a.Minutes.PrintCopy(ctx, id, o)
		add("publik.pdf", false, p.PDF, err)
	}
	excerpts, err := a.Minutes.Excerpts(ctx, id)
	if err != nil || len(excerpts) == 0 {
		t.Fatalf("%d excerpts, %v", len(excerpts), err)
	}
	for _, e := range excerpts[:min(3, len(excerpts))] { // they differ in what they leave out only
		p, err := a.Minutes.PrintCopy(ctx, id, Order{Copy: CopyExcerpt, Of: e.Excerpt})
		add("petikan.pdf", false, p.PDF, err)
	}
	for _, o := range []FormatOrder{
		{Format: FormatWord, Copy: CopyPublic},
		{Format: FormatMarkdown, Copy: CopyPublic},
		{Format: FormatCalendar, Copy: CopyPublic},
		{Format: FormatCalendar},
		{Format: FormatSummary},
		{Format: FormatSummary, Copy: CopyDraft},
	} {
		f, err := a.Minutes.Write(ctx, id, o)
		add(f.Name, o.Format == FormatSummary, f.Data, err)
	}
	bundle := filepath.Join(t.TempDir(), "lembar.zip")
	_, err = a.Sheets.Save(ctx, SheetOrder{}, SheetBundle{Path: bundle, Zip: true, Drafts: true}, nil)
	sheets, readErr := os.ReadFile(bundle)
	if err == nil {
		err = readErr
	}
	add("lembar.zip", false, sheets, err)
	b, err := a.Recaps.Write(ctx, RecapOrder{})
	add("rekap.xlsx", true, b, err)
	b, err = a.Recaps.PDF(ctx, RecapOrder{})
	add("rekap.pdf", true, b, err)
	b, err = a.Recaps.Opening(ctx, 0)
	add("pembukaan.pdf", true, b, err)
	for _, form := range []RegisterForm{RegisterWorkbook, RegisterText, RegisterBareText} {
		b, err = a.FollowUps.Export(ctx, query.Query{}, nil, form, nil)
		add("daftar."+string(form), true, b, err)
	}
	a.desk.clock = func() time.Time { return morning.AddDate(0, 1, 20) } // the reports of December are owed by now
	order := ReminderOrder{Span: data.Monthly.Span("2026-12-01")}
	letters, err := a.Reporting.Letters(ctx, order)
	if err != nil || len(letters) == 0 {
		t.Fatalf("%d letters, %v", len(letters), err)
	}
	for _, l := range letters[:min(3, len(letters))] {
		add("surat.pdf", false, l.Data, nil)
	}
	text, err := a.Reporting.Text(ctx, order)
	add("pengingat.txt", false, []byte(text), err)
	return append(out, shown(t, a, id)...)
}

// shown is what the room reads on its screen.
func shown(t *testing.T, a *App, id int64) []output {
	t.Helper()
	s, err := a.Capture.Open(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	chair, err := a.Home.Chair(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out []output
	for name, v := range map[string]any{"layar.json": s.Projection(true), "pimpinan.json": chair} {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, output{name, b, true})
	}
	return out
}

// readable is all that can be read in an output: the text of a PDF and the
// objects behind it, the parts of a package, and of a package within it.
func readable(t *testing.T, o output) string {
	t.Helper()
	switch {
	case bytes.HasPrefix(o.content, []byte("%PDF")):
		path := file(t, "keluaran.pdf", o.content)
		attached := run(t, "pdfdetach", "-list", path)
		return run(t, "pdftotext", path, "-") + run(t, "qpdf", "--qdf", "--object-streams=disable", path, "-") + attached
	case bytes.HasPrefix(o.content, []byte("PK")):
		var all strings.Builder
		z, err := zip.NewReader(bytes.NewReader(o.content), int64(len(o.content)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range z.File {
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all.WriteString(part.Name + "\n" + readable(t, output{name: part.Name, content: b}) + "\n")
		}
		return all.String()
	case strings.HasSuffix(o.name, ".eml"):
		return mailText(t, o.content)
	}
	return strings.ReplaceAll(string(o.content), "\r\n ", "")
}

// mailText is the text of an e-mail and of what is attached to it.
func mailText(t *testing.T, content []byte) string {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	all := m.Header.Get("Subject") + m.Header.Get("To") + "\n"
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(p)
		if err != nil {
			t.Fatal(err)
		}
		if p.Header.Get("Content-Transfer-Encoding") == "base64" {
			if b, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, bytes.NewReader(b))); err != nil {
				t.Fatal(err)
			}
		}
		all += p.FileName() + "\n" + readable(t, output{name: p.FileName(), content: b}) + "\n"
	}
}

// personal matches the numbers and addresses that privateArchive put in every
// place where one could type them. Each is too long to stand anywhere by chance.
var personal = regexp.MustCompile(`812[-. ]?3456|3456[-. ]?7890|3200111|9999 ?8888|0711[- ]?555666|19700101 ?199503|19700202 ?199503|contoh@surat`)

// personNamed matches the persons it named.
var personNamed = regexp.MustCompile(`(?i)contoh (satu|hadir)`)

// Law 27/2022 (perlindungan data pribadi): nothing that leaves the office, or is
// shown to a room, holds NIP, telephone, e-mail or other numbers of a person.
func TestNoOutputHoldsNumbersOfPersons(t *testing.T) {
	a, id := privateArchive(t)
	kinds := map[string]int{}
	for _, o := range outputs(t, a, id) {
		text := readable(t, o)
		if found := personal.FindAllString(text, -1); len(found) > 0 {
			t.Errorf("%s holds %q", o.name, found)
		}
		if found := personNamed.FindAllString(text, -1); o.nameless && len(found) > 0 {
			t.Errorf("%s names %q", o.name, found)
		}
		kinds[filepath.Ext(o.name)]++
	}
	t.Logf("looked through %v", kinds)
}

// What is classified stays out of everything that is for everybody
// (Permendagri 1/2023): such an output is refused, or does without.
func TestNoOutputTellsOfSecretMeetings(t *testing.T) {
	const said = "Normalisasi saluran"
	ctx := context.Background()
	a, _ := classified(t, data.Secret)
	var id int64 = 1
	complete, err := a.Minutes.Write(ctx, id, FormatOrder{Format: FormatMarkdown})
	if err != nil || !strings.Contains(string(complete.Data), said) {
		t.Fatalf("the complete minutes lack %q: the test looks for nothing (%v)", said, err)
	}
	made := map[string]func() ([]byte, error){
		"publik.pdf": func() ([]byte, error) {
			p, err := a.Minutes.PrintCopy(ctx, id, Order{Copy: CopyPublic})
			return p.PDF, err
		},
		"publik.docx": func() ([]byte, error) {
			f, err := a.Minutes.Write(ctx, id, FormatOrder{Format: FormatWord, Copy: CopyPublic})
			return f.Data, err
		},
		"publik.md": func() ([]byte, error) {
			f, err := a.Minutes.Write(ctx, id, FormatOrder{Format: FormatMarkdown, Copy: CopyPublic})
			return f.Data, err
		},
		"tenggat.ics": func() ([]byte, error) {
			f, err := a.Minutes.Write(ctx, id, FormatOrder{Format: FormatCalendar, Copy: CopyPublic})
			return f.Data, err
		},
		"ringkasan.txt": func() ([]byte, error) { text, err := a.Minutes.Summary(ctx, id, false); return []byte(text), err },
		"rekap.xlsx":    func() ([]byte, error) { return a.Recaps.Write(ctx, RecapOrder{}) },
		"rekap.pdf":     func() ([]byte, error) { return a.Recaps.PDF(ctx, RecapOrder{}) },
		"pembukaan.pdf": func() ([]byte, error) { return a.Recaps.Opening(ctx, 0) },
		"daftar.xlsx":   func() ([]byte, error) { return a.FollowUps.Export(ctx, query.Query{}, nil, RegisterWorkbook, nil) },
		"daftar.csv":    func() ([]byte, error) { return a.FollowUps.Export(ctx, query.Query{}, nil, RegisterText, nil) },
		"pengingat.txt": func() ([]byte, error) {
			text, err := a.Reporting.Text(ctx, ReminderOrder{Span: data.Monthly.Span("2026-12-01")})
			return []byte(text), err
		},
	}
	for name, write := range made {
		b, err := write()
		var refusal *Problem
		if err != nil && !errors.As(err, &refusal) {
			t.Errorf("%s: %v, want a sentence", name, err)
		}
		if err == nil && strings.Contains(readable(t, output{name: name, content: b}), said) {
			t.Errorf("%s tells what a secret meeting said", name)
		}
	}
	for _, o := range shown(t, a, id) {
		if strings.Contains(readable(t, o), said) {
			t.Errorf("%s tells what a secret meeting said", o.name)
		}
	}
}
