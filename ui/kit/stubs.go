package kit

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// --- Shell

// NewShell returns the frame of a window. open is called when the person picks
// a destination; the caller then calls Show.
func NewShell(r *Runner, destinations []Destination, open func(id string)) *Shell {
	return &Shell{runner: r, layer: NewLayer(), root: container.NewStack()}
}

// Show shows a page under the destination it belongs to.
func (s *Shell) Show(destination string, p Page) {}

// SetHeader changes title and subtitle of the shown page.
func (s *Shell) SetHeader(title, subtitle string) {}

// SetBadge shows a count at a destination; 0 takes it away.
func (s *Shell) SetBadge(id string, n int) {}

// SetSaved shows in the status line whether what was typed is safe.
func (s *Shell) SetSaved(state SaveState, text string) {}

// SetStatus shows a lasting message in the status line.
func (s *Shell) SetStatus(text string) {}

// SetStatusRight shows quiet facts on the right of the status line.
func (s *Shell) SetStatusRight(text string) {}

// Toast tells something for some seconds without getting in the way.
func (s *Shell) Toast(tone Tone, text string) {}

// ToastAction is a toast with one button, such as "Batalkan".
func (s *Shell) ToastAction(tone Tone, text, label string, do func()) {}

// SetRailHidden hides the navigation, to give a running meeting all the room.
func (s *Shell) SetRailHidden(hidden bool) {}

// Layer lets objects float above content in the normal content tree, where they
// do not take the keyboard as an overlay of Fyne would.
type Layer struct{ widget.BaseWidget }

// NewLayer returns an empty layer.
func NewLayer() *Layer { return &Layer{} }

