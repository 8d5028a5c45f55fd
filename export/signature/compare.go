package signature

import (
	"slices"

	"rakor.id/rakor/export/pdf"
)

// A comparison looks for what later revisions did to a signed file. It goes by
// what changed: each object that stands elsewhere than before must be one that
// signing touches, and only there where signing touches it.
type comparison struct {
	older, newer *pdf.File
	parts        *parts         // of the older file
	pointed      map[int]int    // how often each object of the older file is pointed to
	fresh        map[int]Reason // objects of signature fields that are new; NoReason if allowed
	fields       map[string]field
	level        int // what a certifying signature allows, 0 if there is none
	changes      []Change

	supportTouched bool      // an object of the store of validation data is another
	support        *readOnce // of the newer file, if it was read before
}

// compare returns everything that newer does to older and signing does not.
func compare(older, newer *pdf.File, support *readOnce) []Change {
	c := comparison{older: older, newer: newer, support: support, fields: map[string]field{}, fresh: map[int]Reason{}}
	if !newer.Extends(older) {
		return []Change{{Reason: StructureChanged}}
	}
	var err error
	if c.pointed, err = older.References(); err != nil {
		return []Change{{Reason: RevisionUnreadable}}
	}
	if c.parts, err = partsOf(older); err != nil {
		return []Change{{Reason: RevisionUnreadable}}
	}
	c.level = c.parts.level
	newFields, err := signatureFields(newer)
	if err != nil {
		return []Change{{Reason: RevisionUnreadable}}
	}
	for _, f := range newFields {
		c.fields[f.name] = f
		c.admit(f)
	}
	c.trailer()
	for _, n := range newer.Since(older) {
		c.object(n)
	}
	c.supports()
	return c.changes
}

func (c *comparison) report(r Reason, object int) {
	c.changes = append(c.changes, Change{r, object})
}

// trailer compares what the trailers point to.
func (c *comparison) trailer() {
	old, now := c.older.Trailer(), c.newer.Trailer()
	if !pdf.Equal(old["Root"], now["Root"]) {
		c.report(StructureChanged, 0)
	}
	if !pdf.Equal(old["Info"], now["Info"]) {
		c.report(InfoChanged, 0)
	}
	before, _ := pdf.As[pdf.Array](c.older, old["ID"])
	after, _ := pdf.As[pdf.Array](c.newer, now["ID"])
	if len(before) > 0 && (len(after) == 0 || !pdf.Equal(before[0], after[0])) {
		c.report(StructureChanged, 0)
	}
}

// admit judges a signature field that the signed file does not have.
func (c *comparison) admit(f field) {
	for _, old := range c.parts.fields {
		if old.ref.Num == f.ref.Num {
			return
		}
	}
	for _, ref := range append([]pdf.Ref{f.ref}, f.widgets...) {
		if _, before := c.older.RefOf(ref.Num); before {
			return // an object that was something else is compared as that
		}
		c.fresh[ref.Num] = c.judgeWidget(f, ref)
	}
}

// judgeWidget says what is wrong with the widget of a new field: one that is
// seen may cover what was signed, so it must hold a person's signature that can
// be asked for, and a certified file has no room for it at all. A time stamp
// over the document is never seen, and always allowed (ISO 32000-2, 12.8.2.2).
func (c *comparison) judgeWidget(f field, ref pdf.Ref) Reason {
	if c.level == 1 && !c.isStamp(f) {
		return CertificationVoid
	}
	widget, _ := pdf.As[pdf.Dict](c.newer, ref)
	if widget["A"] != nil || widget["AA"] != nil {
		return AnnotationChanged
	}
	subtype, annotates := pdf.As[pdf.Name](c.newer, widget["Subtype"])
	if !annotates && ref == f.ref {
		return NoReason // a field whose widget stands apart
	}
	if subtype != "Widget" {
		return AnnotationChanged
	}
	width, height, ok := sizeOf(c.newer, widget["Rect"])
	flags, _ := pdf.As[pdf.Integer](c.newer, widget["F"])
	const hidden = 2
	switch {
	case !ok:
		return AnnotationChanged
	case width == 0 || height == 0 || flags&hidden != 0:
		return NoReason
	case c.level != 0:
		return CertificationVoid
	case !c.isSigned(f) || c.isStamp(f):
		return AnnotationChanged
	}
	return NoReason
}

// isStamp reports whether a field holds a time stamp over the document, which
// anybody can get and nobody answers for.
func (c *comparison) isStamp(f field) bool {
	v, _, _ := f.value(c.newer)
	kind, _ := pdf.As[pdf.Name](c.newer, v["SubFilter"])
	return kind == subFilterRFC3161
}

// isFilled reports whether a person's signature is in a field that was empty.
func (c *comparison) isFilled(f field) bool { return c.isSigned(f) && !c.isStamp(f) }

func (c *comparison) isSigned(f field) bool {
	v, _, ok := f.value(c.newer)
	return ok && v["ByteRange"] != nil && v["Contents"] != nil
}

// object compares one object that stands elsewhere than before.
func (c *comparison) object(n int) {
	oldRef, before := c.older.RefOf(n)
	newRef, after := c.newer.RefOf(n)
	role := c.parts.roles[n]
	if role == "" && c.pointed[n] == 0 {
		if r := c.fresh[n]; r != NoReason {
			c.report(r, n)
		}
		return // nothing signed leads there
	}
	same := before && after && oldRef == newRef
	switch {
	case role == roleLook:
		if !after || !pdf.Equal(c.older.Resolve(oldRef), c.newer.Resolve(newRef)) {
			c.look(n)
		}
	case role == roleSupport && c.pointed[n] == 1:
		c.supportTouched = true // judged as a whole, by what is in it
	case !same:
		c.report(c.parts.reason(n), n)
	default:
		c.value(role, oldRef, n)
	}
}

