package ui

// offerSetup leads somebody who starts with an empty archive to the first
// steps.
func (w *Window) offerSetup() {}
