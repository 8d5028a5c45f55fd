package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// cell is what the register shows in a column.
func (v *followUpsView) cell(row, col int) kit.Cell {
	f, err := v.list.row(row)
	if err != nil {
		v.Fail(lang.L("Membaca tindak lanjut"), err)
	}
	if f.ID == 0 {
		return kit.Cell{}
	}
	switch col {
	case colNumber:
		return kit.Cell{Text: f.Number, Bold: true, Sub: rowNote(f)}
	case colAction:
		return kit.Cell{Text: f.Action}
	case colIssue:
		return kit.Cell{Text: f.IssueName, Muted: true}
	case colAgency:
		if f.LeadCode == "" {
			return kit.Cell{Text: lang.L("Belum ada"), Tone: kit.ToneAmber, Sub: v.supports(f)}
		}
		return kit.Cell{Text: f.LeadCode, Sub: v.supports(f)}
	case colOrigin:
		return kit.Cell{Text: classed(f.MeetingTitle, f.Classification), Sub: originNote(f)}
	case colDue:
		return dueCell(f.FollowUp, v.at)
	case colLate:
		return lateCell(f.FollowUp, v.at)
	case colStatus:
		word, tone := shortStatus(f.Status)
		return kit.Cell{Text: word, Chip: true, Tone: tone}
	case colProgress:
		return progressCell(f.FollowUp)
	case colVerification:
		return verificationCell(f.FollowUp)
	}
	if f.ReportedOn == "" {
		return kit.Cell{Text: "–", Muted: true}
	}
	return kit.Cell{Text: locale.ShortDay(f.ReportedOn)}
}

// rowNote is what must be known of a row before anything else: who may read it,
// whatever columns are shown, and that it is urgent.
func rowNote(f app.RegisterRow) string {
	note := strings.ToUpper(classWord(f.Classification))
	if f.Priority != 1 {
		return note
	}
	if note != "" {
		note += " · "
	}
	return note + lang.L("prioritas tinggi")
}

// originNote is the item and the day a follow-up came from.
func originNote(f app.RegisterRow) string {
	if f.ItemTitle == "" {
		return locale.ShortDay(f.MeetingOn)
	}
	return locale.ShortDay(f.MeetingOn) + ", " + f.ItemTitle
}

// supports names the supporting agencies.
func (v *followUpsView) supports(f app.RegisterRow) string {
	var codes []string
	for _, id := range f.Supports {
		codes = append(codes, v.agencies[id])
	}
	if len(codes) == 0 {
		return ""
	}
	return "+ " + strings.Join(codes, ", ")
}

// lateCell counts the days since the deadline of what is still owed.
func lateCell(f app.FollowUp, today app.Date) kit.Cell {
	if !f.Late(today) {
		return kit.Cell{Text: "–", Muted: true}
	}
	return kit.Cell{Text: locale.Number(float64(today.Sub(f.Due.On))), Tone: kit.ToneRed}
}

// heading is the heading of a group, with how many it has.
func (v *followUpsView) heading(row int) (title, note string, ok bool) {
	i, ok := v.list.heading(row)
	if !ok {
		return "", "", false
	}
	g := v.list.groups[i]
	mark := "▾ "
	if v.list.folded[i] {
		mark = "▸ "
	}
	title, note = v.groupWords(g)
	count := fmt.Sprintf(lang.L("%s tindak lanjut"), locale.Number(float64(len(g.IDs))))
	if note != "" {
		count = note + " · " + count
	}
	return mark + title, count, true
}

func (v *followUpsView) groupWords(g app.RegisterGroup) (title, note string) {
	var by string
	for _, t := range v.filter.query.Of(query.FieldGroup) {
		by = t.Value
	}
	switch {
	case by == query.GroupAgency && g.Agency.ID != 0:
		return g.Agency.Code, g.Agency.Name
	case by == query.GroupAgency:
		return lang.L("Belum ada penanggung jawab"), ""
	case by == query.GroupIssue && g.Issue.ID != 0:
		return g.Issue.Name, ""
	case by == query.GroupIssue:
		return lang.L("Tanpa isu strategis"), ""
	case by == query.GroupMeeting:
		return classed(g.Meeting.Title, g.Meeting.Classification), words.Day(g.Meeting.HeldOn)
	case by == query.GroupStatus:
		word, _ := statusWord(g.Status)
		return word, ""
	case g.Month != "":
		return words.Month(g.Month), ""
	}
	return lang.L("Tanpa tanggal tenggat"), ""
}

// dueCell shows a deadline, and in words how it lies to today while something
// is still owed.
func dueCell(f app.FollowUp, today app.Date) kit.Cell {
	c := kit.Cell{Text: dueWords(f.Due)}
	switch {
	case c.Text == "":
		return kit.Cell{Text: lang.L("Tanpa tenggat"), Muted: true}
	case f.Late(today):
		c.Sub, c.Tone = words.RelativeDue(f.Due.On, today), kit.ToneRed
	case f.Open() && f.Due.On != "":
		c.Sub = words.RelativeDue(f.Due.On, today)
	}
	return c
}

// shortStatus is a status in the room of a column; its whole name stands on the
// page of the follow-up.
func shortStatus(s app.Status) (string, kit.Tone) {
	word, tone := statusWord(s)
	switch s {
	case app.NotStarted:
		word = lang.L("Belum")
	case app.Impossible:
		word = lang.L("Tidak dapat")
	}
	return word, tone
}

func verificationCell(f app.FollowUp) kit.Cell {
	if f.ReportedOn == "" {
		return kit.Cell{Text: "–", Muted: true}
	}
	word, tone := verificationWord(f.Verification)
	if f.Verification == app.Pending {
		word = lang.L("Menunggu")
	}
	return kit.Cell{Text: word, Chip: true, Tone: tone}
}

func progressCell(f app.FollowUp) kit.Cell {
	if f.ReportedOn == "" {
		return kit.Cell{Text: "–", Muted: true}
	}
	_, tone := statusWord(f.Status)
	return kit.Cell{Text: locale.Percent(float64(f.Progress) / 10), Bar: true, Fraction: float64(f.Progress) / 1000, Tone: tone}
}
