//go:build !linux && !windows

package monitor

func size() (width, height int) { return 0, 0 }
