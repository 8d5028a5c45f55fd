package kit_test

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/export/chart"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/kit/kittest"
)

// The gallery shows the kit as views use it. Run it with RAKOR_PICTURES set to
// a folder to look at the pictures; without, it still proves that every widget
// draws in every mode and size.
func TestGallery(t *testing.T) {
	for _, mode := range []kit.Mode{kit.ModeLight, kit.ModeDark, kit.ModeContrast} {
		t.Run(string(mode), func(t *testing.T) {
			kittest.App(t, mode)
			g := newGallery(t, 1366, 768)
			g.shell.Show("capture", kit.Page{
				Title: "Rapat Koordinasi Mingguan", Subtitle: "Senin, 23 November 2026 · 09.00 WIB · Ruang Rapat Lantai 1",
				Actions: []fyne.CanvasObject{kit.NewButton("Layar rapat", theme.ComputerIcon(), nil), kit.NewPrimaryButton("Tutup rapat", nil, nil)},
				Content: g.capture(),
				Focus:   g.line,
			})
			kittest.Type(g.win, "/t Normalisasi saluran @PU")
			g.line.Suggest(g.box, agencies, 23, 26)
			kittest.Picture(t, g.win, string(mode)+"-capture")

			g.line.SetDraft("", time.Time{})
			g.shell.Show("follow", kit.Page{Title: "Tindak Lanjut", Subtitle: "38 terbuka, 5 terlambat", Content: g.table(), Focus: g.list})
			g.shell.SetSaved(kit.SaveFailed, "")
			g.shell.ToastAction(kit.ToneDone, "Tindak lanjut TL-2026-0012 ditandai selesai.", "Batalkan", func() {})
			kittest.Picture(t, g.win, string(mode)+"-table")

			g.shell.Show("home", kit.Page{Title: "Beranda", Subtitle: "Rapat berikutnya: Senin, 30 November 2026", Content: g.home()})
			kittest.Picture(t, g.win, string(mode)+"-home")

			kit.ShowCommandPalette(g.commands, g.shell.Layer())
			kittest.Type(g.win, "r")
			kittest.Picture(t, g.win, string(mode)+"-palette")
			kittest.Press(g.win, fyne.KeyEscape)

			g.form()
			kittest.Picture(t, g.win, string(mode)+"-form")
		})
	}
}

func TestGalleryZoom(t *testing.T) {
	for _, zoom := range []int{80, 150, 200} {
		t.Run(fmt.Sprint(zoom), func(t *testing.T) {
			a := kittest.App(t, kit.ModeLight)
			g := newGallery(t, 1366, 768)
			g.shell.Show("follow", kit.Page{Title: "Tindak Lanjut", Subtitle: "38 terbuka", Content: g.table(), Focus: g.list})
			a.Settings().SetTheme(kit.NewTheme(kit.Look{Mode: kit.ModeLight, Zoom: zoom}))
			kittest.Picture(t, g.win, fmt.Sprintf("zoom%d", zoom))
		})
	}
}

var agencies = []kit.Suggestion{
	{Text: "@PUPR", Detail: "Dinas Pekerjaan Umum dan Penataan Ruang", Badge: "hadir", Tone: kit.ToneDone},
	{Text: "@Puskesmas.Cambai", Detail: "UPTD Puskesmas Cambai"},
	{Text: "@Pustaka", Detail: "Dinas Perpustakaan dan Kearsipan", Badge: "izin", Tone: kit.ToneAmber},
}

type gallery struct {
	t        testing.TB
	win      fyne.Window
	shell    *kit.Shell
	commands *kit.Commands
	line     *kit.CaptureEntry
	box      *kit.SuggestBox
	list     *kit.VList
}

func newGallery(t testing.TB, width, height float32) *gallery {
	g := &gallery{t: t}
	g.win = kittest.Window(t, container.NewStack(), width, height)
	r := kittest.Runner(t, g.win, kittest.NewClock())
	g.shell = kit.NewShell(r, []kit.Destination{
		{ID: "home", Label: "Beranda", Icon: theme.HomeIcon(), Key: "Alt+1"},
		{ID: "capture", Label: "Rapat", Icon: theme.DocumentIcon(), Key: "Alt+2"},
		{ID: "follow", Label: "Tindak Lanjut", Icon: theme.ListIcon(), Key: "Alt+3"},
		{ID: "sheets", Label: "Lembar OPD", Icon: theme.GridIcon(), Key: "Alt+4"},
		{ID: "settings", Label: "Pengaturan", Icon: theme.SettingsIcon(), Key: "Alt+5"},
	}, func(string) {})
	g.win.SetContent(g.shell.Root())
	g.shell.SetBadge("follow", 5)
	g.shell.SetSaved(kit.Saved, "")
	g.shell.SetStatus("Acara 2 dari 6 · 12 menit")
	g.shell.SetStatusRight("F1 bantuan tombol · Ctrl+K perintah")
	g.commands = kit.NewCommands(g.win)
	g.commands.Set("app",
		kit.Command{ID: "new", Title: "Rapat baru …", Menu: "Rapat", Key: fyne.KeyN, Mod: fyne.KeyModifierControl, Run: func() {}},
		kit.Command{ID: "close", Title: "Tutup rapat", Menu: "Rapat", Run: func() {}},
		kit.Command{ID: "pdf", Title: "Ekspor risalah ke PDF …", Menu: "Rapat", Group: 1, Key: fyne.KeyE, Mod: fyne.KeyModifierControl, Run: func() {}},
		kit.Command{ID: "keys", Title: "Daftar tombol", Menu: "Bantuan", Key: fyne.KeyF1, Run: func() {}},
	)
	return g
}

