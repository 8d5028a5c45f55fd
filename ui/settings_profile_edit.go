package ui

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// profileEditor changes an own layout profile (model notula). Beside the fields
// stands a picture of the pages, printed anew after a short pause; while
// something cannot be printed, the last good picture stays.
type profileEditor struct {
	*Window
	name   string      // under which it is stored
	opened app.Profile // as it was at first
	now    app.Profile // as it is edited
	known  []app.Profile

	panes  []profilePane
	wrong  []bool // panes with something that cannot be printed
	shown  int
	tabRow *fyne.Container
	body   *fyne.Container

	trial *app.Trial
	strip *pageStrip
	at    *kit.Text
	note  *kit.Text
	below *fyne.Container // picture and note
	fits  *kit.Button
	busy  bool // a picture is being made
	again bool // and one more is wanted
	gone  bool

	picture *kit.Debounce
	storing *kit.Debounce
}

// A profilePane is one page of fields of the editor.
type profilePane interface {
	content() fyne.CanvasObject
	focus() fyne.Focusable
	write(*app.Profile) bool           // into the profile; false if something is no number
	clear()                            // takes the sentences at fields away
	blame(fault app.ProfileFault) bool // shows a fault if it is one of this pane
}

// A mover is a pane with a list whose order can be changed.
type mover interface{ move(by int) }

// How long after the last key the picture follows, and the archive.
const (
	pictureDelay = 400 * time.Millisecond
	storeDelay   = 2 * time.Second
)

func newProfileEditor(w *Window, p app.Profile, known []app.Profile) *profileEditor {
	e := &profileEditor{
		Window: w, name: p.Name, opened: cloneProfile(p), now: cloneProfile(p), known: known,
		tabRow: container.NewHBox(), body: container.NewStack(), strip: newPageStrip(w), at: kit.NewText(""), note: kit.NewParagraph(""),
	}
	e.note.ColorName = theme.ColorNameError
	e.note.Hide()
	e.picture = w.Debounce(pictureDelay, e.draw)
	e.storing = w.Debounce(storeDelay, func() { e.store() })
	e.strip.onPage = e.showPage
	e.strip.onEscape = func() { e.Window.Window.Canvas().Focus(e.panes[e.shown].focus()) }
	e.fits = kit.NewQuietButton(lang.L("Halaman utuh"), nil, func() { e.strip.fit(!e.strip.whole) })
	e.strip.onFit = func(whole bool) {
		e.fits.SetText(lang.L("Halaman utuh"))
		if whole {
			e.fits.SetText(lang.L("Selebar jendela"))
		}
	}
	e.fill()
	return e
}

// cloneProfile copies a profile with its lists, so that one can be printed
// while the other is edited.
func cloneProfile(p app.Profile) app.Profile {
	p.Kop, p.Rules, p.Signers = slices.Clone(p.Kop), slices.Clone(p.Rules), slices.Clone(p.Signers)
	p.Parts, p.Appendices = slices.Clone(p.Parts), slices.Clone(p.Appendices)
	for i := range p.Parts {
		p.Parts[i].Labels = slices.Clone(p.Parts[i].Labels)
	}
	return p
}

// fill makes the panes for the profile as it is now.
func (e *profileEditor) fill() {
	e.panes = []profilePane{newProfileSheet(e), newProfileHead(e), newProfileParts(e), newProfileAppendices(e), newProfileSigners(e)}
	e.wrong = make([]bool, len(e.panes))
}

func (e *profileEditor) titles() []string {
	return []string{lang.L("Kertas dan huruf"), lang.L("Kop dan judul"), lang.L("Isi"), lang.L("Lampiran"), lang.L("Tanda tangan")}
}

func (e *profileEditor) destination() string { return destSettings }

