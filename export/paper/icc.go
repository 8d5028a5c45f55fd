package paper

import (
	"encoding/binary"
	"math"
	"sync"
)

// srgbProfile returns an ICC profile of the sRGB color space (IEC 61966-2-1),
// which PDF/A wants in the file. It is computed here from the published numbers,
// as version 2 with one tone curve for the three channels, so that no profile of
// somebody else has to be carried.
var srgbProfile = sync.OnceValue(func() []byte {
	tags := []iccTag{
		{"desc", iccDescription("sRGB IEC61966-2.1")},
		{"cprt", iccText("No copyright, use freely")},
		{"wtpt", iccXYZ(0.96420, 1, 0.82491)},
		{"rXYZ", iccXYZ(0.43607, 0.22249, 0.01392)},
		{"gXYZ", iccXYZ(0.38515, 0.71687, 0.09708)},
		{"bXYZ", iccXYZ(0.14307, 0.06061, 0.71410)},
		{"rTRC", srgbCurve()},
		{"gTRC", nil}, // shares the one before
		{"bTRC", nil},
	}
	return assembleICC(tags)
})

type iccTag struct {
	name string
	data []byte
}

// assembleICC lays out header, tag table and tags (ICC.1:2001-04, 6).
func assembleICC(tags []iccTag) []byte {
	const header = 128
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	start := header + 4 + 12*len(tags)
	offset, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			offset, size = start+len(body), len(t.data)
			body = append(body, t.data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		table = append(table, t.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(offset))
		table = binary.BigEndian.AppendUint32(table, uint32(size))
	}
	h := make([]byte, header)
	binary.BigEndian.PutUint32(h[0:], uint32(start+len(body)))
	binary.BigEndian.PutUint32(h[8:], 0x02100000)
	copy(h[12:], "mntrRGB XYZ ")
	for i, v := range [6]uint16{2026, 1, 1, 0, 0, 0} {
		binary.BigEndian.PutUint16(h[24+2*i:], v)
	}
	copy(h[36:], "acsp")
	copy(h[68:], iccXYZ(0.96420, 1, 0.82491)[8:]) // illuminant D50
	return append(append(h, table...), body...)
}

// iccXYZ is a color in 16.16 fixed point.
func iccXYZ(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range [3]float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, uint32(math.Round(v*65536)))
	}
	return b
}

func iccText(s string) []byte { return append([]byte("text\x00\x00\x00\x00"+s), 0) }

func iccDescription(s string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...) // no Unicode, no Macintosh name
}

// srgbCurve samples the transfer function of sRGB, from code to light.
func srgbCurve() []byte {
	const n = 1024
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), n)
	for i := range n {
		v := float64(i) / (n - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}
