package app

import (
	"encoding/hex"
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// compose copies out of the record what the next version of the minutes says.
func compose(tx *data.Tx, r Record, before *data.MinutesVersion) (Content, error) {
	ordered, err := asOrdered(tx, r.FollowUps, before)
	if err != nil {
		return Content{}, err
	}
	c := composer{r: r, zone: r.Office.Zone.Location(), ordered: ordered}
	content := Content{
		Schema:     contentSchema,
		Document:   r.Meeting.UID.String(),
		Version:    int(r.Meeting.Version) + 1,
		Reason:     r.Meeting.AmendReason,
		Office:     c.office(),
		Meeting:    c.meeting(),
		Officials:  c.officials(),
		Items:      c.items(),
		Attendance: c.attendance(),
		FollowUps:  c.followUps(),

		Attachments: c.attachments(),
	}
	if before != nil {
		content.Replaces = hex.EncodeToString(before.Hash[:])
	}
	return content, nil
}

// A composer turns rows of one record into the words of its minutes.
type composer struct {
	r       Record
	zone    *time.Location
	ordered map[string]ContentFollowUp // what has changed since it was ordered, by number
}

func (c composer) office() ContentOffice {
	o := c.r.Office
	content := ContentOffice{
		Government: o.Government, Unit: o.Unit, Address: o.Address, Telephone: o.Telephone,
		Email: o.Email, Website: o.Website, City: o.City, Zone: string(o.Zone),
	}
	if len(o.Logo) > 0 {
		content.LogoSHA256 = data.HashOf(o.Logo).String()
	}
	return content
}

func (c composer) meeting() ContentMeeting {
	m := c.r.Meeting
	planned := string(m.Starts)
	if m.Ends != "" {
		planned += "-" + string(m.Ends)
	}
	return ContentMeeting{
		Title: m.Title, Series: c.r.Series, Number: m.Number, HeldOn: string(m.HeldOn),
		Planned: planned, Opened: c.clock(m.OpenedAt), Closed: c.clock(m.ClosedAt), Place: m.Place,
		InvitationNumber: m.InvitationNumber, InvitationOn: string(m.InvitationOn),
		Classification: string(m.Classification), Urgency: m.Urgency, ArchiveCode: m.ArchiveCode,
		Copies: lines(m.Copies),
	}
}

// clock is the hour of an instant in the office's zone, "" for none.
func (c composer) clock(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(c.zone).Format("15:04")
}

// lines splits a text of several lines and leaves the empty ones out.
func lines(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func (c composer) officials() []ContentOfficial {
	out := make([]ContentOfficial, 0, len(c.r.Officials))
	for _, o := range c.r.Officials {
		if o.Name == "" && o.Post == "" {
			continue
		}
		out = append(out, ContentOfficial{
			Role: string(o.Role), Post: postOf(o), Name: o.String(), Rank: o.Rank, NIP: o.NIP,
		})
	}
	return out
}

// postOf writes a post with the mark of somebody acting in it, "Plt. Kepala Dinas".
func postOf(o Official) string {
	return strings.TrimSpace(string(o.Acting) + " " + o.Post)
}

func (c composer) items() []ContentItem {
	items := make([]ContentItem, 0, len(c.r.Items))
	at := map[int64]int{}
	for _, item := range c.r.Items {
		at[item.ID] = len(items)
		items = append(items, ContentItem{
			Kind: string(item.Kind), Title: item.Title, Issue: c.r.Issues[item.IssueID].Name, Entries: []ContentEntry{},
		})
	}
	for _, e := range c.r.Entries {
		i, ok := at[e.ItemID]
		if !ok {
			continue
		}
		items[i].Entries = append(items[i].Entries, ContentEntry{
			ID: e.UID.String(), Kind: string(e.Kind), Time: c.clock(e.At), Speaker: c.speaker(e), Text: e.Body,
		})
	}
	return items
}

// speaker is who spoke, written out: the agency's head by post, or the words
// the minute-taker used.
func (c composer) speaker(e Entry) string {
	if a, ok := c.r.Agencies[e.SpeakerID]; ok {
		return a.HeadPost
	}
	return e.Speaker
}

func (c composer) attendance() []ContentAttendance {
	out := make([]ContentAttendance, 0, len(c.r.Attendance))
	for _, a := range c.r.Attendance {
		out = append(out, ContentAttendance{
			Post: a.Post, Institution: a.Institution, Status: string(a.Status), Name: a.Name, DeputyPost: a.DeputyPost,
			NIP: a.NIP, Rank: a.Rank, Arrived: string(a.Arrived), Left: string(a.Left), Guest: a.Guest,
		})
	}
	return out
}

func (c composer) followUps() []ContentFollowUp {
	number := map[int64]string{}
	for _, f := range c.r.FollowUps {
		number[f.ID] = f.Number
	}
	entry := map[int64]string{}
	for _, e := range c.r.Entries {
		entry[e.ID] = e.UID.String()
	}
	out := make([]ContentFollowUp, 0, len(c.r.FollowUps))
	for _, f := range c.r.FollowUps {
		said := ContentFollowUp{
			Number: f.Number, Parent: number[f.ParentID], Entry: entry[f.EntryID], Issue: c.r.Issues[f.IssueID].Name,
			Action: f.Action, Lead: c.lead(f), Supports: c.names(f.Supports),
			Indicator: f.Indicator, Target: strings.TrimSpace(f.Target + " " + f.Unit),
			DueOn: string(f.Due.On), DueText: f.Due.Text, Priority: f.Priority,
		}
		if was, changed := c.ordered[f.Number]; changed {
			said.Lead, said.Supports, said.DueOn, said.DueText = was.Lead, was.Supports, was.DueOn, was.DueText
		}
		out = append(out, said)
	}
	return out
}

// lead is who answers for a follow-up: an agency's name, or the words of the
// order for a broadcast.
func (c composer) lead(f data.FollowUp) string {
	if a, ok := c.r.Agencies[f.LeadID]; ok {
		return a.Name
	}
	return f.LeadText
}

func (c composer) names(agencies []int64) []string {
	var out []string
	for _, id := range agencies {
		out = append(out, c.r.Agencies[id].Name)
	}
	return out
}

func (c composer) attachments() []ContentAttachment {
	out := make([]ContentAttachment, 0, len(c.r.Attachments))
	for _, a := range c.r.Attachments {
		line := ContentAttachment{Kind: string(a.Kind), Name: a.Name, Caption: a.Caption, SHA256: a.SHA256.String()}
		if a.Kind == data.Photo {
			line.Paper = a.Paper.String()
		}
		out = append(out, line)
	}
	return out
}
