package paper

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"

	"rakor.id/rakor/export/pdf"
)

// language of all papers (RFC 3066).
const language = "id-ID"

// A finisher turns what the library wrote, pages with text and pictures, into an
// archive document: PDF/A (ISO 19005), tagged for PDF/UA (ISO 14289).
type finisher struct {
	setup  Setup
	canvas *canvas
	root   *node
	used   [faceCount][]rune

	doc        *pdf.Document
	catalog    pdf.Dict
	packer     *zlib.Writer
	next       int // number of the next object
	pages      []pdf.Ref
	signerFont pdf.Ref
	elements   map[*node]pdf.Ref
	annots     map[*annotation]pdf.Ref
}

// add stores an object. It counts itself, since a document has thousands.
func (f *finisher) add(o pdf.Object) pdf.Ref {
	ref := pdf.Ref{Num: f.next}
	f.next++
	f.doc.Objects[ref.Num] = o
	return ref
}

// write finishes the library's file and writes it.
func (f *finisher) write(w io.Writer, base []byte) error {
	if len(f.setup.Attachments) > 0 && f.setup.Level != Archive3a {
		return ErrAttachment
	}
	if err := f.open(base); err != nil {
		return err
	}
	if err := f.readPages(); err != nil {
		return err
	}
	f.annotations()
	f.structure()
	f.outline()
	f.form()
	f.attach()
	f.describe()
	if _, err := renumber(f.doc).WriteNamed(w); err != nil {
		return fmt.Errorf("paper: write: %w", err)
	}
	return nil
}

// open reads the library's file and drops what an archive must not have.
func (f *finisher) open(base []byte) error {
	file, err := pdf.Open(base)
	if err != nil {
		return fmt.Errorf("paper: read the composed file: %w", err)
	}
	if f.doc, err = file.Document(); err != nil {
		return fmt.Errorf("paper: read the composed file: %w", err)
	}
	for n := range f.doc.Objects {
		f.next = max(f.next, n+1)
	}
	if f.catalog, err = f.doc.Catalog(); err != nil {
		return fmt.Errorf("paper: read the composed file: %w", err)
	}
	for _, key := range []pdf.Name{"Names", "OpenAction", "PageLayout", "PageMode"} {
		delete(f.catalog, key)
	}
	f.doc.Version = "1.7"
	if f.setup.Level == Archive1b {
		f.doc.Version = "1.4"
	}
	return nil
}

// readPages finds the pages and cleans them and what they share.
func (f *finisher) readPages() error {
	tree, ok := pdf.As[pdf.Dict](f.doc, f.catalog["Pages"])
	if !ok {
		return fmt.Errorf("paper: pages of the composed file: %w", pdf.ErrSyntax)
	}
	kids, _ := pdf.As[pdf.Array](f.doc, tree["Kids"])
	for i, kid := range kids {
		ref, isRef := kid.(pdf.Ref)
		page, isDict := pdf.As[pdf.Dict](f.doc, kid)
		if !isRef || !isDict {
			return fmt.Errorf("paper: page %d of the composed file: %w", i+1, pdf.ErrSyntax)
		}
		f.pages = append(f.pages, ref)
		delete(page, "Group")
		delete(page, "Annots")
		f.pack(page)
		if i > 0 {
			continue // all pages share one dictionary of resources
		}
		resources, ok := pdf.As[pdf.Dict](f.doc, page["Resources"])
		if !ok {
			return fmt.Errorf("paper: resources of the composed file: %w", pdf.ErrSyntax)
		}
		delete(resources, "ProcSet")
		if err := f.fonts(resources); err != nil {
			return err
		}
	}
	return nil
}

// pack compresses a page's content. Making a new compressor for each page would
// cost more than compressing does.
func (f *finisher) pack(page pdf.Dict) {
	content, ok := pdf.As[*pdf.Stream](f.doc, page["Contents"])
	if !ok || content.Dict["Filter"] != nil {
		return
	}
	var b bytes.Buffer
	if f.packer == nil {
		f.packer = zlib.NewWriter(&b)
	} else {
		f.packer.Reset(&b)
	}
	_, _ = f.packer.Write(content.Data) // a bytes.Buffer takes everything
	_ = f.packer.Close()
	content.Dict["Filter"], content.Data = pdf.Name("FlateDecode"), b.Bytes()
}

