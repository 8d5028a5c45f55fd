package pdf

import (
	"fmt"
	"maps"
	"testing"
)

// byValues counts references in the values of all objects.
func byValues(f *File) (map[int]int, error) {
	s := &skim{}
	s.count(f.Trailer()["Root"])
	s.count(f.Trailer()["Info"])
	for _, n := range f.Numbers() {
		ref, _ := f.RefOf(n)
		o, err := f.Object(ref)
		if err != nil {
			return nil, err
		}
		if stream, ok := o.(*Stream); !ok || stream.Dict["Type"] != Name("XRef") {
			s.count(o)
		}
	}
	counts := map[int]int{}
	s.flush(counts)
	return counts, nil
}

// sameReferences checks that reading for references only finds what reading
// the values finds, and refuses what that refuses.
func sameReferences(t *testing.T, data []byte) {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		return
	}
	got, gotErr := f.References()
	if f, err = Open(data); err != nil {
		t.Fatal(err)
	}
	want, wantErr := byValues(f)
	if (gotErr == nil) != (wantErr == nil) {
		t.Errorf("%q: reading for references gives %v, for values %v", data, gotErr, wantErr)
	}
	if gotErr == nil && !maps.Equal(got, want) {
		t.Errorf("%q: references %v, want %v", data, got, want)
	}
}

func TestReferences(t *testing.T) {
	for _, object := range []string{
		"[1 0 R 1 0 R [2 0 R] <</A 3 0 R/B<</A 3 0 R>>>> (1 0 R) <41> /1#200#20R 1 0 R]",
		"<</Type 2 0 R/Length 7 0 R>>",
		"<</Length 3/Type/XRef/A 1 0 R>>\nstream\nabc\nendstream",
		"<</Length 3/Type/Other/A 1 0 R>>\nstream\nabc\nendstream",
		"<</Length 2 0 R>>\nstream\nabc\nendstream", // itself
		"<</A 1/A 2>>", "<</A<</B 1/C 3/B 2>>>>", "<</A<</B 1>>/C<</B 2>>>>", "<</A /b#zz>>", "[<4x>]", "(abc", "[1 2", "<</A 1.2.3>>", "<</A 9999999999999999999999>>", "[-1.5 +3 true null]",
	} {
		sameReferences(t, assembled("", "<</Type/Catalog>>", object))
	}
	many := "<<"
	for n := range 3 * keptKeys {
		many += fmt.Sprintf("/K%d %d 0 R", n, n+1)
	}
	sameReferences(t, assembled("", "<</Type/Catalog>>", many+">>", "<</K1 1 0 R/K2 2 0 R>>", many+"/K7 1>>"))
}
