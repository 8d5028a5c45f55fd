package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// Sizes of a picture shown small, in Fyne units; it is decoded twice as fine,
// for screens that show that much.
const (
	smallWidth  = 104
	smallHeight = 72
	smallEdge   = 2 * smallWidth
)

// attachmentWord is what a kind is called on the screen.
func attachmentWord(k app.AttachmentKind) string {
	switch k {
	case app.Photo:
		return lang.L("Foto rapat")
	case app.Invitation:
		return lang.L("Undangan")
	case app.Material:
		return lang.L("Bahan rapat")
	}
	return lang.L("Berkas lain")
}

// attachmentRow is one attachment: small picture, caption, file, kind.
type attachmentRow struct {
	picture       *canvas.Image
	icon          *widget.Icon
	caption, file *kit.Text
	kind          *kit.Chip
}

// newAttachmentRow lays a blank row out.
func newAttachmentRow() fyne.CanvasObject {
	picture := &canvas.Image{FillMode: canvas.ImageFillContain}
	box := container.NewGridWrap(fyne.NewSize(smallWidth, smallHeight),
		container.NewStack(container.NewCenter(container.NewGridWrap(fyne.NewSize(36, 36), widget.NewIcon(nil))), picture))
	caption, file := kit.NewStrong(""), kit.NewMuted("")
	caption.Truncate, file.Truncate = true, true
	words := container.NewVBox(layout.NewSpacer(), caption, file, layout.NewSpacer())
	row := container.NewBorder(nil, nil, container.NewPadded(box), container.NewCenter(kit.NewChip("", kit.ToneNeutral)), words)
	return container.New(layout.NewCustomPaddedLayout(0, 0, 8, 12), row)
}

// rowOf finds the parts of a row again.
func rowOf(o fyne.CanvasObject) attachmentRow {
	row := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects // center, left, right
	words := row[0].(*fyne.Container).Objects
	box := row[1].(*fyne.Container).Objects[0].(*fyne.Container).Objects[0].(*fyne.Container).Objects
	icon := box[0].(*fyne.Container).Objects[0].(*fyne.Container).Objects[0]
	return attachmentRow{
		picture: box[1].(*canvas.Image), icon: icon.(*widget.Icon),
		caption: words[1].(*kit.Text), file: words[2].(*kit.Text),
		kind: row[2].(*fyne.Container).Objects[0].(*kit.Chip),
	}
}

func (v *attachmentsView) draw(i int, o fyne.CanvasObject) {
	a, row := v.all[i], rowOf(o)
	row.picture.Image = v.small[a.ID]
	setShown(row.picture, row.picture.Image != nil)
	row.picture.Refresh()
	if a.Picture() {
		row.icon.SetResource(theme.FileImageIcon())
	} else {
		row.icon.SetResource(theme.DocumentIcon())
	}
	setShown(row.icon, row.picture.Image == nil)
	row.caption.ColorName = theme.ColorNameForeground
	text := a.Caption
	if text == "" {
		row.caption.ColorName = kit.ColorMuted
		text = lang.L("Belum ada keterangan")
	}
	row.caption.SetText(text)
	row.file.SetText(v.fileText(a))
	tone := kit.ToneNeutral
	if a.Kind == app.Photo {
		tone = kit.ToneBlue
	}
	row.kind.Set(attachmentWord(a.Kind), tone)
	o.Refresh()
}

// fileText is name, size and hour of an attachment in one line.
func (v *attachmentsView) fileText(a app.Attachment) string {
	parts := []string{a.Name, fileSize(a.Size)}
	if a.Picture() {
		parts = append(parts, fmt.Sprintf("%d × %d", a.Width, a.Height))
	}
	if !a.TakenAt.IsZero() {
		at := a.TakenAt.In(v.app.Now(v.Context).Location())
		parts = append(parts, fmt.Sprintf(lang.L("diambil %s"), locale.Hour(app.TimeOfDayOf(at), "")))
	}
	return strings.Join(parts, "  ·  ")
}

// fileSize writes a number of bytes as people say it.
func fileSize(n int64) string {
	if n < 1<<20 {
		return locale.Number(float64((n+1023)>>10)) + " KB"
	}
	tenths := (n*10 + 1<<19) >> 20
	return locale.Number(float64(tenths)/10) + " MB"
}
