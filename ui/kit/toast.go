package kit

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// toasts shows short messages at the upper right, where they cover neither the
// line at the bottom nor what was just typed; the newest stands lowest.
type toasts struct {
	runner *Runner
	layer  *Layer
	shown  []*toast
}

type toast struct {
	panel *Panel
	press func() // what its button does; nil without one
	stop  func()
}

// The key that presses the button of the newest toast, wherever the keyboard
// is: a message must not take it to be answered.
const (
	ToastKey = fyne.KeyReturn
	ToastMod = fyne.KeyModifierAlt
)

// How long a toast stays, and how many are seen at once.
const (
	toastTime       = 5 * time.Second
	toastTimeAction = 10 * time.Second // there is something to press
	maxToasts       = 3
)

func newToasts(r *Runner, l *Layer) *toasts {
	ts := &toasts{runner: r, layer: l}
	l.onSize = append(l.onSize, ts.place)
	return ts
}

func (ts *toasts) show(tone Tone, text, label string, do func()) {
	body := NewParagraph(text)
	body.Resize(fyne.NewSize(zoomed(300), 0))
	t := &toast{}
	stay := toastTime
	foot := container.NewHBox(layout.NewSpacer())
	if do != nil {
		stay = toastTimeAction
		t.press = func() {
			ts.close(t)
			do()
		}
		foot.Add(middle(NewKeyHint(KeyText(ToastKey, ToastMod))))
		foot.Add(NewQuietButton(label, nil, t.press))
	} else {
		foot.Hide()
	}
	closer := container.NewVBox(NewQuietButton("", theme.CancelIcon(), func() { ts.close(t) }))
	bar := NewPanel(tone.Solid(), container.New(minWidth(4), container.NewStack()))
	bar.Radius = 2
	t.panel = newFloat(container.NewBorder(nil, nil, bar, closer, container.NewVBox(pad(7, 7, 12, 8, middle(body)), foot)))
	t.stop = ts.runner.After(stay, func() { ts.close(t) })
	ts.shown = append(ts.shown, t)
	if len(ts.shown) > maxToasts {
		ts.close(ts.shown[0])
	}
	ts.place()
}

// newest is the toast lowest down that has a button; nil if none has.
func (ts *toasts) newest() *toast {
	for _, t := range slices.Backward(ts.shown) {
		if t.press != nil {
			return t
		}
	}
	return nil
}

func (ts *toasts) close(t *toast) {
	i := slices.Index(ts.shown, t)
	if i < 0 {
		return
	}
	t.stop()
	ts.shown = slices.Delete(ts.shown, i, i+1)
	ts.layer.Remove(t.panel)
	ts.place()
}

// place stacks the toasts downwards from below the header.
func (ts *toasts) place() {
	room := ts.layer.Size()
	y := zoomed(72)
	for _, t := range ts.shown {
		size := fyne.NewSize(min(zoomed(400), max(0, room.Width-zoomed(32))), t.panel.MinSize().Height)
		ts.layer.Place(t.panel, fyne.NewPos(room.Width-size.Width-zoomed(16), y), size)
		y += size.Height + zoomed(8)
	}
}
