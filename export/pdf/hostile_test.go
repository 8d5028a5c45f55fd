package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// assembled returns a file of the given bodies as objects 1, 2, …, whose
// trailer has more in it.
func assembled(trailer string, bodies ...string) []byte {
	b := []byte("%PDF-1.7\n")
	table := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(bodies)+1)
	for i, body := range bodies {
		table += fmt.Sprintf("%010d 00000 n \n", len(b))
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	start := len(b)
	return fmt.Appendf(b, "%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", table, len(bodies)+1, trailer, start)
}

func TestRefused(t *testing.T) {
	good := string(assembled("", "<</Type/Catalog>>"))
	for _, tt := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, ErrNotPDF},
		{"a text", []byte("Notulen rapat koordinasi"), ErrNotPDF},
		{"bytes before the header", []byte("\n" + good), ErrNotPDF},
		{"cut off", []byte(good[:len(good)-30]), ErrSyntax},
		{"encrypted", assembled("/Encrypt<</Filter/Standard>>", "<</Type/Catalog>>"), ErrEncrypted},
		{"catalog is a number", assembled("", "7"), ErrSyntax},
		{"Prev to itself", []byte(strings.Replace(good, "/Size", "/Prev "+good[strings.Index(good, "startxref\n")+10:strings.Index(good, "\n%%EOF")]+"/Size", 1)), ErrSyntax},
		{"Prev outside", assembled("/Prev 99999", "<</Type/Catalog>>"), ErrSyntax},
		{"key twice", assembled("", "<</Type/Catalog/Pages 1 0 R/Pages 2 0 R>>"), ErrSyntax},
		{"another object there", []byte(strings.Replace(good, "1 0 obj", "2 0 obj", 1)), ErrSyntax},
		{"nested without end", assembled("", strings.Repeat("[", 1_000_000)), ErrSyntax},
		{"length of itself", assembled("", "<</Type/Catalog/Length 1 0 R>>\nstream\n\nendstream"), ErrSyntax},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Open(tt.data); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

func TestLengthsThatLeadThroughEachOtherEnd(t *testing.T) {
	bodies := []string{"<</Type/Catalog>>"}
	for i := range 5000 {
		bodies = append(bodies, fmt.Sprintf("<</Length %d 0 R>>\nstream\n\nendstream", i+3))
	}
	f := opened(t, assembled("", bodies...))
	if _, err := f.Object(Ref{Num: 2}); !errors.Is(err, ErrSyntax) {
		t.Errorf("got %v, want ErrSyntax", err)
	}
}

