package ui

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

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

// noticeCard is a card on the wash of a tone: what waits for somebody.
func noticeCard(tone kit.Tone, title, text string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	head := kit.NewStrong(title)
	head.ColorName = tone.Ink()
	p := kit.NewPanel(tone.Wash(), container.NewVBox(head, kit.NewParagraph(text), kit.NewFlow(8, actions...)))
	p.Border, p.Radius, p.Padding = tone.Solid(), 8, 12
	return p
}

// pendingCard tells that more time was asked for and nobody has decided; nil if
// nothing waits.
func (v *storyView) pendingCard() fyne.CanvasObject {
	if !v.asked() {
		return nil
	}
	e := v.story.Pending[len(v.story.Pending)-1]
	by := joined(", ", e.AskedBy, words.Day(e.AskedOn))
	return noticeCard(kit.ToneAmber, lang.L("Perpanjangan menunggu keputusan"), joined("\n", sentence(fromTo(dueOr(e.Former), dueOr(e.Due))), e.Reason, by),
		kit.NewPrimaryButton(lang.L("Setujui…"), theme.ConfirmIcon(), v.grant), kit.NewButton(lang.L("Tolak…"), theme.CancelIcon(), v.refuse))
}

// canceledCard tells that it was canceled; nil if it is in force.
func (v *storyView) canceledCard() fyne.CanvasObject {
	f := v.story.FollowUp
	if f.CancelledAt.IsZero() {
		return nil
	}
	day := words.Day(app.DateOf(f.CancelledAt.In(v.zone.Location())))
	return noticeCard(kit.ToneRose, fmt.Sprintf(lang.L("Dibatalkan pada %s"), day), f.CancelReason,
		kit.NewButton(lang.L("Berlakukan kembali…"), theme.ContentRedoIcon(), v.reinstate))
}

func (v *storyView) actionCard() fyne.CanvasObject {
	f, st := v.story.FollowUp, v.story
	action := kit.NewParagraph(f.Action)
	action.Style.Bold = true
	who, lead := lang.L("Penanggung jawab"), st.Lead.Name
	switch {
	case f.Broadcast:
		who, lead = lang.L("Ditujukan kepada"), f.LeadText
	case lead == "":
		lead = lang.L("Belum ada penanggung jawab")
	}
	budget := ""
	if f.Budget != nil {
		budget = locale.Rupiah(*f.Budget).String()
	}
	parts := container.NewVBox(action, facts(
		[2]string{who, lead},
		[2]string{lang.L("Isu strategis"), st.Issue.Name},
		[2]string{lang.L("Permasalahan"), f.Problem},
		[2]string{lang.L("Indikator"), joined(": ", f.Indicator, joined(" ", f.Target, f.Unit))},
		[2]string{lang.L("Anggaran"), budget},
	))
	if v.isRow() {
		parts.Add(kit.NewFlow(8, kit.NewQuietButton(fmt.Sprintf(lang.L("Bagian dari %s"), st.Parent.Number), theme.MoveUpIcon(), v.openParent)))
	}
	return kit.NewCard("", parts)
}

// stateCard keeps apart what the agency says and what the secretariat says of
// that. An order to many has neither; its rows do.
func (v *storyView) stateCard() fyne.CanvasObject {
	f := v.story.FollowUp
	fields := []kit.FormField{{Label: lang.L("Tenggat"), Input: v.dueRow()}}
	if !f.Broadcast {
		verdict, tone := verificationWord(f.Verification)
		fields = append(fields,
			kit.FormField{Label: lang.L("Menurut OPD"), Input: v.claim()},
			kit.FormField{Label: lang.L("Verifikasi"), Input: container.NewHBox(kit.NewStatusChip(verdict, tone))})
	}
	if f.VerificationNote != "" {
		fields = append(fields, kit.FormField{Label: lang.L("Catatan"), Input: kit.NewParagraph(f.VerificationNote)})
	}
	body := container.NewVBox(kit.NewFormGrid(fields...))
	if v.unsettled() {
		acts := []fyne.CanvasObject{kit.NewQuietButton(lang.L("Perpanjang…"), theme.HistoryIcon(), v.extend)}
		if v.movable() {
			acts = append(acts, kit.NewQuietButton(lang.L("Pindahkan…"), theme.MailForwardIcon(), v.move))
		}
		acts = append(acts, kit.NewQuietButton(lang.L("Batalkan…"), theme.CancelIcon(), v.cancel))
		body.Add(kit.NewFlow(4, acts...))
	}
	return kit.NewCard(lang.L("Keadaan sekarang"), body)
}

