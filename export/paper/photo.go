package paper

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/jpeg"
	"slices"
	"time"
)

func encodeJPEG(img *image.RGBA, quality int) (picture, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: quality}); err != nil {
		return picture{}, fmt.Errorf("%w: %w", ErrImage, err)
	}
	return newPicture("jpg", out.Bytes(), img.Bounds().Dx(), img.Bounds().Dy()), nil
}

// jpegSegment is a part of a JPEG before its pixels.
type jpegSegment struct {
	marker byte
	body   []byte
}

// jpegSegments lists what stands before the pixels of a JPEG. clean is false if
// there is something between that a decoder may read in another way.
func jpegSegments(data []byte) (list []jpegSegment, clean bool) {
	for pos := 2; pos+4 <= len(data) && data[pos] == 0xFF; {
		marker := data[pos+1]
		if marker == 0xDA { // the pixels
			return list, true
		}
		size := int(binary.BigEndian.Uint16(data[pos+2:]))
		if size < 2 || pos+2+size > len(data) {
			break
		}
		list = append(list, jpegSegment{marker, data[pos+4 : pos+2+size]})
		pos += 2 + size
	}
	return list, false
}

// exif is the block of a JPEG in which the camera tells of the picture, a TIFF
// without pixels as in Exif 2.3; nil if there is none.
func exif(data []byte) tiff {
	list, _ := jpegSegments(data)
	for _, s := range list {
		if block, ok := bytes.CutPrefix(s.body, []byte("Exif\x00\x00")); ok && s.marker == 0xE1 {
			return block
		}
	}
	return nil
}

// private reports whether a JPEG may tell more than its pixels do: where it was
// taken (Exif, XMP), by whom (IPTC), or in words.
func private(data []byte) bool {
	list, clean := jpegSegments(data)
	return !clean || slices.ContainsFunc(list, func(s jpegSegment) bool {
		return s.marker == 0xE1 || s.marker == 0xED || s.marker == 0xFE
	})
}

// progressive reports whether a decoder may have to hold all coefficients of a
// JPEG at once.
func progressive(data []byte) bool {
	list, clean := jpegSegments(data)
	return !clean || slices.ContainsFunc(list, func(s jpegSegment) bool { return s.marker == 0xC2 })
}

type tiff []byte

// Tags of Exif 2.3.
const (
	tagOrientation = 0x0112
	tagExif        = 0x8769 // where the camera's own directory is
	tagTaken       = 0x9003 // DateTimeOriginal
)

func (t tiff) order() binary.ByteOrder {
	if t[0] == 'I' {
		return binary.LittleEndian
	}
	return binary.BigEndian
}

// first is where the first directory is, 0 if there is none.
func (t tiff) first() int {
	if len(t) < 8 {
		return 0
	}
	return int(t.order().Uint32(t[4:]))
}

// entry returns the twelve bytes of a tag in the directory at dir, nil if it
// has none.
func (t tiff) entry(dir int, tag uint16) []byte {
	if dir < 8 || dir+2 > len(t) {
		return nil
	}
	for i := range int(t.order().Uint16(t[dir:])) {
		at := dir + 2 + 12*i
		if at+12 > len(t) {
			return nil
		}
		if t.order().Uint16(t[at:]) == tag {
			return t[at : at+12]
		}
	}
	return nil
}

// orientation returns how a camera was held when it took a JPEG: 1 is upright,
// up to 8 as in Exif 2.3, tag 274. Whatever cannot be read is upright.
func orientation(data []byte) int {
	t := exif(data)
	if e := t.entry(t.first(), tagOrientation); e != nil {
		if v := int(t.order().Uint16(e[8:])); v >= 1 && v <= 8 {
			return v
		}
	}
	return 1
}

// taken returns when a JPEG was taken by the camera's clock, as if that showed
// UTC; the zero time if it does not say.
func taken(data []byte) time.Time {
	const form = "2006:01:02 15:04:05"
	t := exif(data)
	link := t.entry(t.first(), tagExif)
	if link == nil {
		return time.Time{}
	}
	e := t.entry(int(t.order().Uint32(link[8:])), tagTaken)
	if e == nil {
		return time.Time{}
	}
	at := int(t.order().Uint32(e[8:]))
	if at < 8 || at+len(form) > len(t) {
		return time.Time{}
	}
	when, err := time.Parse(form, string(t[at:at+len(form)]))
	if err != nil || when.Year() < 1990 || when.Year() > 2200 {
		return time.Time{} // a camera whose clock was never set
	}
	return when
}
