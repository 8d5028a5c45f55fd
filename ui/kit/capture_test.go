package kit_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// captureWindow is a window with a line, a box and a clock.
type captureWindow struct {
	win       fyne.Window
	line      *kit.CaptureEntry
	box       *kit.SuggestBox
	clock     *kittest.Clock
	committed []string
	began     []time.Time
	texts     []string
}

func newCaptureWindow(t *testing.T) *captureWindow {
	t.Helper()
	kittest.App(t, kit.ModeLight)
	c := &captureWindow{clock: kittest.NewClock()}
	c.line = kit.NewCaptureEntry(c.clock.Now)
	layer := kit.NewLayer()
	c.box = kit.NewSuggestBox(layer)
	c.line.OnCommit = func(text string, began time.Time) {
		c.committed = append(c.committed, text)
		c.began = append(c.began, began)
	}
	c.line.OnText = func(text string, _ int) { c.texts = append(c.texts, text) }
	c.win = kittest.Window(t, container.NewStack(container.NewBorder(nil, c.line, nil, nil), layer), 800, 600)
	kit.UseLayer(c.win, layer)
	c.line.Focus()
	return c
}

func TestCaptureCommits(t *testing.T) {
	c := newCaptureWindow(t)
	start := c.clock.Time
	kittest.Type(c.win, "s")
	c.clock.Move(time.Minute)
	kittest.Type(c.win, "atu\n")
	kittest.Press(c.win, fyne.KeyReturn)
	kittest.Type(c.win, "dua")
	kittest.Press(c.win, fyne.KeyReturn, fyne.KeyModifierShift)
	kittest.Type(c.win, "baris\n")
	if want := []string{"satu", "dua\nbaris"}; !slices.Equal(c.committed, want) {
		t.Errorf("committed %q, want %q", c.committed, want)
	}
	if want := []time.Time{start, start.Add(time.Minute)}; !slices.EqualFunc(c.began, want, time.Time.Equal) {
		t.Errorf("began %v, want %v", c.began, want)
	}
	if c.line.Text != "" || !c.line.Began().IsZero() {
		t.Errorf("the line holds %q from %v, want it empty", c.line.Text, c.line.Began())
	}
	if c.win.Canvas().Focused() != c.line {
		t.Error("the line has lost the keyboard")
	}
}

func TestCaptureTakesSuggestions(t *testing.T) {
	c := newCaptureWindow(t)
	kittest.Type(c.win, "/t x @PU")
	c.line.Suggest(c.box, agencies, 5, 8)
	if !c.box.Open() || c.win.Canvas().Focused() != c.line {
		t.Fatal("want the list open and the keyboard on the line")
	}
	kittest.Press(c.win, fyne.KeyDown)
	kittest.Press(c.win, fyne.KeyTab)
	if got, want := c.line.Text, "/t x @Puskesmas.Cambai "; got != want {
		t.Errorf("the line holds %q, want %q", got, want)
	}
	if c.box.Open() {
		t.Error("the list is still open")
	}
	kittest.Press(c.win, fyne.KeyReturn)
	if len(c.committed) != 1 {
		t.Errorf("committed %q, want one line", c.committed)
	}
}

func TestCaptureEnterTakesBeforeItCommits(t *testing.T) {
	c := newCaptureWindow(t)
	kittest.Type(c.win, "@PU")
	c.line.Suggest(c.box, agencies, 0, 3)
	kittest.Press(c.win, fyne.KeyReturn)
	if len(c.committed) != 0 || c.line.Text != "@PUPR " {
		t.Errorf("committed %q, line %q, want nothing and %q", c.committed, c.line.Text, "@PUPR ")
	}
}

func TestCaptureEscapeClosesTheListFirst(t *testing.T) {
	c := newCaptureWindow(t)
	escapes := 0
	c.line.OnEscape = func() bool { escapes++; return true }
	kittest.Type(c.win, "@PU")
	c.line.Suggest(c.box, agencies, 0, 3)
	kittest.Press(c.win, fyne.KeyEscape)
	if c.box.Open() || escapes != 0 {
		t.Errorf("list open %v, escapes %d, want the list closed and no escape", c.box.Open(), escapes)
	}
	kittest.Press(c.win, fyne.KeyEscape)
	if escapes != 1 || c.line.Text != "@PU" {
		t.Errorf("escapes %d, line %q, want 1 and the text kept", escapes, c.line.Text)
	}
}

