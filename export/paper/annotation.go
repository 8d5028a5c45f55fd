package paper

import (
	"rakor.id/rakor/export/pdf"
)

// printed is the annotation flag that PDF/A asks for.
const printed = pdf.Integer(4)

// annotations adds the links and signature fields of all pages, each as an
// object of its own, so that signing one touches no other.
func (f *finisher) annotations() {
	f.annots = make(map[*annotation]pdf.Ref)
	onPage := make(map[int]pdf.Array)
	for i, a := range f.canvas.annotations {
		a.parent = len(f.pages) + i
		dict := f.link(a)
		if a.field != "" {
			dict = f.widget(a)
		}
		if dict == nil {
			a.node.role = "Span" // a link that leads nowhere is text
			continue
		}
		dict["Type"], dict["F"], dict["Rect"] = pdf.Name("Annot"), printed, rectArray(a.rect)
		if f.setup.Level.tagged() {
			dict["StructParent"] = pdf.Integer(a.parent)
		}
		f.annots[a] = f.add(dict)
		onPage[a.page] = append(onPage[a.page], f.annots[a])
	}
	for page, refs := range onPage {
		f.page(page)["Annots"] = refs
	}
}

// link returns the annotation of a link, nil when its anchor stands nowhere: the
// entry it came from may have been left out of this copy.
func (f *finisher) link(a *annotation) pdf.Dict {
	place, ok := f.canvas.anchors[a.target]
	if !ok {
		return nil
	}
	return pdf.Dict{
		"Subtype": pdf.Name("Link"), "Border": pdf.Array{pdf.Integer(0), pdf.Integer(0), pdf.Integer(0)},
		"Dest": f.destination(place), "Contents": textString(a.label),
	}
}

// widget returns an empty signature field. Its appearance is empty too, but it
// has one, since PDF/A asks that of every field.
func (f *finisher) widget(a *annotation) pdf.Dict {
	w, h := a.rect.X2-a.rect.X1, a.rect.Y2-a.rect.Y1
	appearance := f.add(&pdf.Stream{Dict: pdf.Dict{
		"Type": pdf.Name("XObject"), "Subtype": pdf.Name("Form"), "Resources": pdf.Dict{},
		"BBox": rectArray(Rect{0, 0, round2(w), round2(h)}),
	}})
	return pdf.Dict{
		"Subtype": pdf.Name("Widget"), "FT": pdf.Name("Sig"), "T": textString(a.field), "TU": textString(a.label),
		"P": f.pages[a.page], "AP": pdf.Dict{"N": appearance},
	}
}

func rectArray(r Rect) pdf.Array {
	return pdf.Array{pdf.Real(r.X1), pdf.Real(r.Y1), pdf.Real(r.X2), pdf.Real(r.Y2)}
}

// form adds the interactive form that holds the signature fields, with the face
// in which a signer may write. SigFlags says already that the file is signed and
// only to be added to, so that a signature need not touch the form.
func (f *finisher) form() {
	var fields pdf.Array
	for _, a := range f.canvas.annotations {
		if ref, ok := f.annots[a]; ok && a.field != "" {
			fields = append(fields, ref)
		}
	}
	if len(fields) == 0 {
		return
	}
	f.catalog["AcroForm"] = f.add(pdf.Dict{
		"Fields": fields, "SigFlags": pdf.Integer(3),
		"DR": pdf.Dict{"Font": pdf.Dict{FontResource: f.signerFont}},
		"DA": pdf.String("/" + FontResource + " 0 Tf 0 g"),
	})
	if f.setup.Level != Archive1b {
		// ETSI.CAdES.detached is an extension of PDF 1.7 (ETSI EN 319 142-1).
		f.catalog["Extensions"] = pdf.Dict{"ESIC": pdf.Dict{
			"Type": pdf.Name("DeveloperExtensions"), "BaseVersion": pdf.Name("1.7"), "ExtensionLevel": pdf.Integer(2),
		}}
	}
}
