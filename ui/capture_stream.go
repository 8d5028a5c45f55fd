package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// stream shows the entries of the agenda item being discussed.
type stream struct {
	v       *captureView
	list    *kit.VList
	title   *kit.Text
	count   *kit.Text
	empty   fyne.CanvasObject
	content fyne.CanvasObject

	rows      []streamRow
	item      int64
	looking   int64                    // an item looked at that is not the one being discussed; 0 for none
	followUps map[int64][]app.FollowUp // by entry
}

// streamRow is an entry as it is shown.
type streamRow struct {
	entry   app.Entry
	time    string
	speaker string // "" when the one above is the same
	below   string // what follows from it: numbers, who leads, when due
	doubt   bool   // something was not understood
}

func newStream(v *captureView) *stream {
	s := &stream{v: v, title: kit.NewStrong(""), count: kit.NewMuted("")}
	s.title.Truncate = true
	s.list = kit.NewVList(kit.Rows{
		Length: func() int { return len(s.rows) },
		Height: func(i int, width float32) float32 { return entryHeight(s.rows[i], width) },
		New:    func() fyne.CanvasObject { return newEntryRow() },
		Draw:   func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*entryRow).set(s.rows[i]) },
	})
	s.list.OnActivate = func(i int) { v.line.edit(s.rows[i].entry) }
	s.list.OnKey = s.key
	s.empty = kit.NewEmptyState(theme.DocumentCreateIcon(), lang.L("Belum ada catatan pada acara ini"),
		lang.L("Ketik di baris bawah. @PUPR di depan menyebut siapa yang berbicara, /k kendala, /t tindak lanjut."))
	head := container.NewBorder(nil, nil, nil, s.count, s.title)
	s.content = kit.NewSurface(container.NewBorder(kit.Pad(head), nil, nil, nil, container.NewStack(s.empty, s.list)))
	return s
}

// show reads the entries of the current item; new ones at the end are shown
// without measuring the others again.
func (s *stream) show() {
	live := s.v.session.Live()
	s.followUps = map[int64][]app.FollowUp{}
	for _, f := range live.FollowUps {
		s.followUps[f.EntryID] = append(s.followUps[f.EntryID], f)
	}
	before := s.rows
	item := live.Current()
	for _, other := range live.Items {
		if other.ID == s.looking {
			item = other
		}
	}
	s.rows = s.rowsOf(live, item.ID)
	s.title.SetText(item.Title)
	if item.ID == s.item && len(s.rows) == len(before)+1 && sameRows(before, s.rows[:len(before)]) {
		s.list.Appended()
	} else {
		s.list.Reload()
	}
	if item.ID != s.item {
		s.item = item.ID
		s.list.ScrollToEnd()
	}
	s.tell()
}

// added shows the entry that a change added at the end, leaving all others as
// they are: a line must not cost more in a long meeting. It reports false, and
// does nothing, if the change was another.
func (s *stream) added(c app.Change) bool {
	if len(c.Entries) != 1 {
		return false
	}
	e, last := c.Entries[0], app.Entry{}
	if n := len(s.rows); n > 0 {
		last = s.rows[n-1].entry
	}
	if e.Rev != 1 || e.Deleted || e.ItemID != s.item || e.Position <= last.Position {
		return false
	}
	if len(c.FollowUps) > 0 {
		s.followUps[e.ID] = c.FollowUps
	}
	s.rows = append(s.rows, s.rowOf(s.v.session.Live(), e, last.Speaker))
	s.tell()
	s.list.Appended()
	return true
}

// tell says how many entries there are, or what to do while there is none.
func (s *stream) tell() {
	s.count.SetText(fmt.Sprintf(lang.L("%s catatan"), locale.Number(float64(len(s.rows)))))
	setShown(s.empty, len(s.rows) == 0)
	setShown(s.list, len(s.rows) > 0)
}

// look shows the entries of another agenda item until something changes.
func (s *stream) look(itemID int64) {
	s.looking = itemID
	s.show()
}

func setShown(o fyne.CanvasObject, shown bool) {
	if shown {
		o.Show()
		return
	}
	o.Hide()
}

func sameRows(a, b []streamRow) bool {
	for i := range a {
		if a[i].entry.ID != b[i].entry.ID || a[i].entry.Rev != b[i].entry.Rev || a[i].speaker != b[i].speaker || a[i].below != b[i].below {
			return false
		}
	}
	return true
}

