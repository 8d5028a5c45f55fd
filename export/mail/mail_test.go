package mail

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func sample() Draft {
	return Draft{
		From:    Address{"Bagian Pemerintahan – Sekretariat Daerah", "setda@contoh.go.id"},
		To:      Address{"Kepala Dinas, PUPR", "pupr@contoh.go.id"},
		Subject: "Lembar progres tindak lanjut – November 2026: Dinas Pekerjaan Umum dan Penataan Ruang “Kota Contoh”",
		Text:    "Yth. Kepala Dinas PUPR\n\nSebuah baris yang jauh lebih panjang dari tujuh puluh enam huruf, dengan tanda – dan = di dalamnya.\n.\nFrom Contoh \n",
		Date:    time.Date(2026, time.November, 23, 15, 0, 0, 0, time.FixedZone("WIB", 7*3600)),
		ID:      "SPK-0001A-7QK2.1@contoh.go.id",
		Attachments: []Attachment{
			{"lembar-pupr-2026-11.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes.Repeat([]byte{0, 1, 254, 255, '\n'}, 500)},
			{"lembar dinas “é”.bin", "application/octet-stream", nil},
		},
	}
}

func written(t *testing.T, d Draft) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReadBack(t *testing.T) {
	d := sample()
	raw := written(t, d)
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != d.Subject {
		t.Errorf("got subject %q, %v, want %q", subject, err, d.Subject)
	}
	if at, err := m.Header.Date(); err != nil || !at.Equal(d.Date) {
		t.Errorf("got date %v, %v, want %v", at, err, d.Date)
	}
	for name, want := range map[string]Address{"From": d.From, "To": d.To} {
		got, err := m.Header.AddressList(name)
		if err != nil || len(got) != 1 || got[0].Name != want.Name || got[0].Address != want.Mail {
			t.Errorf("got %s %v, %v, want %v", name, got, err, want)
		}
	}
	if got := m.Header.Get("X-Unsent"); got != "1" {
		t.Errorf("got X-Unsent %q, want 1", got)
	}
	_, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	text, err := parts.NextRawPart()
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(quotedprintable.NewReader(text))
	if got := strings.ReplaceAll(string(plain), "\r\n", "\n"); err != nil || got != d.Text {
		t.Errorf("got text %q, %v, want %q", got, err, d.Text)
	}
	for _, want := range d.Attachments {
		part, err := parts.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, part))
		if err != nil || !bytes.Equal(data, want.Data) || part.FileName() != want.Name {
			t.Errorf("got %q with %d bytes, %v, want %q with %d", part.FileName(), len(data), err, want.Name, len(want.Data))
		}
	}
	if _, err := parts.NextRawPart(); !errors.Is(err, io.EOF) {
		t.Errorf("got %v, want no further part", err)
	}
}

func TestFormOfLines(t *testing.T) {
	raw := written(t, sample())
	if strings.Contains(strings.ReplaceAll(string(raw), "\r\n", ""), "\n") {
		t.Error("a line ends without a carriage return")
	}
	for line := range strings.SplitSeq(string(raw), "\r\n") {
		if len(line) > 140 || strings.ContainsFunc(line, func(r rune) bool { return r > '~' }) {
			t.Errorf("a line of %d bytes: %q", len(line), line)
		}
	}
	head, _, _ := strings.Cut(string(raw), "\r\n\r\n")
	for line := range strings.SplitSeq(head, "\r\n") {
		if len(line) > longest+2 {
			t.Errorf("a line of the head has %d bytes: %q", len(line), line)
		}
	}
	if !bytes.Equal(raw, written(t, sample())) {
		t.Error("the same draft gave other bytes")
	}
}

func TestNobodyIsLeftOut(t *testing.T) {
	d := sample()
	d.To, d.From = Address{Name: "Kepala Dinas"}, Address{}
	raw := string(written(t, d))
	for _, bad := range []string{"\r\nTo:", "\r\nFrom:", "<>"} {
		if strings.Contains(raw, bad) {
			t.Errorf("the draft has %q", bad)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		name string
		bend func(*Draft)
		want error
	}{
		{"a field smuggled in", func(d *Draft) { d.Subject = "Lembar\r\nBcc: x@y.z" }, ErrHead},
		{"no date", func(d *Draft) { d.Date = time.Time{} }, ErrHead},
		{"an id with a space", func(d *Draft) { d.ID = "Kec. Cambai@contoh" }, ErrHead},
		{"an address that is none", func(d *Draft) { d.To.Mail = "belum ada" }, ErrHead},
		{"a folder in a name", func(d *Draft) { d.Attachments[0].Name = "../a.xlsx" }, ErrAttachment},
		{"no type", func(d *Draft) { d.Attachments[0].Type = "" }, ErrAttachment},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := sample()
			tt.bend(&d)
			var b bytes.Buffer
			if err := Write(&b, d); !errors.Is(err, tt.want) || b.Len() > 0 {
				t.Errorf("got %v and %d bytes, want %v", err, b.Len(), tt.want)
			}
		})
	}
}

// readBack is what another mail library makes of a draft.
const readBack = `
import email, email.policy, hashlib, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
assert not m.defects, m.defects
print(m["subject"])
print(m["to"].addresses[0].display_name)
print(m.get_body().get_content().splitlines()[2])
for a in m.iter_attachments():
    assert not a.defects, a.defects
    print(a.get_filename(), hashlib.sha256(a.get_content()).hexdigest()[:8])
`

func TestAnotherLibraryReadsIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "draf.eml")
	if err := os.WriteFile(path, written(t, sample()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "python3", "-c", readBack, path).CombinedOutput()
	if err != nil {
		t.Fatalf("python3: %v\n%s", err, out)
	}
	d := sample()
	for _, want := range []string{d.Subject, d.To.Name, strings.Split(d.Text, "\n")[2], d.Attachments[0].Name + " ", d.Attachments[1].Name + " "} {
		if !strings.Contains(string(out), want) {
			t.Errorf("read otherwise: no %q in\n%s", want, out)
		}
	}
}
