package ui

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

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
	meaning *fyne.Container // chips: what Enter will do, or what just happened
	draft   *kit.Debounce
	content fyne.CanvasObject

	unsure  capture.Span // what the list offers to finish: not yet right or wrong
	editing int64        // the entry being corrected, 0 for a new one
	aside   string       // what was half typed when the correction began
	began   time.Time
}

func newCaptureLine(v *captureView) *captureLine {
	l := &captureLine{v: v, meaning: container.New(layout.NewRowWrapLayout())}
	l.entry = kit.NewCaptureEntry(v.now)
	l.entry.SetPlaceHolder(lang.L("Ketik catatan, lalu Enter.  @OPD berbicara  /t tindak lanjut  F1 semua tombol"))
	l.box = kit.NewSuggestBox(v.shell.Layer())
	l.draft = v.Debounce(draftDelay, l.save)
	l.entry.OnText = l.typed
	l.entry.OnCommit = l.commit
	l.entry.OnUpEmpty = l.correctLast
	l.entry.OnUndoEmpty = v.undo
	l.entry.OnDigit = l.setKind
	l.entry.OnEscape = l.escape
	l.entry.OnPage = l.scroll
	line := kit.NewSurface(l.entry)
	l.content = container.NewVBox(l.meaning, line)
	l.box.Clear = l.content // the list must not hide what the line means
	return l
}

// restore brings the half-typed line back.
func (l *captureLine) restore() {
	d := l.v.session.Live().Draft
	if d.Text != "" && l.entry.Text == "" {
		l.entry.SetDraft(d.Text, d.FirstKeyAt)
		l.say(kit.ToneBlue, lang.L("Baris yang belum selesai dikembalikan. Lanjutkan, atau tekan Enter."))
		return
	}
	l.typed(l.entry.Text, 0)
}