func TestBombsAreDefused(t *testing.T) {
	zeros := func(data []byte) []byte {
		var b bytes.Buffer
		z := zlib.NewWriter(&b)
		for range 128 {
			if _, err := z.Write(make([]byte, 1<<20)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := z.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	s := &Stream{Dict: Dict{"Filter": Name("FlateDecode")}, Data: zeros(nil)}
	f := opened(t, assembled("", "<</Type/Catalog>>"))
	if _, err := f.Decode(s); !errors.Is(err, ErrTooComplex) {
		t.Errorf("128 MB: got %v, want ErrTooComplex", err)
	}
	half := Deflate(nil, make([]byte, 40<<20))
	var err error
	for range 10 {
		if _, err = f.Decode(half); err != nil {
			break
		}
	}
	if !errors.Is(err, ErrTooComplex) {
		t.Errorf("40 MB again and again: got %v, want ErrTooComplex", err)
	}
}

func TestFilters(t *testing.T) {
	want := []byte(strings.Repeat("Rapat koordinasi ", 40))
	var a85 bytes.Buffer
	w := ascii85.NewEncoder(&a85)
	if _, err := w.Write(want); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	flate := Deflate(nil, want)
	for _, tt := range []struct {
		name   string
		stream *Stream
	}{
		{"none", &Stream{Data: want}},
		{"Flate", flate},
		{"hexadecimal", &Stream{Dict: Dict{"Filter": Name("ASCIIHexDecode")}, Data: fmt.Appendf(nil, "%x>", want)}},
		{"base 85", &Stream{Dict: Dict{"Filter": Array{Name("ASCII85Decode")}}, Data: append(a85.Bytes(), "~>"...)}},
		{"two", &Stream{Dict: Dict{"Filter": Array{Name("AHx"), Name("Fl")}}, Data: fmt.Appendf(nil, "%X>", flate.Data)}},
		{"PNG rows", predicted(want, 34)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := NewDocument().Decode(tt.stream)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("got %.40q, %v", got, err)
			}
		})
	}
	if _, err := NewDocument().Decode(&Stream{Dict: Dict{"Filter": Name("DCTDecode")}}); !errors.Is(err, ErrUnsupported) {
		t.Errorf("JPEG: got %v, want ErrUnsupported", err)
	}
}

// predicted encodes data with the PNG filters 0 to 4 in turn.
func predicted(data []byte, row int) *Stream {
	var out []byte
	above := make([]byte, row)
	for i := 0; len(data) > 0; i++ {
		cur := data[:row]
		data = data[row:]
		filter := byte(i % 5)
		out = append(out, filter)
		for x := range cur {
			var left, corner byte
			if x > 0 {
				left, corner = cur[x-1], above[x-1]
			}
			guess := [...]byte{0, left, above[x], byte((int(left) + int(above[x])) / 2), paeth(left, above[x], corner)}
			out = append(out, cur[x]-guess[filter])
		}
		above = cur
	}
	return Deflate(Dict{"DecodeParms": Dict{"Predictor": Integer(15), "Columns": Integer(row)}}, out)
}

func TestObjectsSurviveWriting(t *testing.T) {
	for _, s := range []string{
		"null", "true", "-17", "0.25", "/A#20B#23", "/", "(a\\(b\\)\\\\)", "<00ff>", "[1 0 R 2 3 R 4 5]",
		"<</A <</B [null (x)]>>/C -0.5>>", "[]", "<<>>", "()",
	} {
		l := &lexer{b: []byte(s)}
		o, err := l.object(0)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		if got := string(Format(o)); got != s {
			t.Errorf("%s became %s", s, got)
		}
	}
}

func TestStringsAreReadAsTheyAreMeant(t *testing.T) {
	for in, want := range map[string]string{
		`(a\nb\101\60)`: "a\nbA0", "(a\r\nb)": "a\nb", "(a\\\r\nb)": "ab", "(((x)))": "((x))",
		"<4 1 4>": "A@", `(\8)`: "8", "(\\53)": "+",
	} {
		l := &lexer{b: []byte(in)}
		if o, err := l.object(0); err != nil || string(o.(String)) != want {
			t.Errorf("%q: got %q, %v, want %q", in, o, err, want)
		}
	}
}

func TestHybridFile(t *testing.T) {
	b := []byte("%PDF-1.5\n")
	at := map[int]int{}
	put := func(n int, body string) {
		at[n] = len(b)
		b = fmt.Appendf(b, "%d 0 obj\n%s\nendobj\n", n, body)
	}
	put(1, "<</Type/Catalog/Pages 2 0 R/Hidden 4 0 R>>")
	put(2, "<</Type/Pages/Kids[]/Count 0>>")
	put(3, "<</Type/ObjStm/N 1/First 4/Length 16>>\nstream\n4 0 (hidden one)\nendstream")
	const row = "02000300"
	put(5, fmt.Sprintf("<</Type/XRef/W[1 2 1]/Index[4 1]/Size 6/Filter/ASCIIHexDecode/Length %d>>\nstream\n%s>\nendstream", len(row)+1, row))
	start := len(b)
	b = fmt.Appendf(b, "xref\n0 6\n0000000004 65535 f \n%010d 00000 n \n%010d 00000 n \n%010d 00000 n \n0000000000 00000 f \n%010d 00000 n \n", at[1], at[2], at[3], at[5])
	b = fmt.Appendf(b, "trailer\n<</Size 6/Root 1 0 R/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n", at[5], start)
	f := opened(t, b)
	catalog, err := f.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := As[String](f, catalog["Hidden"]); !ok || got != "hidden one" {
		t.Errorf("hidden object = %q, %v", got, ok)
	}
}

func TestFilesOfLibreOffice(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "notulen.txt")
	if err := os.WriteFile(text, []byte("Notulen rapat koordinasi\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "pdf", "--outdir", dir, text).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "notulen.pdf"))
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	d, err := opened(t, data).Document()
	if err != nil {
		t.Fatal(err)
	}
	again := written(t, d)
	run(t, again, "qpdf", "--check", "FILE")
	if got := run(t, again, "pdftotext", "FILE", "-"); !strings.Contains(got, "Notulen rapat koordinasi") {
		t.Errorf("pdftotext says %q", got)
	}
	if got := run(t, replaceContent(t, opened(t, data), "Baru"), "pdfinfo", "FILE"); !strings.Contains(got, "Pages:           1") {
		t.Errorf("pdfinfo says %q", got)
	}
}

func TestDamageIsAnErrorNeverAPanic(t *testing.T) {
	files := [][]byte{written(t, onePage("Notulen"))}
	files = append(files, asObjectStreams(t, files[0], "--object-streams=generate"))
	r := rand.New(rand.NewPCG(1, 2))
	for _, data := range files {
		for range 20_000 {
			mutated := bytes.Clone(data)
			for range 1 + r.IntN(3) {
				mutated[r.IntN(len(mutated))] = byte(r.IntN(256))
			}
			exercise(mutated)
		}
	}
}

// exercise reads whatever can be read of a file.
func exercise(data []byte) {
	f, err := Open(data)
	if err != nil {
		return
	}
	f.Revisions()
	for _, n := range f.Numbers() {
		ref, _ := f.RefOf(n)
		if s, ok := f.Resolve(ref).(*Stream); ok {
			_, _ = f.Decode(s)
		}
	}
	_, _ = f.References()
	_, _, _ = NewUpdate(f).Bytes()
}

func FuzzOpen(f *testing.F) {
	f.Add(assembled("", "<</Type/Catalog>>", "<</Length 3>>\nstream\nabc\nendstream"))
	var b bytes.Buffer
	if _, err := onePage("Notulen").WriteTo(&b); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(revised(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		exercise(data)
		sameReferences(t, data)
		sameUntil(t, data, int64(len(data)/2))
	})
}

func FuzzObject(f *testing.F) {
	f.Add([]byte("<</A [1 0 R (x\\051) <41>]/B -1.5/C#20D null>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		o, err := (&lexer{b: data}).object(0)
		s := &skim{names: map[string]Name{}}
		if _, skimmed := (&lexer{b: data, skim: s}).object(0); (skimmed == nil) != (err == nil) {
			t.Errorf("%q: reading for references gives %v, for values %v", data, skimmed, err)
		}
		if err != nil {
			return
		}
		var values skim
		if values.count(o); !slices.Equal(slices.Sorted(slices.Values(values.refs)), slices.Sorted(slices.Values(s.refs))) {
			t.Errorf("%q: references %v, want %v", data, s.refs, values.refs)
		}
		text := Format(o)
		again, err := (&lexer{b: text}).object(0)
		if err != nil || !bytes.Equal(Format(again), text) {
			t.Errorf("%q was written as %q and read as %q, %v", data, text, Format(again), err)
		}
	})
}