func (e *profileEditor) page() kit.Page {
	e.lay()
	head := container.NewBorder(nil, nil, container.NewCenter(kit.NewStrong(lang.L("Begini tercetaknya"))), container.NewHBox(container.NewCenter(e.at), e.fits))
	e.below = container.NewBorder(head, e.note, nil, nil, kit.NewPanel(kit.ColorStripe, e.strip))
	return kit.Page{
		Title: lang.L("Ubah model notula"), Subtitle: e.name, Focus: e.panes[0].focus(),
		Actions: []fyne.CanvasObject{kit.NewButton(lang.L("Batalkan semua perubahan"), theme.ContentUndoIcon(), e.revert), kit.NewPrimaryButton(lang.L("Selesai"), nil, e.back)},
		Content: container.New(&column{}, e.tabRow, container.New(halves{}, e.body, e.below)),
	}
}

// lay shows a pane and marks its tab; a tab with something wrong says so.
func (e *profileEditor) lay() {
	e.tabRow.RemoveAll()
	for i, title := range e.titles() {
		if e.wrong[i] {
			title += " (!)"
		}
		b := kit.NewQuietButton(title, nil, func() { e.open(i) })
		if i == e.shown {
			b.Importance = widget.HighImportance
		}
		e.tabRow.Add(b)
	}
	e.body.Objects = []fyne.CanvasObject{e.panes[e.shown].content()}
	e.body.Refresh()
}

func (e *profileEditor) open(i int) {
	e.shown = i
	e.lay()
	e.Window.Window.Canvas().Focus(e.panes[i].focus())
}

func (e *profileEditor) commands() []kit.Command {
	menu := lang.L("Model notula")
	var cs []kit.Command
	for i, title := range e.titles() {
		cs = append(cs, kit.Command{
			ID: "profile.tab." + itoa(i+1), Title: title, Menu: menu, Key: fyne.KeyName("F" + itoa(i+2)), Run: func() { e.open(i) },
		})
	}
	list := func() bool { _, ok := e.panes[e.shown].(mover); return ok }
	move := func(by int) func() { return func() { e.panes[e.shown].(mover).move(by) } }
	return append(cs,
		kit.Command{ID: "profile.up", Title: lang.L("Pindahkan ke atas"), Menu: menu, Group: 1, Key: fyne.KeyUp, Mod: ctrl, Enabled: list, Run: move(-1)},
		kit.Command{ID: "profile.down", Title: lang.L("Pindahkan ke bawah"), Menu: menu, Group: 1, Key: fyne.KeyDown, Mod: ctrl, Enabled: list, Run: move(+1)},
		kit.Command{ID: "profile.picture", Title: lang.L("Ke gambar halaman"), Menu: menu, Group: 2, Key: fyne.KeyF8, Run: func() { e.Window.Window.Canvas().Focus(e.strip) }},
		kit.Command{ID: "profile.revert", Title: lang.L("Batalkan semua perubahan"), Menu: menu, Group: 2, Run: e.revert},
	)
}

func itoa(n int) string { return strconv.Itoa(n) }

func (e *profileEditor) refresh() {
	e.gone = false
	if e.strip.shown == nil {
		e.strip.say(lang.L("Menyiapkan halaman… Yang pertama kali pada komputer ini perlu beberapa detik."))
	}
	e.draw()
}

// leave stores what was edited last and closes the picture.
func (e *profileEditor) leave() {
	e.picture.Stop()
	e.storing.Flush()
	if e.note.Text != "" { // which nobody will read any more
		e.shell.Toast(kit.ToneAmber, lang.L("Model ini tetap seperti simpanan terakhir; isian yang belum benar tidak ikut."))
	}
	e.gone = true
	e.strip.set(nil)
}

// changed is called after every edit: it shows what cannot be printed at its
// field, and has the picture and the archive follow when all can.
func (e *profileEditor) changed() {
	good := true
	now := cloneProfile(e.now)
	was := slices.Clone(e.wrong)
	for i, p := range e.panes {
		p.clear()
		e.wrong[i] = !p.write(&now)
		good = good && !e.wrong[i]
	}
	e.now = now
	for _, fault := range app.CheckProfile(now) {
		good = false
		for i, p := range e.panes {
			if p.blame(fault) {
				e.wrong[i] = true
				break
			}
		}
	}
	e.mark(was)
	e.tell("")
	if !good {
		e.picture.Stop()
		e.storing.Stop()
		e.tell(lang.L("Ada isian yang belum benar, jadi gambar ini belum mengikuti dan perubahannya belum tersimpan."))
		e.shell.SetSaved(kit.SaveNone, "")
		return
	}
	e.shell.SetSaved(kit.Saving, "")
	e.picture.Touch()
	e.storing.Touch()
}