// CreateRenderer is for Fyne.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// Place shows o at a position of the layer with a size.
func (l *Layer) Place(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {}

// Remove takes o off the layer.
func (l *Layer) Remove(o fyne.CanvasObject) {}

type (
	rail       struct{}
	header     struct{}
	statusLine struct{}
	toasts     struct{}
)

// --- Commands

func (c *Commands) set(scope string, commands []Command) {}
func (c *Commands) dispatch(id string) bool              { return false }
func (c *Commands) key(ev *fyne.KeyEvent) bool           { return false }
func (c *Commands) refresh()                             {}
func (c *Commands) keyHelp() fyne.CanvasObject           { return widget.NewLabel("") }

// FunctionKey offers a key that a widget does not use to the commands of its
// window; true means it was one. Widgets of the kit do so already.
func FunctionKey(o fyne.CanvasObject, ev *fyne.KeyEvent) bool { return false }

// KeyText writes a shortcut as a person knows it: "Ctrl+Shift+K", "F2".
func KeyText(key fyne.KeyName, mod fyne.KeyModifier) string { return "" }

// ShowCommandPalette lets the person find and run any command by its name.
func ShowCommandPalette(c *Commands, layer *Layer) {}

// --- Modal

// Modal is content that must be answered before anything else goes on. Never
// more than one is seen: a second one takes the place of the first, which comes
// back when the second closes.
type Modal struct{}

// ShowModal shows title, content and choices (the last stands rightmost), and
// puts the keyboard on the first field of the content.
func ShowModal(win fyne.Window, title string, content fyne.CanvasObject, choices ...Choice) *Modal {
	return &Modal{}
}

// Close takes the modal away without pressing anything.
func (m *Modal) Close() {}

// Press presses a choice, counted from 0.
func (m *Modal) Press(choice int) {}

// ModalOpen reports whether something modal is open in the window.
func ModalOpen(win fyne.Window) bool { return len(win.Canvas().Overlays().List()) > 0 }

func modalSentence(text string) fyne.CanvasObject { return widget.NewLabel(text) }
func errorSentence(text string) fyne.CanvasObject { return widget.NewLabel(text) }

type progress struct{}

func showProgress(win fyne.Window, doing string, cancel func()) *progress { return &progress{} }
func (p *progress) step(n, total int)                                     {}
func (p *progress) close()                                                {}

func (r *Runner) openFiles(req FileRequest, done func(paths []string)) {}
func (r *Runner) openFolder(req FileRequest, done func(path string))   {}
func (r *Runner) saveFile(req FileRequest, done func(path string))     {}

// --- VList

type vlist struct{}

func (l *VList) init() {}

// CreateRenderer is for Fyne.
func (l *VList) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// Reload measures and draws everything anew; cursor and place are kept as far
// as they still exist. Call it after the rows behind the list changed.
func (l *VList) Reload() {}

// Appended tells that rows came at the end and nothing else changed; much
// cheaper than Reload. If the end was in sight, it stays in sight.
func (l *VList) Appended() {}

// Changed measures and draws one row anew.
func (l *VList) Changed(row int) {}

// Redraw draws the rows in sight anew; their heights must be the same.
func (l *VList) Redraw() {}

// Cursor is the row the keyboard is on, -1 if none.
func (l *VList) Cursor() int { return -1 }

// SetCursor moves the keyboard to a row, selects it and shows it; -1 = none.
func (l *VList) SetCursor(row int) {}

// Selection lists the selected rows, ascending.
func (l *VList) Selection() []int { return nil }

// SetSelection selects rows; the cursor stays.
func (l *VList) SetSelection(rows ...int) {}

// ScrollTo brings a row into sight with as little movement as possible.
func (l *VList) ScrollTo(row int) {}

// ScrollToTop shows a row at the top.
func (l *VList) ScrollToTop(row int) {}

// ScrollToEnd shows the last row.
func (l *VList) ScrollToEnd() {}

// FocusGained is for Fyne.
func (l *VList) FocusGained() {}

// FocusLost is for Fyne.
func (l *VList) FocusLost() {}

// TypedRune is for Fyne.
func (l *VList) TypedRune(r rune) {}

// TypedKey is for Fyne.
func (l *VList) TypedKey(ev *fyne.KeyEvent) {}

// A Wrapper breaks text into lines, fast, for rows of lists. It remembers the
// width of every word it has met.
type Wrapper struct{}

// NewWrapper returns a Wrapper for texts in one style and theme size.
func NewWrapper(size fyne.ThemeSizeName, style fyne.TextStyle) *Wrapper { return &Wrapper{} }

// Lines breaks text at spaces so that no line is wider than width; a word that
// is too long is broken inside.
func (w *Wrapper) Lines(text string, width float32) []string { return nil }

// LineHeight is the height of one line in Fyne units.
func (w *Wrapper) LineHeight() float32 { return 0 }

// Height is the height of text broken to width.
func (w *Wrapper) Height(text string, width float32) float32 { return 0 }

// --- Text

// Text is themed text without the padding of a Label: one line that ends in
// "…" when there is no room, or wrapped lines. It rereads its colour and size
// whenever the theme changes.
type Text struct {
	widget.BaseWidget
	Text  string
	Color fyne.ThemeColorName // "" means the foreground
	Size  fyne.ThemeSizeName  // "" means normal text
	Style fyne.TextStyle
	Align fyne.TextAlign
	Wrap  bool
}

// NewText returns one line of normal text.
func NewText(text string) *Text { return &Text{} }

// NewMuted returns one line of quiet text.
func NewMuted(text string) *Text { return &Text{} }

// NewHeading returns one line of large bold text.
func NewHeading(text string) *Text { return &Text{} }

// NewParagraph returns wrapped text.
func NewParagraph(text string) *Text { return &Text{} }

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewText("", color.Black))
}

// SetText changes the text.
func (t *Text) SetText(text string) {}

// --- Capture

type capture struct{}

func (c *capture) init(e *CaptureEntry, now func() time.Time) {}

