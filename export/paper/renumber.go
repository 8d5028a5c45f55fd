package paper

import (
	"maps"
	"slices"

	"rakor.id/rakor/export/pdf"
)

// renumber returns the document with its objects numbered in the order in which
// they are met from the trailer on, and without those that are not met. The
// library orders pictures of the same width by chance; this makes the same
// minutes the same bytes.
func renumber(doc *pdf.Document) *pdf.Document {
	r := renumbering{old: doc, numbers: make(map[int]int)}
	out := pdf.NewDocument()
	out.Version = doc.Version
	out.Trailer = r.object(doc.Trailer).(pdf.Dict)
	for i := 0; i < len(r.queue); i++ {
		out.Objects[i+1] = r.object(doc.Objects[r.queue[i]])
	}
	return out
}

type renumbering struct {
	old     *pdf.Document
	numbers map[int]int // old to new
	queue   []int       // old numbers in their new order
}

func (r *renumbering) object(o pdf.Object) pdf.Object {
	switch o := o.(type) {
	case pdf.Ref:
		return r.ref(o)
	case pdf.Array:
		a := make(pdf.Array, len(o))
		for i, v := range o {
			a[i] = r.object(v)
		}
		return a
	case pdf.Dict:
		d := make(pdf.Dict, len(o))
		for _, key := range slices.Sorted(maps.Keys(o)) {
			d[key] = r.object(o[key])
		}
		return d
	case *pdf.Stream:
		return &pdf.Stream{Dict: r.object(o.Dict).(pdf.Dict), Data: o.Data}
	}
	return o
}

func (r *renumbering) ref(ref pdf.Ref) pdf.Object {
	if _, ok := r.old.Objects[ref.Num]; !ok {
		return pdf.Null{}
	}
	n, ok := r.numbers[ref.Num]
	if !ok {
		r.queue = append(r.queue, ref.Num)
		n = len(r.queue)
		r.numbers[ref.Num] = n
	}
	return pdf.Ref{Num: n}
}
