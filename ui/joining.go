package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// joiningCommands bring two laptops' archives together.
func (w *Window) joiningCommands(menu string) []kit.Command {
	return []kit.Command{
		{ID: "join.make", Title: lang.L("Buat berkas gabungan…"), Menu: menu, Group: 2, Run: w.makeBundle},
		{ID: "join.take", Title: lang.L("Ambil berkas gabungan…"), Menu: menu, Group: 2, Run: w.takeBundle},
		{ID: "join.conflicts", Title: lang.L("Perbedaan antarlaptop"), Menu: menu, Group: 2, Run: w.openConflicts},
	}
}

func bundleFiles() []kit.FileFilter {
	return []kit.FileFilter{{Name: lang.L("Berkas gabungan Rakor"), Extensions: []string{strings.TrimPrefix(app.BundleExtension, ".")}}}
}

// What a bundle may hold, beside the node of a laptop.
const (
	bundleAll    = "all"
	bundlePeriod = "period"
)

// bundleForm asks what goes into a bundle, and for its passphrase.
type bundleForm struct {
	*Window
	grid         *kit.FormGrid
	what         *kit.Combo
	from, to     *kit.DateField
	first, again *kit.Entry
	laptop       *kit.Entry
}

// The rows of the form.
const (
	bundleSecret = iota + 1
	bundleAgain
	bundleFrom
	bundleTo
)

func (w *Window) makeBundle() {
	w.leaveShown() // what is half typed stays here; what is stored goes along
	var partners []app.Partner
	var laptop string
	w.Quiet(lang.L("Membaca arsip"), func(ctx context.Context) (err error) {
		if laptop, err = w.app.Joining.Laptop(ctx); err != nil {
			return err
		}
		partners, err = w.app.Joining.Partners(ctx)
		return err
	}, func() { w.askBundle(partners, laptop) })
}

