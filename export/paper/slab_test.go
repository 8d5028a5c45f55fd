package paper

import (
	"strings"
	"testing"
)

func testDocument() *Document {
	return New(Setup{Width: 210, Height: 297, Top: 20, Bottom: 25, Left: 30, Right: 20, Size: 12, Leading: 1.25})
}

// lineCounts returns how many slabs stand on each page.
func lineCounts(d *Document) []int {
	var counts []int
	for _, p := range paginate(d.slabs) {
		counts = append(counts, len(p.slabs))
	}
	return counts
}

func TestNoLineOfAParagraphStandsAlone(t *testing.T) {
	long := strings.Repeat("rapat koordinasi perangkat daerah ", 14) // six lines
	for above := 40; above < 60; above++ {
		d := testDocument()
		for range above {
			d.put(slab{height: d.lineHeight(12)})
		}
		first := len(d.slabs)
		d.Paragraph(Paragraph{Runs: Plain(long)})
		n := len(d.slabs) - first
		pages := paginate(d.slabs)
		onFirst := len(pages[0].slabs) - above
		if len(pages) > 1 && (onFirst == 1 || onFirst == n-1) {
			t.Errorf("after %d lines, %d of %d lines stand on the first page", above, onFirst, n)
		}
	}
}

func TestHeadingStaysWithText(t *testing.T) {
	for above := 40; above < 60; above++ {
		d := testDocument()
		for range above {
			d.put(slab{height: d.lineHeight(12)})
		}
		d.Heading(Heading{Text: "C. KEPUTUSAN", Level: 2, Gap: 4})
		d.Paragraph(Paragraph{Runs: Plain("satu dua tiga")})
		for i, p := range paginate(d.slabs) {
			for _, m := range p.slabs[len(p.slabs)-1].marks {
				if b, ok := m.(bookmark); ok {
					t.Errorf("after %d lines, page %d ends with the heading %q", above, i+1, b.title)
				}
			}
		}
	}
}

func TestTableHeadRepeatsAndRowsStayWhole(t *testing.T) {
	d := testDocument()
	table := Table{Columns: []Column{{Title: "No.", Share: 1}, {Title: "Nama", Share: 5}}}
	for range 120 {
		table.Rows = append(table.Rows, []Cell{Text("1."), Text("Contoh\nSatu")})
	}
	d.Table(table)
	pages := paginate(d.slabs)
	if len(pages) < 3 {
		t.Fatalf("table stands on %d pages, want several", len(pages))
	}
	for i, p := range pages {
		if repeated := p.slabs[0].artifact; repeated != (i > 0) {
			t.Errorf("page %d begins with a repeated head: %v, want %v", i+1, repeated, i > 0)
		}
		last := p.slabs[len(p.slabs)-1]
		if end := last.top + last.height; end > p.sheet.height-p.sheet.bottom+tolerance {
			t.Errorf("page %d ends at %.1f mm, below its margin", i+1, end)
		}
	}
}

func TestRowHigherThanAPageIsParted(t *testing.T) {
	d := testDocument()
	d.Heading(Heading{Text: "MATRIKS", Level: 2})
	d.Table(Table{
		Columns: []Column{{Title: "No.", Share: 1}, {Title: "Uraian", Share: 5}},
		Rows:    [][]Cell{{Text("1."), Text(strings.Repeat("uraian panjang ", 900))}},
	})
	counts := lineCounts(d)
	if len(counts) < 3 || counts[0] < 5 {
		t.Errorf("slabs per page = %v, want the row to begin below the heading and go on", counts)
	}
}

func TestSignaturesTakeTheEndOfTheTextWithThem(t *testing.T) {
	for above := 20; above < 60; above++ {
		d := testDocument()
		for range above {
			d.Paragraph(Paragraph{Runs: Plain("Rapat ditutup.")})
		}
		d.Signatures([]Signature{{Side: Right, Date: "Prabumulih, 23 November 2026", Name: "Contoh Satu"}}, 8)
		pages := paginate(d.slabs)
		if last := pages[len(pages)-1]; len(last.slabs) < 2 {
			t.Errorf("after %d lines, the signatures stand alone on a page", above)
		}
	}
}
