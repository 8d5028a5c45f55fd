package ui

import (
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"rakor.id/rakor/docs"
	"rakor.id/rakor/ui/kit/prose"
)

// The pages of the guide that the window leads to by itself.
const (
	guideFolder = "panduan/"
	guideIndex  = "README.md"
)

// A guidePage is one page of the guide (panduan).
type guidePage struct {
	file   string // below docs: "panduan/01-memulai.md"
	title  string
	blocks []prose.Block
}

// A guidePart is what stands below one heading of a page.
type guidePart struct {
	page    *guidePage
	heading string
	anchor  string
	text    string
}

// guideBook holds the pages in order, the index first.
var guideBook = sync.OnceValue(func() []*guidePage {
	names, err := fs.Glob(docs.Guide, guideFolder+"*.md")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	slices.SortStableFunc(names, func(a, b string) int { return boolOrder(path.Base(a) == guideIndex, path.Base(b) == guideIndex) })
	var pages []*guidePage
	for _, name := range append(names, "cli.md") {
		markdown, err := fs.ReadFile(docs.Guide, name)
		if err != nil {
			panic(err) // it is embedded
		}
		p := &guidePage{file: name, blocks: prose.Read(markdown)}
		for _, b := range p.blocks {
			if b.Kind == prose.Heading && b.Level == 1 {
				p.title = prose.Plain(b.Runs)
				break
			}
		}
		pages = append(pages, p)
	}
	return pages
})

// boolOrder puts what is true first.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// guidePageOf finds a page by its file; nil if there is none.
func guidePageOf(file string) *guidePage {
	for _, p := range guideBook() {
		if p.file == file {
			return p
		}
	}
	return nil
}

// guideTarget finds where a link on a page leads to; nil if out of the guide.
func guideTarget(from, link string) (p *guidePage, anchor string) {
	file, anchor, _ := strings.Cut(link, "#")
	if file == "" {
		return guidePageOf(from), anchor
	}
	return guidePageOf(path.Join(path.Dir(from), file)), anchor
}

// parts lists what stands below each heading of a page.
func (p *guidePage) parts() []guidePart {
	var parts []guidePart
	for _, b := range p.blocks {
		if b.Kind == prose.Heading {
			parts = append(parts, guidePart{page: p, heading: prose.Plain(b.Runs), anchor: b.Anchor})
			continue
		}
		if n := len(parts); n > 0 && b.Kind != prose.Picture {
			parts[n-1].text += b.Plain() + " "
		}
	}
	return parts
}

// findInGuide lists the parts that hold all words; those with a word in their
// heading come first.
func findInGuide(words string) []guidePart {
	asked := strings.Fields(strings.ToLower(words))
	var titled, others []guidePart
	for _, page := range guideBook() {
		for _, part := range page.parts() {
			heading := strings.ToLower(part.heading)
			all := strings.ToLower(page.title) + " " + heading + " " + strings.ToLower(part.text)
			switch {
			case !holdsAll(all, asked):
			case holdsAny(heading, asked):
				titled = append(titled, part)
			default:
				others = append(others, part)
			}
		}
	}
	return append(titled, others...)
}

func holdsAll(text string, words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

func holdsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

// around is the piece of a part's text where the first word is found.
func (p guidePart) around(words string) string {
	const before, length = 20, 90
	text := []rune(strings.Join(strings.Fields(p.text), " "))
	at := 0
	for _, w := range strings.Fields(strings.ToLower(words)) {
		if i := strings.Index(strings.ToLower(string(text)), w); i >= 0 {
			at = len([]rune(strings.ToLower(string(text))[:i]))
			break
		}
	}
	begin := max(0, at-before)
	for begin > 0 && text[begin-1] != ' ' {
		begin--
	}
	cut := string(text[begin:min(len(text), begin+length)])
	if begin > 0 {
		cut = "… " + cut
	}
	return cut
}
