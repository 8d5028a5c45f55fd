package kit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// rows is a list of texts shown by a VList.
type rows struct {
	texts []string
	made  int         // widgets made
	shown map[int]any // rows drawn since last cleared
}

func newRows(n int) *rows {
	r := &rows{shown: map[int]any{}}
	for i := range n {
		r.texts = append(r.texts, fmt.Sprintf("%d %s", i, strings.Repeat(sentences[i%len(sentences)]+" ", 1+i%3)))
	}
	return r
}

func (r *rows) list() *kit.VList {
	wrap := kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{})
	return kit.NewVList(kit.Rows{
		Length: func() int { return len(r.texts) },
		Height: func(row int, width float32) float32 { return wrap.Height(r.texts[row], width) },
		New: func() fyne.CanvasObject {
			r.made++
			t := kit.NewText("")
			t.Wrap = true
			return t
		},
		Draw: func(row int, o fyne.CanvasObject, _ kit.RowState) {
			r.shown[row] = nil
			o.(*kit.Text).SetText(r.texts[row])
		},
	})
}

func TestVListMakesWidgetsOnlyForRowsInSight(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	r := newRows(2000)
	l := r.list()
	kittest.Window(t, l, 600, 400)
	for row := 0; row < 2000; row += 10 {
		l.ScrollToTop(row)
	}
	if r.made > 30 {
		t.Errorf("made %d widgets for a sight of 400, want at most 30", r.made)
	}
}

func TestVListKeys(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	r := newRows(100)
	l := r.list()
	w := kittest.Window(t, l, 600, 400)
	var activated []int
	l.OnActivate = func(row int) { activated = append(activated, row) }
	w.Canvas().Focus(l)
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 1},
		{fyne.KeyDown, 2},
		{fyne.KeyUp, 1},
		{fyne.KeyUp, 0},
		{fyne.KeyUp, 0},
		{fyne.KeyEnd, 99},
		{fyne.KeyDown, 99},
		{fyne.KeyHome, 0},
		{fyne.KeyReturn, 0},
	} {
		kittest.Press(w, step.key)
		if l.Cursor() != step.want {
			t.Errorf("after %s the cursor is on %d, want %d", step.key, l.Cursor(), step.want)
		}
	}
	kittest.Press(w, fyne.KeyPageDown)
	page := l.Cursor()
	if page < 4 || page > 20 {
		t.Errorf("PageDown went to %d, want about one sight", page)
	}
	kittest.Press(w, fyne.KeyPageUp)
	if l.Cursor() != 0 {
		t.Errorf("PageUp went to %d, want 0", l.Cursor())
	}
	if !slices.Equal(activated, []int{0}) {
		t.Errorf("activated %v, want [0]", activated)
	}
}

func TestVListMultipleSelection(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	l := newRows(50).list()
	l.Multiple = true
	w := kittest.Window(t, l, 600, 400)
	w.Canvas().Focus(l)
	l.SetCursor(10)
	kittest.Press(w, fyne.KeyDown, fyne.KeyModifierShift)
	kittest.Press(w, fyne.KeyDown, fyne.KeyModifierShift)
	if got, want := l.Selection(), []int{10, 11, 12}; !slices.Equal(got, want) {
		t.Errorf("Shift+Down twice selects %v, want %v", got, want)
	}
	kittest.Press(w, fyne.KeyUp, fyne.KeyModifierShift)
	if got, want := l.Selection(), []int{10, 11}; !slices.Equal(got, want) {
		t.Errorf("Shift+Up back selects %v, want %v", got, want)
	}
	kittest.Press(w, fyne.KeySpace)
	if got, want := l.Selection(), []int{10}; !slices.Equal(got, want) {
		t.Errorf("Space on a selected row leaves %v, want %v", got, want)
	}
	kittest.Press(w, fyne.KeyA, fyne.KeyModifierControl)
	if got := len(l.Selection()); got != 50 {
		t.Errorf("Ctrl+A selects %d rows, want 50", got)
	}
}

func TestVListKeepsItsPlace(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	r := newRows(500)
	l := r.list()
	w := kittest.Window(t, l, 600, 400)
	var first int
	l.OnScrolled = func(f, _ int) { first = f }
	l.ScrollToTop(200)
	w.Resize(fyne.NewSize(400, 400))
	if first != 200 {
		t.Errorf("after a change of width row %d is at the top, want 200", first)
	}
	l.Reload()
	if first != 200 {
		t.Errorf("after a reload row %d is at the top, want 200", first)
	}
	r.texts = append(r.texts, "baru")
	l.Appended()
	if first != 200 {
		t.Errorf("after a row came at the end row %d is at the top, want 200", first)
	}
}

func TestVListStaysAtTheEnd(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	r := newRows(500)
	l := r.list()
	kittest.Window(t, l, 600, 400)
	var last int
	l.OnScrolled = func(_, l int) { last = l }
	l.ScrollToEnd()
	for range 3 {
		r.texts = append(r.texts, sentences[3])
		l.Appended()
		if last != len(r.texts)-1 {
			t.Errorf("row %d is the last in sight, want %d", last, len(r.texts)-1)
		}
	}
}

