package paper

import "math"

// columnEdges returns where columns begin and end, from the left page edge. The
// shares are where it starts; a column whose longest word does not fit is made
// wider at the cost of those that have room to spare, and then columns that make
// rows high take from those that do not, as a careful typist would set the tabs.
func (d *Document) columnEdges(t Table) []float64 {
	widths, least := d.columnWidths(t)
	widths = newBalance(d, t, least).settle(widths)
	edges := []float64{d.sheet.left}
	for _, w := range widths {
		edges = append(edges, edges[len(edges)-1]+w)
	}
	return edges
}

// columnWidths scales the shares until each column holds its longest word, and
// returns the width below which none may go. A word of absurd length counts for
// at most twice the column's share; it will be cut.
func (d *Document) columnWidths(t Table) (widths, least []float64) {
	total, lack, room := 0.0, 0.0, 0.0
	for _, c := range t.Columns {
		total += c.Share
	}
	for i, c := range t.Columns {
		w := c.Share / total * d.sheet.inner()
		need := min(t.longestWord(i)+2*padX+0.1, 2*w)
		widths, least = append(widths, w), append(least, need)
		lack += max(need-w, 0)
		room += max(w-need, 0)
	}
	if lack == 0 {
		return widths, least
	}
	given := min(1, room/lack)
	for i, w := range widths {
		if spare := w - least[i]; spare < 0 {
			widths[i] -= spare * given
		} else if room > 0 {
			widths[i] -= spare / room * lack * given
		}
	}
	return widths, least
}

// longestWord is the width of the longest word in column i, mm.
func (t Table) longestWord(i int) float64 {
	longest := wordWidth([]Run{{Text: t.Columns[i].Title, Bold: true}}, t.Size)
	for _, row := range t.Rows {
		if i < len(row) {
			longest = max(longest, wordWidth(row[i].Runs, t.Size)+row[i].Indent)
		}
	}
	return longest
}

func wordWidth(runs []Run, size float64) float64 {
	longest := 0.0
	for _, b := range splitBoxes(runs, size) {
		longest = max(longest, b.width)
	}
	return longest
}

// How columns are balanced: what one keeps of its share at least, how many rows
// of a long table are looked at, how often, and by which steps (mm).
const (
	keptShare     = 0.6
	balancedRows  = 80
	balancedTimes = 30
)

var balanceSteps = []float64{2, 5, 10, 20}

// A balance weighs the widths of columns by how high they make the rows.
type balance struct {
	rows   [][][]box // words, by row and column
	least  []float64 // mm
	size   float64   // points
	line   float64   // height of a line, mm
	height float64   // least height of a row, mm
	gap    float64   // width of a space, mm
}

func newBalance(d *Document, t Table, least []float64) balance {
	b := balance{size: t.Size, line: d.lineHeight(t.Size), height: t.Height, gap: style{regular, t.Size}.width(" ")}
	total := 0.0
	head := make([][]box, len(t.Columns))
	for i, c := range t.Columns {
		total += c.Share
		head[i] = splitBoxes([]Run{{Text: c.Title, Bold: true}}, t.Size)
	}
	b.rows = append(b.rows, head)
	for i, c := range t.Columns {
		kept := c.Share / total * d.sheet.inner()
		if !c.Firm {
			kept *= keptShare
		}
		b.least = append(b.least, max(least[i], kept))
	}
	step := max(1, (len(t.Rows)+balancedRows-1)/balancedRows)
	for i := 0; i < len(t.Rows); i += step {
		words := make([][]box, len(t.Columns))
		for j := range min(len(words), len(t.Rows[i])) {
			words[j] = splitBoxes(t.Rows[i][j].Runs, t.Size)
		}
		b.rows = append(b.rows, words)
	}
	return b
}

// settle moves width from column to column as long as that makes the table
// lower.
func (b balance) settle(widths []float64) []float64 {
	heights := make([][]float64, len(widths))
	for i, w := range widths {
		heights[i] = b.heights(i, w)
	}
	for range balancedTimes {
		from, to, step := b.best(widths, heights)
		if step == 0 {
			break
		}
		widths[from] -= step
		widths[to] += step
		heights[from], heights[to] = b.heights(from, widths[from]), b.heights(to, widths[to])
	}
	return widths
}

// best finds the move of width that lowers the table most, the smallest of
// those; a step of 0 when none does.
func (b balance) best(widths []float64, heights [][]float64) (from, to int, step float64) {
	lowest := b.total(heights) - 0.01
	for _, s := range balanceSteps {
		for i := range widths {
			if widths[i]-s < b.least[i] {
				continue
			}
			less := b.heights(i, widths[i]-s)
			for j := range widths {
				if j == i {
					continue
				}
				if h := b.totalWith(heights, i, less, j, b.heights(j, widths[j]+s)); h < lowest {
					lowest, from, to, step = h-0.01, i, j, s
				}
			}
		}
	}
	return from, to, step
}

// heights is how high column i makes each row at a width.
func (b balance) heights(i int, width float64) []float64 {
	out := make([]float64, len(b.rows))
	for r, row := range b.rows {
		out[r] = float64(countLines(row[i], width-2*padX, b.gap)) * b.line
	}
	return out
}

// countLines is how many lines words fill.
func countLines(words []box, width, gap float64) int {
	lines, x := 0, math.Inf(1)
	for _, w := range words {
		if x+w.width > width {
			lines++
			x = 0
		}
		x += w.width
		switch w.after {
		case space:
			x += gap
		case stop:
			x = math.Inf(1)
		}
	}
	return lines
}

func (b balance) total(heights [][]float64) float64 { return b.totalWith(heights, -1, nil, -1, nil) }

// totalWith is the height of all rows when columns i and j make them as high as
// told.
func (b balance) totalWith(heights [][]float64, i int, ofI []float64, j int, ofJ []float64) float64 {
	sum := 0.0
	for r := range b.rows {
		high := b.height - 2*padY
		for c, h := range heights {
			switch c {
			case i:
				h = ofI
			case j:
				h = ofJ
			}
			high = max(high, h[r])
		}
		sum += high
	}
	return sum
}
