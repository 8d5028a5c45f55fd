//go:build !windows

package main

// useConsole has nothing to do: elsewhere a program keeps the terminal it was
// started from.
func useConsole() {}

// show has nothing to do: what is written to standard error is seen.
func show(string) {}