// typed shows what the line means now and what it may become. It touches
// memory only; the archive is written after a pause.
func (l *captureLine) typed(text string, cursor int) {
	at := len(string([]rune(text)[:min(cursor, utf8.RuneCountInString(text))]))
	c := l.v.session.Complete(text, at)
	l.suggest(text, c)
	l.explain(text)
	if l.editing == 0 {
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

// save stores the half-typed line beside the typing, which never waits for the
// disk, and says how that went.
func (l *captureLine) save() {
	if l.editing != 0 {
		return
	}
	draft := l.v.session.DraftLine(l.entry.Text, l.entry.CursorTextOffset(), l.entry.Began())
	var failed error // told in the status line; a dialog would take the keyboard
	l.v.Quiet(lang.L("Menyimpan baris"), func(ctx context.Context) error {
		failed = l.v.session.StoreDraft(ctx, draft)
		return nil
	}, func() {
		if failed != nil {
			l.v.Log.Error("save draft", "err", failed)
			l.v.shell.SetSaved(kit.SaveFailed, message(failed))
			return
		}
		l.v.shell.SetSaved(kit.Saved, "")
	})
}

// keep stores the half-typed line and waits for it: the page is being left, and
// whoever comes back reads it from the archive.
func (l *captureLine) keep() {
	l.draft.Stop()
	if l.editing != 0 {
		return
	}
	draft := l.v.session.DraftLine(l.entry.Text, l.entry.CursorTextOffset(), l.entry.Began())
	l.v.done(lang.L("Menyimpan baris"), l.v.session.StoreDraft(l.v.Context, draft))
}

// commit carries out the line; if that is refused the text stands in it again.
func (l *captureLine) commit(text string, began time.Time) {
	if l.editing != 0 {
		l.correct(text, began)
		return
	}
	if err := l.enter(text, began); err != nil {
		l.entry.SetDraft(text, began)
		l.refused(err)
	}
}

// enter carries out a line and shows what it did.
func (l *captureLine) enter(text string, began time.Time) error {
	l.draft.Stop()
	change, err := l.v.session.Enter(l.v.Context, text, began)
	if err != nil {
		return err
	}
	l.v.shell.SetSaved(kit.Saved, "")
	l.explain(l.entry.Text)
	l.v.changed(change)
	l.v.stream.toEnd()
	return nil
}

// refused says why a line was not carried out, without taking the keyboard.
func (l *captureLine) refused(err error) {
	l.v.Log.Error("capture line", "err", err)
	l.say(kit.ToneRed, message(err))
	l.v.shell.SetSaved(kit.SaveFailed, lang.L("Baris terakhir belum tersimpan"))
}

// correctLast opens the last entry of the item for correction.
func (l *captureLine) correctLast() bool {
	e, ok := l.v.stream.last()
	if ok {
		l.edit(e)
	}
	return ok
}

// edit puts an entry into the line; Enter stores the correction, Esc leaves it.
func (l *captureLine) edit(e app.Entry) {
	if l.editing == 0 {
		l.draft.Flush()
		l.aside, l.began = l.entry.Text, l.entry.Began()
	}
	l.editing = e.ID
	l.entry.SetDraft(e.Typed, e.At)
	l.entry.Focus()
	l.explain(e.Typed)
}

func (l *captureLine) correct(text string, began time.Time) {
	change, err := l.v.session.Edit(l.v.Context, l.editing, text)
	if err != nil {
		l.entry.SetDraft(text, began)
		l.refused(err)
		return
	}
	l.resume()
	l.v.changed(change)
	l.v.shell.SetSaved(kit.Saved, "")
}

// resume brings back what was half typed before a correction.
func (l *captureLine) resume() {
	l.editing = 0
	l.entry.SetDraft(l.aside, l.began)
	l.aside, l.began = "", time.Time{}
	l.explain(l.entry.Text)
}

// escape leaves a correction; a line being typed is never thrown away.
func (l *captureLine) escape() bool {
	if l.editing == 0 {
		return false
	}
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

// say puts a message above the line.
func (l *captureLine) say(tone kit.Tone, text string) {
	l.meaning.Objects = []fyne.CanvasObject{kit.NewChip(text, tone)}
	l.meaning.Refresh()
}

// tellClock says, once, that the laptop's clock was set back.
func (l *captureLine) tellClock() {
	if notice := l.v.session.ClockJumped(); !notice.IsZero() {
		l.say(kit.ToneAmber, say(notice))
	}
}

// explain shows what Enter will do with a line.
func (l *captureLine) explain(text string) {
	l.meaning.Objects = nil
	if l.editing != 0 {
		l.meaning.Add(kit.NewChip(lang.L("Memperbaiki catatan · Esc batal"), kit.ToneAccent))
	}
	if strings.TrimSpace(text) == "" {
		l.v.side.follow(capture.Ref{})
		l.meaning.Add(l.floor())
		l.meaning.Refresh()
		return
	}
	line := l.v.session.Parse(text)
	l.v.side.follow(line.Speaker)
	line.Marks = slices.DeleteFunc(line.Marks, func(m capture.Mark) bool {
		return m.Start < l.unsure.End && l.unsure.Start < m.End
	})
	for _, f := range capture.Explain(line) {
		if chip := factChip(f); chip != nil {
			l.meaning.Add(chip)
		}
	}
	l.meaning.Refresh()
}

// floor says who speaks until another does.
func (l *captureLine) floor() fyne.CanvasObject {
	speaker := l.v.session.Speaker()
	if speaker.IsZero() {
		return kit.NewChip(lang.L("Belum ada pembicara"), kit.ToneNeutral)
	}
	return kit.NewChip(lang.L("Berbicara:")+" "+speaker.Label, kit.TonePrimary)
}

// factChip shows one thing that Enter will do, nil for what needs no showing.
func factChip(f capture.Fact) fyne.CanvasObject {
	text, tone := factWords(f)
	if text == "" {
		return nil
	}
	chip := kit.NewChip(text, tone)
	chip.Dot = f.Code == capture.FactMark
	return chip
}
