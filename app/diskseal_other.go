//go:build !linux && !windows

package app

// diskSeal cannot tell here.
func diskSeal(string) DiskSeal { return DiskUnknown }
