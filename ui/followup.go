package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// storyView is one follow-up: what it says, how it stands, and all that
// happened to it. Of an order to many it also shows how far its rows are.
type storyView struct {
	*Window
	id    int64
	story app.Story
	zone  app.Zone

	facts   *fyne.Container
	scroll  *container.Scroll
	line    *timeline
	rows    *rowTable
	right   *fyne.Container
	accepts *kit.Button
	returns *kit.Button
	reports *kit.Button
}

func newStoryView(w *Window, id int64) *storyView {
	v := &storyView{Window: w, id: id, facts: container.New(column{}), line: newTimeline()}
	v.scroll = container.NewVScroll(inset(v.facts))
	v.rows = newRowTable(func(id int64) { v.push(newStoryView(w, id)) })
	v.right = container.NewStack(kit.NewCard(lang.L("Riwayat"), v.line.list))
	v.line.list.OnActivate = func(i int) {
		if do := v.line.moments[i].do; do != nil {
			do()
		}
	}
	v.line.list.OnRune, v.rows.table.List.OnRune = v.letter, v.letter
	v.accepts = kit.NewPrimaryButton(lang.L("Terima laporan"), theme.ConfirmIcon(), v.accept)
	v.returns = kit.NewButton(lang.L("Kembalikan…"), theme.ContentUndoIcon(), v.sendBack)
	v.reports = kit.NewButton(lang.L("Catat laporan…"), theme.DocumentCreateIcon(), v.report)
	return v
}

// inset leaves room for the scroll bar on the right.
func inset(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, 0, cardGap), o)
}

func (v *storyView) destination() string { return destFollowUps }

func (v *storyView) page() kit.Page {
	return kit.Page{
		Title: lang.L("Tindak Lanjut"), Focus: v.focus(),
		Actions: []fyne.CanvasObject{
			kit.NewQuietButton(lang.L("Kembali"), theme.NavigateBackIcon(), v.back), v.reports, v.returns, v.accepts,
		},
		Content: container.New(&storyColumns{}, v.scroll, v.right),
	}
}

// focus is where the keyboard is wanted: of an order to many on its rows.
func (v *storyView) focus() fyne.Focusable {
	if v.story.FollowUp.Broadcast {
		return v.rows.table.List
	}
	return v.line.list
}

// storyColumns gives the facts two fifths of the width and the line of time the
// rest, and the facts no more than they can be read in.
type storyColumns struct{ width float32 } // last laid out

// lower is the height of each of the two, at 100 % zoom, where they stand below
// each other for want of width.
const lower = 110

// MinSize is for Fyne.
func (l *storyColumns) MinSize(os []fyne.CanvasObject) fyne.Size {
	a, b := os[0].MinSize(), os[1].MinSize()
	if l.width > 0 && l.width < kit.Zoomed(roomForPair) {
		return fyne.NewSize(max(a.Width, b.Width), 2*kit.Zoomed(lower)+cardGap)
	}
	return fyne.NewSize(max(a.Width, b.Width), max(a.Height, b.Height))
}

// Layout is for Fyne.
func (l *storyColumns) Layout(os []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	if s.Width < kit.Zoomed(roomForPair) {
		half := max(kit.Zoomed(lower), (s.Height-cardGap)/2)
		os[0].Resize(fyne.NewSize(s.Width, half))
		os[0].Move(fyne.NewPos(0, 0))
		os[1].Resize(fyne.NewSize(s.Width, half))
		os[1].Move(fyne.NewPos(0, half+cardGap))
		return
	}
	left := min(s.Width*0.42, kit.Zoomed(620))
	os[0].Resize(fyne.NewSize(left, s.Height))
	os[0].Move(fyne.NewPos(0, 0))
	os[1].Resize(fyne.NewSize(s.Width-left, s.Height)) // the facts keep room for their scroll bar
	os[1].Move(fyne.NewPos(left, 0))
}

