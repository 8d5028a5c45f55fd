package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// A teller puts the events of a story into words, one after the other, so that
// it can tell when something went back.
type teller struct {
	*storyView
	progress int // of the lead so far, in thousandths
}

func (t *teller) tell(e app.Event) (moment, bool) {
	switch {
	case e.Report != nil:
		return t.report(*e.Report), true
	case e.Verification != nil:
		word, tone := verificationWord(e.Verification.Verdict)
		return moment{title: lang.L("Laporan") + " " + strings.ToLower(word), text: e.Verification.Note, tone: tone}, true
	case e.Extension != nil:
		return t.extension(*e.Extension), true
	case e.Decision != nil:
		m := moment{title: lang.L("Perpanjangan tenggat disetujui"), text: e.Decision.Note, tone: kit.ToneGreen}
		if !e.Decision.Granted {
			m.title, m.tone = lang.L("Perpanjangan tenggat ditolak"), kit.ToneRed
		}
		return m, true
	case e.Agency != nil:
		return t.agency(*e.Agency), true
	case e.Cancellation != nil:
		c := e.Cancellation
		m := moment{title: lang.L("Dibatalkan"), text: joined("\n", c.Reason, labeled(lang.L("Diputuskan oleh"), c.DecidedBy)), tone: kit.ToneRose}
		if c.Reinstates {
			m.title, m.tone = lang.L("Diberlakukan kembali"), kit.ToneGreen
		}
		return m, true
	case e.Change != nil:
		return t.change(e)
	}
	return moment{}, false
}

// report tells what an agency said, and what Enter does with it: a sheet is
// saved as it came, what was said in a meeting is looked up there, what was
// written by hand is taken back.
func (t *teller) report(r app.Report) moment {
	m := moment{title: fmt.Sprintf(lang.L("Laporan %s"), t.story.Agencies[r.AgencyID].Code), tone: kit.ToneBlue}
	if r.Role == app.AsSupport {
		m.title += " " + lang.L("(pendukung)")
	}
	if r.Status != "" {
		m.chip, m.tone = statusWord(r.Status)
	}
	back := ""
	if r.Progress != nil {
		m.percent, m.fraction = locale.Percent(float64(*r.Progress)/10), float64(*r.Progress)/1000
		if r.Role == app.AsLead && !r.Revoked {
			if *r.Progress < t.progress {
				back = fmt.Sprintf(lang.L("Turun dari %s"), locale.Percent(float64(t.progress)/10))
			}
			t.progress = *r.Progress
		}
	}
	m.text = joined("\n", back, reportText(r))
	m.who, m.do = t.source(r)
	if r.Revoked {
		m.title += " " + lang.L("(ditarik)")
		m.text = joined("\n", m.text, labeled(lang.L("Alasan"), r.RevokedReason))
		m.tone, m.struck = kit.ToneNeutral, true
	}
	return m
}

func reportText(r app.Report) string {
	budget := ""
	if r.BudgetRealized != nil {
		budget = locale.Rupiah(*r.BudgetRealized).String()
	}
	return joined("\n", r.Narrative, labeled(lang.L("Realisasi"), r.Realization), labeled(lang.L("Realisasi anggaran"), budget),
		labeled(lang.L("Kendala"), r.Obstacle), labeled(lang.L("Dukungan yang diperlukan"), r.SupportNeeded),
		labeled(lang.L("Bukti"), r.Evidence), labeled(lang.L("Diisi oleh"), r.FilledBy))
}

// source says how a report came in, and what Enter does with it.
func (t *teller) source(r app.Report) (from string, do func()) {
	period := ""
	if r.Period != "" {
		period = words.Month(r.Period)
	}
	switch r.Source {
	case app.FromSheet:
		from = fmt.Sprintf(lang.L("Dari lembar %s"), period)
		if f, ok := t.story.Files[r.ID]; ok {
			return joined(" · ", from, lang.L("Enter: simpan berkasnya")), func() { t.saveReturned(f.ID, f.Name) }
		}
		return from, nil
	case app.FromMeeting:
		meeting := t.story.Meetings[r.MeetingID]
		from = joined(" ", lang.L("Disampaikan dalam rapat"), words.Day(meeting.HeldOn))
		return joined(" · ", from, lang.L("Enter: buka rapatnya")), func() { t.push(newCaptureView(t.Window, r.MeetingID)) }
	}
	from = joined(" ", lang.L("Dicatat langsung"), period)
	if r.Revoked {
		return from, nil
	}
	return joined(" · ", from, lang.L("Enter: tarik laporan")), func() { t.revoke(r) }
}

func (t *teller) extension(e app.Extension) moment {
	m := moment{
		title: lang.L("Perpanjangan tenggat diminta"), tone: kit.ToneAmber,
		text: joined("\n", sentence(fromTo(dueOr(e.Former), dueOr(e.Due))), e.Reason, labeled(lang.L("Diminta oleh"), joined(", ", e.AskedBy, words.Day(e.AskedOn)))),
	}
	if e.Decision == nil {
		m.chip, m.who, m.do = lang.L("Menunggu keputusan"), lang.L("Enter: setujui"), t.grant
	}
	return m
}

// agency tells that another agency leads or supports by now.
func (t *teller) agency(c app.AgencyChange) moment {
	from, to := t.story.Agencies[c.FromID].Name, t.story.Agencies[c.ToID].Name
	m := moment{tone: kit.ToneViolet}
	role := lang.L("Penanggung jawab")
	switch {
	case c.Role == app.AsSupport && c.FromID == 0:
		m.title, role, from = lang.L("Pendukung ditambah"), "", ""
	case c.Role == app.AsSupport && c.ToID == 0:
		m.title, role, to = lang.L("Pendukung dilepas"), "", ""
	case c.Role == app.AsSupport:
		m.title, role = lang.L("Pendukung diganti"), ""
	case c.SuccessionID != 0:
		m.title = lang.L("OPD berganti")
	default:
		m.title = lang.L("Pindah OPD")
	}
	who := joined("", from, to)
	if from != "" && to != "" {
		who = fmt.Sprintf(lang.L("dari %s ke %s"), from, to)
	}
	if role != "" {
		who = labeled(role, who)
	}
	m.text = joined("\n", who, fmt.Sprintf(lang.L("Berlaku sejak %s"), words.Day(c.EffectiveOn)), c.Reason, labeled(lang.L("Diputuskan oleh"), c.DecidedBy))
	return m
}

// change tells a change of the follow-up itself.
func (t *teller) change(e app.Event) (moment, bool) {
	c, err := app.ChangeOf(e)
	switch {
	case err != nil, c.IsZero():
		return moment{}, false
	case c.Added:
		entry := t.story.Entry
		m := moment{title: lang.L("Dicatat dalam rapat"), tone: kit.TonePrimary, text: joined("\n", quoted(entry.Body), t.saidBy(entry))}
		m.who, m.do = lang.L("Enter: buka catatannya"), t.openMeetingOfOrigin
		return m, true
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

// joined sets texts below or behind each other, leaving out empty ones.
func joined(sep string, texts ...string) string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, sep)
}
