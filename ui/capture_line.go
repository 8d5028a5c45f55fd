package ui

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/capture"
	"rakor.id/rakor/ui/kit"
)

// draftDelay is how long after the last key the half-typed line is stored.
const draftDelay = 300 * time.Millisecond

// captureLine is the line that never loses the keyboard, with what it will do
// above it.
type captureLine struct {
	v       *captureView
	entry   *kit.CaptureEntry
	box     *kit.SuggestBox
	meaning *chipRow // what Enter will do, or what just happened
	draft   *kit.Debounce
	content fyne.CanvasObject

	unsure  capture.Span   // what the list offers to finish: not yet right or wrong
	editing int64          // the entry being corrected, 0 for a new one
	was     string         // how the line of that entry read
	aside   []app.HalfLine // what was half typed before the line shown, the newest last
}

func newCaptureLine(v *captureView) *captureLine {
	l := &captureLine{v: v, meaning: newChipRow()}
	l.entry = kit.NewCaptureEntry(v.now)
	l.entry.SetPlaceHolder(lang.L("Ketik catatan, lalu Enter.  @OPD berbicara  /t tindak lanjut  F1 panduan"))
	l.box = kit.NewSuggestBox(v.shell.Layer())
	l.draft = v.Debounce(draftDelay, l.save)
	l.entry.OnText = l.typed
	l.entry.OnCommit = l.commit
	l.entry.OnUpEmpty = l.correctLast
	l.entry.OnUndoEmpty = v.undo
	l.entry.OnDigit = l.setKind
	l.entry.OnEscape = l.escape
	l.entry.OnPage = l.scroll
	l.entry.OnPaste = func(c fyne.Clipboard) bool { return v.pasteWhileTyping(v.meetingID, c) }
	line := kit.NewSurface(l.entry)
	l.content = container.NewVBox(v.waiting.content, l.meaning.root, line)
	l.box.Clear = l.content // the list must not hide what the line means
	return l
}

// restore brings back what was half typed when the program ended.
func (l *captureLine) restore() {
	if l.entry.Text != "" || l.editing != 0 {
		l.typed(l.entry.Text, 0)
		return
	}
	half := l.v.session.Half()
	for _, h := range half {
		l.open(h)
	}
	if len(half) == 0 {
		l.typed("", 0)
		return
	}
	l.say(kit.ToneBlue, lang.L("Baris yang belum selesai dikembalikan. Lanjutkan, atau tekan Enter."))
}

// typed shows what the line means now and what it may become. It touches
// memory only; the archive is written after a pause.
func (l *captureLine) typed(text string, cursor int) {
	at := len(string([]rune(text)[:min(cursor, utf8.RuneCountInString(text))]))
	c := l.v.session.Complete(text, at)
	l.suggest(text, c)
	l.explain(text)
	if l.v.waiting.reason == "" { // else what is typed waits with the lines before it
		l.v.shell.SetSaved(kit.Saving, "")
		l.draft.Touch()
	}
}

func (l *captureLine) suggest(text string, c capture.Completion) {
	if c.Kind == "" || c.Settled || len(c.Suggestions) == 0 {
		l.entry.Suggest(l.box, nil, 0, 0)
		l.unsure = capture.Span{}
		return
	}
	l.unsure = c.Span
	list := make([]kit.Suggestion, 0, len(c.Suggestions))
	end := " " // so that typing goes on
	if strings.HasPrefix(text[c.End:], " ") {
		end = ""
	}
	for _, s := range c.Suggestions {
		list = append(list, kit.Suggestion{Text: s.Label, Detail: s.Meaning, Insert: s.Insert + end})
	}
	start := utf8.RuneCountInString(text[:c.Start])
	l.entry.Suggest(l.box, list, start, start+utf8.RuneCountInString(text[c.Start:c.End]))
}

// half is the line as it stands. A correction that changes nothing is none.
func (l *captureLine) half() app.HalfLine {
	h := app.HalfLine{EntryID: l.editing, Text: l.entry.Text, Cursor: l.entry.CursorTextOffset(), Began: l.entry.Began()}
	if l.editing != 0 && h.Text == l.was {
		h.Text = ""
	}
	return h
}

// save stores the half-typed line.
func (l *captureLine) save() { l.keep(l.half()) }

// keep stores a half-typed line; with no text it is forgotten. How that went
// stands in the status line; a dialog would take the keyboard.
func (l *captureLine) keep(h app.HalfLine) {
	l.v.store(l.v.session.Keep(h), func(_ app.Change, err error) {
		if err != nil {
			l.v.Log.Error("save draft", "err", err)
			l.v.shell.SetSaved(kit.SaveFailed, message(err))
		}
	})
}

// commit carries out the line; if that is refused the text stands in it again.
func (l *captureLine) commit(text string, began time.Time) {
	sent := app.HalfLine{EntryID: l.editing, Text: text, Began: began}
	l.draft.Stop()
	l.resume()
	l.send(sent, func(err error) {
		l.open(sent)
		l.refused(err)
	})
}

