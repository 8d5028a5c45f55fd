package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/data"
)

// Capture takes running meetings down.
type Capture struct{ *desk }

// A Session (pencatatan) is one meeting being taken down, line by line. It
// holds the record in memory, so that a key never waits for the archive. It
// belongs to one goroutine, but for [Action.Store].
type Session struct {
	*desk
	id      int64
	live    Live
	newest  Entry     // added last, ID 0 if there is none
	latest  time.Time // of all first keystrokes there were
	dir     *capture.Directory
	speaker capture.Ref
	recent  []capture.Ref
	people  []capture.Person // of the directory, so that the room reads posts for names
	undo    []undoStep
	drafts  []data.Draft // half typed when the meeting was read

	complete capture.Completer

	clockWatch
}

// Open begins to take a meeting down where it was left.
func (s *Capture) Open(ctx context.Context, meetingID int64) (*Session, error) {
	session := &Session{desk: s.desk, id: meetingID}
	return session, session.Reload(ctx)
}

// Reload reads the meeting anew, as after a change made elsewhere.
func (s *Session) Reload(ctx context.Context) error {
	return s.read(ctx, func(tx *data.Tx) error {
		r, err := readRecord(tx, s.id)
		if err != nil {
			return err
		}
		drafts, err := tx.Drafts().OfMeeting(s.id)
		if err != nil {
			return err
		}
		names, err := directoryNames(tx, r)
		if err != nil {
			return err
		}
		s.live, s.drafts = Live{r}, drafts
		s.newest = newestOf(r.Entries)
		s.see(r.Entries)
		s.dir = capture.NewDirectory(names)
		s.people = names.People
		s.speaker = s.lastSpeaker()
		return s.watchClock(tx, &s.clockWatch, time.Time{})
	})
}

// lastSpeaker is who spoke in the newest entry that anyone but the chair spoke.
func (s *Session) lastSpeaker() capture.Ref {
	newest := int64(0)
	var ref capture.Ref
	for _, e := range s.live.Entries {
		if e.SpeakerID != 0 && e.ID > newest {
			if r, ok := s.dir.Ref(capture.RefAgency, e.SpeakerID); ok {
				newest, ref = e.ID, r
			}
		}
	}
	return ref
}

// Live returns the meeting as it stands. It shares its slices with the session
// and holds until the next change.
func (s *Session) Live() *Live { return &s.live }

// Directory returns the names a line may mention.
func (s *Session) Directory() *capture.Directory { return s.dir }

// Now is the present time at the office. It asks nothing of the archive.
func (s *Session) Now() time.Time { return s.clock().In(s.live.Office.Zone.Location()) }

// Speaker is who speaks until another does.
func (s *Session) Speaker() capture.Ref { return s.speaker }

// Parse says what a line means now. It touches nothing.
func (s *Session) Parse(typed string) capture.Line {
	kind := data.KindInfo
	if e, ok := s.last(); ok {
		kind = e.Kind
	}
	return capture.ParseAfter(kind, typed, s.dir, s.live.Meeting.HeldOn)
}

// Complete says what the token at the cursor (in bytes) may become. Follow-ups
// of who has the floor go first.
func (s *Session) Complete(typed string, cursor int) capture.Completion {
	return s.complete.Complete(typed, cursor, s.dir.WithFloor(s.speaker.AgencyID), s.live.Meeting.HeldOn)
}

// A Change is what an action did: the rows as they are now, those taken back
// among them.
type Change struct {
	Meeting    *Meeting
	Items      []AgendaItem
	Entries    []Entry
	Attendance []Attendance
	FollowUps  []data.FollowUp
	Reports    []data.Report
	Extensions []data.Extension
	Speaker    bool // who speaks has changed
}

// Empty reports whether nothing was done.
func (c Change) Empty() bool {
	return c.Meeting == nil && !c.Speaker && len(c.Items)+len(c.Entries)+len(c.Attendance)+len(c.FollowUps)+len(c.Reports)+len(c.Extensions) == 0
}

// Enter carries out a line, as Enter does, and clears the half-typed one. began
// is the time of its first keystroke, the present if zero. A blank line changes
// nothing. On an error nothing is stored and the caller keeps the text.
func (s *Session) Enter(typed string, began time.Time) *Action {
	if strings.TrimSpace(typed) == "" {
		return &Action{s: s}
	}
	if began.IsZero() {
		began = s.clock()
	}
	a := &Action{s: s}
	a.write = func(j *journal) error {
		a.line = s.Parse(typed)
		if err := s.watchClock(j.tx, &j.clock, began); err != nil {
			return err
		}
		if err := s.carryOut(j, a.line, began); err != nil {
			return err
		}
		return j.tx.Drafts().Save(data.Draft{MeetingID: s.id})
	}
	a.after = func() { s.remember(a.line) }
	return a
}

func (s *Session) carryOut(j *journal, line capture.Line, began time.Time) error {
	switch line.Mode {
	case capture.ModeCommand:
		return s.command(j, line, began)
	case capture.ModeContinue:
		return s.goOn(j, line)
	case capture.ModeReplace:
		return s.replace(j, line.Replace)
	}
	return s.record(j, line, began)
}

// Owed returns what an agency still owes from earlier meetings, for the panel
// that follows the speaker.
func (s *Session) Owed(ctx context.Context, agencyID int64) (rows []data.OwedRow, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		rows, err = tx.FollowUps().Owed(agencyID, s.id)
		return err
	})
	return rows, err
}

// took brings the meeting in memory up to what was done.
func (s *Session) took(c Change) {
	s.live.apply(c)
	s.see(c.Entries)
	for _, e := range c.Entries {
		s.live.place(e, e.ID > s.newest.ID)
		switch {
		case e.Deleted && e.ID == s.newest.ID:
			s.newest = newestOf(s.live.Entries)
		case !e.Deleted && e.ID >= s.newest.ID:
			s.newest = e
		}
	}
}

// see takes down how far the clock had come when entries were begun.
func (s *Session) see(entries []Entry) {
	for i := range entries {
		if at := entries[i].At; at.After(s.latest) {
			s.latest = at
		}
	}
}

// last is the newest entry that somebody said. It is asked for with every key, so
// the newest of all is kept.
func (s *Session) last() (e Entry, ok bool) {
	e = s.newest
	if toldOfBreak(e.Kind, e.Speaker, e.Body) {
		e = newestOf(slices.DeleteFunc(slices.Clone(s.live.Entries), func(e Entry) bool { return toldOfBreak(e.Kind, e.Speaker, e.Body) }))
	}
	return e, e.ID != 0
}

func newestOf(entries []Entry) (newest Entry) {
	for i := range entries {
		if entries[i].ID > newest.ID {
			newest = entries[i]
		}
	}
	return newest
}

// find returns an entry of the meeting.
func (s *Session) find(entryID int64) (Entry, error) {
	e, ok := s.live.Entry(entryID)
	if !ok {
		return Entry{}, &Problem{Message: "Catatan itu tidak ada lagi di rapat ini.", Cause: data.ErrNotFound}
	}
	return e, nil
}
