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

// A formatChoice is a form of the minutes that the page offers as a file.
type formatChoice struct {
	format      app.Format
	id          string // of its command
	label, what string
	filter      string
}

func formatChoices() []formatChoice {
	return []formatChoice{
		{app.FormatWord, "minutes.word", lang.L("Word (DOCX)…"), lang.L("Untuk disunting atau disisipkan ke naskah lain."), lang.L("Dokumen Word")},
		{app.FormatMarkdown, "minutes.markdown", lang.L("Markdown…"), lang.L("Teks bertanda untuk situs dan wiki."), lang.L("Teks Markdown")},
		{app.FormatJSON, "minutes.json", lang.L("JSON…"), lang.L("Isi baku bersidik, untuk program lain."), lang.L("Data JSON")},
		{app.FormatCalendar, "minutes.calendar", lang.L("Kalender tenggat…"), lang.L("Tindak lanjut sebagai tugas di kalender."), lang.L("Berkas kalender")},
	}
}

// formatCopies are the copies of the other forms, by the words of the choice.
func formatCopies() (names []string, copies map[string]app.Copy) {
	names = []string{lang.L("Lengkap"), lang.L("Publik"), lang.L("Draf")}
	return names, map[string]app.Copy{names[0]: app.CopyComplete, names[1]: app.CopyPublic, names[2]: app.CopyDraft}
}

// formatsCard offers the minutes in other forms than PDF, and says what each is
// for.
func (v *minutesView) formatsCard() fyne.CanvasObject {
	row := func(label, what string, icon fyne.Resource, do func()) fyne.CanvasObject {
		return container.NewBorder(nil, nil, nil, container.New(wide(190), kit.NewButton(label, icon, do)),
			container.NewVBox(layout.NewSpacer(), kit.NewText(what), layout.NewSpacer()))
	}
	names, _ := formatCopies()
	v.formatCopy = kit.NewSelect(lang.L("Lengkap; draf bila belum disahkan"), names, nil)
	box := container.NewVBox(kit.NewFormGrid(kit.FormField{Label: lang.L("Salinan"), Input: v.formatCopy}))
	for _, c := range formatChoices() {
		box.Add(row(c.label, c.what, theme.DocumentSaveIcon(), v.saveAs(c)))
	}
	box.Add(row(lang.L("Salin ringkasan"), lang.L("Untuk grup percakapan, tanpa nama orang."), theme.ContentCopyIcon(), v.copySummary))
	return kit.NewCard(lang.L("Bentuk lain"), box)
}

// formatCommands are the same from the menu and by key.
func (v *minutesView) formatCommands() []kit.Command {
	menu := lang.L("Notula")
	var cs []kit.Command
	for _, c := range formatChoices() {
		enabled := func() bool { return c.format != app.FormatCalendar || len(v.versions) > 0 }
		cs = append(cs, kit.Command{ID: c.id, Title: fmt.Sprintf(lang.L("Simpan sebagai %s"), c.label), Menu: menu, Group: 3, Enabled: enabled, Run: v.saveAs(c)})
	}
	return append(cs, kit.Command{ID: "minutes.summary", Title: lang.L("Salin ringkasan"), Menu: menu, Group: 3, Run: v.copySummary})
}

// chosenCopy is the copy chosen; without a choice the newest version, or the
// draft before there is one.
func (v *minutesView) chosenCopy() app.Copy {
	_, copies := formatCopies()
	if kind, ok := copies[v.formatCopy.Selected]; ok {
		return kind
	}
	if len(v.versions) == 0 {
		return app.CopyDraft
	}
	return app.CopyComplete
}

// saveAs puts the minutes into a file of another form. What cannot be made is
// said before a place is asked for.
func (v *minutesView) saveAs(c formatChoice) func() {
	return func() {
		order := app.FormatOrder{Format: c.format, Copy: v.chosenCopy(), Profile: v.form.profile.Selected}
		var file app.FormatFile
		v.Run(lang.L("Menyiapkan notula"), func(ctx context.Context, _ kit.Step) (err error) {
			file, err = v.app.Minutes.Write(ctx, v.meetingID, order)
			return err
		}, func() {
			request := kit.FileRequest{
				Title: lang.L("Simpan notula"), Name: file.Name,
				Filters: []kit.FileFilter{{Name: c.filter, Extensions: []string{string(c.format)}}},
			}
			v.SaveFile(request, func(path string) { v.saveFormat(path, file) })
		})
	}
}

func (v *minutesView) saveFormat(path string, file app.FormatFile) {
	if !v.done(lang.L("Menyimpan notula"), app.SaveFile(path, file.Data, app.SaveAs{Overwrite: true})) {
		return
	}
	title := lang.L("Notula tersimpan")
	if file.Todos > 0 {
		title = fmt.Sprintf(lang.L("Kalender tersimpan: %d tugas, %d tanpa tanggal"), file.Todos, file.Undated)
	}
	v.saved(title, path)
	if len(file.Findings) > 0 {
		kit.ShowError(v.Window.Window, lang.L("Ada huruf yang mungkin tampak lain di komputer lain"), strings.Join(findingWords(file.Findings), "\n"))
	}
}

// copySummary puts the summary on the clipboard.
func (v *minutesView) copySummary() {
	text, err := v.app.Minutes.Summary(v.Context, v.meetingID, v.chosenCopy() == app.CopyDraft)
	if !v.done(lang.L("Menyalin ringkasan"), err) {
		return
	}
	v.fyne.Clipboard().SetContent(text)
	v.shell.Toast(kit.ToneGreen, lang.L("Ringkasan tersalin. Tempelkan di grup percakapan."))
}
