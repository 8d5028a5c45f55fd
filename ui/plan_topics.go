package ui

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// topicList takes the agenda: one row per topic, in order.
type topicList struct {
	w    *Window
	rows []*topicRow
	box  *fyne.Container
}

// topicRow is one topic being edited.
type topicRow struct {
	id      int64
	title   *kit.Entry
	issue   *kit.Combo
	minutes *kit.Entry
}

func newTopicList(w *Window) *topicList { return &topicList{w: w, box: container.NewVBox()} }

func (t *topicList) card() fyne.CanvasObject {
	card := kit.NewCard(lang.L("Acara"), t.box)
	card.SetActions(kit.NewQuietButton(lang.L("Tambah acara"), theme.ContentAddIcon(), t.add))
	return card
}

func (t *topicList) set(topics []app.Topic) {
	t.rows = nil
	for _, topic := range topics {
		t.rows = append(t.rows, t.row(topic))
	}
	if len(topics) == 0 {
		t.rows = append(t.rows, t.row(app.Topic{}))
	}
	t.show()
}

func (t *topicList) row(topic app.Topic) *topicRow {
	r := &topicRow{id: topic.ID, title: kit.NewEntry(lang.L("Judul acara")), minutes: kit.NewEntry(lang.L("menit"))}
	r.title.SetText(topic.Title)
	if topic.Minutes > 0 {
		r.minutes.SetText(strconv.Itoa(topic.Minutes))
	}
	r.issue = kit.NewCombo(lang.L("Isu strategis"), t.issues())
	if topic.IssueID != 0 {
		r.issue.SetID(strconv.FormatInt(topic.IssueID, 10))
	}
	return r
}

func (t *topicList) issues() []kit.Option {
	issues, err := t.w.app.Agencies.Issues(t.w.Context)
	if err != nil {
		t.w.Log.Error("read issues", "err", err)
	}
	var options []kit.Option
	for _, i := range issues {
		options = append(options, kit.Option{ID: strconv.FormatInt(i.ID, 10), Text: i.Name, Detail: "#" + i.Code})
	}
	return options
}

// add puts an empty topic at the end and the keyboard on it.
func (t *topicList) add() {
	r := t.row(app.Topic{})
	t.rows = append(t.rows, r)
	t.show()
	t.w.Window.Canvas().Focus(r.title)
}

func (t *topicList) show() {
	t.box.Objects = nil
	for i, r := range t.rows {
		buttons := container.NewHBox(
			kit.NewQuietButton("", theme.MoveUpIcon(), func() { t.swap(i, i-1) }),
			kit.NewQuietButton("", theme.MoveDownIcon(), func() { t.swap(i, i+1) }),
			kit.NewQuietButton("", theme.DeleteIcon(), func() { t.remove(i) }),
		)
		number := kit.NewStrong(strconv.Itoa(i + 1))
		below := container.NewBorder(nil, nil, nil, container.NewGridWrap(fyne.NewSize(90, r.minutes.MinSize().Height), r.minutes), r.issue)
		t.box.Add(container.NewBorder(nil, nil, container.NewPadded(number), buttons, container.NewVBox(r.title, below)))
	}
	t.box.Refresh()
}

func (t *topicList) swap(i, k int) {
	if k < 0 || k >= len(t.rows) {
		return
	}
	t.rows[i], t.rows[k] = t.rows[k], t.rows[i]
	t.show()
}

func (t *topicList) remove(i int) {
	gone := t.rows[i]
	t.rows = slices.Concat(t.rows[:i], t.rows[i+1:])
	t.show()
	if gone.title.Text == "" {
		return
	}
	text := fmt.Sprintf(lang.L("Acara “%s” dihapus."), gone.title.Text)
	t.w.shell.ToastAction(kit.ToneNeutral, text, lang.L("Batalkan"), func() {
		t.rows = slices.Insert(t.rows, min(i, len(t.rows)), gone)
		t.show()
	})
}

// read returns the topics that have a title.
func (t *topicList) read() []app.Topic {
	var topics []app.Topic
	for _, r := range t.rows {
		if r.title.Text == "" && r.id == 0 {
			continue
		}
		minutes, _ := strconv.Atoi(r.minutes.Text) // anything but a number plans no time
		issue, _ := strconv.ParseInt(r.issue.ID(), 10, 64)
		topics = append(topics, app.Topic{ID: r.id, Title: r.title.Text, IssueID: issue, Minutes: max(0, minutes)})
	}
	return topics
}
