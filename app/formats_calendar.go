package app

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/calendar"
)

// writeCalendar makes a task of each follow-up of final minutes: of an order to
// many one for the order, and below it one for each agency. The day is the one
// that holds today, with every extension. A calendar often lies with others, so
// that no number of a person goes into it.
func (s *Minutes) writeCalendar(ctx context.Context, meetingID int64, kind Copy) (FormatFile, error) {
	var r Record
	var v *data.MinutesVersion
	err := s.read(ctx, func(tx *data.Tx) (err error) {
		if r, err = readRecord(tx, meetingID); err != nil {
			return err
		}
		v, err = latestVersion(tx, meetingID)
		return err
	})
	switch {
	case err != nil:
		return FormatFile{}, err
	case v == nil || kind == CopyDraft:
		return FormatFile{}, &Problem{Message: "Tenggat baru berlaku setelah notula disahkan, jadi belum ada kalendernya. Sahkan notula dahulu."}
	case kind == CopyPublic:
		if err := openToAll(r.Meeting.Classification); err != nil {
			return FormatFile{}, err
		}
	}
	c := calendar.Calendar{
		Name:  withoutNumbers(r.Meeting.Title) + ", " + locale.Day(r.Meeting.HeldOn),
		Stamp: v.FinalizedAt, Class: calendar.Confidential,
	}
	if class, ok := classes[r.Meeting.Classification]; ok {
		c.Class = class
	}
	c.Todos = r.todos()
	file := FormatFile{Name: "tenggat-" + string(r.Meeting.HeldOn) + ".ics", Todos: len(c.Todos)}
	for _, t := range c.Todos {
		if t.Due == "" {
			file.Undated++
		}
	}
	var b bytes.Buffer
	if err := calendar.Write(&b, c); err != nil {
		return FormatFile{}, fmt.Errorf("calendar of meeting %d: %w", meetingID, err)
	}
	file.Data = b.Bytes()
	return file, nil
}

// classes say to a calendar who may see a task; the rest is confidential.
var classes = map[Classification]calendar.Class{data.Ordinary: calendar.Public, data.Limited: calendar.Private}

// todos are the tasks of a meeting; those of a correction wait until it is final.
func (r Record) todos() (todos []calendar.Todo) {
	uids := make(map[int64]string)
	for _, f := range r.FollowUps {
		if f.BornAt.IsZero() {
			continue
		}
		uids[f.ID] = f.UID.String()
		t := r.todo(f)
		t.Parent = uids[f.ParentID]
		todos = append(todos, t)
	}
	return todos
}

// priorities are 1 high to 3 low in the words of a calendar.
var priorities = map[int]int{1: 1, 2: 5, 3: 9}

func (r Record) todo(f FollowUp) calendar.Todo {
	lead, code := f.LeadText, f.LeadText
	if a, ok := r.Agencies[f.LeadID]; ok {
		lead, code = a.Name, a.Code
	}
	var b strings.Builder
	line := func(label, value string) {
		if value != "" {
			b.WriteString(label + ": " + value + "\n")
		}
	}
	var supports []string
	for _, id := range f.Supports {
		supports = append(supports, r.Agencies[id].Name)
	}
	line("Nomor", f.Number)
	line("Rapat", r.Meeting.Title+", "+locale.LongDay(r.Meeting.HeldOn))
	line("Penanggung jawab", lead)
	line("Pendukung", strings.Join(supports, "; "))
	line("Keluaran", strings.Trim(f.Indicator+": "+strings.TrimSpace(f.Target+" "+f.Unit), ": "))
	line("Tenggat", locale.WriteDue(f.Due))
	status, percent, words := r.progress(f)
	line("Status", words)
	summary := f.Action
	if code != "" {
		summary += " - " + code
	}
	return calendar.Todo{
		UID: f.UID.String(), Sequence: f.Rev, Summary: oneLine(withoutNumbers(summary)),
		Description: strings.TrimSpace(withoutNumbers(b.String())), Category: r.Issues[f.IssueID].Name,
		Due: string(f.Due.On), Priority: priorities[f.Priority], Status: status, Percent: percent,
	}
}

// verdicts say what the secretariat thinks of an agency's claim.
var verdicts = map[VerificationState]string{
	data.Pending: "belum diverifikasi", data.Accepted: "diterima", data.Returned: "dikembalikan",
}

// progress says how far a follow-up is. An agency's claim alone completes
// nothing; calendars take 100 percent for done, so that an unproven claim stays
// below. An order to many is as far as its agencies are.
func (r Record) progress(f FollowUp) (status calendar.Status, percent int, words string) {
	if f.Broadcast {
		return r.progressOfMany(f)
	}
	percent, words = min(f.Progress/10, 99), statusWord(f.Status)
	if f.Status != data.NotStarted {
		words += " (" + verdicts[f.Verification] + ")"
	}
	switch {
	case !f.CancelledAt.IsZero():
		return calendar.Cancelled, percent, "Dibatalkan: " + f.CancelReason
	case f.Settled() && f.Status == data.Done:
		return calendar.Completed, 100, words
	case f.Settled():
		return calendar.Cancelled, percent, words
	case f.Status == data.NotStarted:
		return calendar.NeedsAction, 0, words
	}
	return calendar.InProcess, percent, words
}

func (r Record) progressOfMany(parent FollowUp) (status calendar.Status, percent int, words string) {
	all, settled, begun, sum := 0, 0, false, 0
	for _, f := range r.FollowUps {
		if f.ParentID != parent.ID {
			continue
		}
		of, n, _ := r.progress(f)
		all++
		sum += n
		begun = begun || of != calendar.NeedsAction
		if of == calendar.Completed || of == calendar.Cancelled {
			settled++
		}
	}
	words = fmt.Sprintf("%d dari %d perangkat daerah tuntas", settled, all)
	switch {
	case !parent.CancelledAt.IsZero():
		return calendar.Cancelled, 0, "Dibatalkan: " + parent.CancelReason
	case all > 0 && settled == all:
		return calendar.Completed, 100, words
	case begun:
		return calendar.InProcess, min(sum/max(all, 1), 99), words
	}
	return calendar.NeedsAction, 0, words
}
