package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// draw brings the board up to date.
func (s *meetingScreen) draw() {
	sheet := kit.BoardSheet{Left: s.shown.Place, More: olderWords}
	now := s.w.app.Now(s.w.Context)
	sheet.Right = strings.Join(nonEmpty(stateWords(s.shown), words.LongDay(app.DateOf(now)), now.Format("15.04")+" "+s.zone()), "  ·  ")
	if s.held {
		sheet.Badge = lang.L("Ditahan")
	}
	if s.agendaOnly() {
		agendaSheet(&sheet, s.shown)
	} else {
		itemSheet(&sheet, s.shown)
	}
	s.board.SetSheet(sheet)
}

func (s *meetingScreen) zone() string { return string(s.session.Live().Office.Zone) }

// agendaOnly reports whether the agenda stands there in place of one item:
// before the meeting, where nothing was agreed at its opening, and always in a
// meeting that is not for everybody.
func (s *meetingScreen) agendaOnly() bool {
	p := s.shown
	return p.Restricted || p.Current < 0 || p.State == app.Planned || p.Agenda[p.Current].Number == 0 && len(p.Lines) == 0
}

// start is how many blocks are left out in front, so that the current item is
// in sight.
func (s *meetingScreen) start() int {
	if s.agendaOnly() {
		return max(0, s.shown.Current-2)
	}
	return 0
}

func agendaSheet(sheet *kit.BoardSheet, p app.Projection) {
	sheet.Heading = p.Title
	if p.Restricted {
		sheet.Heading = lang.L("Acara rapat")
		sheet.Note = fmt.Sprintf(lang.L("Rapat ini bersifat %s. Putusan, arahan, dan tindak lanjut tidak ditayangkan."), p.Classification)
	}
	for i, item := range p.Agenda {
		sheet.Blocks = append(sheet.Blocks, kit.BoardBlock{
			Text: itemTitle(item), Tone: kit.TonePrimary, Strong: i == p.Current && p.State != app.Planned,
		})
	}
	sheet.Empty = lang.L("Acara rapat belum disusun.")
}

func itemSheet(sheet *kit.BoardSheet, p app.Projection) {
	sheet.Over = p.Title
	sheet.Heading = itemTitle(p.Agenda[p.Current])
	sheet.Empty = lang.L("Belum ada putusan, arahan, atau tindak lanjut pada acara ini.")
	for _, l := range slices.Backward(p.Lines) {
		sheet.Blocks = append(sheet.Blocks, lineBlock(l))
	}
	if len(sheet.Blocks) > 0 {
		sheet.Blocks[0].Strong = true
	}
}

func itemTitle(item app.ProjectedItem) string {
	if item.Number == 0 {
		return item.Title
	}
	return locale.Number(float64(item.Number)) + ". " + item.Title
}

// lineBlock writes what was agreed: what it is, what is to be done, by whom and
// until when.
func lineBlock(l app.ProjectedLine) kit.BoardBlock {
	word, tone := kindWord(l.Kind)
	b := kit.BoardBlock{Label: strings.Join(nonEmpty(word, l.Number, l.Speaker), "  ·  "), Tone: tone, Text: l.Text}
	if l.Number == "" {
		return b
	}
	lead := l.Lead
	switch {
	case lead == "":
		lead = lang.L("belum ada penanggung jawab")
	case l.Agencies > 0:
		lead += " (" + fmt.Sprintf(lang.L("%s OPD"), locale.Number(float64(l.Agencies))) + ")"
	}
	supports, due := strings.Join(l.Supports, ", "), dueWords(l.Due)
	if supports != "" {
		supports = lang.L("pendukung") + " " + supports
	}
	if due != "" {
		due = lang.L("tenggat") + " " + due
	}
	b.Detail = strings.Join(nonEmpty(lead, supports, due), "  ·  ")
	return b
}

// stateWords says so when the meeting is not running.
func stateWords(p app.Projection) string {
	if p.State == app.Running {
		return ""
	}
	word, _ := meetingWord(p.State)
	return word
}

func olderWords(n int) string {
	return fmt.Sprintf(lang.L("dan %s lagi"), locale.Number(float64(n)))
}

func nonEmpty(texts ...string) []string {
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}
