package ui

import (
	"time"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// How long storing may take before the lines on their way are shown, and how
// long after a refusal it is tried again.
const (
	storeSlow  = 400 * time.Millisecond
	storeAgain = 2 * time.Second
)

// storeMoment is what a line gets to be shown as an entry in the very frame that
// empties the line. It is less than a frame, and a disk that is awake needs a
// tenth of it; painting twice would show the entry later.
const storeMoment = 12 * time.Millisecond

// store has an action stored beside the typing, behind those before it, and then
// calls then: with what it did, or with the reason why it was refused. While the
// archive itself refuses nothing is given up: the action waits and is tried
// again, and all that is typed meanwhile waits behind it.
func (v *captureView) store(a *app.Action, then func(app.Change, error)) {
	v.shell.SetSaved(kit.Saving, "")
	if !v.slow.Waiting() {
		v.slow.Touch()
	}
	v.queue.Do(kit.Job{Work: a.Store, Done: func(err error) bool {
		if app.Unsaved(err) {
			v.Log.Error("store", "err", err)
			v.waiting.hold(err)
			return true
		}
		v.stored(err == nil)
		if err != nil {
			then(app.Change{}, err)
			return false
		}
		then(a.Took(), nil)
		return false
	}})
}

// stored is told that the archive has answered.
func (v *captureView) stored(saved bool) {
	if v.waiting.release() { // what was half typed meanwhile
		v.line.draft.Touch()
	}
	if v.queue.Len() > 0 {
		return
	}
	v.slow.Stop()
	v.waiting.show()
	if saved && !v.line.draft.Waiting() {
		v.shell.SetSaved(kit.Saved, "")
	}
}

// act stores an action that is not a line, and shows what it did. doing names
// it, already translated.
func (v *captureView) act(doing string, a *app.Action, then func()) {
	v.store(a, func(c app.Change, err error) {
		if !v.done(doing, err) {
			return
		}
		v.changed(c)
		if then != nil {
			then()
		}
	})
}

// settled reports whether all that was typed is in the archive, after waiting
// for what is on its way.
func (v *captureView) settled() bool {
	if v.waiting.saved {
		return true
	}
	return v.queue.Wait()
}
