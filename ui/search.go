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
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/ui/kit"
)

// searchDelay is how long after the last key a search begins; searchPage is how
// many hits are asked for at once, and searchAhead how many rows before the last
// the next are asked for.
const (
	searchDelay = 250 * time.Millisecond
	searchPage  = 60
	searchAhead = 20
)

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
	more  bool   // there are older ones than those shown
	next  bool   // they are being looked for
	told  *kit.Text

	discreet *kit.Check // leaves out what is from secret meetings
}

func newSearchView(w *Window, from string) *searchView {
	v := &searchView{Window: w, from: from, words: kit.NewEntry(lang.L("Kata, “kata yang berurutan”, @OPD, #isu, pembicara:, jenis:, waktu:, rapat:")), count: kit.NewMuted(""), empty: container.NewStack()}
	v.list = kit.NewVList(kit.Rows{
		Length: func() int { return len(v.hits) },
		Height: func(i int, width float32) float32 { return hitHeight(v.hits[i], width) },
		New:    func() fyne.CanvasObject { return newHitRow() },
		Draw:   func(i int, o fyne.CanvasObject, _ kit.RowState) { o.(*hitRow).set(v.hits[i]) },
	})
	v.list.Divided = true
	v.list.OnActivate = v.open
	v.list.OnScrolled = func(_, last int) {
		if last >= len(v.hits)-searchAhead {
			v.older()
		}
	}
	v.told = kit.NewMuted("")
	v.discreet = kit.NewCheck(lang.L("Tanpa yang rahasia"), func(bool) { v.refresh() })
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
	top := container.NewVBox(container.NewBorder(nil, nil, nil, hints(v.discreet, v.count), v.words), v.told)
	return kit.Page{
		Title: lang.L("Cari"), Subtitle: lang.L("Semua yang pernah dikatakan: catatan, tindak lanjut, laporan OPD, judul rapat"), Focus: v.words,
		Content: container.New(&column{}, top, kit.NewSurface(container.NewStack(v.empty, v.list))),
	}
}

func (v *searchView) commands() []kit.Command {
	return []kit.Command{{
		ID: "search.open", Title: lang.L("Buka di rapatnya"), Menu: lang.L("Cari"), Key: fyne.KeyO, Mod: ctrl,
		Enabled: func() bool { return v.list.Cursor() >= 0 }, Run: func() { v.open(v.list.Cursor()) },
	}}
}

// clear lets something else be typed.
func (v *searchView) clear() {
	v.words.SetText("")
	v.Window.Window.Canvas().Focus(v.words)
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

// question asks for what is typed. While the projector shows the meeting, the
// room may see this window as well, so nothing secret is found then.
func (v *searchView) question() app.SearchQuestion {
	public := v.discreet.Checked || v.Window.screen != nil
	return app.SearchQuestion{Typed: v.words.Text, Typing: true, Limit: searchPage, Public: public}
}

func (v *searchView) search() {
	words := strings.TrimSpace(v.words.Text)
	v.asked, v.more, v.next = words, false, false
	if words == "" {
		v.show(app.Found{})
		return
	}
	var found app.Found
	q := v.question()
	v.Quiet(lang.L("Mencari"), func(ctx context.Context) (err error) {
		found, err = v.app.Archive.Search(ctx, q)
		return err
	}, func() {
		if v.asked == words { // nothing else was typed meanwhile
			v.show(found)
		}
	})
}

// older asks for the hits that come after those shown.
func (v *searchView) older() {
	if !v.more || v.next || len(v.hits) == 0 {
		return
	}
	v.next = true
	words, q := v.asked, v.question()
	q.Before = v.hits[len(v.hits)-1].Key
	var found app.Found
	v.Quiet(lang.L("Mencari"), func(ctx context.Context) (err error) {
		found, err = v.app.Archive.Search(ctx, q)
		return err
	}, func() {
		if v.asked != words {
			return
		}
		v.next, v.more = false, found.More
		v.hits = append(v.hits, found.Hits...)
		v.tell(found)
		v.list.Reload()
	})
}

func (v *searchView) show(found app.Found) {
	v.hits, v.more = found.Hits, found.More
	v.empty.Objects = nil
	switch {
	case v.asked == "":
		v.empty.Add(kit.NewEmptyState(theme.SearchIcon(), lang.L("Cari dalam semua rapat"),
			lang.L("Ketik satu kata atau lebih; yang ditemukan memuat semuanya, juga dalam bentuk lain: lapor menemukan melaporkan dan laporan. Enter pada hasil membuka rapatnya pada catatan itu.")))
	case len(v.hits) == 0:
		v.empty.Add(kit.NewNoMatch(fmt.Sprintf(lang.L("Tidak ada yang memuat “%s”. Coba kata yang lebih sedikit, atau tanpa saringan."), v.asked), v.clear))
	}
	v.tell(found)
	setShown(v.list, len(v.hits) > 0)
	v.list.Reload()
	v.list.SetCursor(-1)
	v.list.ScrollTo(0)
}

// tell says how many hits there are and what of the line was not understood.
func (v *searchView) tell(found app.Found) {
	count := ""
	switch n := locale.Number(float64(len(v.hits))); {
	case v.more:
		count = fmt.Sprintf(lang.L("%s terbaru, ada lagi"), n)
	case len(v.hits) > 0:
		count = fmt.Sprintf(lang.L("%s ditemukan"), n)
	}
	v.count.SetText(count)
	var remarks []string
	if v.Window.screen != nil {
		remarks = append(remarks, lang.L("Yang rahasia tidak dicari selama layar rapat terbuka."))
	}
	for _, r := range found.Remarks {
		if r.Code == query.RemarkUnclosed || r.Code == query.RemarkPerhaps {
			continue
		}
		text := fmt.Sprintf(lang.L("“%s” tidak dikenal sebagai saringan, jadi dicari sebagai kata."), r.Text)
		if r.Closest != "" {
			text = fmt.Sprintf(lang.L("“%s” tidak dikenal; mungkin maksudnya %s."), r.Text, r.Closest)
		}
		remarks = append(remarks, text)
	}
	v.told.SetText(strings.Join(remarks, " "))
	setShown(v.told, len(remarks) > 0)
}

// open shows what was found where it belongs: an entry in its meeting, what a
// follow-up says or an agency reported on it on its own page.
func (v *searchView) open(i int) {
	if i < 0 || i >= len(v.hits) {
		return
	}
	switch hit := v.hits[i]; hit.Source {
	case app.InFollowUp, app.InReport:
		v.push(newStoryView(v.Window, hit.FollowUpID))
	default:
		c := newCaptureView(v.Window, hit.MeetingID)
		v.push(c)
		if hit.EntryID != 0 {
			c.showEntry(hit.EntryID)
		}
	}
}
