package workbook

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A Page is how a worksheet is printed: landscape, as wide as the paper, and
// as many pages long as it takes.
type Page struct {
	F4     bool   // 8.5 x 13 inch, the size of F4 that Excel knows; otherwise A4
	Single bool   // everything on one page
	Repeat string // rows repeated on every page, such as "6:7"; empty for none
	Area   string // "A1:U20"; empty for everything
	Left   string // left part of the footer
	Center string // middle part of the footer
}

const (
	paperA4    = 9
	paperFolio = 14
)

// SetPage sets up the printing of a worksheet, with page numbers at the right
// of the footer.
func SetPage(f *excelize.File, sheet string, p Page) error {
	paper, landscape, wide, long := paperA4, "landscape", 1, 0
	if p.F4 {
		paper = paperFolio
	}
	if p.Single {
		long = 1
	}
	fit, yes := true, true
	side, top, bottom, edge := 0.25, 0.4, 0.55, 0.25
	steps := []func() error{
		func() error {
			return f.SetPageLayout(sheet, &excelize.PageLayoutOptions{
				Size: &paper, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &long,
			})
		},
		func() error { return f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}) },
		func() error {
			return f.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
				Left: &side, Right: &side, Top: &top, Bottom: &bottom, Footer: &edge, Header: &edge, Horizontally: &yes,
			})
		},
		func() error {
			return f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{
				OddFooter: p.foot(),
			})
		},
	}
	if p.Repeat != "" {
		steps = append(steps, name(f, "_xlnm.Print_Titles", sheet, p.Repeat))
	}
	if p.Area != "" {
		steps = append(steps, name(f, "_xlnm.Print_Area", sheet, p.Area))
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return fmt.Errorf("set up the page of %s: %w", sheet, err)
		}
	}
	return nil
}

func name(f *excelize.File, what, sheet, ref string) func() error {
	return func() error {
		return f.SetDefinedName(&excelize.DefinedName{Name: what, Scope: sheet, RefersTo: "'" + sheet + "'!" + absolute(ref)})
	}
}

// absolute puts dollar signs into "6:7" and "A1:U20".
func absolute(ref string) string {
	out := make([]byte, 0, len(ref)+4)
	letter := func(c byte) bool { return c >= 'A' && c <= 'Z' }
	for i := range len(ref) {
		c := ref[i]
		fresh := i == 0 || ref[i-1] == ':'
		if c != ':' && (fresh || !letter(c) && letter(ref[i-1])) {
			out = append(out, '$')
		}
		out = append(out, c)
	}
	return string(out)
}

// escape doubles the sign that starts a field in a footer, and keeps a number
// at the front from being read as a type size.
func escape(s string) string {
	out := ""
	for _, r := range s {
		if r == '&' {
			out += "&"
		}
		out += string(r)
	}
	if out != "" && out[0] >= '0' && out[0] <= '9' {
		out = " " + out
	}
	return out
}

// longestFoot is how many characters Excel takes in a foot, its codes included.
const longestFoot = 255

// foot is the foot of every page; what does not fit in it is cut with a mark.
func (p Page) foot() string {
	const left, center, right = "&L&8", "&C&8", "&R&8Halaman &P dari &N"
	l := cut(escape(p.Left), longestFoot/3)
	return left + l + center + cut(escape(p.Center), longestFoot-len(left+center+right)-len(l)) + right
}

// cut leaves of an escaped text no more than so many bytes: no half letter, and
// no half of a doubled sign.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	const mark = "…"
	s = strings.ToValidUTF8(s[:most-len(mark)], "")
	if signs := len(s) - len(strings.TrimRight(s, "&")); signs%2 == 1 {
		s = s[:len(s)-1]
	}
	return s + mark
}
