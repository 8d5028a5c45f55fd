package app

import (
	"bytes"
	"context"
	"fmt"
	"net/mail"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/letter"
	draft "rakor.id/rakor/export/mail"
	"rakor.id/rakor/export/paper"
)

// letter is the letter of reminder to an agency, as PDF. What a limited
// (terbatas) meeting laid on it is told, as on its sheet, and the letter says
// that it is limited.
func (r reminding) letter(ctx context.Context, a AgencyReports) ([]byte, error) {
	l := letter.Letter{
		Form: r.form(), Letterhead: r.letterhead(), Date: strings.TrimPrefix(r.office.City+", ", ", ") + locale.Day(r.today()),
		Number: r.order.Number, Nature: "Biasa", Subject: "Pengingat laporan tindak lanjut rapat koordinasi, " + r.spanWords(),
		To: []string{"Yth. " + addressee(a.Agency), "di Tempat"}, Opening: []string{r.opening(a)},
	}
	l.Table.Columns = []paper.Column{
		{Title: "Nomor", Share: 27, Firm: true}, {Title: "Tindak lanjut", Share: 62}, {Title: "Tenggat", Share: 32}, {Title: "Laporan terakhir", Share: 30},
	}
	for _, d := range missing(a) {
		l.Table.Rows = append(l.Table.Rows, []string{
			d.Number, withoutNumbers(d.Action), dueWords(d.Due, r.today()), or(spanName(d.Reported), "Belum pernah"),
		})
	}
	l.Closing = r.closing()
	if limited(a) {
		l.Nature = "Terbatas"
		l.Closing = append([]string{"Surat ini memuat hasil rapat terbatas. Mohon tidak diteruskan."}, l.Closing...)
	}
	if s := r.signer; s.ID != 0 {
		l.Signer = letter.Signer{Post: actingPost(s) + ",", Name: s.String(), Rank: s.Rank, NIP: locale.NIP(s.NIP)}
	}
	var b bytes.Buffer
	_, err := letter.Write(ctx, &b, l, letter.File{
		Title: "Surat pengingat laporan, " + a.Agency.Name, Author: r.office.Unit, MadeAt: r.at,
		Footer: "Pengingat laporan " + r.spanWords() + ", " + a.Agency.Name,
	})
	return b.Bytes(), err
}

func limited(a AgencyReports) bool {
	for _, d := range missing(a) {
		if d.Classification != data.Ordinary {
			return true
		}
	}
	return false
}

// form is the page as the office's minutes have it.
func (r reminding) form() letter.Form {
	p := r.look
	return letter.Form{
		Width: p.Paper.Width, Height: p.Paper.Height, Size: p.Size, Leading: p.Leading,
		Top: p.Margins.Top, Bottom: p.Margins.Bottom, Left: p.Margins.Left, Right: p.Margins.Right,
	}
}

// letterhead is the kop of the office's minutes.
func (r reminding) letterhead() paper.Letterhead {
	o := r.office
	var contact []string
	for _, part := range []struct{ label, value string }{{"Telepon", o.Telephone}, {"Pos-el", o.Email}, {"Laman", o.Website}} {
		if part.value != "" {
			contact = append(contact, part.label+" "+part.value)
		}
	}
	values := map[string]string{
		"government": strings.ToUpper(o.Government), "agency": strings.ToUpper(o.Unit), "address": o.Address, "contact": strings.Join(contact, ", "),
	}
	l := paper.Letterhead{Emblem: o.Logo, Alt: "Lambang " + strings.TrimPrefix(o.Government, "Pemerintah ")}
	for _, row := range r.look.Kop {
		if text := values[row.Value]; text != "" {
			l.Lines = append(l.Lines, paper.HeadLine{Text: text, Size: row.Size, Bold: row.Bold})
		}
	}
	for _, rule := range r.look.Rules {
		l.Rules = append(l.Rules, paper.HeadRule(rule))
	}
	return l
}

func (r reminding) spanWords() string { return spanName(r.period.Span) }

// spanName is a period inside a sentence.
func spanName(s Span) string {
	if s.Cadence == data.Weekly && !s.IsZero() {
		return "minggu " + locale.Span(s)
	}
	return locale.Span(s)
}

