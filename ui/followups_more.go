package ui

import (
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rakor.id/rakor/app/query"
	"rakor.id/rakor/ui/kit"
	"rakor.id/rakor/ui/words"
)

// more asks for what has no place in the bar, or none in large letters: issue,
// status, groups, meeting, series, verification, windows of days, what is
// lacking. Each field is written as in the line.
func (f *followUpFilter) more() {
	fields := []struct {
		label, hint string
		field       query.Field
		head        string
	}{
		{lang.L("Isu"), lang.L("kata dari namanya"), query.FieldIssue, "#"},
		{lang.L("Status"), lang.L("belum, proses, terkendala, selesai"), query.FieldStatus, "status:"},
		{lang.L("Kelompokkan"), lang.L("opd, isu, rapat, status, tenggat"), query.FieldGroup, "kelompok:"},
		{lang.L("Rapat"), lang.L("nomor rapat, atau kata judulnya"), query.FieldMeeting, "rapat:"},
		{lang.L("Rapat rutin"), lang.L("namanya, atau sebagian"), query.FieldSeries, "seri:"},
		{lang.L("Tenggat"), lang.L("2026-12, minggu-ini, 7-hari, 1/12/2026..15/12/2026"), query.FieldDue, "jatuh:"},
		{lang.L("Lapor terakhir"), lang.L("bulan-lalu, 30-hari, ..30/9/2026"), query.FieldReported, "lapor:"},
		{lang.L("Tanggal rapat"), lang.L("2026, bulan-ini, 1/1/2026..30/6/2026"), query.FieldBorn, "lahir:"},
		{lang.L("Verifikasi"), lang.L("menunggu, diterima, dikembalikan"), query.FieldVerification, "verifikasi:"},
		{lang.L("Prioritas"), lang.L("1 tinggi, 2 normal, 3 rendah"), query.FieldPriority, "prioritas:"},
		{lang.L("Tanpa"), lang.L("pj, isu, tenggat, tanggal, laporan"), query.FieldWithout, "tanpa:"},
	}
	inputs := make([]*kit.Entry, len(fields))
	var rows []kit.FormField
	for i, x := range fields {
		inputs[i] = kit.NewEntry("")
		inputs[i].SetText(f.said(x.field, x.head))
		rows = append(rows, kit.FormField{Label: x.label, Input: inputs[i], Hint: x.hint})
	}
	form := kit.NewFormGrid(rows...)
	apply := func() bool {
		q := f.query
		for i, x := range fields {
			terms, err := f.readField(x.field, x.head, inputs[i].Text)
			if err != "" {
				form.SetError(i, err)
				f.w.Window.Canvas().Focus(inputs[i])
				return false
			}
			q = query.Register.Parse(q.Replace([]query.Field{x.field}, terms...), f.names, f.today())
		}
		f.text.Put(q.String())
		f.changed()
		return true
	}
	kit.ShowModal(f.w.Window, lang.L("Saringan lainnya"), container.New(wide(620), form),
		kit.Choice{Label: lang.L("Batal"), Cancel: true},
		kit.Choice{Label: lang.L("Saring"), Default: true, Run: apply})
	f.w.Window.Canvas().Focus(inputs[0])
}

// said is what the line asks of a field, as it is typed behind its word.
func (f *followUpFilter) said(field query.Field, head string) string {
	var all []string
	for _, t := range f.query.Of(field) {
		all = append(all, strings.TrimPrefix(query.Register.Write(t), head))
	}
	return strings.Join(all, " ")
}

// readField reads what stands in a field of the form. A text that is no value
// as a whole is taken for several.
func (f *followUpFilter) readField(field query.Field, head, typed string) (terms []query.Term, flaw string) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return nil, ""
	}
	whole := query.Register.Parse(head+`"`+strings.ReplaceAll(typed, `"`, "")+`"`, f.names, f.today())
	if field == query.FieldMeeting && strings.Trim(typed, "0123456789") == "" {
		whole = query.Register.Parse(head+typed, f.names, f.today())
	}
	if whole.Ready() {
		return whole.Of(field), ""
	}
	for _, part := range strings.Fields(typed) {
		q := query.Register.Parse(head+part, f.names, f.today())
		if !q.Ready() {
			return nil, words.Remark(whole.Remarks[0])
		}
		terms = append(terms, q.Of(field)...)
	}
	return terms, ""
}
