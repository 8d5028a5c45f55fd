package paper

import (
	"fmt"
	"slices"
	"strings"
)

// Item is one entry of a numbered list.
type Item struct {
	Runs   []Run
	Anchor string // name that links can lead to; may be empty
	Items  []Item // one level deeper
	Number int    // as the item is cited, the next ones count on from it; 0 counts on
}

// List is a numbered list. The signs of its levels are those of official
// Indonesian letters: 1. a. 1) a) (1) (a). Deeper items are set at the sixth.
type List struct {
	Items  []Item
	First  int // number of the first item; 0 is 1
	Level  int // of the first items, from 0 for "1." to 5 for "(a)"
	Indent float64
	Gap    float64 // above the first item
}

// List adds a numbered list.
func (d *Document) List(l List) {
	d.list(l.Items, listForm{level: min(max(l.Level, 0), maxListLevel-1), first: max(l.First, 1), indent: l.Indent, gap: l.Gap}, d.root)
}

// maxListLevel is the deepest level that has a sign and an indent of its own.
const maxListLevel = 6

type listForm struct {
	level  int // from 0
	first  int
	indent float64
	gap    float64 // above the first item
	align  Align
}

func (d *Document) list(items []Item, form listForm, parent *node) {
	if len(items) == 0 {
		return
	}
	l := parent.child("L")
	l.class = decimalList
	if form.level%2 == 1 {
		l.class = letterList
	}
	numbers := Numbers(items, form.first)
	width := d.labelWidth(slices.Max(numbers), form.level)
	place := d.place
	defer d.At(place)
	for i, item := range items {
		sign := Sign(form.level, numbers[i])
		d.At(place + " " + sign)
		gap := form.gap
		if i > 0 {
			gap = d.itemGap()
		}
		d.Anchor(item.Anchor)
		body := d.item(item, label{sign, form.indent, width, form.align}, gap, l)
		deeper := listForm{min(form.level+1, maxListLevel-1), 1, form.indent + width, d.itemGap(), form.align}
		if form.level == maxListLevel-1 {
			deeper.indent = form.indent
		}
		d.list(item.Items, deeper, body)
	}
}

// Numbers counts the items of a list from the first on, or from where one says.
func Numbers(items []Item, first int) []int {
	numbers := make([]int, len(items))
	next := first
	for i, item := range items {
		if item.Number > 0 {
			next = item.Number
		}
		numbers[i] = next
		next++
	}
	return numbers
}

// A label is the sign before an item and the column it has.
type label struct {
	text          string
	indent, width float64
	align         Align // of the item beside it
}

// item adds one entry and returns the node that deeper lists belong to.
func (d *Document) item(item Item, lb label, gap float64, l *node) *node {
	li := l.child("LI")
	lbl := li.child("Lbl")
	body := li.child("LBody")
	size := d.setup.Size
	b := block{
		x: d.sheet.left + lb.indent + lb.width, width: d.sheet.inner() - lb.indent - lb.width,
		size: size, align: lb.align, node: body.child("P"),
	}
	lines := b.breakLines(d.gateRuns(item.Runs))
	if len(lines) == 0 {
		lines = []line{{last: true}}
	}
	slabs := d.lineSlabs(b, lines)
	sign := text{
		x: d.sheet.left + lb.indent, y: baseline(size, slabs[0].height), size: size, tail: true,
		pieces: []piece{{regular, lb.text}}, node: lbl,
	}
	slabs[0].marks = append([]mark{sign}, slabs[0].marks...)
	d.putLines(slabs, gap, false)
	return body
}

// itemGap is the space between the items of a list.
func (d *Document) itemGap() float64 { return 0.15 * d.setup.Size / pointsPerMM }

// labelWidth is the column that the signs of n items need.
func (d *Document) labelWidth(n, level int) float64 {
	st := style{regular, d.setup.Size}
	widest := st.width("10. ")
	for _, i := range []int{n, min(n, 26)} {
		widest = max(widest, st.width(Sign(level, i)+" "))
	}
	return widest
}

// Sign is the sign of the n-th item of a list's level, from level 0: 1. a. 1) a) (1) (a).
func Sign(level, n int) string {
	switch level {
	case 0:
		return fmt.Sprintf("%d.", n)
	case 1:
		return letter(n) + "."
	case 2:
		return fmt.Sprintf("%d)", n)
	case 3:
		return letter(n) + ")"
	case 4:
		return fmt.Sprintf("(%d)", n)
	default:
		return "(" + letter(n) + ")"
	}
}

// letter counts a, b ... z, aa, ab ...
func letter(n int) string {
	var b strings.Builder
	if n > 26 {
		b.WriteString(letter((n - 1) / 26))
	}
	b.WriteByte(byte('a' + (n-1)%26))
	return b.String()
}

// oneLine joins the lines of a text, for titles.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
