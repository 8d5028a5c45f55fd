package ui

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/ui/kit"
)

// settingFilters is under which name the saved filters stand in the archive.
const settingFilters = "saringan"

// A savedFilter is a typed filter with a name.
type savedFilter struct {
	Name   string `json:"nama"`
	Filter string `json:"saringan"`
}

// savedFilters reads the filters kept in the archive, by name.
func (w *Window) savedFilters() (saved []savedFilter) {
	text := w.setting(settingFilters)
	if text == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(text), &saved); err != nil {
		w.Log.Error("read saved filters", "err", err)
	}
	return saved
}

// keepFilters writes the filters, by name.
func (w *Window) keepFilters(saved []savedFilter) bool {
	slices.SortFunc(saved, func(a, b savedFilter) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	text, err := json.Marshal(saved)
	if err == nil {
		err = w.app.Offices.SetSetting(w.Context, settingFilters, string(text))
	}
	return w.done(lang.L("Menyimpan saringan"), err)
}

// savedChoice is the list of saved filters beside the line.
func (v *followUpsView) savedChoice() *kit.Select {
	s := kit.NewSelect(lang.L("Saringan tersimpan"), nil, nil)
	s.OnChanged = func(name string) {
		for _, f := range v.savedFilters() {
			if f.Name == name {
				v.filter.text.Put(f.Filter)
				v.readTyped()
			}
		}
	}
	return s
}

// showSaved offers the saved filters, and marks the one the line is.
func (v *followUpsView) showSaved() {
	saved := v.savedFilters()
	names := make([]string, len(saved))
	for i, f := range saved {
		names[i] = f.Name
	}
	on := v.saved.OnChanged
	v.saved.OnChanged = nil
	v.saved.SetOptions(names)
	v.saved.ClearSelected()
	for _, f := range saved {
		if f.Filter == v.filter.query.String() {
			v.saved.SetSelected(f.Name)
		}
	}
	v.saved.OnChanged = on
	setShown(v.saved, len(saved) > 0)
}

// saveFilter gives the line a name under which it is found again.
func (v *followUpsView) saveFilter() {
	name := kit.NewEntry(lang.L("Misalnya: PUPR yang terlambat"))
	form := kit.NewFormGrid(kit.FormField{Label: lang.L("Nama saringan"), Input: name, Required: true, Hint: v.filter.query.String()})
	kit.ShowModal(v.Window.Window, lang.L("Simpan saringan"), container.New(wide(480), form),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			called := strings.TrimSpace(name.Text)
			if called == "" {
				form.SetError(0, lang.L("Nama saringan masih kosong."))
				return false
			}
			was := v.savedFilters()
			others := slices.DeleteFunc(slices.Clone(was), func(f savedFilter) bool { return strings.EqualFold(f.Name, called) })
			if !v.keepFilters(append(others, savedFilter{called, v.filter.query.String()})) {
				return false
			}
			if len(others) < len(was) {
				v.offerFilters(was, fmt.Sprintf(lang.L("Saringan “%s” diganti."), called))
			}
			v.showSaved()
			return true
		}})
}

// manageSaved renames and removes saved filters: a name changed is a filter
// renamed, a name emptied is a filter removed.
func (v *followUpsView) manageSaved() {
	saved := v.savedFilters()
	if len(saved) == 0 {
		kit.Inform(v.Window.Window, lang.L("Belum ada saringan tersimpan"), lang.L("Susun saringan, lalu simpan dengan Ctrl+D."))
		return
	}
	var fields []kit.FormField
	names := make([]*kit.Entry, len(saved))
	for i, f := range saved {
		names[i] = kit.NewEntry(lang.L("(dihapus)"))
		names[i].SetText(f.Name)
		fields = append(fields, kit.FormField{Label: f.Name, Input: names[i], Hint: f.Filter})
	}
	form := kit.NewFormGrid(fields...)
	kit.ShowModal(v.Window.Window, lang.L("Saringan tersimpan"), container.New(wide(560), container.NewVBox(kit.NewMuted(lang.L("Ubah namanya, atau kosongkan untuk menghapusnya.")), form)),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			var left []savedFilter
			for i, f := range saved {
				f.Name = strings.TrimSpace(names[i].Text)
				if slices.ContainsFunc(left, func(o savedFilter) bool { return strings.EqualFold(o.Name, f.Name) }) {
					form.SetError(i, lang.L("Nama ini sudah dipakai."))
					return false
				}
				if f.Name != "" {
					left = append(left, f)
				}
			}
			if !v.keepFilters(left) {
				return false
			}
			if gone := len(saved) - len(left); gone > 0 {
				v.offerFilters(saved, fmt.Sprintf(lang.L("%d saringan dihapus."), gone))
			}
			v.showSaved()
			return true
		}})
}

// offerFilters tells what became of saved filters, and offers those of before.
func (v *followUpsView) offerFilters(was []savedFilter, text string) {
	v.shell.ToastAction(kit.ToneNeutral, text, lang.L("Batalkan"), func() {
		if v.keepFilters(was) {
			v.showSaved()
		}
	})
}
