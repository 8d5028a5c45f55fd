package ui

import (
	"context"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// searchDelay is how long after the last key a search begins.
const searchDelay = 250 * time.Millisecond

// searchView finds what was said, in all meetings.
type searchView struct {
	*Window
	from  string // the destination it was opened from
	words *kit.Entry
	hits  []app.Hit
	list  *kit.VList
	count *kit.Text
	empty *fyne.Container
	wait  *kit.Debounce
	asked string // what the hits shown were found with, or are being looked for
}

func newSearchView(w *Window, from string) *searchView {
	v := &searchView{Window: w, from: from, words: kit.NewEntry(lang.L("Kata dalam catatan; pakai tanda kutip untuk “kata yang berurutan”")), count: kit.NewMuted(""), empty: container.NewStack()}
	v.list = kit.NewVList(kit.Rows{
		Length: func() int { return len(v.hits) },
		Height: func(i int, width float32) float32 { return hitHeight(v.hits[i], width) },
		New:    func() fyne.CanvasObject { return newHitRow() },
		Draw:   func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*hitRow).set(v.hits[i]) },
	})
	v.list.Divided = true
	v.list.OnActivate = v.open
	v.wait = w.Debounce(searchDelay, v.search)
	v.words.OnChanged = func(string) { v.wait.Touch() }
	v.words.OnKey = v.key
	return v
}

// find opens the search above the page shown.
func (w *Window) find() {
	if v, ok := w.shown().(*searchView); ok {
		w.Window.Canvas().Focus(v.words)
		return
	}
	w.push(newSearchView(w, w.shown().destination()))
}

func (v *searchView) destination() string { return v.from }

func (v *searchView) page() kit.Page {
	top := container.NewBorder(nil, nil, nil, hints(v.count), v.words)
	return kit.Page{
		Title: lang.L("Cari"), Subtitle: lang.L("Semua catatan dari semua rapat"), Focus: v.words,
		Content: container.New(&column{}, top, kit.NewSurface(container.NewStack(v.empty, v.list))),
	}
}

func (v *searchView) commands() []kit.Command {
	return []kit.Command{{
		ID: "search.open", Title: lang.L("Buka di rapatnya"), Menu: lang.L("Cari"), Key: fyne.KeyO, Mod: ctrl,
		Enabled: func() bool { return v.list.Cursor() >= 0 }, Run: func() { v.open(v.list.Cursor()) },
	}}
}

func (v *searchView) refresh() {
	v.asked = ""
	v.search()
}

// leave forgets a search that has not begun.
func (v *searchView) leave() { v.wait.Stop() }

// key leads from the words to the hits; Enter does not wait for the pause.
func (v *searchView) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		v.wait.Flush()
	case fyne.KeyDown:
	default:
		return false
	}
	if len(v.hits) > 0 {
		v.Window.Window.Canvas().Focus(v.list)
		v.list.SetCursor(max(0, v.list.Cursor()))
	}
	return true
}

func (v *searchView) search() {
	words := strings.TrimSpace(v.words.Text)
	v.asked = words
	if words == "" {
		v.show(nil)
		return
	}
	var hits []app.Hit
	v.Quiet(lang.L("Mencari"), func(ctx context.Context) (err error) {
		hits, err = v.app.Archive.Search(ctx, words)
		return err
	}, func() {
		if v.asked == words { // nothing else was typed meanwhile
			v.show(hits)
		}
	})
}

func (v *searchView) show(hits []app.Hit) {
	v.hits = hits
	v.empty.Objects = nil
	v.count.SetText("")
	switch {
	case v.asked == "":
		v.empty.Add(kit.NewEmptyState(theme.SearchIcon(), lang.L("Cari dalam semua rapat"),
			lang.L("Ketik satu kata atau lebih; yang ditemukan memuat semuanya. Enter pada hasil membuka rapatnya pada catatan itu.")))
	case len(hits) == 0:
		v.empty.Add(kit.NewEmptyState(theme.SearchIcon(), lang.L("Tidak ditemukan"),
			fmt.Sprintf(lang.L("Tidak ada catatan yang memuat “%s”. Coba kata yang lebih pendek atau bentuk dasarnya."), v.asked)))
	default:
		v.count.SetText(locale.Number(float64(len(hits))) + " " + lang.L("catatan"))
	}
	setShown(v.list, len(hits) > 0)
	v.list.SetCursor(-1)
	v.list.Reload()
	v.list.ScrollTo(0)
}

// open shows the meeting of a hit, with that entry selected.
func (v *searchView) open(i int) {
	if i < 0 || i >= len(v.hits) {
		return
	}
	hit := v.hits[i]
	c := newCaptureView(v.Window, hit.MeetingID)
	v.push(c)
	c.showEntry(hit.ID)
}