func (w *Window) askBundle(partners []app.Partner, laptop string) {
	f := &bundleForm{
		Window: w, from: kit.NewDateField(w.dates()), to: kit.NewDateField(w.dates()),
		first: kit.NewPasswordField(""), again: kit.NewPasswordField(""), laptop: kit.NewEntry(""),
	}
	var options []kit.Option
	for _, p := range partners {
		options = append(options, kit.Option{ID: p.Node, Text: fmt.Sprintf(lang.L("Yang belum ada di %s"), laptopName(p.Name))})
	}
	options = append(options,
		kit.Option{ID: bundleAll, Text: lang.L("Seluruh arsip")},
		kit.Option{ID: bundlePeriod, Text: lang.L("Rapat dalam suatu masa")})
	f.what = kit.NewCombo("", options)
	f.what.SetID(options[0].ID)
	f.laptop.SetText(laptop)
	f.grid = kit.NewFormGrid(
		kit.FormField{Label: lang.L("Isi"), Input: f.what},
		kit.FormField{Label: lang.L("Kata sandi"), Input: f.first, Required: true, Hint: lang.L("Paling sedikit 12 huruf. Sampaikan kepada rekan Anda lewat jalan lain, misalnya telepon.")},
		kit.FormField{Label: lang.L("Sekali lagi"), Input: f.again, Required: true},
		kit.FormField{Label: lang.L("Dari tanggal"), Input: f.from, Hint: lang.L("Hanya untuk “Rapat dalam suatu masa”.")},
		kit.FormField{Label: lang.L("Sampai tanggal"), Input: f.to},
		kit.FormField{Label: lang.L("Nama laptop ini"), Input: f.laptop})
	kit.ShowModal(w.Window, lang.L("Buat berkas gabungan"), wideForm(f.grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Pilih tempat…"), Default: true, Run: f.accept})
}

func laptopName(name string) string {
	if name == "" {
		return lang.L("laptop tanpa nama")
	}
	return name
}

// accept checks the form and asks where the file goes.
func (f *bundleForm) accept() bool {
	var scope app.BundleScope
	switch id := f.what.ID(); id {
	case bundleAll:
	case bundlePeriod:
		if !readDayInto(f.grid, bundleFrom, f.from, &scope.From) || !readDayInto(f.grid, bundleTo, f.to, &scope.To) {
			return false
		}
		if scope.From == "" && scope.To == "" {
			f.grid.SetError(bundleFrom, lang.L("Isi salah satu tanggalnya."))
			return false
		}
	default:
		scope.Partner = id
	}
	if f.first.Text != f.again.Text {
		f.grid.SetError(bundleAgain, lang.L("Kedua kata sandi tidak sama."))
		return false
	}
	if n := len([]rune(f.first.Text)); n < 12 {
		f.grid.SetError(bundleSecret, lang.L("Kata sandi terlalu pendek. Pakai paling sedikit 12 huruf."))
		return false
	}
	f.save(scope, f.first.Text, f.laptop.Text)
	return true
}

func (f *bundleForm) save(scope app.BundleScope, passphrase, laptop string) {
	name := fmt.Sprintf("rakor-%s%s", f.app.Now(f.Context).Format("2006-01-02-1504"), app.BundleExtension)
	f.SaveFile(kit.FileRequest{Title: lang.L("Simpan berkas gabungan"), Name: name, Filters: bundleFiles()}, func(path string) {
		var made app.MadeBundle
		f.Run(lang.L("Membuat berkas gabungan"), func(ctx context.Context, step kit.Step) (err error) {
			if err := f.app.Joining.SetLaptop(ctx, laptop); err != nil {
				return err
			}
			made, err = f.app.Joining.Export(ctx, scope, app.SealLock{Passphrase: []byte(passphrase)}, path, app.Step(step))
			return err
		}, func() {
			kit.Inform(f.Window.Window, lang.L("Berkas gabungan siap"), fmt.Sprintf(
				lang.L("“%s” (%s) berisi %s baris. Bawa ke laptop rekan Anda dengan diska lepas, lalu pilih “Ambil berkas gabungan…” di sana."),
				filepath.Base(made.Path), sizeWords(made.Size), locale.Number(float64(made.Rows))))
		})
	})
}

// takeBundle asks for a bundle and shows what taking it in would do.
func (w *Window) takeBundle() {
	w.OpenFiles(kit.FileRequest{Title: lang.L("Ambil berkas gabungan"), Filters: bundleFiles()}, func(paths []string) {
		w.takeBundleFrom(paths[0])
	})
}

func (w *Window) takeBundleFrom(path string) {
	passphrase, err := app.BundleWantsPassphrase(path)
	if !w.done(lang.L("Membuka berkas gabungan"), err) {
		return
	}
	field, label := kit.NewPasswordField(""), lang.L("Kata sandi berkas")
	if !passphrase {
		label = lang.L("Kunci rahasia")
	}
	grid := kit.NewFormGrid(kit.FormField{Label: label, Input: field, Required: true, Hint: lang.L("Yang diberikan rekan pembuatnya. Tidak disimpan di mana pun.")})
	kit.ShowModal(w.Window, filepath.Base(path), wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Lihat isinya"), Default: true, Run: func() bool {
			key := app.SealKey{Passphrase: []byte(field.Text)}
			if !passphrase {
				key = app.SealKey{Secrets: []string{field.Text}}
			}
			if field.Text == "" {
				grid.SetError(0, lang.L("Masukkan kata sandinya."))
				return false
			}
			w.lookAtBundle(path, key)
			return true
		}})
}

func (w *Window) lookAtBundle(path string, key app.SealKey) {
	w.leaveShown()
	var p *app.BundlePreview
	w.Run(lang.L("Membaca berkas gabungan"), func(ctx context.Context, step kit.Step) (err error) {
		p, err = w.app.Joining.Look(ctx, path, key, app.Step(step))
		return err
	}, func() { w.showBundle(path, p) })
}

