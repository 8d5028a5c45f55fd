package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// signingSection keeps whom the office trusts, who stamps the time, and whether
// a third official signs.
type signingSection struct {
	*Window
	roots   []app.Root
	table   *kit.TableList
	empty   fyne.CanvasObject
	address *kit.Entry
	grid    *kit.FormGrid
	witness *kit.Check
	saved   string // the address as it is kept
	token   *kit.Entry
	module  string // the driver as it is kept
}

func newSigningSection(w *Window) *signingSection {
	s := &signingSection{Window: w, address: kit.NewEntry("http://tsa.contoh.go.id/tsr")}
	s.address.OnSubmitted = func(string) { s.saveAddress() }
	s.token = kit.NewEntry("opensc-pkcs11.so")
	s.token.OnSubmitted = func(string) { s.saveToken() }
	s.witness = kit.NewCheck(lang.L("Sekretaris rapat ikut menandatangani"), nil)
	s.table = kit.NewTableList([]kit.Column{
		{Title: lang.L("Sertifikat"), Width: 380, Grow: 1},
		{Title: lang.L("Ditandai"), Width: 190},
		{Title: lang.L("Berlaku sampai"), Width: 170},
		{Title: lang.L("Sidik SHA-256"), Width: 210},
	}, func() int { return len(s.roots) }, s.cell)
	s.table.List.OnActivate = func(i int) { s.show(s.roots[i]) }
	s.empty = kit.NewEmptyState(theme.ConfirmIcon(), lang.L("Daftar tepercaya masih kosong"),
		lang.L("Rakor tidak memakai daftar tepercaya dari sistem. Tambahkan sertifikat induk PSrE, misalnya Root CA Indonesia dan BSrE, dari situs penerbitnya."),
		kit.WithKey(kit.NewPrimaryButton(lang.L("Tambah sertifikat…"), theme.ContentAddIcon(), s.add), "Ctrl+N"))
	return s
}

func (s *signingSection) content() fyne.CanvasObject {
	fields := []kit.FormField{
		{Label: lang.L("Cap waktu"), Input: s.address, Hint: lang.L("Alamat otoritas cap waktu (RFC 3161). Kosong atau tanpa jaringan: waktunya menurut jam komputer ini.")},
		{Label: lang.L("Penanda tangan"), Input: s.witness, Hint: lang.L("Notula lalu mempunyai tempat ketiga, “Mengetahui”.")},
	}
	if app.TokensSupported {
		fields = append(fields, kit.FormField{Label: lang.L("Penggerak token"), Input: s.token, Hint: lang.L("Berkas PKCS#11 dari pembuat token. Kosong: menandatangani dengan berkas .p12 saja.")})
	}
	s.grid = kit.NewFormGrid(fields...)
	top := kit.NewCard(lang.L("Penandatanganan"), s.grid)
	list := kit.NewCard(lang.L("Sertifikat yang dipercaya"), container.NewStack(s.empty, s.table))
	list.SetActions(kit.NewMuted(lang.L("Enter: lihat, tandai, atau keluarkan")))
	return container.NewBorder(top, nil, nil, nil, list)
}

func (s *signingSection) focus() fyne.Focusable { return s.table.List }

func (s *signingSection) actions() []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewPrimaryButton(lang.L("Tambah sertifikat…"), theme.ContentAddIcon(), s.add)}
}

func (s *signingSection) commands() []kit.Command {
	return []kit.Command{{ID: "signing.trust", Title: lang.L("Tambah sertifikat tepercaya…"), Menu: lang.L("Pengaturan"), Key: fyne.KeyN, Mod: ctrl, Run: s.add}}
}

func (s *signingSection) refresh() {
	roots, err := s.app.Signing.Roots(s.Context)
	if !s.done(lang.L("Membaca daftar tepercaya"), err) {
		return
	}
	if s.saved, err = s.app.Signing.StampAddress(s.Context); !s.done(lang.L("Membaca pengaturan"), err) {
		return
	}
	if s.module, err = s.app.Signing.TokenModule(s.Context); !s.done(lang.L("Membaca pengaturan"), err) {
		return
	}
	s.token.SetText(s.module)
	signs, err := s.app.Signing.WitnessSigns(s.Context)
	if !s.done(lang.L("Membaca pengaturan"), err) {
		return
	}
	s.roots = roots
	s.address.SetText(s.saved)
	s.witness.OnChanged = nil
	s.witness.SetChecked(signs)
	s.witness.OnChanged = func(signs bool) {
		s.done(lang.L("Menyimpan pengaturan"), s.app.Signing.LetWitnessSign(s.Context, signs))
	}
	setShown(s.empty, len(roots) == 0)
	setShown(s.table, len(roots) > 0)
	s.table.Reload()
}

// leave keeps the address that was typed; one that is none is told of and lost.
func (s *signingSection) leave() {
	s.saveAddress()
	s.saveToken()
}

func (s *signingSection) saveToken() {
	module := strings.TrimSpace(s.token.Text)
	if module != s.module && s.done(lang.L("Menyimpan pengaturan"), s.app.Signing.SetTokenModule(s.Context, module)) {
		s.module = module
	}
}

func (s *signingSection) saveAddress() {
	address := strings.TrimSpace(s.address.Text)
	if address == s.saved {
		return
	}
	if s.done(lang.L("Menyimpan alamat cap waktu"), s.app.Signing.SetStampAddress(s.Context, address)) {
		s.saved = address
		s.shell.Toast(kit.ToneGreen, lang.L("Alamat cap waktu tersimpan."))
	}
}

