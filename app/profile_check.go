package app

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/export/minutes"
	"rakor.id/rakor/export/paper"
)

// Bounds of profiles. They keep what is stored small and what is printed on the
// sheet.
const (
	maxProfiles    = 50
	maxProfileName = 60
	maxParts       = 60
	maxProfileText = 200 // of a heading or label
)

// A ProfileField names one value of a profile, for a fault to point at: "size",
// "margins.top", "kop.0", "parts.3", "signers.1".
type ProfileField string

// A ProfileFault is a value of a profile that no page can be made of.
type ProfileFault struct {
	Field ProfileField
	Sentence
}

func (f ProfileFault) problem() *Problem { return &Problem{Message: f.Message, Args: f.Args} }

// CheckProfile finds every value of a profile that cannot be printed, in the
// order of the form; none means that minutes can be printed with it.
func CheckProfile(p Profile) []ProfileFault {
	c := &profileCheck{}
	c.name(p.Name)
	c.sheet(p)
	c.number("size", p.Size, 8, 16, "Ukuran huruf harus antara %s dan %s pt.")
	c.number("leading", p.Leading, 0.9, 3, "Jarak baris harus antara %s dan %s.")
	c.kop(p)
	c.text("title", p.Title, true)
	c.number("title_size", p.TitleSize, 6, 40, "Ukuran judul harus antara %s dan %s pt.")
	c.text("number_label", p.NumberLabel, false)
	c.parts("parts", p.Parts)
	c.parts("appendices", p.Appendices)
	c.signatures(p)
	return c.faults
}

type profileCheck struct{ faults []ProfileFault }

func (c *profileCheck) add(field string, message string, args ...any) {
	c.faults = append(c.faults, ProfileFault{ProfileField(field), Sentence{Message: message, Args: args}})
}

// number also refuses what is no number.
func (c *profileCheck) number(field string, v, least, most float64, message string) {
	if !(v >= least && v <= most) {
		c.add(field, message, locale.Number(least), locale.Number(most))
	}
}

func (c *profileCheck) name(name string) {
	switch n := utf8.RuneCountInString(name); {
	case strings.TrimSpace(name) == "":
		c.add("name", "Nama model masih kosong.")
	case n > maxProfileName:
		c.add("name", "Nama model terlalu panjang (paling panjang %d huruf).", maxProfileName)
	case strings.HasPrefix(name, "{") || strings.ContainsFunc(name, unicode.IsControl):
		c.add("name", "Nama model berisi tanda yang tidak dapat dipakai. Tulis dengan huruf dan angka.")
	}
}

func nameTaken(name string) ProfileFault {
	return ProfileFault{"name", Sentence{Message: "Sudah ada model bernama “%s”. Pilih nama lain.", Args: []any{name}}}
}

// text bounds a word that is printed as it stands.
func (c *profileCheck) text(field, text string, required bool) {
	switch {
	case required && strings.TrimSpace(text) == "":
		c.add(field, "Tulisan ini masih kosong.")
	case utf8.RuneCountInString(text) > maxProfileText:
		c.add(field, "Tulisan ini terlalu panjang (paling panjang %d huruf).", maxProfileText)
	case strings.ContainsFunc(text, unicode.IsControl) || !utf8.ValidString(text):
		c.add(field, "Tulisan ini berisi tanda yang tidak tercetak. Ketik ulang.")
	}
}

// sheet checks paper, margins and the column of labels.
func (c *profileCheck) sheet(p Profile) {
	c.number("paper.width", p.Paper.Width, 100, 600, "Lebar kertas harus antara %s dan %s mm.")
	c.number("paper.height", p.Paper.Height, 100, 900, "Tinggi kertas harus antara %s dan %s mm.")
	if len(c.faults) > 0 && strings.HasPrefix(string(c.faults[len(c.faults)-1].Field), "paper.") {
		return // margins mean nothing without it
	}
	m := p.Margins
	before := len(c.faults)
	c.number("margins.top", m.Top, 0, maxMargin, "Tepi atas harus antara %s dan %s mm.")
	c.number("margins.bottom", m.Bottom, paper.LeastFoot, maxMargin, "Tepi bawah harus antara %s dan %s mm, sebab di sanalah nomor halaman.")
	c.number("margins.left", m.Left, 0, maxMargin, "Tepi kiri harus antara %s dan %s mm.")
	c.number("margins.right", m.Right, 0, maxMargin, "Tepi kanan harus antara %s dan %s mm.")
	if len(c.faults) > before {
		return
	}
	width, height := p.Paper.Width-m.Left-m.Right, p.Paper.Height-m.Top-m.Bottom
	switch {
	case width < leastWidth:
		c.add("margins.left", "Tepi kiri dan kanan menyisakan %s mm untuk tulisan; perlu sedikitnya %s mm.", millimeters(width), locale.Number(leastWidth))
	case height < leastHeight:
		c.add("margins.top", "Tepi atas dan bawah menyisakan %s mm untuk tulisan; perlu sedikitnya %s mm.", millimeters(height), locale.Number(leastHeight))
	default:
		c.number("label_width", p.LabelWidth, 10, width/2, "Lebar kolom label harus antara %s dan %s mm.")
	}
}