func (s *stream) rowsOf(live *app.Live, itemID int64) []streamRow {
	var rows []streamRow
	last := ""
	for _, e := range live.Entries {
		if e.ItemID != itemID {
			continue
		}
		rows = append(rows, s.rowOf(live, e, last))
		last = e.Speaker
	}
	return rows
}

// rowOf is an entry as shown below one by another speaker, "" for none.
func (s *stream) rowOf(live *app.Live, e app.Entry, before string) streamRow {
	row := streamRow{
		entry: e, time: e.At.In(live.Office.Zone.Location()).Format("15.04"),
		below: s.below(live, e), doubt: e.Marks != "" && e.Marks != "[]",
	}
	if e.Speaker != before {
		row.speaker = e.Speaker
	}
	return row
}

// below says what an entry gave rise to.
func (s *stream) below(live *app.Live, e app.Entry) string {
	fs := s.followUps[e.ID]
	if len(fs) == 0 {
		return ""
	}
	f := fs[0]
	parts := []string{f.Number}
	switch {
	case f.Broadcast:
		parts = append(parts, f.LeadText+" ("+fmt.Sprintf(lang.L("%s OPD"), locale.Number(float64(len(fs)-1)))+")")
	case f.LeadID != 0:
		parts = append(parts, live.Agencies[f.LeadID].Code)
	default:
		parts = append(parts, lang.L("belum ada penanggung jawab"))
	}
	if due := dueWords(f.Due); due != "" {
		parts = append(parts, lang.L("tenggat")+" "+due)
	}
	if names := codes(live, f.Supports); names != "" {
		parts = append(parts, "+ "+names)
	}
	return strings.Join(parts, "  ·  ")
}

func codes(live *app.Live, ids []int64) string {
	var out []string
	for _, id := range ids {
		out = append(out, live.Agencies[id].Code)
	}
	return strings.Join(out, ", ")
}

// dueWords writes a deadline: the period or condition as said, else the day.
func dueWords(d app.Due) string {
	if d.Text != "" {
		return d.Text
	}
	return locale.ShortDay(d.On)
}

func (s *stream) toEnd() { s.list.ScrollToEnd() }

func (s *stream) focus() {
	s.v.queue.Wait() // the arrows are counted from the newest entry
	if len(s.rows) == 0 {
		return
	}
	if s.list.Cursor() < 0 { // what was said last is what is put right most often
		s.list.SetCursor(len(s.rows) - 1)
	}
	s.v.Window.Window.Canvas().Focus(s.list)
}

func (s *stream) page(up bool) {
	name := fyne.KeyPageDown
	if up {
		name = fyne.KeyPageUp
	}
	s.list.TypedKey(&fyne.KeyEvent{Name: name})
}

func (s *stream) last() (app.Entry, bool) {
	if len(s.rows) == 0 {
		return app.Entry{}, false
	}
	return s.rows[len(s.rows)-1].entry, true
}

// selected is the entry the list's cursor is on.
func (s *stream) selected() (app.Entry, bool) {
	i := s.list.Cursor()
	if i < 0 || i >= len(s.rows) {
		return app.Entry{}, false
	}
	return s.rows[i].entry, true
}

// selectEntry puts the list's cursor on an entry, if it is shown.
func (s *stream) selectEntry(entryID int64) {
	for i, row := range s.rows {
		if row.entry.ID == entryID {
			s.list.SetCursor(i)
			return
		}
	}
}

// lastOf is the last entry of an agenda item, 0 if it has none.
func (s *stream) lastOf(itemID int64) int64 {
	last := int64(0)
	for _, e := range s.v.session.Live().Entries {
		if e.ItemID == itemID {
			last = e.ID
		}
	}
	return last
}

// setKind makes the selected entry one of another kind.
func (s *stream) setKind(kind app.EntryKind) bool {
	e, ok := s.selected()
	if !ok {
		return false
	}
	s.v.after(lang.L("Mengubah jenis catatan"), e.ID, s.v.session.SetKind(e.ID, kind))
	return true
}

// key serves the list: Delete takes an entry back, letters go to the line.
func (s *stream) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDelete:
		s.remove()
		return true
	case fyne.KeyEscape:
		s.list.SetCursor(-1)
		s.v.line.entry.Focus()
		return true
	}
	return false
}

func (s *stream) remove() {
	e, ok := s.selected()
	if !ok {
		return
	}
	s.v.act(lang.L("Menarik catatan"), s.v.session.Remove(e.ID), func() {
		s.v.offerBack(lang.L("Catatan ditarik."))
	})
}