func (s *signingSection) cell(row, col int) kit.Cell {
	r := s.roots[row]
	switch col {
	case 0:
		return kit.Cell{Text: r.Name, Bold: true}
	case 1:
		return rootKind(r)
	case 2:
		return kit.Cell{Text: words.Day(r.To)}
	}
	return kit.Cell{Text: fingerprintWords(r.Fingerprint[:16]) + " …", Muted: true}
}

func rootKind(r app.Root) kit.Cell {
	if r.Certified {
		return kit.Cell{Text: lang.L("PSrE, tersertifikasi"), Chip: true, Tone: kit.ToneGreen}
	}
	return kit.Cell{Text: lang.L("Lokal"), Chip: true, Tone: kit.ToneAmber}
}

// fingerprintWords sets a fingerprint in groups of four, to be read out.
func fingerprintWords(hex string) string {
	var groups []string
	for i := 0; i < len(hex); i += 4 {
		groups = append(groups, strings.ToUpper(hex[i:min(i+4, len(hex))]))
	}
	return strings.Join(groups, " ")
}

// add shows the certificates of a file before they are trusted.
func (s *signingSection) add() {
	s.OpenFiles(kit.FileRequest{Title: lang.L("Sertifikat tepercaya"), Filters: certificateFiles()}, func(paths []string) {
		s.trustFiles(paths, s.refresh)
	})
}

// trustFiles shows the certificates of files, and puts them on the office's
// list as what the person says they are; then goes on.
func (w *Window) trustFiles(paths []string, then func()) {
	var roots []app.Root
	w.Run(lang.L("Membaca sertifikat"), func(context.Context, kit.Step) error {
		var files [][]byte
		for _, path := range paths {
			file, err := app.ReadFile(path)
			if err != nil {
				return err
			}
			files = append(files, file)
		}
		var err error
		roots, err = w.app.Signing.ReadRoots(files...)
		return err
	}, func() { w.askTrust(roots, then) })
}

// The kinds of trust, in the order of their list.
const (
	kindLocal = iota
	kindCertified
)

func newKindSelect() *kit.Select {
	kind := kit.NewSelect("", []string{
		lang.L("Lokal: dibuat kantor atau orang yang saya kenal"),
		lang.L("PSrE: penyelenggara yang diakui, tanda tangannya tersertifikasi"),
	}, nil)
	kind.SetSelectedIndex(kindLocal)
	return kind
}

func (w *Window) askTrust(roots []app.Root, then func()) {
	box := container.NewVBox()
	for _, r := range roots {
		box.Add(rootContent(r))
	}
	kind := newKindSelect()
	grid := kit.NewFormGrid(kit.FormField{
		Label: lang.L("Tandai sebagai"), Input: kind,
		Hint: lang.L("Bandingkan sidiknya dengan yang diumumkan penerbit. PSrE yang diakui ada di daftar kementerian; yang lain tandai lokal."),
	})
	kit.ShowModal(w.Window, lang.L("Percayai sertifikat ini?"), container.New(wide(formWidth), container.NewVBox(box, grid)),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Percayai"), Default: true, Run: func() bool {
			if !w.done(lang.L("Menyimpan daftar tepercaya"), w.app.Signing.Trust(w.Context, roots, kind.SelectedIndex() == kindCertified)) {
				return false
			}
			then()
			return true
		}})
}

// rootContent says what a certificate is.
func rootContent(r app.Root) fyne.CanvasObject {
	name := kit.NewParagraph(r.Name)
	name.Style.Bold = true
	sum := kit.NewParagraph(fingerprintWords(r.Fingerprint))
	sum.Style.Monospace = true
	return kit.NewSurface(kit.Pad(container.NewVBox(name, kit.NewFormGrid(
		kit.FormField{Label: lang.L("Penerbit"), Input: kit.NewParagraph(r.Issuer)},
		kit.FormField{Label: lang.L("Berlaku"), Input: kit.NewParagraph(r.Validity())},
		kit.FormField{Label: lang.L("Sidik SHA-256"), Input: sum}))))
}

// show lets the person mark a certificate otherwise, or take it off the list.
func (s *signingSection) show(r app.Root) {
	kind := newKindSelect()
	if r.Certified {
		kind.SetSelectedIndex(kindCertified)
	}
	grid := kit.NewFormGrid(kit.FormField{Label: lang.L("Tandai sebagai"), Input: kind})
	var m *kit.Modal
	m = kit.ShowModal(s.Window.Window, lang.L("Sertifikat tepercaya"), container.New(wide(formWidth), container.NewVBox(rootContent(r), grid)),
		kit.Choice{Label: lang.L("Keluarkan dari daftar…"), Danger: true, Run: func() bool {
			m.Close()
			s.remove(r)
			return true
		}},
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Simpan"), Default: true, Run: func() bool {
			if !s.done(lang.L("Menyimpan daftar tepercaya"), s.app.Signing.Trust(s.Context, []app.Root{r}, kind.SelectedIndex() == kindCertified)) {
				return false
			}
			s.refresh()
			return true
		}})
}

func (s *signingSection) remove(r app.Root) {
	kit.Confirm(s.Window.Window, kit.ModalText{
		Title: lang.L("Keluarkan dari daftar tepercaya?"),
		Text:  lang.L("Tanda tangan yang berinduk padanya tidak lagi tepercaya di komputer ini. Isi dokumennya tetap dapat diperiksa."),
		Yes:   lang.L("Keluarkan"), Danger: true,
	}, func() {
		if s.done(lang.L("Menyimpan daftar tepercaya"), s.app.Signing.Distrust(s.Context, r.Fingerprint)) {
			s.refresh()
		}
	})
}
