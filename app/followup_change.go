package app

import (
	"encoding/json"
	"fmt"
)

// A FollowUpChange is what a line of history says of a follow-up itself.
type FollowUpChange struct {
	Added    bool // noted down in its meeting
	Born     bool // its minutes became final
	Canceled bool
	Reason   string   // for which it was canceled
	Columns  []string // of those a person writes, what was changed, in the order of toldColumns
}

// IsZero reports whether there is nothing to tell: a change that only follows
// from a report or a verdict, which tells itself.
func (c FollowUpChange) IsZero() bool {
	return !c.Added && !c.Born && !c.Canceled && len(c.Columns) == 0
}

// toldColumns are the parts of a follow-up whose change is worth telling.
var toldColumns = []string{
	"action", "lead_id", "due_on", "due_text", "indicator", "target", "priority", "budget", "issue_id", "direction", "problem",
}

// ChangeOf reads the change an event of a story is about; the zero change for
// any other event.
func ChangeOf(e Event) (FollowUpChange, error) {
	var c FollowUpChange
	if e.Change == nil {
		return c, nil
	}
	if e.Change.Op == "insert" {
		return FollowUpChange{Added: true}, nil
	}
	var line struct {
		After map[string]any `json:"after"`
	}
	if err := json.Unmarshal([]byte(e.Change.Data), &line); err != nil {
		return c, fmt.Errorf("read history of follow-up: %w", err)
	}
	c.Born = line.After["born_at"] != nil
	c.Canceled = line.After["cancelled_at"] != nil
	c.Reason, _ = line.After["cancel_reason"].(string)
	for _, name := range toldColumns {
		if _, changed := line.After[name]; changed {
			c.Columns = append(c.Columns, name)
		}
	}
	return c, nil
}
