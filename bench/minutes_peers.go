//go:build linux

package main

import (
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// peers writes the text of the minutes as the peers read it: headings, a table
// of who was there, and what was said in numbered paragraphs.
func (p *press) peers() error {
	return errors.Join(
		os.WriteFile(p.in("text.fodt"), []byte(p.openDocument()), 0o600),
		os.WriteFile(p.in("text.html"), []byte(p.html()), 0o600),
		os.WriteFile(p.in("text.ms"), []byte(p.roff()), 0o600),
	)
}

// peerNames say what the peers left out, and how many pages they came to.
func (p *press) peerNames(ctx context.Context) (names []string, err error) {
	for _, of := range []struct{ name, file string }{
		{"LibreOffice, PDF/A of the bare text", "out/text.pdf"},
		{"Chromium, plain PDF of the bare text", "chromium.pdf"},
		{"groff, plain PDF of the bare text, no fonts in it", "groff.pdf"},
	} {
		pages, err := p.pages(ctx, of.file)
		if err != nil {
			return nil, err
		}
		names = append(names, fmt.Sprintf("%s (%d pages)", of.name, pages))
	}
	return names, nil
}

// floor compresses and writes what the PDF holds.
func (p *press) floor(ctx context.Context) (cost, error) {
	if _, err := p.timed(ctx, "qpdf", "--stream-data=uncompress", "--decode-level=all", "minutes.pdf", "plain.pdf"); err != nil {
		return cost{}, err
	}
	plain, err := os.ReadFile(p.in("plain.pdf"))
	if err != nil {
		return cost{}, err
	}
	began := time.Now()
	f, err := os.Create(p.in("floor.z"))
	if err != nil {
		return cost{}, err
	}
	z := zlib.NewWriter(f)
	_, err = z.Write(plain)
	err = errors.Join(err, z.Close(), f.Close())
	return cost{took: time.Since(began)}, err
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

func (p *press) html() string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=id><meta charset=utf-8><title>Notula Rapat</title>\n<h1>Notula Rapat</h1>\n<table>\n")
	for n := range 60 {
		fmt.Fprintf(&b, "<tr><td>%d<td>Contoh Pejabat %d<td>Hadir\n", n+1, n+1)
	}
	b.WriteString("</table>\n<ol>\n")
	for _, body := range p.bodies {
		fmt.Fprintf(&b, "<li>%s\n", body)
	}
	b.WriteString("</ol>\n")
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
