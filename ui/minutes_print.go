package ui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// printCard offers the copies there are, and says what each is for.
func (v *minutesView) printCard() fyne.CanvasObject {
	row := func(label, what string, copy app.Copy) fyne.CanvasObject {
		button := kit.NewButton(label, theme.DocumentPrintIcon(), v.print(copy))
		return container.NewBorder(nil, nil, nil, container.New(wide(190), button),
			container.NewVBox(layout.NewSpacer(), kit.NewText(what), layout.NewSpacer()))
	}
	return kit.NewCard(lang.L("Cetak ke PDF"), container.NewVBox(
		kit.NewFormGrid(kit.FormField{Label: lang.L("Model notula"), Input: v.profile}),
		row(lang.L("Notula lengkap…"), lang.L("Untuk ditandatangani dan diarsipkan."), app.CopyComplete),
		row(lang.L("Salinan publik…"), lang.L("Tanpa NIP, nomor telepon, dan paraf."), app.CopyPublic),
		row(lang.L("Draf…"), lang.L("Bertanda air DRAF, untuk diperiksa."), app.CopyDraft),
	))
}

func (v *minutesView) readProfiles() {
	profiles, err := v.app.Minutes.Profiles(v.Context)
	if !v.done(lang.L("Membaca model notula"), err) {
		return
	}
	var names []string
	for _, p := range profiles {
		names = append(names, p.Name)
	}
	chosen := v.profile.Selected
	v.profile.SetOptions(names)
	if chosen == "" && len(names) > 0 {
		v.profile.SetSelected(names[0])
	}
}

// print puts a copy of the minutes into a file the person chooses.
func (v *minutesView) print(kind app.Copy) func() {
	return func() {
		profile := v.profile.Selected
		request := kit.FileRequest{Title: lang.L("Cetak notula"), Name: v.printName(kind), Filters: pdfFiles()}
		v.SaveFile(request, func(path string) { v.printTo(path, kind, profile) })
	}
}

func (v *minutesView) printTo(path string, kind app.Copy, profile string) {
	var printed app.Printed
	v.Run(lang.L("Mencetak notula"), func(ctx context.Context, _ kit.Step) error {
		pdf, p, err := v.app.Minutes.Print(ctx, v.meetingID, kind, profile)
		if err != nil {
			return err
		}
		printed = p
		if err := app.SaveFile(path, pdf, app.SaveAs{Overwrite: true}); err != nil || kind != app.CopyComplete {
			return err
		}
		return v.app.Minutes.Keep(ctx, v.meetingID, pdf)
	}, func() {
		v.saved(fmt.Sprintf(lang.L("Notula tersimpan (%d halaman)"), printed.Pages), path)
		if len(printed.Findings) > 0 {
			kit.ShowError(v.Window.Window, lang.L("Ada huruf yang tidak tercetak"), strings.Join(findingWords(printed.Findings), "\n"))
		}
	})
}

// findingWords names characters that paper cannot show, and where they stand.
func findingWords(findings []app.Finding) []string {
	words := make([]string, len(findings))
	for i, f := range findings {
		words[i] = say(f.Sentence())
	}
	return words
}

func (v *minutesView) printName(kind app.Copy) string {
	name := "notula-" + string(v.record.Meeting.HeldOn)
	switch kind {
	case app.CopyPublic:
		name += "-publik"
	case app.CopyDraft:
		name += "-draf"
	}
	return name + ".pdf"
}

func (v *minutesView) saveNewest() {
	if file, ok := v.newestSigned(); ok {
		v.saveKept(file)
	}
}

// saveKept writes a file of the archive where the person wants it.
func (v *minutesView) saveKept(file app.MinutesFile) {
	v.SaveFile(kit.FileRequest{Title: lang.L("Simpan PDF bertanda tangan"), Name: file.Name, Filters: pdfFiles()}, func(path string) {
		v.Run(lang.L("Menyimpan PDF"), func(ctx context.Context, _ kit.Step) error {
			pdf, err := v.app.Minutes.File(ctx, file)
			if err != nil {
				return err
			}
			return app.SaveFile(path, pdf, app.SaveAs{Overwrite: true})
		}, func() { v.saved(lang.L("PDF bertanda tangan tersimpan"), path) })
	})
}
