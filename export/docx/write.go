package docx

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"rakor.id/rakor/export/minutes"
	"rakor.id/rakor/export/opc"
	"rakor.id/rakor/export/paper"
)

// Result says what was made.
type Result struct {
	// Findings are characters that the document holds but that its face (Arial)
	// lacks: the reader's computer shows them in another, if it has one.
	Findings []paper.Finding
}

// Write writes m to w in the form of p. It returns ctx's error soon after ctx is
// done, and the errors of [minutes.PDF]; then w holds nothing. The same m, p and o
// always give the same bytes.
func Write(ctx context.Context, w io.Writer, m minutes.Minutes, p minutes.Profile, o minutes.Options) (Result, error) {
	d := newDocument(minutes.Describe(m, p, o))
	d.draft = o.Draft
	if err := minutes.Compose(ctx, d, m, p, o); err != nil {
		return Result{}, err
	}
	if d.err != nil {
		return Result{}, d.err
	}
	if err := d.pack(w); err != nil {
		return Result{}, fmt.Errorf("write word document: %w", err)
	}
	return Result{Findings: d.findings}, nil
}

// pack writes the parts of the document.
func (d *document) pack(w io.Writer) error {
	z := opc.NewWriter(w, nil)
	add := func(name, content string) { z.Add(name, []byte(xml.Header+content)) }
	add("[Content_Types].xml", d.contentTypes())
	add("_rels/.rels", relationships([]relationship{
		{"rId1", officeRelation + "officeDocument", "word/document.xml"},
		{"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
		{"rId3", officeRelation + "extended-properties", "docProps/app.xml"},
	}))
	s := d.setup
	z.Add("docProps/core.xml", opc.Properties{
		Title: d.plain(s.Title), Subject: d.plain(s.Subject), Creator: d.plain(s.Author), Language: language, At: s.MadeAt,
	}.Core())
	add("docProps/app.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>`+
		escape(s.Creator)+`</Application></Properties>`)
	add("word/document.xml", d.body())
	add("word/styles.xml", d.styles())
	add("word/numbering.xml", d.numbering())
	add("word/settings.xml", settings)
	add("word/footer1.xml", d.footer(d.sheet(false)))
	add("word/footer2.xml", d.footer(d.sheet(true)))
	if s.Watermark != "" {
		add("word/header1.xml", watermark(s.Watermark))
	}
	for _, p := range d.pictures {
		z.Add("word/"+p.name, p.data)
	}
	add("word/_rels/document.xml.rels", relationships(d.relations()))
	return z.Close()
}

const (
	language       = "id-ID"
	officeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	contentWord    = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

func (d *document) contentTypes() string {
	var b strings.Builder
	b.WriteString(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="jpg" ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>`)
	add := func(name, kind string) { fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, kind) }
	add("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
	add("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
	add("word/document.xml", contentWord+"document.main+xml")
	for _, part := range []string{"styles", "numbering", "settings"} {
		add("word/"+part+".xml", contentWord+part+"+xml")
	}
	add("word/footer1.xml", contentWord+"footer+xml")
	add("word/footer2.xml", contentWord+"footer+xml")
	if d.setup.Watermark != "" {
		add("word/header1.xml", contentWord+"header+xml")
	}
	b.WriteString(`</Types>`)
	return b.String()
}

// A relationship leads from one part to another.
type relationship struct{ id, kind, target string }

// Identities of the relationships that every document has.
const (
	relationPortrait  = "rId4" // footers
	relationLandscape = "rId5"
	relationHeader    = "rId6"
)

func (d *document) relations() []relationship {
	all := []relationship{
		{"rId1", officeRelation + "styles", "styles.xml"},
		{"rId2", officeRelation + "numbering", "numbering.xml"},
		{"rId3", officeRelation + "settings", "settings.xml"},
		{relationPortrait, officeRelation + "footer", "footer1.xml"},
		{relationLandscape, officeRelation + "footer", "footer2.xml"},
	}
	if d.setup.Watermark != "" {
		all = append(all, relationship{relationHeader, officeRelation + "header", "header1.xml"})
	}
	for _, p := range d.pictures {
		all = append(all, relationship{p.relation, officeRelation + "image", p.name})
	}
	return all
}

func relationships(all []relationship) string {
	var b strings.Builder
	b.WriteString(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range all {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`, r.id, r.kind, r.target)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// escape writes text for XML, in elements and in attributes.
func escape(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a bytes.Buffer does not fail
	return b.String()
}