// tell says below the picture why it or the archive does not follow.
func (e *profileEditor) tell(text string) {
	e.note.SetText(text)
	if setShown(e.note, text != ""); e.below != nil {
		e.below.Refresh()
	}
}

// mark writes the tabs anew when what is wrong stands in other panes now. The
// body stays, for somebody types in it.
func (e *profileEditor) mark(was []bool) {
	if slices.Equal(was, e.wrong) {
		return
	}
	for i, o := range e.tabRow.Objects {
		title := e.titles()[i]
		if e.wrong[i] {
			title += " (!)"
		}
		o.(*kit.Button).SetText(title)
	}
}

// store writes the profile to the archive.
func (e *profileEditor) store() {
	p := cloneProfile(e.now)
	if err := e.app.Minutes.SaveProfile(e.Context, e.name, p); err != nil {
		e.shell.SetSaved(kit.SaveFailed, message(err))
		e.tell(message(err))
		e.Log.Error("save profile", "err", err)
		return
	}
	if e.name != p.Name {
		e.name = p.Name
		e.shell.SetHeader(lang.L("Ubah model notula"), e.name)
	}
	e.tell("")
	e.shell.SetSaved(kit.Saved, "")
}

// revert asks, and goes back to the profile as it was opened.
func (e *profileEditor) revert() {
	if same(e.now, e.opened) {
		e.shell.Toast(kit.ToneNeutral, lang.L("Belum ada yang diubah."))
		return
	}
	kit.Confirm(e.Window.Window, kit.ModalText{
		Title: lang.L("Batalkan semua perubahan?"), Text: lang.L("Model kembali seperti saat dibuka."), Yes: lang.L("Batalkan perubahan"), No: lang.L("Lanjut mengubah"), Danger: true,
	}, func() {
		e.now = cloneProfile(e.opened)
		e.fill()
		e.lay()
		e.changed()
	})
}

func same(a, b app.Profile) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// draw prints the profile in memory and shows the pages.
func (e *profileEditor) draw() {
	if e.busy {
		e.again = true
		return
	}
	e.busy, e.again = true, false
	p := cloneProfile(e.now)
	var made *app.Preview
	var failed error
	e.Quiet(lang.L("Menyiapkan pratinjau"), func(ctx context.Context) error {
		if e.trial == nil {
			if e.trial, failed = e.app.Previews.Trial(ctx); failed != nil {
				e.trial = nil
				return nil
			}
		}
		made, failed = e.trial.Print(ctx, p)
		return nil
	}, func() {
		e.busy = false
		e.drawn(made, failed)
		if e.again && !e.gone {
			e.draw()
		}
	})
}

func (e *profileEditor) drawn(made *app.Preview, failed error) {
	switch {
	case failed != nil && !errors.Is(failed, context.Canceled):
		e.Log.Error("draw profile", "err", failed)
		e.tell(message(failed))
		if e.strip.shown == nil {
			e.strip.say("")
		}
	case made != nil && e.gone:
		e.Quiet(lang.L("Menutup pratinjau"), func(context.Context) error { return made.Close() }, nil)
	case made != nil:
		e.strip.set(made)
	}
}

func (e *profileEditor) showPage(page, pages int) {
	e.at.SetText("")
	if pages > 0 {
		e.at.SetText(fmt.Sprintf(lang.L("Halaman %s dari %s"), locale.Number(float64(page+1)), locale.Number(float64(pages))))
	}
}

// halves shares the width between the fields and the picture.
type halves struct{}

// MinSize is for Fyne.
func (halves) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(left.Width+right.Width+cardGap, max(left.Height, right.Height))
}

// Layout is for Fyne.
func (halves) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	left := max(objects[0].MinSize().Width, min((s.Width-cardGap)*0.46, 720))
	objects[0].Resize(fyne.NewSize(left, s.Height))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(s.Width-left-cardGap, s.Height))
	objects[1].Move(fyne.NewPos(left+cardGap, 0))
}