// A line that grows below a list takes room from it; what was said last must
// stay in sight all the same.
func TestVListStaysAtTheEndInLessRoom(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	r := newRows(50)
	l := r.list()
	w := kittest.Window(t, l, 600, 400)
	var first, last int
	l.OnScrolled = func(f, e int) { first, last = f, e }
	l.ScrollToEnd()
	for _, height := range []float32{300, 180, 400} {
		w.Resize(fyne.NewSize(600, height))
		if last != 49 {
			t.Errorf("%v high: row %d is the last in sight, want 49", height, last)
		}
	}
	l.ScrollToTop(0)
	w.Resize(fyne.NewSize(600, 200))
	if first != 0 {
		t.Errorf("row %d is at the top, want 0 where somebody had scrolled to", first)
	}
}

func TestVListBecomesEmpty(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	r := newRows(20)
	l := r.list()
	kittest.Window(t, l, 600, 400)
	r.texts = nil
	l.Reload()
	if n := visibleTexts(l); n != 0 {
		t.Errorf("an empty list still shows %d rows", n)
	}
	r.texts = []string{"baru"}
	l.Reload()
	if n := visibleTexts(l); n != 1 {
		t.Errorf("got %d rows, want the new one", n)
	}
}

// visibleTexts counts the texts drawn in an object.
func visibleTexts(o fyne.CanvasObject) int {
	if !o.Visible() {
		return 0
	}
	n := 0
	switch o := o.(type) {
	case *kit.Text:
		return 1
	case *fyne.Container:
		for _, child := range o.Objects {
			n += visibleTexts(child)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			n += visibleTexts(child)
		}
	}
	return n
}

func TestVListShrinks(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	r := newRows(100)
	l := r.list()
	kittest.Window(t, l, 600, 400)
	l.SetCursor(99)
	r.texts = r.texts[:3]
	l.Reload()
	if l.Cursor() != 2 || !slices.Equal(l.Selection(), []int{}) {
		t.Errorf("cursor %d, selection %v, want 2 and none", l.Cursor(), l.Selection())
	}
	r.texts = nil
	l.Reload()
	l.ScrollToEnd()
	if l.Cursor() != -1 {
		t.Errorf("cursor of an empty list is %d, want -1", l.Cursor())
	}
}

func TestVListRedrawsWhatChanged(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	r := newRows(100)
	l := r.list()
	kittest.Window(t, l, 600, 400)
	clear(r.shown)
	r.texts[1] = "lebih pendek"
	l.Changed(1)
	if _, drawn := r.shown[1]; !drawn {
		t.Error("the changed row was not drawn anew")
	}
	if _, drawn := r.shown[0]; drawn {
		t.Error("a row that did not change was drawn anew")
	}
}

func benchmarkList(b *testing.B, n int) (*rows, *kit.VList) {
	b.Helper()
	kittest.App(b, kit.ModeLight)
	r := newRows(n)
	l := r.list()
	kittest.Window(b, l, 800, 600)
	b.ResetTimer()
	return r, l
}

func BenchmarkVListReload(b *testing.B) {
	for _, n := range []int{10, 2_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			_, l := benchmarkList(b, n)
			for b.Loop() {
				l.Reload()
			}
		})
	}
}

func BenchmarkVListAppended(b *testing.B) {
	for _, n := range []int{10, 2_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r, l := benchmarkList(b, n)
			l.ScrollToEnd()
			for b.Loop() {
				r.texts = append(r.texts, sentences[len(r.texts)%4])
				l.Appended()
			}
		})
	}
}

func BenchmarkVListScroll(b *testing.B) {
	for _, n := range []int{2_000, 20_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			_, l := benchmarkList(b, n)
			row := 0
			for b.Loop() {
				row = (row + 7) % n
				l.ScrollToTop(row)
			}
		})
	}
}

func BenchmarkVListWidth(b *testing.B) {
	_, l := benchmarkList(b, 2_000)
	width := float32(800)
	for b.Loop() {
		width = 1500 - width
		l.Resize(fyne.NewSize(width, 600))
	}
}

// A page whose rows have gone may move the cursor before it tells the list.
func TestVListDrawsNoRowThatHasGone(t *testing.T) {
	kittest.App(t, kit.ModeLight)
	for left := range 3 {
		r := newRows(10)
		l := r.list()
		kittest.Window(t, l, 600, 400)
		r.texts = r.texts[:left]
		clear(r.shown)
		l.SetCursor(-1)
		if len(r.shown) > left {
			t.Errorf("got %d rows drawn of the %d left", len(r.shown), left)
		}
		l.Reload()
		if got := l.Len(); got != left {
			t.Errorf("got %d rows, want %d", got, left)
		}
	}
}
