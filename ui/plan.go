package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// planView is the plan of a meeting; with id 0 of a new one.
type planView struct {
	*Window
	meetingID int64
	plan      app.Plan

	form      *planForm
	topics    *topicList
	invite    *inviteList
	series    *seriesOffer
	chair     *personForm
	secretary *personForm
	recorder  *personForm
	warning   *kit.Text
}

func newPlanView(w *Window, meetingID int64) *planView {
	v := &planView{
		Window: w, meetingID: meetingID, form: newPlanForm(w), topics: newTopicList(w), invite: newInviteList(w),
		chair: newPersonForm(), secretary: newPersonForm(), recorder: newPersonForm(), warning: kit.NewParagraph(""),
	}
	v.warning.ColorName = kit.ToneAmber.Ink()
	v.series = newSeriesOffer(v)
	v.form.series.OnChanged = v.series.follow
	return v
}

func (v *planView) destination() string { return destMeetings }

func (v *planView) page() kit.Page {
	leaders := container.NewVBox(
		kit.NewFormGrid(v.chair.fields(lang.L("Pimpinan rapat"))...),
		kit.NewFormGrid(v.secretary.fields(lang.L("Sekretaris"))...),
		kit.NewFormGrid(v.recorder.fields(lang.L("Pencatat (notulis)"))...),
		v.warning,
	)
	left := container.NewVBox(kit.NewCard(lang.L("Data rapat"), v.form.grid), kit.NewCard(lang.L("Pimpinan dan pencatat"), leaders))
	right := container.NewVBox(v.series.card, v.topics.card(), v.invite.card())
	body := container.NewVScroll(container.New(&pair{}, left, right))
	p := kit.Page{
		Title: lang.L("Rapat baru"), Content: body, Focus: v.form.title,
		Actions: []fyne.CanvasObject{kit.NewPrimaryButton(lang.L("Simpan rencana"), theme.DocumentSaveIcon(), v.save)},
	}
	if v.meetingID != 0 {
		p.Title = lang.L("Rencana rapat")
		p.Content = kit.NewPageBody(v.tabs(v.meetingID, tabPlan), body, nil)
		p.Actions = append(p.Actions, kit.NewButton(lang.L("Mulai mencatat"), theme.MediaPlayIcon(), v.begin))
	}
	return p
}

func (v *planView) commands() []kit.Command {
	menu := lang.L("Rapat")
	cs := []kit.Command{
		{ID: "plan.save", Title: lang.L("Simpan rencana"), Menu: menu, Key: fyne.KeyS, Mod: ctrl, Run: v.save},
		{ID: "plan.topic", Title: lang.L("Tambah acara"), Menu: menu, Key: fyne.KeyT, Mod: ctrl, Run: v.topics.add},
		{ID: "plan.take", Title: lang.L("Ambil dari rapat terakhir"), Menu: menu, Key: fyne.KeyR, Mod: ctrl, Enabled: v.series.offers, Run: v.series.take},
	}
	if v.meetingID != 0 {
		cs = append(cs, v.tabCommands(v.meetingID)...)
	}
	return cs
}

func (v *planView) refresh() {
	if v.meetingID == 0 {
		v.fill(v.template())
		return
	}
	r, err := v.app.Meetings.Record(v.Context, v.meetingID)
	if !v.done(lang.L("Membaca rencana rapat"), err) {
		return
	}
	plan := app.Plan{Meeting: r.Meeting, Series: r.Series, Officials: r.Officials}
	for _, item := range r.Items {
		if item.Kind == app.ItemTopic {
			plan.Topics = append(plan.Topics, app.Topic{ID: item.ID, Title: item.Title, IssueID: item.IssueID, Minutes: item.PlannedMinutes})
		}
	}
	for _, a := range r.Attendance {
		plan.Invited = append(plan.Invited, a.AgencyID)
	}
	v.fill(plan)
}

// template is what a new meeting begins with: today, and the people of the
// last one.
func (v *planView) template() app.Plan {
	plan, err := v.app.Meetings.Template(v.Context)
	if err != nil {
		v.Log.Error("read template", "err", err)
	}
	return plan
}

func (v *planView) fill(p app.Plan) {
	v.plan = p
	v.form.set(p)
	v.series.follow(p.Series)
	v.topics.set(p.Topics)
	v.invite.set(p.Invited)
	for _, o := range p.Officials {
		switch o.Role {
		case app.RoleChair:
			v.chair.set(o)
		case app.RoleSecretary:
			v.secretary.set(o)
		case app.RoleRecorder:
			v.recorder.set(o)
		}
	}
}

// save stores the plan and stays on it; a new one becomes a meeting with pages.
func (v *planView) save() {
	if v.store() {
		v.shell.Toast(kit.ToneGreen, lang.L("Rencana rapat tersimpan."))
		v.replace(newPlanView(v.Window, v.plan.Meeting.ID))
	}
}

// begin stores the plan and goes on to taking the meeting down.
func (v *planView) begin() {
	if v.store() {
		v.replace(newCaptureView(v.Window, v.plan.Meeting.ID))
	}
}

func (v *planView) store() bool {
	v.warning.SetText(v.nipWarnings())
	if !v.form.read(&v.plan) {
		return false
	}
	v.plan.Topics = v.topics.read()
	v.plan.Invited = v.invite.read()
	v.plan.Officials = nil
	for _, o := range []struct {
		form *personForm
		role app.OfficialRole
	}{{v.chair, app.RoleChair}, {v.secretary, app.RoleSecretary}, {v.recorder, app.RoleRecorder}} {
		if !o.form.empty() {
			v.plan.Officials = append(v.plan.Officials, o.form.official(o.role))
		}
	}
	return v.done(lang.L("Menyimpan rencana rapat"), v.app.Meetings.Save(v.Context, &v.plan))
}

func (v *planView) nipWarnings() string {
	text := ""
	for _, f := range []*personForm{v.chair, v.secretary, v.recorder} {
		if w := nipWarning(f.nip.Text); w != "" {
			text += f.name.Text + ": " + w + "\n"
		}
	}
	return text
}
