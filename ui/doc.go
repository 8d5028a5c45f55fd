// Package ui is the window of Rakor: what a person sees and presses.
//
// A [Window] is the frame; what stands in it is one [view] at a time, one file
// per view. A view shows what a use case of package app returned, and asks for
// the next one when a person presses something. It keeps no rules of its own,
// starts no goroutine (the runner does) and writes every text in Indonesian
// through lang.L.
package ui
