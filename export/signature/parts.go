package signature

import (
	"rakor.id/rakor/export/pdf"
)

// A role says which keys of an object signing may touch.
type role string

const (
	roleCatalog role = "catalog"
	roleForm    role = "form"
	roleFields  role = "fields" // list of fields
	rolePage    role = "page"
	roleAnnots  role = "annots"  // list of a page's annotations
	roleField   role = "field"   // an empty signature field, or its widget
	roleLook    role = "look"    // the picture of an empty signature field
	roleSupport role = "support" // certificates and revocation data (DSS)
	roleFixed   role = "fixed"   // two roles at once: nothing may be touched
)

// parts say what the objects of a signed file are for.
type parts struct {
	file    *pdf.File
	fields  []field
	roles   map[int]role
	names   map[int]string // of the field that an object with a field's role belongs to
	reasons map[int]Reason // what it means that an object is another
	level   int            // of certification
}

const maxPages = 100_000

func partsOf(file *pdf.File) (*parts, error) {
	p := &parts{file: file, roles: map[int]role{}, names: map[int]string{}, reasons: map[int]Reason{}}
	catalog, err := file.Catalog()
	if err != nil {
		return nil, err
	}
	if p.fields, err = signatureFields(file); err != nil {
		return nil, err
	}
	p.play(file.Trailer()["Root"], roleCatalog)
	p.play(catalog["AcroForm"], roleForm)
	form, _ := formOf(file)
	p.play(form["Fields"], roleFields)
	for _, f := range p.fields {
		p.field(f)
	}
	p.mean(file.Trailer()["Info"], InfoChanged)
	p.mean(catalog["Names"], AttachmentChanged)
	p.mean(catalog["AF"], AttachmentChanged)
	p.support(catalog["DSS"])
	if err := p.pages(catalog["Pages"]); err != nil {
		return nil, err
	}
	return p, nil
}

// reason returns what it means that object n is another.
func (p *parts) reason(n int) Reason {
	if r, ok := p.reasons[n]; ok {
		return r
	}
	return StructureChanged
}

// play gives an object a role. One that already has another may not be touched
// at all, since what is allowed to one would reach the other.
func (p *parts) play(o pdf.Object, r role) {
	ref, ok := o.(pdf.Ref)
	if !ok {
		return
	}
	if had, ok := p.roles[ref.Num]; ok && had != r {
		r = roleFixed
	}
	p.roles[ref.Num] = r
}

// field gives the objects of a signature field their roles, if it is empty. A
// signed one stays as it is.
func (p *parts) field(f field) {
	if v, _, signed := f.value(p.file); signed {
		p.mean(f.ref, SignatureChanged)
		for _, w := range f.widgets {
			p.mean(w, SignatureChanged)
		}
		if level, ok := certification(p.file, v); ok && (p.level == 0 || level < p.level) {
			p.level = level
		}
		return
	}
	for _, w := range append([]pdf.Ref{f.ref}, f.widgets...) {
		p.name(w, roleField, f.name)
		widget, _ := pdf.As[pdf.Dict](p.file, w)
		p.name(widget["AP"], roleLook, f.name)
		appearance, _ := pdf.As[pdf.Dict](p.file, widget["AP"])
		for _, look := range appearance {
			p.name(look, roleLook, f.name)
		}
	}
}

func (p *parts) name(o pdf.Object, r role, field string) {
	if ref, ok := o.(pdf.Ref); ok {
		p.play(ref, r)
		p.names[ref.Num] = field
	}
}

// support lets the lists of validation data grow (ETSI EN 319 142-1, 5.4.2).
func (p *parts) support(dss pdf.Object) {
	p.play(dss, roleSupport)
	dict, _ := pdf.As[pdf.Dict](p.file, dss)
	for _, list := range dict {
		p.play(list, roleSupport)
		if each, ok := pdf.As[pdf.Dict](p.file, list); ok { // VRI, by signature
			for _, v := range each {
				p.play(v, roleSupport)
			}
		}
	}
}

// pages walks the page tree.
func (p *parts) pages(root pdf.Object) error {
	seen := map[int]bool{}
	queue := pdf.Array{root}
	for len(queue) > 0 {
		ref, ok := queue[0].(pdf.Ref)
		queue = queue[1:]
		if !ok || seen[ref.Num] {
			continue
		}
		if seen[ref.Num] = true; len(seen) > maxPages {
			return pdf.ErrTooComplex
		}
		node, _ := pdf.As[pdf.Dict](p.file, ref)
		if kids, ok := pdf.As[pdf.Array](p.file, node["Kids"]); ok {
			p.reasons[ref.Num] = PageChanged
			p.mean(node["Resources"], PageChanged)
			queue = append(queue, kids...)
			continue
		}
		p.page(ref, node)
	}
	return nil
}

func (p *parts) page(ref pdf.Ref, page pdf.Dict) {
	p.play(ref, rolePage)
	p.reasons[ref.Num] = PageChanged
	p.play(page["Annots"], roleAnnots)
	p.mean(page["Annots"], AnnotationChanged)
	for key, v := range page {
		if key != "Annots" && key != "Parent" {
			p.mean(v, PageChanged)
		}
	}
}

// mean notes what it means that o, or anything it leads to, is another; what
// was noted first holds. It does not go up to pages.
func (p *parts) mean(o pdf.Object, r Reason) {
	queue := []pdf.Object{o}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		switch v := at.(type) {
		case pdf.Ref:
			if _, noted := p.reasons[v.Num]; noted {
				continue
			}
			to := p.file.Resolve(v)
			if isPage(to) {
				continue
			}
			p.reasons[v.Num] = r
			queue = append(queue, to)
		case pdf.Array:
			queue = append(queue, v...)
		case pdf.Dict:
			for k, e := range v {
				if k != "P" && k != "Parent" {
					queue = append(queue, e)
				}
			}
		case *pdf.Stream:
			queue = append(queue, v.Dict)
		}
	}
}

func isPage(o pdf.Object) bool {
	d, ok := o.(pdf.Dict)
	return ok && (d["Type"] == pdf.Name("Page") || d["Type"] == pdf.Name("Pages") || d["Type"] == pdf.Name("Catalog"))
}
