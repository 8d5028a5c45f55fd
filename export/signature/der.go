package signature

import (
	"bytes"
	"errors"
)

var errBER = errors.New("malformed BER")

const maxBERDepth = 32

// toDER returns the first value in b with definite, shortest lengths and
// octet strings in one piece, and the bytes behind it. CMS and PKCS#12 may
// come in BER, which encoding/asn1 does not read.
func toDER(b []byte) (der, rest []byte, err error) { return value(b, 0) }

func value(b []byte, depth int) (der, rest []byte, err error) {
	tag, body, err := tagOf(b)
	if err != nil || depth > maxBERDepth {
		return nil, nil, errBER
	}
	n, body, err := lengthOf(body)
	if err != nil {
		return nil, nil, err
	}
	constructed := tag[0]&0x20 != 0
	if n < 0 && !constructed || n > len(body) {
		return nil, nil, errBER
	}
	var content []byte
	switch {
	case !constructed:
		content, rest = body[:n], body[n:]
	case n >= 0:
		rest = body[n:]
		content, _, err = values(body[:n], depth, false)
	default:
		content, rest, err = values(body, depth, true)
	}
	if err != nil {
		return nil, nil, err
	}
	if tag[0] == 0x24 { // an octet string in pieces
		if content, err = joined(content); err != nil {
			return nil, nil, err
		}
		tag = []byte{0x04}
	}
	return append(appendLength(bytes.Clone(tag), len(content)), content...), rest, nil
}

// values reads values up to the end of b, or up to an end-of-contents mark.
func values(b []byte, depth int, marked bool) (der, rest []byte, err error) {
	for len(b) > 0 {
		if marked && bytes.HasPrefix(b, []byte{0, 0}) {
			return der, b[2:], nil
		}
		var v []byte
		if v, b, err = value(b, depth+1); err != nil {
			return nil, nil, err
		}
		der = append(der, v...)
	}
	if marked {
		return nil, nil, errBER
	}
	return der, nil, nil
}

// joined returns the contents of the octet strings in der, one after another.
func joined(der []byte) ([]byte, error) {
	var out []byte
	for len(der) > 0 {
		if der[0] != 0x04 {
			return nil, errBER
		}
		n, body, err := lengthOf(der[1:])
		if err != nil || n < 0 || n > len(body) {
			return nil, errBER
		}
		out = append(out, body[:n]...)
		der = body[n:]
	}
	return out, nil
}

func tagOf(b []byte) (tag, rest []byte, err error) {
	if len(b) == 0 {
		return nil, nil, errBER
	}
	n := 1
	if b[0]&0x1f == 0x1f { // a tag number of several bytes
		for {
			if n >= len(b) || n > 4 {
				return nil, nil, errBER
			}
			n++
			if b[n-1]&0x80 == 0 {
				break
			}
		}
	}
	return b[:n], b[n:], nil
}

// lengthOf reads a length, -1 for an indefinite one.
func lengthOf(b []byte) (n int, rest []byte, err error) {
	if len(b) == 0 {
		return 0, nil, errBER
	}
	first := int(b[0])
	b = b[1:]
	switch {
	case first < 0x80:
		return first, b, nil
	case first == 0x80:
		return -1, b, nil
	case first > 0x84 || first-0x80 > len(b):
		return 0, nil, errBER
	}
	for _, c := range b[:first-0x80] {
		n = n<<8 | int(c)
	}
	if n > 1<<30 {
		return 0, nil, errBER
	}
	return n, b[first-0x80:], nil
}

func appendLength(b []byte, n int) []byte {
	if n < 0x80 {
		return append(b, byte(n))
	}
	var digits []byte
	for v := n; v > 0; v >>= 8 {
		digits = append([]byte{byte(v)}, digits...)
	}
	return append(append(b, 0x80|byte(len(digits))), digits...)
}