func TestCaptureListDoesNotCoverTheLine(t *testing.T) {
	c := newCaptureWindow(t)
	kittest.Type(c.win, "@PU")
	c.line.Suggest(c.box, agencies, 0, 3)
	kittest.Picture(t, c.win, "suggest")
	row := c.box.Suggestions()
	if len(row) != 3 {
		t.Fatalf("%d suggestions, want 3", len(row))
	}
}

func TestInsertReplaceCanBeUndone(t *testing.T) {
	c := newCaptureWindow(t)
	kittest.Type(c.win, "air @PU bersih")
	c.texts = nil
	c.line.InsertReplace(4, 7, "@PUPR")
	if got, want := c.line.Text, "air @PUPR bersih"; got != want {
		t.Fatalf("the line holds %q, want %q", got, want)
	}
	if got, want := c.line.CursorTextOffset(), 9; got != want {
		t.Errorf("cursor at %d, want %d", got, want)
	}
	if want := []string{"air @PUPR bersih"}; !slices.Equal(c.texts, want) {
		t.Errorf("told of %q, want one change %q", c.texts, want)
	}
	kittest.Press(c.win, fyne.KeyZ, fyne.KeyModifierControl)
	kittest.Press(c.win, fyne.KeyZ, fyne.KeyModifierControl)
	if got, want := c.line.Text, "air @PU bersih"; got != want {
		t.Errorf("after undo the line holds %q, want %q", got, want)
	}
}

func TestInsertReplaceOutOfRange(t *testing.T) {
	c := newCaptureWindow(t)
	kittest.Type(c.win, "éé")
	c.line.InsertReplace(-3, 99, "ñ")
	if c.line.Text != "ñ" {
		t.Errorf("the line holds %q, want %q", c.line.Text, "ñ")
	}
	c.line.InsertReplace(5, 2, "x")
	if c.line.Text != "ñx" {
		t.Errorf("the line holds %q, want %q", c.line.Text, "ñx")
	}
}

func TestCaptureKeysInTheEmptyLine(t *testing.T) {
	c := newCaptureWindow(t)
	var called []string
	note := func(s string) func() bool {
		return func() bool {
			called = append(called, s)
			return true
		}
	}
	c.line.OnUpEmpty, c.line.OnUndoEmpty = note("up"), note("undo")
	c.line.OnDigit = func(n int) bool {
		called = append(called, string(rune('0'+n)))
		return true
	}
	kittest.Press(c.win, fyne.KeyUp)
	kittest.Press(c.win, fyne.KeyZ, fyne.KeyModifierControl)
	kittest.Press(c.win, fyne.Key3, fyne.KeyModifierControl)
	kittest.Type(c.win, "x")
	kittest.Press(c.win, fyne.KeyUp)
	kittest.Press(c.win, fyne.KeyZ, fyne.KeyModifierControl)
	kittest.Press(c.win, fyne.Key7, fyne.KeyModifierControl)
	if want := []string{"up", "undo", "3", "7"}; !slices.Equal(called, want) {
		t.Errorf("called %q, want %q", called, want)
	}
}

func TestCaptureDraftComesBack(t *testing.T) {
	c := newCaptureWindow(t)
	began := c.clock.Time.Add(-time.Hour)
	c.line.SetDraft("setengah kal", began)
	kittest.Type(c.win, "imat\n")
	if !slices.Equal(c.committed, []string{"setengah kalimat"}) || !c.began[0].Equal(began) {
		t.Errorf("committed %q from %v, want the draft from %v", c.committed, c.began, began)
	}
}

func TestCaptureGrowsWithItsText(t *testing.T) {
	c := newCaptureWindow(t)
	one := c.line.MinSize().Height
	kittest.Type(c.win, sentences[3])
	kittest.Type(c.win, sentences[3])
	if two := c.line.MinSize().Height; two <= one {
		t.Errorf("the line is %v high with two rows, %v with one, want it higher", two, one)
	}
}

func BenchmarkCaptureKey(b *testing.B) {
	kittest.App(b, kit.ModeLight)
	line := kit.NewCaptureEntry(kittest.NewClock().Now)
	w := kittest.Window(b, line, 800, 60)
	line.Focus()
	kittest.Type(w, sentences[3])
	b.ResetTimer()
	for b.Loop() {
		kittest.Type(w, "a")
		kittest.Press(w, fyne.KeyBackspace)
	}
}
