package ui

import (
	"bytes"
	"image"
	"image/color"
	_ "image/jpeg" // an emblem may be a JPEG
	_ "image/png"  // or a PNG
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
)

// kopPreview shows a letterhead as paper shows it: black on white in every
// look of the window, names at three to four, a thick and a thin rule.
type kopPreview struct {
	emblem                             *canvas.Image
	government, unit, address, contact *canvas.Text
	rows                               *fyne.Container
	content                            fyne.CanvasObject
}

// The paper's colors are not the theme's.
var (
	paperWhite = color.White
	paperBlack = color.Black
	paperGray  = color.Gray{Y: 150}
)

func newKopPreview() *kopPreview {
	text := func(size float32, bold bool) *canvas.Text {
		return &canvas.Text{Color: paperBlack, TextSize: size, Alignment: fyne.TextAlignCenter, TextStyle: fyne.TextStyle{Bold: bold}}
	}
	p := &kopPreview{
		emblem: &canvas.Image{FillMode: canvas.ImageFillContain}, government: text(15, false), unit: text(20, true),
		address: text(10, false), contact: text(10, false),
	}
	p.rows = container.New(&kopLayout{p}, &canvas.Rectangle{FillColor: paperWhite, StrokeColor: paperGray, StrokeWidth: 1, CornerRadius: 2},
		p.emblem, p.government, p.unit, p.address, p.contact,
		&canvas.Rectangle{FillColor: paperBlack}, &canvas.Rectangle{FillColor: paperBlack})
	p.content = p.rows
	return p
}

func (p *kopPreview) show(o app.Office) {
	p.government.Text, p.unit.Text, p.address.Text = strings.ToUpper(o.Government), strings.ToUpper(o.Unit), o.Address
	p.government.Color = paperBlack
	if o.Government == "" {
		p.government.Text, p.government.Color = strings.ToUpper(lang.L("Nama pemerintah daerah")), paperGray
	}
	var contact []string
	for _, c := range []struct{ label, text string }{
		{"Telepon", o.Telephone}, {"Pos-el", o.Email}, {"Laman", o.Website}, // as on paper, in any language
	} {
		if c.text != "" {
			contact = append(contact, c.label+" "+c.text)
		}
	}
	p.contact.Text = strings.Join(contact, ", ")
	p.emblem.Image = nil
	if emblem, _, err := image.Decode(bytes.NewReader(o.Logo)); err == nil {
		p.emblem.Image = emblem
	}
	p.emblem.Hidden = p.emblem.Image == nil
	p.rows.Refresh()
}

// kopLayout sets a letterhead; lines too long for it are made smaller, as on
// paper.
type kopLayout struct{ p *kopPreview }

// The measures of the preview, in Fyne units.
const (
	kopHeight = 150
	kopSide   = 16
	kopEmblem = 76
)

// MinSize is for Fyne.
func (kopLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, kopHeight) }

// Layout is for Fyne.
func (l *kopLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Resize(s)
	left := float32(kopSide)
	if !l.p.emblem.Hidden {
		left += kopEmblem + 10
		l.p.emblem.Move(fyne.NewPos(kopSide, 22))
		l.p.emblem.Resize(fyne.NewSize(kopEmblem, kopEmblem+8))
	}
	width, y := s.Width-left-kopSide, float32(22)
	for i, t := range []*canvas.Text{l.p.government, l.p.unit, l.p.address, l.p.contact} {
		t.TextSize = []float32{15, 20, 10, 10}[i]
		for fyne.MeasureText(t.Text, t.TextSize, t.TextStyle).Width > width && t.TextSize > 6 {
			t.TextSize -= 0.5
		}
		height := fyne.MeasureText("A", t.TextSize, t.TextStyle).Height
		t.Move(fyne.NewPos(left, y))
		t.Resize(fyne.NewSize(width, height))
		if t.Text != "" {
			y += height
		}
	}
	for i, rule := range objects[6:] {
		rule.Move(fyne.NewPos(kopSide, []float32{kopHeight - 26, kopHeight - 21}[i]))
		rule.Resize(fyne.NewSize(s.Width-2*kopSide, []float32{3, 1}[i]))
	}
}
