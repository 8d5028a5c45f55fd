package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/theme"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// findingsShown is how many findings of a check are shown; the log has all.
const findingsShown = 8

// integrityCard checks the archive (periksa keutuhan), and holds it against a
// code printed in minutes.
type integrityCard struct {
	*Window
	card           *kit.Card
	verdict, same  *kit.Chip
	result, answer *kit.Text
	code           *kit.Entry
}

func newIntegrityCard(w *Window) *integrityCard {
	c := &integrityCard{
		Window: w, verdict: kit.NewStatusChip("", kit.ToneNeutral), same: kit.NewStatusChip("", kit.ToneNeutral),
		result: kit.NewParagraph(""), answer: kit.NewParagraph(""), code: kit.NewEntry("784-XJ8H-MGQK-SW7V-G3R4"),
	}
	c.verdict.Hide()
	c.result.Hide()
	c.same.Hide()
	c.answer.Hide()
	c.code.OnSubmitted = func(string) { c.compare() }
	about := kit.NewParagraph(lang.L("Membaca seluruh arsip dan membandingkan setiap catatan, notula, dan berkas dengan riwayatnya: adakah yang rusak atau diubah dari luar Rakor."))
	paper := kit.NewParagraph(lang.L("Orang yang menulis ulang seluruh riwayat hanya ketahuan lewat kertas. Ketik kode di belakang kata “riwayat” pada kaki notula tercetak:"))
	c.card = kit.NewCard(lang.L("Keutuhan"), container.NewVBox(
		about,
		container.NewHBox(kit.NewButton(lang.L("Periksa keutuhan"), theme.SearchIcon(), c.check), c.verdict),
		c.result, paper,
		container.NewBorder(nil, nil, nil, container.NewHBox(kit.NewButton(lang.L("Bandingkan"), nil, c.compare), c.same), c.code),
		c.answer))
	return c
}

// checkArchive checks the archive from wherever the person is.
func (w *Window) checkArchive() {
	w.openSection(sectionArchive)
	v, ok := w.shown().(*settingsView)
	if !ok { // what is half typed keeps the page
		return
	}
	if s, ok := v.section.(*archiveSection); ok {
		s.integrity.check()
	}
}

// check reads the whole archive over and says in plain words what was found.
func (c *integrityCard) check() {
	var said []string
	sound := false
	c.Run(lang.L("Memeriksa keutuhan arsip"), func(ctx context.Context, step kit.Step) error {
		r, err := c.app.Archive.CheckTelling(ctx, step)
		if err != nil {
			return err
		}
		sound = len(r.Findings) == 0
		n := func(i int64) string { return locale.Number(float64(i)) }
		said = append(said, fmt.Sprintf(lang.L("Yang diperiksa: %s baris, %s langkah riwayat, %s versi notula, %s berkas."),
			n(r.Rows), n(r.Lines), n(int64(r.Versions)), n(int64(r.Blobs))))
		if sound {
			said = append(said, fmt.Sprintf(lang.L("Kode riwayat sekarang: %s. Catat di tempat lain untuk dibandingkan kelak."), r.Head.Code()))
			return nil
		}
		said = append([]string{fmt.Sprintf(lang.L("%s hal rusak atau diubah dari luar Rakor; rinciannya ada di berkas log (%s). Jangan menulis lagi; pulihkan dari cadangan terakhir yang utuh."),
			n(int64(len(r.Findings))), filepath.Join(filepath.Dir(c.app.Path()), "rakor.log"))}, said...)
		for i, f := range r.Findings {
			c.Log.Error("archive finding", "kind", f.Kind, "where", f.Where, "detail", f.Detail)
			if i < findingsShown {
				said = append(said, "•  "+words.Finding(string(f.Kind))+": "+f.Where)
			}
		}
		return nil
	}, func() {
		c.verdict.Show()
		c.result.Show()
		c.result.SetText(strings.Join(said, "\n"))
		c.verdict.Set(lang.L("Arsip utuh"), kit.ToneGreen)
		if !sound {
			c.verdict.Set(lang.L("Ada yang tidak cocok"), kit.ToneRed)
		}
		kit.Reveal(c.card)
	})
}

// compare looks for the code from paper in the history.
func (c *integrityCard) compare() {
	var found app.Comparison
	c.Run(lang.L("Mencari kode riwayat"), func(ctx context.Context, _ kit.Step) (err error) {
		found, err = c.app.Archive.ComparePrinted(ctx, c.code.Text)
		return err
	}, func() {
		c.same.Show()
		c.answer.Show()
		c.answer.SetText(words.Say(found.Says))
		if found.Same {
			c.same.Set(lang.L("Cocok"), kit.ToneGreen)
			return
		}
		c.same.Set(lang.L("Tidak cocok"), kit.ToneRed)
	})
}
