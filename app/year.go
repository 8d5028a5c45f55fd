package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/assets/sample"
	"rakor.id/rakor/assets/starter"
	"rakor.id/rakor/data"
)

// A YearOrder says which year of meetings to make up.
type YearOrder struct {
	Last Date   // the last day; the twelve meetings are those of its month and the eleven before
	Seed uint64 // the same seed gives the same year
	// Bend makes other files of one as it came back, as they arrive from
	// agencies; nil leaves them alone.
	Bend func(f ReturnedFile, r *rand.Rand) []ReturnedFile
}

// A YearReport tells what a made-up year holds.
type YearReport struct {
	Archive   string
	Meetings  int
	FollowUps int
	Sheets    int
	Files     int // that came back
	Refused   int // of them, as a whole
	Values    int // that were taken
	Open      int // doubtful ones that nobody decided
}

// Year makes up a year in a new archive in dir: twelve meetings, sixty agencies,
// sheets that come back each month as real ones do, verification, extensions,
// an agency that is merged, tasks that move or are canceled. Everything goes
// through the program as a person would do it. Like [Demo] it replaces nothing.
func Year(ctx context.Context, dir string, order YearOrder) (YearReport, error) {
	folder, err := demoFolder(dir)
	if err != nil {
		return YearReport{}, err
	}
	y := &year{order: order, rng: rand.New(rand.NewPCG(order.Seed, 1)), report: YearReport{Archive: filepath.Join(folder, "rakor-setahun.db")}}
	y.now = y.at(y.month(0), 1, 8)
	if y.app, err = Open(ctx, y.report.Archive, Options{Clock: y.tick}); err != nil {
		return y.report, err
	}
	err = y.run(ctx)
	return y.report, errors.Join(err, y.app.Close())
}

const (
	yearMeetings = 12
	yearAgencies = 60
)

// A year is the made-up year under way.
type year struct {
	order  YearOrder
	app    *App
	now    time.Time
	rng    *rand.Rand
	report YearReport

	agencies []Agency
	zeal     map[int64]float64 // how likely an agency answers in time
	meetings []int64
	sent     map[Period][]sentSheet
	done     map[Period][]ReturnedFile // those that came back in time
}

// A sentSheet is a sheet as it went out, and what it asks about.
type sentSheet struct {
	SheetFile
	owed []OwedRow
}

// month is the first day of the nth month.
func (y *year) month(n int) Date {
	t := y.order.Last.Time()
	return data.NewDate(t.Year(), t.Month()+time.Month(n-yearMeetings+1), 1)
}

// at is an hour of the nth day of a month.
func (y *year) at(month Date, day, hour int) time.Time {
	t := month.Time()
	return time.Date(t.Year(), t.Month(), day, hour, 0, 0, 0, data.WIB.Location())
}

// tick is the clock of the year. No two moments are the same, so that what
// happened can be told in order.
func (y *year) tick() time.Time {
	y.now = y.now.Add(10 * time.Millisecond)
	return y.now
}

// A happening is something that is done at an hour.
type happening struct {
	at time.Time
	do func(context.Context) error
}

func (y *year) run(ctx context.Context) error {
	if err := y.found(ctx); err != nil {
		return err
	}
	var all []happening
	for n := range yearMeetings {
		all = append(all, y.happenings(n)...)
	}
	slices.SortStableFunc(all, func(a, b happening) int { return cmp.Compare(a.at.UnixMilli(), b.at.UnixMilli()) })
	for _, h := range all {
		if data.DateOf(h.at) > y.order.Last {
			break
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		y.now = h.at
		if err := h.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", data.DateOf(h.at), err)
		}
	}
	y.now = y.at(y.order.Last.Period().First(), y.order.Last.Time().Day(), 16)
	_, total, err := y.app.FollowUps.Register(ctx, data.RegisterFilter{Limit: 1})
	y.report.FollowUps = total
	return err
}

// happenings are those of the nth month.
func (y *year) happenings(n int) []happening {
	month := y.month(n)
	p := month.Period()
	next := month.Time().AddDate(0, 1, 0)
	after := data.NewDate(next.Year(), next.Month(), 1)
	day := 1 + (8-int(month.Weekday()))%7 // the first Monday
	all := []happening{
		{y.at(month, day, 8), func(ctx context.Context) error { return y.meet(ctx, n, month.AddDays(day-1)) }},
		{y.at(month, day+1, 10), func(ctx context.Context) error { return y.finalize(ctx) }},
		{y.at(month, day+1, 11), func(ctx context.Context) error { return y.send(ctx, p) }},
		{y.at(month, 19, 9), func(ctx context.Context) error { return y.govern(ctx, n) }},
		{y.at(after, 3, 14), func(ctx context.Context) error { return y.takeBack(ctx, p, n) }},
		{y.at(after, 4, 9), y.verify},
		{y.at(after, 6, 9), func(ctx context.Context) error { return y.remind(ctx, p) }},
		{y.at(after, 15, 14), func(ctx context.Context) error { return y.takeLate(ctx, p) }},
		{y.at(after, 16, 9), y.verify},
	}
	for d := 5; d <= 26; d += 7 {
		all = append(all, happening{y.at(month, d, 15), y.weekly})
	}
	return all
}

// found sets up office, agencies and issues.
func (y *year) found(ctx context.Context) error {
	var m sampleMeeting
	if err := json.Unmarshal([]byte(sample.Meeting), &m); err != nil {
		return fmt.Errorf("read sample meeting: %w", err)
	}
	office := Office{
		Government: m.Office.Government, Unit: m.Office.Unit, Address: m.Office.Address, Telephone: m.Office.Telephone,
		Email: m.Office.Email, Website: m.Office.Website, City: m.Office.City, Zone: m.Office.Zone,
	}
	if err := y.app.Offices.Save(ctx, &office); err != nil {
		return err
	}
	rows := strings.Split(starter.Prabumulih, "\n")
	if _, err := y.app.Agencies.Import(ctx, strings.NewReader(strings.Join(rows[:yearAgencies+1], "\n"))); err != nil {
		return err
	}
	if err := y.app.Agencies.addStarterIssues(ctx); err != nil {
		return err
	}
	all, err := y.app.Agencies.All(ctx)
	y.agencies, y.zeal, y.sent, y.done = all, map[int64]float64{}, map[Period][]sentSheet{}, map[Period][]ReturnedFile{}
	for _, a := range all {
		y.zeal[a.ID] = []float64{0.9, 0.9, 0.8, 0.7, 0.5, 0.15}[y.rng.IntN(6)]
	}
	return err
}

// chance is true so many times out of one.
func (y *year) chance(p float64) bool { return y.rng.Float64() < p }
