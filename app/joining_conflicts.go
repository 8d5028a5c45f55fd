package app

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// Words of the vocabulary, as views name them.
type (
	// JoinReport is what a join did or would do.
	JoinReport = data.JoinReport
	// JoinMeeting is what it did to one meeting.
	JoinMeeting = data.JoinedMeeting
	// ConflictKind is what two laptops disagree about.
	ConflictKind = data.ConflictKind
	// Decision is what a person chose.
	Decision = data.Decision
)

// The kinds of conflicts and the decisions, as views name them.
const (
	ConflictEdit    = data.ConflictEdit
	ConflictDeleted = data.ConflictDeleted
	ConflictLate    = data.ConflictLate
	ConflictVersion = data.ConflictVersion
	ConflictNumber  = data.ConflictNumber
	ConflictTwice   = data.ConflictTwice
	DecideLeft      = data.DecideLeft
	DecideRight     = data.DecideRight
	DecideOther     = data.DecideOther
	DecideSeen      = data.DecideSeen
)

// A Conflict (perbedaan) is what two laptops wrote differently, in words.
type Conflict struct {
	data.Conflict
	Meeting     string         // title and day; "" if it belongs to none
	Class       Classification // of the meeting
	Left, Right ConflictSide
	Writable    string // column that takes a text written anew; "" if it must be one of the two
	Choosable   bool   // one of the two can be chosen; else it can only be noted
}

// A ConflictSide is what one laptop wrote, in words.
type ConflictSide struct {
	Laptop string // what it is called; "" if it has no name
	Here   bool   // it is this one
	By     string
	At     time.Time // where the office is
	Text   string    // what it wrote, one thing a line; "" = taken back, or nothing
}

// Pending is how many conflicts wait for a decision.
func (s *Joining) Pending(ctx context.Context) (n int, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		n, err = tx.Conflicts().CountPending()
		return err
	})
	return n, err
}

// Conflicts returns the conflicts that wait for a decision, or all there ever
// were.
func (s *Joining) Conflicts(ctx context.Context, decided bool) (out []Conflict, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		var found []data.Conflict
		if decided {
			found, err = tx.Conflicts().All()
		} else {
			found, err = tx.Conflicts().Pending()
		}
		if err != nil {
			return err
		}
		office, err := tx.Office()
		if err != nil {
			return err
		}
		w := &conflictWords{tx: tx, zone: office.Zone.Location()}
		if w.laptops, err = tx.NodeNames(); err != nil {
			return err
		}
		for _, c := range found {
			worded, err := w.conflict(c)
			if err != nil {
				return err
			}
			out = append(out, worded)
		}
		return nil
	})
	return out, err
}

// Decide carries a decision about a conflict out. text is what was written for
// [DecideOther].
func (s *Joining) Decide(ctx context.Context, id int64, d Decision, text string) error {
	err := s.write(ctx, func(tx *data.Tx) error {
		c, err := tx.Conflicts().Get(id)
		if err != nil {
			return err
		}
		other := map[string]string{}
		if d == DecideOther {
			column := writable(c)
			if column == "" || strings.TrimSpace(text) == "" {
				return &Problem{Message: "Tulis dahulu isinya, atau pilih salah satu dari keduanya."}
			}
			other[column] = strings.TrimSpace(text)
			if c.Table == "entries" { // what was typed no longer says what stands there
				other["typed"], other["marks"] = other[column], "[]"
			}
		}
		return tx.Conflicts().Decide(&c, d, other)
	})
	if errors.Is(err, data.ErrFinal) {
		return &Problem{Message: "Notulanya sudah disahkan, jadi isinya tidak berubah. Buka ralat rapat itu dahulu bila harus diperbaiki, atau pilih “Biarkan”.", Cause: err}
	}
	return err
}

// conflictTexts are the columns that hold what a person wrote, by table and unit.
var conflictTexts = map[string]map[string]string{
	"entries":      {"line": "body"},
	"agenda_items": {"title": "title"},
	"meetings":     {"title": "title", "place": "place", "number": "number", "invitation_number": "invitation_number", "copies": "copies", "archive_code": "archive_code"},
	"follow_ups":   {"action": "action", "problem": "problem", "direction": "direction", "indicator": "indicator"},
	"attachments":  {"caption": "caption", "name": "name"},
	"agencies":     {"name": "name", "head_post": "head_post", "email": "email"},
}

func writable(c data.Conflict) string { return conflictTexts[c.Table][c.Unit] }

// conflictWords says conflicts in words.
type conflictWords struct {
	tx      *data.Tx
	laptops map[string]string
	zone    *time.Location
}

func (w *conflictWords) conflict(c data.Conflict) (Conflict, error) {
	out := Conflict{Conflict: c, Writable: writable(c)}
	out.Choosable = c.Kind == ConflictEdit || c.Kind == ConflictDeleted || c.Kind == ConflictLate && c.Unit != "*"
	if len(c.Meeting) == len(data.UID{}) {
		m, err := w.tx.Meetings().ByUID(data.UID(c.Meeting))
		switch {
		case err == nil:
			out.Meeting, out.Class = m.Title+", "+locale.ShortDay(m.HeldOn), m.Classification
		case !errors.Is(err, data.ErrNotFound):
			return out, err
		}
	}
	out.Left, out.Right = w.side(c, c.Left), w.side(c, c.Right)
	return out, nil
}

func (w *conflictWords) side(c data.Conflict, s data.ConflictSide) ConflictSide {
	out := ConflictSide{Laptop: w.laptops[s.Node], Here: s.Node == w.tx.Settings().Node(), By: s.By}
	if !s.At.IsZero() {
		out.At = s.At.In(w.zone)
	}
	if column := writable(c); column != "" {
		out.Text = s.Text(column)
		return out
	}
	values := s.Values()
	for _, column := range slices.Sorted(maps.Keys(values)) {
		if text := w.value(column, values[column]); text != "" {
			out.Text += text + "\n"
		}
	}
	out.Text = strings.TrimSpace(out.Text)
	return out
}

// shownColumns are the columns of a whole row that say something to a person.
var shownColumns = []string{
	"body", "title", "action", "indicator", "problem", "direction", "caption", "name", "post", "status", "agency_id", "lead_id",
	"lead_text", "due_on", "due_text", "number", "place", "speaker", "reason", "note", "value", "code", "held_on", "classification",
	"arrived", "left_at", "front", "back", "nip", "rank", "head_post", "alias", "granted", "hash", "government", "unit", "address",
	"target", "starts", "ends", "priority", "reporting", "person_id", "issue_id", "telephone", "email", "valid_to",
}

func (w *conflictWords) value(column string, raw json.RawMessage) string {
	if !slices.Contains(shownColumns, column) {
		return ""
	}
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var number json.Number
	if json.Unmarshal(raw, &number) == nil && number != "" {
		return number.String()
	}
	if name, ok := w.tx.NameIn(raw); ok {
		return name
	}
	return ""
}
