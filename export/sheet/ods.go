package sheet

import (
	"bytes"
	"strconv"
	"strings"
)

// readODS reads an OpenDocument spreadsheet.
func readODS(p *packed) (workbookContent, error) {
	kind, err := p.keep("mimetype")
	if err != nil {
		return workbookContent{}, err
	}
	if len(kind) > 0 && !bytes.Contains(kind, []byte("spreadsheet")) {
		return workbookContent{}, refuse(Document)
	}
	manifest, err := p.keep("META-INF/manifest.xml")
	if err != nil {
		return workbookContent{}, err
	}
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return workbookContent{}, refuse(Encrypted)
	}
	out := workbookContent{format: FormatODS}
	if p.has("meta.xml") {
		meta, err := p.keep("meta.xml")
		if err != nil {
			return workbookContent{}, err
		}
		if out.subject, out.keywords, err = p.properties("meta.xml", meta, "keyword"); err != nil {
			return workbookContent{}, err
		}
	}
	data, err := p.keep("content.xml")
	if err != nil {
		return workbookContent{}, err
	}
	o := odsScan{p: p, hiddenStyles: make(map[string]bool), budget: p.lim.Cells}
	if err := p.scan("content.xml", data, o.visit); err != nil {
		return workbookContent{}, err
	}
	if !o.spreadsheet {
		return workbookContent{}, refuse(Document)
	}
	out.grids = o.grids
	for _, one := range p.order {
		out.macros = out.macros || strings.HasPrefix(one.name, "Basic/") || strings.HasPrefix(one.name, "Scripts/")
	}
	return out, p.verify()
}

// An odsScan reads content.xml. Rows and cells come with repeat counts, which
// are only followed where something stands.
type odsScan struct {
	p            *packed
	grids        []grid
	spreadsheet  bool
	hiddenStyles map[string]bool
	style        string // the style being defined
	budget       int
	skip         int // depth of an element whose content is not the cell's: a comment, a drawing

	row       gridRow
	rowRepeat int
	nextRow   int
	column    int // last column taken in the row

	open       bool // a cell is open
	cell       Cell
	cellRepeat int
	covered    bool
	value      string
	paragraphs int
	paragraph  bool // one is open
	text       strings.Builder
	span       [2]int // columns, rows
}

func (o *odsScan) visit(e element) error {
	if o.skip > 0 {
		if e.end && e.depth == o.skip {
			o.skip = 0
		}
		return nil
	}
	switch {
	case e.text != nil:
		if o.paragraph {
			o.text.Write(e.text)
		}
		return o.bounded()
	case e.end:
		return o.end(e)
	}
	return o.start(e)
}

func (o *odsScan) start(e element) error {
	switch e.name {
	case "spreadsheet":
		o.spreadsheet = true
	case "style":
		o.style = e.attr("name")
	case "table-properties":
		if e.attr("display") == "false" {
			o.hiddenStyles[o.style] = true
		}
	case "table":
		return o.startTable(e)
	case "table-row":
		o.startRow(e)
	case "table-cell", "covered-table-cell":
		return o.startCell(e)
	case "annotation", "shapes", "frame", "tracked-changes", "sub-table", "custom-shape":
		o.skip = e.depth
	default:
		if o.open {
			o.inline(e)
		}
	}
	return o.bounded()
}

func (o *odsScan) bounded() error {
	if o.text.Len() > o.p.lim.Text {
		return tooLarge("text in one cell", "content.xml")
	}
	return nil
}

// inline takes the elements that stand for characters.
func (o *odsScan) inline(e element) {
	switch e.name {
	case "p":
		o.paragraph = true
		if o.paragraphs++; o.paragraphs > 1 {
			o.text.WriteByte('\n')
		}
	case "s":
		n := max(1, atoi(e.attr("c")))
		o.text.WriteString(strings.Repeat(" ", min(n, 1000)))
	case "tab":
		o.text.WriteByte('\t')
	case "line-break":
		o.text.WriteByte('\n')
	}
}

func (o *odsScan) startTable(e element) error {
	if o.open {
		o.skip = e.depth
		return nil
	}
	if len(o.grids) == o.p.lim.Sheets {
		return tooLarge("worksheets", "content.xml")
	}
	o.grids = append(o.grids, grid{name: e.attr("name"), hidden: o.hiddenStyles[e.attr("style-name")]})
	o.nextRow = 1
	return nil
}

func (o *odsScan) startRow(e element) {
	visibility := e.attr("visibility")
	o.row = gridRow{number: o.nextRow, hidden: visibility == "collapse" || visibility == "filter"}
	o.rowRepeat = clampRepeat(e.attr("number-rows-repeated"))
	o.column = 0
}

