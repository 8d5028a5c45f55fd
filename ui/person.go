package ui

import (
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app"
	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/ui/kit"
)

// personForm takes who holds a post: post, name with titles, rank and NIP. It
// warns of an odd NIP and never refuses one.
type personForm struct {
	post, name, rank, nip *kit.Entry
	id                    int64
}

// The rows of the form.
const (
	rowPost = 0
	rowName = 1
	rowNIP  = 3
)

func newPersonForm() *personForm {
	f := &personForm{
		post: kit.NewEntry(lang.L("Jabatan, misalnya Wali Kota")), name: kit.NewEntry(lang.L("Nama lengkap dengan gelar")),
		rank: kit.NewEntry(lang.L("Pangkat, misalnya Pembina (IV/a)")), nip: kit.NewEntry(lang.L("NIP, kosongkan bila bukan ASN")),
	}
	return f
}

func (f *personForm) fields(who string) []kit.FormField {
	return []kit.FormField{
		{Label: who, Input: f.post},
		{Label: lang.L("Nama"), Input: f.name},
		{Label: lang.L("Pangkat/golongan"), Input: f.rank},
		{Label: lang.L("NIP"), Input: f.nip, Hint: lang.L("18 angka. Kepala daerah tidak punya NIP.")},
	}
}

func (f *personForm) set(o app.Official) {
	f.id = o.ID
	f.post.SetText(o.Post)
	f.name.SetText(o.PersonName.String())
	f.rank.SetText(o.Rank)
	f.nip.SetText(locale.NIP(o.NIP))
}

// official is who was filled in, for a role.
func (f *personForm) official(role app.OfficialRole) app.Official {
	name, _, err := locale.ReadName(f.name.Text)
	if err != nil { // kept as typed
		name = app.PersonName{Name: f.name.Text}
	}
	nip, _ := locale.ReadNIP(f.nip.Text)
	return app.Official{Role: role, Post: f.post.Text, PersonName: name, Rank: f.rank.Text, NIP: nip}
}

func (f *personForm) empty() bool { return f.post.Text == "" && f.name.Text == "" }

// nipWarning says what is odd about a NIP, "" for nothing.
func nipWarning(nip string) string {
	_, warnings := locale.ReadNIP(nip)
	if nip == "" || len(warnings) == 0 {
		return ""
	}
	switch warnings[0] {
	case locale.NIPLength:
		return lang.L("NIP ini tidak 18 angka. Periksa lagi.")
	case locale.NIPLetters:
		return lang.L("NIP hanya berisi angka. Periksa lagi.")
	case locale.NIPBirth:
		return lang.L("Delapan angka pertama NIP bukan tanggal lahir. Periksa lagi.")
	case locale.NIPSex:
		return lang.L("Angka ke-15 NIP seharusnya 1 atau 2. Periksa lagi.")
	case locale.NIPScientific, locale.NIPRounded:
		return lang.L("NIP ini tampaknya rusak oleh program lembar kerja, misalnya Excel. Ketik ulang dari sumbernya.")
	}
	return lang.L("NIP ini tidak lazim. Periksa lagi.")
}
