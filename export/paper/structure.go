package paper

import "rakor.id/rakor/export/pdf"

// structure adds the tag tree and its index by page.
func (f *finisher) structure() {
	if !f.setup.Level.tagged() {
		return
	}
	f.elements = make(map[*node]pdf.Ref)
	tree := pdf.Dict{"Type": pdf.Name("StructTreeRoot")}
	ref := f.add(tree)
	tree["K"] = f.element(f.root, ref)
	tree["ParentTree"] = f.add(pdf.Dict{"Nums": f.parents()})
	tree["ParentTreeNextKey"] = pdf.Integer(len(f.pages) + len(f.canvas.annotations))
	f.catalog["StructTreeRoot"] = ref
	f.catalog["MarkInfo"] = pdf.Dict{"Marked": pdf.Bool(true)}
	for i := range f.pages {
		page := f.page(i)
		page["StructParents"] = pdf.Integer(i)
		page["Tabs"] = pdf.Name("S")
	}
}

// element adds n and all below it.
func (f *finisher) element(n *node, parent pdf.Ref) pdf.Ref {
	dict := pdf.Dict{"S": pdf.Name(n.role), "P": parent}
	ref := f.add(dict)
	f.elements[n] = ref
	if n.alt != "" {
		dict["Alt"] = textString(n.alt)
	}
	if a := n.attributes(); a != nil {
		dict["A"] = a
	}
	var kids pdf.Array
	for _, kid := range n.kids {
		if kid.worthy() {
			kids = append(kids, f.element(kid, ref))
		}
	}
	if len(n.parts) > 0 {
		first := n.parts[0].page
		dict["Pg"] = f.pages[first]
		for _, part := range n.parts {
			if o := f.part(part, first); o != nil {
				kids = append(kids, o)
			}
		}
	}
	switch len(kids) {
	case 0:
	case 1:
		dict["K"] = kids[0]
	default:
		dict["K"] = kids
	}
	return ref
}

// part refers to content on a page; first is the page that the element names.
func (f *finisher) part(part content, first int) pdf.Object {
	switch {
	case part.annotation != nil:
		ref, ok := f.annots[part.annotation]
		if !ok {
			return nil
		}
		return pdf.Dict{"Type": pdf.Name("OBJR"), "Obj": ref, "Pg": f.pages[part.page]}
	case part.page == first:
		return pdf.Integer(part.mcid)
	default:
		return pdf.Dict{"Type": pdf.Name("MCR"), "Pg": f.pages[part.page], "MCID": pdf.Integer(part.mcid)}
	}
}

// worthy reports whether an element is to be written: empty ones only where the
// form of a table or list needs them.
func (n *node) worthy() bool {
	switch n.role {
	case "TD", "TH", "TR", "LBody", "Lbl":
		return true
	}
	if len(n.parts) > 0 {
		return true
	}
	for _, kid := range n.kids {
		if kid.worthy() {
			return true
		}
	}
	return false
}

// attributes returns what a structure type alone does not say.
func (n *node) attributes() pdf.Dict {
	switch n.class {
	case columnHeader:
		return pdf.Dict{"O": pdf.Name("Table"), "Scope": pdf.Name("Column")}
	case decimalList:
		return pdf.Dict{"O": pdf.Name("List"), "ListNumbering": pdf.Name("Decimal")}
	case letterList:
		return pdf.Dict{"O": pdf.Name("List"), "ListNumbering": pdf.Name("LowerAlpha")}
	case blockPlacement:
		return pdf.Dict{"O": pdf.Name("Layout"), "Placement": pdf.Name("Block"), "BBox": rectArray(n.box)}
	}
	return nil
}

// parents lists, per page, the element of each marked sequence, and then the
// element of each annotation.
func (f *finisher) parents() pdf.Array {
	var nums pdf.Array
	for i, owners := range f.canvas.owners {
		refs := make(pdf.Array, len(owners))
		for id, n := range owners {
			refs[id] = f.elements[n]
		}
		nums = append(nums, pdf.Integer(i), refs)
	}
	for _, a := range f.canvas.annotations {
		if _, ok := f.annots[a]; ok && a.node != nil {
			nums = append(nums, pdf.Integer(a.parent), f.elements[a.node])
		}
	}
	return nums
}
