package data

import (
	"fmt"
	"time"
)

// A Date is a civil day as text, "2026-11-23", so that it sorts and compares.
// The empty Date means no day.
type Date string

// DateOf returns the civil day of t in t's own zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// NewDate returns a civil day; a day that is not in the calendar moves on, as
// with [time.Date].
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// Valid reports whether d is a day of the calendar.
func (d Date) Valid() bool {
	_, err := time.Parse(time.DateOnly, string(d))
	return err == nil
}

// Time returns the start of the day in UTC; the zero time if d is not valid.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// AddDays returns the day n days later; d itself if it is not valid.
func (d Date) AddDays(n int) Date {
	if !d.Valid() {
		return d
	}
	return DateOf(d.Time().AddDate(0, 0, n))
}

// Sub returns the number of days from o to d; 0 if either is not valid.
func (d Date) Sub(o Date) int {
	if !d.Valid() || !o.Valid() {
		return 0
	}
	return int(d.Time().Sub(o.Time()) / (24 * time.Hour))
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Year returns the year, 0 if d is not valid.
func (d Date) Year() int {
	if !d.Valid() {
		return 0
	}
	return d.Time().Year()
}

// Period returns the month the day lies in.
func (d Date) Period() Period {
	if !d.Valid() {
		return ""
	}
	return Period(d[:7])
}

// A Period is a month that agencies report on, as text "2026-11".
type Period string

// Valid reports whether p is a month of the calendar.
func (p Period) Valid() bool {
	_, err := time.Parse("2006-01", string(p))
	return err == nil
}

// First returns the first day of the month, "" if p is not valid.
func (p Period) First() Date {
	if !p.Valid() {
		return ""
	}
	return Date(p + "-01")
}

// Last returns the last day of the month, "" if p is not valid.
func (p Period) Last() Date {
	if !p.Valid() {
		return ""
	}
	return DateOf(p.First().Time().AddDate(0, 1, -1))
}

// A TimeOfDay is an hour of the wall clock as text, "09:05"; empty means none.
type TimeOfDay string

// TimeOfDayOf returns the hour and minute of t in t's own zone.
func TimeOfDayOf(t time.Time) TimeOfDay { return TimeOfDay(t.Format("15:04")) }

// Valid reports whether h is an hour from 00:00 to 23:59.
func (h TimeOfDay) Valid() bool {
	_, err := time.Parse("15:04", string(h))
	return err == nil && len(h) == 5
}

// Minutes returns the minutes since midnight, 0 if h is not valid.
func (h TimeOfDay) Minutes() int {
	t, err := time.Parse("15:04", string(h))
	if err != nil {
		return 0
	}
	return t.Hour()*60 + t.Minute()
}

// A Zone is one of the three time zones of Indonesia.
type Zone string

// The zones.
const (
	WIB  Zone = "WIB"  // UTC+7
	WITA Zone = "WITA" // UTC+8
	WIT  Zone = "WIT"  // UTC+9
)

// Valid reports whether z is one of the three zones.
func (z Zone) Valid() bool { return z == WIB || z == WITA || z == WIT }

// Location returns the zone for [time.Time.In]; WIB if z is not valid. It has
// no daylight saving and needs no time zone database.
func (z Zone) Location() *time.Location {
	switch z {
	case WITA:
		return time.FixedZone(string(WITA), 8*3600)
	case WIT:
		return time.FixedZone(string(WIT), 9*3600)
	}
	return time.FixedZone(string(WIB), 7*3600)
}

func invalid(what string, value any) error {
	return fmt.Errorf("%w: %s %v", ErrInvalid, what, value)
}
