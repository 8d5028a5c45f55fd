package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// mostMarked is how many meetings are named that would come or go.
const mostMarked = 6

// restoreFrom leads from a file to the question whether it should take the
// archive's place.
func (w *Window) restoreFrom(path string) {
	kind, locked, err := app.Locked(path)
	switch {
	case !w.done(lang.L("Membuka cadangan"), err):
	case !locked:
		w.prepare(path, app.SealKey{})
	case kind == app.WantsPassphrase:
		w.askPassphrase(path)
	default:
		w.askSecretKey(path)
	}
}

func (w *Window) askPassphrase(path string) {
	field := kit.NewPasswordField("")
	grid := kit.NewFormGrid(kit.FormField{Label: lang.L("Kata sandi cadangan"), Input: field, Required: true, Hint: lang.L("Tidak disimpan di mana pun.")})
	kit.ShowModal(w.Window, filepath.Base(path), wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Buka"), Default: true, Run: func() bool {
			if field.Text == "" {
				grid.SetError(0, lang.L("Masukkan kata sandinya."))
				return false
			}
			w.prepare(path, app.SealKey{Passphrase: []byte(field.Text)})
			return true
		}})
}

// askSecretKey takes the secret key from its file or from the printed sheet.
func (w *Window) askSecretKey(path string) {
	field := kit.NewPasswordField("AGE-SECRET-KEY-1…")
	grid := kit.NewFormGrid(kit.FormField{
		Label: lang.L("Kunci rahasia"), Input: field, Required: true,
		Hint: lang.L("Cadangan ini disandikan untuk kunci sekretariat. Ketik dari lembarnya, atau pilih berkasnya. Kunci tidak disimpan."),
	})
	var m *kit.Modal
	try := func(text string) bool {
		secrets, err := app.SecretKeys(text)
		if err != nil {
			grid.SetError(0, message(err))
			return false
		}
		w.prepare(path, app.SealKey{Secrets: secrets})
		return true
	}
	m = kit.ShowModal(w.Window, filepath.Base(path), wideForm(grid),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Pilih berkas kunci…"), Run: func() bool {
			w.OpenFiles(kit.FileRequest{Title: lang.L("Kunci rahasia cadangan"), Filters: textFiles()}, func(paths []string) {
				text, err := app.ReadFile(paths[0])
				if w.done(lang.L("Membaca kunci"), err) && try(string(text)) {
					m.Close()
				}
			})
			return false
		}},
		kit.Choice{Label: lang.L("Buka"), Default: true, Run: func() bool { return try(field.Text) }})
}

// prepare copies, decrypts, checks and compares, all beside the archive.
func (w *Window) prepare(path string, key app.SealKey) {
	var r *app.Restoration
	w.Run(lang.L("Memeriksa cadangan"), func(ctx context.Context, step kit.Step) (err error) {
		r, err = w.app.Backups.Prepare(ctx, path, key, app.Step(step))
		return err
	}, func() { w.askRestore(path, r) })
}

// askRestore shows both sides and asks.
func (w *Window) askRestore(path string, r *app.Restoration) {
	chosen := false
	var m *kit.Modal
	m = kit.ShowModal(w.Window, filepath.Base(path), container.New(wide(680), w.comparison(r)),
		kit.Choice{Label: lang.L("Jangan pulihkan"), Cancel: true, Default: true},
		kit.Choice{Label: lang.L("Pulihkan cadangan ini"), Danger: true, Run: func() bool {
			chosen = true
			m.Close() // first: what follows shows pages anew
			w.restore(r)
			return true
		}})
	m.OnClosed = func() {
		if !chosen {
			w.discard(r)
		}
	}
}

func (w *Window) discard(r *app.Restoration) {
	if err := r.Discard(); err != nil {
		w.Log.Error("clear away a prepared backup", "err", err)
	}
}

