package paper

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Run is text in one cut. Runs follow each other without a space of their own.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
}

// Plain returns text as one run in the regular cut.
func Plain(text string) []Run { return []Run{{Text: text}} }

// A piece is text in one face, part of a box or of a line.
type piece struct {
	face face
	text string
}

// What may follow a box when the line goes on behind it.
type joint int

const (
	space joint = iota // a space, where the line may end
	seam               // nothing, where the line may end: behind a hyphen
	stop               // the end of a line that the text asks for
)

// A box is what a line break must not go through: a word, or the part of one
// between two hyphens.
type box struct {
	pieces []piece
	width  float64 // mm
	after  joint
}

// A line is what breakLines makes of boxes.
type line struct {
	pieces []piece
	width  float64 // natural width, mm
	spaces int     // that can stretch
	last   bool    // of its paragraph, or before a forced break: never stretched
	seam   bool    // ends inside a word, behind its hyphen
}

// A block is where and how lines are set.
type block struct {
	x, width float64
	size     float64
	align    Align
	node     *node
}

// breakLines sets runs into lines that fit the block. Of all ways to break it takes the one with the fewest and then the most
// even lines, as a careful typist would; a word is cut only when it alone is
// wider than the line. Text without a word gives no line.
func (b block) breakLines(runs []Run) []line {
	boxes := fitBoxes(splitBoxes(runs, b.size), b.size, b.width)
	var lines []line
	for len(boxes) > 0 {
		n := 1
		for n < len(boxes) && boxes[n-1].after != stop {
			n++
		}
		lines = append(lines, b.fillLines(boxes[:n])...)
		boxes = boxes[n:]
	}
	return lines
}

// splitBoxes cuts runs at spaces, line breaks and hyphens.
func splitBoxes(runs []Run, size float64) []box {
	var s splitter
	for _, run := range runs {
		st := style{faceOf(run.Bold, run.Italic), size}
		for rest := run.Text; rest != ""; {
			word, sep := nextPart(rest)
			rest = rest[len(word):]
			s.word(word, st)
			switch sep {
			case ' ':
				rest = rest[1:]
				s.end(space)
			case '\n':
				rest = rest[1:]
				s.breakLine()
			case '-':
				s.end(seam)
			}
		}
	}
	s.end(stop)
	return s.trimmed()
}

// A splitter collects boxes; open is the one being filled.
type splitter struct {
	boxes []box
	open  box
}

func (s *splitter) word(text string, st style) {
	if text != "" {
		s.open.pieces = append(s.open.pieces, piece{st.face, text})
		s.open.width += st.width(text)
	}
}

func (s *splitter) end(j joint) {
	if len(s.open.pieces) > 0 {
		s.open.after = j
		s.boxes = append(s.boxes, s.open)
		s.open = box{}
	}
}

// breakLine ends the line; where nothing stands before it, it leaves a blank one.
func (s *splitter) breakLine() {
	if n := len(s.boxes); len(s.open.pieces) == 0 && n > 0 && s.boxes[n-1].after == space {
		s.boxes[n-1].after = stop
		return
	}
	if len(s.open.pieces) == 0 {
		s.boxes = append(s.boxes, box{after: stop})
	}
	s.end(stop)
}

// trimmed returns the boxes without blank lines at the end.
func (s *splitter) trimmed() []box {
	n := len(s.boxes)
	for n > 0 && len(s.boxes[n-1].pieces) == 0 {
		n--
	}
	if n > 0 {
		s.boxes[n-1].after = stop
	}
	return s.boxes[:n]
}

// nextPart returns the text up to the next place where a line may end, and what
// is there: ' ' or '\n' (not part of the text), '-' for a hyphen, dash or slash
// (part of it), 0 for the end.
func nextPart(text string) (part string, sep rune) {
	for i, r := range text {
		switch {
		case r == ' ' || r == '\n':
			return text[:i], r
		case breaksAfter(r):
			n := i + utf8.RuneLen(r)
			if r == '\u2014' || (letters(text[:i], true) && letters(text[n:], false)) {
				if n < len(text) {
					return text[:n], '-'
				}
			}
		}
	}
	return text, 0
}

func breaksAfter(r rune) bool { return r == '-' || r == '/' || r == '\u2013' || r == '\u2014' }

