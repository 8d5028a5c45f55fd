package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
)

// Names of the signature fields in the minutes.
const (
	FieldRecorder = "Notulis"
	FieldChair    = "Pimpinan"
)

// pictures are what a version shows besides words: the emblem, nil for none, and
// the photos in their order.
type pictures struct {
	logo   []byte
	photos [][]byte
}

// onPaper writes the content of a version out in the words of an office. The
// same content always gives the same words.
func onPaper(c Content, show pictures) minutes.Minutes {
	p := paperWriter{c: c, zone: data.Zone(c.Office.Zone)}
	m := minutes.Minutes{
		Letterhead:     p.letterhead(show.logo),
		Identity:       p.identity(),
		Number:         c.Meeting.Number,
		Classification: p.classification(),
		Supersedes:     p.supersedes(),
		Agenda:         p.agenda(),
		Leaders:        p.leaders(),
		Recap:          p.recap(),
		FollowUps:      p.followUps(),
		Attendance:     p.attendance(),
		Photos:         p.photos(show.photos),
		Enclosures:     p.enclosures(),
		Place:          c.Office.City,
		Date:           locale.Day(data.Date(c.Meeting.HeldOn)),
		Signers:        p.signers(),
		Copies:         c.Meeting.Copies,
	}
	p.discussion(&m)
	return m
}

type paperWriter struct {
	c    Content
	zone data.Zone
}

func (p paperWriter) letterhead(logo []byte) minutes.Letterhead {
	o := p.c.Office
	return minutes.Letterhead{
		Emblem: logo, EmblemName: "Lambang " + strings.TrimPrefix(o.Government, "Pemerintah "),
		Government: strings.ToUpper(o.Government), Agency: strings.ToUpper(o.Unit),
		Address: o.Address, Telephone: o.Telephone, Email: o.Email, Site: o.Website,
	}
}

func (p paperWriter) identity() minutes.Identity {
	m := p.c.Meeting
	from, to, _ := strings.Cut(m.Planned, "-")
	id := minutes.Identity{
		Meeting: m.Title, Day: locale.LongDay(data.Date(m.HeldOn)), Place: m.Place,
		Hours: locale.Hours(data.TimeOfDay(or(m.Opened, from)), data.TimeOfDay(or(m.Closed, to)), p.zone),
	}
	if from != "" {
		id.Call = locale.Hour(data.TimeOfDay(from), p.zone)
	}
	if m.InvitationNumber != "" {
		id.Invitation = "Nomor " + m.InvitationNumber
		if m.InvitationOn != "" {
			id.Invitation += ", tanggal " + locale.Day(data.Date(m.InvitationOn))
		}
	}
	return id
}

func or(s, fallback string) string {
	if s == "" {
		return fallback
	}
	return s
}

func (p paperWriter) classification() string {
	if p.c.Meeting.Classification == string(data.Ordinary) {
		return ""
	}
	return capitalized(p.c.Meeting.Classification)
}

