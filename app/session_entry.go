package app

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// record adds the entry a line says, and the follow-ups it gives rise to. A
// line that only names a speaker gives the floor to that speaker.
func (s *Session) record(j *journal, line capture.Line, began time.Time) error {
	if !line.Speaker.IsZero() {
		j.give(line.Speaker)
	}
	if onlySpeaker(line) {
		return nil
	}
	e := Entry{MeetingID: s.id, ItemID: s.live.Current().ID, At: began}
	s.setSpeaker(j, &e, line)
	if err := s.fill(&e, line); err != nil {
		return err
	}
	if err := addRow(j, entryRows, &e); err != nil {
		return err
	}
	return s.setFollowUps(j, e, line)
}

// onlySpeaker reports whether a line names who speaks and nothing else.
func onlySpeaker(line capture.Line) bool {
	for _, t := range line.Tokens {
		if t.Kind != capture.TokenSpeaker && t.Kind != capture.TokenSpace {
			return false
		}
	}
	return !line.Speaker.IsZero()
}

// give lets another speak; taken back, the one before has the floor again.
func (j *journal) give(to capture.Ref) {
	before := j.speaker
	j.speaker, j.change.Speaker = to, true
	j.later(func(j *journal) error {
		j.speaker, j.change.Speaker = before, true
		return nil
	})
}

// setSpeaker says who spoke an entry. Directions, decisions and follow-ups are
// the chair's unless somebody else is named; everything else is said by whoever
// has the floor.
func (s *Session) setSpeaker(j *journal, e *Entry, line capture.Line) {
	who := line.Speaker
	if who.IsZero() && !capture.Addresses(line.Kind) {
		who = j.speaker
	}
	e.SpeakerID, e.Speaker = who.AgencyID, who.Label
	if who.IsZero() && capture.Addresses(line.Kind) {
		e.Speaker = s.chair()
	}
}

// chair is the post of who leads the meeting.
func (s *Session) chair() string {
	for _, o := range s.live.Officials {
		if o.Role == data.RoleChair {
			return postOf(o)
		}
	}
	return ""
}

// fill gives an entry what its line says, but for the speaker.
func (s *Session) fill(e *Entry, line capture.Line) error {
	marks, err := json.Marshal(line.Marks)
	if err != nil {
		return fmt.Errorf("write marks: %w", err)
	}
	if len(line.Marks) == 0 {
		marks = []byte("[]")
	}
	e.Kind, e.Body, e.Typed, e.Marks, e.IssueID = line.Kind, bodyOf(line), line.Typed, string(marks), line.Issue.ID
	if line.Text == "" {
		return &Problem{Message: "Baris itu belum berisi kalimat. Tulis isinya, lalu tekan Enter."}
	}
	return nil
}

// bodyOf is what stands in the minutes for a line. A follow-up keeps agencies,
// target and deadline in fields of its own; in any other entry they are said
// in words, so that nothing typed is missing on paper.
func bodyOf(line capture.Line) string {
	if line.Kind == data.KindFollowUp {
		return line.Text
	}
	var b strings.Builder
	if to := addressees(line); len(to) > 0 {
		b.WriteString("Kepada " + locale.List(to) + ": ")
	}
	b.WriteString(line.Text)
	var rest []string
	if line.Target.Indicator != "" {
		rest = append(rest, "target "+targetText(line.Target))
	}
	if !line.Due.IsZero() {
		rest = append(rest, "tenggat "+locale.WriteDue(line.Due))
	}
	if len(rest) > 0 {
		b.WriteString(" (" + strings.Join(rest, "; ") + ")")
	}
	return b.String()
}

func addressees(line capture.Line) []string {
	var to []string
	for _, r := range line.Groups {
		to = append(to, r.Name)
	}
	if !line.Lead.IsZero() {
		to = append(to, line.Lead.Name)
	}
	for _, r := range line.Supports {
		to = append(to, r.Name)
	}
	return to
}

