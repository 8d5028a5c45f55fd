package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// seriesOffer stands on the plan of a meeting: what a new one may take over
// from the last of its series, and what that series still waits for.
type seriesOffer struct {
	v    *planView
	card *kit.Card
	box  *fyne.Container

	name     string // the series asked for
	known    app.Continuation
	taken    bool // what there is to take over was taken over
	topics   []*kit.Check
	approval *kit.Check
}

func newSeriesOffer(v *planView) *seriesOffer {
	o := &seriesOffer{v: v, box: container.NewVBox()}
	o.card = kit.NewCard(lang.L("Lanjutan seri"), o.box)
	o.card.Hide()
	return o
}

// follow shows what there is of a series while its name is being typed.
func (o *seriesOffer) follow(name string) {
	name = strings.TrimSpace(name)
	if name == o.name && o.known.Series.ID != 0 {
		return
	}
	known, err := o.v.app.Meetings.Continue(o.v.Context, name, o.v.meetingID)
	if err != nil {
		o.v.Log.Error("read series", "err", err)
		return
	}
	if known.Series.ID != o.known.Series.ID {
		o.taken = false
	}
	o.name, o.known = name, known
	o.show()
}

func (o *seriesOffer) show() {
	o.box.Objects = nil
	if o.known.Series.ID == 0 {
		o.showNames()
	} else {
		if o.offers() {
			o.showOffer()
		}
		o.box.Add(gapAbove(openOfSeries{o.known.Open, o.known.Late, 3}.content(app.DateOf(o.v.app.Now(o.v.Context)))))
	}
	setShown(o.card, len(o.box.Objects) > 0)
	o.card.Refresh()
	o.v.Window.commands.Refresh()
}

// offers reports whether there is something to take over.
func (o *seriesOffer) offers() bool {
	return o.v.meetingID == 0 && !o.taken && o.known.Last.ID != 0
}

// namesShown is how many series are offered to choose from.
const namesShown = 4

// showNames offers the series whose name holds what was typed so far.
func (o *seriesOffer) showNames() {
	all, err := o.v.app.Meetings.Series(o.v.Context)
	if err != nil {
		o.v.Log.Error("read series", "err", err)
	}
	names := container.NewVBox()
	for _, s := range all {
		if s.Active && strings.Contains(strings.ToLower(s.Name), strings.ToLower(o.name)) && len(names.Objects) < namesShown {
			names.Add(container.NewHBox(kit.NewButton(s.Name, nil, func() { o.choose(s.Name) })))
		}
	}
	if len(names.Objects) > 0 {
		o.box.Add(kit.NewMuted(lang.L("Seri yang sudah ada:")))
		o.box.Add(names)
	}
}

func (o *seriesOffer) choose(name string) {
	o.v.form.series.SetText(name) // which asks for it
	o.v.Window.Window.Canvas().Focus(o.v.form.series)
}

// showOffer lists what the last meeting hands on, everything checked.
func (o *seriesOffer) showOffer() {
	c := o.known
	o.box.Add(kit.NewParagraph(fmt.Sprintf(lang.L("Rapat terakhir: %s. Pimpinan, pencatat, tempat, jam, dan %d undangan ikut diambil."), words.LongDay(c.Last.HeldOn), len(c.Invited))))
	if c.Next != "" {
		o.box.Add(kit.NewMuted(fmt.Sprintf(lang.L("Tanggal menurut irama seri ini: %s."), words.LongDay(c.Next))))
	}
	o.approval = kit.NewCheck(lang.L("Pengesahan notula rapat lalu sebagai acara pertama"), nil)
	o.approval.SetChecked(c.Approval)
	o.box.Add(o.approval)
	o.topics = nil
	for _, t := range c.Topics {
		check := kit.NewCheck(t.Title, nil)
		check.SetChecked(true)
		o.topics = append(o.topics, check)
		var chip fyne.CanvasObject
		if !t.Discussed {
			chip = container.NewCenter(kit.NewStatusChip(lang.L("Belum dibahas"), kit.ToneAmber))
		}
		o.box.Add(container.NewBorder(nil, nil, nil, chip, check))
	}
	o.box.Add(container.NewHBox(kit.NewButton(lang.L("Ambil dari rapat terakhir"), theme.DownloadIcon(), o.take)))
}

