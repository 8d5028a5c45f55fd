package kit_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"rakor.id/rakor/export/chart"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

var openByAgency = chart.Chart{
	Series: []chart.Series{{Name: "Terlambat", Hue: chart.Red, Texture: chart.Hatched}, {Name: "Belum jatuh tempo", Hue: chart.Blue}},
	Groups: []chart.Group{{Label: "PUPR", Values: []float64{4, 8}, Note: "4 dari 12"}, {Label: "DLH", Values: []float64{2, 5}}, {Label: "Dinkes", Values: []float64{0, 3}}},
}

func months() chart.Chart {
	c := chart.Chart{Form: chart.Columns, Series: []chart.Series{{Name: "Baru", Hue: chart.Blue}, {Name: "Terlambat", Hue: chart.Red, Line: true}}}
	for i := range 12 {
		c.Groups = append(c.Groups, chart.Group{Label: fmt.Sprintf("%02d/26", i+1), Values: []float64{float64(i*7%11 + 3), float64(i)}})
	}
	return c
}

func TestChartsAreOpenedByKey(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	for name, tt := range map[string]struct {
		shown chart.Chart
		keys  []fyne.KeyName
		want  []string
	}{
		"bars":    {openByAgency, []fyne.KeyName{"Return", "Down", "Return", "Right", "Return", "Right", "Return", "End", "Return", "Down", "Left", "Left", "Return", "Home", "Up", "Return"}, []string{"0 -1", "1 -1", "1 0", "1 1", "2 1", "2 -1", "0 -1"}},
		"columns": {months(), []fyne.KeyName{"Return", "Left", "Return", "Up", "Return", "Right", "Right", "Return", "Down", "Space"}, []string{"11 -1", "10 -1", "10 0", "11 0", "11 -1"}},
		"empty":   {chart.Chart{Empty: "Belum ada"}, []fyne.KeyName{"Down", "Up", "Return", "End", "Right", "Return"}, nil},
	} {
		c := kit.NewChart(tt.shown)
		var opened []string
		c.OnOpen = func(group, series int) { opened = append(opened, fmt.Sprint(group, " ", series)) }
		w := kittest.Window(t, c, 500, 300)
		w.Canvas().Focus(c)
		for _, k := range tt.keys {
			kittest.Press(w, k)
		}
		if !slices.Equal(opened, tt.want) {
			t.Errorf("%s: opened %q, want %q", name, opened, tt.want)
		}
	}
}

// A click opens exactly what it was on: a part of a bar, or the whole bar.
func TestChartsAreOpenedByClick(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	for _, shown := range []chart.Chart{openByAgency, months()} {
		c := kit.NewChart(shown)
		var got [2]int
		c.OnOpen = func(group, series int) { got = [2]int{group, series} }
		w := kittest.Window(t, c, 600, 300)
		d := shown.Lay(chart.Frame{Width: float64(c.Size().Width), Height: float64(c.Size().Height - 17), Size: 14, Bare: true, Letter: func(s string, size float64, bold bool) float64 {
			return float64(fyne.MeasureText(s, float32(size), fyne.TextStyle{Bold: bold}).Width)
		}})
		for _, s := range d.Spots {
			if s.Series < 0 || shown.Form == chart.Columns && s.Series == 0 {
				continue // other parts may lie upon it
			}
			kittest.Click(w, c, fyne.NewPos(float32(s.X+s.W/2), float32(s.Y+s.H/2)))
			if want := [2]int{s.Group, s.Series}; got != want {
				t.Errorf("at %v: opened %v, want %v", s.Area, got, want)
			}
		}
	}
}

func TestChartTellsWhatIsChosen(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	c := kit.NewChart(openByAgency)
	w := kittest.Window(t, c, 500, 300)
	w.Canvas().Focus(c)
	for key, want := range map[fyne.KeyName]string{"Home": "PUPR: Terlambat 4, Belum jatuh tempo 8, 4 dari 12"} {
		kittest.Press(w, key)
		if got := chartTexts(c); !slices.Contains(got, want) {
			t.Errorf("got %q, want %q among them", got, want)
		}
	}
	kittest.Press(w, fyne.KeyRight)
	if got, want := chartTexts(c), "PUPR: Terlambat 4"; !slices.Contains(got, want) {
		t.Errorf("got %q, want %q among them", got, want)
	}
	c.Set(chart.Chart{Empty: "Belum ada"})
	if group, _ := c.Chosen(); group != -1 {
		t.Errorf("group %d is chosen in an empty chart", group)
	}
}

func chartTexts(o fyne.CanvasObject) (texts []string) {
	for _, o := range test.WidgetRenderer(o.(fyne.Widget)).Objects() {
		switch o := o.(type) {
		case *canvas.Text:
			texts = append(texts, o.Text)
		case *kit.Text:
			texts = append(texts, o.Text)
		}
	}
	return texts
}

// Charts stay inside their room in every look.
func TestChartsFit(t *testing.T) {
	for _, mode := range []kit.Mode{kit.ModeLight, kit.ModeDark, kit.ModeContrast} {
		for _, zoom := range []int{80, 100, 200} {
			app := kittest.App(t, mode)
			app.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: mode, Zoom: zoom}))
			for name, shown := range map[string]chart.Chart{"batang": openByAgency, "bulan": months()} {
				c := kit.NewChart(shown)
				w := kittest.Window(t, c, 620, 420)
				kittest.Picture(t, w, fmt.Sprintf("grafik-%s-%s-%d", name, mode, zoom))
				for _, o := range test.WidgetRenderer(c).Objects() {
					end := o.Position().Add(o.Size())
					if o.Position().X < -3 || o.Position().Y < -3 || end.X > c.Size().Width+3 || end.Y > c.Size().Height+3 {
						t.Errorf("%s, %s at %d %%: %T from %v to %v, outside %v", name, mode, zoom, o, o.Position(), end, c.Size())
					}
				}
			}
		}
	}
}
