package ui

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/ui/kit"
)

// A signForm asks for the key to sign with.
type signForm struct {
	v          *minutesView
	role       app.OfficialRole
	path       string
	token      bool // signs with the token whose driver lies at path
	file       *kit.Text
	passphrase *kit.Entry
	grid       *kit.FormGrid
	modal      *kit.Modal
}

// The rows of the form.
const (
	rowKeyFile = iota
	rowPassphrase
)

// sign asks for the key of a role and signs the newest version with it.
func (v *minutesView) sign(role app.OfficialRole) func() {
	return func() { v.newSignForm(role).open() }
}

func (v *minutesView) newSignForm(role app.OfficialRole) *signForm {
	f := &signForm{v: v, role: role, file: kit.NewText(lang.L("Belum dipilih")), passphrase: kit.NewPasswordField("")}
	f.file.Truncate = true
	return f
}

// signWith opens the form of the signature that is due next with a key file in
// it; false if none is due.
func (v *minutesView) signWith(path string) bool {
	for _, due := range dueSignatures() {
		if !v.maySign(due.field)() || due.field == app.FieldWitness && !v.witnessDue() {
			continue
		}
		f := v.newSignForm(due.role)
		f.open()
		f.use(path, "")
		return true
	}
	return false
}

func (f *signForm) open() {
	choose := kit.NewButton(lang.L("Pilih berkas .p12…"), theme.FolderOpenIcon(), f.choose)
	trial := kit.NewQuietButton(lang.L("Buat sertifikat uji coba…"), theme.ContentAddIcon(), func() {
		f.v.makeTrialKey(f.v.officialName(official(f.role)), f.use)
	})
	f.grid = kit.NewFormGrid(
		kit.FormField{Label: lang.L("Berkas kunci"), Input: container.NewBorder(nil, nil, choose, nil, container.NewVBox(layout.NewSpacer(), f.file, layout.NewSpacer())), Required: true},
		kit.FormField{Label: lang.L("Kata sandi kunci"), Input: f.passphrase, Required: true, Hint: lang.L("Tidak disimpan di mana pun.")},
	)
	ways := container.NewHBox(trial)
	if module := f.v.tokenModule(); module != "" {
		ways.Add(kit.NewQuietButton(lang.L("Pakai token"), theme.LoginIcon(), func() {
			f.use(module, "")
			f.token = true
			f.file.SetText(lang.L("Token; kata sandinya PIN token"))
		}))
	}
	note := kit.NewParagraph(lang.L("Pakai kunci dari penyelenggara sertifikasi elektronik, misalnya BSrE. Sertifikat yang dibuat sendiri hanya untuk uji coba dan tertulis “tidak tersertifikasi” pada notula."))
	note.ColorName = kit.ColorMuted
	title, names := lang.L("Tandatangani sebagai notulis"), f.v.officialName(official(f.role))
	switch f.role {
	case app.RoleChair:
		title = lang.L("Tandatangani sebagai pimpinan rapat")
	case app.RoleWitness:
		title = lang.L("Tandatangani sebagai yang mengetahui")
	}
	f.modal = kit.ShowModal(f.v.Window.Window, title,
		container.New(wide(600), container.NewVBox(kit.NewStrong(names), f.grid, ways, note)),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Tandatangani"), Default: true, Run: f.sign})
}

// tokenModule is the driver of the office's tokens, "" where there is none.
func (v *minutesView) tokenModule() string {
	if !app.TokensSupported {
		return ""
	}
	module, err := v.app.Signing.TokenModule(v.Context)
	if err != nil {
		v.Log.Error("read the driver of tokens", "err", err)
	}
	return module
}

func (f *signForm) choose() {
	f.v.OpenFiles(kit.FileRequest{Title: lang.L("Kunci tanda tangan"), Filters: keyFiles()}, func(paths []string) { f.use(paths[0], "") })
}

// use takes a key file; a passphrase comes with one that was made just now.
func (f *signForm) use(path, passphrase string) {
	f.path, f.token = path, false
	f.file.SetText(filepath.Base(path))
	f.grid.SetError(rowKeyFile, "")
	if passphrase != "" {
		f.passphrase.SetText(passphrase)
	}
	f.v.Window.Window.Canvas().Focus(f.passphrase)
}

// sign signs; the form stays until that has worked.
func (f *signForm) sign() bool {
	f.grid.ClearErrors()
	if f.path == "" {
		f.grid.SetError(rowKeyFile, lang.L("Pilih berkas kunci dahulu, atau buat sertifikat uji coba."))
		f.modal.Fit()
		return false
	}
	who := app.Signer{As: f.role, Passphrase: f.passphrase.Text}
	if f.token {
		who.Token = &app.TokenChoice{Module: f.path}
	}
	var standing app.Standing
	f.v.Run(lang.L("Membaca kunci"), func(ctx context.Context, _ kit.Step) (err error) {
		if !f.token {
			if who.PKCS12, err = app.ReadFile(f.path); err != nil {
				return err
			}
		}
		standing, err = f.v.app.Signing.Standing(ctx, who)
		return err
	}, func() { f.confirm(who, standing) })
	return false
}

// confirm asks first where the issuer is not on the office's list: what is
// printed of it stays.
func (f *signForm) confirm(who app.Signer, s app.Standing) {
	if !s.Unknown {
		f.signWith(who)
		return
	}
	kit.Confirm(f.v.Window.Window, kit.ModalText{
		Title: lang.L("Penerbit tidak ada di daftar tepercaya"),
		Text:  fmt.Sprintf(lang.L("Penerbit sertifikat %s adalah %s, yang tidak ada di daftar kantor ini. Pada notula akan tertulis “Tidak tersertifikasi”, dan itu tidak dapat diubah lagi. Bila penerbitnya PSrE, batalkan dan tambahkan sertifikat induknya dahulu di Pengaturan, bagian Tanda tangan."), s.Name, s.Issuer),
		Yes:   lang.L("Tandatangani saja"), Danger: true, // so that an Enter too many does not sign
	}, func() { f.signWith(who) })
}

func (f *signForm) signWith(who app.Signer) {
	var signed app.Signed
	f.v.Run(lang.L("Menandatangani notula"), func(ctx context.Context, _ kit.Step) (err error) {
		signed, err = f.v.app.Signing.Sign(ctx, f.v.meetingID, who)
		return err
	}, func() {
		f.modal.Close()
		f.v.tellSigned(signed)
		f.v.refresh()
	})
}

// official is the role in the meeting of who signs in a role.
func official(role app.OfficialRole) app.OfficialRole {
	if role == app.RoleWitness {
		return app.RoleSecretary
	}
	return role
}

// tellSigned says what was made of the signing. That there is no time stamp
// although one was wanted, or another time than the printed one, must be read,
// so it waits for an answer.
func (v *minutesView) tellSigned(s app.Signed) {
	if !s.Unstamped.IsZero() {
		kit.Inform(v.Window.Window, lang.L("Ditandatangani, tanpa cap waktu"),
			fmt.Sprintf(lang.L("Ditandatangani oleh %s."), s.Name)+" "+say(s.Unstamped))
		return
	}
	if !s.ClockOff.IsZero() {
		kit.Inform(v.Window.Window, lang.L("Ditandatangani, tetapi jam komputer keliru"), say(s.ClockOff))
		return
	}
	switch {
	case s.Trial:
		v.shell.Toast(kit.ToneAmber, fmt.Sprintf(lang.L("Ditandatangani oleh %s dengan sertifikat yang tidak tersertifikasi."), s.Name))
	case s.StampedBy != "":
		v.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("Ditandatangani oleh %s; waktunya dicap oleh %s."), s.Name, s.StampedBy))
	default:
		v.shell.Toast(kit.ToneGreen, fmt.Sprintf(lang.L("Ditandatangani oleh %s."), s.Name))
	}
}

