package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/clipboard"
)

// attaching is files on their way into the archive.
type attaching struct {
	*Window
	meetingID int64
	paths     []string
	quiet     bool // somebody is typing: no dialog may take the keyboard
	added     []app.Attachment
	refused   []error
}

// work reads and keeps the files one by one. One that is refused does not keep
// the others back.
func (j *attaching) work(ctx context.Context, step kit.Step) error {
	for i, path := range j.paths {
		step(i, len(j.paths))
		f, err := app.ReadAttachment(path)
		if err == nil {
			var a app.Attachment
			if a, err = j.app.Attachments.Add(ctx, j.meetingID, f); err == nil {
				j.added = append(j.added, a)
				continue
			}
		}
		if ctx.Err() != nil { // Batal: what was kept so far stays; or the window closes
			return j.Context.Err()
		}
		j.refused = append(j.refused, err)
	}
	return nil
}

// tell says what came of it.
func (j *attaching) tell() {
	if n := len(j.added); n > 0 {
		j.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("%d lampiran ditambahkan."), n))
	}
	if len(j.refused) == 0 {
		return
	}
	j.Log.Error("attach files", "err", errors.Join(j.refused...))
	if j.quiet {
		j.shell.ToastAction(kit.ToneRed, fmt.Sprintf(lang.L("%d berkas tidak dilampirkan."), len(j.refused)), lang.L("Lihat sebabnya"), j.tellWhy)
		return
	}
	j.tellWhy()
}

// tellWhy says why files were refused.
func (j *attaching) tellWhy() {
	const most = 5 // sentences that still fit a modal
	var lines []string
	for _, err := range j.refused[:min(most, len(j.refused))] {
		lines = append(lines, message(err))
	}
	if more := len(j.refused) - len(lines); more > 0 {
		lines = append(lines, fmt.Sprintf(lang.L("… dan %d berkas lain."), more))
	}
	kit.ShowError(j.Window.Window, lang.L("Ada berkas yang tidak dilampirkan"), strings.Join(lines, "\n\n"))
}

// attachWhileTyping keeps files without standing in the way of the keyboard.
func (w *Window) attachWhileTyping(meetingID int64, paths []string) {
	j := &attaching{Window: w, meetingID: meetingID, paths: paths, quiet: true}
	w.Quiet(lang.L("Melampirkan berkas"), func(ctx context.Context) error {
		return j.work(ctx, func(int, int) {})
	}, func() {
		w.refreshAttachments(meetingID)
		j.tell()
	})
}

// refreshAttachments shows the attachments of a meeting anew if they are in
// front; a toast may outlive its page.
func (w *Window) refreshAttachments(meetingID int64) {
	if v, ok := w.shown().(*attachmentsView); ok && v.meetingID == meetingID {
		v.refresh()
		v.list.Focus() // the button pressed is gone
	}
}

// attached reports whether files of a kind go with a meeting.
func attached(k kind) bool {
	return k == kindPicture || k == kindPDF || k == kindDocument || k == kindWorkbook
}

// mixed lets photos and papers of a meeting be dropped together.
func (v *captureView) mixed() bool     { return true }
func (v *reviewView) mixed() bool      { return true }
func (v *attachmentsView) mixed() bool { return true }

// drop attaches files that were dropped onto the page.
func (v *captureView) drop(k kind, paths []string) bool {
	if attached(k) {
		v.attachWhileTyping(v.meetingID, paths)
	}
	return attached(k)
}

// drop attaches files that were dropped onto the page.
func (v *reviewView) drop(k kind, paths []string) bool {
	if attached(k) {
		v.attachWhileTyping(v.meetingID, paths)
	}
	return attached(k)
}

// drop attaches files that were dropped onto the page.
func (v *attachmentsView) drop(k kind, paths []string) bool {
	if attached(k) {
		v.attach(paths)
	}
	return attached(k)
}

// attach attaches files, and shows them.
func (v *attachmentsView) attach(paths []string) {
	if len(paths) == 0 {
		return
	}
	j := &attaching{Window: v.Window, meetingID: v.meetingID, paths: paths}
	v.Run(lang.L("Melampirkan berkas"), j.work, func() {
		v.refresh()
		if len(j.added) > 0 {
			v.list.SetCursor(len(v.all) - len(j.added))
			v.list.Focus()
		}
		j.tell()
	})
}

// choose asks for files to attach.
func (v *attachmentsView) choose() {
	v.OpenFiles(kit.FileRequest{Title: lang.L("Tambah lampiran"), Multiple: true, Filters: []kit.FileFilter{
		{Name: lang.L("Foto dan berkas kantor"), Extensions: []string{
			"jpg", "jpeg", "png", "pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "odt", "ods", "odp",
		}},
	}}, v.attach)
}

// paste attaches a picture or files that were copied, and asks for the caption
// of a picture.
func (v *attachmentsView) paste() {
	if v.final {
		return
	}
	v.readClipboard(func(c clipboard.Content) {
		switch {
		case len(c.Files) > 0:
			v.attach(c.Files)
		case c.Picture != nil:
			v.addPicture(c.Picture)
		default:
			kit.Inform(v.Window.Window, lang.L("Tidak ada gambar atau berkas di papan klip"),
				lang.L("Salin gambarnya di program lain, atau berkasnya di pengelola berkas, lalu tempel di sini."))
		}
	})
}

// addPicture attaches a pasted picture, shows it and asks for its caption.
func (v *attachmentsView) addPicture(picture []byte) {
	var a app.Attachment
	v.Run(lang.L("Melampirkan gambar"), func(ctx context.Context, _ kit.Step) (err error) {
		a, err = v.app.Attachments.AddPasted(ctx, v.meetingID, picture)
		return err
	}, func() {
		v.refresh()
		v.list.SetCursor(len(v.all) - 1)
		v.list.Focus()
		v.describe(a)
	})
}
