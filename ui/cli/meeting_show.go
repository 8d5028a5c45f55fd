package cli

import (
	"fmt"
	"io"
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/words"
)

type meetingRowJSON struct {
	ID         int64  `json:"id"`
	UID        string `json:"uid"`
	Title      string `json:"title"`
	Series     string `json:"series"`
	HeldOn     string `json:"held_on"`
	Starts     string `json:"starts"`
	Ends       string `json:"ends"`
	Place      string `json:"place"`
	State      string `json:"state"`
	Version    int64  `json:"version"`
	Entries    int    `json:"entries"`
	FollowUps  int    `json:"follow_ups"`
	Invited    int    `json:"invited"`
	Present    int    `json:"present"`
	Signatures int    `json:"signatures"`
}

func meetingRow(m app.MeetingRow) meetingRowJSON {
	return meetingRowJSON{
		ID: m.ID, UID: m.UID.String(), Title: m.Title, Series: m.SeriesName, HeldOn: string(m.HeldOn),
		Starts: string(m.Starts), Ends: string(m.Ends), Place: m.Place, State: string(m.State), Version: m.Version,
		Entries: m.Entries, FollowUps: m.FollowUps, Invited: m.Attendances, Present: m.Present, Signatures: m.Signatures,
	}
}

// meetingJSON is one meeting as “meeting show” writes it.
type meetingJSON struct {
	ID         int64            `json:"id"`
	UID        string           `json:"uid"`
	Title      string           `json:"title"`
	Series     string           `json:"series"`
	HeldOn     string           `json:"held_on"`
	Place      string           `json:"place"`
	State      string           `json:"state"`
	OpenedAt   string           `json:"opened_at"`
	ClosedAt   string           `json:"closed_at"`
	Officials  []officialJSON   `json:"officials"`
	Agenda     []itemJSON       `json:"agenda"`
	Attendance []attendanceJSON `json:"attendance"`
	FollowUps  []followUpJSON   `json:"follow_ups"`
	Versions   []versionJSON    `json:"versions"`

	Attachments []attachmentJSON `json:"attachments"`
}

type officialJSON struct {
	Role string `json:"role"`
	Post string `json:"post"`
	Name string `json:"name"`
	Rank string `json:"rank"`
	NIP  string `json:"nip"`
}

type itemJSON struct {
	ID      int64       `json:"id"`
	Kind    string      `json:"kind"`
	Title   string      `json:"title"`
	Issue   string      `json:"issue"`
	Entries []entryJSON `json:"entries"`
}

type entryJSON struct {
	ID      int64  `json:"id"`
	Kind    string `json:"kind"`
	At      string `json:"at"`
	Speaker string `json:"speaker"`
	Text    string `json:"text"`
	Typed   string `json:"typed"`
}

type attendanceJSON struct {
	Post        string `json:"post"`
	Institution string `json:"institution"`
	Status      string `json:"status"`
	Name        string `json:"name"`
	DeputyPost  string `json:"deputy_post"`
	Arrived     string `json:"arrived"`
	Left        string `json:"left"`
	Guest       bool   `json:"guest"`
}

type followUpJSON struct {
	Number       string   `json:"number"`
	Broadcast    bool     `json:"broadcast"`
	Action       string   `json:"action"`
	Lead         string   `json:"lead"`
	Supports     []string `json:"supports"`
	DueOn        string   `json:"due_on"`
	DueText      string   `json:"due_text"`
	Priority     int      `json:"priority"`
	Status       string   `json:"status"`
	Progress     float64  `json:"progress"`
	Verification string   `json:"verification"`
}

type versionJSON struct {
	Version     int64          `json:"version"`
	Reason      string         `json:"reason"`
	SHA256      string         `json:"sha256"`
	FinalizedAt string         `json:"finalized_at"`
	Files       []keptFileJSON `json:"files"`
}

type keptFileJSON struct {
	Kind       string `json:"kind"`
	Name       string `json:"name"`
	Signatures int    `json:"signatures"`
	SHA256     string `json:"sha256"`
}

type meetingShow struct{ meetingID }

// Run prints one meeting.
func (c *meetingShow) Run(s *session) error {
	return s.open(func(a *app.App) error {
		r, err := a.Meetings.Record(s, c.ID)
		if err != nil {
			return err
		}
		versions, err := a.Minutes.Versions(s, c.ID)
		if err != nil {
			return err
		}
		out := describeMeeting(r, versions)
		return s.print(out, func(w io.Writer) { writeMeeting(w, r, out) })
	})
}

