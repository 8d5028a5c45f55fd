package pdf

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
)

// story tells all that can be read of a file.
func story(f *File, err error) string {
	if err != nil {
		return "error: " + err.Error()
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %v %d %s\n", f.Version(), f.Revisions(), f.End(), Format(f.Trailer()))
	for _, n := range f.Numbers() {
		ref, known := f.RefOf(n)
		start, end, plain := f.Extent(n)
		fmt.Fprintln(&b, ref, known, start, end, plain)
		switch o, err := f.Object(ref); o := o.(type) {
		case nil:
			fmt.Fprintln(&b, err)
		case *Stream:
			data, err := f.Decode(o)
			fmt.Fprintf(&b, "%s %x %q %v\n", Format(o.Dict), o.Data, data, err)
		default:
			fmt.Fprintf(&b, "%s\n", Format(o))
		}
	}
	return b.String()
}

// sameUntil checks that an earlier state of a file reads as it would alone, when
// what it has in common with the file was read before.
func sameUntil(t *testing.T, data []byte, ends ...int64) {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		return
	}
	for _, end := range append(f.Revisions(), ends...) {
		got, want := story(f.Until(end)), story(Open(data[:end:end]))
		if got != want {
			t.Errorf("%q until %d:\n%s\nwant\n%s", data, end, got, want)
		}
	}
}

// revised returns a file of three revisions.
func revised(t testing.TB) []byte {
	t.Helper()
	data := written(t, onePage("Notulen"))
	for _, text := range []string{"Ralat", "Ralat kedua"} {
		data = replaceContent(t, opened(t, data), text)
	}
	return data
}

// A table within which an earlier state says to end belongs to the later one only.
func TestEarlierStateEndsWithinItsTable(t *testing.T) {
	data := revised(t)
	f := opened(t, data)
	start := len(data)
	end := fmt.Sprintf("startxref\n%d\n%%%%EOF\n", start)
	before := bytes.LastIndex(data, []byte("\nxref\n")) + 1
	trailer := f.Trailer()
	data = fmt.Appendf(data, "xref\n0 0\ntrailer\n<</Root %s/Size %s/Prev %d/X(%s)>>\n%s", Format(trailer["Root"]), Format(trailer["Size"]), before, end, end)
	opened(t, data)
	sameUntil(t, data, int64(bytes.Index(data[start:], []byte(end))+start+len(end)))
}

func TestEarlierStatesOfDamagedFiles(t *testing.T) {
	plain := revised(t)
	r := rand.New(rand.NewPCG(1, 2))
	for _, data := range [][]byte{plain, asObjectStreams(t, plain, "--object-streams=generate")} {
		end := int64(len(data))
		sameUntil(t, data, end, end-1, end/2)
		for cut := range end {
			sameUntil(t, data, cut)
			if cut > 400 {
				break
			}
		}
		for range 2000 {
			damaged := bytes.Clone(data)
			for range 1 + r.IntN(3) {
				damaged[r.IntN(len(damaged))] = "0123456789 /<>[]()Rnf\n%x"[r.IntN(24)]
			}
			sameReferences(t, damaged)
			sameUntil(t, damaged, r.Int64N(end), end-r.Int64N(200))
		}
	}
}
