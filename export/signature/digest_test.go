package signature

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"testing"
)

func TestDigests(t *testing.T) {
	file := []byte("isi rapat, lubang pertama, revisi, lubang kedua, akhir")
	d := digests{file: file, started: map[crypto.Hash]*started{}}
	for _, r := range []signedRange{{10, 20, 40}, {30, 35, 50}, {30, 31, 31}, {5, 6, 54}, {0, 1, 2}} {
		for _, h := range []crypto.Hash{crypto.SHA256, crypto.SHA512} {
			want := h.New()
			want.Write(file[:r.hole])
			want.Write(file[r.behind:r.end])
			if got := d.of(h, r); !bytes.Equal(got, want.Sum(nil)) {
				t.Errorf("%v of %v: got %x, want %x", h, r, got, want.Sum(nil))
			}
		}
	}
	if got := d.whole(); got != sha256.Sum256(file) {
		t.Errorf("the whole file: %x", got)
	}
}
