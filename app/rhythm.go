package app

import (
	"slices"
	"time"

	"rakor.id/rakor/data"
)

// rhythmMeetings is how many meetings must have kept a rhythm before it is
// taken for one.
const rhythmMeetings = 3

// nextDay is the first day after the meetings of a series, today or later, that
// keeps their rhythm: the same weekday every so many weeks, or the same weekday
// of the month ("the first Monday"). It is "" if the last three meetings do not
// agree, for then any suggestion would be a guess.
func nextDay(days []Date, today Date) Date {
	days = slices.Clone(days)
	slices.Sort(days)
	days = slices.Compact(days)
	if len(days) < rhythmMeetings {
		return ""
	}
	days = days[len(days)-rhythmMeetings:]
	for _, next := range []func(Date) Date{monthly(days), weekly(days)} {
		if next == nil {
			continue
		}
		day := next(days[len(days)-1])
		for day < today {
			day = next(day)
		}
		return day
	}
	return ""
}

// weekly is the step of meetings that lie equally many weeks apart, nil if they
// do not.
func weekly(days []Date) func(Date) Date {
	gap := days[1].Sub(days[0])
	for i := 2; i < len(days); i++ {
		if days[i].Sub(days[i-1]) != gap {
			return nil
		}
	}
	if gap%7 != 0 {
		return nil
	}
	return func(d Date) Date { return d.AddDays(gap) }
}

// monthly is the step of meetings held on the same weekday of months that
// follow each other, nil if they are not.
func monthly(days []Date) func(Date) Date {
	nth := func(d Date) int { return (d.Time().Day() - 1) / 7 }
	next := func(d Date) Date {
		t := d.Time()
		return weekdayOf(t.Year(), t.Month()+1, d.Weekday(), nth(days[0]))
	}
	if nth(days[0]) > 3 { // not every month has a fifth Monday
		return nil
	}
	for i := 1; i < len(days); i++ {
		if days[i] != next(days[i-1]) {
			return nil
		}
	}
	return next
}

// weekdayOf is the nth weekday of a month, 0 the first.
func weekdayOf(year int, month time.Month, day time.Weekday, nth int) Date {
	first := data.NewDate(year, month, 1)
	return first.AddDays((int(day)-int(first.Weekday())+7)%7 + 7*nth)
}