func (f *finisher) page(i int) pdf.Dict {
	page, _ := pdf.As[pdf.Dict](f.doc, f.pages[i]) // readPages has seen it
	return page
}

// describe says what the file is: metadata, color, language.
func (f *finisher) describe() {
	xmp := f.setup.xmp()
	// Metadata stays uncompressed, so that archives can be searched without
	// knowing PDF.
	f.catalog["Metadata"] = f.add(&pdf.Stream{Dict: pdf.Dict{"Type": pdf.Name("Metadata"), "Subtype": pdf.Name("XML")}, Data: xmp})
	profile := f.add(pdf.Deflate(pdf.Dict{"N": pdf.Integer(3)}, srgbProfile()))
	f.catalog["OutputIntents"] = pdf.Array{pdf.Dict{
		"Type": pdf.Name("OutputIntent"), "S": pdf.Name("GTS_PDFA1"),
		"OutputConditionIdentifier": pdf.String("sRGB IEC61966-2.1"),
		"Info":                      pdf.String("sRGB IEC61966-2.1"),
		"DestOutputProfile":         profile,
	}}
	f.catalog["Lang"] = pdf.String(language)
	f.catalog["ViewerPreferences"] = pdf.Dict{"DisplayDocTitle": pdf.Bool(true)}
	f.doc.Trailer["Info"] = f.add(f.setup.info())
}

// attach adds the files that the document carries, named in the order given.
func (f *finisher) attach() {
	if len(f.setup.Attachments) == 0 {
		return
	}
	var names, files pdf.Array
	for _, a := range f.setup.Attachments {
		stream := f.add(pdf.Deflate(pdf.Dict{
			"Type": pdf.Name("EmbeddedFile"), "Subtype": pdf.Name(a.MIME),
			"Params": pdf.Dict{"Size": pdf.Integer(len(a.Data)), "ModDate": pdf.String(pdfDate(f.setup.MadeAt))},
		}, a.Data))
		spec := f.add(pdf.Dict{
			"Type": pdf.Name("Filespec"), "F": textString(a.Name), "UF": textString(a.Name),
			"Desc": textString(a.Description), "AFRelationship": pdf.Name(a.Relationship),
			"EF": pdf.Dict{"F": stream, "UF": stream},
		})
		names = append(names, textString(a.Name), spec)
		files = append(files, spec)
	}
	f.catalog["Names"] = pdf.Dict{"EmbeddedFiles": pdf.Dict{"Names": names}}
	f.catalog["AF"] = files
}

// outline makes the bookmarks, all of them open.
func (f *finisher) outline() {
	marks := f.canvas.bookmarks
	if len(marks) == 0 {
		return
	}
	root := pdf.Dict{"Type": pdf.Name("Outlines"), "Count": pdf.Integer(len(marks))}
	type open struct {
		ref   pdf.Ref
		dict  pdf.Dict
		level int
	}
	stack := []open{{f.add(root), root, 0}}
	f.catalog["Outlines"] = stack[0].ref
	f.catalog["PageMode"] = pdf.Name("UseOutlines")
	for _, m := range marks {
		for len(stack) > 1 && stack[len(stack)-1].level >= m.level {
			stack = stack[:len(stack)-1]
		}
		parent := stack[len(stack)-1]
		item := pdf.Dict{"Title": textString(m.title), "Parent": parent.ref, "Dest": f.destination(m.place)}
		ref := f.add(item)
		if last, ok := parent.dict["Last"].(pdf.Ref); ok {
			item["Prev"] = last
			f.doc.Objects[last.Num].(pdf.Dict)["Next"] = ref
		} else {
			parent.dict["First"] = ref
		}
		parent.dict["Last"] = ref
		for _, above := range stack[1:] {
			count, _ := above.dict["Count"].(pdf.Integer)
			above.dict["Count"] = count + 1
		}
		stack = append(stack, open{ref, item, m.level})
	}
}

func (f *finisher) destination(p place) pdf.Array {
	return pdf.Array{f.pages[p.page], pdf.Name("XYZ"), pdf.Real(p.x), pdf.Real(p.y), pdf.Null{}}
}
