package ui

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// itemOptions are the agenda items to choose from, but for one.
func (v *captureView) itemOptions(but int64) []kit.Option {
	var options []kit.Option
	for i, item := range v.session.Live().Items {
		if item.ID != but {
			options = append(options, kit.Option{ID: strconv.FormatInt(item.ID, 10), Text: v.agenda.title(i)})
		}
	}
	return options
}

// moveSelected asks under which agenda item the entry belongs.
func (v *captureView) moveSelected() {
	e, ok := v.stream.selected()
	if !ok {
		return
	}
	kit.ShowPick(v.Window.Window, kit.Pick{
		Title: lang.L("Pindah ke acara lain"), Hint: lang.L("Ketik nomor atau kata dari judul acara"), Yes: lang.L("Pindahkan"),
		Options: v.itemOptions(e.ItemID),
		Chosen: func(id string) {
			to := itemID(id)
			v.after(lang.L("Memindahkan catatan"), e.ID, v.session.Move(e.ID, to, v.stream.lastOf(to)))
		},
	})
}

// pickItem asks to which agenda item to go.
func (v *captureView) pickItem() {
	kit.ShowPick(v.Window.Window, kit.Pick{
		Title: lang.L("Ke acara lain"), Hint: lang.L("Ketik nomor atau kata dari judul acara"), Yes: lang.L("Buka acara"),
		Options: v.itemOptions(0), Marked: strconv.FormatInt(v.stream.item, 10),
		Chosen: func(id string) { v.goToItem(itemID(id)) },
	})
}

func itemID(option string) int64 {
	id, _ := strconv.ParseInt(option, 10, 64) // written by itemOptions
	return id
}
