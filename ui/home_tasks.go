package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// taskList lists the meetings that wait for something, each one step from the
// page where it is done.
type taskList struct {
	w       *Window
	tasks   []task
	table   *kit.TableList
	empty   fyne.CanvasObject
	content fyne.CanvasObject
}

// A task is what a meeting waits for, and the page where that is done.
type task struct {
	meeting app.Meeting
	what    string
	tone    kit.Tone
	page    tab
}

func newTaskList(w *Window) *taskList {
	l := &taskList{w: w}
	l.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Rapat"), Width: 300, Grow: 1, Wrap: true},
		{Title: lang.L("Langkah berikutnya"), Width: 210},
	}, func() int { return len(l.tasks) }, l.cell)
	l.table.List.OnActivate = l.enter
	l.empty = kit.NewEmptyState(theme.ConfirmIcon(), lang.L("Tidak ada rapat yang menunggu"),
		lang.L("Rapat hari ini, rapat yang berjalan, dan notula yang belum disahkan atau ditandatangani muncul di sini."))
	l.content = kit.NewCard(lang.L("Yang perlu dikerjakan"), container.NewStack(l.empty, l.table))
	return l
}

func (l *taskList) show(t app.ToDo) {
	l.tasks = nil
	seen := map[int64]bool{}
	for _, group := range [][]app.Meeting{t.MeetingsToday, t.Unfinished} {
		for _, m := range group {
			if task, waits := taskOf(m); waits && !seen[m.ID] {
				seen[m.ID] = true
				l.tasks = append(l.tasks, task)
			}
		}
	}
	for _, m := range t.Unsigned {
		l.tasks = append(l.tasks, task{m, lang.L("Tanda tangani"), kit.ToneBlue, tabMinutes})
	}
	setShown(l.empty, len(l.tasks) == 0)
	setShown(l.table, len(l.tasks) > 0)
	l.table.Reload()
}

// taskOf says what a meeting waits for; false for nothing.
func taskOf(m app.Meeting) (task, bool) {
	switch m.State {
	case app.Planned:
		return task{m, lang.L("Mulai mencatat"), kit.TonePrimary, tabCapture}, true
	case app.Running, app.Paused:
		return task{m, lang.L("Lanjutkan mencatat"), kit.ToneAccent, tabCapture}, true
	case app.Closed:
		return task{m, lang.L("Periksa dan sahkan"), kit.ToneAmber, tabReview}, true
	case app.Amending:
		return task{m, lang.L("Selesaikan ralat"), kit.ToneAmber, tabReview}, true
	}
	return task{}, false
}

func (l *taskList) cell(row, col int) kit.Cell {
	t := l.tasks[row]
	if col == 0 {
		sub := locale.LongDay(t.meeting.HeldOn)
		if t.meeting.Place != "" {
			sub += " · " + t.meeting.Place
		}
		return kit.Cell{Text: t.meeting.Title, Sub: sub, Bold: true}
	}
	return kit.Cell{Text: t.what, Chip: true, Tone: t.tone}
}

func (l *taskList) enter(i int) {
	if i >= 0 && i < len(l.tasks) {
		l.w.openMeeting(l.tasks[i].meeting.ID, l.tasks[i].page)
	}
}

// running is the meeting being taken down now; its ID is 0 for none.
func (l *taskList) running() app.Meeting {
	for _, t := range l.tasks {
		if t.meeting.State == app.Running || t.meeting.State == app.Paused {
			return t.meeting
		}
	}
	return app.Meeting{}
}