// send has a line carried out, and shows what it did.
func (l *captureLine) send(line app.HalfLine, refused func(error)) {
	action := l.v.session.Enter(line.Text, line.Began)
	if line.EntryID != 0 {
		action = l.v.session.Edit(line.EntryID, line.Text)
	}
	l.v.waiting.add(line.Text)
	l.v.store(action, func(c app.Change, err error) {
		l.v.waiting.arrived()
		if err != nil {
			refused(err)
			return
		}
		l.explain(l.entry.Text)
		l.v.changed(c)
		if line.EntryID == 0 {
			l.v.stream.toEnd()
		}
	})
	l.v.queue.Moment(storeMoment)
}

// refused says why a line was not carried out, without taking the keyboard.
func (l *captureLine) refused(err error) {
	l.v.Log.Error("capture line", "err", err)
	l.say(kit.ToneRed, message(err))
	l.v.shell.SetSaved(kit.SaveFailed, lang.L("Baris terakhir belum tersimpan"))
}

// correctLast opens the last entry of the item for correction. It waits for the
// lines on their way, some milliseconds: the keys that follow are meant for what
// is opened, and would otherwise go into a new line. While the archive refuses,
// the last line is no entry yet, and stands above with the reason.
func (l *captureLine) correctLast() bool {
	if !l.v.queue.Wait() {
		return true
	}
	if e, ok := l.v.stream.last(); ok {
		l.edit(e)
	}
	return true
}

// edit puts an entry into the line; Enter stores the correction, Esc leaves it.
// Of final minutes it says at once what Enter would refuse.
func (l *captureLine) edit(e app.Entry) {
	if l.v.session.Live().Meeting.State == app.Final {
		l.say(kit.ToneAmber, lang.L("Notula sudah disahkan. Perbaiki lewat ralat (F9)."))
		return
	}
	if l.editing == e.ID {
		l.entry.Focus()
		return
	}
	l.open(app.HalfLine{EntryID: e.ID, Text: e.Typed, Began: e.At})
	l.entry.Focus()
}

// open puts a line into the line, and aside what is half typed there.
func (l *captureLine) open(h app.HalfLine) {
	if now := l.half(); now.Text != "" {
		l.draft.Flush()
		l.aside = append(l.aside, now)
	}
	l.set(h)
}

// resume brings back what was put aside, nothing at first.
func (l *captureLine) resume() {
	h := app.HalfLine{}
	if n := len(l.aside); n > 0 {
		h, l.aside = l.aside[n-1], l.aside[:n-1]
	}
	l.set(h)
}

func (l *captureLine) set(h app.HalfLine) {
	l.editing, l.was = h.EntryID, l.typedOf(h.EntryID)
	l.entry.SetDraft(h.Text, h.Began)
	l.explain(h.Text)
}

// typedOf is the line of an entry as it was typed, "" for none.
func (l *captureLine) typedOf(entryID int64) string {
	if e, ok := l.v.session.Live().Entry(entryID); ok {
		return e.Typed
	}
	return ""
}

// escape leaves a correction; a line being typed is never thrown away.
func (l *captureLine) escape() bool {
	if l.editing == 0 {
		return false
	}
	l.draft.Stop()
	l.keep(app.HalfLine{EntryID: l.editing})
	l.resume()
	return true
}

// setKind sets the kind of the line being typed, or of the selected entry when
// the line is empty.
func (l *captureLine) setKind(n int) bool {
	if n > len(app.EntryKinds()) {
		return false
	}
	kind := app.EntryKinds()[n-1]
	if l.entry.Text == "" {
		return l.v.stream.setKind(kind)
	}
	at := len(string([]rune(l.entry.Text)[:l.entry.CursorTextOffset()]))
	text, _ := capture.SetKind(l.entry.Text, at, kind, l.v.session.Directory())
	began := l.entry.Began()
	l.entry.SetDraft(text, began)
	return true
}

func (l *captureLine) scroll(up bool) bool {
	l.v.stream.page(up)
	return true
}

// say shows a sentence where the meaning of the line stands.
func (l *captureLine) say(tone kit.Tone, text string) {
	l.meaning.show(chipText{text: text, tone: tone})
}

// tellClock says, once, that the laptop's clock was set back.
func (l *captureLine) tellClock() {
	if notice := l.v.session.ClockJumped(); !notice.IsZero() {
		l.say(kit.ToneAmber, say(notice))
	}
}

// explain shows what Enter will do with a line.
func (l *captureLine) explain(text string) {
	var chips []chipText
	if l.editing != 0 {
		chips = append(chips, chipText{text: lang.L("Memperbaiki catatan · Esc batal"), tone: kit.ToneAccent})
	}
	if strings.TrimSpace(text) == "" {
		l.v.side.follow(capture.Ref{})
		l.meaning.show(append(chips, floorChip(l.v.session.Speaker()))...)
		return
	}
	line := l.v.session.Parse(text)
	l.v.side.follow(line.Speaker)
	line.Marks = slices.DeleteFunc(line.Marks, func(m capture.Mark) bool {
		return m.Start < l.unsure.End && l.unsure.Start < m.End
	})
	for _, f := range capture.Explain(line) {
		if text, tone := factWords(f); text != "" {
			chips = append(chips, chipText{text, tone, f.Code == capture.FactMark})
		}
	}
	l.meaning.show(chips...)
}