func capitalized(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func (p paperWriter) supersedes() string {
	if p.c.Version < 2 {
		return ""
	}
	return "Ralat atas versi " + strconv.Itoa(p.c.Version-1) + ": " + p.c.Reason
}

func (p paperWriter) agenda() []string {
	var out []string
	for _, item := range p.c.Items {
		if item.Kind == string(data.ItemTopic) {
			out = append(out, item.Title)
		}
	}
	return out
}

// official returns who holds a role; its fields are empty if nobody does.
func (p paperWriter) official(role data.OfficialRole) ContentOfficial {
	for _, o := range p.c.Officials {
		if o.Role == string(role) {
			return o
		}
	}
	return ContentOfficial{}
}

func (p paperWriter) leaders() minutes.Leaders {
	words := func(role data.OfficialRole) string {
		o := p.official(role)
		return strings.Trim(o.Post+", "+o.Name, ", ")
	}
	return minutes.Leaders{Chair: words(data.RoleChair), Secretary: words(data.RoleSecretary), Recorder: words(data.RoleRecorder)}
}

// recap counts the attendance in words.
func (p paperWriter) recap() string {
	n := map[data.AttendanceStatus]int{}
	for _, a := range p.c.Attendance {
		n[data.AttendanceStatus(a.Status)]++
	}
	var parts []string
	for _, s := range data.AttendanceStatuses {
		if s != data.Unmarked && n[s] > 0 {
			parts = append(parts, strconv.Itoa(n[s])+" "+strings.ToLower(attendanceWords[s]))
		}
	}
	if n[data.Unmarked] > 0 {
		parts = append(parts, strconv.Itoa(n[data.Unmarked])+" tanpa keterangan")
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.Join(parts, ", ") + " (Lampiran I)"
}

// attendanceWords are the marks as an attendance list writes them.
var attendanceWords = map[data.AttendanceStatus]string{
	data.Present: "Hadir", data.Deputy: "Mewakili", data.Excused: "Izin", data.Sick: "Sakit",
	data.OnDuty: "Dinas Luar", data.Absent: "Tidak Hadir",
}

func (p paperWriter) attendance() []minutes.Attendee {
	out := make([]minutes.Attendee, 0, len(p.c.Attendance))
	for _, a := range p.c.Attendance {
		row := minutes.Attendee{
			Name: a.Name, NIP: locale.NIP(a.NIP), Rank: a.Rank, Post: a.Post, Agency: a.Institution,
			Status: attendanceWords[data.AttendanceStatus(a.Status)], Note: p.presence(a),
		}
		if a.Status == string(data.Deputy) {
			row.Status = "Mewakili"
			if a.DeputyPost != "" {
				row.Status += " (" + a.DeputyPost + ")"
			}
		}
		if a.Guest {
			row.Status = "Tamu"
		}
		if row.Status == "" {
			row.Note = capitalized(row.Note)
		}
		out = append(out, row)
	}
	return out
}

// presence says when somebody came late or left early.
func (p paperWriter) presence(a ContentAttendance) string {
	var parts []string
	if a.Arrived != "" {
		parts = append(parts, "datang "+locale.Hour(data.TimeOfDay(a.Arrived), ""))
	}
	if a.Left != "" {
		parts = append(parts, "pulang "+locale.Hour(data.TimeOfDay(a.Left), ""))
	}
	return strings.Join(parts, ", ")
}

// followUps are the orders given. One that went to many stands there once, as
// it was said, with the numbers its agencies go by.
func (p paperWriter) followUps() []minutes.FollowUp {
	children := map[string][]string{}
	for _, f := range p.c.FollowUps {
		if f.Parent != "" {
			children[f.Parent] = append(children[f.Parent], f.Number)
		}
	}
	out := make([]minutes.FollowUp, 0, len(p.c.FollowUps))
	for _, f := range p.c.FollowUps {
		if f.Parent != "" {
			continue
		}
		indicator := f.Indicator
		if f.Target != "" {
			indicator = strings.TrimPrefix(indicator+": "+f.Target, ": ")
		}
		row := minutes.FollowUp{
			Number: f.Number, From: p.before(f.Entry), Issue: f.Issue, Action: f.Action,
			Lead: f.Lead, Support: strings.Join(f.Supports, "; "), Indicator: indicator, Due: dueOnPaper(f),
		}
		if to := children[f.Number]; len(to) > 0 {
			row.Lead += fmt.Sprintf(" (%d perangkat daerah)", len(to))
			row.Note = "Nomor " + to[0] + " s.d. " + to[len(to)-1]
		}
		out = append(out, row)
	}
	return out
}

// before is the entry printed before another under the same agenda item, "" if
// there is none: what was said when a follow-up was ordered. The order itself
// stands in the tables only.
func (p paperWriter) before(entry string) string {
	for _, item := range p.c.Items {
		said := ""
		for _, e := range item.Entries {
			if e.ID == entry {
				return said
			}
			if e.Kind != string(data.KindFollowUp) && !e.isBreak() {
				said = e.ID
			}
		}
	}
	return ""
}

func dueOnPaper(f ContentFollowUp) string {
	if f.DueText != "" {
		return f.DueText
	}
	return locale.Day(data.Date(f.DueOn))
}

// signers are the recorder on the left and the chair on the right. A mayor has
// neither rank nor NIP; what is empty is left out on paper.
func (p paperWriter) signers() []minutes.Signer {
	var out []minutes.Signer
	for _, s := range []struct {
		role  data.OfficialRole
		key   string
		field string
	}{{data.RoleRecorder, "recorder", FieldRecorder}, {data.RoleChair, "chair", FieldChair}} {
		o := p.official(s.role)
		if o.Name == "" && o.Post == "" {
			continue
		}
		out = append(out, minutes.Signer{Role: s.key, Field: s.field, Post: o.Post, Name: o.Name, Rank: o.Rank, NIP: locale.NIP(o.NIP)})
	}
	return out
}

// isChair reports whether a speaker is who leads the meeting.
func (p paperWriter) isChair(speaker string) bool {
	chair := p.official(data.RoleChair)
	return speaker != "" && slices.ContainsFunc([]string{chair.Post, chair.Name}, func(s string) bool { return strings.EqualFold(s, speaker) })
}