func (r reminding) opening(a AgencyReports) string {
	duty := "Sehubungan dengan arahan pimpinan dalam rapat koordinasi, setiap perangkat daerah melaporkan kemajuan tindak lanjutnya secara berkala. "
	if !r.period.Passed {
		return duty + fmt.Sprintf("Kami ingatkan bahwa laporan %s untuk %s atas %d tindak lanjut berikut kami tunggu paling lambat %s.",
			a.Agency.Name, r.spanWords(), a.Missing(), locale.LongDay(r.period.Deadline))
	}
	return duty + fmt.Sprintf("Sampai dengan %s, laporan %s untuk %s atas %d tindak lanjut berikut belum kami terima; batasnya %s.",
		locale.Day(r.today()), a.Agency.Name, r.spanWords(), a.Missing(), locale.LongDay(r.period.Deadline))
}

func (r reminding) closing() []string {
	ask := "Mohon laporan tersebut segera disampaikan dengan mengisi lembar progres yang telah kami kirim."
	if r.order.ReplyBy != "" {
		ask = "Mohon laporan tersebut disampaikan paling lambat " + locale.LongDay(r.order.ReplyBy) + " dengan mengisi lembar progres yang telah kami kirim."
	}
	return []string{
		ask + " Apabila laporan sudah dikirim, surat ini dapat diabaikan.",
		"Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.",
	}
}

// draft is the e-mail that a letter goes out with.
func (r reminding) draft(a AgencyReports, l ReminderFile) ([]byte, error) {
	d := draft.Draft{
		Subject: "Pengingat laporan tindak lanjut " + r.spanWords() + ": " + a.Agency.Name, Date: r.at,
		Text:        r.message(a) + "\n\nSurat pengingatnya terlampir.\n",
		ID:          fmt.Sprintf("pengingat.%s.%s.%d@rakor.invalid", r.period.Span, r.today(), a.Agency.ID), // a domain nobody has (RFC 2606)
		Attachments: []draft.Attachment{{Name: l.Name, Type: "application/pdf", Data: l.Data}},
	}
	if a.Agency.Email != "" {
		d.To = draft.Address{Name: a.Agency.Name, Mail: a.Agency.Email}
	}
	if from, err := mail.ParseAddress(r.office.Email); err == nil {
		d.From = draft.Address{Name: r.office.Unit, Mail: from.Address}
	}
	var b bytes.Buffer
	if err := draft.Write(&b, d); err != nil {
		return nil, fmt.Errorf("write e-mail to %s: %w", a.Agency.Code, err)
	}
	return b.Bytes(), nil
}

// Text is a short message for a chat: to one agency with what it owes, to
// several with how much each owes. That it was made is put on record. What a
// limited meeting said stays out of it.
func (s *Reporting) Text(ctx context.Context, order ReminderOrder) (string, error) {
	r, err := s.reminding(ctx, order)
	if err != nil {
		return "", err
	}
	text := r.toAll()
	if len(r.owing) == 1 {
		text = r.message(r.owing[0])
	}
	return text, s.write(ctx, func(tx *data.Tx) error { return r.record(tx, data.ByText) })
}

// message asks one agency for what it owes.
func (r reminding) message(a AgencyReports) string {
	lines := []string{
		"Yth. " + addressee(a.Agency), "",
		fmt.Sprintf("Mohon laporan tindak lanjut rapat koordinasi untuk %s (batas %s) atas:", r.spanWords(), locale.Day(r.period.Deadline)),
	}
	for i, d := range missing(a) {
		action := withoutNumbers(d.Action)
		if d.Classification != data.Ordinary {
			action = limitedWords
		}
		line := fmt.Sprintf("%d. %s: %s", i+1, d.Number, action)
		if !d.Due.IsZero() {
			line += "; tenggat " + dueWords(d.Due, r.today())
		}
		lines = append(lines, line)
	}
	return strings.Join(append(lines, r.farewell()...), "\n")
}

// toAll asks several agencies at once.
func (r reminding) toAll() string {
	lines := []string{
		"Yth. Bapak/Ibu kepala perangkat daerah", "",
		fmt.Sprintf("Laporan tindak lanjut rapat koordinasi untuk %s (batas %s) yang belum kami terima:", r.spanWords(), locale.Day(r.period.Deadline)),
	}
	for i, a := range r.owing {
		lines = append(lines, fmt.Sprintf("%d. %s: %d laporan", i+1, a.Agency.Name, a.Missing()))
	}
	return strings.Join(append(lines, r.farewell()...), "\n")
}

func (r reminding) farewell() []string {
	ask := "Mohon segera dikirim dengan lembar progres masing-masing. Terima kasih."
	if r.order.ReplyBy != "" {
		ask = "Mohon dikirim paling lambat " + locale.LongDay(r.order.ReplyBy) + " dengan lembar progres masing-masing. Terima kasih."
	}
	lines := []string{"", ask, ""}
	for _, line := range []string{r.office.Unit, r.office.Government} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
