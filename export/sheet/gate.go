package sheet

import (
	"errors"
	"fmt"
	"strings"
)

// A gated workbook has been read from end to end: every part's checksum is
// right, every part that matters is well-formed and within the limits, and it
// is known which cells hold something. Only then a library gets to read it,
// and it must find exactly those cells; a library that stops early at a fault
// would otherwise lose rows without a word.
type gated struct {
	p        *packed
	workbook string
	sheets   []gatedSheet
	macros   bool
	slim     map[string][]byte // parts a library gets to see
}

// A gatedSheet is one worksheet as the gate saw it.
type gatedSheet struct {
	name   string
	hidden bool
	part   string
	sheetFacts
}

var (
	errNoWorkbook = errors.New("the package has no workbook")
	errNoSheet    = errors.New("the workbook names a worksheet that is not there")
)

// passGate reads a package as an Excel workbook.
func passGate(p *packed) (*gated, error) {
	g := &gated{p: p, slim: make(map[string][]byte)}
	if err := g.findWorkbook(); err != nil {
		return nil, err
	}
	links, err := p.relations(g.workbook)
	if err != nil {
		return nil, err
	}
	if err := g.listSheets(links); err != nil {
		return nil, err
	}
	var filled []int
	for _, l := range links {
		switch l.kind {
		case "sharedStrings":
			if filled, err = g.sharedStrings(l.target); err != nil {
				return nil, err
			}
		case "styles":
			if err := g.plain(l.target, "xl/styles.xml"); err != nil {
				return nil, err
			}
		}
	}
	budget := p.lim.Cells
	for i := range g.sheets {
		if err := g.readSheet(&g.sheets[i], filled, &budget); err != nil {
			return nil, err
		}
	}
	for _, one := range p.order {
		if one.read && strings.HasSuffix(one.name, ".rels") {
			g.slim[one.name] = one.data
		}
	}
	return g, p.verify()
}

// findWorkbook follows the package's relations to its main part, and names the
// packages that are something else.
func (g *gated) findWorkbook() error {
	types, err := g.p.keep("[Content_Types].xml")
	if err != nil {
		return err
	}
	if types == nil {
		return refuse(UnknownKind)
	}
	if err := g.plain("[Content_Types].xml", "[Content_Types].xml"); err != nil {
		return err
	}
	links, err := g.p.relations("")
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.kind == "officeDocument" {
			g.workbook = l.target
		}
	}
	text := string(types)
	there := g.p.has(g.workbook)
	switch {
	case strings.HasSuffix(g.workbook, ".bin"), !there && strings.Contains(text, "ms-excel.sheet.binary"):
		return refuse(BinaryExcel) // SheetJS names that type in every workbook, as that of all .bin parts
	case strings.Contains(text, "wordprocessingml") && !strings.Contains(text, "sheet.main+xml"),
		strings.Contains(text, "presentationml.") && !strings.Contains(text, "sheet.main+xml"):
		return refuse(Document)
	case g.workbook == "" || !there:
		return damaged(g.workbook, -1, errNoWorkbook)
	}
	g.macros = strings.Contains(text, "vnd.ms-office.vbaProject")
	return nil
}

// listSheets reads the names of the worksheets. Charts and macro sheets hold
// no table and are left out.
func (g *gated) listSheets(links []relation) error {
	if err := g.plain(g.workbook, g.workbook); err != nil {
		return err
	}
	byID := make(map[string]relation, len(links))
	for _, l := range links {
		byID[l.id] = l
	}
	return g.p.scan(g.workbook, g.slim[g.workbook], func(e element) error {
		if e.end || e.name != "sheet" || e.depth != 3 {
			return nil
		}
		id := ""
		for _, a := range e.attrs {
			if a.Name.Local == "id" && a.Name.Space != "" {
				id = a.Value
			}
		}
		l := byID[id]
		switch {
		case l.kind != "" && l.kind != "worksheet":
			return nil
		case !g.p.has(l.target):
			return errNoSheet
		case len(g.sheets) == g.p.lim.Sheets:
			return tooLarge("worksheets", g.workbook)
		}
		state := e.attr("state")
		g.sheets = append(g.sheets, gatedSheet{
			name: e.attr("name"), part: l.target, hidden: state == "hidden" || state == "veryHidden",
		})
		return nil
	})
}

// plain keeps a part that a library needs and the gate has no question about,
// once it is known to be well-formed. The library sees it under the name it
// looks for, wherever it was.
func (g *gated) plain(name, as string) error {
	data, err := g.p.need(name)
	if err != nil {
		return err
	}
	g.slim[as] = data
	return g.p.scan(name, data, func(element) error { return nil })
}

// sharedStrings returns the length of each shared string.
func (g *gated) sharedStrings(name string) ([]int, error) {
	data, err := g.p.need(name)
	if err != nil {
		return nil, err
	}
	g.slim["xl/sharedStrings.xml"] = data
	var lengths []int
	var path []string
	err = g.p.scan(name, data, func(e element) error {
		if e.text != nil {
			if isStringText(path) {
				lengths[len(lengths)-1] += len(e.text)
				return g.text(lengths[len(lengths)-1], name)
			}
			return nil
		}
		if e.end {
			path = path[:len(path)-1]
			return nil
		}
		path = append(path, e.name)
		if len(path) == 2 && e.name == "si" {
			if len(lengths) == g.p.lim.Strings {
				return tooLarge("shared strings", name)
			}
			lengths = append(lengths, 0)
		}
		return nil
	})
	return lengths, err
}

func (g *gated) text(n int, part string) error {
	if n > g.p.lim.Text {
		return tooLarge("text in one cell", part)
	}
	return nil
}

// isStringText reports whether a path of elements within sharedStrings leads
// to text that is shown: sst/si/t or sst/si/r/t. Reading aids (rPh) are not.
func isStringText(path []string) bool {
	switch len(path) {
	case 3:
		return path[1] == "si" && path[2] == "t"
	case 4:
		return path[1] == "si" && path[2] == "r" && path[3] == "t"
	}
	return false
}

// readSheet reads a worksheet and keeps of it what holds something.
func (g *gated) readSheet(s *gatedSheet, lengths []int, budget *int) error {
	data, err := g.p.keep(s.part)
	if err != nil {
		return err
	}
	if _, twice := g.slim[s.part]; twice {
		return damaged(s.part, -1, errTwice)
	}
	w := sheetScan{g: g, part: s.part, lengths: lengths, budget: budget}
	if err := g.p.scan(s.part, data, w.visit); err != nil {
		return err
	}
	s.sheetFacts = w.facts
	g.slim[s.part] = w.slimmed(data)
	return nil
}

// mismatch is the fault of a file in which a library finds other cells than
// the gate did.
func mismatch(sheet string, gate, library int) error {
	return fmt.Errorf("worksheet %q holds %d cells, but only %d can be read", sheet, gate, library)
}