// Suggest shows suggestions for the runes from start to end of the text; none
// closes the list. Taking one replaces that span and calls the box's OnPick.
func (e *CaptureEntry) Suggest(box *SuggestBox, list []Suggestion, start, end int) {}

// InsertReplace replaces the runes from start to end by text, as typing would:
// Ctrl+Z takes it back. The cursor ends after the text.
func (e *CaptureEntry) InsertReplace(start, end int, text string) {}

// SetDraft replaces the whole text (a draft that comes back, an entry to be
// corrected) and says when it began; the cursor ends at its end.
func (e *CaptureEntry) SetDraft(text string, began time.Time) {}

// Began is the time of the first keystroke; zero while the line is empty.
func (e *CaptureEntry) Began() time.Time { return time.Time{} }

// Commit does what Enter does.
func (e *CaptureEntry) Commit() {}

// Take does what Tab does on an open list: takes the marked suggestion.
func (e *CaptureEntry) Take() bool { return false }

// Focus puts the keyboard on the line.
func (e *CaptureEntry) Focus() {}

type box struct{}

func (b *SuggestBox) init(layer *Layer) {}

// Open reports whether the list is shown.
func (b *SuggestBox) Open() bool { return false }

// Close closes the list.
func (b *SuggestBox) Close() {}

// Marked is the row Tab would take.
func (b *SuggestBox) Marked() (Suggestion, bool) { return Suggestion{}, false }

// --- Chips and small things

type chip struct{}

// CreateRenderer is for Fyne.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// NewDot returns a status dot of a tone.
func NewDot(tone Tone) fyne.CanvasObject { return container.NewStack() }

// NewKeyHint shows a key as a small key cap: "Ctrl+K".
func NewKeyHint(key string) fyne.CanvasObject { return container.NewStack() }

// NewCard returns a surface with a border, an optional title and content.
func NewCard(title string, content fyne.CanvasObject) *Card { return &Card{} }

// Card is a surface that holds one subject.
type Card struct{ widget.BaseWidget }

// CreateRenderer is for Fyne.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// SetTitle changes the title.
func (c *Card) SetTitle(title string) {}

// SetActions puts small things right of the title.
func (c *Card) SetActions(actions ...fyne.CanvasObject) {}

// NewSurface gives content the ground and border of a card without padding.
func NewSurface(content fyne.CanvasObject) fyne.CanvasObject { return content }

// NewEmptyState says in an empty view what goes here and how to begin.
func NewEmptyState(icon fyne.Resource, title, text string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack()
}

// Stepper shows where one is in a few steps.
type Stepper struct{ widget.BaseWidget }

// NewStepper returns a stepper at its first step.
func NewStepper(steps ...string) *Stepper { return &Stepper{} }

// CreateRenderer is for Fyne.
func (s *Stepper) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// SetStep goes to a step, counted from 0; those before it show as done.
func (s *Stepper) SetStep(step int) {}

// --- Fields

// Entry is a text field that hands Enter and Esc on to the modal it stands in
// and function keys to the commands.
type Entry struct {
	widget.Entry
	OnKey func(ev *fyne.KeyEvent) bool // sees keys first; true = used
}

// NewEntry returns a one-line field.
func NewEntry(placeholder string) *Entry { return &Entry{} }

// NewTextArea returns a wrapped field of some lines; Enter starts a new line,
// Ctrl+Enter does what Enter does elsewhere.
func NewTextArea(placeholder string, lines int) *Entry { return &Entry{} }

// NewPasswordField returns a field that hides what is typed.
func NewPasswordField(placeholder string) *Entry { return &Entry{} }

// NewButton returns a button that hands function keys and Esc on, and is
// pressed by Enter as well as Space.
func NewButton(label string, icon fyne.Resource, tapped func()) *Button { return &Button{} }

// NewPrimaryButton is the one button of a view that leads on.
func NewPrimaryButton(label string, icon fyne.Resource, tapped func()) *Button { return &Button{} }

