package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A backupCard tells of the copies beside the archive.
type backupCard struct {
	w      *Window
	last   *kit.Text
	state  *kit.Chip
	first  *kit.Button
	card   *kit.Card
	change func() // something was done; show it anew
}

func newBackupCard(w *Window, change func()) *backupCard {
	c := &backupCard{w: w, change: change, last: kit.NewParagraph(""), state: kit.NewStatusChip("", kit.ToneNeutral)}
	c.first = kit.NewPrimaryButton(lang.L("Cadangkan sekarang"), theme.DocumentSaveIcon(), func() { w.backUpNow(change) })
	text := kit.NewParagraph(lang.L("Rakor mencadangkan sendiri saat ditutup, setiap hari, dan sebelum mengambil lembar, daftar, atau berkas gabungan. Sepuluh cadangan terakhir disimpan, lalu satu per hari, per minggu, dan per bulan."))
	buttons := kit.NewFlow(4, c.first,
		kit.NewButton(lang.L("Daftar cadangan dan pemulihan…"), theme.HistoryIcon(), w.openBackups),
		kit.NewButton(lang.L("Simpan ke berkas…"), theme.DownloadIcon(), w.backup))
	c.card = kit.NewCard(lang.L("Cadangan"), container.NewVBox(text, container.NewHBox(c.state), c.last, buttons))
	return c
}

func (c *backupCard) show(st app.BackupStatus) {
	switch {
	case st.Last.MadeAt.IsZero() && !st.Changed:
		c.state.Set(lang.L("Arsip masih kosong"), kit.ToneNeutral)
		c.last.SetText(lang.L("Belum ada yang perlu dicadangkan."))
		return
	case st.Last.MadeAt.IsZero():
		c.state.Set(lang.L("Belum ada cadangan"), kit.ToneAmber)
		c.last.SetText(lang.L("Cadangan pertama dibuat saat Rakor ditutup."))
		return
	case st.Changed:
		c.state.Set(lang.L("Ada perubahan sejak cadangan terakhir"), kit.ToneAmber)
	default:
		c.state.Set(lang.L("Cadangan terkini"), kit.ToneGreen)
	}
	c.last.SetText(fmt.Sprintf(lang.L("Terakhir %s, %s, sudah diperiksa."), c.w.moment(st.Last.MadeAt), sizeWords(st.Last.Size)))
}

// A secondCard tells of the second place, and lets it be named.
type secondCard struct {
	w                *Window
	text, lock       *kit.Text
	state            *kit.Chip
	copyNow, forget  *kit.Button
	setKey, plainKey *kit.Button
	card             *kit.Card
	shown            app.SecondPlace
	change           func()
}

func newSecondCard(w *Window, change func()) *secondCard {
	c := &secondCard{w: w, change: change, text: kit.NewParagraph(""), lock: kit.NewParagraph(""), state: kit.NewStatusChip("", kit.ToneNeutral)}
	why := kit.NewParagraph(lang.L("Laptop yang hilang membawa cadangannya sendiri. Tentukan folder di diska lepas atau diska lain; cadangan disalin ke sana setiap kali diskanya terpasang, lalu dibaca kembali untuk diperiksa."))
	c.copyNow = kit.NewButton(lang.L("Salin sekarang"), theme.ContentCopyIcon(), c.copy)
	c.forget = kit.NewQuietButton(lang.L("Jangan salin lagi"), nil, c.leave)
	c.setKey = kit.NewButton(lang.L("Sandikan…"), theme.LoginIcon(), c.askKey)
	c.plainKey = kit.NewQuietButton(lang.L("Jangan disandikan lagi"), nil, c.unseal)
	buttons := kit.NewFlow(4, kit.NewButton(lang.L("Pilih folder…"), theme.FolderOpenIcon(), c.choose), c.copyNow, c.setKey, c.forget, c.plainKey)
	c.card = kit.NewCard(lang.L("Tempat kedua"), container.NewVBox(why, container.NewHBox(c.state), c.text, c.lock, buttons))
	return c
}

func (c *secondCard) show(p app.SecondPlace) {
	c.shown = p
	named := p.Folder != ""
	for _, o := range []fyne.CanvasObject{c.text, c.copyNow, c.forget, c.setKey, c.lock} {
		setShown(o, named)
	}
	setShown(c.plainKey, named && p.Recipient != "")
	setShown(c.setKey, named && p.Recipient == "")
	if p.Reachable {
		c.copyNow.Enable()
	} else {
		c.copyNow.Disable()
	}
	switch {
	case !named:
		c.state.Set(lang.L("Belum ditentukan"), kit.ToneAmber)
	case p.SameDisk:
		c.state.Set(lang.L("Satu diska dengan arsip"), kit.ToneAmber)
	case p.Reachable:
		c.state.Set(lang.L("Terpasang"), kit.ToneGreen)
	default:
		c.state.Set(lang.L("Tidak terpasang"), kit.ToneNeutral)
	}
	last := lang.L("Belum ada salinan di sana.")
	if !p.Last.IsZero() {
		last = fmt.Sprintf(lang.L("Cadangan terbaru di sana dari %s."), c.w.moment(p.Last))
	}
	if p.SameDisk {
		last += " " + lang.L("Folder itu ada di diska yang sama dengan arsip: bila diskanya rusak, keduanya hilang.")
	}
	c.text.SetText(p.Folder + "\n" + last)
	c.lock.SetText(lang.L("Tidak disandikan: siapa yang memegang diskanya dapat membacanya."))
	if p.Recipient != "" {
		c.lock.SetText(fmt.Sprintf(lang.L("Disandikan untuk kunci %s. Hanya lembar kunci rahasianya yang dapat membukanya."), shortKey(p.Recipient)))
	}
	c.card.Refresh()
}

