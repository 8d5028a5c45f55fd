package paper

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"rakor.id/rakor/export/pdf"
)

// producer names what wrote the file.
const producer = "Rakor"

// info returns the document information dictionary. XMP says the same.
func (s Setup) info() pdf.Dict {
	d := pdf.Dict{
		"Producer":     textString(producer),
		"CreationDate": pdf.String(pdfDate(s.MadeAt)),
		"ModDate":      pdf.String(pdfDate(s.MadeAt)),
	}
	for key, value := range map[pdf.Name]string{"Title": s.Title, "Author": s.Author, "Subject": s.Subject, "Creator": s.Creator} {
		if value != "" {
			d[key] = textString(value)
		}
	}
	return d
}

// textString encodes s as a text string of PDF: ASCII where that is enough,
// UTF-16 otherwise.
func textString(s string) pdf.String {
	if plain(s) {
		return pdf.String(s)
	}
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return pdf.String(b)
}

// pdfDate writes t as ISO 32000-1, 7.9.4, with its zone.
func pdfDate(t time.Time) string {
	_, offset := t.Zone()
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return fmt.Sprintf("D:%s%c%02d'%02d'", t.Format("20060102150405"), sign, offset/3600, offset/60%60)
}

// xmp returns the metadata stream's content (ISO 16684-1). It is not padded:
// nobody is to edit an archive file in place.
func (s Setup) xmp() []byte {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n" +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	b.WriteString("<dc:format>application/pdf</dc:format>\n")
	if s.Title != "" {
		b.WriteString("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escapeXML(s.Title) + "</rdf:li></rdf:Alt></dc:title>\n")
	}
	if s.Author != "" {
		b.WriteString("<dc:creator><rdf:Seq><rdf:li>" + escapeXML(s.Author) + "</rdf:li></rdf:Seq></dc:creator>\n")
	}
	if s.Subject != "" {
		b.WriteString("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escapeXML(s.Subject) + "</rdf:li></rdf:Alt></dc:description>\n")
	}
	b.WriteString("<dc:language><rdf:Bag><rdf:li>" + language + "</rdf:li></rdf:Bag></dc:language>\n")
	if s.Creator != "" {
		b.WriteString("<xmp:CreatorTool>" + escapeXML(s.Creator) + "</xmp:CreatorTool>\n")
	}
	date := s.MadeAt.Format("2006-01-02T15:04:05-07:00")
	fmt.Fprintf(&b, "<xmp:CreateDate>%s</xmp:CreateDate>\n<xmp:ModifyDate>%s</xmp:ModifyDate>\n", date, date)
	b.WriteString("<pdf:Producer>" + producer + "</pdf:Producer>\n")
	part, conformance := s.Level.identity()
	fmt.Fprintf(&b, "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>%s</pdfaid:conformance>\n", part, conformance)
	if s.Level.tagged() {
		b.WriteString("<pdfuaid:part>1</pdfuaid:part>\n")
	}
	b.WriteString("</rdf:Description>\n")
	if s.Level.tagged() {
		b.WriteString(uaSchema)
	}
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// identity returns what the file claims to be.
func (l Level) identity() (part int, conformance string) {
	switch l {
	case Archive2b:
		return 2, "B"
	case Archive3a:
		return 3, "A"
	case Archive1b:
		return 1, "B"
	}
	return 2, "A"
}

// uaSchema describes the one property that PDF/A does not know, as PDF/A asks.
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the document conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

func escapeXML(s string) string {
	var b bytes.Buffer
	// Writing to a Buffer does not fail.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