func (o *odsScan) startCell(e element) error {
	o.open, o.covered, o.paragraphs, o.value = true, e.name == "covered-table-cell", 0, ""
	o.text.Reset()
	o.cellRepeat = clampRepeat(e.attr("number-columns-repeated"))
	o.span = [2]int{atoi(e.attr("number-columns-spanned")), atoi(e.attr("number-rows-spanned"))}
	o.cell = Cell{Kind: CellBlank, Formula: e.attr("formula") != ""}
	kind := e.prefixed("office", "value-type")
	switch kind {
	case "float", "currency", "percentage":
		o.cell.Kind, o.value = CellNumber, e.prefixed("office", "value")
		if kind == "percentage" {
			o.cell.Shown = ShownPercent
		}
	case "date":
		o.cell.Kind, o.value, o.cell.Shown = CellDate, e.attr("date-value"), ShownDate
	case "boolean":
		o.cell.Kind, o.value = CellBool, e.attr("boolean-value")
	case "string", "time":
		o.cell.Kind, o.value = CellText, e.attr("string-value")
	}
	if e.prefixed("calcext", "value-type") == "error" {
		o.cell.Kind = CellError
	}
	return nil
}

func (o *odsScan) end(e element) error {
	switch e.name {
	case "p":
		o.paragraph = false
	case "table-cell", "covered-table-cell":
		return o.endCell()
	case "table-row":
		return o.endRow()
	}
	return nil
}

func (o *odsScan) endCell() error {
	o.open, o.paragraph = false, false
	first := o.column + 1
	o.column += o.cellRepeat
	if o.column > 1<<14 {
		o.column = 1 << 14
	}
	if o.span[0] > 1 || o.span[1] > 1 {
		g := &o.grids[len(o.grids)-1]
		if len(g.merges) == o.p.lim.Merges {
			return tooLarge("merged ranges", "content.xml")
		}
		g.merges = append(g.merges, area{first, o.nextRow, first + max(o.span[0], 1) - 1, o.nextRow + max(o.span[1], 1) - 1})
	}
	c := o.finished()
	if c.Kind == CellBlank || o.covered {
		return nil
	}
	for column := first; column <= o.column; column++ {
		if column > o.p.lim.Columns {
			return tooLarge("columns", "content.xml")
		}
		o.row.cells = append(o.row.cells, gridCell{column, c})
		if err := o.afford(1 + len(c.Text)/100); err != nil {
			return err
		}
	}
	return nil
}

// finished turns what was gathered into a cell.
func (o *odsScan) finished() Cell {
	c := o.cell
	c.Text = o.text.String()
	o.evaluate(&c)
	switch {
	case c.Formula && c.Text == "" && o.value == "":
		c.Kind = CellFormula
	case c.Kind == CellText && c.Text == "":
		c.Kind = CellBlank
	case c.Kind == CellBlank && c.Text != "":
		c.Kind = CellText
	}
	return c
}

// evaluate reads the value that stands beside the text.
func (o *odsScan) evaluate(c *Cell) {
	switch c.Kind {
	case CellNumber:
		n, err := strconv.ParseFloat(o.value, 64)
		if err != nil {
			c.Kind, c.Shown = CellText, ShownPlain
		}
		c.Number = n
	case CellDate:
		day, ok := parseISO(o.value)
		if !ok {
			c.Kind, c.Shown = CellText, ShownPlain
			break
		}
		c.Number = serialOf(day)
	case CellBool:
		if o.value == "true" {
			c.Number = 1
		}
	case CellText:
		if o.paragraphs == 0 {
			c.Text = o.value
		}
	}
}

func (o *odsScan) endRow() error {
	if len(o.grids) == 0 {
		return nil
	}
	g := &o.grids[len(o.grids)-1]
	if len(o.row.cells) == 0 {
		o.nextRow = min(o.nextRow+o.rowRepeat, 1<<20)
		return nil
	}
	for range o.rowRepeat {
		if o.nextRow > o.p.lim.Rows {
			return tooLarge("rows", "content.xml")
		}
		if err := o.afford(len(o.row.cells)); err != nil {
			return err
		}
		row := gridRow{number: o.nextRow, hidden: o.row.hidden, cells: make([]gridCell, len(o.row.cells))}
		for i, c := range o.row.cells {
			c.Address = address(c.column, o.nextRow)
			row.cells[i] = c
		}
		g.rows = append(g.rows, row)
		o.nextRow++
	}
	o.row.cells = nil
	return nil
}

func (o *odsScan) afford(cells int) error {
	if o.budget -= cells; o.budget < 0 {
		return tooLarge("cells", "content.xml")
	}
	return nil
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return n
}

func clampRepeat(s string) int { return max(1, atoi(s)) }