var kinds = []struct {
	name string
	tone kit.Tone
}{
	{"Catatan", kit.ToneNeutral},
	{"Laporan", kit.ToneBlue},
	{"Kendala", kit.ToneAmber},
	{"Usulan", kit.ToneViolet},
	{"Arahan", kit.TonePrimary},
	{"Putusan", kit.ToneGreen},
	{"Tindak lanjut", kit.ToneAccent},
}

var sentences = []string{
	"Pembangunan dan pelayanan tidak berhasil oleh kerja satu OPD saja; semua harus saling mendukung dan melengkapi.",
	"Saluran di Jl. Sudirman tersumbat sejak dua pekan, genangan mencapai 40 cm ketika hujan lebat.",
	"Perbaikan jalan lingkungan tahap II berjalan 60 persen.",
	"Mohon dukungan Dinas Perhubungan untuk pengalihan arus selama pekerjaan, dan camat serta lurah yang mengenal wilayahnya agar memberi tahu warga lebih awal.",
}

func (g *gallery) capture() fyne.CanvasObject {
	wrap := kit.SharedWrapper(theme.SizeNameText, fyne.TextStyle{})
	g.list = kit.NewVList(kit.Rows{
		Length: func() int { return 40 },
		Height: func(row int, width float32) float32 {
			return wrap.Height(sentences[row%len(sentences)], width-250) + 14
		},
		New: func() fyne.CanvasObject {
			body := kit.NewText("")
			body.Wrap = true
			return container.New(entryColumns{}, kit.NewMuted(""), kit.NewStrong(""), kit.NewChip("", kit.ToneNeutral), body)
		},
		Draw: func(row int, o fyne.CanvasObject, _ kit.RowState) {
			c := o.(*fyne.Container).Objects
			c[0].(*kit.Text).SetText(fmt.Sprintf("09.%02d", row))
			c[1].(*kit.Text).SetText([]string{"Wali Kota", "PUPR", "DLH"}[row%3])
			c[2].(*kit.Chip).Set(kinds[row%7].name, kinds[row%7].tone)
			c[3].(*kit.Text).SetText(sentences[row%len(sentences)])
		},
	})
	g.list.Divided = true
	g.line = kit.NewCaptureEntry(kittest.NewClock().Now)
	g.line.SetPlaceHolder("Ketik catatan, lalu Enter …")
	g.box = kit.NewSuggestBox(g.shell.Layer())
	meaning := kit.NewFlow(6, kit.NewStatusChip("Tindak lanjut", kit.ToneAccent), kit.NewChip("PUPR memimpin", kit.TonePrimary), kit.NewChip("tanpa tenggat", kit.ToneNeutral))
	foot := container.NewVBox(meaning, g.line)
	g.box.Clear = foot
	side := kit.NewCard("PUPR", container.NewVBox(
		kit.NewParagraph("3 tindak lanjut terbuka dari rapat terdahulu."),
	))
	body := container.NewBorder(nil, foot, nil, nil, kit.NewSurface(g.list))
	return kit.Pad(container.NewBorder(nil, nil, nil, container.NewGridWrap(fyne.NewSize(300, 560), side), body))
}

// entryColumns sets time, speaker, kind and text beside each other.
type entryColumns struct{}

func (entryColumns) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (entryColumns) Layout(os []fyne.CanvasObject, s fyne.Size) {
	x := float32(14)
	for i, w := range []float32{50, 80, 100, s.Width - 260} {
		y := float32(7)
		if i == 0 {
			y = 9
		}
		size := fyne.NewSize(w, s.Height-14)
		if i == 2 {
			size = os[i].MinSize()
			y = 5
		}
		os[i].Move(fyne.NewPos(x, y))
		os[i].Resize(size)
		x += w
	}
}

