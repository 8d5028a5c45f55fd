package archive

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"rakor.id/rakor/data"
)

// years writes the past meetings, closed and not yet final.
func (w *writer) years(ctx context.Context, path string) (err error) {
	db, err := w.open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	first := 1
	for days := range slices.Chunk(w.days(), together) {
		now := at(days[len(days)-1], 200)
		if err := write(ctx, db, now, func(tx *data.Tx) error { return w.meetings(tx, days, first) }); err != nil {
			return err
		}
		first += len(days)
	}
	return nil
}

// together is how many meetings are written in one go: the disk is waited for,
// and pages that more than one of them touches are written, once for all.
const together = 20

// meetings writes past meetings, one each day, numbered from first.
func (w *writer) meetings(tx *data.Tx, days []data.Date, first int) error {
	for i, day := range days {
		m := data.Meeting{
			Title: fmt.Sprintf("Rapat Koordinasi ke-%d", first+i), HeldOn: day, Starts: "09:00", Place: "Ruang Rapat Lantai I",
			State: data.Closed, OpenedAt: at(day, 0), ClosedAt: at(day, 200),
		}
		if err := w.meeting(tx, &m, w.Busy); err != nil {
			return err
		}
		w.past = append(w.past, m.ID)
	}
	return nil
}

// running writes the meetings under way.
func (w *writer) running(ctx context.Context, path string) (err error) {
	db, err := w.open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for _, entries := range w.Running {
		m := data.Meeting{Title: RunningTitle(entries), HeldOn: LastDay, Starts: "09:00", State: data.Running, OpenedAt: at(LastDay, 0)}
		busy := Shape{Entries: entries, Attendance: w.Busy.Attendance, FollowUps: entries / 20}
		if err := write(ctx, db, at(LastDay, 180), func(tx *data.Tx) error { return w.meeting(tx, &m, busy) }); err != nil {
			return err
		}
	}
	return nil
}

// RunningForm is the form of the titles of meetings under way, with the number
// of their entries.
const RunningForm = "Rakor berjalan %d catatan"

// RunningTitle is the title of the meeting under way with so many entries.
func RunningTitle(entries int) string { return fmt.Sprintf(RunningForm, entries) }

// meeting writes one meeting with all that is in it.
func (w *writer) meeting(tx *data.Tx, m *data.Meeting, busy Shape) error {
	if err := tx.Meetings().Add(m); err != nil {
		return err
	}
	for _, o := range []data.MeetingOfficial{
		{MeetingID: m.ID, Role: data.RoleChair, Post: "Wali Kota", PersonName: data.PersonName{Name: "Contoh Wali Kota"}},
		{MeetingID: m.ID, Role: data.RoleRecorder, Post: "Notulis", PersonName: data.PersonName{Name: "Contoh Notulis"}},
	} {
		if err := tx.Officials().Set(&o); err != nil {
			return err
		}
	}
	items, err := w.items(tx, m)
	if err != nil {
		return err
	}
	if err := w.attendance(tx, m, busy.Attendance); err != nil {
		return err
	}
	every := 0
	if busy.FollowUps > 0 {
		every = busy.Entries / busy.FollowUps
	}
	for n := range busy.Entries {
		item := items[n*len(items)/busy.Entries]
		if m.State == data.Running {
			item = items[0]
		}
		e := w.entry(m, item, n, busy.Entries)
		if every > 0 && n%every == every-1 {
			if err := w.order(tx, e, item.IssueID); err != nil {
				return err
			}
			continue
		}
		if err := tx.Entries().Add(e); err != nil {
			return err
		}
	}
	return nil
}

// topics are the points of each meeting.
var topics = []string{"Infrastruktur dasar", "Pendidikan dan kesehatan", "Ekonomi rakyat", "Lingkungan hidup", "Harga pangan dan inflasi daerah"}

// items adds the topics; the first of them is the one being discussed. Every
// other one is about a strategic issue.
func (w *writer) items(tx *data.Tx, m *data.Meeting) ([]data.AgendaItem, error) {
	var items []data.AgendaItem
	for n, title := range topics {
		item := data.AgendaItem{MeetingID: m.ID, Kind: data.ItemTopic, Title: title, StartedAt: m.OpenedAt}
		if n%2 == 1 {
			item.IssueID = pick(w.voice, w.issues).ID
		}
		if err := tx.Agenda().Add(&item); err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	m.CurrentItemID = items[0].ID
	return items, tx.Meetings().Update(m)
}

func (w *writer) attendance(tx *data.Tx, m *data.Meeting, people int) error {
	for n := range people {
		agency := w.agencies[n%len(w.agencies)]
		a := data.Attendance{MeetingID: m.ID, AgencyID: agency.ID, Post: agency.HeadPost, Status: data.Present, Name: fmt.Sprintf("Contoh Pejabat %d", n+1)}
		if n%7 == 6 {
			a.Status, a.DeputyPost = data.Deputy, "Sekretaris"
		}
		if err := tx.Attendances().Add(&a); err != nil {
			return err
		}
	}
	return nil
}

// entry is the nth of so many things said.
func (w *writer) entry(m *data.Meeting, item data.AgendaItem, n, of int) *data.Entry {
	agency := pick(w.voice, w.agencies)
	kind := pick(w.voice, kinds)
	body := w.voice.report()
	return &data.Entry{
		MeetingID: m.ID, ItemID: item.ID, Kind: kind, SpeakerID: agency.ID, Speaker: agency.HeadPost,
		Body: body, Typed: "@" + agency.Code + " " + keys[kind] + body, At: at(m.HeldOn, 180*n/of),
	}
}

// order makes an entry a follow-up that its speaker leads, about the issue of
// its topic.
func (w *writer) order(tx *data.Tx, e *data.Entry, issue int64) error {
	lead, support := e.SpeakerID, pick(w.voice, w.agencies)
	task, due := w.voice.task(), data.DateOf(e.At).AddDays(30)
	e.Kind, e.SpeakerID, e.Speaker, e.Body = data.KindFollowUp, 0, "", task
	e.Typed = fmt.Sprintf("/t %s >%s", task, due.Time().Format("2/1/2006"))
	if err := tx.Entries().Add(e); err != nil {
		return err
	}
	f := data.FollowUp{
		MeetingID: e.MeetingID, ItemID: e.ItemID, EntryID: e.ID, IssueID: issue, LeadID: lead, Action: task,
		Due: data.Due{Kind: data.DueDay, On: due},
	}
	if support.ID != lead {
		f.Supports = []int64{support.ID}
	}
	return tx.FollowUps().Add(&f)
}
