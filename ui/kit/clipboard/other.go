//go:build !linux && !windows

package clipboard

import "context"

// read finds nothing: Rakor is made for Linux and Windows.
func read(context.Context) (Content, error) { return Content{}, nil }
