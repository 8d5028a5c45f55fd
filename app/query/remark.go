package query

// A RemarkCode tells what is wrong with a part of a line.
type RemarkCode string

// The remarks. Closest is "" where nothing known is near.
const (
	RemarkField     RemarkCode = "field"     // Text: is no field; Closest: one that is
	RemarkValue     RemarkCode = "value"     // Text: is no value of Field; Closest: one that is
	RemarkAgency    RemarkCode = "agency"    // Text: names no agency
	RemarkIssue     RemarkCode = "issue"     // Text: names no issue
	RemarkSeries    RemarkCode = "series"    // Text: names no series
	RemarkAmbiguous RemarkCode = "ambiguous" // Text: names several; Closest: the first of them
	RemarkWindow    RemarkCode = "window"    // Text: is no day or period
	RemarkMissing   RemarkCode = "missing"   // Text: a field or sign without a value
	RemarkUnclosed  RemarkCode = "unclosed"  // a quote without its end; read up to the end of the line
	RemarkTwice     RemarkCode = "twice"     // order or grouping named before; the last one holds
	RemarkPerhaps   RemarkCode = "perhaps"   // Text: a word to be found; Closest: what may have been meant
)

// A Remark is something a person should know about a part of the line.
type Remark struct {
	Code RemarkCode
	Span
	Text    string
	Field   string // as typed, of RemarkValue
	Closest string
}

// closest is the known word nearest to a typed one, "" if none is near: at most
// one slip in short words, two in longer ones, or the start of exactly one.
func closest(typed string, known []string) string {
	typed = fold(typed)
	best, least := "", 1+min(2, (len([]rune(typed))+1)/3)
	begins := 0
	start := ""
	for _, k := range known {
		if n := slips([]rune(typed), []rune(k)); n < least {
			best, least = k, n
		}
		if len(typed) >= 3 && len(k) > len(typed) && k[:len(typed)] == typed {
			begins++
			start = k
		}
	}
	if best == "" && begins == 1 {
		return start
	}
	return best
}

// slips counts letters put in, left out, changed or swapped with a neighbor.
func slips(a, b []rune) int {
	if len(a)-len(b) > 3 || len(b)-len(a) > 3 {
		return 9
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			wrong := 1
			if a[i-1] == b[j-1] {
				wrong = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+wrong)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
