package paper

// A node is one element of the structure tree (ISO 32000-1, 14.7): what a piece
// of the page is, whatever it looks like. It has either nodes under it or marks
// on pages, never both, so that the reading order needs no further word.
type node struct {
	role  string // standard structure type: "P", "H1", "Table", "TD" ...
	kids  []*node
	parts []content

	alt   string // what a figure or form field shows, for those who cannot see it
	class attribute
	box   Rect // of a figure, where it was drawn
}

// content is what of a node stands on one page: a marked sequence, or an
// annotation (then mcid is negative).
type content struct {
	page       int // from 0
	mcid       int
	annotation *annotation
}

// attribute adds what a structure type alone does not say.
type attribute int

const (
	noAttribute    attribute = iota
	columnHeader             // a TH that heads its column
	decimalList              // an L whose labels are numbers
	letterList               // an L whose labels are letters
	blockPlacement           // a Figure that stands on lines of its own
)

// child adds a node of the given role at the end and returns it.
func (n *node) child(role string) *node {
	c := &node{role: role}
	n.kids = append(n.kids, c)
	return c
}

// An annotation is a link or a signature field on a page, in points from the
// lower left corner.
type annotation struct {
	page   int
	rect   Rect
	target string // of a link: the name of an anchor
	field  string // of a signature field: its name
	label  string // what it is, for those who cannot see it
	node   *node
	parent int // its key in the parent tree, set by the finisher
}
