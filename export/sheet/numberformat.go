package sheet

import "strings"

// builtinFormat tells what one of the numbered formats every workbook has
// makes of a number.
func builtinFormat(id int) NumberFormat {
	switch {
	case id == 9 || id == 10:
		return ShownPercent
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return ShownDate
	}
	return ShownPlain
}

// formatOf tells what a format code makes of a number. Only the part for
// positive numbers counts; what stands in quotes or brackets, or behind a
// backslash, is no instruction.
func formatOf(code string) NumberFormat {
	if strings.EqualFold(code, "General") {
		return ShownPlain
	}
	quoted, bracketed := false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case quoted:
			quoted = c != '"'
		case bracketed:
			bracketed = c != ']'
		case c == '"':
			quoted = true
		case c == '[':
			bracketed = true
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == ';':
			return ShownPlain
		case c == '%':
			return ShownPercent
		case strings.IndexByte("dDmMyYhHsS", c) >= 0:
			return ShownDate
		}
	}
	return ShownPlain
}
