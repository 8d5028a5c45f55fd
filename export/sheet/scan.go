package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

var (
	errDoctype  = errors.New("document type declarations are not allowed")
	errNesting  = errors.New("elements do not nest")
	errUnclosed = errors.New("the part ends within an element")
	errNoRoot   = errors.New("the part has no element")
	errTwoRoots = errors.New("the part has more than one root element")
)

// An element is a tag of a part, or the text directly within one.
type element struct {
	name   string // without prefix; empty for text
	prefix string
	attrs  []xml.Attr
	end    bool
	text   []byte
	depth  int   // of the element itself, the root being 1; for text, of the element around it
	start  int64 // first byte of the tag
	after  int64 // first byte after it
}

// attr returns an attribute by its name without prefix.
func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// prefixed returns an attribute by prefix and name.
func (e element) prefixed(prefix, name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name && a.Name.Space == prefix {
			return a.Value
		}
	}
	return ""
}

// scan runs over a part once, from the first byte to the last, and hands every
// tag and text to visit. It refuses what is not well-formed UTF-8 XML, document
// types (they define entities), and nesting beyond the limit.
//
// The decoder's raw tokens are used, because they cost half; that tags match is
// checked here instead.
func (p *packed) scan(name string, data []byte, visit func(element) error) error {
	dec := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))))
	shift := int64(0)
	if bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")) {
		shift = 3
	}
	var stack []xml.Name
	roots := 0
	for n := 0; ; n++ {
		if n&1023 == 0 && p.ctx.Err() != nil {
			return p.ctx.Err()
		}
		e := element{start: dec.InputOffset() + shift}
		token, err := dec.RawToken()
		e.after = dec.InputOffset() + shift
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			stack, err = e.take(token, stack, &roots)
		}
		if err != nil {
			return damaged(name, e.after, err)
		}
		if len(stack) > p.lim.Depth {
			return tooLarge("nesting", name)
		}
		if e.name == "" && e.text == nil {
			continue
		}
		if err := visit(e); err != nil {
			return p.fault(name, e.start, err)
		}
	}
	switch {
	case len(stack) > 0:
		return damaged(name, int64(len(data)), errUnclosed)
	case roots == 0:
		return damaged(name, int64(len(data)), errNoRoot)
	}
	return nil
}

// fault gives what a visitor complains about its place in the file.
func (p *packed) fault(name string, at int64, err error) error {
	var refusal *Refusal
	if errors.As(err, &refusal) || p.ctx.Err() != nil {
		return err
	}
	return damaged(name, at, err)
}

// take turns a token into an element and keeps the stack of open elements.
func (e *element) take(token xml.Token, stack []xml.Name, roots *int) ([]xml.Name, error) {
	switch t := token.(type) {
	case xml.StartElement:
		if len(stack) == 0 {
			if *roots++; *roots > 1 {
				return stack, errTwoRoots
			}
		}
		stack = append(stack, t.Name)
		e.name, e.prefix, e.attrs, e.depth = t.Name.Local, t.Name.Space, t.Attr, len(stack)
	case xml.EndElement:
		if len(stack) == 0 || stack[len(stack)-1] != t.Name {
			return stack, errNesting
		}
		e.name, e.prefix, e.end, e.depth = t.Name.Local, t.Name.Space, true, len(stack)
		stack = stack[:len(stack)-1]
	case xml.CharData:
		if len(stack) == 0 {
			if len(bytes.TrimSpace(t)) > 0 {
				return stack, errNesting
			}
			return stack, nil
		}
		e.text, e.depth = t, len(stack)
	case xml.Directive:
		return stack, errDoctype
	}
	return stack, nil
}
