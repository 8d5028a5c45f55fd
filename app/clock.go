package app

import (
	"time"

	"rakor.id/rakor/data"
)

// A Clock tells the time. The whole program has one, so that tests and a
// replayed meeting can set it.
type Clock func() time.Time

// Today is the civil day of the office at this moment.
func (c Clock) Today(zone *time.Location) data.Date {
	return data.DateOf(c().In(zone))
}
