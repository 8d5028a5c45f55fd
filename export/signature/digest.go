package signature

import (
	"crypto"
	"hash"
)

// Digests are those of one file without what stands in the hole of a
// signature. Signatures of one file cover nearly the same bytes, so what stands
// before the hole of one is not hashed again for the next.
type digests struct {
	file    []byte
	started map[crypto.Hash]*started
}

// A started digest is that of the first bytes of the file.
type started struct {
	sum  hash.Hash
	upTo int64
}

// of returns the digest of what a signature covers.
func (d *digests) of(h crypto.Hash, r signedRange) []byte {
	s := d.started[h]
	if s == nil || s.upTo > r.hole {
		s = &started{sum: h.New()}
		d.started[h] = s
	}
	s.sum.Write(d.file[s.upTo:r.hole])
	s.upTo = r.hole
	sum := s.fork(h, d.file[:r.hole])
	sum.Write(d.file[r.behind:r.end])
	return sum.Sum(nil)
}

// fork returns a digest of the same bytes, which it is given.
func (s *started) fork(h crypto.Hash, same []byte) hash.Hash {
	if from, ok := s.sum.(hash.Cloner); ok {
		if c, err := from.Clone(); err == nil {
			return c
		}
	}
	sum := h.New()
	sum.Write(same)
	return sum
}

// whole returns the SHA-256 of the whole file.
func (d *digests) whole() (sum [32]byte) {
	size := int64(len(d.file))
	copy(sum[:], d.of(crypto.SHA256, signedRange{hole: size, behind: size, end: size}))
	return sum
}
