package signature

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rakor.id/rakor/export/pdf"
)

func TestVisibleBlockIsReadable(t *testing.T) {
	o := asRecorder()
	file := saved(t, "one.pdf", signed(t, base(t), o))
	text := strings.Join(strings.Fields(tool(t, "pdftotext", "-f", "2", file, "-")), " ")
	for _, line := range o.Box.Lines {
		if !strings.Contains(text, line) {
			t.Errorf("pdftotext does not find %q in %q", line, text)
		}
	}
	for _, dpi := range []string{"100", "150", "300"} {
		picture := filepath.Join(t.TempDir(), "page")
		tool(t, "pdftoppm", "-r", dpi, "-f", "2", "-singlefile", "-png", file, picture)
		if got := tool(t, "zbarimg", "-q", "--raw", "--nodbus", picture+".png"); strings.TrimSpace(got) != o.Box.QR {
			t.Errorf("at %s dpi the code reads %q, want %q", dpi, got, o.Box.QR)
		}
	}
}

func TestLongLinesAreSetSmallerAndStayInside(t *testing.T) {
	o := asRecorder()
	o.Box.Lines = []string{
		strings.Repeat("Kepala Bagian Perencanaan dan Keuangan ", 6),
		strings.Repeat("X", 60), "23 November 2026",
	}
	file := saved(t, "one.pdf", signed(t, base(t), o))
	text := strings.Join(strings.Fields(tool(t, "pdftotext", "-f", "2", file, "-")), " ")
	if !strings.Contains(text, "23 November 2026") || !strings.Contains(text, o.Box.Lines[1]) {
		t.Errorf("text is lost: %q", text)
	}
}

func TestCharactersThatTheFaceLacksAreReported(t *testing.T) {
	o := asRecorder()
	o.Box.Lines = []string{"Café 会議 会"}
	var b bytes.Buffer
	r, err := Sign(context.Background(), base(t), &b, o)
	if err != nil || string(r.Missing) != "会議" || r.NoFace {
		t.Errorf("result %q %v, %v, want 会議", string(r.Missing), r.NoFace, err)
	}
	if text := tool(t, "pdftotext", "-f", "2", saved(t, "one.pdf", b.Bytes()), "-"); !strings.Contains(text, "Café ?? ?") {
		t.Errorf("pdftotext says %q", text)
	}
}

func TestFileWithoutAFaceGetsTheCodeAlone(t *testing.T) {
	d := baseDocument(t)
	catalog, err := d.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	delete(catalog["AcroForm"].(pdf.Dict), "DR")
	var in, out bytes.Buffer
	if _, err := d.WriteTo(&in); err != nil {
		t.Fatal(err)
	}
	r, err := Sign(context.Background(), in.Bytes(), &out, asRecorder())
	if err != nil || !r.NoFace {
		t.Errorf("result %+v, %v, want no face", r, err)
	}
	tool(t, "qpdf", "--check", saved(t, "one.pdf", out.Bytes()))
}

func TestSameInputGivesSameBytes(t *testing.T) {
	in := base(t)
	if !bytes.Equal(signed(t, in, asRecorder()), signed(t, in, asRecorder())) {
		t.Error("RSA signatures over the same file differ")
	}
}

func TestWhatCannotBeSigned(t *testing.T) {
	one := signed(t, base(t), asRecorder())
	certifyAgain, unknown, again := asChair(), asChair(), asRecorder()
	certifyAgain.Certify, unknown.Field, again.Certify = true, "saksi", false
	closed := bytes.Replace(bytes.Clone(one), []byte("/P 2"), []byte("/P 1"), 1)
	mismatched := asChair()
	mismatched.Identity.Key = testPKI().recorder.Key
	for _, tt := range []struct {
		name string
		in   []byte
		o    Options
		want error
	}{
		{"no such field", one, unknown, ErrNoField},
		{"field signed already", one, again, ErrFieldSigned},
		{"second certification", one, certifyAgain, ErrNotFirst},
		{"closed by the first signer", closed, asChair(), ErrClosed},
		{"key of another", one, mismatched, ErrNoKey},
		{"no PDF", []byte("Notulen"), asChair(), pdf.ErrNotPDF},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if _, err := Sign(context.Background(), tt.in, &b, tt.o); !errors.Is(err, tt.want) || b.Len() > 0 {
				t.Errorf("got %v and %d bytes, want %v and none", err, b.Len(), tt.want)
			}
		})
	}
}

func TestToUnicodeIsReadBackwards(t *testing.T) {
	got := runesOf([]byte(`2 beginbfchar <0003> <0020> <0004><00E9> endbfchar
3 beginbfrange <0010> <0012> <0041> <0020><0021>[<0061> <0062>] <0030> <0030> <00660069> endbfrange`))
	want := map[rune]uint16{' ': 3, 'é': 4, 'A': 0x10, 'B': 0x11, 'C': 0x12, 'a': 0x20, 'b': 0x21}
	if len(got) != len(want) {
		t.Errorf("%d characters, want %d: %v", len(got), len(want), got)
	}
	for r, code := range want {
		if got[r] != code {
			t.Errorf("%q = %04x, want %04x", r, got[r], code)
		}
	}
}

func TestFieldsThatAreDueCanBeNamed(t *testing.T) {
	two := signedTwice(t)
	for _, tt := range []struct {
		expected            []string
		missing, unexpected []string
	}{
		{[]string{recorderField, chairField}, nil, nil},
		{[]string{recorderField, chairField, "saksi"}, []string{"saksi"}, nil},
		{[]string{recorderField}, nil, []string{chairField}},
	} {
		r, err := Verify(two, VerifyOptions{Roots: roots(t), At: checkedAt, Expected: tt.expected})
		if err != nil || !slices.Equal(r.Missing, tt.missing) || !slices.Equal(r.Unexpected, tt.unexpected) || r.Due != len(tt.expected) {
			t.Errorf("%v: missing %v, unexpected %v, due %d, %v", tt.expected, r.Missing, r.Unexpected, r.Due, err)
		}
	}
}
