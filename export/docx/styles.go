package docx

import (
	"fmt"
	"strings"
)

// The styles by their identities; the names that Word knows make headings
// headings in its outline, whatever language it speaks.
const (
	styleText      = "Normal"
	styleTitle     = "Title"
	styleItem      = "ListParagraph"
	styleCaption   = "Caption"
	styleFooter    = "Footer"
	styleHeader    = "Header"
	styleHead      = "Kop"
	styleCell      = "IsiTabel"
	styleFigure    = "Gambar"
	styleSignature = "TandaTangan"
	styleHinge     = "Sela" // an empty paragraph that Word asks for
	styleTable     = "TabelNotula"
	styleFrame     = "Kerangka"
)

// headings is how many styles of headings there are below the title.
const headings = 5

// headingStyle is the style of a heading, 1 being the title.
func headingStyle(level int) string {
	if level <= 1 {
		return styleTitle
	}
	return fmt.Sprintf("Heading%d", min(level-1, headings))
}

const face = "Arial"

// styles is the part with all styles: black on white, in the type size of the
// profile.
func (d *document) styles() string {
	s := d.setup
	var b strings.Builder
	b.WriteString(`<w:styles` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr>`)
	fmt.Fprintf(&b, `<w:rFonts w:ascii="%[1]s" w:eastAsia="%[1]s" w:hAnsi="%[1]s" w:cs="%[1]s"/>`, face)
	fmt.Fprintf(&b, `<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/><w:lang w:val="%[2]s" w:eastAsia="%[2]s" w:bidi="ar-SA"/>`, halfPoints(s.Size), language)
	fmt.Fprintf(&b, `</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>`,
		pointTwips(s.Size*s.Leading))
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="` + styleText + `"><w:name w:val="Normal"/><w:qFormat/></w:style>`)
	style := func(id, name, paragraph, run string) {
		fmt.Fprintf(&b, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="%s"/><w:qFormat/>`, ours(id), id, name, styleText)
		fmt.Fprintf(&b, `<w:pPr>%s</w:pPr><w:rPr>%s</w:rPr></w:style>`, paragraph, run)
	}
	const bold = `<w:b/><w:bCs/>`
	style(styleTitle, "Title", `<w:keepNext/><w:keepLines/><w:jc w:val="center"/>`, bold)
	for level := range headings {
		style(fmt.Sprintf("Heading%d", level+1), fmt.Sprintf("heading %d", level+1),
			fmt.Sprintf(`<w:keepNext/><w:keepLines/><w:outlineLvl w:val="%d"/>`, level), bold)
	}
	style(styleItem, "List Paragraph", `<w:jc w:val="both"/>`, "")
	style(styleCaption, "caption", `<w:jc w:val="center"/>`, size(s.Size-2))
	style(styleFooter, "footer", `<w:spacing w:line="200" w:lineRule="atLeast"/>`, size(8))
	style(styleHeader, "header", "", "")
	style(styleHead, "Kop", `<w:jc w:val="center"/>`, "")
	style(styleCell, "Isi Tabel", `<w:jc w:val="left"/>`, "")
	style(styleFigure, "Gambar", `<w:jc w:val="center"/>`, "")
	style(styleSignature, "Tanda Tangan", `<w:keepNext/><w:keepLines/><w:jc w:val="center"/>`, "")
	style(styleHinge, "Sela", `<w:spacing w:line="20" w:lineRule="exact"/>`, size(1))
	tableStyle(&b, styleFrame, "Kerangka", "", 0)
	edges := ""
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		edges += `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
	}
	tableStyle(&b, styleTable, "Tabel Notula", `<w:tblBorders>`+edges+`</w:tblBorders>`, cellPadding)
	b.WriteString(`</w:styles>`)
	return b.String()
}

// ours marks a style that Word does not know by its name.
func ours(id string) string {
	switch id {
	case styleHead, styleCell, styleFigure, styleSignature, styleHinge:
		return ` w:customStyle="1"`
	}
	return ""
}

func size(points float64) string {
	return fmt.Sprintf(`<w:sz w:val="%[1]d"/><w:szCs w:val="%[1]d"/>`, halfPoints(points))
}

func tableStyle(b *strings.Builder, id, name, borders string, padding float64) {
	fmt.Fprintf(b, `<w:style w:type="table" w:customStyle="1" w:styleId="%s"><w:name w:val="%s"/><w:tblPr>%s<w:tblCellMar>`, id, name, borders)
	above := min(padding, 0.8)
	for _, side := range []struct {
		name  string
		width float64
	}{{"top", above}, {"left", padding}, {"bottom", above}, {"right", padding}} {
		fmt.Fprintf(b, `<w:%s w:w="%d" w:type="dxa"/>`, side.name, twips(side.width))
	}
	b.WriteString(`</w:tblCellMar></w:tblPr></w:style>`)
}

// settings say that the file is of the Word of today, so that it is not opened in
// a mode for old ones.
const settings = `<w:settings` + namespaces + `><w:defaultTabStop w:val="709"/><w:autoHyphenation w:val="0"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="` + language + `"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`
