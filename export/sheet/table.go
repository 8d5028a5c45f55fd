package sheet

import "strings"

const (
	// headerDepth is how many rows that hold something are looked at for a header.
	headerDepth = 80
	// fewestHits is the least a header shows: four headings by name.
	fewestHits = 8
)

// A layout is where the columns of a table stand.
type layout struct {
	header int         // index into the grid's rows; -1 when there is none
	top    int         // index of the first row that may be data
	column map[Key]int // where each key stands
	how    map[Key]How
}

// findLayout looks for a table of ours on a worksheet: by its header, else by
// its row codes, else by its statuses.
func findLayout(g *grid) (layout, bool) {
	codes, rows := codeColumn(g)
	header, found, hits := findHeader(g)
	if hits >= fewestHits && (rows > 0 || looksLikeOurs(found)) {
		l := layout{header: header, top: header + 1, column: make(map[Key]int), how: make(map[Key]How)}
		for column, h := range found {
			l.column[h.key], l.how[h.key] = column, h.how
		}
		l.setCodes(codes, rows)
		return l, true
	}
	return assumedLayout(g, codes, rows)
}

func findHeader(g *grid) (index int, found map[int]heading, hits int) {
	index = -1
	for i, r := range g.rows[:min(len(g.rows), headerDepth)] {
		if f, n := headingsIn(r, true); n > hits {
			index, found, hits = i, f, n
		}
	}
	return index, found, hits
}

// looksLikeOurs reports whether a table without codes has enough of what we
// tell and of what we ask, so that another table of the agency is left alone.
func looksLikeOurs(found map[int]heading) bool {
	open, locked := 0, 0
	for _, h := range found {
		if ColumnOf(h.key).Open {
			open++
		} else {
			locked++
		}
	}
	return open >= 2 && locked >= 3
}

// setCodes lets the content decide where the codes stand.
func (l *layout) setCodes(column, rows int) {
	if rows == 0 || l.column[KeyCode] == column {
		return
	}
	for key, c := range l.column {
		if c == column {
			delete(l.column, key)
			delete(l.how, key)
		}
	}
	l.column[KeyCode], l.how[KeyCode] = column, ByContent
}

// codeColumn returns the column in which most row codes stand, and how many.
func codeColumn(g *grid) (column, rows int) {
	count := make(map[int]int)
	for _, r := range g.rows {
		for _, c := range r.cells {
			if c.Kind != CellText || len(c.Text) > 60 {
				continue
			}
			if _, err := ParseRowCode(c.Text); err == nil {
				count[c.column]++
			}
		}
	}
	for c, n := range count {
		if n > rows || n == rows && c < column {
			column, rows = c, n
		}
	}
	return column, rows
}

// assumedLayout takes the columns to stand as they were written, perhaps all
// shifted, when the header is gone. Statuses in their place confirm it; without
// them only the codes are believed.
func assumedLayout(g *grid, codes, rows int) (layout, bool) {
	shift, confirmed := 0, false
	statuses, hits, filled := statusColumn(g)
	if rows > 0 {
		shift = codes - place[KeyCode]
		confirmed = hits == 0 || statuses == place[KeyStatus]+shift && hits*10 >= filled*8
	} else if hits > 1 && hits*10 >= filled*8 {
		shift, confirmed = statuses-place[KeyStatus], true
	}
	if rows == 0 && !confirmed {
		return layout{}, false
	}
	l := layout{header: -1, column: make(map[Key]int), how: make(map[Key]How)}
	for _, c := range Columns {
		if at := place[c.Key] + shift; confirmed && at > 0 {
			l.column[c.Key], l.how[c.Key] = at, ByLayout
		}
	}
	l.setCodes(codes, rows)
	if rows == 0 {
		delete(l.column, KeyCode)
		delete(l.how, KeyCode)
	}
	l.top = l.firstData(g)
	if !confirmed {
		l.header = l.titles(g)
	}
	return l, true
}

// fewestTitles is the least number of texts that make a row a header nobody
// here can read.
const fewestTitles = 3

// titles returns the index of the row above the first row of data that may hold
// headings, a divider between the two or not; else -1. A person can be asked by
// them.
func (l *layout) titles(g *grid) int {
	i := l.top - 1
	if l.top == len(g.rows) {
		return -1
	}
	if i > 0 && isDivider(g.rows[i]) {
		i--
	}
	if i < 0 {
		return -1
	}
	texts := 0
	for _, c := range g.rows[i].cells {
		if c.Kind == CellText && len(c.Text) <= longestHeading {
			texts++
		}
	}
	if texts < fewestTitles {
		return -1
	}
	return i
}

// firstData returns the index of the first row with a code or a status.
func (l *layout) firstData(g *grid) int {
	for i, r := range g.rows {
		if c, ok := l.column[KeyCode]; ok {
			if _, err := ParseRowCode(r.at(c).Text); err == nil {
				return i
			}
		}
		if c, ok := l.column[KeyStatus]; ok && l.how[KeyCode] == "" && knownStatus[plain(r.at(c).Text)] {
			return i
		}
	}
	return len(g.rows)
}

var knownStatus = func() map[string]bool {
	m := make(map[string]bool)
	for _, s := range Statuses {
		m[plain(s)] = true
	}
	return m
}()

// statusColumn returns the column in which most statuses stand, how many there
// are, and how many cells below the first of them hold anything.
func statusColumn(g *grid) (column, hits, filled int) {
	count, rest := make(map[int]int), make(map[int]int)
	for _, r := range g.rows {
		for _, c := range r.cells {
			if c.Kind == CellText && len(c.Text) <= longestHeading && knownStatus[plain(c.Text)] {
				count[c.column]++
			}
			if count[c.column] > 0 {
				rest[c.column]++
			}
		}
	}
	for c, n := range count {
		if n > hits || n == hits && c < column {
			column, hits = c, n
		}
	}
	return column, hits, rest[column]
}

// columns lists what stands where: first the columns of the file from left to
// right, then those of ours that are missing.
func (l *layout) columns(g *grid) []FoundColumn {
	keys := make(map[int]Key, len(l.column))
	widest := 0
	for key, c := range l.column {
		keys[c] = key
		widest = max(widest, c)
	}
	used := make(map[int]bool)
	for _, r := range g.rows[max(l.header, 0):] {
		for _, c := range r.cells {
			used[c.column] = true
			widest = max(widest, c.column)
		}
	}
	var out []FoundColumn
	for c := 1; c <= widest; c++ {
		key, ours := keys[c]
		if !ours && !used[c] {
			continue
		}
		f := FoundColumn{Key: key, Letter: columnName(c), How: Unknown}
		if ours {
			f.How = l.how[key]
		}
		if l.header >= 0 {
			f.Heading = strings.TrimSpace(g.rows[l.header].at(c).Text)
		}
		out = append(out, f)
	}
	for _, c := range Columns {
		if _, ok := l.column[c.Key]; !ok {
			out = append(out, FoundColumn{Key: c.Key, How: Missing})
		}
	}
	return out
}
