//go:build !linux && !windows

package monitor

import "time"

func idle() (time.Duration, bool) { return 0, false }