// value compares the values of one object before and after.
func (c *comparison) value(role role, ref pdf.Ref, n int) {
	old, err := c.older.Object(ref)
	now, err2 := c.newer.Object(ref)
	switch {
	case err != nil || err2 != nil:
		c.report(RevisionUnreadable, n)
	case pdf.Equal(old, now):
	case role == roleFields:
		c.grown(old, now, n, StructureChanged)
	case role == roleAnnots:
		c.grown(old, now, n, AnnotationChanged)
	default:
		c.dictionary(role, old, now, n)
	}
}

// dictionary compares the keys of a dictionary that signing may touch.
func (c *comparison) dictionary(role role, old, now pdf.Object, n int) {
	before, ok := old.(pdf.Dict)
	after, ok2 := now.(pdf.Dict)
	if !ok || !ok2 || role == "" {
		c.report(c.parts.reason(n), n)
		return
	}
	for _, key := range differing(before, after) {
		switch {
		case role == roleCatalog:
			c.catalogKey(key, before, after, n)
		case role == roleForm:
			c.formKey(key, before, after, n)
		case role == rolePage && key == "Annots":
			c.grown(orEmpty(c.older, before[key]), orEmpty(c.newer, after[key]), n, AnnotationChanged)
		case role == roleField:
			c.fieldKey(key, n)
		default:
			c.report(c.parts.reason(n), n)
		}
	}
}

func (c *comparison) catalogKey(key pdf.Name, before, after pdf.Dict, n int) {
	switch key {
	case "DSS":
		return // judged as a whole, by what is in it
	case "Extensions":
		if c.extensions(before[key], after[key]) {
			return
		}
	case "AcroForm":
		old, ok := before[key].(pdf.Dict)
		now, ok2 := after[key].(pdf.Dict)
		if ok && ok2 {
			for _, k := range differing(old, now) {
				c.formKey(k, old, now, n)
			}
			return
		}
	case "Names", "AF":
		c.report(AttachmentChanged, n)
		return
	}
	c.report(StructureChanged, n)
}

// extensions reports whether the list of extensions to the format (ISO 32000-1,
// 7.12) did nothing but grow, by entries that say no more than their level.
func (c *comparison) extensions(before, after pdf.Object) bool {
	old, _ := pdf.As[pdf.Dict](c.older, before)
	now, ok := pdf.As[pdf.Dict](c.newer, after)
	for _, key := range differing(old, now) {
		entry, isDict := now[key].(pdf.Dict)
		before, _ := pdf.As[pdf.Dict](c.older, old[key])
		was, _ := before["ExtensionLevel"].(pdf.Integer)
		is, _ := entry["ExtensionLevel"].(pdf.Integer)
		ok = ok && isDict && was <= is
		for k, v := range entry {
			_, name := v.(pdf.Name)
			_, level := v.(pdf.Integer)
			ok = ok && (name && (k == "Type" || k == "BaseVersion") || level && k == "ExtensionLevel")
		}
	}
	return ok
}

func (c *comparison) formKey(key pdf.Name, before, after pdf.Dict, n int) {
	switch key {
	case "SigFlags":
		if _, ok := after[key].(pdf.Integer); !ok {
			c.report(StructureChanged, n)
		}
	case "Fields":
		c.grown(orEmpty(c.older, before[key]), orEmpty(c.newer, after[key]), n, StructureChanged)
	default:
		c.report(StructureChanged, n)
	}
}

// fieldKey judges a key of a field that was empty, or of its widget: all of
// what signing sets, and only together with a signature.
func (c *comparison) fieldKey(key pdf.Name, n int) {
	touched := key == "V" || key == "AP" || key == "AS" || key == "M"
	switch {
	case c.level == 1:
		c.report(CertificationVoid, n)
	case !touched || !c.isFilled(c.fields[c.parts.names[n]]):
		c.report(AnnotationChanged, n)
	}
}

// look judges the picture of a field that was empty, drawn anew or given up.
func (c *comparison) look(n int) {
	if c.pointed[n] > 1 || c.level == 1 || !c.isFilled(c.fields[c.parts.names[n]]) {
		c.report(AnnotationChanged, n)
	}
}

// grown compares lists that may only grow, by new signature fields.
func (c *comparison) grown(old, now pdf.Object, n int, r Reason) {
	before, ok := old.(pdf.Array)
	after, ok2 := now.(pdf.Array)
	if !ok || !ok2 || len(after) < len(before) || !pdf.Equal(before, after[:len(before)]) {
		c.report(r, n)
		return
	}
	for _, e := range after[len(before):] {
		ref, _ := e.(pdf.Ref)
		switch bad, known := c.fresh[ref.Num]; {
		case !known:
			c.report(r, ref.Num)
		case bad != NoReason:
			c.report(bad, ref.Num)
		}
	}
}

// differing returns the keys whose values differ, in order.
func differing(a, b pdf.Dict) []pdf.Name {
	var keys []pdf.Name
	for k := range a {
		if b[k] == nil || !pdf.Equal(a[k], b[k]) {
			keys = append(keys, k)
		}
	}
	for k := range b {
		if a[k] == nil {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

// orEmpty returns the array that o is or refers to, an empty one for nothing.
func orEmpty(file *pdf.File, o pdf.Object) pdf.Object {
	if o == nil {
		return pdf.Array{}
	}
	return file.Resolve(o)
}
