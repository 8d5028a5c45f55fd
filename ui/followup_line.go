package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// A timeline shows what happened to a follow-up, the newest first.
type timeline struct {
	list   *kit.VList
	moment []moment
}

// A moment is one event in words.
type moment struct {
	when, title, text string
	tone              kit.Tone
	struck            bool // taken back later
}

func newTimeline() *timeline {
	l := &timeline{}
	l.list = kit.NewVList(kit.Rows{
		Length: func() int { return len(l.moment) },
		Height: func(i int, width float32) float32 { return l.height(i, width) },
		New: func() fyne.CanvasObject {
			return container.New(momentLayout{}, kit.NewPanel(kit.ColorBorder, container.NewWithoutLayout()), kit.NewDot(kit.ToneNeutral), kit.NewStrong(""), kit.NewMuted(""), kit.NewParagraph(""))
		},
		Draw: l.draw,
	})
	return l
}

// Where the parts of a moment stand, from the left and from above.
const (
	momentLeft = 34
	momentTop  = 8
)

func (l *timeline) height(i int, width float32) float32 {
	m := l.moment[i]
	h := 2*momentTop + kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{Bold: true}).LineHeight() +
		kit.SharedWrapper(theme.SizeNameCaptionText, fyne.TextStyle{}).LineHeight()
	if m.text != "" {
		h += 4 + kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{}).Height(m.text, width-momentLeft-12)
	}
	return h
}

func (l *timeline) draw(i int, o fyne.CanvasObject, _ kit.RowState) {
	m := l.moment[i]
	parts := o.(*fyne.Container).Objects
	parts[1].(*kit.Dot).Set(m.tone)
	title, when, text := parts[2].(*kit.Text), parts[3].(*kit.Text), parts[4].(*kit.Text)
	title.Truncate, when.Truncate = true, true
	title.ColorName, text.ColorName = theme.ColorNameForeground, theme.ColorNameForeground
	if m.struck {
		title.ColorName, text.ColorName = kit.ColorMuted, kit.ColorMuted
	}
	title.SetText(m.title)
	when.SetText(m.when)
	text.SetText(m.text)
	o.Refresh()
}

// momentLayout sets a moment beside the line of time.
type momentLayout struct{}

// Layout is for Fyne.
func (momentLayout) Layout(os []fyne.CanvasObject, s fyne.Size) {
	line, dot, title, when, text := os[0], os[1], os[2], os[3], os[4]
	line.Move(fyne.NewPos(15, 0))
	line.Resize(fyne.NewSize(2, s.Height))
	side := dot.MinSize()
	dot.Resize(side)
	dot.Move(fyne.NewPos(16-side.Width/2, momentTop+6))
	wide := s.Width - momentLeft - 12
	y := float32(momentTop)
	for _, o := range []fyne.CanvasObject{title, when} {
		high := o.MinSize().Height
		o.Move(fyne.NewPos(momentLeft, y))
		o.Resize(fyne.NewSize(wide, high))
		y += high
	}
	text.Move(fyne.NewPos(momentLeft, y+4))
	text.Resize(fyne.NewSize(wide, max(0, s.Height-y-4-momentTop)))
}

// MinSize is for Fyne.
func (momentLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 44) }

// show puts a story into words.
func (l *timeline) show(st app.Story, zone app.Zone) {
	l.moment = nil
	for i := len(st.Events) - 1; i >= 0; i-- {
		e := st.Events[i]
		m, ok := momentOf(e, st)
		if !ok {
			continue
		}
		at := e.At.In(zone.Location())
		m.when = locale.Day(app.DateOf(at)) + ", " + locale.Hour(app.TimeOfDayOf(at), zone)
		if e.Who != "" {
			m.when += " · " + e.Who
		}
		l.moment = append(l.moment, m)
	}
	l.list.Reload()
}

