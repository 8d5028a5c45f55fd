package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// homeView shows what needs doing now, and how the follow-ups stand. In an
// empty archive it welcomes instead.
type homeView struct {
	*Window
	body    *fyne.Container // welcome or desk
	welcome *welcome
	tasks   *taskList
	counts  *countTiles
	figures *figuresPanel

	running app.Meeting // ID 0 for none
}

func newHomeView(w *Window) *homeView {
	return &homeView{
		Window: w, body: container.NewStack(), welcome: newWelcome(w), tasks: newTaskList(w),
		counts: newCountTiles(w), figures: newFiguresPanel(w),
	}
}

func (v *homeView) destination() string { return destHome }

func (v *homeView) page() kit.Page {
	f := v.figures
	v.body.Objects = []fyne.CanvasObject{v.welcome.content, besideBar(container.New(&column{},
		v.counts.content, container.New(&cells{columns: 1},
			container.New(&cells{columns: 2, least: 360}, v.tasks.content, container.NewStack(f.month, f.empty)), f.rest)))}
	return kit.Page{
		Title: lang.L("Beranda"), Subtitle: words.LongDay(app.DateOf(v.app.Now(v.Context))), Content: v.body,
	}
}

func (v *homeView) commands() []kit.Command {
	return []kit.Command{
		{ID: "home.new", Title: lang.L("Rapat baru…"), Menu: lang.L("Beranda"), Key: fyne.KeyN, Mod: ctrl, Run: v.plan},
		{
			ID: "home.resume", Title: lang.L("Lanjutkan mencatat"), Menu: lang.L("Beranda"), Key: fyne.KeyL, Mod: ctrl,
			Enabled: func() bool { return v.running.ID != 0 }, Run: v.resume,
		},
		{ID: "home.chair", Title: lang.L("Tampilan pimpinan"), Menu: lang.L("Beranda"), Group: 1, Key: fyne.KeyF9, Run: v.openChair},
		{ID: "home.opening", Title: lang.L("Bahan pembukaan rapat…"), Menu: lang.L("Beranda"), Group: 1, Run: v.printOpening},
	}
}

// refresh reads everything away from the keyboard: it grows with the archive.
func (v *homeView) refresh() {
	var (
		meetings int
		office   app.Office
		tasks    []app.Task
		figures  app.HomeFigures
	)
	v.Quiet(lang.L("Membaca beranda"), func(ctx context.Context) (err error) {
		if _, meetings, err = v.app.Meetings.List(ctx, app.MeetingFilter{}, 1, 0); err != nil {
			return err
		}
		if office, err = v.app.Offices.Get(ctx); err != nil {
			return err
		}
		if tasks, err = v.app.Home.Tasks(ctx); err != nil {
			return err
		}
		figures, err = v.app.Home.Figures(ctx)
		return err
	}, func() {
		if v.shown() == view(v) {
			v.show(meetings == 0, office, tasks, figures)
		}
	})
}

func (v *homeView) show(empty bool, office app.Office, tasks []app.Task, figures app.HomeFigures) {
	setShown(v.body.Objects[0], empty)
	setShown(v.body.Objects[1], !empty)
	v.shell.SetHeader(lang.L("Beranda"), words.LongDay(app.DateOf(v.app.Now(v.Context))))
	if empty {
		v.welcome.show(office)
		v.shell.SetActions()
		v.body.Refresh() // what is new must be in the window before it can have the keyboard
		v.Window.Window.Canvas().Focus(v.welcome.first)
		return
	}
	v.tasks.show(tasks)
	v.counts.show(figures.Total)
	v.figures.show(figures)
	v.running = v.tasks.running()
	action := kit.NewPrimaryButton(lang.L("Rapat baru"), theme.ContentAddIcon(), v.plan)
	if v.running.ID != 0 {
		action = kit.NewPrimaryButton(lang.L("Lanjutkan mencatat"), theme.MediaPlayIcon(), v.resume)
	}
	v.shell.SetActions(action)
	v.Window.commands.Refresh()
	v.body.Refresh()
	if v.Window.Window.Canvas().Focused() == nil {
		v.Window.Window.Canvas().Focus(v.tasks.table.List)
	}
}

func (v *homeView) plan() { v.push(newPlanView(v.Window, 0)) }

func (v *homeView) resume() { v.openMeeting(v.running.ID, tabCapture) }
