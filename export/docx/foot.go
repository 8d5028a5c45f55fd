package docx

import (
	"fmt"
	"strings"

	"rakor.id/rakor/export/paper"
)

// editable stands at the foot of every copy but a draft.
const editable = "Salinan yang dapat disunting; naskah resminya PDF"

// footer is what stands at the foot of each page of a sheet: which minutes these
// are at the left, the page at the right.
func (d *document) footer(s sheet) string {
	lines := d.setup.Footer.Lines
	if !d.draft {
		lines = append(lines[:len(lines):len(lines)], editable)
	}
	if len(lines) == 0 {
		lines = []string{""}
	}
	x := &writer{}
	x.WriteString(`<w:ftr` + namespaces + `>`)
	for i, line := range lines {
		fmt.Fprintf(x, `<w:p><w:pPr><w:pStyle w:val="%s"/><w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs></w:pPr>`, styleFooter, twips(s.inner()))
		(&paragraph{}).run(x, paper.Run{Text: d.plain(line)})
		if i == 0 {
			x.WriteString(`<w:r><w:tab/></w:r>`)
			d.pageNumber(x)
		}
		x.WriteString(`</w:p>`)
	}
	x.WriteString(`</w:ftr>`)
	return x.String()
}

// pageNumber writes "Halaman 1 dari 9" with fields for its numbers.
func (d *document) pageNumber(x *writer) {
	fields := []string{"PAGE", "NUMPAGES"}
	for i, words := range strings.Split(d.setup.Footer.Page, "%d") {
		if i > 0 && i <= len(fields) {
			fmt.Fprintf(x, `<w:fldSimple w:instr=" %s "><w:r><w:t>1</w:t></w:r></w:fldSimple>`, fields[i-1])
		}
		if words != "" {
			(&paragraph{}).run(x, paper.Run{Text: words})
		}
	}
}

// watermark is a header that lays a word across each page, in the form in which
// Word itself writes one.
func watermark(word string) string {
	return `<w:hdr` + namespaces + ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">` +
		`<w:p><w:pPr><w:pStyle w:val="` + styleHeader + `"/></w:pPr><w:r><w:pict>` +
		`<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">` +
		`<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>` +
		`<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>` +
		`<v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>` +
		`<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>` +
		`<v:textpath on="t" fitshape="t"/></v:shapetype>` +
		`<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="` + escape(word) + `" ` +
		`style="position:absolute;margin-left:0;margin-top:0;width:400pt;height:160pt;rotation:315;z-index:-251658752;` +
		`mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" ` +
		`o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>` +
		`<v:textpath style="font-family:&quot;` + face + `&quot;;font-size:1pt" string="` + escape(word) + `"/></v:shape>` +
		`</w:pict></w:r></w:p></w:hdr>`
}
