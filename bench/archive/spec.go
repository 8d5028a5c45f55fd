package archive

import (
	"fmt"
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// LastDay is the day of the meetings under way; the archive ends there. It is
// in the past on every machine, so that no clock seems to have been set back.
const LastDay data.Date = "2025-06-30"

// A Spec says what stands in an archive.
type Spec struct {
	Seed     uint64
	Years    int   // of past meetings, five every week; all their minutes are final
	Meetings int   // how many of them at most; 0 = all
	Agencies int   // with two aliases each
	Running  []int // meetings under way, each with so many entries
	Busy     Shape // what a past meeting holds
}

// A Shape is how much a past meeting holds.
type Shape struct{ Entries, Attendance, FollowUps, Reports int }

// Ordinary is a coordination meeting as cities hold them. Twenty years of them
// are 5,000 meetings, a million entries, 150,000 follow-ups and 600,000 reports.
var Ordinary = Shape{Entries: 200, Attendance: 40, FollowUps: 30, Reports: 4}

// Of is the archive of a city of 300 agencies after some years, with meetings
// under way of some lengths.
func Of(years int, running ...int) Spec {
	return Spec{Seed: 1, Years: years, Agencies: 300, Running: running, Busy: Ordinary}
}

// Small is as Of, but done in a second: for trying whether a measurement works.
func Small(years int, running ...int) Spec {
	s := Of(min(years, 1), running...)
	s.Meetings, s.Agencies, s.Busy = 3, 40, Shape{Entries: 12, Attendance: 6, FollowUps: 3, Reports: 1}
	return s
}

// fileName tells archives apart by their past years.
func (s Spec) fileName() string {
	return fmt.Sprintf("seed%d-%dy%d-%da-%d.%d.%d.%d.db", s.Seed, s.Years, s.Meetings, s.Agencies,
		s.Busy.Entries, s.Busy.Attendance, s.Busy.FollowUps, s.Busy.Reports)
}

// days are those of the past meetings, the oldest first: the first 250 days of
// work of each year.
func (s Spec) days() []data.Date {
	var days []data.Date
	first := LastDay.AddDays(-1).Time().AddDate(-s.Years, 0, 0)
	for year := range s.Years {
		day := data.DateOf(first.AddDate(year, 0, 0))
		for n := 0; n < 250; day = day.AddDays(1) {
			if w := day.Weekday(); w != time.Saturday && w != time.Sunday {
				days = append(days, day)
				n++
			}
		}
	}
	if s.Meetings > 0 && len(days) > s.Meetings {
		days = days[len(days)-s.Meetings:]
	}
	return days
}

// at is an hour of a day at the office, minutes after nine.
func at(day data.Date, minutes int) time.Time {
	d := day.Time()
	return time.Date(d.Year(), d.Month(), d.Day(), 9, minutes, 0, 0, data.WIB.Location())
}

// AgencyCode is the short name of the nth agency.
func AgencyCode(n int) string { return fmt.Sprintf("Kel.Contoh%03d", n) }

// agenciesCSV lists the agencies as [app.Agencies.Import] reads them.
func (s Spec) agenciesCSV() string {
	var csv strings.Builder
	csv.WriteString("code,name,group,head_post,aliases,parent,valid_from,valid_to,confirmed\n")
	for n := range s.Agencies {
		fmt.Fprintf(&csv, "%s,Kelurahan Contoh %03d,kelurahan,Lurah Contoh %03d,Lurah %03d;Contoh %03d,,,,1\n", AgencyCode(n), n, n, n, n)
	}
	return csv.String()
}
