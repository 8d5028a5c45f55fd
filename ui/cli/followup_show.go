package cli

import (
	"fmt"
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/words"
)

type followUpShow struct {
	Number string `arg:"" placeholder:"NOMOR" help:"Nomor tindak lanjut, misalnya TL-2026-0012."`
}

type storyJSON struct {
	followUpJSON
	Meeting      int64       `json:"meeting"`
	Said         string      `json:"said"`
	Parent       string      `json:"parent"`
	Rows         []string    `json:"rows"`
	Accepted     int         `json:"accepted"`
	Late         int         `json:"late"`
	CanceledAt   string      `json:"canceled_at"`
	CancelReason string      `json:"cancel_reason"`
	Silent       []string    `json:"silent"`
	Events       []eventJSON `json:"events"`
}

type eventJSON struct {
	At       string   `json:"at"`
	Who      string   `json:"who"`
	Kind     string   `json:"kind"`
	Agency   string   `json:"agency,omitempty"`
	Role     string   `json:"role,omitempty"`
	Source   string   `json:"source,omitempty"`
	Period   string   `json:"period,omitempty"`
	Status   string   `json:"status,omitempty"`
	Progress *float64 `json:"progress,omitempty"`
	From     string   `json:"from,omitempty"`
	To       string   `json:"to,omitempty"`
	On       string   `json:"on,omitempty"`
	By       string   `json:"by,omitempty"`
	Text     string   `json:"text,omitempty"`
	Evidence string   `json:"evidence,omitempty"`
	File     string   `json:"file,omitempty"`
	Revoked  bool     `json:"revoked,omitempty"`
}

// Run prints the story of one follow-up.
func (c *followUpShow) Run(s *session) error {
	return s.open(func(a *app.App) error {
		ids, err := a.FollowUps.Numbered(s, []string{c.Number})
		if err != nil {
			return err
		}
		st, err := a.FollowUps.Story(s, ids[0])
		if err != nil {
			return err
		}
		office, err := a.Offices.Get(s)
		if err != nil {
			return err
		}
		out := describeStory(st, office.Zone)
		return s.print(out, func(w io.Writer) { writeStory(w, st, out) })
	})
}

func describeStory(st app.Story, zone app.Zone) storyJSON {
	f := st.FollowUp
	out := storyJSON{
		followUpJSON: describeFollowUp(app.Record{Agencies: st.Agencies}, f), Meeting: st.Meeting.ID, Said: st.Entry.Body, Parent: st.Parent.Number,
		Rows: []string{}, Accepted: st.Rows.Accepted, Late: st.Rows.Late, CancelReason: f.CancelReason, Silent: []string{}, Events: []eventJSON{},
	}
	if !f.CancelledAt.IsZero() {
		out.CanceledAt = f.CancelledAt.In(zone.Location()).Format(time.RFC3339)
	}
	for _, row := range st.Children {
		out.Rows = append(out.Rows, row.Number)
	}
	for _, p := range st.Supports {
		if p.Last == nil {
			out.Silent = append(out.Silent, p.Agency.Code)
		}
	}
	for _, e := range st.Events {
		if told, ok := describeEvent(st, e); ok {
			told.At, told.Who = e.At.In(zone.Location()).Format(time.RFC3339), e.Who
			out.Events = append(out.Events, told)
		}
	}
	return out
}

func describeEvent(st app.Story, e app.Event) (eventJSON, bool) {
	switch {
	case e.Report != nil:
		return describeReport(st, *e.Report), true
	case e.Verification != nil:
		return eventJSON{Kind: string(e.Verification.Verdict), Text: e.Verification.Note}, true
	case e.Extension != nil:
		x := e.Extension
		return eventJSON{Kind: "extension", From: locale.WriteDue(x.Former), To: locale.WriteDue(x.Due), On: string(x.AskedOn), By: x.AskedBy, Text: x.Reason}, true
	case e.Decision != nil && e.Decision.Granted:
		return eventJSON{Kind: "granted", By: e.Decision.By, Text: e.Decision.Note}, true
	case e.Decision != nil:
		return eventJSON{Kind: "refused", By: e.Decision.By, Text: e.Decision.Note}, true
	case e.Agency != nil:
		c := e.Agency
		return eventJSON{
			Kind: "agency", Role: string(c.Role), From: st.Agencies[c.FromID].Code, To: st.Agencies[c.ToID].Code,
			On: string(c.EffectiveOn), By: c.DecidedBy, Text: c.Reason,
		}, true
	case e.Cancellation != nil:
		c := eventJSON{Kind: "canceled", By: e.Cancellation.DecidedBy, Text: e.Cancellation.Reason}
		if e.Cancellation.Reinstates {
			c.Kind = "reinstated"
		}
		return c, true
	}
	return describeChange(e)
}

func describeReport(st app.Story, r app.Report) eventJSON {
	said := []string{r.Narrative, r.Realization, r.Obstacle, r.SupportNeeded, r.RevokedReason}
	out := eventJSON{
		Kind: "report", Agency: st.Agencies[r.AgencyID].Code, Role: string(r.Role), Source: string(r.Source), Period: string(r.Period),
		Status: string(r.Status), On: string(r.ReportedOn), By: r.FilledBy, Evidence: r.Evidence, File: st.Files[r.ID].Name, Revoked: r.Revoked,
		Text: together("; ", said...),
	}
	if r.Progress != nil {
		p := float64(*r.Progress) / 1000
		out.Progress = &p
	}
	return out
}

