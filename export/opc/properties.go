package opc

import (
	"bytes"
	"encoding/xml"
	"time"
)

// Properties are what a file tells about itself (ECMA-376 part 2, 11). What is
// empty is left out.
type Properties struct {
	Title    string
	Subject  string
	Keywords string
	Creator  string
	Language string    // "id-ID"
	At       time.Time // when the content was made; zero in files that always are the same
}

// Core writes the core properties with the prefix every other program writes;
// some readers know the parts by their prefixed names only.
func (p Properties) Core() []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"` +
		` xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, e := range []struct{ name, text string }{
		{"dc:title", p.Title}, {"dc:subject", p.Subject}, {"dc:creator", p.Creator}, {"cp:keywords", p.Keywords}, {"dc:language", p.Language},
	} {
		if e.text != "" {
			b.WriteString("<" + e.name + ">")
			_ = xml.EscapeText(&b, []byte(e.text)) // a bytes.Buffer does not fail
			b.WriteString("</" + e.name + ">")
		}
	}
	if !p.At.IsZero() {
		at := p.At.UTC().Format(time.RFC3339)
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			b.WriteString("<" + name + ` xsi:type="dcterms:W3CDTF">` + at + "</" + name + ">")
		}
	}
	b.WriteString("</cp:coreProperties>")
	return b.Bytes()
}
