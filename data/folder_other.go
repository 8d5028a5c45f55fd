//go:build !linux && !windows

package data

import (
	"errors"
	"syscall"
)

// networkKind cannot tell here; only cloud folders are known by their names.
func networkKind(string) (string, error) { return "", nil }

func isReadOnlyFS(err error) bool { return errors.Is(err, syscall.EROFS) }

func isDiskFull(err error) bool { return errors.Is(err, syscall.ENOSPC) }
