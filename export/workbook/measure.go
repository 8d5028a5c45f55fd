package workbook

import (
	"math"
	"strings"
)

// advances are the widths of the characters from space to tilde in Calibri and
// in Carlito, its free twin, in thousandths of the size.
var advances = [2][95]int{
	{
		226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386,
		507, 507, 507, 507, 507, 507, 507, 507, 507, 507, 268, 268, 498, 498, 498, 463,
		894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855, 646, 662,
		517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498,
		291, 479, 525, 423, 525, 498, 305, 471, 525, 230, 239, 455, 230, 799, 525, 527,
		525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314, 460, 314, 498,
	},
	{
		226, 326, 438, 498, 507, 729, 705, 233, 312, 312, 498, 498, 258, 306, 267, 430,
		507, 507, 507, 507, 507, 507, 507, 507, 507, 507, 276, 276, 498, 498, 498, 463,
		898, 606, 561, 529, 630, 488, 459, 637, 631, 267, 331, 547, 423, 874, 659, 676,
		532, 686, 563, 473, 495, 653, 591, 906, 551, 520, 478, 325, 430, 325, 498, 498,
		300, 494, 537, 418, 537, 503, 316, 474, 537, 246, 255, 480, 246, 813, 537, 538,
		537, 537, 355, 399, 347, 537, 473, 745, 459, 474, 397, 344, 475, 344, 498,
	},
}

// elsewhere is taken for every character outside the table: as wide as a wide
// letter, so that a height is rather too large than too small.
const elsewhere = 700

// A Face is the font a text is measured in.
type Face struct {
	Size float64 // in points
	Bold bool
}

// Width returns the width of one line of text, in points.
func (f Face) Width(text string) float64 {
	table := &advances[0]
	if f.Bold {
		table = &advances[1]
	}
	sum := 0
	for _, r := range text {
		if r >= ' ' && r <= '~' {
			sum += table[r-' ']
		} else {
			sum += elsewhere
		}
	}
	return float64(sum) * f.Size / 1000
}

// Fit returns the largest whole size, from f's own down to least, at which
// text is no wider than columns of the given width in characters.
func (f Face) Fit(text string, chars, least float64) float64 {
	for f.Size > least && f.Width(text) > points(chars) {
		f.Size--
	}
	return f.Size
}

// Lines counts the lines that text takes when wrapped in a column of the given
// width in characters.
func (f Face) Lines(text string, chars float64) int {
	room := points(chars) - 4 // what Excel and LibreOffice keep free at the sides
	lines := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines += f.wrap(paragraph, room)
	}
	return lines
}

func (f Face) wrap(paragraph string, room float64) int {
	lines, used := 1, 0.0
	space := f.Width(" ")
	for word := range strings.FieldsSeq(paragraph) {
		w := f.Width(word)
		switch {
		case used > 0 && used+space+w <= room:
			used += space + w
			continue
		case used > 0:
			lines++
		}
		broken := int(w / room) // a word longer than the line is broken
		lines += broken
		used = w - float64(broken)*room
	}
	return lines
}

// maxHeight is the tallest row Excel can have, in points.
const maxHeight = 409

// Widen returns the least width in characters, from chars up to most, at which
// text is no taller than a row can be.
func (f Face) Widen(text string, chars, most float64) float64 {
	tallest := int((maxHeight - 4) / (f.Size * 1.27))
	for chars < most && f.Lines(text, chars) > tallest {
		chars = min(chars+4, most)
	}
	return chars
}

// Height returns the height in points of a row whose tallest cell has the
// given number of lines, at least low.
func (f Face) Height(lines int, low float64) float64 {
	h := math.Ceil(float64(lines)*f.Size*1.27) + 4
	return min(max(h, low), maxHeight)
}

// points is the room of a column of a width in characters, in points. A
// character of the default font is 7 pixels wide, and 5 pixels are padding.
func points(chars float64) float64 { return (chars*7 + 5) * 0.75 }