func (v *storyView) commands() []kit.Command {
	menu := lang.L("Tindak Lanjut")
	cs := []kit.Command{
		{ID: "story.accept", Title: lang.L("Terima laporan"), Menu: menu, Key: fyne.KeyT, Mod: shiftCtrl, Enabled: v.reported, Run: v.accept},
		{ID: "story.return", Title: lang.L("Kembalikan…"), Menu: menu, Key: fyne.KeyK, Mod: shiftCtrl, Enabled: v.reported, Run: v.sendBack},
		{ID: "story.report", Title: lang.L("Catat laporan…"), Menu: menu, Key: fyne.KeyL, Mod: shiftCtrl, Enabled: v.reportable, Run: v.report},
		{ID: "story.extend", Title: lang.L("Perpanjang tenggat…"), Menu: menu, Group: 1, Key: fyne.KeyP, Mod: shiftCtrl, Enabled: v.unsettled, Run: v.extend},
		{ID: "story.grant", Title: lang.L("Setujui perpanjangan…"), Menu: menu, Group: 1, Key: fyne.KeyY, Mod: shiftCtrl, Enabled: v.asked, Run: v.grant},
		{ID: "story.refuse", Title: lang.L("Tolak perpanjangan…"), Menu: menu, Group: 1, Enabled: v.asked, Run: v.refuse},
		{ID: "story.reassign", Title: lang.L("Pindahkan ke OPD lain…"), Menu: menu, Group: 1, Key: fyne.KeyM, Mod: shiftCtrl, Enabled: v.movable, Run: v.move},
		{ID: "story.cancel", Title: lang.L("Batalkan tindak lanjut…"), Menu: menu, Group: 1, Key: fyne.KeyX, Mod: shiftCtrl, Enabled: v.unsettled, Run: v.cancel},
		{ID: "story.reinstate", Title: lang.L("Berlakukan kembali…"), Menu: menu, Group: 1, Enabled: v.canceled, Run: v.reinstate},
		{ID: "story.meeting", Title: lang.L("Buka rapat asal"), Menu: menu, Group: 2, Key: fyne.KeyO, Mod: ctrl, Run: v.openMeetingOfOrigin},
		{ID: "story.parent", Title: lang.L("Buka perintah induknya"), Menu: menu, Group: 2, Key: fyne.KeyUp, Mod: fyne.KeyModifierAlt, Enabled: v.isRow, Run: v.openParent},
		{ID: "story.down", Title: lang.L("Gulir keterangan ke bawah"), Menu: menu, Group: 3, Key: fyne.KeyPageDown, Mod: ctrl, Run: func() { v.leaf(+1) }},
		{ID: "story.up", Title: lang.L("Gulir keterangan ke atas"), Menu: menu, Group: 3, Key: fyne.KeyPageUp, Mod: ctrl, Run: func() { v.leaf(-1) }},
	}
	return append(cs,
		kit.NewNote(menu, lang.L("Buka catatan, simpan berkas, tarik laporan pada baris riwayat"), "Enter"),
		kit.NewNote(menu, lang.L("Terima, kembalikan, catat laporan"), "T  K  L"),
		kit.NewNote(menu, lang.L("Perpanjang, pindahkan, batalkan"), "P  M  X"))
}

// letter does by one key what the menu does, while the list has the keyboard.
func (v *storyView) letter(r rune) bool {
	for _, k := range []struct {
		key  rune
		able func() bool
		do   func()
	}{
		{'t', v.reported, v.accept},
		{'k', v.reported, v.sendBack},
		{'l', v.reportable, v.report},
		{'p', v.unsettled, v.extend},
		{'m', v.movable, v.move},
		{'x', v.unsettled, v.cancel},
	} {
		if r == k.key || r == k.key-'a'+'A' {
			if k.able() {
				k.do()
			}
			return true
		}
	}
	return false
}

func (v *storyView) reported() bool { return v.story.FollowUp.LastReportID != 0 }
func (v *storyView) asked() bool    { return len(v.story.Pending) > 0 }
func (v *storyView) canceled() bool { return !v.story.FollowUp.CancelledAt.IsZero() }
func (v *storyView) isRow() bool    { return v.story.FollowUp.ParentID != 0 }