func describeMeeting(r app.Record, versions []app.Version) meetingJSON {
	m := r.Meeting
	out := meetingJSON{
		ID: m.ID, UID: m.UID.String(), Title: m.Title, Series: r.Series, HeldOn: string(m.HeldOn), Place: m.Place, State: string(m.State),
		OpenedAt: instant(m.OpenedAt, r), ClosedAt: instant(m.ClosedAt, r), Officials: []officialJSON{}, Agenda: []itemJSON{},
		Attendance: []attendanceJSON{}, FollowUps: []followUpJSON{}, Versions: []versionJSON{},
		Attachments: []attachmentJSON{},
	}
	for _, a := range r.Attachments {
		out.Attachments = append(out.Attachments, describeAttachment(a, r))
	}
	for _, o := range r.Officials {
		out.Officials = append(out.Officials, officialJSON{string(o.Role), o.Post, o.String(), o.Rank, o.NIP})
	}
	for _, item := range r.Items {
		out.Agenda = append(out.Agenda, describeItem(r, item))
	}
	for _, a := range r.Attendance {
		out.Attendance = append(out.Attendance, attendanceJSON{
			a.Post, a.Institution, string(a.Status), a.Name, a.DeputyPost, string(a.Arrived), string(a.Left), a.Guest,
		})
	}
	for _, f := range r.FollowUps {
		out.FollowUps = append(out.FollowUps, describeFollowUp(r, f))
	}
	for _, v := range versions {
		version := versionJSON{v.Version, v.Reason, v.Hash.String(), instant(v.FinalizedAt, r), []keptFileJSON{}}
		for _, f := range v.Files {
			version.Files = append(version.Files, keptFileJSON{string(f.Kind), f.Name, f.Signatures, f.SHA256.String()})
		}
		out.Versions = append(out.Versions, version)
	}
	return out
}

func describeItem(r app.Record, item app.AgendaItem) itemJSON {
	out := itemJSON{item.ID, string(item.Kind), item.Title, r.Issues[item.IssueID].Code, []entryJSON{}}
	for _, e := range r.Entries {
		if e.ItemID == item.ID {
			out.Entries = append(out.Entries, entryJSON{e.ID, string(e.Kind), instant(e.At, r), e.Speaker, e.Body, e.Typed})
		}
	}
	return out
}

func describeFollowUp(r app.Record, f app.FollowUp) followUpJSON {
	out := followUpJSON{
		Number: f.Number, Broadcast: f.Broadcast, Action: f.Action, Lead: f.LeadText, Supports: []string{},
		DueOn: string(f.Due.On), DueText: f.Due.Text, Priority: f.Priority,
		Status: string(f.Status), Progress: float64(f.Progress) / 1000, Verification: string(f.Verification),
	}
	if f.LeadID != 0 {
		out.Lead = r.Agencies[f.LeadID].Code
	}
	for _, id := range f.Supports {
		out.Supports = append(out.Supports, r.Agencies[id].Code)
	}
	return out
}

// instant writes a moment in the office's zone, "" for none.
func instant(t time.Time, r app.Record) string {
	if t.IsZero() {
		return ""
	}
	return t.In(r.Office.Zone.Location()).Format(time.RFC3339)
}

func writeMeeting(w io.Writer, r app.Record, m meetingJSON) {
	fmt.Fprintf(w, "%d  %s\n    %s, %s\n    %s\n", m.ID, m.Title, m.HeldOn, m.Place, words.State(r.Meeting.State))
	present := 0
	for _, a := range r.Attendance {
		if a.Status == app.Present || a.Status == app.Deputy {
			present++
		}
	}
	line(w, "Daftar hadir: %d dari %d hadir atau diwakili.", present, len(r.Attendance))
	for _, item := range m.Agenda {
		fmt.Fprintf(w, "\n%s\n", item.Title)
		for _, e := range item.Entries {
			fmt.Fprintf(w, "  %-13s %s: %s\n", words.Kind(app.EntryKind(e.Kind)), e.Speaker, e.Text)
		}
	}
	if len(m.FollowUps) > 0 {
		fmt.Fprintln(w)
	}
	rows := make([][]string, 0, len(m.FollowUps))
	for _, f := range m.FollowUps {
		due := f.DueText
		if due == "" {
			due = f.DueOn
		}
		rows = append(rows, []string{f.Number, f.Lead, due, f.Action})
	}
	table(w, rows)
	if len(m.Attachments) > 0 {
		fmt.Fprintln(w)
	}
	rows = rows[:0]
	for _, a := range m.Attachments {
		rows = append(rows, []string{a.Name, a.Caption})
	}
	table(w, rows)
}

func sprint(v any) string { return fmt.Sprint(v) }
