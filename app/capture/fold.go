package capture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold gives the key under which a code is looked up: its letters and digits in
// lower case. Dots, hyphens, spaces and the like do not count; ok is false if
// something else stands in it, or no letter or digit at all.
func fold(s string) (key string, ok bool) {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsSpace(r) || strings.ContainsRune(".-_'’&/(),", r):
		default: // a torn byte as well
			return "", false
		}
	}
	return b.String(), b.Len() > 0
}

// key is fold for names, which may hold anything.
func key(s string) string {
	k, ok := fold(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return ' '
	}, s))
	if !ok {
		return ""
	}
	return k
}

// forms are the words before the proper part of an agency's name, which people
// leave out: "@PUPR" is Dinas PUPR.
var forms = map[string]bool{
	"dinas": true, "badan": true, "kantor": true, "satuan": true, "bagian": true, "kecamatan": true,
	"kec": true, "kelurahan": true, "kel": true, "desa": true, "uptd": true,
}

// withoutForm is the key of a name without the word for its form; "" if it has
// none.
func withoutForm(name string) string {
	first, rest, ok := strings.Cut(strings.TrimSpace(name), " ")
	if !ok || !forms[key(first)] {
		return ""
	}
	return key(rest)
}

// signWord writes a name as one word that can be typed behind a sign: without
// spaces, "Kec. Cambai" as "Kec.Cambai".
func signWord(name string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '-' {
			return r
		}
		return -1
	}, name), ".-")
}