func (v *storyView) dueRow() fyne.CanvasObject {
	f := v.story.FollowUp
	row := container.NewHBox(kit.NewText(sentence(dueOr(f.Due))))
	switch {
	case v.story.Late:
		row.Add(kit.NewStatusChip(words.RelativeDue(f.Due.On, v.today()), kit.ToneLate))
	case f.Open() && f.Due.On != "":
		row.Add(kit.NewMuted(words.RelativeDue(f.Due.On, v.today())))
	}
	return row
}

func (v *storyView) claim() fyne.CanvasObject {
	f := v.story.FollowUp
	status, tone := statusWord(f.Status)
	row := container.NewHBox(kit.NewStatusChip(status, tone))
	if f.ReportedOn == "" {
		row.Add(kit.NewMuted(lang.L("belum pernah melapor")))
		return row
	}
	row.Add(kit.NewText(locale.Percent(float64(f.Progress) / 10)))
	row.Add(kit.NewMuted(words.Day(f.ReportedOn)))
	return row
}

// dueOr is a deadline in words within a sentence, also where there is none.
func dueOr(d app.Due) string {
	if text := dueWords(d); text != "" {
		return text
	}
	return lang.L("tanpa tenggat")
}

// fromTo writes what became of something.
func fromTo(from, to string) string { return fmt.Sprintf(lang.L("dari %s menjadi %s"), from, to) }

// supportCard shows what each supporting agency said, and who has said nothing;
// nil without any.
func (v *storyView) supportCard() fyne.CanvasObject {
	if len(v.story.Supports) == 0 {
		return nil
	}
	var fields []kit.FormField
	for _, p := range v.story.Supports {
		said := container.NewHBox()
		switch {
		case p.Last == nil && v.story.FollowUp.Broadcast:
			said.Add(kit.NewMuted(p.Agency.Name))
		case p.Last == nil:
			said.Add(kit.NewChip(lang.L("Belum melapor"), kit.ToneAmber))
		default:
			said = v.partSaid(*p.Last)
		}
		fields = append(fields, kit.FormField{Label: p.Agency.Code, Input: said})
	}
	return kit.NewCard(lang.L("Pendukung"), kit.NewFormGrid(fields...))
}

func (v *storyView) partSaid(r app.Report) *fyne.Container {
	row := container.NewHBox()
	if r.Status != "" {
		word, tone := statusWord(r.Status)
		row.Add(kit.NewStatusChip(word, tone))
	}
	if r.Progress != nil {
		row.Add(kit.NewText(locale.Percent(float64(*r.Progress) / 10)))
	}
	on := r.ReportedOn
	if on == "" {
		on = app.DateOf(r.At.In(v.zone.Location()))
	}
	row.Add(kit.NewMuted(words.Day(on)))
	return row
}

func (v *storyView) originCard() fyne.CanvasObject {
	m, e := v.story.Meeting, v.story.Entry
	direction := v.story.FollowUp.Direction
	if direction == e.Body || direction == v.story.FollowUp.Action { // said once
		direction = ""
	}
	card := kit.NewCard(lang.L("Rapat asal"), facts(
		[2]string{lang.L("Rapat"), classed(m.Title, m.Classification)},
		[2]string{lang.L("Tanggal"), words.LongDay(m.HeldOn)},
		[2]string{lang.L("Disampaikan"), v.saidBy(e)},
		[2]string{lang.L("Catatan"), quoted(e.Body)},
		[2]string{lang.L("Arahan"), direction},
	))
	card.SetActions(kit.NewQuietButton(lang.L("Buka rapat asal"), theme.AccountIcon(), v.openMeetingOfOrigin))
	return card
}

// saidBy tells who said an entry, and when.
func (v *storyView) saidBy(e app.Entry) string {
	if e.ID == 0 {
		return ""
	}
	return joined(", ", e.Speaker, locale.Hour(app.TimeOfDayOf(e.At.In(v.zone.Location())), v.zone))
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "“" + text + "”"
}

// sentence begins a text with a capital.
func sentence(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}