// comparison is what both hold, and what would come and go.
func (w *Window) comparison(r *app.Restoration) fyne.CanvasObject {
	n := func(i int) string { return locale.Number(float64(i)) }
	rows := [][3]string{
		{lang.L("Perubahan terakhir"), w.moment(r.Backup.LastAt), w.moment(r.Present.LastAt)},
		{lang.L("Rapat"), n(r.Backup.Meetings), n(r.Present.Meetings)},
		{lang.L("Catatan"), n(r.Backup.Entries), n(r.Present.Entries)},
		{lang.L("Tindak lanjut"), n(r.Backup.FollowUps), n(r.Present.FollowUps)},
	}
	grid := container.NewGridWithColumns(3, kit.NewMuted(""), kit.NewStrong(lang.L("Cadangan ini")), kit.NewStrong(lang.L("Arsip sekarang")))
	for _, row := range rows {
		grid.Add(kit.NewMuted(row[0]))
		grid.Add(kit.NewText(row[1]))
		grid.Add(kit.NewText(row[2]))
	}
	body := container.NewVBox(kit.NewParagraph(relationWords(r)), grid)
	body.Add(meetingsNamed(lang.L("Akan hilang dari arsip"), r.OnlyPresent, kit.ToneRed))
	body.Add(meetingsNamed(lang.L("Akan kembali ke arsip"), r.OnlyBackup, kit.ToneGreen))
	body.Add(meetingsNamed(lang.L("Ada di keduanya, tetapi jumlah catatannya lain"), r.Differ, kit.ToneAmber))
	body.Add(kit.NewMuted(lang.L("Arsip sekarang tidak dibuang: arsip itu disimpan di sampingnya dan ada di daftar cadangan.")))
	return body
}

// relationWords says how the copy stands to the archive.
func relationWords(r *app.Restoration) string {
	steps := r.Present.Head.Seq - r.Backup.Head.Seq
	switch r.Relation {
	case app.BackupSame:
		return lang.L("Isinya sama dengan arsip sekarang. Memulihkannya tidak mengubah apa-apa.")
	case app.BackupOlder:
		return fmt.Sprintf(lang.L("Cadangan ini utuh dan lebih lama: %s langkah sesudahnya tidak ada di dalamnya."), locale.Number(float64(steps)))
	case app.BackupNewer:
		return fmt.Sprintf(lang.L("Cadangan ini utuh dan lebih baru: %s langkah lebih maju dari arsip sekarang."), locale.Number(float64(-steps)))
	case app.BackupParted:
		return lang.L("Cadangan ini utuh. Cadangan dan arsip sekarang berasal dari keadaan yang sama, lalu masing-masing berubah.")
	}
	return lang.L("Cadangan ini utuh, tetapi dari arsip lain: mungkin dari laptop atau kantor lain. Seluruh isi arsip sekarang akan diganti.")
}

// meetingsNamed lists meetings under a chip; nothing for none.
func meetingsNamed(title string, marks []app.MeetingMark, tone kit.Tone) fyne.CanvasObject {
	if len(marks) == 0 {
		return container.NewVBox()
	}
	var names []string
	for _, m := range marks[:min(len(marks), mostMarked)] {
		names = append(names, locale.ShortDay(m.HeldOn)+"  "+classed(m.Title, m.Class))
	}
	if more := len(marks) - mostMarked; more > 0 {
		names = append(names, fmt.Sprintf(lang.L("dan %s rapat lagi"), locale.Number(float64(more))))
	}
	chip := kit.NewStatusChip(fmt.Sprintf("%s (%s)", title, locale.Number(float64(len(marks)))), tone)
	return container.NewVBox(container.NewHBox(chip), kit.NewParagraph(strings.Join(names, "\n")))
}

// restore exchanges the archive for a prepared copy, and begins anew on the
// first page: nothing that was read before holds any more.
func (w *Window) restore(r *app.Restoration) {
	defer w.discard(r)
	if !w.leaveShown() {
		return
	}
	if w.screen != nil {
		w.screen.win.Close()
	}
	w.jobs.Wait() // nothing may be reading while the archive is exchanged
	former, lost, err := w.app.Restore(w.Context, r)
	if lost {
		w.Log.Error("restore", "err", err)
		kit.ShowError(w.Window, lang.L("Memulihkan arsip"), message(err)).OnClosed = w.Window.Close
		return
	}
	w.stack = nil
	w.look.restore()
	w.goTo(destHome)
	if !w.done(lang.L("Memulihkan arsip"), err) {
		return
	}
	text := lang.L("Arsip sudah dipulihkan dan dibuka.")
	if former != "" {
		text += " " + fmt.Sprintf(lang.L("Arsip sebelumnya disimpan sebagai “%s” dan ada di daftar cadangan."), filepath.Base(former))
	}
	kit.Inform(w.Window, lang.L("Arsip dipulihkan"), text)
}

// moment writes an instant as a day and an hour of the office.
func (w *Window) moment(t time.Time) string {
	at := t.In(w.app.Now(w.Context).Location())
	return locale.ShortDay(app.DateOf(at)) + " " + locale.Hour(app.TimeOfDayOf(at), "")
}
