package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// progress is the modal that [Runner.Run] shows while work goes on.
type progress struct {
	modal   *Modal
	bar     *Meter
	endless *widget.ProgressBarInfinite
	count   *Text
}

func showProgress(win fyne.Window, doing string, cancel func()) *progress {
	p := &progress{bar: NewMeter(), endless: widget.NewProgressBarInfinite(), count: NewMuted("")}
	p.bar.Hide()
	body := container.New(minWidth(420), container.NewVBox(container.New(fixedHeight(10), p.bar, p.endless), p.count))
	p.modal = ShowModal(win, doing, body, Choice{Label: lang.L("Batal"), Cancel: true, Run: func() bool {
		cancel()
		p.count.SetText(lang.L("Menghentikan …"))
		p.modal.SetEnabled(0, false)
		return false // closes when the work has really ended
	}})
	return p
}

// step shows how far the work is.
func (p *progress) step(n, total int) {
	if total <= 0 {
		return
	}
	if p.endless.Visible() {
		p.endless.Stop()
		p.endless.Hide()
		p.bar.Show()
	}
	p.bar.Set(float64(n)/float64(total), TonePrimary)
	p.count.SetText(fmt.Sprintf(lang.L("%d dari %d"), n, total))
}

func (p *progress) close() {
	p.endless.Stop()
	p.modal.Close()
}

// fixedHeight stacks objects at an exact height, at 100 % zoom.
type fixedHeight float32

func (h fixedHeight) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, zoomed(float32(h)))
}

func (h fixedHeight) Layout(os []fyne.CanvasObject, s fyne.Size) {
	for _, o := range os {
		o.Resize(fyne.NewSize(s.Width, zoomed(float32(h))))
	}
}
