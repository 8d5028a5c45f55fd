package ui

import (
	"slices"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// describe asks for caption and kind of an attachment.
func (w *Window) describe(a app.Attachment) {
	caption := kit.NewEntry(lang.L("Misalnya: Wali Kota membuka rapat"))
	caption.SetText(a.Caption)
	kinds, words := kindsFor(a), []string{}
	for _, k := range kinds {
		words = append(words, attachmentWord(k))
	}
	kind := kit.NewSelect("", words, nil)
	kind.SetSelected(attachmentWord(a.Kind))
	form := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Keterangan"), Input: caption, Hint: lang.L("Tercetak di bawah foto, atau di daftar berkas.")},
		kit.FormField{Label: lang.L("Jenis"), Input: kind})
	before := w.shown()
	m := kit.ShowModal(w.Window, a.Name, form,
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			err := w.app.Attachments.Describe(w.Context, a.ID, kinds[kind.SelectedIndex()], caption.Text)
			return w.done(lang.L("Menyimpan keterangan"), err)
		}})
	m.OnClosed = func() {
		w.refreshAttachments(a.MeetingID)
		if c, ok := before.(*captureView); ok && c == w.shown() { // the message that was clicked does not keep the keyboard
			c.line.entry.Focus()
		}
	}
}

// kindsFor lists what an attachment can be: only a picture can be a photo.
func kindsFor(a app.Attachment) []app.AttachmentKind {
	kinds := app.AttachmentKinds()
	if !a.Picture() {
		kinds = slices.DeleteFunc(slices.Clone(kinds), func(k app.AttachmentKind) bool { return k == app.Photo })
	}
	return kinds
}
