//go:build linux

// Package window drives the real window of Rakor in a display of its own and
// tells when its pixels change: keys go in through XTEST, as from a keyboard,
// and the DAMAGE extension says when something was drawn. It works on Linux
// with Xvfb.
//
// It knows nothing of meetings; where things stand on a page it finds out by
// looking at what changes.
package window
