package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// CaptureEntry is the line in which a person types without ever lifting the
// hands: it takes Enter, Tab and Esc for itself, knows when its text began, and
// serves a [SuggestBox] that never takes the keyboard from it.
//
// Set the callbacks before showing it; each may be nil. A callback that reports
// false leaves the key to the entry.
type CaptureEntry struct {
	widget.Entry

	OnText       func(text string, cursor int) // text or cursor changed; cursor counts runes
	OnCommit     func(text string, began time.Time)
	OnUpEmpty    func() bool                 // Up in the empty line
	OnDownEmpty  func() bool                 // Down in the empty line
	OnUndoEmpty  func() bool                 // Ctrl+Z in the empty line
	OnDigit      func(n int) bool            // Ctrl+1 to Ctrl+9
	OnEscape     func() bool                 // Esc while no list is open
	OnPage       func(up bool) bool          // PageUp, PageDown
	OnPasteOther func(c fyne.Clipboard) bool // before a paste; true = taken care of

	capture // what it is doing now
}

// NewCaptureEntry returns an empty line. now is the clock that the time of the
// first keystroke is read from.
func NewCaptureEntry(now func() time.Time) *CaptureEntry {
	e := &CaptureEntry{}
	e.init(e, now)
	return e
}

// A Suggestion is one row of a [SuggestBox].
type Suggestion struct {
	Text   string // what is offered, as shown: "@PUPR"
	Detail string // what it means: "Dinas Pekerjaan Umum dan Penataan Ruang"
	Badge  string // short note on the right, e.g. "hadir"
	Tone   Tone   // of the badge
	Insert string // what replaces the span; "" means Text
	Value  any    // the caller's own
}

// SuggestBox lists suggestions just above (or, without room, below) the line it
// serves. It lives in the normal content tree, so it never takes the keyboard.
type SuggestBox struct {
	OnPick func(s Suggestion) // Tab, Enter or click; the line keeps the keyboard
	OnMove func(s Suggestion) // another row is marked

	box // what it is showing now
}

// NewSuggestBox returns a closed box that will open on the layer.
func NewSuggestBox(layer *Layer) *SuggestBox {
	b := &SuggestBox{}
	b.init(layer)
	return b
}