// take fills the plan with what is checked. Topics typed already stay.
func (o *seriesOffer) take() {
	v := o.v
	p := v.plan
	v.form.read(&p)
	v.form.grid.ClearErrors() // it is not being stored yet
	var topics []app.Topic
	for i, check := range o.topics {
		if check.Checked {
			topics = append(topics, o.known.Topics[i].Topic)
		}
	}
	topics = append(topics, v.topics.read()...)
	p = o.known.Plan(p, topics, o.approval.Checked)
	if !v.done(lang.L("Mengingat pilihan seri"), v.app.Meetings.RememberApproval(v.Context, o.known.Series, o.approval.Checked)) {
		return
	}
	o.taken = true
	v.fill(p)
	o.show()
	v.shell.Toast(kit.ToneGreen, lang.L("Rencana diisi dari rapat terakhir. Periksa tanggal dan acaranya."))
	v.Window.Window.Canvas().Focus(v.form.title)
}

// openOfSeries is what a series still waits for, late ones first, at most so
// many of them in full.
type openOfSeries struct {
	open  []app.RegisterRow
	late  int
	shown int
}

func (o openOfSeries) content(today app.Date) fyne.CanvasObject {
	head := container.NewHBox(kit.NewStrong(lang.L("Masih terbuka")), kit.NewChip(locale.Number(float64(len(o.open))), kit.TonePrimary))
	if o.late > 0 {
		head.Add(kit.NewStatusChip(locale.Number(float64(o.late))+" "+lang.L("lewat tenggat"), kit.ToneLate))
	}
	box := container.NewVBox(head)
	if len(o.open) == 0 {
		box.Add(kit.NewMuted(lang.L("Tidak ada tindak lanjut seri ini yang terbuka.")))
	}
	more := len(o.open)
	for i, r := range o.rows(today) {
		if i < o.shown {
			box.Add(gapAbove(r.content))
			more -= r.n
		}
	}
	if more > 0 {
		box.Add(gapAbove(kit.NewMuted(fmt.Sprintf(lang.L("dan %d lagi di halaman Tindak Lanjut"), more))))
	}
	return box
}

// An openedRow shows n follow-ups.
type openedRow struct {
	content fyne.CanvasObject
	n       int
}

// rows shows each follow-up, and an order to many agencies in one row, in the
// place of its most urgent.
func (o openOfSeries) rows(today app.Date) (rows []openedRow) {
	sharing := map[int64]int{}
	for _, f := range o.open {
		sharing[f.ParentID]++
	}
	for _, f := range o.open {
		n := sharing[f.ParentID]
		switch {
		case f.ParentID == 0 || n == 1:
			rows = append(rows, openedRow{openRow(f, f.LeadCode, today), 1})
		case n > 1:
			rows = append(rows, openedRow{broadcastRow(f, n), n})
			sharing[f.ParentID] = 0
		}
	}
	return rows
}

// broadcastRow shows an order to many agencies, of which n are open.
func broadcastRow(f app.RegisterRow, n int) fyne.CanvasObject {
	number, _, _ := strings.Cut(f.Number, ".")
	facts := number
	if due := dueWords(f.Due); due != "" {
		facts += " · " + due
	}
	action := kit.NewParagraph(f.Action)
	action.MaxLines = 3
	chip := kit.NewChip(fmt.Sprintf(lang.L("%d OPD masih terbuka"), n), kit.ToneNeutral)
	return container.NewVBox(kit.NewMuted(facts), action, container.NewHBox(chip))
}

// gapAbove sets what follows apart from what stands before it.
func gapAbove(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(2*theme.Padding(), 0, 0, 0), o)
}

// openRow shows one open follow-up; lead is "" where it is known from above.
func openRow(f app.RegisterRow, lead string, today app.Date) fyne.CanvasObject {
	word, tone := statusWord(f.Status)
	if f.Late(today) {
		tone = kit.ToneLate
		word += " · " + words.RelativeDue(f.Due.On, today)
	}
	action := kit.NewParagraph(f.Action)
	action.MaxLines = 3
	facts := []string{f.Number}
	for _, fact := range []string{lead, locale.Percent(float64(f.Progress) / 10), dueWords(f.Due)} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	return container.NewVBox(kit.NewMuted(strings.Join(facts, " · ")), action, container.NewHBox(kit.NewChip(word, tone)))
}
