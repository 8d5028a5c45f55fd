package app

import (
	"bytes"
	"fmt"
	"net/mail"
	"strings"

	draft "rakor.id/rakor/export/mail"
)

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// draft is the e-mail a sheet goes out with. Where the agency has no address,
// the person who sends it names the addressee.
func (m madeSheet) draft(office Office) ([]byte, error) {
	d := draft.Draft{
		Subject: fmt.Sprintf("Lembar progres tindak lanjut %s: %s", m.page.Period, m.Agency.Name),
		Text:    m.letter(office), Date: m.at,
		Attachments: []draft.Attachment{{Name: m.Name, Type: workbookType, Data: m.Data}},
	}
	code, _, _ := strings.Cut(m.page.Code(), "/")
	d.ID = code + "@rakor.invalid" // a domain nobody has (RFC 2606)
	if m.Agency.Email != "" {
		d.To = draft.Address{Name: m.Agency.Name, Mail: m.Agency.Email}
	}
	if a, err := mail.ParseAddress(office.Email); err == nil {
		d.From = draft.Address{Name: office.Unit, Mail: a.Address}
	}
	var b bytes.Buffer
	if err := draft.Write(&b, d); err != nil {
		return nil, fmt.Errorf("write e-mail to %s: %w", m.Agency.Code, err)
	}
	return b.Bytes(), nil
}

// letter is the text of the e-mail.
func (m madeSheet) letter(office Office) string {
	to := m.Agency.HeadPost
	if to == "" {
		to = "Kepala " + m.Agency.Name
	}
	back := "Kirim kembali berkasnya dengan membalas surel ini"
	if m.page.ReturnBy != "" {
		back += " paling lambat " + m.page.ReturnBy
	}
	lines := []string{
		"Yth. " + to, "",
		fmt.Sprintf("Terlampir lembar progres tindak lanjut %s untuk laporan %s, berisi %s.", m.Agency.Name, m.page.Period, m.contents()),
	}
	if n := m.returned(); n > 0 {
		lines = append(lines, "", fmt.Sprintf("%d laporan yang lalu kami kembalikan untuk diperbaiki; catatannya tertulis pada barisnya.", n))
	}
	lines = append(lines, "",
		"1. Isi kolom kuning saja. Kolom abu-abu jangan diubah, baris jangan dihapus.",
		"2. Simpan sebagai Excel (.xlsx), jangan difoto dan jangan dijadikan PDF.",
		"3. "+back+".", "",
	)
	if m.page.Limited {
		lines = append(lines, "Lembar ini bersifat terbatas: hanya untuk "+m.Agency.Name+". Mohon tidak diteruskan.", "")
	}
	lines = append(lines, "Terima kasih.", "")
	for _, line := range []string{office.Unit, office.Government} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(append(lines, "", "Kode lembar: "+m.page.Code(), ""), "\n")
}

// contents counts what the sheet has.
func (m madeSheet) contents() string {
	leads := 0
	for _, r := range m.page.Rows {
		if r.Lead {
			leads++
		}
	}
	switch supports := len(m.page.Rows) - leads; {
	case supports == 0:
		return fmt.Sprintf("%d tindak lanjut sebagai penanggung jawab", leads)
	case leads == 0:
		return fmt.Sprintf("%d tindak lanjut sebagai pendukung", supports)
	default:
		return fmt.Sprintf("%d tindak lanjut sebagai penanggung jawab dan %d sebagai pendukung", leads, supports)
	}
}

// returned counts the rows that came back to be mended.
func (m madeSheet) returned() (n int) {
	for _, r := range m.page.Rows {
		if r.Note != "" {
			n++
		}
	}
	return n
}
