package capture

import "math/bits"

// maxSlips is how many slips are forgiven.
const maxSlips = 2

// longSlip is the length from which the start of a name may also bear a slip.
const longSlip = 5

// letterSet has a bit for each letter and digit in s; others share one.
func letterSet(s string) (set uint64) {
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z':
			set |= 1 << (r - 'a')
		case r >= '0' && r <= '9':
			set |= 1 << (26 + r - '0')
		default:
			set |= 1 << 40
		}
	}
	return set
}

// near reports whether a word may be within two slips of a name or its start:
// each slip puts in at most one letter that the name does not have.
func near(word, name uint64) bool { return bits.OnesCount64(word&^name) <= maxSlips }

// slipsBetween counts the slips between a word and a name, or, for a longer
// word, between the word and the start of the name, of which one is forgiven
// and counts as two. Above maxSlips it is only more.
func slipsBetween(word, name []rune) int {
	if len(word)-len(name) > maxSlips {
		return maxSlips + 1
	}
	var buf [3][64]int
	if len(word) >= len(buf[0]) {
		return maxSlips + 1
	}
	before, last, row := buf[0][:len(word)+1], buf[1][:len(word)+1], buf[2][:len(word)+1]
	for i := range last {
		last[i] = i
	}
	start := len(word) // fewest slips to any start of the name
	for j := 1; j <= len(name) && j <= len(word)+maxSlips; j++ {
		row[0] = j
		least := j
		for i := 1; i <= len(word); i++ {
			row[i] = min(last[i]+1, row[i-1]+1, last[i-1]+slip(word[i-1] != name[j-1]))
			if i > 1 && j > 1 && word[i-1] == name[j-2] && word[i-2] == name[j-1] {
				row[i] = min(row[i], before[i-2]+1)
			}
			least = min(least, row[i])
		}
		start = min(start, row[len(word)])
		if least > maxSlips {
			return maxSlips + 1
		}
		before, last, row = last, row, before
	}
	full := maxSlips + 1
	if len(name) <= len(word)+maxSlips {
		full = last[len(word)]
	}
	if len(word) >= longSlip && start <= 1 {
		full = min(full, maxSlips)
	}
	return full
}

func slip(wrong bool) int {
	if wrong {
		return 1
	}
	return 0
}
