//go:build linux

package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
)

// peers writes the text of the minutes as the peers read it: headings, a table
// of who was there, and what was said in numbered paragraphs.
func (p *press) peers() error {
	return errors.Join(
		os.WriteFile(p.in("text.fodt"), []byte(p.openDocument()), 0o600),
		os.WriteFile(p.in("text.ms"), []byte(p.roff()), 0o600),
	)
}

func (p *press) openDocument() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text><text:h text:outline-level="1">Notula Rapat</text:h>
<table:table><table:table-column table:number-columns-repeated="3"/>`)
	for n := range 60 {
		fmt.Fprintf(&b, "<table:table-row>")
		for _, cell := range []string{fmt.Sprint(n + 1), fmt.Sprintf("Contoh Pejabat %d", n+1), "Hadir"} {
			fmt.Fprintf(&b, "<table:table-cell><text:p>%s</text:p></table:table-cell>", cell)
		}
		b.WriteString("</table:table-row>\n")
	}
	b.WriteString("</table:table>\n")
	for i, body := range p.bodies {
		fmt.Fprintf(&b, "<text:p>%d. %s</text:p>\n", i+1, body)
	}
	b.WriteString("</office:text></office:body></office:document>\n")
	return b.String()
}

func (p *press) roff() string {
	var b strings.Builder
	b.WriteString(".NH 1\nNotula Rapat\n")
	for n := range 60 {
		fmt.Fprintf(&b, ".LP\n%d\tContoh Pejabat %d\tHadir\n", n+1, n+1)
	}
	for i, body := range p.bodies {
		fmt.Fprintf(&b, ".IP %d. 5\n%s\n", i+1, body)
	}
	return b.String()
}
