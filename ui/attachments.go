package ui

import (
	"context"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// attachmentsView keeps photos of a meeting and its files (lampiran): dropped
// onto the window, described, put in order.
type attachmentsView struct {
	*Window
	meetingID int64
	final     bool
	all       []app.Attachment
	small     map[int64]image.Image // pictures shown small; nil for what cannot be shown

	list   *kit.VList // keeps the keyboard even while empty, so that files can be pasted
	well   fyne.CanvasObject
	closed fyne.CanvasObject // in the place of well once the minutes are final
	keys   fyne.CanvasObject
	add    *kit.Button
}

func newAttachmentsView(w *Window, meetingID int64) *attachmentsView {
	v := &attachmentsView{Window: w, meetingID: meetingID, small: map[int64]image.Image{}}
	v.list = kit.NewVList(kit.Rows{
		Length: func() int { return len(v.all) },
		Height: func(int, float32) float32 { return smallHeight + 16 },
		New:    newAttachmentRow,
		Draw:   func(i int, o fyne.CanvasObject, _ kit.RowState) { v.draw(i, o) },
	})
	v.list.Divided = true
	v.list.OnActivate = func(int) { v.describeCurrent() }
	v.list.OnKey = v.key
	v.list.OnShortcut = v.shortcut
	v.add = kit.NewPrimaryButton(lang.L("Tambah lampiran…"), theme.ContentAddIcon(), v.choose)
	v.well = kit.NewEmptyState(theme.FileImageIcon(), lang.L("Belum ada lampiran"),
		lang.L("Seret foto rapat, undangan, atau bahan paparan ke jendela ini. Ctrl+O memilih berkas, Ctrl+V menempel gambar atau berkas yang disalin. Foto tercetak di lampiran notula; berkas lain disebut di daftarnya."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Tambah lampiran…"), theme.ContentAddIcon(), v.choose), "Ctrl+O"))
	v.closed = kit.NewEmptyState(theme.FileImageIcon(), lang.L("Tidak ada lampiran"),
		lang.L("Notula rapat ini sudah disahkan, jadi lampirannya tidak dapat ditambah. Buat ralat bila ada yang tertinggal."))
	return v
}

func (v *attachmentsView) destination() string { return destMeetings }

func (v *attachmentsView) page() kit.Page {
	v.keys = container.NewHScroll(container.NewHBox(hints(
		kit.NewKeyHint("Enter"), kit.NewMuted(lang.L("keterangan dan jenis")),
		kit.NewKeyHint("Alt+↑"), kit.NewKeyHint("Alt+↓"), kit.NewMuted(lang.L("urutan")),
		kit.NewKeyHint("Ctrl+V"), kit.NewMuted(lang.L("tempel gambar atau berkas")),
		kit.NewKeyHint("Del"), kit.NewMuted(lang.L("hapus")),
	)))
	privacy := kit.NewMuted(lang.L("Foto tidak ikut dalam salinan publik, karena wajah adalah data pribadi."))
	return kit.Page{
		Title: lang.L("Lampiran"), Focus: v.list, Actions: []fyne.CanvasObject{v.add},
		Content: kit.NewPageBody(container.NewVBox(v.tabs(v.meetingID, tabAttachments), kit.Pad(v.keys)),
			kit.NewSurface(container.NewStack(v.well, v.closed, v.list)), kit.Pad(privacy)),
	}
}

func (v *attachmentsView) commands() []kit.Command {
	menu := lang.L("Lampiran")
	open := func() bool { return !v.final }
	one := func() bool { return !v.final && v.list.Cursor() >= 0 }
	cs := []kit.Command{
		{ID: "attachments.add", Title: lang.L("Tambah lampiran…"), Menu: menu, Key: fyne.KeyO, Mod: ctrl, Enabled: open, Run: v.choose},
		{ID: "attachments.paste", Title: lang.L("Tempel gambar atau berkas yang disalin"), Menu: menu, Key: fyne.KeyV, Mod: shiftCtrl, Enabled: open, Run: v.paste},
		{ID: "attachments.describe", Title: lang.L("Keterangan dan jenis…"), Menu: menu, Group: 1, Enabled: one, Run: v.describeCurrent},
		{ID: "attachments.up", Title: lang.L("Naikkan"), Menu: menu, Group: 1, Key: fyne.KeyUp, Mod: fyne.KeyModifierAlt, Enabled: one, Run: func() { v.move(-1) }},
		{ID: "attachments.down", Title: lang.L("Turunkan"), Menu: menu, Group: 1, Key: fyne.KeyDown, Mod: fyne.KeyModifierAlt, Enabled: one, Run: func() { v.move(+1) }},
		{
			ID: "attachments.save", Title: lang.L("Simpan berkas aslinya…"), Menu: menu, Group: 2, Key: fyne.KeyS, Mod: ctrl,
			Enabled: func() bool { return v.list.Cursor() >= 0 }, Run: v.save,
		},
		{ID: "attachments.remove", Title: lang.L("Hapus lampiran"), Menu: menu, Group: 3, Enabled: one, Run: v.remove},
	}
	cs = append(cs,
		kit.NewNote(menu, lang.L("Keterangan dan jenis"), "Enter"),
		kit.NewNote(menu, lang.L("Tempel gambar atau berkas"), "Ctrl+V"),
		kit.NewNote(menu, lang.L("Hapus"), "Del"))
	return append(cs, v.tabCommands(v.meetingID)...)
}

func (v *attachmentsView) refresh() {
	r, err := v.app.Meetings.Record(v.Context, v.meetingID)
	if !v.done(lang.L("Membaca lampiran"), err) {
		return
	}
	v.all, v.final = r.Attachments, r.Meeting.State == app.Final
	word, _ := meetingWord(r.Meeting.State)
	v.shell.SetHeader(classed(r.Meeting.Title, r.Meeting.Classification), word)
	if v.final {
		v.add.Disable()
	} else {
		v.add.Enable()
	}
	setShown(v.well, len(v.all) == 0 && !v.final)
	setShown(v.closed, len(v.all) == 0 && v.final)
	setShown(v.keys, len(v.all) > 0 && !v.final)
	v.list.Reload()
	if len(v.all) > 0 && v.list.Cursor() < 0 {
		v.list.SetCursor(0)
	}
	v.Window.commands.Refresh()
	v.loadNext()
}

// loadNext decodes the first picture that is not shown yet, and then the next.
func (v *attachmentsView) loadNext() {
	i := slices.IndexFunc(v.all, func(a app.Attachment) bool {
		_, have := v.small[a.ID]
		return a.Picture() && !have
	})
	if i < 0 {
		return
	}
	a := v.all[i]
	var small image.Image
	v.Quiet(lang.L("Membaca lampiran"), func(ctx context.Context) (err error) {
		if small, err = v.app.Attachments.Thumbnail(ctx, a, smallEdge); err != nil && ctx.Err() == nil {
			v.Log.Error("show picture small", "id", a.ID, "err", err) // its row shows an icon
		}
		return ctx.Err()
	}, func() {
		v.small[a.ID] = small
		v.list.Redraw()
		v.loadNext()
	})
}

// current is the attachment the keyboard is on.
func (v *attachmentsView) current() (a app.Attachment, ok bool) {
	i := v.list.Cursor()
	if i < 0 || i >= len(v.all) {
		return a, false
	}
	return v.all[i], true
}

func (v *attachmentsView) key(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyDelete {
		v.remove()
		return true
	}
	return false
}

func (v *attachmentsView) shortcut(s fyne.Shortcut) bool {
	if _, ok := s.(*fyne.ShortcutPaste); ok {
		v.paste()
		return true
	}
	return false
}

// describeCurrent asks for caption and kind.
func (v *attachmentsView) describeCurrent() {
	if a, ok := v.current(); ok && !v.final {
		v.describe(a)
	}
}

// describeID asks for caption and kind of one of the attachments.
func (v *attachmentsView) describeID(id int64) {
	if i := slices.IndexFunc(v.all, func(a app.Attachment) bool { return a.ID == id }); i >= 0 {
		v.list.SetCursor(i)
		v.describeCurrent()
	}
}

// move puts the current attachment one place up or down.
func (v *attachmentsView) move(by int) {
	a, ok := v.current()
	to := v.list.Cursor() + by
	if !ok || v.final || to < 0 || to >= len(v.all) {
		return
	}
	behind := to // moving down: behind the one that stood there
	if by < 0 {
		behind = to - 1
	}
	var after int64
	if behind >= 0 {
		after = v.all[behind].ID
	}
	if v.done(lang.L("Mengurutkan lampiran"), v.app.Attachments.Move(v.Context, a.ID, after)) {
		v.refresh()
		v.list.SetCursor(to)
	}
}

// remove takes the current attachment away; the toast brings it back.
func (v *attachmentsView) remove() {
	a, ok := v.current()
	if !ok || v.final || !v.done(lang.L("Menghapus lampiran"), v.app.Attachments.Remove(v.Context, a.ID)) {
		return
	}
	v.refresh()
	v.shell.ToastAction(kit.ToneNeutral, lang.L("Lampiran dihapus."), lang.L("Batalkan"), func() {
		if v.done(lang.L("Mengembalikan lampiran"), v.app.Attachments.Restore(v.Context, a.ID)) {
			v.refreshAttachments(v.meetingID)
		}
	})
}

// save writes the file as it came.
func (v *attachmentsView) save() {
	a, ok := v.current()
	if !ok {
		return
	}
	v.SaveFile(kit.FileRequest{Title: lang.L("Simpan berkas aslinya"), Name: app.SafeName(a.Name)}, func(path string) {
		v.Run(lang.L("Menyimpan berkas"), func(ctx context.Context, _ kit.Step) error {
			content, err := v.app.Attachments.File(ctx, a)
			if err != nil {
				return err
			}
			return app.SaveFile(path, content, app.SaveAs{Overwrite: true})
		}, func() { v.shell.Toast(kit.ToneGreen, lang.L("Berkas tersimpan.")) })
	})
}