// shortKey is enough of a public key to compare it by eye.
func shortKey(public string) string {
	if len(public) < 20 {
		return public
	}
	return public[:12] + "…" + public[len(public)-6:]
}

func (c *secondCard) choose() {
	c.w.OpenFolder(kit.FileRequest{Title: lang.L("Folder di diska lain")}, c.mark)
}

// mark makes a folder the second place, and brings the newest copy there.
func (c *secondCard) mark(folder string) {
	c.w.Run(lang.L("Menandai tempat kedua"), func(ctx context.Context, _ kit.Step) error {
		_, err := c.w.app.Backups.SetSecond(ctx, folder)
		return err
	}, c.copy)
}

// copy brings the newest copy there, making one first if there is none.
func (c *secondCard) copy() {
	var last app.Backup
	copied := false
	c.w.Run(lang.L("Menyalin cadangan"), func(ctx context.Context, step kit.Step) (err error) {
		if last, _, err = c.w.app.Backups.IfChanged(ctx, app.BackupByHand); err == nil {
			_, copied, err = c.w.app.Backups.CopyToSecond(ctx, app.Step(step))
		}
		return err
	}, func() {
		text := lang.L("Tempat kedua sudah punya cadangan terbaru.")
		switch {
		case copied:
			text = lang.L("Cadangan disalin ke tempat kedua dan dibaca kembali: sama.")
		case last.MadeAt.IsZero(): // an archive without a meeting
			text = lang.L("Tempat kedua dicatat. Salinan pertama dibuat begitu ada rapat.")
		}
		c.w.shell.Toast(kit.ToneGreen, text)
		c.change()
	})
}

func (c *secondCard) leave() {
	undo, err := c.w.app.Backups.ForgetSecond()
	if !c.w.done(lang.L("Melepas tempat kedua"), err) {
		return
	}
	c.change()
	c.w.shell.ToastAction(kit.ToneNeutral, lang.L("Cadangan tidak lagi disalin ke tempat kedua."), lang.L("Batalkan"), func() {
		if c.w.done(lang.L("Menandai tempat kedua"), undo()) {
			c.change()
		}
	})
}

// askKey takes a public key, or makes a pair.
func (c *secondCard) askKey() {
	field := kit.NewEntry("age1…")
	grid := kit.NewFormGrid(kit.FormField{
		Label: lang.L("Kunci umum"), Input: field,
		Hint: lang.L("Cadangan di tempat kedua disandikan untuk kunci ini. Kunci rahasianya tidak ada di laptop: sekretariat menyimpannya di kertas. Belum punya? Buat pasangan kunci."),
	})
	kit.ShowModal(c.w.Window, lang.L("Sandikan cadangan di tempat kedua"), wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Buat pasangan kunci…"), Run: func() bool { c.makeKey(field); return false }},
		kit.Choice{Label: lang.L("Sandikan"), Default: true, Run: func() bool {
			if err := c.w.app.Backups.SetRecipient(field.Text); err != nil || field.Text == "" {
				grid.SetError(0, lang.L("Isi kunci umumnya; dimulai dengan “age1”."))
				return false
			}
			c.change()
			return true
		}})
}

// makeKey writes a new secret key to a file, to be printed and taken away, and
// fills in the public one.
func (c *secondCard) makeKey(field *kit.Entry) {
	c.w.SaveFile(kit.FileRequest{Title: lang.L("Simpan kunci rahasia"), Name: "kunci-cadangan-rakor.txt", Filters: textFiles()}, func(path string) {
		k, err := c.w.app.Backups.NewBackupKey(c.w.Context)
		if err == nil {
			err = app.SaveFile(path, []byte(k.Sheet), app.SaveAs{Private: true})
		}
		if !c.w.done(lang.L("Membuat kunci"), err) {
			return
		}
		field.SetText(k.Public)
		kit.Inform(c.w.Window, lang.L("Kunci dibuat"), fmt.Sprintf(lang.L("Kunci rahasia ada di “%s”. Cetak dua lembar, simpan di tempat terkunci yang berjauhan, lalu hapus berkasnya dari laptop ini. Tanpa lembar itu cadangannya tidak dapat dibuka oleh siapa pun."), path))
	})
}

// unseal leaves copies to come plain.
func (c *secondCard) unseal() {
	was := c.shown.Recipient
	c.use("")
	c.w.shell.ToastAction(kit.ToneNeutral, lang.L("Cadangan di tempat kedua tidak lagi disandikan."), lang.L("Batalkan"), func() { c.use(was) })
}

func (c *secondCard) use(public string) {
	if c.w.done(lang.L("Menyimpan kunci umum"), c.w.app.Backups.SetRecipient(public)) {
		c.change()
	}
}
