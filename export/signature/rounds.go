package signature

import (
	"encoding/asn1"
	"math/big"
)

// maxRounds bounds the work that the keys of a PKCS#12 file may cost, in rounds
// of derivation from the passphrase: some seconds. Files in use have between
// two thousand and a million.
const maxRounds = 5_000_000

// bounded reports whether opening a PKCS#12 file costs bounded work. Its rounds
// stand in PBE parameters, PBKDF2 parameters and the MAC (RFC 8018, appendix A;
// RFC 7292, 4); in each of these, and nowhere else in such a file, a number
// follows a salt. Rounds under encryption are not seen: only who knows the
// passphrase gets that far.
func bounded(der []byte) bool { return spend(der, big.NewInt(maxRounds), 0) }

// spend takes the rounds in a row of values from what is left, looking into
// what they are made of.
func spend(der []byte, left *big.Int, depth int) bool {
	row, ok := valuesIn(der)
	if !ok || depth > maxBERDepth {
		return true // no structure, so there are no rounds in it
	}
	salted := false
	for _, v := range row {
		universal := v.Class == asn1.ClassUniversal
		octets := universal && v.Tag == asn1.TagOctetString
		if salted && universal && v.Tag == asn1.TagInteger {
			if left.Sub(left, new(big.Int).SetBytes(v.Bytes)).Sign() < 0 {
				return false
			}
		}
		if (v.IsCompound || octets) && !spend(v.Bytes, left, depth+1) {
			return false
		}
		salted = octets
	}
	return true
}

// valuesIn returns the values that b is made of, false if there is more to it.
func valuesIn(b []byte) (row []asn1.RawValue, ok bool) {
	for len(b) > 0 {
		var v asn1.RawValue
		rest, err := asn1.Unmarshal(b, &v)
		if err != nil {
			return nil, false
		}
		row, b = append(row, v), rest
	}
	return row, true
}
