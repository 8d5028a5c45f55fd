package workbook

import "github.com/xuri/excelize/v2"

// Colors of the program's workbooks. All texts keep a contrast of at least
// 4.5 to 1 on their ground, and survive a black and white printer.
const (
	Ink       = "1F2933"
	Quiet     = "5B6770"
	Navy      = "1F3A5F"
	White     = "FFFFFF"
	Line      = "B8C2CC"
	LockedBg  = "EEF1F4"
	OpenBg    = "FFFBE6"
	OpenHead  = "8A6D00"
	DividerBg = "D9E2EC"

	RedBg   = "F8D7DA"
	RedInk  = "8B1A24"
	AmberBg = "FFE2B3"
	AmberIn = "7A4A00"
	GreenBg = "D4EDDA"
	GreenIn = "1B5E2E"
)

// Formats of numbers and days. The month is spelled with letters: 03/12 is
// read in two ways, and some programs write it back in the other one.
const (
	FormatDay     = `[$-421]dd\ mmm\ yyyy`
	FormatPercent = `0%`
	FormatMoney   = `[$-421]#,##0` // dots between thousands, on any machine
)

// Font returns a font. Every font names its family: a font without one is
// shown in a serif by LibreOffice.
func Font(size float64, bold bool, color string) *excelize.Font {
	return &excelize.Font{Family: "Calibri", Size: size, Bold: bold, Color: color}
}

// Fill returns a plain ground.
func Fill(color string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
}

// Grid returns thin lines on all four sides.
func Grid() []excelize.Border {
	var b []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		b = append(b, excelize.Border{Type: side, Color: Line, Style: 1})
	}
	return b
}

// Top returns the alignment of a wrapped text at the top of its cell.
func Top(horizontal string) *excelize.Alignment {
	return &excelize.Alignment{Horizontal: horizontal, Vertical: "top", WrapText: true}
}

// Middle returns the alignment of a text in the middle of its cell's height.
func Middle(horizontal string, wrap bool) *excelize.Alignment {
	return &excelize.Alignment{Horizontal: horizontal, Vertical: "center", WrapText: wrap}
}
