package signature

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"rakor.id/rakor/export/paper"
)

// printed returns a file as this program prints it, with two empty fields.
func printed(t *testing.T, level paper.Level) []byte {
	t.Helper()
	d := paper.New(paper.Setup{
		Width: 210, Height: 297, Top: 20, Bottom: 20, Left: 25, Right: 20, Size: 11, Leading: 1.2,
		Title: "Notula contoh", MadeAt: signedAt, Footer: paper.Footer{Page: "Halaman %d dari %d"},
		Signable: true, Level: level,
	})
	d.Paragraph(paper.Paragraph{Runs: []paper.Run{{Text: "Rapat koordinasi"}}})
	d.Signatures([]paper.Signature{
		{Side: paper.Left, Above: []string{"Notulis"}, Name: "Contoh Satu", Field: recorderField, Label: "Tanda tangan notulis"},
		{Side: paper.Right, Above: []string{"Pimpinan rapat"}, Name: "Budi Contoh", Field: chairField, Label: "Tanda tangan pimpinan"},
	}, 10)
	var b bytes.Buffer
	if _, err := d.Write(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestPrintedMinutesAreSigned(t *testing.T) {
	var out bytes.Buffer
	r, err := Sign(context.Background(), printed(t, paper.Archive2a), &out, asRecorder())
	if err != nil || r.NoFace || len(r.Missing) > 0 {
		t.Fatalf("result %+v, %v", r, err)
	}
	two := signed(t, out.Bytes(), asChair())
	if r := verified(t, two); !r.Sound() || r.Signed != 2 {
		t.Errorf("report = %+v", r)
	}
	file := saved(t, "minutes.pdf", two)
	tool(t, "qpdf", "--check", file)
	text := strings.Join(strings.Fields(tool(t, "pdftotext", file, "-")), " ")
	for _, line := range asRecorder().Box.Lines {
		if !strings.Contains(text, line) {
			t.Errorf("pdftotext does not find %q in %q", line, text)
		}
	}
}

// TestSignedMinutesAreStillForTheArchive asks PDFBox, whose validator knows
// PDF/A-1b only.
func TestSignedMinutesAreStillForTheArchive(t *testing.T) {
	two := signed(t, signed(t, printed(t, paper.Archive1b), asRecorder()), asChair())
	two = stampedWhole(t, withValidation(t, two, validation(t)), "Cap waktu 1", stamps(t, authority(t, issueStamper())))
	if r := verified(t, two); !r.Sound() || len(r.Signatures) != 3 {
		t.Errorf("report = %+v", r)
	}
	var path []string
	for _, jar := range []string{
		"preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "bcprov", "bcpkix", "javax.activation", "jaxb-api",
	} {
		path = append(path, "/usr/share/java/"+jar+".jar")
	}
	got := tool(t, "java", "-cp", strings.Join(path, ":"), "org.apache.pdfbox.preflight.Validator_A1b", saved(t, "1b.pdf", two))
	if !strings.Contains(got, "is a valid PDF/A-1b file") {
		t.Errorf("preflight says\n%s", got)
	}
}
