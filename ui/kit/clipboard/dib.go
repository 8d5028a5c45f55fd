package clipboard

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/png"

	"golang.org/x/image/bmp"
)

// Sizes of the headers of a bitmap of Windows.
const (
	fileHeader = 14 // BITMAPFILEHEADER, which the clipboard leaves out
	infoHeader = 40 // BITMAPINFOHEADER
	maskBytes  = 12 // the masks of red, green and blue
)

// Values of biCompression.
const (
	plain     = 0 // BI_RGB
	bitFields = 3 // BI_BITFIELDS
)

// dibToPNG makes a PNG of a device-independent bitmap, as Windows keeps
// pictures on its clipboard (CF_DIB). The fourth byte of a pixel is left out:
// programs put anything there, most often nothing, and the picture would be
// invisible.
func dibToPNG(dib []byte) ([]byte, error) {
	file, err := bmpFile(dib)
	if err != nil {
		return nil, err
	}
	size, err := bmp.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	if size.Width == 0 || size.Width > maxBytes/4/size.Height {
		return nil, ErrTooLarge
	}
	img, err := bmp.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return nil, fmt.Errorf("clipboard: write PNG: %w", err)
	}
	return b.Bytes(), nil
}

// bmpFile puts before a bitmap the headers that every reader of BMP files
// understands.
func bmpFile(dib []byte) ([]byte, error) {
	if len(dib) < infoHeader {
		return nil, fmt.Errorf("%w: bitmap of %d bytes", ErrForm, len(dib))
	}
	header := binary.LittleEndian.Uint32(dib)
	bits := binary.LittleEndian.Uint16(dib[14:])
	compression := binary.LittleEndian.Uint32(dib[16:])
	colors := binary.LittleEndian.Uint32(dib[32:])
	if header < infoHeader || uint64(header) > uint64(len(dib)) || colors > 1<<16 {
		return nil, fmt.Errorf("%w: bitmap with a header of %d bytes", ErrForm, header)
	}
	at := header
	switch {
	case compression == bitFields && bits == 32 && usualMasks(dib[infoHeader:]):
		if header == infoHeader {
			at += maskBytes
		}
	case compression != plain:
		return nil, fmt.Errorf("%w: bitmap of %d bits, compression %d", ErrForm, bits, compression)
	}
	palette := []byte{}
	if bits <= 8 && colors == 0 {
		colors = 1 << bits
	}
	if uint64(at)+4*uint64(colors) > uint64(len(dib)) {
		return nil, fmt.Errorf("%w: bitmap cut off", ErrForm)
	}
	if bits <= 8 {
		palette = dib[at : at+4*colors]
	}
	pixels := dib[at+4*colors:]
	return joinBMP(dib[4:infoHeader], palette, pixels), nil
}

// usualMasks reports whether the bytes of a pixel are blue, green, red, as
// without masks.
func usualMasks(b []byte) bool {
	const red, green, blue = 0xFF0000, 0xFF00, 0xFF
	return len(b) >= maskBytes && binary.LittleEndian.Uint32(b) == red &&
		binary.LittleEndian.Uint32(b[4:]) == green && binary.LittleEndian.Uint32(b[8:]) == blue
}

// joinBMP writes a BMP file; info is a BITMAPINFOHEADER without its size.
func joinBMP(info, palette, pixels []byte) []byte {
	begin := fileHeader + infoHeader + len(palette)
	file := []byte("BM")
	file = binary.LittleEndian.AppendUint32(file, uint32(begin+len(pixels)))
	file = binary.LittleEndian.AppendUint32(file, 0)
	file = binary.LittleEndian.AppendUint32(file, uint32(begin))
	file = binary.LittleEndian.AppendUint32(file, infoHeader)
	file = append(file, info...)
	binary.LittleEndian.PutUint32(file[fileHeader+16:], plain)
	binary.LittleEndian.PutUint32(file[fileHeader+32:], uint32(len(palette)/4))
	file = append(file, palette...)
	return append(file, pixels...)
}
