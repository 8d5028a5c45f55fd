package pdf

import (
	"bytes"
	"crypto/sha256"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// onePage returns a document of one page that says word.
func onePage(word string) *Document {
	d := NewDocument()
	font := d.Add(Dict{"Type": Name("Font"), "Subtype": Name("Type1"), "BaseFont": Name("Helvetica")})
	content := d.Add(Deflate(nil, []byte("BT /F1 24 Tf 72 720 Td ("+word+") Tj ET")))
	pages := Ref{Num: 4}
	page := d.Add(Dict{
		"Type": Name("Page"), "Parent": pages, "Contents": content,
		"MediaBox":  Array{Integer(0), Integer(0), Real(595.28), Real(841.89)},
		"Resources": Dict{"Font": Dict{"F1": font}},
	})
	d.Add(Dict{"Type": Name("Pages"), "Kids": Array{page}, "Count": Integer(1)})
	d.Trailer["Root"] = d.Add(Dict{"Type": Name("Catalog"), "Pages": pages})
	d.Trailer["ID"] = Array{String("0123456789abcdef"), String("\x00\x01 (binary) \xff")}
	return d
}

func written(t testing.TB, d *Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := d.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func opened(t testing.TB, data []byte) *File {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return f
}

// run runs a program on data written to a file, whose name stands for "FILE".
func run(t *testing.T, data []byte, args ...string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "in.pdf")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		args[i] = strings.ReplaceAll(a, "FILE", name)
	}
	out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
	return string(out)
}

func TestWholeFileIsReadByOthersAndByItself(t *testing.T) {
	data := written(t, onePage("Notulen"))
	if again := written(t, onePage("Notulen")); !bytes.Equal(data, again) {
		t.Error("the same document gave other bytes")
	}
	run(t, data, "qpdf", "--check", "FILE")
	if got := run(t, data, "pdftotext", "FILE", "-"); !strings.Contains(got, "Notulen") {
		t.Errorf("pdftotext says %q, want Notulen", got)
	}
	d, err := opened(t, data).Document()
	if err != nil {
		t.Fatal(err)
	}
	if got := written(t, d); !bytes.Equal(got, data) {
		t.Error("a file read and written anew has other bytes")
	}
}

// asObjectStreams returns data rewritten with object streams.
func asObjectStreams(t *testing.T, data []byte, options ...string) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out.pdf")
	args := append([]string{"qpdf", "--static-id"}, options...)
	run(t, data, append(args, "FILE", out)...)
	packed, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return packed
}

func TestUpdateKeepsTheKindOfCrossReference(t *testing.T) {
	plain := written(t, onePage("Lama"))
	for _, tt := range []struct {
		name string
		data []byte
	}{
		{"classic table", plain},
		{"cross-reference stream", asObjectStreams(t, plain, "--object-streams=generate")},
		{"linearized", asObjectStreams(t, plain, "--linearize")},
		{"linearized with object streams", asObjectStreams(t, plain, "--linearize", "--object-streams=generate")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := opened(t, tt.data)
			if got, want := f.Revisions(), []int64{int64(len(tt.data))}; len(got) != 1 || got[0] != want[0] {
				t.Errorf("Revisions() = %v, want %v", got, want)
			}
			grown := replaceContent(t, f, "Baru")
			run(t, grown, "qpdf", "--check", "FILE")
			if got := run(t, grown, "pdftotext", "FILE", "-"); !strings.Contains(got, "Baru") {
				t.Errorf("pdftotext says %q, want Baru", got)
			}
			g := opened(t, grown)
			if got, want := len(g.sections), len(f.sections)+1; got != want {
				t.Errorf("%d sections, want %d", got, want)
			}
			if got, want := g.sections[0].stream, f.sections[0].stream; got != want {
				t.Errorf("update by stream = %v, want %v", got, want)
			}
			if got := g.Revisions(); len(got) != 2 || got[0] != int64(len(tt.data)) || got[1] != g.End() || g.End() != int64(len(grown)) {
				t.Errorf("Revisions() = %v, want %d and %d", got, len(tt.data), len(grown))
			}
			if _, err := opened(t, replaceContent(t, g, "Lagi")).Document(); err != nil {
				t.Errorf("after a second update: %v", err)
			}
		})
	}
}

// replaceContent makes the only page of f say word, in a new revision.
func replaceContent(t testing.TB, f *File, word string) []byte {
	t.Helper()
	catalog, err := f.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	pages, _ := As[Dict](f, catalog["Pages"])
	kids, _ := As[Array](f, pages["Kids"])
	page, ok := As[Dict](f, kids[0])
	if !ok {
		t.Fatal("no page")
	}
	u := NewUpdate(f)
	u.Set(page["Contents"].(Ref), &Stream{Data: []byte("BT /F1 24 Tf 72 720 Td (" + word + ") Tj ET")})
	added, at, err := u.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	grown := append(bytes.Clone(f.Bytes()), added...)
	if got := grown[at[page["Contents"].(Ref)]:]; !bytes.HasPrefix(got, []byte("<</Length ")) {
		t.Errorf("the object is not where Bytes says, but %.20q", got)
	}
	return grown
}

func TestNameOfAFileIsThatOfItsContent(t *testing.T) {
	plain, named := onePage("Notulen"), onePage("Notulen")
	delete(plain.Trailer, "ID")
	sum := sha256.Sum256(written(t, plain))
	id := String(sum[:16])
	plain.Trailer["ID"] = Array{id, id}
	named.Trailer["ID"] = Array{String("an older"), String("name")}
	var got bytes.Buffer
	n, err := named.WriteNamed(&got)
	if err != nil || n != int64(got.Len()) {
		t.Errorf("%d bytes of %d, %v", n, got.Len(), err)
	}
	if want := written(t, plain); !bytes.Equal(got.Bytes(), want) {
		t.Errorf("got\n%q\nwant\n%q", got.Bytes(), want)
	}
}
