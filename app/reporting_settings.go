package app

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"rakor.id/rakor/data"
)

// A Grace (kelonggaran) is how many days after its period a report is still in
// time. It is the office's own rule; no regulation names it.
type Grace struct{ Weekly, Monthly, Quarterly int }

// defaultGrace lets reports in until the Monday, the 5th and the 10th after.
var defaultGrace = Grace{Weekly: 1, Monthly: 5, Quarterly: 10}

// mostGrace bounds it: a report that may come later belongs to the next period.
var mostGrace = Grace{Weekly: 6, Monthly: 27, Quarterly: 89}

func (g Grace) of(c Cadence) int {
	switch c {
	case data.Weekly:
		return g.Weekly
	case data.Quarterly:
		return g.Quarterly
	}
	return g.Monthly
}

const settingGrace = "reporting.grace"

func readGrace(tx *data.Tx) (Grace, error) {
	text, err := tx.Settings().Get(settingGrace)
	if err != nil || text == "" {
		return defaultGrace, err
	}
	g := defaultGrace
	if _, err := fmt.Sscanf(text, "%d %d %d", &g.Weekly, &g.Monthly, &g.Quarterly); err != nil {
		return defaultGrace, fmt.Errorf("read %s %q: %w", settingGrace, text, err)
	}
	return g, nil
}

// Grace returns how long after its period a report is in time.
func (s *Reporting) Grace(ctx context.Context) (g Grace, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		g, err = readGrace(tx)
		return err
	})
	return g, err
}

// SetGrace stores how long after its period a report is in time.
func (s *Reporting) SetGrace(ctx context.Context, g Grace) error {
	for _, c := range Cadences() {
		if n, most := g.of(c), mostGrace.of(c); n < 0 || n > most {
			return &Problem{Message: "Batas laporan harus 0 sampai %d hari sesudah periodenya berakhir.", Args: []any{most}}
		}
	}
	return s.write(ctx, func(tx *data.Tx) error {
		return tx.Settings().Set(settingGrace, fmt.Sprintf("%d %d %d", g.Weekly, g.Monthly, g.Quarterly))
	})
}

// SetCadence sets how often the agencies report on some follow-ups.
func (s *Reporting) SetCadence(ctx context.Context, followUps []int64, c Cadence) error {
	return s.write(ctx, func(tx *data.Tx) error {
		for _, id := range followUps {
			f, err := tx.FollowUps().Get(id)
			if err != nil {
				return err
			}
			f.Reporting = c
			if err := tx.FollowUps().Update(&f); err != nil {
				return err
			}
		}
		return nil
	})
}

// Cadences lists how often agencies report, in their order.
func Cadences() []Cadence { return []Cadence{data.Weekly, data.Monthly, data.Quarterly} }

var (
	weekForm    = regexp.MustCompile(`^(\d{4})-[Ww](\d{1,2})$`)
	quarterForm = regexp.MustCompile(`^(\d{4})-(?:[Qq]|TW|tw)([1-4])$`)
)

// ReadSpan reads a reporting period: 2026-11 is a month, 2026-Q4 (or 2026-TW4) a
// quarter, 2026-W48 the week that ISO 8601 numbers so.
func (a *App) ReadSpan(typed string) (Span, error) {
	typed = strings.TrimSpace(typed)
	if p := data.Period(typed); p.Valid() {
		return data.Monthly.Span(p.First()), nil
	}
	if m := quarterForm.FindStringSubmatch(typed); m != nil {
		year, quarter := number(m[1]), number(m[2])
		return data.Quarterly.Span(data.NewDate(year, time.Month(3*quarter), 1)), nil
	}
	if m := weekForm.FindStringSubmatch(typed); m != nil {
		year, week := number(m[1]), number(m[2])
		s := data.Weekly.Span(data.NewDate(year, time.January, 4).AddDays(7 * (week - 1))) // 4 January lies in the first week
		if y, w := s.First.Time().ISOWeek(); y == year && w == week {
			return s, nil
		}
	}
	return Span{}, &Problem{
		Message: "“%s” bukan periode laporan. Tulis bulan seperti 2026-11, triwulan seperti 2026-Q4, atau minggu seperti 2026-W48.", Args: []any{typed},
	}
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}
