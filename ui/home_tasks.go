package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// taskList lists what waits, the most urgent first; each line is one step from
// exactly the rows that it counts.
type taskList struct {
	w       *Window
	tasks   []app.Task
	table   *kit.TableList
	empty   fyne.CanvasObject
	content fyne.CanvasObject
}

func newTaskList(w *Window) *taskList {
	l := &taskList{w: w}
	l.table = kit.NewTableList([]kit.Column{
		{Width: 52, Whole: true, Align: fyne.TextAlignTrailing},
		{Title: lang.L("Yang menunggu"), Width: 240, Grow: 1, Wrap: true},
		{Title: lang.L("Sejak"), Width: 178},
	}, func() int { return len(l.tasks) }, l.cell)
	l.table.List.OnActivate = l.enter
	l.empty = kit.NewEmptyState(theme.ConfirmIcon(), lang.L("Tidak ada yang menunggu"),
		lang.L("Rapat hari ini, notula yang belum disahkan, laporan yang perlu diperiksa, dan tenggat yang dekat muncul di sini."))
	card := kit.NewCard(lang.L("Yang perlu dikerjakan"), container.NewStack(l.empty, l.table))
	card.SetActions(kit.NewQuietButton("", theme.ViewFullScreenIcon(), w.openChair))
	l.content = card
	return l
}

func (l *taskList) show(tasks []app.Task) {
	l.tasks = tasks
	setShown(l.empty, len(l.tasks) == 0)
	setShown(l.table, len(l.tasks) > 0)
	l.table.Reload()
}

var taskTones = map[app.TaskKind]kit.Tone{
	app.TaskRunning: kit.ToneAccent, app.TaskToday: kit.TonePrimary, app.TaskMissed: kit.ToneAmber, app.TaskDraft: kit.ToneAmber,
	app.TaskUnsigned: kit.ToneBlue, app.TaskVerify: kit.ToneBlue, app.TaskExtensions: kit.ToneViolet, app.TaskLate: kit.ToneRed,
	app.TaskReports: kit.ToneAmber, app.TaskDueSoon: kit.ToneAmber, app.TaskSheets: kit.TonePrimary, app.TaskBackup: kit.ToneRed,
}

func (l *taskList) cell(row, col int) kit.Cell {
	t := l.tasks[row]
	switch col {
	case 0:
		if t.Kind == app.TaskBackup {
			return kit.Cell{Text: "!", Bold: true, Tone: taskTones[t.Kind]}
		}
		return kit.Cell{Text: locale.Number(float64(t.Count)), Bold: true, Tone: taskTones[t.Kind]}
	case 1:
		return kit.Cell{Text: words.Task(t), Sub: classed(t.Meeting.Title, t.Meeting.Classification)}
	}
	return kit.Cell{Text: l.since(t), Muted: true}
}

// since tells how long the oldest has been waiting.
func (l *taskList) since(t app.Task) string {
	if t.Since == "" {
		return ""
	}
	days := app.DateOf(l.w.app.Now(l.w.Context)).Sub(t.Since)
	switch {
	case t.Kind == app.TaskDueSoon && days == 0, t.Kind == app.TaskToday, days == 0:
		return lang.L("hari ini")
	case days == -1:
		return lang.L("besok")
	case days < 0:
		return fmt.Sprintf(lang.L("%s hari lagi"), locale.Number(float64(-days)))
	}
	return fmt.Sprintf(lang.L("%s · %s hari"), locale.ShortDay(t.Since), locale.Number(float64(days)))
}

// enter opens exactly the rows that a line counts.
func (l *taskList) enter(i int) {
	if i < 0 || i >= len(l.tasks) {
		return
	}
	switch t := l.tasks[i]; {
	case t.Filter != "":
		l.w.openRegister(t.Filter)
	case t.Kind == app.TaskReports:
		l.w.openReports(t.Period)
	case t.Kind == app.TaskSheets:
		l.w.goTo(destSheets)
	case t.Kind == app.TaskBackup:
		l.w.openBackups()
	case t.Kind == app.TaskExtensions:
		l.w.openPendingExtensions()
	case t.Meeting.ID != 0:
		l.w.openMeeting(t.Meeting.ID, taskPages[t.Kind])
	default:
		l.w.openMeetings(words.Task(t), t.Meetings)
	}
}

// taskPages are where a meeting's step is done.
var taskPages = map[app.TaskKind]tab{
	app.TaskRunning: tabCapture, app.TaskToday: tabCapture, app.TaskMissed: tabPlan, app.TaskDraft: tabReview, app.TaskUnsigned: tabMinutes,
}

// running is the meeting being taken down now; its ID is 0 for none.
func (l *taskList) running() app.Meeting {
	for _, t := range l.tasks {
		if t.Kind == app.TaskRunning {
			return t.Meeting
		}
	}
	return app.Meeting{}
}