// unsettled reports whether the follow-up can still be extended or canceled.
func (v *storyView) unsettled() bool {
	f := v.story.FollowUp
	return !f.BornAt.IsZero() && !v.canceled() && !f.Settled()
}

func (v *storyView) movable() bool { return v.unsettled() && !v.story.FollowUp.Broadcast }

func (v *storyView) reportable() bool {
	f := v.story.FollowUp
	return !f.BornAt.IsZero() && !v.canceled() && !f.Broadcast
}

func (v *storyView) refresh() {
	var story app.Story
	var office app.Office
	v.Quiet(lang.L("Membaca tindak lanjut"), func(ctx context.Context) (err error) {
		if story, err = v.app.FollowUps.Story(ctx, v.id); err != nil {
			return err
		}
		office, err = v.app.Offices.Get(ctx)
		return err
	}, func() {
		first := v.story.FollowUp.ID == 0
		v.story, v.zone = story, office.Zone
		v.show()
		if first && v.shown() == view(v) {
			v.Window.Window.Canvas().Focus(v.focus())
		}
	})
}

func (v *storyView) show() {
	if v.shown() == view(v) {
		v.shell.SetHeader(v.story.FollowUp.Number, classed(v.story.Meeting.Title, v.story.Meeting.Classification))
	}
	v.facts.Objects = nil
	for _, card := range []fyne.CanvasObject{v.actionCard(), v.pendingCard(), v.canceledCard(), v.stateCard(), v.supportCard(), v.originCard()} {
		if card != nil {
			v.facts.Add(card)
		}
	}
	v.facts.Refresh()
	v.line.show(v)
	if v.story.FollowUp.Broadcast {
		v.rows.show(v.story, v.today())
		v.right.Objects = []fyne.CanvasObject{container.New(&rowsOverLine{}, v.rows.card, kit.NewCard(lang.L("Riwayat"), v.line.list))}
		v.right.Refresh()
	}
	enable(v.accepts, v.reported())
	enable(v.returns, v.reported())
	enable(v.reports, v.reportable())
	v.Window.commands.Refresh()
}

func enable(b *kit.Button, on bool) {
	if on {
		b.Enable()
		return
	}
	b.Disable()
}

func (v *storyView) today() app.Date { return app.DateOf(v.app.Now(v.Context)) }

func (v *storyView) accept() {
	if v.reported() {
		v.acceptReports([]int64{v.id}, v.refresh)
	}
}

func (v *storyView) sendBack() {
	if v.reported() {
		v.returnReports([]int64{v.id}, v.refresh)
	}
}

func (v *storyView) extend()    { v.extendDeadlines([]int64{v.id}, v.refresh) }
func (v *storyView) move()      { v.reassign([]int64{v.id}, v.refresh) }
func (v *storyView) cancel()    { v.cancelFollowUps([]int64{v.id}, v.refresh) }
func (v *storyView) reinstate() { v.reinstateFollowUps([]int64{v.id}, v.refresh) }
func (v *storyView) report()    { v.writeReport(v.story, v.refresh) }
func (v *storyView) grant()     { v.decideExtensions(v.pending(), true, v.refresh) }
func (v *storyView) refuse()    { v.decideExtensions(v.pending(), false, v.refresh) }

func (v *storyView) pending() (ids []int64) {
	for _, e := range v.story.Pending {
		ids = append(ids, e.ID)
	}
	return ids
}

// openMeetingOfOrigin opens the record of the meeting at the entry.
func (v *storyView) openMeetingOfOrigin() {
	c := newCaptureView(v.Window, v.story.Meeting.ID)
	v.push(c)
	c.showEntry(v.story.Entry.ID)
}

func (v *storyView) openParent() {
	if v.isRow() {
		v.push(newStoryView(v.Window, v.story.Parent.ID))
	}
}

// leaf scrolls the facts by most of what is in sight.
func (v *storyView) leaf(by float32) {
	most := max(0, v.facts.MinSize().Height-v.scroll.Size().Height)
	v.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(most, v.scroll.Offset.Y+by*v.scroll.Size().Height*0.8))))
}
