package app

import (
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// How the record tells that the meeting was adjourned (skors) and went on. What
// stands there is an entry like any other, so it is printed, found and put right
// like one.
const (
	adjourned = "Rapat diskors pukul "
	resumed   = "Rapat dilanjutkan pukul "
	lifted    = "Skors dicabut pukul " // by closing the meeting
)

// adjourn breaks the meeting off for a while.
func (s *Session) adjourn(j *journal, at time.Time) error {
	m := s.live.Meeting
	if err := s.step(j, at, pauseMeeting); err != nil {
		return err
	}
	if at.Before(m.OpenedAt) {
		return &Problem{Message: "Jam skors lebih awal daripada jam buka. Tulis jamnya, misalnya /skors 10.30."}
	}
	return s.tell(j, adjourned, at)
}

// resume goes on with a meeting that was adjourned.
func (s *Session) resume(j *journal, at time.Time) error {
	if err := s.step(j, at, resumeMeeting); err != nil {
		return err
	}
	if at.Before(s.adjournedAt()) {
		return &Problem{Message: "Jam lanjut lebih awal daripada jam skors. Tulis jamnya, misalnya /lanjut 13.00."}
	}
	return s.tell(j, resumed, at)
}

// end closes the meeting. One that is still adjourned has its break ended by it.
func (s *Session) end(j *journal, at time.Time) error {
	paused := s.live.Meeting.State == data.Paused
	if err := s.step(j, at, closeMeeting); err != nil {
		return err
	}
	if !paused {
		return nil
	}
	if at.Before(s.adjournedAt()) {
		return &Problem{Message: "Jam tutup lebih awal daripada jam skors. Tulis jamnya, misalnya /tutup 12.30."}
	}
	return s.tell(j, lifted, at)
}

// adjournedAt is when the meeting was adjourned last, zero if no entry says so.
func (s *Session) adjournedAt() (at time.Time) {
	newest := int64(0)
	for _, e := range s.live.Entries {
		if !e.Deleted && e.ID > newest && strings.HasPrefix(e.Body, adjourned) {
			newest, at = e.ID, e.At
		}
	}
	return at
}

// tell puts on record what happened to the meeting, said by nobody.
func (s *Session) tell(j *journal, words string, at time.Time) error {
	e := breakEntry(s.live.Meeting, s.live.Current().ID, words, at.In(s.live.Office.Zone.Location()), s.live.Office.Zone)
	return addRow(j, entryRows, &e)
}

// breakEntry is a sentence with the hour of something, and with its day where
// that is not the meeting's.
func breakEntry(m Meeting, itemID int64, words string, at time.Time, zone Zone) Entry {
	said := words + locale.Hour(data.TimeOfDay(at.Format("15:04")), zone)
	if day := data.DateOf(at); day != m.HeldOn {
		said += ", " + locale.LongDay(day)
	}
	said += "."
	return Entry{MeetingID: m.ID, ItemID: itemID, At: at, Kind: data.KindInfo, Body: said, Typed: said, Marks: "[]"}
}

// isBreak reports whether an entry tells of the meeting itself and not of what
// was said in it.
func (e ContentEntry) isBreak() bool {
	return toldOfBreak(data.EntryKind(e.Kind), e.Speaker, e.Text)
}

func toldOfBreak(kind data.EntryKind, speaker, body string) bool {
	return kind == data.KindInfo && speaker == "" && slices.ContainsFunc([]string{adjourned, resumed, lifted}, func(words string) bool {
		return strings.HasPrefix(body, words)
	})
}
