package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// profileHead is the pane of letterhead and title: the lines of the letterhead
// as a list, and below it what belongs to the title.
type profileHead struct {
	*slotList[app.KopRow]
	title *profileForm
}

func newProfileHead(e *profileEditor) profilePane {
	h := &profileHead{title: &profileForm{e: e}}
	h.slotList = (&slotList[app.KopRow]{
		e: e, prefix: "kop", ordered: true,
		target: func(p *app.Profile) *[]app.KopRow { return &p.Kop },
		describe: func(r app.KopRow) (string, string) {
			detail := fmt.Sprintf(lang.L("%s pt"), locale.Number(r.Size))
			if r.Bold {
				detail += ", " + lang.L("huruf tebal")
			}
			return kopWord(r.Value), detail
		},
	}).lay()
	h.fields = h.kopFields
	var all []slotItem[app.KopRow]
	have := map[string]bool{}
	for _, r := range e.now.Kop {
		all, have[r.Value] = append(all, slotItem[app.KopRow]{r, true}), true
	}
	for _, v := range []string{"government", "agency", "address", "contact"} {
		if !have[v] {
			all = append(all, slotItem[app.KopRow]{app.KopRow{Value: v, Size: 10}, false})
		}
	}
	h.load(all)
	h.fillTitle()
	return h
}

func kopWord(value string) string {
	switch value {
	case "government":
		return lang.L("Pemerintah daerah")
	case "agency":
		return lang.L("Unit kerja")
	case "address":
		return lang.L("Alamat")
	}
	return lang.L("Telepon, pos-el, laman")
}

func (h *profileHead) kopFields(r *app.KopRow) []kit.FormField {
	size := h.entry(locale.Number(r.Size), func(text string) {
		r.Size, _ = readMeasure(text) // 0 for what is no number, which the check refuses
	})
	h.first = size
	bold := kit.NewCheck(lang.L("Tebal"), nil)
	bold.SetChecked(r.Bold)
	bold.OnChanged = func(on bool) { r.Bold = on; h.wrote() }
	row := container.NewHBox(container.New(wide(76), size), container.NewCenter(kit.NewMuted("pt")), bold)
	return []kit.FormField{{Label: lang.L("Ukuran huruf"), Input: row}}
}

// fillTitle adds the fields below the list.
func (h *profileHead) fillTitle() {
	f := h.title
	f.numbers(lang.L("Garis kop pertama"), "", ruleMeasures(0)...)
	f.numbers(lang.L("Garis kop kedua"), lang.L("Garis yang tebalnya 0 tidak tercetak."), ruleMeasures(1)...)
	f.text(lang.L("Judul"), "", "title", func(p *app.Profile) *string { return &p.Title })
	f.numbers(lang.L("Ukuran judul"), "", measure{"", "pt", "title_size", func(p *app.Profile) *float64 { return &p.TitleSize }})
	f.text(lang.L("Label nomor"), lang.L("Kosongkan bila nomor notula tidak dicetak."), "number_label", func(p *app.Profile) *string { return &p.NumberLabel })
	f.check(lang.L("Nama rapat di bawah judul"), func(p *app.Profile) *bool { return &p.ShowMeeting })
	f.lay()
}

// ruleMeasures are thickness and distance of a rule under the letterhead. There
// are fields for two; what is printed is told by the thickness.
func ruleMeasures(i int) []measure {
	rule := func(p *app.Profile) *app.KopRule {
		for len(p.Rules) <= i {
			p.Rules = append(p.Rules, app.KopRule{Gap: 0.6})
		}
		return &p.Rules[i]
	}
	name := app.ProfileField("rules." + itoa(i))
	return []measure{
		{lang.L("tebal"), "pt", name, func(p *app.Profile) *float64 { return &rule(p).Width }},
		{lang.L("jarak di atasnya"), "mm", name, func(p *app.Profile) *float64 { return &rule(p).Gap }},
	}
}

func (h *profileHead) content() fyne.CanvasObject {
	return container.New(stacked{share: 0.58}, h.slotList.content(), h.title.content())
}

func (h *profileHead) clear() {
	h.slotList.clear()
	h.title.clear()
}

func (h *profileHead) write(p *app.Profile) bool {
	h.slotList.write(p)
	good := h.title.write(p)
	p.Rules = slices.DeleteFunc(p.Rules, func(r app.KopRule) bool { return r.Width == 0 }) // a line of no width is the thinnest there is on paper
	return good
}

func (h *profileHead) blame(f app.ProfileFault) bool {
	return h.slotList.blame(f) || h.title.blame(f)
}

// stacked shares the height between two objects.
type stacked struct{ share float32 }

// MinSize is for Fyne.
func (stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	top, bottom := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(max(top.Width, bottom.Width), top.Height+bottom.Height+cardGap)
}

// Layout is for Fyne.
func (l stacked) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	top := max(objects[0].MinSize().Height, (s.Height-cardGap)*l.share)
	objects[0].Resize(fyne.NewSize(s.Width, top))
	objects[0].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(s.Width, max(0, s.Height-top-cardGap)))
	objects[1].Move(fyne.NewPos(0, top+cardGap))
}
