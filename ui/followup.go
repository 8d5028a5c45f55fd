package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// storyView is one follow-up: what it says, how it stands, and all that
// happened to it.
type storyView struct {
	*Window
	id    int64
	story app.Story
	zone  app.Zone

	facts   *fyne.Container
	line    *timeline
	accepts *kit.Button
	returns *kit.Button
}

func newStoryView(w *Window, id int64) *storyView {
	v := &storyView{Window: w, id: id, facts: container.NewVBox(), line: newTimeline()}
	v.accepts = kit.NewPrimaryButton(lang.L("Terima laporan"), theme.ConfirmIcon(), v.accept)
	v.returns = kit.NewButton(lang.L("Kembalikan…"), theme.ContentUndoIcon(), v.sendBack)
	return v
}

func (v *storyView) destination() string { return destFollowUps }

func (v *storyView) page() kit.Page {
	return kit.Page{
		Title: lang.L("Tindak Lanjut"), Focus: v.line.list,
		Actions: []fyne.CanvasObject{
			kit.NewQuietButton(lang.L("Kembali"), theme.NavigateBackIcon(), v.back),
			kit.NewButton(lang.L("Buka rapat asal"), theme.AccountIcon(), v.openMeetingOfOrigin), v.returns, v.accepts,
		},
		Content: container.NewGridWithColumns(2,
			container.NewVScroll(v.facts),
			kit.NewCard(lang.L("Riwayat"), v.line.list)),
	}
}

func (v *storyView) commands() []kit.Command {
	menu := lang.L("Tindak Lanjut")
	return []kit.Command{
		{ID: "story.accept", Title: lang.L("Terima laporan"), Menu: menu, Key: fyne.KeyT, Mod: shiftCtrl, Enabled: v.reported, Run: v.accept},
		{ID: "story.return", Title: lang.L("Kembalikan…"), Menu: menu, Key: fyne.KeyK, Mod: shiftCtrl, Enabled: v.reported, Run: v.sendBack},
		{ID: "story.meeting", Title: lang.L("Buka rapat asal"), Menu: menu, Group: 1, Key: fyne.KeyO, Mod: ctrl, Run: v.openMeetingOfOrigin},
	}
}

func (v *storyView) reported() bool { return v.story.FollowUp.LastReportID != 0 }

func (v *storyView) refresh() {
	var story app.Story
	var office app.Office
	v.Quiet(lang.L("Membaca tindak lanjut"), func(ctx context.Context) (err error) {
		if story, err = v.app.FollowUps.Story(ctx, v.id); err != nil {
			return err
		}
		office, err = v.app.Offices.Get(ctx)
		return err
	}, func() {
		v.story, v.zone = story, office.Zone
		v.show()
	})
}

