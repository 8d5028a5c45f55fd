package sheet

import (
	"github.com/xuri/excelize/v2"

	"rakor.id/rakor/export/workbook"
)

var (
	bodyFace = workbook.Face{Size: 11}
	headFace = workbook.Face{Size: 10, Bold: true}
)

// faceOf returns the font of a column's cells; what is to be done stands out.
func faceOf(k Key) workbook.Face {
	return workbook.Face{Size: bodyFace.Size, Bold: k == KeyAction}
}

// styles are the numbers of the styles in one workbook.
type styles struct {
	body                         map[Key]int
	kop, title, code             int
	box, bandLocked, bandOpen    int
	headLocked, headOpen         int
	divider                      int
	late, soon                   int // conditional
	finished, hindered, required int // conditional
}

func newStyles(f *excelize.File) (styles, error) {
	s := styles{body: make(map[Key]int, len(Columns))}
	for _, c := range Columns {
		n, err := f.NewStyle(bodyStyle(c))
		if err != nil {
			return s, err
		}
		s.body[c.Key] = n
	}
	for _, x := range []struct {
		to    *int
		style excelize.Style
	}{
		{&s.kop, excelize.Style{Font: workbook.Font(10, true, workbook.Quiet), Alignment: workbook.Middle("left", false)}},
		{&s.title, excelize.Style{Font: workbook.Font(16, true, workbook.Navy), Alignment: workbook.Middle("left", false)}},
		{&s.code, excelize.Style{Font: workbook.Font(10, false, workbook.Quiet), Alignment: workbook.Middle("left", false)}},
		{&s.box, excelize.Style{Font: workbook.Font(10, false, workbook.Ink), Alignment: workbook.Top("left")}},
		{&s.bandLocked, band(workbook.Navy)},
		{&s.bandOpen, band(workbook.OpenHead)},
		{&s.headLocked, head(workbook.Navy)},
		{&s.headOpen, head(workbook.OpenHead)},
		{&s.divider, excelize.Style{
			Font: workbook.Font(9, true, workbook.Navy), Fill: workbook.Fill(workbook.DividerBg), Alignment: workbook.Middle("left", false),
		}},
	} {
		n, err := f.NewStyle(&x.style)
		if err != nil {
			return s, err
		}
		*x.to = n
	}
	return s, s.conditional(f)
}

func (s *styles) conditional(f *excelize.File) error {
	for _, x := range []struct {
		to         *int
		ink, paper string
	}{
		{&s.late, workbook.RedInk, workbook.RedBg},
		{&s.soon, workbook.AmberIn, workbook.AmberBg},
		{&s.finished, workbook.GreenIn, workbook.GreenBg},
		{&s.hindered, workbook.RedInk, workbook.RedBg},
		{&s.required, workbook.RedInk, workbook.RedBg},
	} {
		n, err := f.NewConditionalStyle(&excelize.Style{
			Font: workbook.Font(bodyFace.Size, true, x.ink), Fill: workbook.Fill(x.paper),
		})
		if err != nil {
			return err
		}
		*x.to = n
	}
	return nil
}

// bodyStyle tells locked and open cells apart by their ground.
func bodyStyle(c Column) *excelize.Style {
	st := &excelize.Style{
		Font:       workbook.Font(bodyFace.Size, faceOf(c.Key).Bold, workbook.Ink),
		Fill:       workbook.Fill(workbook.LockedBg),
		Border:     workbook.Grid(),
		Alignment:  workbook.Top("left"),
		Protection: &excelize.Protection{Locked: !c.Open},
	}
	if c.Open {
		st.Fill = workbook.Fill(workbook.OpenBg)
	}
	format := ""
	switch c.Kind {
	case KindText, KindCode:
		if c.Open {
			format = "@" // what begins with "=" or looks like a date stays as typed
		}
	case KindNumber:
		st.Alignment = workbook.Top("center")
	case KindPercent:
		format, st.Alignment = workbook.FormatPercent, workbook.Top("center")
	case KindDate:
		format, st.Alignment = workbook.FormatDay, workbook.Top("center")
	case KindMoney:
		format, st.Alignment = workbook.FormatMoney, workbook.Top("right")
	case KindStatus:
	}
	if format != "" {
		st.CustomNumFmt = &format
	}
	return st
}

func band(color string) excelize.Style {
	return excelize.Style{Font: workbook.Font(9, true, color), Alignment: workbook.Middle("left", false)}
}

func head(color string) excelize.Style {
	return excelize.Style{
		Font: workbook.Font(headFace.Size, true, workbook.White), Fill: workbook.Fill(color),
		Border: workbook.Grid(), Alignment: workbook.Middle("center", true),
	}
}