// letters reports whether text has two letters at its end (or its beginning), so
// that "APBD-P" and "s/d" stay whole and "perundang-undangan" need not.
func letters(text string, atEnd bool) bool {
	for range 2 {
		var r rune
		var n int
		if atEnd {
			r, n = utf8.DecodeLastRuneInString(text)
			text = text[:len(text)-n]
		} else {
			r, n = utf8.DecodeRuneInString(text)
			text = text[n:]
		}
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// fitBoxes cuts boxes that are wider than a line, where it can behind a sign as
// in addresses of sites and post.
func fitBoxes(boxes []box, size, width float64) []box {
	fit := make([]box, 0, len(boxes))
	for _, b := range boxes {
		if b.width <= width {
			fit = append(fit, b)
			continue
		}
		fit = append(fit, cutBox(b, size, width)...)
	}
	return fit
}

func cutBox(b box, size, width float64) []box {
	var parts []box
	part := box{after: seam}
	for _, p := range b.pieces {
		st := style{p.face, size}
		for _, text := range cutText(p.text, st, width) {
			w := st.width(text)
			if part.width+w > width && len(part.pieces) > 0 {
				parts = append(parts, part)
				part = box{after: seam}
			}
			part.pieces = append(part.pieces, piece{p.face, text})
			part.width += w
		}
	}
	part.after = b.after
	return append(parts, part)
}

func cutText(text string, st style, width float64) []string {
	var parts []string
	for text != "" && st.width(text) > width {
		cut, sign, sum := 0, 0, 0.0
		for i, r := range text {
			sum += st.width(string(r))
			if sum > width && i > 0 {
				break
			}
			cut = i + utf8.RuneLen(r)
			if strings.ContainsRune("/._@?&=,;:", r) {
				sign = cut
			}
		}
		if sign > cut/2 {
			cut = sign
		}
		parts = append(parts, text[:cut])
		text = text[cut:]
	}
	if text != "" {
		parts = append(parts, text)
	}
	return parts
}

// fillLines breaks one stretch of boxes by dynamic programming: cost[i] is the
// least cost of setting boxes[i:].
func (b block) fillLines(boxes []box) []line {
	var (
		n     = len(boxes)
		gap   = style{regular, b.size}.width(" ")
		cost  = make([]float64, n+1)
		next  = make([]int, n+1)
		lines []line
	)
	for i := n - 1; i >= 0; i-- {
		cost[i] = math.Inf(1)
		natural := 0.0
		for j := i; j < n; j++ {
			natural += boxes[j].width
			if natural > b.width+1e-9 && j > i {
				break
			}
			c := b.lineCost(natural, j == n-1) + cost[j+1]
			if j < n-1 {
				c += breakCost(boxes[j], boxes[j+1])
			}
			if c < cost[i] {
				cost[i], next[i] = c, j+1
			}
			if boxes[j].after == space {
				natural += gap
			}
		}
	}
	for i := 0; i < n; i = next[i] {
		lines = append(lines, joinBoxes(boxes[i:next[i]], gap, next[i] == n))
	}
	return lines
}

// lineCost weighs one line: every line costs, a loose one more, and much more
// where it has to be stretched.
func (b block) lineCost(natural float64, last bool) float64 {
	loose := (b.width - natural) / b.width
	switch {
	case last:
		return 10
	case b.align == Justify:
		return 10 + 30*loose*loose
	}
	return 10 + loose*loose
}

// breakCost weighs a break between two boxes: a little inside a word, more
// between a number and what it counts or names, as in "19 November 2026",
// "Pasal 5" and "09.00 WIB", unless a comma parts them.
func breakCost(end, next box) float64 {
	switch {
	case end.after == seam:
		return 0.1
	case (numeric(end) || numeric(next)) && !clauseEnd(end):
		return 0.3
	}
	return 0
}

// numeric reports whether a box is a number, perhaps with punctuation.
func numeric(b box) bool {
	if len(b.pieces) != 1 {
		return false
	}
	c := b.pieces[0].text[0]
	return c >= '0' && c <= '9'
}

func clauseEnd(b box) bool {
	if len(b.pieces) == 0 {
		return false
	}
	last := b.pieces[len(b.pieces)-1].text
	return strings.ContainsRune(",;:", rune(last[len(last)-1]))
}

func joinBoxes(boxes []box, gap float64, last bool) line {
	l := line{last: last, seam: boxes[len(boxes)-1].after == seam}
	for i, b := range boxes {
		l.width += b.width
		for _, p := range b.pieces {
			l.add(p)
		}
		if b.after == space && i < len(boxes)-1 {
			l.add(piece{l.pieces[len(l.pieces)-1].face, " "})
			l.width += gap
			l.spaces++
		}
	}
	return l
}

// add appends p, as part of the piece before when the face is the same.
func (l *line) add(p piece) {
	if n := len(l.pieces); n > 0 && l.pieces[n-1].face == p.face {
		l.pieces[n-1].text += p.text
		return
	}
	l.pieces = append(l.pieces, p)
}