// NewQuietButton has no ground until the pointer is on it.
func NewQuietButton(label string, icon fyne.Resource, tapped func()) *Button { return &Button{} }

// Button is a button of Rakor.
type Button struct{ widget.Button }

// DateReader is how a [DateField] understands and writes days.
type DateReader struct {
	// Parse reads what a person typed ("30/11", "besok"); an error's text is
	// shown below the field.
	Parse func(text string) (time.Time, error)
	// Format writes a day in the field.
	Format func(day time.Time) string
	Today  func() time.Time
}

// DateField takes a day, typed or picked from a calendar in Indonesian.
type DateField struct {
	widget.BaseWidget
	OnChanged func(day time.Time, ok bool)
}

// NewDateField returns an empty field.
func NewDateField(r DateReader) *DateField { return &DateField{} }

// CreateRenderer is for Fyne.
func (d *DateField) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// SetDay shows a day; the zero time empties the field.
func (d *DateField) SetDay(day time.Time) {}

// Day is the day typed; an empty field is the zero time without error.
func (d *DateField) Day() (time.Time, error) { return time.Time{}, nil }

// TimeField takes an hour: "0910", "9.10" and "9:10" all mean 09.10.
type TimeField struct {
	Entry
	OnTime func(minutes int, ok bool)
}

// NewTimeField returns an empty field.
func NewTimeField() *TimeField { return &TimeField{} }

// SetMinutes shows minutes since midnight; -1 empties the field.
func (t *TimeField) SetMinutes(m int) {}

// Minutes are the minutes since midnight; -1 and no error when empty.
func (t *TimeField) Minutes() (int, error) { return -1, nil }

// An Option of a [Combo].
type Option struct {
	ID     string
	Text   string
	Detail string // second rank, also searched
}

// Combo is a field for one of many options, found by typing a few letters.
type Combo struct {
	widget.BaseWidget
	OnChanged func(id string)
}

// NewCombo returns a combo; it opens its list on the layer of the shell, or in
// place of a nil layer, on the window it stands in.
func NewCombo(placeholder string, options []Option) *Combo { return &Combo{} }

// CreateRenderer is for Fyne.
func (c *Combo) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// SetOptions replaces the options; the choice stays if it is still there.
func (c *Combo) SetOptions(options []Option) {}

// SetID chooses an option; an unknown ID empties the field.
func (c *Combo) SetID(id string) {}

// ID is the chosen option's ID, "" if none.
func (c *Combo) ID() string { return "" }

type form struct{}

func (f *FormGrid) init(fields []FormField) {}

// CreateRenderer is for Fyne.
func (f *FormGrid) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// SetError shows an error below a field, counted from 0; "" takes it away.
func (f *FormGrid) SetError(field int, text string) {}

// ClearErrors takes all errors away.
func (f *FormGrid) ClearErrors() {}

// --- Table, charts

type table struct{}

func (t *TableList) init() {}

// CreateRenderer is for Fyne.
func (t *TableList) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// Reload shows the records anew.
func (t *TableList) Reload() {}

// SetSort marks the column the records are sorted by; -1 means none.
func (t *TableList) SetSort(col int, descending bool) {}

type barChart struct{}

// CreateRenderer is for Fyne.
func (c *BarChart) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// Set replaces the bars.
func (c *BarChart) Set(bars ...Bar) {}

type stackedBar struct{}

// CreateRenderer is for Fyne.
func (s *StackedBar) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// Set replaces the parts.
func (s *StackedBar) Set(parts ...Part) {}

// --- Language, window

// LoadLanguage makes id ("id" or "en") the language of all texts, whatever the
// system's is. Call it before any widget is made.
func LoadLanguage(id string) error { return nil }

// WatchWindow calls missing on the Fyne goroutine when, two seconds after it
// was shown, the window still has no native handle: no OpenGL.
func (r *Runner) WatchWindow(missing func()) {}

var _ = color.Black
