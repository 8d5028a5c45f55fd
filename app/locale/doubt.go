package locale

import "errors"

// A Doubt is the reason why what was read needs a person's confirmation. The
// empty Doubt means that there is none.
type Doubt string

// The doubts.
const (
	Sure           Doubt = ""
	DoubtYear      Doubt = "year"      // no year was given; taken as the next to come
	DoubtCentury   Doubt = "century"   // two digits of a year far from today
	DoubtWeekday   Doubt = "weekday"   // the day's name does not fit the date
	DoubtSunday    Doubt = "sunday"    // "minggu" is Sunday and week
	DoubtHolidays  Doubt = "holidays"  // working days counted without public holidays
	DoubtSeparator Doubt = "separator" // "1.234" or "1.5": dot or comma may mean either
	DoubtFraction  Doubt = "fraction"  // "0,75" as a percentage: taken as 75 %
	DoubtRange     Doubt = "range"     // outside 0 to 100 percent
	DoubtPrecision Doubt = "precision" // more digits than are kept
	DoubtRounded   Doubt = "rounded"   // "1,25 juta": a rounded amount
	DoubtHour      Doubt = "hour"      // "9": minutes or half of the day not given
	DoubtZone      Doubt = "zone"      // a time zone stands there that is not kept
	DoubtDoctor    Doubt = "doctor"    // "DR" may be Dr. or dr.
)

// What a reader refuses.
var (
	// ErrNotUnderstood: the text is not of the kind that was asked for.
	ErrNotUnderstood = errors.New("not understood")
	// ErrNoSuchDay: the text is a date, but not in the calendar, such as 31/02.
	ErrNoSuchDay = errors.New("no such day in the calendar")
	// ErrNoSuchHour: the text is an hour, but not of the clock, such as 25.10.
	ErrNoSuchHour = errors.New("no such hour on the clock")
)