func describeChange(e app.Event) (eventJSON, bool) {
	c, err := app.ChangeOf(e)
	switch {
	case err != nil, c.IsZero():
		return eventJSON{}, false
	case c.Added:
		return eventJSON{Kind: "noted"}, true
	case c.Born:
		return eventJSON{Kind: "in_force"}, true
	}
	return eventJSON{Kind: "changed", Text: strings.Join(c.Columns, ", ")}, true
}

// together sets texts behind each other, leaving out empty ones.
func together(sep string, texts ...string) string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, sep)
}

func writeStory(w io.Writer, st app.Story, out storyJSON) {
	f := st.FollowUp
	fmt.Fprintf(w, "%s  %s\n", f.Number, f.Action)
	due := locale.WriteDue(f.Due)
	table(w, [][]string{
		{"  " + lang.L("Penanggung jawab"), out.Lead},
		{"  " + lang.L("Pendukung"), strings.Join(out.Supports, ", ")},
		{"  " + lang.L("Tenggat"), due},
		{"  " + lang.L("Menurut OPD"), words.Status(f.Status) + ", " + locale.Percent(float64(f.Progress)/10)},
		{"  " + lang.L("Verifikasi"), words.Verification(f.Verification)},
		{"  " + lang.L("Rapat asal"), st.Meeting.Title + ", " + locale.Day(st.Meeting.HeldOn)},
	})
	if f.Broadcast {
		line(w, "  %d dari %d baris diterima, %d terlambat.", out.Accepted, st.Rows.All, out.Late)
	}
	if len(out.Silent) > 0 {
		line(w, "  Belum melapor: %s", strings.Join(out.Silent, ", "))
	}
	fmt.Fprintln(w)
	rows := make([][]string, 0, len(out.Events))
	for _, e := range out.Events {
		at, err := time.Parse(time.RFC3339, e.At)
		if err != nil {
			continue // it was written just above
		}
		rows = append(rows, []string{at.Format("02/01/2006 15.04"), eventWord(e), eventDetail(e)})
	}
	table(w, rows)
}

// eventWord names what happened.
func eventWord(e eventJSON) string {
	switch e.Kind {
	case "report":
		word := fmt.Sprintf(lang.L("Laporan %s"), e.Agency)
		if e.Revoked {
			word += " " + lang.L("(ditarik)")
		}
		return word
	case "accepted":
		return lang.L("Laporan diterima")
	case "returned":
		return lang.L("Laporan dikembalikan")
	case "extension":
		return lang.L("Perpanjangan tenggat diminta")
	case "granted":
		return lang.L("Perpanjangan tenggat disetujui")
	case "refused":
		return lang.L("Perpanjangan tenggat ditolak")
	case "agency":
		if e.Role == string(app.AsSupport) {
			return lang.L("Pendukung berganti")
		}
		return lang.L("Pindah OPD")
	case "canceled":
		return lang.L("Dibatalkan")
	case "reinstated":
		return lang.L("Diberlakukan kembali")
	case "noted":
		return lang.L("Dicatat dalam rapat")
	case "in_force":
		return lang.L("Mulai berlaku")
	}
	return lang.L("Diubah")
}

func eventDetail(e eventJSON) string {
	var percent, status, change string
	if e.Progress != nil {
		percent = locale.Percent(*e.Progress * 100)
	}
	if e.Status != "" {
		status = words.Status(app.Status(e.Status))
	}
	if e.From != "" || e.To != "" {
		change = strings.TrimSpace(e.From + " > " + e.To)
	}
	return together(", ", status, percent, change, strings.ReplaceAll(e.Text, "\n", " / "), e.By, e.Evidence, e.File)
}

type followUpPending struct{}

type pendingJSON struct {
	Number  string `json:"number"`
	Action  string `json:"action"`
	Lead    string `json:"lead"`
	Due     string `json:"due"`
	Asked   string `json:"asked"`
	Reason  string `json:"reason"`
	AskedBy string `json:"asked_by"`
	AskedOn string `json:"asked_on"`
}

// Run prints the requests for more time that wait for a decision.
func (c *followUpPending) Run(s *session) error {
	return s.open(func(a *app.App) error {
		pending, err := a.FollowUps.PendingExtensions(s)
		if err != nil {
			return err
		}
		out, rows := []pendingJSON{}, [][]string{}
		for _, p := range pending {
			j := pendingJSON{
				p.FollowUp.Number, p.FollowUp.Action, p.Lead.Code, locale.WriteDue(p.FollowUp.Due), locale.WriteDue(p.Due), p.Reason, p.AskedBy, string(p.AskedOn),
			}
			out = append(out, j)
			rows = append(rows, []string{j.Number, j.Lead, j.Due + " > " + j.Asked, j.Reason, j.AskedBy})
		}
		return s.print(out, func(w io.Writer) { table(w, rows) })
	})
}
