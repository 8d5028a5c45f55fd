package signature

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"

	"rakor.id/rakor/export/pdf"
)

// large returns the base file with an attachment of size bytes, and with
// objects small objects more.
func large(b testing.TB, size, objects int) []byte {
	d := baseDocument(b)
	attachment := make([]byte, size)
	for i := range attachment {
		attachment[i] = byte(i * i >> 8)
	}
	d.Add(&pdf.Stream{Data: attachment})
	first := len(d.Objects) + 1
	for i := range objects {
		d.Objects[first+i] = pdf.Array{pdf.Ref{Num: first}, pdf.Integer(i)}
	}
	var out bytes.Buffer
	if _, err := d.WriteTo(&out); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

func BenchmarkSign(b *testing.B) {
	for _, mb := range []int{1, 50} {
		data := large(b, mb<<20, 0)
		b.Run(fmt.Sprintf("%dMB", mb), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Sign(context.Background(), data, io.Discard, asRecorder()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkVerify(b *testing.B) {
	for _, c := range []struct{ mb, objects int }{{1, 0}, {1, 5_000}, {50, 0}, {20, 1_000_000}} {
		data := signed(b, signed(b, large(b, c.mb<<20, c.objects), asRecorder()), asChair())
		b.Run(fmt.Sprintf("%dMB-%dobjects", c.mb, c.objects), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r, err := Verify(data, VerifyOptions{Roots: roots(b), At: checkedAt})
				if err != nil || !r.Sound() {
					b.Fatal(err, r)
				}
			}
		})
	}
}
