package opc

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestPartsHaveOneOrderAndOneTime(t *testing.T) {
	var b bytes.Buffer
	z := NewWriter(&b, map[string]func([]byte) []byte{"b": bytes.ToUpper})
	for _, name := range []string{"b", "a", "_rels/.rels", "[Content_Types].xml"} {
		z.Add(name, []byte("isi "+name))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range r.File {
		names = append(names, f.Name)
		if !f.Modified.Equal(zipEpoch) {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
	}
	if got, want := strings.Join(names, " "), "[Content_Types].xml _rels/.rels a b"; got != want {
		t.Errorf("got the parts %s, want %s", got, want)
	}
	part, err := r.Open("b")
	if err != nil {
		t.Fatal(err)
	}
	var content bytes.Buffer
	if _, err := content.ReadFrom(part); err != nil || content.String() != "ISI B" {
		t.Errorf("got %q, %v; want the part patched", content.String(), err)
	}
}

func TestCoreLeavesOutWhatIsEmpty(t *testing.T) {
	got := string(Properties{Title: "A & B", Language: "id-ID", At: time.Unix(1795413909, 0)}.Core())
	for _, want := range []string{"<dc:title>A &amp; B</dc:title>", "<dc:language>id-ID</dc:language>", `<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-23T06:05:09Z<`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
	if empty := string(Properties{}.Core()); strings.Contains(empty, "dc:title") || strings.Contains(empty, "created") {
		t.Errorf("got %s", empty)
	}
}
