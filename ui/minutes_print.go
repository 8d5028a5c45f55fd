package ui

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A copyKind is a copy of the minutes as a person chooses it.
type copyKind struct {
	copy  app.Copy
	label string
	what  string // it is for
	data  bool   // can carry the data inside
}

// copyKinds lists the copies there are, the usual one first.
func copyKinds(final bool) []copyKind {
	draft := copyKind{app.CopyDraft, lang.L("Draf"), lang.L("Bertanda air DRAF, untuk diperiksa. Boleh dicetak kapan saja."), false}
	if !final {
		return []copyKind{draft}
	}
	return []copyKind{
		{app.CopyComplete, lang.L("Notula lengkap"), lang.L("Untuk ditandatangani di Rakor dan diarsipkan."), true},
		{app.CopyPublic, lang.L("Salinan publik"), lang.L("Boleh dibagikan: tanpa NIP, nomor telepon, foto, dan paraf."), true},
		{app.CopyExcerpt, lang.L("Petikan"), lang.L("Hanya yang berkenaan dengan satu OPD atau satu keputusan, tanpa NIP. Notulis menyatakan sesuai aslinya."), false},
		{app.CopyPrepared, lang.L("Siap TTE"), lang.L("Untuk layanan tanda tangan elektronik di luar Rakor: ada penanda bagi tiap penanda tangan. Berkasnya dikenali saat kembali."), true},
		{app.CopyByHand, lang.L("Tanda tangan basah"), lang.L("Untuk dicetak dan ditandatangani dengan pena. Sesudah itu lampirkan pindaiannya."), false},
		draft,
	}
}

// A printForm is where a person says which copy to print.
type printForm struct {
	*minutesView
	kinds   []copyKind
	copies  *kit.Select
	what    *kit.Text
	of      *kit.Combo
	choices []app.ExcerptChoice
	excerpt *fyne.Container
	profile *kit.Select
	data    *kit.Check
	look    *kit.Button
}

func newPrintForm(v *minutesView) *printForm {
	f := &printForm{minutesView: v, what: kit.NewParagraph(""), of: kit.NewCombo(lang.L("OPD atau keputusan"), nil)}
	f.what.ColorName = kit.ColorMuted
	f.copies = kit.NewSelect("", nil, func(string) { f.shape() })
	f.profile = kit.NewSelect(lang.L("Pilih model"), nil, nil)
	f.data = kit.NewCheck(lang.L("Sertakan data di dalam PDF (isi, daftar hadir)"), nil)
	f.look = kit.NewQuietButton(lang.L("Pratinjau"), theme.VisibilityIcon(), f.preview)
	f.of.OnChanged = func(string) { f.shape() }
	f.excerpt = container.NewVBox(beside(lang.L("Petikan untuk"), f.of))
	return f
}

func (f *printForm) card() fyne.CanvasObject {
	write := kit.NewButton(lang.L("Cetak ke PDF…"), theme.DocumentPrintIcon(), f.write)
	return kit.NewCard(lang.L("Cetak ke PDF"), container.NewVBox(
		beside(lang.L("Salinan"), f.copies), f.what, f.excerpt, beside(lang.L("Model notula"), f.profile),
		f.data,
		container.NewHBox(write, f.look),
	))
}

// beside sets an input behind its label, inputs below each other.
func beside(label string, input fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.New(wide(124), container.NewVBox(layout.NewSpacer(), kit.NewText(label), layout.NewSpacer())), nil, input)
}

// read fills in what can be chosen now; what was chosen stays if it can.
func (f *printForm) read() {
	chosen, onlyDraft := f.kind().copy, len(f.kinds) <= 1
	f.kinds = copyKinds(len(f.versions) > 0)
	var labels []string
	at := 0
	for i, k := range f.kinds {
		labels = append(labels, k.label)
		if k.copy == chosen && !onlyDraft { // a draft was no choice
			at = i
		}
	}
	f.choices = nil
	offer(f.copies, labels, labels[at])
	f.shape()
}

// readExcerpts finds what there are excerpts of, when somebody asks.
func (f *printForm) readExcerpts() {
	choices, err := f.app.Minutes.Excerpts(f.Context, f.meetingID)
	if !f.done(lang.L("Membaca notula"), err) {
		return
	}
	f.choices = choices
	var options []kit.Option
	for i, c := range f.choices {
		o := kit.Option{ID: strconv.Itoa(i), Text: c.Text}
		if c.Decision > 0 {
			o = kit.Option{ID: o.ID, Text: fmt.Sprintf(lang.L("Keputusan %d"), c.Decision), Detail: c.Text}
		}
		options = append(options, o)
	}
	f.of.SetOptions(options)
}

func (f *printForm) kind() copyKind {
	if i := f.copies.SelectedIndex(); i >= 0 && i < len(f.kinds) {
		return f.kinds[i]
	}
	return copyKind{}
}

// shape shows what belongs to the chosen copy.
func (f *printForm) shape() {
	k := f.kind()
	f.what.SetText(k.what)
	if k.copy == app.CopyExcerpt && f.choices == nil {
		f.readExcerpts()
	}
	if c, ok := f.chosen(); ok && k.copy == app.CopyExcerpt && c.Decision > 0 {
		f.what.SetText(fmt.Sprintf(lang.L("Petikan keputusan %d: %s"), c.Decision, c.Text))
	}
	setShown(f.excerpt, k.copy == app.CopyExcerpt)
	setShown(f.data, k.data)
	names, err := f.app.Minutes.ProfilesFor(f.Context, f.meetingID, k.copy)
	if !f.done(lang.L("Membaca model notula"), err) || len(names) == 0 {
		return
	}
	form := names[0]
	for _, name := range names {
		if name == f.profile.Selected {
			form = name
		}
	}
	offer(f.profile, names, form)
}

