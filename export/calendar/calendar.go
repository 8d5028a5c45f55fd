// Package calendar writes deadlines as tasks of a calendar (iCalendar, RFC 5545),
// so that a phone or a mail program can remind of them.
//
// It is handed finished texts and days. It knows nothing of follow-ups, and asks
// no calendar to invite anybody.
package calendar

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// A Calendar is a list of tasks.
type Calendar struct {
	Name  string
	Stamp time.Time // when what the tasks say was settled (DTSTAMP)
	Class Class
	Todos []Todo
}

// A Todo is one task (VTODO).
type Todo struct {
	UID         string // lasting identity: a calendar that has it already takes the newer one
	Sequence    int64  // grows when the task changes
	Parent      string // UID of the task this is a part of, "" for none
	Summary     string
	Description string
	Category    string
	Due         string // last day, "2006-01-02"; "" for none
	Priority    int    // 1 highest to 9 lowest (RFC 5545, 3.8.1.9); 0 for none
	Status      Status
	Percent     int // done, 0 to 100
}

// Status is how far a task is (RFC 5545, 3.8.1.11).
type Status string

// The states of a task.
const (
	NeedsAction Status = "NEEDS-ACTION"
	InProcess   Status = "IN-PROCESS"
	Completed   Status = "COMPLETED"
	Cancelled   Status = "CANCELLED"
)

// Class says who may see a task (RFC 5545, 3.8.1.3).
type Class string

// The classes.
const (
	Public       Class = "PUBLIC"
	Private      Class = "PRIVATE"
	Confidential Class = "CONFIDENTIAL"
)

// Write writes c to w. The same c always gives the same bytes. A day that is
// none is an error, and nothing is written then.
func Write(w io.Writer, c Calendar) error {
	f := &file{}
	f.line("BEGIN", "VCALENDAR")
	f.line("VERSION", "2.0")
	f.line("PRODID", "-//rakor.id//Rakor//ID")
	f.line("CALSCALE", "GREGORIAN")
	f.text("X-WR-CALNAME", c.Name)
	for _, t := range c.Todos {
		if err := f.todo(c, t); err != nil {
			return fmt.Errorf("write calendar: %w", err)
		}
	}
	f.line("END", "VCALENDAR")
	if _, err := io.WriteString(w, f.String()); err != nil {
		return fmt.Errorf("write calendar: %w", err)
	}
	return nil
}

// A file is a calendar being written.
type file struct{ strings.Builder }

func (f *file) todo(c Calendar, t Todo) error {
	f.line("BEGIN", "VTODO")
	f.text("UID", t.UID)
	f.line("DTSTAMP", c.Stamp.UTC().Format("20060102T150405Z"))
	f.line("SEQUENCE", strconv.FormatInt(t.Sequence, 10))
	if t.Due != "" {
		day, err := time.Parse(time.DateOnly, t.Due)
		if err != nil {
			return err
		}
		f.line("DUE;VALUE=DATE", day.Format("20060102"))
	}
	f.text("SUMMARY", t.Summary)
	f.text("DESCRIPTION", t.Description)
	f.text("CATEGORIES", t.Category)
	f.text("RELATED-TO", t.Parent)
	if t.Priority > 0 {
		f.line("PRIORITY", strconv.Itoa(t.Priority))
	}
	f.line("STATUS", string(t.Status))
	f.line("PERCENT-COMPLETE", strconv.Itoa(t.Percent))
	f.line("CLASS", string(c.Class))
	f.line("END", "VTODO")
	return nil
}

// text writes a property whose value is text; an empty one is left out.
func (f *file) text(name, value string) {
	if value != "" {
		f.line(name, escape(value))
	}
}

// special are the characters that text must not hold as they are (RFC 5545,
// 3.3.11).
var special = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// escape writes text as a value. Control characters may not stand in one.
func escape(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' || r == 0x7F {
			return -1
		}
		return r
	}, special.Replace(strings.ToValidUTF8(s, "\uFFFD")))
}

// longest is how many octets a line has at most, its end not counted (3.1).
const longest = 75

// line writes a property, folded between characters: some readers join the bytes
// of a parted one wrongly.
func (f *file) line(name, value string) {
	s := name + ":" + value
	room := longest
	for len(s) > room {
		cut := room
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		f.WriteString(s[:cut] + "\r\n ")
		s = s[cut:]
		room = longest - 1 // the space counts
	}
	f.WriteString(s + "\r\n")
}
