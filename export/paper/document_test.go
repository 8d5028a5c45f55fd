package paper

import (
	"bytes"
	"context"
	"errors"
	"math"
	"testing"
)

func TestUnusableSetupIsRefused(t *testing.T) {
	good := testDocument().setup
	for _, tt := range []struct {
		name   string
		change func(s *Setup)
	}{
		{"nothing set", func(s *Setup) { *s = Setup{} }},
		{"margins wider than the sheet", func(s *Setup) { s.Left = 300 }},
		{"landscape has no room above its foot", func(s *Setup) { s.Left, s.Right, s.Width = 190, 0, 215 }},
		{"negative margin", func(s *Setup) { s.Top = -40 }},
		{"no type size", func(s *Setup) { s.Size = 0 }},
		{"no leading", func(s *Setup) { s.Leading = 0 }},
		{"size is no number", func(s *Setup) { s.Size = math.NaN() }},
		{"endless sheet", func(s *Setup) { s.Height = math.Inf(1) }},
	} {
		s := good
		tt.change(&s)
		d := New(s)
		d.Letterhead(Letterhead{Lines: []HeadLine{{Text: "PEMERINTAH KOTA", Size: 14}}})
		d.Heading(Heading{Text: "NOTULA", Level: 1})
		d.Row(Row{Label: "Tempat", Values: []string{"Ruang rapat", "Lantai 1"}, Width: 40})
		d.Table(Table{Columns: []Column{{Title: "No.", Share: 1}, {Title: "Uraian", Share: 3}}, Rows: [][]Cell{{Text("1."), Text("Contoh")}}})
		d.NewPage(true)
		d.Paragraph(Paragraph{Runs: Plain("Contoh")})
		if _, err := d.Write(context.Background(), &bytes.Buffer{}); !errors.Is(err, ErrSetup) {
			t.Errorf("%s: error %v, want ErrSetup", tt.name, err)
		}
	}
	d := New(good)
	d.Paragraph(Paragraph{Runs: Plain("Contoh")})
	if _, err := d.Write(context.Background(), &bytes.Buffer{}); err != nil {
		t.Errorf("usable setup: error %v", err)
	}
}