func (g *gallery) table() fyne.CanvasObject {
	states := []kit.Cell{
		{Text: "Belum", Chip: true, Tone: kit.ToneIdle},
		{Text: "Proses", Chip: true, Tone: kit.ToneActive},
		{Text: "Selesai", Chip: true, Tone: kit.ToneDone},
		{Text: "Terkendala", Chip: true, Tone: kit.ToneBlocked},
		{Text: "Terlambat", Chip: true, Tone: kit.ToneLate},
	}
	table := kit.NewTableList([]kit.Column{
		{Title: "Nomor", Width: 120, Sortable: true},
		{Title: "Tindak lanjut", Width: 300, Grow: 1, Wrap: true, Sortable: true},
		{Title: "OPD", Width: 110, Sortable: true},
		{Title: "Tenggat", Width: 130, Sortable: true},
		{Title: "Status", Width: 130},
		{Title: "Kemajuan", Width: 150, Sortable: true},
	}, func() int { return 38 }, func(row, col int) kit.Cell {
		switch col {
		case 0:
			return kit.Cell{Text: fmt.Sprintf("TL-2026-%04d", row+1), Muted: true}
		case 1:
			return kit.Cell{Text: sentences[row%4], Sub: "Infrastruktur dasar"}
		case 2:
			return kit.Cell{Text: []string{"PUPR", "DLH", "Dishub"}[row%3], Bold: true}
		case 3:
			if row%5 == 4 {
				return kit.Cell{Text: "16 Nov 2026", Tone: kit.ToneLate, Bold: true}
			}
			return kit.Cell{Text: "30 Nov 2026"}
		case 4:
			return states[row%5]
		}
		return kit.Cell{Bar: true, Fraction: float64(row%5) / 4, Text: fmt.Sprintf("%d%%", row%5*25), Tone: states[row%5].Tone}
	})
	table.OnSort = func(int, bool) {}
	table.SetSort(3, false)
	g.list = table.List
	filters := kit.NewFlow(6, kit.NewChip("Semua 38", kit.TonePrimary), kit.NewStatusChip("Terlambat 5", kit.ToneLate), kit.NewStatusChip("Pekan ini 9", kit.ToneAmber))
	return kit.Pad(container.NewBorder(filters, nil, nil, nil, kit.NewSurface(table)))
}

func (g *gallery) home() fyne.CanvasObject {
	figures := kit.NewChart(chart.Chart{
		Series: []chart.Series{{Name: "Terlambat", Hue: chart.Red, Texture: chart.Hatched}, {Name: "Belum jatuh tempo", Hue: chart.Blue}},
		Groups: []chart.Group{{Label: "PUPR", Values: []float64{4, 8}, Note: "4 dari 12"}, {Label: "Lingkungan Hidup", Values: []float64{1, 6}, Note: "1 dari 7"}, {Label: "Kesehatan", Values: []float64{0, 3}}},
	})
	empty := kit.NewEmptyState(theme.DocumentIcon(), "Belum ada rapat", "Rapat yang Anda rencanakan dan jalankan berkumpul di sini. Mulailah dengan satu rapat, atau coba dahulu dengan rakor contoh.",
		kit.NewButton("Coba rakor contoh", nil, nil), kit.NewPrimaryButton("Rencanakan rapat", nil, nil))
	steps := kit.NewStepper("Kantor", "OPD", "Penanda tangan", "Cadangan")
	steps.SetStep(2)
	left := container.NewVBox(kit.NewCard("", steps), kit.NewCard("Terbuka per OPD", figures),
		kit.NewCard("Tombol", container.NewVBox(kit.NewKeyRow("Buka perintah", "Ctrl+K"), kit.NewKeyRow("Daftar tombol", "F1"))))
	return kit.Pad(container.NewGridWithColumns(2, left, kit.NewSurface(empty)))
}

func (g *gallery) form() {
	day := kit.NewDateField(dates)
	day.SetDay(time.Date(2026, time.November, 30, 0, 0, 0, 0, time.UTC))
	hour := kit.NewTimeField()
	hour.SetMinutes(9 * 60)
	form := kit.NewFormGrid(
		kit.FormField{Label: "Nama rapat", Input: kit.NewEntry("mis. Rapat Koordinasi Mingguan"), Required: true},
		kit.FormField{Label: "Tanggal", Input: day, Hint: "Ketik 30/11, besok, atau Senin depan"},
		kit.FormField{Label: "Pukul", Input: hour},
		kit.FormField{Label: "Pimpinan", Input: kit.NewCombo("Ketik tiga huruf nama", []kit.Option{{ID: "1", Text: "Contoh Satu", Detail: "Wali Kota"}})},
		kit.FormField{Label: "Catatan", Input: kit.NewTextArea("", 3)},
		kit.FormField{Input: kit.NewCheck("Mulai dari templat seri", nil)},
	)
	form.SetError(0, "Nama rapat belum diisi.")
	kit.ShowModal(g.win, "Rapat baru", form, kit.Choice{Label: "Batal", Cancel: true}, kit.Choice{Label: "Simpan", Default: true})
}

var dates = kit.DateReader{
	Parse:  func(s string) (time.Time, error) { return time.Parse("02/01/2006", s) },
	Format: func(d time.Time) string { return d.Format("02/01/2006") },
	Today:  func() time.Time { return time.Date(2026, time.November, 23, 0, 0, 0, 0, time.UTC) },
}