func targetText(t capture.Target) string {
	if t.Value == "" {
		return t.Indicator
	}
	return t.Indicator + ": " + t.Value
}

// goOn appends a line to the last entry ("...").
func (s *Session) goOn(j *journal, line capture.Line) error {
	e, ok := s.last()
	if !ok {
		return &Problem{Message: "Belum ada catatan yang dapat disambung. Hapus “...” di depannya, lalu tekan Enter."}
	}
	more := line.Typed
	for _, t := range line.Tokens {
		if t.Kind == capture.TokenCommand { // the "..." itself
			more = line.Typed[t.End:]
			break
		}
	}
	return s.retype(j, e, e.Typed+" "+strings.TrimSpace(more))
}

// replace corrects the newest entry in which the old words stand.
func (s *Session) replace(j *journal, r capture.Replacement) error {
	var found *Entry
	for i := range s.live.Entries {
		e := &s.live.Entries[i]
		if _, n := r.In(e.Typed); n > 0 && (found == nil || e.ID > found.ID) {
			found = e
		}
	}
	if found == nil {
		return &Problem{Message: "“%s” tidak ditemukan di catatan mana pun di rapat ini. Periksa ejaannya.", Args: []any{r.Old}}
	}
	typed, _ := r.In(found.Typed)
	return s.retype(j, *found, typed)
}

// retype reads an entry anew from another text, keeping its place and time.
func (s *Session) retype(j *journal, e Entry, typed string) error {
	line := capture.Parse(typed, s.dir, s.live.Meeting.HeldOn)
	if line.Mode != capture.ModeEntry && line.Mode != capture.ModePlain {
		return &Problem{Message: "Catatan tidak dapat diganti dengan perintah “%s”. Tulis kalimatnya saja, atau awali dengan \\.", Args: []any{excerpt(typed)}}
	}
	if !line.Speaker.IsZero() {
		s.setSpeaker(j, &e, line)
	}
	if err := s.fill(&e, line); err != nil {
		return err
	}
	if err := setRow(j, entryRows, &e); err != nil {
		return err
	}
	return s.setFollowUps(j, e, line)
}

// Edit replaces the text of an entry by another capture line.
func (s *Session) Edit(entryID int64, typed string) *Action {
	return s.onEntry(entryID, func(j *journal, e Entry) error {
		if err := s.retype(j, e, typed); err != nil {
			return err
		}
		return j.tx.Drafts().Save(data.Draft{MeetingID: s.id, EntryID: entryID})
	})
}

// SetKind makes an entry one of another kind, also into a follow-up and back.
func (s *Session) SetKind(entryID int64, kind EntryKind) *Action {
	return s.onEntry(entryID, func(j *journal, e Entry) error {
		typed, _ := capture.SetKind(e.Typed, 0, kind, s.dir)
		return s.retype(j, e, typed)
	})
}

// Remove takes an entry and its follow-ups back. It can be undone.
func (s *Session) Remove(entryID int64) *Action { return s.onEntry(entryID, s.takeBack) }

func (s *Session) takeBack(j *journal, e Entry) error {
	e.Deleted = true
	if err := setRow(j, entryRows, &e); err != nil {
		return err
	}
	return s.setFollowUps(j, e, capture.Line{})
}

// Move puts an entry under an agenda item, right behind another entry there or
// first for 0. Its follow-ups go with it.
func (s *Session) Move(entryID, itemID, afterID int64) *Action {
	return s.onEntry(entryID, func(j *journal, e Entry) error { return s.move(j, e, itemID, afterID) })
}

func (s *Session) move(j *journal, e Entry, itemID, afterID int64) error {
	if err := j.moveEntry(&e, itemID, afterID); err != nil {
		return err
	}
	rows, err := j.tx.FollowUps().OfEntry(e.ID)
	if err != nil {
		return err
	}
	for i := range rows {
		rows[i].ItemID = itemID
		if err := setRow(j, followUpRows, &rows[i]); err != nil {
			return err
		}
	}
	return nil
}