func momentOf(e app.Event, st app.Story) (moment, bool) {
	switch {
	case e.Report != nil:
		return reportMoment(*e.Report, st), true
	case e.Verification != nil:
		word, tone := verificationWord(e.Verification.Verdict)
		return moment{title: lang.L("Laporan") + " " + strings.ToLower(word), text: e.Verification.Note, tone: tone}, true
	case e.Extension != nil:
		return moment{
			title: lang.L("Perpanjangan tenggat diminta"), tone: kit.ToneAmber,
			text: joined("\n", dueWords(e.Extension.Former)+" → "+dueWords(e.Extension.Due), e.Extension.Reason, e.Extension.AskedBy),
		}, true
	case e.Decision != nil:
		if e.Decision.Granted {
			return moment{title: lang.L("Perpanjangan tenggat disetujui"), text: joined("\n", e.Decision.By, e.Decision.Note), tone: kit.ToneGreen}, true
		}
		return moment{title: lang.L("Perpanjangan tenggat ditolak"), text: joined("\n", e.Decision.By, e.Decision.Note), tone: kit.ToneRed}, true
	case e.Change != nil:
		return changeMoment(e)
	}
	return moment{}, false
}

func reportMoment(r app.Report, st app.Story) moment {
	m := moment{title: fmt.Sprintf(lang.L("Laporan %s"), st.Agencies[r.AgencyID].Code), tone: kit.ToneBlue}
	var said []string
	if r.Status != "" {
		word, tone := statusWord(r.Status)
		said, m.tone = append(said, word), tone
	}
	if r.Progress != nil {
		said = append(said, percentOf(*r.Progress))
	}
	if r.BudgetRealized != nil {
		said = append(said, fmt.Sprintf(lang.L("realisasi anggaran %s"), locale.Rupiah(*r.BudgetRealized).String()))
	}
	m.text = joined("\n", strings.Join(said, ", "), r.Realization, r.Narrative,
		labeled(lang.L("Kendala"), r.Obstacle), labeled(lang.L("Dukungan yang diperlukan"), r.SupportNeeded),
		labeled(lang.L("Bukti"), r.Evidence), labeled(lang.L("Diisi oleh"), r.FilledBy), sourceWord(r))
	if r.Revoked {
		m.title += " " + lang.L("(dibatalkan)")
		m.text = joined("\n", m.text, labeled(lang.L("Alasan"), r.RevokedReason))
		m.tone, m.struck = kit.ToneNeutral, true
	}
	return m
}

// sourceWord says how a report came in.
func sourceWord(r app.Report) string {
	switch r.Source {
	case app.FromSheet:
		return fmt.Sprintf(lang.L("Dari lembar %s"), locale.Month(r.Period))
	case app.FromMeeting:
		return lang.L("Disampaikan dalam rapat")
	}
	return lang.L("Dicatat langsung")
}

// changeMoment tells a change of the follow-up itself.
func changeMoment(e app.Event) (moment, bool) {
	c, err := app.ChangeOf(e)
	switch {
	case err != nil, c.IsZero():
		return moment{}, false
	case c.Added:
		return moment{title: lang.L("Dicatat dalam rapat"), tone: kit.TonePrimary}, true
	case c.Born:
		return moment{title: lang.L("Mulai berlaku"), text: lang.L("Notula rapatnya disahkan."), tone: kit.ToneGreen}, true
	case c.Canceled:
		return moment{title: lang.L("Dibatalkan"), text: c.Reason, tone: kit.ToneRose}, true
	}
	var names []string
	for _, column := range c.Columns {
		names = append(names, columnWord(column))
	}
	return moment{title: lang.L("Diubah"), text: locale.List(names), tone: kit.ToneNeutral}, true
}

// columnWord names a part of a follow-up.
func columnWord(column string) string {
	switch column {
	case "action":
		return lang.L("yang harus dilakukan")
	case "lead_id":
		return lang.L("penanggung jawab")
	case "due_on":
		return lang.L("tenggat")
	case "due_text":
		return lang.L("bunyi tenggat")
	case "indicator":
		return lang.L("indikator")
	case "target":
		return lang.L("target")
	case "priority":
		return lang.L("prioritas")
	case "budget":
		return lang.L("anggaran")
	case "issue_id":
		return lang.L("isu strategis")
	case "direction":
		return lang.L("arahan")
	}
	return lang.L("permasalahan")
}

func labeled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + ": " + text
}

// joined sets texts below each other, leaving out empty ones.
func joined(sep string, texts ...string) string {
	var out []string
	for _, t := range texts {
		if t != "" && t != " → " {
			out = append(out, t)
		}
	}
	return strings.Join(out, sep)
}
