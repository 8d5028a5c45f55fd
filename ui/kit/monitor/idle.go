package monitor

import "time"

// Idle returns for how long nobody has touched keyboard or mouse of this
// computer; ok is false if that cannot be found out.
func Idle() (d time.Duration, ok bool) { return idle() }
