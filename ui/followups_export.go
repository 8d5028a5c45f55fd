package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// export asks in which form the rows go into a file, and whether only those
// that are selected.
func (v *followUpsView) export() {
	if v.total == 0 {
		kit.Inform(v.Window.Window, lang.L("Tidak ada yang diekspor"), lang.L("Tidak ada tindak lanjut yang sesuai dengan saringan ini."))
		return
	}
	forms := []app.RegisterForm{app.RegisterWorkbook, app.RegisterText}
	form := kit.NewSelect("", []string{lang.L("Buku kerja Excel (.xlsx)"), lang.L("Teks CSV, dipisah titik koma (.csv)")}, nil)
	form.SetSelectedIndex(0)
	selected := v.list.ids(v.table.List.Selection())
	rows := kit.NewSelect("", []string{fmt.Sprintf(lang.L("Semua %s baris"), locale.Number(float64(v.total)))}, nil)
	if len(selected) > 1 {
		rows.SetOptions(append(rows.Options, fmt.Sprintf(lang.L("%s baris yang dipilih"), locale.Number(float64(len(selected))))))
	}
	rows.SetSelectedIndex(len(rows.Options) - 1)
	fields := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Bentuk"), Input: form},
		kit.FormField{Label: lang.L("Baris"), Input: rows, Hint: lang.L("Isi rapat terbatas dan nama orang tidak ditulis; rapat rahasia tidak dimuat.")})
	kit.ShowModal(v.Window.Window, lang.L("Ekspor tindak lanjut"), container.New(wide(560), fields),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Ekspor…"), Default: true, Run: func() bool {
			var only []int64
			if rows.SelectedIndex() > 0 {
				only = selected
			}
			v.exportAs(forms[form.SelectedIndex()], only)
			return true
		}})
}

func (v *followUpsView) exportAs(form app.RegisterForm, only []int64) {
	q := v.filter.query
	request := kit.FileRequest{Title: lang.L("Simpan tindak lanjut"), Name: fmt.Sprintf("tindak-lanjut-%s.%s", v.today(), form), Filters: workbookFiles()}
	if form == app.RegisterText {
		request.Filters = []kit.FileFilter{{Name: lang.L("Berkas CSV"), Extensions: []string{"csv"}}}
	}
	v.SaveFile(request, func(path string) {
		v.Run(lang.L("Mengekspor tindak lanjut"), func(ctx context.Context, step kit.Step) error {
			content, err := v.app.FollowUps.Export(ctx, q, only, form, step)
			if err != nil {
				return err
			}
			return app.SaveFile(path, content, app.SaveAs{Overwrite: true})
		}, func() {
			v.Window.saved(lang.L("Tindak lanjut diekspor"), path)
		})
	})
}
