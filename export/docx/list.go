package docx

import (
	"fmt"
	"slices"
	"strings"

	"rakor.id/rakor/export/paper"
)

// A listStart is where the numbering of one list begins.
type listStart struct{ level, first int }

const (
	listLevels = 6
	// letters is how far Word and paper count alike where letters number items.
	letters = 26
)

// List adds a numbered list.
func (d *document) List(l paper.List) {
	for _, p := range d.listItems(l) {
		d.add(p)
	}
}

// listItems makes a paragraph of each item of a list.
func (d *document) listItems(l paper.List) []*paragraph {
	if len(l.Items) == 0 {
		return nil
	}
	form := listForm{level: min(max(l.Level, 0), listLevels-1), first: max(l.First, 1), indent: l.Indent}
	form.list = d.startList(form.level, form.first)
	items := d.items(l.Items, form)
	items[0].gap = l.Gap
	return items
}

// startList begins a numbering and returns its number.
func (d *document) startList(level, first int) int {
	d.lists = append(d.lists, listStart{level, first})
	return len(d.lists)
}

type listForm struct {
	list, level, first int
	indent             float64 // of the signs, mm
}

func (d *document) items(items []paper.Item, form listForm) []*paragraph {
	if len(items) == 0 {
		return nil
	}
	var out []*paragraph
	place := d.place
	numbers := paper.Numbers(items, form.first)
	hanging := signWidth(slices.Max(numbers))
	for i, item := range items {
		if i > 0 && numbers[i] != numbers[i-1]+1 || i == 0 && numbers[0] != form.first {
			form.list = d.startList(form.level, numbers[i])
		}
		sign := paper.Sign(form.level, numbers[i])
		d.At(place + " " + sign)
		d.Anchor(item.Anchor)
		p := &paragraph{
			style: styleItem, list: form.list, level: form.level, gap: itemGap,
			indent: form.indent + hanging, hanging: hanging, runs: d.cleanRuns(item.Runs),
		}
		deeper := listForm{list: form.list, level: min(form.level+1, listLevels-1), first: 1, indent: form.indent + hanging}
		if form.level%2 == 1 && numbers[i] > letters { // Word goes on with bb, cc
			p.list = 0
			p.runs = append(paper.Plain(sign+"\t"), p.runs...)
			deeper.list = d.startList(deeper.level, 1)
		}
		if form.level == listLevels-1 {
			deeper.indent = form.indent
		}
		d.mark(p)
		out = append(append(out, p), d.items(item.Items, deeper)...)
	}
	d.At(place)
	return out
}

// itemGap is the space above an item, mm.
const itemGap = 0.6

// signWidth is the room of the signs of a list, in mm, by its last number.
func signWidth(last int) float64 {
	if last > 99 {
		return 10
	}
	return 7.5
}

// numbering is the part with the signs of lists: those of official Indonesian
// letters, 1. a. 1) a) (1) (a), as [paper.Sign] has them.
func (d *document) numbering() string {
	var b strings.Builder
	b.WriteString(`<w:numbering` + namespaces + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>`)
	for level := range listLevels {
		format := "decimal"
		if level%2 == 1 {
			format = "lowerLetter"
		}
		place := fmt.Sprintf("%%%d", level+1)
		sign := strings.NewReplacer("1", place, "a", place).Replace(paper.Sign(level, 1))
		fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>`,
			level, format, sign)
		fmt.Fprintf(&b, `<w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl>`, twips(signWidth(1)*float64(level+1)), twips(signWidth(1)))
	}
	b.WriteString(`</w:abstractNum>`)
	for i, l := range d.lists {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/>`, i+1)
		for level := range listLevels {
			first := 1
			if level == l.level {
				first = l.first
			}
			fmt.Fprintf(&b, `<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, level, first)
		}
		b.WriteString(`</w:num>`)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}
