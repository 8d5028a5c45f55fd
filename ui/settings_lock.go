package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A lockCard tells of the screen lock, and of the encryption of the disk that
// it is no substitute for.
type lockCard struct {
	w           *Window
	state, disk *kit.Chip
	text        *kit.Text
	diskText    *kit.Text
	set, remove *kit.Button
	card        *kit.Card
}

func newLockCard(w *Window) *lockCard {
	c := &lockCard{w: w, state: kit.NewStatusChip("", kit.ToneNeutral), disk: kit.NewStatusChip("", kit.ToneNeutral), text: kit.NewParagraph(""), diskText: kit.NewParagraph("")}
	c.set = kit.NewButton(lang.L("Pasang PIN…"), theme.VisibilityOffIcon(), c.askPIN)
	c.remove = kit.NewQuietButton(lang.L("Hapus PIN…"), nil, c.askRemove)
	c.card = kit.NewCard(lang.L("Kunci layar dan sandi diska"), container.NewVBox(
		container.NewHBox(c.state), c.text, container.NewHBox(c.set, c.remove),
		container.NewHBox(c.disk, w.guideButton(lang.L("Cara menyandikannya"), guideDiskSeal)), c.diskText))
	return c
}

func (c *lockCard) show() {
	st := c.w.app.Lock.State()
	setShown(c.remove, st.On)
	c.set.SetText(lang.L("Pasang PIN…"))
	c.state.Set(lang.L("Tanpa PIN"), kit.ToneNeutral)
	c.text.SetText(lang.L("PIN menutup jendela ini saat Anda meninggalkan laptop. PIN adalah kunci layar, bukan sandi: siapa yang dapat membuka folder arsip tetap dapat membaca arsipnya."))
	if st.On {
		c.set.SetText(lang.L("Ganti PIN…"))
		c.state.Set(lang.L("PIN terpasang"), kit.ToneGreen)
		when := lang.L("Ditanyakan saat Rakor dibuka dan sesudah Ctrl+Shift+S.")
		if st.Minutes > 0 && c.w.Idle != nil {
			when = fmt.Sprintf(lang.L("Ditanyakan saat Rakor dibuka, sesudah Ctrl+Shift+S, dan bila laptop tidak disentuh %d menit."), st.Minutes)
		}
		c.text.SetText(when + " " + lang.L("PIN adalah kunci layar, bukan sandi: siapa yang dapat membuka folder arsip tetap dapat membaca arsipnya."))
	}
	word, tone, text := diskWords(c.w.app.Lock.Disk())
	c.disk.Set(word, tone)
	c.diskText.SetText(text)
	c.card.Refresh()
}

// diskWords say whether the disk of the archive is encrypted.
func diskWords(d app.DiskSeal) (word string, tone kit.Tone, text string) {
	switch d {
	case app.DiskSealed:
		return lang.L("Diska disandikan"), kit.ToneGreen, lang.L("Laptop yang hilang tidak membuka arsipnya kepada penemunya.")
	case app.DiskOpen:
		return lang.L("Diska tidak disandikan"), kit.ToneAmber, lang.L("Siapa yang memegang laptop ini dapat membaca arsipnya tanpa kata sandi. Nyalakan BitLocker (Windows) atau LUKS (Linux).")
	}
	return lang.L("Sandi diska tidak dapat diketahui"), kit.ToneNeutral, lang.L("Sistem ini tidak mengatakan apakah diskanya disandikan. Tanyakan kepada pengelola komputer kantor.")
}

// lockMinutes are the times offered after which the window locks by itself.
var lockMinutes = []int{5, 10, 15, 30, 0}

// askPIN takes a new PIN twice, and the old one where there is one.
func (c *lockCard) askPIN() {
	st := c.w.app.Lock.State()
	old, first, again := kit.NewPasswordField(""), kit.NewPasswordField(""), kit.NewPasswordField("")
	var options []string
	for _, m := range lockMinutes {
		option := fmt.Sprintf(lang.L("%d menit tanpa sentuhan"), m)
		if m == 0 {
			option = lang.L("Jangan mengunci sendiri")
		}
		options = append(options, option)
	}
	minutes := kit.NewSelect("", options, nil)
	minutes.SetSelectedIndex(max(0, slices.Index(lockMinutes, 10)))
	fields := []kit.FormField{
		{Label: lang.L("PIN baru"), Input: first, Required: true, Hint: lang.L("Sedikitnya empat angka atau huruf.")},
		{Label: lang.L("Sekali lagi"), Input: again, Required: true},
		{Label: lang.L("Mengunci sendiri"), Input: minutes},
	}
	if st.On {
		minutes.SetSelectedIndex(max(0, slices.Index(lockMinutes, st.Minutes)))
		fields = append([]kit.FormField{{Label: lang.L("PIN sekarang"), Input: old, Required: true}}, fields...)
	}
	grid := kit.NewFormGrid(fields...)
	at := len(fields) - 3 // the row of the new PIN
	kit.ShowModal(c.w.Window, lang.L("PIN kunci layar"), wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			grid.ClearErrors()
			if st.On {
				if err := c.w.app.Lock.Try([]byte(old.Text)); err != nil {
					grid.SetError(0, message(err))
					return false
				}
			}
			if first.Text != again.Text {
				grid.SetError(at+1, lang.L("Kedua PIN tidak sama."))
				return false
			}
			if err := c.w.app.Lock.Set([]byte(first.Text), lockMinutes[max(0, minutes.SelectedIndex())]); err != nil {
				grid.SetError(at, message(err))
				return false
			}
			c.show()
			c.w.shell.Toast(kit.ToneGreen, lang.L("PIN dipasang. Ctrl+Shift+S mengunci layar kapan saja."))
			return true
		}})
}

func (c *lockCard) askRemove() {
	pin := kit.NewPasswordField("")
	grid := kit.NewFormGrid(kit.FormField{Label: lang.L("PIN sekarang"), Input: pin, Required: true})
	kit.ShowModal(c.w.Window, lang.L("Hapus PIN"), wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Hapus"), Default: true, Run: func() bool {
			if err := c.w.app.Lock.Remove([]byte(pin.Text)); err != nil {
				grid.SetError(0, message(err))
				return false
			}
			c.show()
			return true
		}})
}
