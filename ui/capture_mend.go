package ui

// mend puts the selected entry into the line; with none selected the newest one
// of the item that is doubtful, else the last. It waits for the lines on their
// way: the keys that follow are meant for what is opened.
func (v *captureView) mend() {
	v.queue.Wait()
	e, ok := v.stream.selected()
	for i := len(v.stream.rows) - 1; i >= 0 && !ok; i-- {
		e, ok = v.stream.rows[i].entry, v.stream.rows[i].doubt
	}
	if !ok {
		e, ok = v.stream.last()
	}
	if ok {
		v.stream.selectEntry(e.ID)
		v.line.edit(e)
	}
}