// What margins may be and must leave for text, mm. An appendix in landscape has
// the height for the columns of its tables.
const (
	maxMargin   = 80
	leastWidth  = 120
	leastHeight = 160
)

func millimeters(v float64) string { return locale.Number(math.Round(v*10) / 10) }

var kopValues = map[string]bool{"government": true, "agency": true, "address": true, "contact": true}

func (c *profileCheck) kop(p Profile) {
	seen := map[string]bool{}
	for i, row := range p.Kop {
		field := fmt.Sprintf("kop.%d", i)
		if !kopValues[row.Value] || seen[row.Value] {
			c.add(field, "Baris kop ini tidak dikenal atau ada dua kali.")
		}
		seen[row.Value] = true
		c.number(field, row.Size, 6, 40, "Ukuran huruf kop harus antara %s dan %s pt.")
	}
	if len(p.Rules) > 4 {
		c.add("rules", "Garis kop paling banyak empat.")
	}
	for i, rule := range p.Rules {
		field := fmt.Sprintf("rules.%d", i)
		c.number(field, rule.Width, 0, 10, "Tebal garis kop harus antara %s dan %s pt.")
		c.number(field, rule.Gap, 0, 20, "Jarak di atas garis kop harus antara %s dan %s mm.")
	}
}

func (c *profileCheck) parts(list string, parts []ProfilePart) {
	if len(parts) > maxParts {
		c.add(list, "Bagiannya terlalu banyak (paling banyak %d).", maxParts)
		return
	}
	for i, part := range parts {
		field := fmt.Sprintf("%s.%d", list, i)
		switch {
		case !part.Known():
			c.add(field, "Bagian ini tidak dikenal. Hapus, lalu tambahkan dari daftar.")
		case list == "appendices" && !appendixKinds[part.Kind]:
			c.add(field, "Bagian ini tidak dapat menjadi lampiran.")
		case part.Level < 0 || part.Level > 3 || len(part.Labels) > 3:
			c.add(field, "Tingkat judul bagian harus 1 sampai 3.")
		}
		c.text(field, part.Heading, part.Kind == minutes.PartHeading || list == "appendices")
		for _, label := range part.Labels {
			c.text(field, label, false)
		}
	}
}

var appendixKinds = map[PartKind]bool{
	minutes.PartAttendance: true, minutes.PartMatrix: true, minutes.PartPhotos: true, minutes.PartFiles: true,
}

// signatures asks for exactly one place to sign, for minutes without it could
// never be signed, and for headings that can be told apart.
func (c *profileCheck) signatures(p Profile) {
	places := 0
	for _, part := range p.Parts {
		if part.Kind == minutes.PartSignatures {
			places++
		}
	}
	if places != 1 {
		c.add("parts", "Tempat tanda tangan harus ada tepat satu, sebab tanpanya notula tidak dapat ditandatangani.")
	}
	seen := map[string]bool{}
	for i, s := range p.Signers {
		field := fmt.Sprintf("signers.%d", i)
		if !signerRoles[s.Role] || seen[s.Role] {
			c.add(field, "Penanda tangan ini tidak dikenal atau ada dua kali.")
		}
		seen[s.Role] = true
		if s.Side != minutes.SideLeft && s.Side != minutes.SideRight && s.Side != minutes.SideCenter {
			c.add(field, "Letak tanda tangan harus kiri, kanan, atau tengah.")
		}
		c.text(field, s.Heading, true)
	}
}

var signerRoles = map[string]bool{"chair": true, "recorder": true, "witness": true}