// choose takes a copy as if it had been chosen in the form.
func (f *printForm) choose(kind app.Copy) {
	for i, k := range f.kinds {
		if k.copy == kind {
			f.copies.SetSelectedIndex(i)
		}
	}
}

// printing returns the command that prints a copy.
func (f *printForm) printing(kind app.Copy) func() {
	return func() {
		f.choose(kind)
		f.write()
	}
}

// write prints the chosen copy, and asks where to put it.
func (f *printForm) write() {
	if order, ok := f.order(); ok {
		f.print(order)
	}
}

// preview shows the pages of the chosen copy.
func (f *printForm) preview() {
	if order, ok := f.order(); ok {
		v := newPreviewView(f.Window, f.meetingID, order.Copy)
		v.of, v.profile = order.Of, order.Profile
		f.push(v)
	}
}

// order is what the form asks for, false while it does not say of what an
// excerpt is to be.
func (f *printForm) order() (app.Order, bool) {
	k := f.kind()
	order := app.Order{Copy: k.copy, Profile: f.profile.Selected, Carry: k.data && f.data.Checked}
	if k.copy != app.CopyExcerpt {
		return order, true
	}
	c, ok := f.chosen()
	if !ok {
		f.shell.Toast(kit.ToneAmber, lang.L("Pilih OPD atau keputusan yang dipetik."))
		f.Window.Window.Canvas().Focus(f.of.Entry())
	}
	order.Of = c.Excerpt
	return order, ok
}

// chosen is what an excerpt is to be of, false if that is still open.
func (f *printForm) chosen() (app.ExcerptChoice, bool) {
	i, err := strconv.Atoi(f.of.ID())
	if err != nil || i < 0 || i >= len(f.choices) {
		return app.ExcerptChoice{}, false
	}
	return f.choices[i], true
}

// print makes a copy in memory, tells what it cannot show, and then asks where
// to put it.
func (v *minutesView) print(order app.Order) {
	var printed app.Printed
	v.Run(lang.L("Menyiapkan notula"), func(ctx context.Context, _ kit.Step) (err error) {
		printed, err = v.app.Minutes.PrintCopy(ctx, v.meetingID, order)
		return err
	}, func() {
		if len(printed.Findings) == 0 {
			v.store(printed)
			return
		}
		kit.Confirm(v.Window.Window, kit.ModalText{
			Title: lang.L("Ada huruf yang tidak dapat dicetak"),
			Text: fmt.Sprintf(lang.L("Di kertas huruf ini menjadi tanda □ (%d): %s. Sebaiknya perbaiki dahulu catatannya."),
				len(printed.Findings), strings.Join(findingWords(printed.Findings[:min(len(printed.Findings), fewFindings)]), "; ")),
			Yes: lang.L("Simpan seperti ini"), No: lang.L("Kembali"),
		}, func() { v.store(printed) })
	})
}

// fewFindings is how many are named before a person asks for more.
const fewFindings = 6

// findingWords names characters that paper cannot show, and where they stand.
func findingWords(findings []app.Finding) []string {
	words := make([]string, len(findings))
	for i, f := range findings {
		words[i] = say(f.Sentence())
	}
	return words
}

// store writes a copy where the person wants it, and keeps what may come back.
func (v *minutesView) store(printed app.Printed) {
	v.SaveFile(kit.FileRequest{Title: lang.L("Cetak notula"), Name: printed.Name, Filters: pdfFiles()}, func(path string) {
		v.Run(lang.L("Mencetak notula"), func(ctx context.Context, _ kit.Step) error {
			if err := app.SaveFile(path, printed.PDF, app.SaveAs{Overwrite: true}); err != nil {
				return err
			}
			return v.app.Minutes.KeepPrinted(ctx, printed)
		}, func() {
			v.saved(fmt.Sprintf(lang.L("Notula tersimpan (%d halaman)"), printed.Pages), path)
			v.tellAnchors(printed.Anchors)
			v.refresh()
		})
	})
}

// tellAnchors says what a signing service has to look for.
func (w *Window) tellAnchors(anchors []app.Anchor) {
	if len(anchors) == 0 {
		return
	}
	var words []string
	for _, a := range anchors {
		words = append(words, fmt.Sprintf(lang.L("%s untuk %s"), a.Text, a.Signer))
	}
	kit.Inform(w.Window, lang.L("Penanda tempat tanda tangan"), fmt.Sprintf(
		lang.L("Isikan pada layanan tanda tangan: %s. Setelah ditandatangani, ambil berkasnya di kartu Tanda tangan."), strings.Join(words, "; ")))
}

func (v *minutesView) saveNewest() {
	if file, ok := v.newestSigned(); ok {
		v.saveKept(file)
	} else if latest, ok := v.newest(); ok && len(latest.Scans()) > 0 {
		v.saveKept(latest.Scans()[0])
	}
}

// saveKept writes a file of the archive where the person wants it.
func (v *minutesView) saveKept(file app.MinutesFile) {
	v.SaveFile(kit.FileRequest{Title: lang.L("Simpan berkas notula"), Name: file.Name, Filters: keptFiles(file)}, func(path string) {
		v.Run(lang.L("Menyimpan berkas"), func(ctx context.Context, _ kit.Step) error {
			content, err := v.app.Minutes.File(ctx, file)
			if err != nil {
				return err
			}
			return app.SaveFile(path, content, app.SaveAs{Overwrite: true})
		}, func() { v.saved(fmt.Sprintf(lang.L("%s tersimpan"), keptWord(file)), path) })
	})
}

func keptFiles(file app.MinutesFile) []kit.FileFilter {
	if file.Kind == app.Scan {
		return scanFiles()
	}
	return pdfFiles()
}