func (v *storyView) show() {
	f := v.story.FollowUp
	if v.shown() == view(v) {
		v.shell.SetHeader(f.Number, v.story.Meeting.Title)
	}
	v.facts.Objects = []fyne.CanvasObject{v.actionCard(), v.stateCard(), v.originCard()}
	v.facts.Refresh()
	v.line.show(v.story, v.zone)
	for _, b := range []*kit.Button{v.accepts, v.returns} {
		if v.reported() {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	v.Window.commands.Refresh()
}

// facts lists what is known, leaving out what is not.
func facts(pairs ...[2]string) fyne.CanvasObject {
	var fields []kit.FormField
	for _, p := range pairs {
		if p[1] != "" {
			fields = append(fields, kit.FormField{Label: p[0], Input: kit.NewParagraph(p[1])})
		}
	}
	return kit.NewFormGrid(fields...)
}

func (v *storyView) actionCard() fyne.CanvasObject {
	f, st := v.story.FollowUp, v.story
	action := kit.NewParagraph(f.Action)
	action.Style.Bold = true
	lead := st.Lead.Name
	if lead == "" {
		lead = lang.L("Belum ada penanggung jawab")
	}
	var supports []string
	for _, a := range st.Supports {
		supports = append(supports, a.Agency.Name)
	}
	budget := ""
	if f.Budget != nil {
		budget = locale.Rupiah(*f.Budget).String()
	}
	return kit.NewCard("", container.NewVBox(action, facts(
		[2]string{lang.L("Penanggung jawab"), lead},
		[2]string{lang.L("Pendukung"), locale.List(supports)},
		[2]string{lang.L("Isu strategis"), st.Issue.Name},
		[2]string{lang.L("Permasalahan"), f.Problem},
		[2]string{lang.L("Indikator"), f.Indicator},
		[2]string{lang.L("Anggaran"), budget},
		[2]string{lang.L("Bagian dari"), st.Parent.Number},
	)))
}

// stateCard keeps apart what the agency says and what the secretariat says of
// that.
func (v *storyView) stateCard() fyne.CanvasObject {
	f := v.story.FollowUp
	status, tone := statusWord(f.Status)
	verdict, verdictTone := verificationWord(f.Verification)
	due := kit.NewText(dueWords(f.Due))
	if due.Text == "" {
		due.Text = lang.L("Tanpa tenggat")
	}
	dueRow := container.NewHBox(due)
	today := app.DateOf(v.app.Now(v.Context))
	switch {
	case v.story.Late:
		dueRow.Add(kit.NewStatusChip(locale.RelativeDue(f.Due.On, today), kit.ToneLate))
	case f.Open() && f.Due.On != "":
		dueRow.Add(kit.NewMuted(locale.RelativeDue(f.Due.On, today)))
	}
	claimed := container.NewHBox(kit.NewStatusChip(status, tone))
	said := lang.L("belum pernah melapor")
	if f.ReportedOn != "" {
		claimed.Add(kit.NewText(locale.Percent(float64(f.Progress) / 10)))
		said = locale.Day(f.ReportedOn)
	}
	claimed.Add(kit.NewMuted(said))
	fields := []kit.FormField{
		{Label: lang.L("Tenggat"), Input: dueRow},
		{Label: lang.L("Kata OPD"), Input: claimed},
		{Label: lang.L("Verifikasi"), Input: container.NewHBox(kit.NewStatusChip(verdict, verdictTone))},
	}
	if f.VerificationNote != "" {
		fields = append(fields, kit.FormField{Label: lang.L("Catatan"), Input: kit.NewParagraph(f.VerificationNote)})
	}
	return kit.NewCard(lang.L("Keadaan sekarang"), kit.NewFormGrid(fields...))
}

func (v *storyView) originCard() fyne.CanvasObject {
	m, e := v.story.Meeting, v.story.Entry
	direction := v.story.FollowUp.Direction
	if direction == e.Body { // said once
		direction = ""
	}
	said := ""
	if e.ID != 0 {
		at := app.TimeOfDayOf(e.At.In(v.zone.Location()))
		said = locale.Hour(at, v.zone)
		if e.Speaker != "" {
			said = e.Speaker + ", " + said
		}
	}
	return kit.NewCard(lang.L("Rapat asal"), facts(
		[2]string{lang.L("Rapat"), m.Title},
		[2]string{lang.L("Tanggal"), locale.LongDay(m.HeldOn)},
		[2]string{lang.L("Disampaikan"), said},
		[2]string{lang.L("Catatan"), e.Body},
		[2]string{lang.L("Arahan"), direction},
	))
}

func (v *storyView) accept() {
	if v.reported() {
		v.acceptReports([]int64{v.id}, v.refresh)
	}
}

func (v *storyView) sendBack() {
	if v.reported() {
		v.returnReports([]int64{v.id}, v.refresh)
	}
}

// openMeetingOfOrigin opens the record of the meeting at the entry.
func (v *storyView) openMeetingOfOrigin() {
	c := newCaptureView(v.Window, v.story.Meeting.ID)
	v.push(c)
	c.showEntry(v.story.Entry.ID)
}

// percentOf writes thousandths as a percentage.
func percentOf(thousandths int) string {
	return fmt.Sprintf(lang.L("kemajuan %s"), locale.Percent(float64(thousandths)/10))
}
