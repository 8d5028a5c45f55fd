package ui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// waitingShown is how many lines on their way are shown; all are kept.
const waitingShown = 3

// waitingLines shows the lines that are typed but not stored, while that takes
// longer than a moment, and why.
type waitingLines struct {
	v       *captureView
	lines   []string // in the order in which they were typed
	reason  string   // why the archive refuses; "" while it does not
	again   func()   // ends the wait for the next attempt
	saved   bool     // they stand in a file of their own
	content *fyne.Container
}

func newWaitingLines(v *captureView) *waitingLines {
	return &waitingLines{v: v, content: container.NewVBox()}
}

// add notes a line that is on its way.
func (w *waitingLines) add(text string) {
	w.lines, w.saved = append(w.lines, text), false
	if w.reason != "" {
		w.show()
	}
}

// arrived takes the oldest line away.
func (w *waitingLines) arrived() {
	if len(w.lines) > 0 {
		w.lines = w.lines[1:]
	}
}

// hold tells that the archive refuses, and why, and tries again after a while.
func (w *waitingLines) hold(err error) {
	w.stop()
	w.reason = message(err)
	w.again = w.v.After(storeAgain, func() {
		w.again = nil
		w.v.queue.Retry()
	})
	w.v.shell.SetSaved(kit.SaveFailed, w.reason)
	w.show()
}

// release tells that the archive has answered, and reports whether it had been
// refusing.
func (w *waitingLines) release() bool {
	w.stop()
	held := w.reason != ""
	w.reason = ""
	return held
}

func (w *waitingLines) stop() {
	if w.again != nil {
		w.again()
		w.again = nil
	}
}

// show is empty unless lines wait.
func (w *waitingLines) show() {
	w.content.Objects = nil
	defer w.content.Refresh()
	if w.v.queue.Len() == 0 && w.reason == "" {
		return
	}
	tone, what := kit.ToneAmber, lang.L("Sedang menyimpan…")
	if w.reason != "" {
		tone, what = kit.ToneRed, w.reason+" "+lang.L("Teruskan mengetik; Rakor mencoba menyimpan lagi setiap beberapa detik.")
	}
	if n := len(w.lines); n > 0 {
		what = fmt.Sprintf(lang.L("%s baris belum tersimpan."), locale.Number(float64(n))) + " " + what
	}
	told := kit.NewParagraph(what)
	told.ColorName = tone.Ink()
	w.content.Add(told)
	for _, text := range w.lines[max(0, len(w.lines)-waitingShown):] {
		line := kit.NewMuted("•  " + text)
		line.Truncate = true
		w.content.Add(line)
	}
	if w.reason != "" {
		w.content.Add(container.NewHBox(
			kit.NewButton(lang.L("Coba simpan lagi"), theme.ViewRefreshIcon(), w.v.queue.Retry),
			kit.NewButton(lang.L("Simpan baris ke berkas teks…"), theme.DocumentSaveIcon(), w.rescue),
		))
	}
}

// rescue writes the lines where there is room for them, such as a USB stick.
// Typed again from there, they make the same record.
func (w *waitingLines) rescue() {
	lines := w.lines
	if text := w.v.line.entry.Text; strings.TrimSpace(text) != "" {
		lines = append(lines[:len(lines):len(lines)], text)
	}
	request := kit.FileRequest{Title: lang.L("Simpan baris ke berkas teks"), Name: "baris-catat.txt", Filters: textFiles()}
	w.v.SaveFile(request, func(path string) {
		w.v.Run(lang.L("Menyimpan baris ke berkas"), func(context.Context, kit.Step) error {
			return app.SaveFile(path, []byte(strings.Join(lines, "\n")+"\n"), app.SaveAs{Overwrite: true})
		}, func() {
			w.saved = true
			w.v.shell.Toast(kit.ToneGreen, lang.L("Baris tersimpan di berkas teks. Masukkan lagi dengan menempelnya, baris demi baris."))
		})
	})
}

// tell says why the page must not be left, and what to do.
func (w *waitingLines) tell() {
	kit.ShowModal(w.v.Window.Window, lang.L("Masih ada yang belum tersimpan"),
		container.New(wide(420), kit.NewParagraph(w.reason+"\n\n"+lang.L("Yang Anda ketik hanya ada di layar ini. Coba simpan lagi, atau simpan barisnya ke berkas teks dahulu, misalnya di diska lepas."))),
		kit.Choice{Label: lang.L("Kembali"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan baris ke berkas teks…"), Run: func() bool { w.rescue(); return true }},
		kit.Choice{Label: lang.L("Coba simpan lagi"), Default: true, Run: func() bool { w.v.queue.Retry(); return true }},
	)
}
