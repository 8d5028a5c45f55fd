package app

import (
	"context"
	"errors"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
)

// Day reads a day as people write it: 23/11/2026, 23 Nov 2026, 2026-11-23. One
// without its year, or that can be read in two ways, is refused.
func (a *App) Day(ctx context.Context, typed string) (Date, error) {
	day, doubt, err := locale.ReadDay(strings.TrimSpace(typed), DateOf(a.Now(ctx)))
	switch {
	case errors.Is(err, locale.ErrNoSuchDay):
		return "", &Problem{Message: "Tanggal “%s” tidak ada di kalender. Periksa hari dan bulannya.", Args: []any{typed}, Cause: err}
	case err != nil:
		return "", &Problem{Message: "“%s” bukan tanggal. Tulis misalnya 23/11/2026.", Args: []any{typed}, Cause: err}
	case doubt != locale.Sure:
		return "", &Problem{Message: "Tanggal “%s” belum pasti: %s. Tulis lengkap, misalnya 23/11/2026.", Args: []any{typed, Sentence{Message: doubtWords[doubt]}}}
	}
	return day, nil
}

// Hour reads an hour of the clock: 09.10, 9:10, 0910.
func (a *App) Hour(typed string) (TimeOfDay, error) {
	hour, doubt, err := locale.ReadHour(strings.TrimSpace(typed))
	switch {
	case errors.Is(err, locale.ErrNoSuchHour):
		return "", &Problem{Message: "Jam “%s” tidak ada. Tulis misalnya 09.10.", Args: []any{typed}, Cause: err}
	case err != nil:
		return "", &Problem{Message: "“%s” bukan jam. Tulis misalnya 09.10.", Args: []any{typed}, Cause: err}
	case doubt != locale.Sure:
		return "", &Problem{Message: "Jam “%s” belum pasti: %s. Tulis lengkap, misalnya 09.10.", Args: []any{typed, Sentence{Message: doubtWords[doubt]}}}
	}
	return hour, nil
}

// Month reads the month that agencies report on, "2026-11".
func (a *App) Month(typed string) (Period, error) {
	if p := data.Period(strings.TrimSpace(typed)); p.Valid() {
		return p, nil
	}
	return "", &Problem{Message: "“%s” bukan bulan laporan. Tulis tahun dan bulan, misalnya 2026-11.", Args: []any{typed}}
}
