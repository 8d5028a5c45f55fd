package signature

import (
	"encoding/hex"
	"strings"
	"unicode/utf16"
)

// maxMapped bounds the entries that are read, several times what a font has.
const maxMapped = 1 << 18

// A cmap is a ToUnicode map (ISO 32000-1, 9.10.3) that is read backwards.
type cmap struct {
	words []string
	codes map[rune]uint16
	left  int // entries that may still be read
}

// runesOf returns the code by which each character is drawn.
func runesOf(data []byte) map[rune]uint16 {
	m := &cmap{words: cmapWords(string(data)), codes: map[rune]uint16{}, left: maxMapped}
	for len(m.words) > 0 && m.left > 0 {
		switch m.next() {
		case "beginbfchar":
			for len(m.words) > 1 && m.words[0] != "endbfchar" {
				m.put(unit(m.next()), unit(m.next()))
			}
		case "beginbfrange":
			for len(m.words) > 2 && m.words[0] != "endbfrange" {
				m.span()
			}
		}
	}
	return m.codes
}

func (m *cmap) next() string {
	w := m.words[0]
	m.words = m.words[1:]
	return w
}

// span reads a range of codes, which count up from one character or have one
// each in a list.
func (m *cmap) span() {
	first, last := unit(m.next()), unit(m.next())
	target := m.next()
	if target != "[" {
		for c := first; c <= min(last, 0xffff) && m.left > 0; c++ {
			m.put(c, unit(target)+c-first)
		}
		return
	}
	for c := first; len(m.words) > 0; c++ {
		w := m.next()
		if w == "]" {
			return
		}
		m.put(c, unit(w))
	}
}

func (m *cmap) put(code, char int) {
	m.left--
	if code > 0xffff || char > 0xffff || utf16.IsSurrogate(rune(char)) {
		return
	}
	if _, twice := m.codes[rune(char)]; !twice {
		m.codes[rune(char)] = uint16(code)
	}
}

// unit returns the value of a hexadecimal string of at most two bytes, and one
// beyond all codes for everything else, such as ligatures.
func unit(word string) int {
	b, err := hex.DecodeString(strings.Trim(word, "<>"))
	if err != nil || len(b) == 0 || len(b) > 2 {
		return 1 << 20
	}
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

func cmapWords(s string) []string {
	s = strings.NewReplacer("[", " [ ", "]", " ] ", "<", " <", ">", "> ").Replace(s)
	return strings.Fields(s)
}