// showBundle tells what a bundle would do, and asks.
func (w *Window) showBundle(path string, p *app.BundlePreview) {
	taking := false
	var m *kit.Modal
	choices := []kit.Choice{{Label: lang.L("Tutup"), Cancel: true, Default: !p.Writes}}
	if p.Writes {
		choices = append(choices, kit.Choice{Label: lang.L("Ambil semuanya"), Default: true, Run: func() bool {
			taking = true
			m.Close() // first: what follows shows pages anew
			w.joinBundle(p)
			return true
		}})
	}
	body := container.NewVScroll(bundleWords(p))
	body.SetMinSize(fyne.NewSize(680, 320))
	m = kit.ShowModal(w.Window, filepath.Base(path), body, choices...)
	m.OnClosed = func() {
		if !taking {
			w.dropBundle(p)
		}
	}
}

func (w *Window) dropBundle(p *app.BundlePreview) {
	if err := p.Discard(); err != nil {
		w.Log.Error("clear away a bundle", "err", err)
	}
}

// bundleWords says what a bundle would do.
func bundleWords(p *app.BundlePreview) fyne.CanvasObject {
	n := func(i int) string { return locale.Number(float64(i)) }
	body := container.NewVBox(kit.NewMuted(fmt.Sprintf(lang.L("Dari %s"), laptopName(p.From))))
	if !p.Writes {
		body.Add(kit.NewParagraph(lang.L("Semua isinya sudah ada di sini. Tidak ada yang perlu diambil.")))
		return body
	}
	body.Add(kit.NewStrong(fmt.Sprintf(lang.L("%s baris baru, %s berubah, %s perbedaan yang perlu Anda putuskan"), n(p.New), n(p.Changed), n(len(p.Conflicts)))))
	if p.Held > 0 {
		body.Add(kit.NewParagraph(fmt.Sprintf(lang.L("%s baris menunggu: rapat atau tindak lanjut yang dirujuknya belum ada di sini. Minta berkas dengan masa yang lebih panjang."), n(p.Held))))
	}
	for _, m := range p.Meetings {
		body.Add(kit.NewText(classed(m.Title, m.Class) + ", " + locale.ShortDay(m.HeldOn)))
		body.Add(kit.NewMuted("    " + joinedWords(m)))
	}
	body.Add(kit.NewMuted(lang.L("Sebelum diambil, arsip dicadangkan. Notula yang sudah disahkan tidak berubah.")))
	return body
}

func joinedWords(m app.JoinMeeting) string {
	var said []string
	if m.New {
		said = append(said, lang.L("rapat baru"))
	}
	for _, part := range []struct {
		n    int
		text string
	}{{m.Added, lang.L("%d baris baru")}, {m.Changed, lang.L("%d berubah")}, {m.Conflicts, lang.L("%d perbedaan")}} {
		if part.n > 0 {
			said = append(said, fmt.Sprintf(part.text, part.n))
		}
	}
	if m.BecomesFinal {
		said = append(said, lang.L("notulanya menjadi sah"))
	}
	if m.Disputed {
		said = append(said, lang.L("disahkan di kedua laptop dengan isi berbeda; masing-masing tetap"))
	}
	return strings.Join(said, " · ")
}

// joinBundle takes a bundle in and leads to what is to be decided.
func (w *Window) joinBundle(p *app.BundlePreview) {
	var r app.JoinReport
	w.Run(lang.L("Mengambil berkas gabungan"), func(ctx context.Context, step kit.Step) (err error) {
		defer w.dropBundle(p)
		r, err = w.app.Joining.Take(ctx, p, app.Step(step))
		return err
	}, func() {
		if top := w.shown(); top != nil {
			top.refresh()
		}
		if len(r.Conflicts) > 0 {
			w.openConflicts()
			return
		}
		kit.Inform(w.Window, lang.L("Berkas gabungan diambil"), fmt.Sprintf(
			lang.L("%s baris baru dan %s perubahan sudah tersimpan di arsip ini."), locale.Number(float64(r.New)), locale.Number(float64(r.Changed))))
	})
}
