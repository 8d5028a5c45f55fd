package signature

import (
	"bytes"
	"crypto"
	"math/rand/v2"
	"testing"

	"rakor.id/rakor/export/pdf"
)

// small returns a file signed three times that is small, so that many changes of it
// can be looked at.
func small(t testing.TB) []byte {
	t.Helper()
	d := addWitness(t, baseDocument(t))
	for n, o := range d.Objects {
		if s, ok := o.(*pdf.Stream); ok && s.Dict["Length1"] != nil {
			d.Objects[n] = pdf.Deflate(nil, []byte("no font program"))
		}
	}
	var b bytes.Buffer
	if _, err := d.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return signed(t, signed(t, signed(t, b.Bytes(), asRecorder()), asChair()), asWitness())
}

// TestNoChangedByteIsTakenForSound changes bytes all over signed files.
// Only in the last signature's own Contents can a byte be of no account: the
// case of a hexadecimal digit, or a certificate that the chain does not need.
func TestNoChangedByteIsTakenForSound(t *testing.T) {
	three := small(t)
	mutate(t, three, 10_000)
	// A stamp over the document is the last signature then, and covers what was
	// added for the check.
	mutate(t, stampedWhole(t, withValidation(t, three, validation(t)), "Cap", stamps(t, authority(t, issueStamper()))), 1_000)
}

func mutate(t *testing.T, data []byte, times int) {
	t.Helper()
	m := rangeAndContents.FindAllSubmatchIndex(data, -1)
	last := m[len(m)-1]
	r := rand.New(rand.NewPCG(1, 2))
	unreadable, detected := 0, 0
	mutated := bytes.Clone(data)
	for range times {
		at := r.IntN(len(data))
		mutated[at] ^= byte(1 + r.IntN(255))
		report, err := Verify(mutated, VerifyOptions{Roots: roots(t), At: checkedAt})
		switch {
		case err != nil:
			unreadable++
		case !report.Complete() || len(report.Signatures) != len(m):
			detected++
		case at < last[10] || at >= last[11]:
			t.Errorf("byte %d from %q to %q passes: %.60q", at, data[at], mutated[at], data[max(0, at-30):])
		}
		mutated[at] = data[at]
	}
	t.Logf("%d detected, %d unreadable of %d", detected, unreadable, times)
}

// TestMutilatedFilesDoNotPanic cuts out, doubles and overwrites pieces.
func TestMutilatedFilesDoNotPanic(t *testing.T) {
	data := small(t)
	m := rangeAndContents.FindAllSubmatchIndex(data, -1)
	last := m[len(m)-1]
	r := rand.New(rand.NewPCG(3, 4))
	for range 3_000 {
		from, to := r.IntN(len(data)), r.IntN(len(data))
		if from > to {
			from, to = to, from
		}
		piece := data[from:min(to, from+2000)]
		at := r.IntN(len(data))
		var mutated []byte
		switch r.IntN(3) {
		case 0:
			mutated = append(bytes.Clone(data[:from]), data[from+len(piece):]...)
		case 1:
			mutated = append(append(bytes.Clone(data[:at]), piece...), data[at:]...)
		default:
			mutated = bytes.Clone(data)
			copy(mutated[at:], piece)
		}
		report, err := Verify(mutated, VerifyOptions{Roots: roots(t), At: checkedAt})
		if err == nil && report.Complete() && !sameBut(mutated, data, last[10], last[11]) {
			t.Errorf("a mutilated file passes: %d to %d at %d", from, to, at)
		}
	}
}

// sameBut reports whether a and b differ nowhere but between from and to.
func sameBut(a, b []byte, from, to int) bool {
	return len(a) == len(b) && bytes.Equal(a[:from], b[:from]) && bytes.Equal(a[to:], b[to:])
}

func FuzzVerify(f *testing.F) {
	data := small(f)
	f.Add(data)
	f.Add(data[:len(data)-100])
	f.Fuzz(func(t *testing.T, data []byte) {
		_, _ = Verify(data, VerifyOptions{Roots: roots(t), At: checkedAt})
	})
}

func FuzzContainer(f *testing.F) {
	cms, _, err := signCMS(f.Context(), asChair(), make([]byte, 32))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(cms)
	f.Add([]byte{0x30, 0x80, 0x24, 0x80, 0x04, 0x01, 0x41, 0, 0, 0, 0})
	f.Fuzz(func(_ *testing.T, data []byte) {
		der, _, err := toDER(data)
		if err != nil {
			return
		}
		again, rest, err := toDER(der)
		if err != nil || len(rest) > 0 || !bytes.Equal(again, der) {
			panic("toDER of its own result differs")
		}
		if c, ok := parseContainer(der); ok {
			c.check(func(h crypto.Hash) []byte { return make([]byte, h.Size()) }, true)
		}
	})
}
