package ui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// A recapKind is one of the forms of a recap.
type recapKind struct {
	title, file string // the file's name has a place for what it is of
	filters     []kit.FileFilter
	compose     func(context.Context, app.RecapOrder) ([]byte, error)
}

// writeRecap writes the workbook for the chair.
func (v *sheetsView) writeRecap() {
	v.askRecap(recapKind{lang.L("Simpan buku rekap"), "rekap-%s.xlsx", workbookFiles(), v.app.Recaps.Write})
}

// printRecap writes the same figures as pages.
func (v *sheetsView) printRecap() {
	v.askRecap(recapKind{lang.L("Simpan rekap PDF"), "rekap-%s.pdf", pdfFiles(), v.app.Recaps.PDF})
}

// askRecap asks which meetings the recap is of: all, or those of a month, a
// quarter, a year, any days.
func (v *sheetsView) askRecap(kind recapKind) {
	today := app.DateOf(v.app.Now(v.Context))
	quarter := app.Quarterly.Span(today)
	offers := []string{lang.L("Semua rapat"), words.Month(today.Period()), words.Span(quarter), fmt.Sprintf(lang.L("Tahun %d"), today.Year()), lang.L("Rentang lain")}
	typed := []string{"", string(today.Period()), fmt.Sprintf("%s..%s", quarter.First, quarter.Last), fmt.Sprintf("tahun %d", today.Year())}
	which := kit.NewSelect("", offers, nil)
	which.SetSelectedIndex(0)
	other := kit.NewEntry(lang.L("Misalnya TW III 2026 atau 1/7/2026..30/9/2026"))
	other.OnChanged = func(text string) {
		if strings.TrimSpace(text) != "" {
			which.SetSelectedIndex(len(typed))
		}
	}
	grid := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Tindak lanjut dari"), Input: which, Hint: lang.L("Angkanya menurut keadaan hari ini, juga untuk rapat yang lama.")},
		kit.FormField{Label: lang.L("Rentang lain"), Input: other},
	)
	kit.ShowModal(v.Window.Window, kind.title, wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan…"), Default: true, Run: func() bool {
			text := other.Text
			if i := which.SelectedIndex(); i < len(typed) {
				text = typed[i]
			}
			order, err := v.app.RecapOf(v.Context, text)
			if err != nil {
				grid.SetError(1, message(err))
				return false
			}
			v.saveRecap(kind, order)
			return true
		}})
}

// saveRecap asks for the file and writes it.
func (v *sheetsView) saveRecap(kind recapKind, order app.RecapOrder) {
	of := string(app.DateOf(v.app.Now(v.Context)))
	switch {
	case order.From+order.To != "":
		of = strings.Trim(string(order.From)+"-"+string(order.To), "-")
	default:
		order.Period = v.send.chosenPeriod()
	}
	to := kit.FileRequest{Title: kind.title, Name: fmt.Sprintf(kind.file, of), Filters: kind.filters}
	v.save(to, lang.L("Menyusun rekap"), lang.L("Rekap"), func(ctx context.Context) ([]byte, error) { return kind.compose(ctx, order) })
}

// printOpening writes the figures since the last meeting on one page.
func (w *Window) printOpening() {
	name := "bahan-pembukaan-" + string(app.DateOf(w.app.Now(w.Context))) + ".pdf"
	w.save(kit.FileRequest{Title: lang.L("Simpan bahan pembukaan"), Name: name, Filters: pdfFiles()}, lang.L("Menyusun bahan pembukaan"), lang.L("Bahan pembukaan"),
		func(ctx context.Context) ([]byte, error) { return w.app.Recaps.Opening(ctx, 0) })
}

// save asks for a file, then makes and writes it.
func (w *Window) save(to kit.FileRequest, doing, done string, compose func(context.Context) ([]byte, error)) {
	w.SaveFile(to, func(path string) {
		w.Run(doing, func(ctx context.Context, _ kit.Step) error {
			content, err := compose(ctx)
			if err != nil {
				return err
			}
			return app.SaveFile(path, content, app.SaveAs{Overwrite: true})
		}, func() { w.saved(done, path) })
	})
}
