package signature

import (
	"crypto"
	"encoding/hex"
	"fmt"

	"rakor.id/rakor/export/pdf"
)

const (
	stampSize   = 8 << 10   // bytes for a time stamp, with its authority's chain
	maxReserved = 256 << 10 // bytes
)

// byteRange is written wide enough for any file, and filled in at the end.
const byteRange = "[0 0000000000 0000000000 0000000000]"

// A room is the place for a CMS in a signature dictionary. It is known and
// never searched for: what is searched for can be found in the wrong place.
type room struct {
	least int // bytes it must have
	hole  int // where Contents stands in the dictionary
	size  int // bytes
}

// A shortError tells that a CMS is larger than the place for it.
type shortError struct{ need, have int }

func (e *shortError) Error() string {
	return fmt.Sprintf("signature of %d bytes in place of %d", e.need, e.have)
}

func (e *shortError) Unwrap() error { return pdf.ErrTooLarge }

// reserve returns a signature dictionary with an empty place for a CMS. It is
// serialized by hand for that.
func (r *room) reserve(kind, subFilter string, size int, more pdf.Dict) pdf.Raw {
	r.size = max(size, r.least)
	b := []byte("<</Type /" + kind + "/Filter /Adobe.PPKLite/SubFilter /" + subFilter + "/ByteRange " + byteRange + "/Contents ")
	r.hole = len(b)
	b = append(b, '<')
	for range r.size {
		b = append(b, "00"...)
	}
	b = append(b, '>')
	return append(b, pdf.Format(more)[len("<<"):]...)
}

// fill serializes a revision, and fills the place in the dictionary at ref with
// what sign makes of the digest over all the rest.
func (r *room) fill(file *pdf.File, u *pdf.Update, ref pdf.Ref, hash crypto.Hash, sign func(digest []byte) ([]byte, error)) ([]byte, error) {
	added, at, err := u.Bytes()
	if err != nil {
		return nil, err
	}
	base := int64(len(file.Bytes()))
	before := at[ref] - base + int64(r.hole)
	hole := added[before:][:2*r.size+2]
	behind := before + int64(len(hole))
	copy(added[before-int64(len(byteRange)+len("/Contents ")):],
		fmt.Sprintf("[0 %010d %010d %010d]", base+before, base+behind, int64(len(added))-behind))
	digest := hash.New()
	digest.Write(file.Bytes())
	digest.Write(added[:before])
	digest.Write(added[behind:])
	cms, err := sign(digest.Sum(nil))
	if err != nil {
		return nil, err
	}
	if len(cms) > r.size {
		return nil, &shortError{len(cms), r.size}
	}
	hex.Encode(hole[1:], cms)
	return added, nil
}