// officialName is who signs in a role, as the plan of the meeting has it.
func (v *minutesView) officialName(role app.OfficialRole) string {
	for _, o := range v.record.Officials {
		if o.Role == role {
			return o.PersonName.String()
		}
	}
	return ""
}

// The rows of the form for a trial key.
const (
	rowOwner = iota
	rowNewPassphrase
	rowRepeated
)

// makeTrialKey makes a certificate that vouches for itself and saves it; then
// learns where it lies and its passphrase.
func (v *minutesView) makeTrialKey(name string, then func(path, passphrase string)) {
	owner, first, second := kit.NewEntry(lang.L("Nama lengkap dengan gelar")), kit.NewPasswordField(""), kit.NewPasswordField("")
	owner.SetText(name)
	form := kit.NewFormGrid(
		kit.FormField{Label: lang.L("Nama pemilik"), Input: owner, Required: true},
		kit.FormField{Label: lang.L("Kata sandi baru"), Input: first, Required: true, Hint: lang.L("Sedikitnya 8 huruf. Dipakai setiap kali menandatangani.")},
		kit.FormField{Label: lang.L("Ulangi kata sandi"), Input: second, Required: true},
	)
	note := kit.NewParagraph(lang.L("Sertifikat ini dibuat sendiri: tidak tersertifikasi, berlaku dua tahun, dan hanya untuk mencoba."))
	note.ColorName = kit.ColorMuted
	var m *kit.Modal
	m = kit.ShowModal(v.Window.Window, lang.L("Sertifikat uji coba"), container.New(wide(560), container.NewVBox(form, note)),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Buat dan simpan…"), Default: true, Run: func() bool {
			form.ClearErrors()
			if first.Text != second.Text {
				form.SetError(rowRepeated, lang.L("Kata sandi yang diulang berbeda."))
				m.Fit()
				return false
			}
			v.newTrialKey(owner.Text, first.Text, func(path, passphrase string) {
				m.Close()
				if then != nil {
					then(path, passphrase)
				}
			})
			return false
		}})
}

func (v *minutesView) newTrialKey(name, passphrase string, then func(path, passphrase string)) {
	var key []byte
	v.Run(lang.L("Membuat sertifikat uji coba"), func(ctx context.Context, _ kit.Step) (err error) {
		key, err = v.app.Signing.NewTrialKey(ctx, name, passphrase)
		return err
	}, func() {
		v.SaveFile(kit.FileRequest{Title: lang.L("Simpan berkas kunci"), Name: "kunci-uji-coba.p12", Filters: keyFiles()}, func(path string) {
			if v.done(lang.L("Menyimpan berkas kunci"), app.SaveFile(path, key, app.SaveAs{Overwrite: true, Private: true})) {
				v.shell.Toast(kit.ToneGreen, lang.L("Sertifikat uji coba tersimpan. Jaga berkas dan kata sandinya."))
				then(path, passphrase)
			}
		})
	})
}
