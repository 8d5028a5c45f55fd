package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// reviewView reads the record over before it is final: what is missing or
// doubtful, each one step from where it is mended.
type reviewView struct {
	*Window
	meetingID int64
	remarks   []app.Remark
	list      *kit.VList
	well      fyne.CanvasObject
	finalize  *kit.Button
	meeting   app.Meeting
}

func newReviewView(w *Window, meetingID int64) *reviewView {
	v := &reviewView{Window: w, meetingID: meetingID}
	v.list = kit.NewVList(kit.Rows{
		Length: func() int { return len(v.remarks) },
		Height: func(i int, width float32) float32 {
			return kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).Height(say(v.remarks[i].Sentence), width-kit.Zoomed(164)) + kit.Zoomed(20)
		},
		New: func() fyne.CanvasObject {
			return container.New(remarkLayout{}, kit.NewChip("", kit.ToneNeutral), kit.NewParagraph(""))
		},
		Draw: v.draw,
	})
	v.list.OnActivate = v.mend
	v.well = kit.NewEmptyState(theme.ConfirmIcon(), lang.L("Tidak ada yang kurang"),
		lang.L("Catatan, daftar hadir, dan tindak lanjut sudah lengkap. Notula siap disahkan."))
	v.finalize = kit.NewPrimaryButton(lang.L("Sahkan notula…"), theme.ConfirmIcon(), v.confirm)
	return v
}

func (v *reviewView) destination() string { return destMeetings }

func (v *reviewView) page() kit.Page {
	hint := kit.NewParagraph(lang.L("Enter pada baris membuka tempat memperbaikinya. Setelah disahkan, catatan dibekukan dan tindak lanjut mulai berlaku."))
	hint.ColorName, hint.SizeName = kit.ColorMuted, theme.SizeNameCaptionText
	look := kit.NewButton(lang.L("Pratinjau"), theme.VisibilityIcon(), func() { v.push(newPreviewView(v.Window, v.meetingID, app.CopyDraft)) })
	return kit.Page{
		Title: lang.L("Periksa"), Focus: v.list, Actions: []fyne.CanvasObject{look, v.finalize},
		Content: kit.NewPageBody(container.NewVBox(v.tabs(v.meetingID, tabReview), kit.Pad(hint)),
			kit.NewSurface(container.NewStack(v.well, v.list)), nil),
	}
}

func (v *reviewView) commands() []kit.Command {
	cs := []kit.Command{{ID: "review.finalize", Title: lang.L("Sahkan notula…"), Menu: lang.L("Rapat"), Enabled: v.ready, Run: v.confirm}}
	cs = append(cs, kit.NewNote(lang.L("Periksa"), lang.L("Buka tempat memperbaikinya"), "Enter"))
	cs = append(cs, v.pasteCommands(v.meetingID, func() bool { return v.meeting.State != app.Final })...)
	return append(cs, v.tabCommands(v.meetingID)...)
}

func (v *reviewView) refresh() {
	r, err := v.app.Meetings.Record(v.Context, v.meetingID)
	if !v.done(lang.L("Memeriksa catatan"), err) {
		return
	}
	v.meeting = r.Meeting
	remarks, err := v.app.Minutes.Review(v.Context, v.meetingID)
	if !v.done(lang.L("Memeriksa catatan"), err) {
		return
	}
	v.remarks = remarks
	word, _ := meetingWord(r.Meeting.State)
	v.shell.SetHeader(classed(r.Meeting.Title, r.Meeting.Classification), word)
	setShown(v.well, len(remarks) == 0)
	setShown(v.list, len(remarks) > 0)
	if v.ready() {
		v.finalize.Enable()
	} else {
		v.finalize.Disable()
	}
	v.list.Reload()
	if len(remarks) == 0 { // the list is hidden, the next step is to make it final
		v.Window.Window.Canvas().Focus(v.finalize)
	}
}

// ready reports whether nothing blocking was found.
func (v *reviewView) ready() bool {
	for _, r := range v.remarks {
		if r.Weight == app.Blocking {
			return false
		}
	}
	return true
}

func (v *reviewView) draw(i int, o fyne.CanvasObject, _ kit.RowState) {
	r := v.remarks[i]
	row := o.(*fyne.Container)
	chip := row.Objects[0].(*kit.Chip)
	if r.Weight == app.Blocking {
		chip.Set(lang.L("Harus diperbaiki"), kit.ToneRed)
	} else {
		chip.Set(lang.L("Sebaiknya diperiksa"), kit.ToneAmber)
	}
	row.Objects[1].(*kit.Text).SetText(say(r.Sentence))
	row.Refresh()
}

// mend opens the place where a remark is put right.
func (v *reviewView) mend(i int) {
	r := v.remarks[i]
	switch r.Place {
	case app.AtEntry:
		c := newCaptureView(v.Window, v.meetingID)
		v.replace(c)
		c.editEntry(r.ID)
	case app.AtAttendance:
		v.replace(newAttendanceView(v.Window, v.meetingID))
	case app.AtAttachment:
		a := newAttachmentsView(v.Window, v.meetingID)
		v.replace(a)
		a.describeID(r.ID)
	case app.AtOffice:
		v.goTo(destSettings)
	default:
		v.replace(newPlanView(v.Window, v.meetingID))
	}
}

// confirm asks once, since what is final stays.
func (v *reviewView) confirm() {
	kit.Confirm(v.Window.Window, kit.ModalText{
		Title: lang.L("Sahkan notula?"),
		Text:  lang.L("Catatan dibekukan sebagai versi resmi dan tindak lanjutnya mulai berlaku. Sesudah ini perubahan hanya dapat dilakukan sebagai ralat."),
		Yes:   lang.L("Sahkan"),
	}, v.makeFinal)
}

func (v *reviewView) makeFinal() {
	if _, err := v.app.Minutes.Finalize(v.Context, v.meetingID); v.done(lang.L("Mengesahkan notula"), err) {
		v.shell.Toast(kit.ToneGreen, lang.L("Notula disahkan."))
		v.replace(newMinutesView(v.Window, v.meetingID))
	}
}

// remarkLayout puts the weight before the sentence.
type remarkLayout struct{}

// Layout is for Fyne.
func (remarkLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	chip, left, top := objects[0].MinSize(), kit.Zoomed(156), kit.Zoomed(8)
	objects[0].Resize(chip)
	objects[0].Move(fyne.NewPos(top, top))
	objects[1].Resize(fyne.NewSize(size.Width-kit.Zoomed(164), size.Height-2*top))
	objects[1].Move(fyne.NewPos(left, top+1))
}

// MinSize is for Fyne.
func (remarkLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 36) }
