package query

import (
	"strings"

	"rakor.id/rakor/app/locale"
)

// leads are the words before what a field asks for.
var leads = map[Field]string{
	FieldLead: "penanggung jawab", FieldSupport: "pendukung", FieldEither: "penanggung jawab atau pendukung", FieldSpeaker: "pembicara",
	FieldIssue: "isu", FieldMeeting: "rapat", FieldSeries: "rapat rutin", FieldStatus: "status", FieldVerification: "verifikasi",
	FieldDue: "tenggat", FieldReported: "terakhir dilaporkan", FieldBorn: "dari rapat", FieldPriority: "prioritas", FieldWithout: "",
	FieldInForce: "mulai berlaku", FieldSettledIn: "dituntaskan",
	FieldNumber: "nomor", FieldKind: "jenis", FieldTime: "dari rapat", FieldText: "memuat", FieldSort: "urut", FieldGroup: "per",
}

// Words says in plain Indonesian, for paper, what the line asks for; "" if it
// asks for nothing. The order of rows and their grouping are no part of it.
func (q Query) Words() string {
	var parts []string
	done := map[string]bool{}
	for _, t := range q.Terms {
		key := string(t.Field) + "+"
		if t.Not {
			key = string(t.Field) + "-"
		}
		if t.Field == FieldUnknown || t.Field == FieldSort || t.Field == FieldGroup || done[key] {
			continue
		}
		done[key] = true
		var all []string
		for _, o := range q.Terms {
			if o.Field == t.Field && o.Not == t.Not {
				all = append(all, q.language.tell(o))
			}
		}
		between := " atau "
		if t.Field == FieldText && !t.Not {
			between = " dan "
		}
		words := strings.TrimSpace(leads[t.Field] + " " + strings.Join(all, between))
		if t.Not {
			words = "bukan " + words
		}
		parts = append(parts, words)
	}
	return strings.Join(parts, "; ")
}

func (l *Language) tell(t Term) string {
	f := l.of(t.Field)
	switch {
	case t.Field == FieldText:
		return "“" + t.Value + "”"
	case t.Field == FieldLate && t.N > 0:
		return "terlambat lebih dari " + t.Value + " hari"
	case t.Field == FieldLate:
		return "terlambat"
	case t.Field == FieldUnreported:
		return "belum dilaporkan untuk " + locale.Month(t.From.Period())
	case f.form == formWindow || f.form == formPast || f.form == formMonth:
		return tellWindow(t)
	case f.form == formOne:
		if v := f.meant(t.Value); v != nil {
			return v.tells
		}
	case t.Field == FieldMeeting && t.ID == 0:
		return "berjudul “" + t.Value + "”"
	case len(t.Refs) == 1:
		return t.Refs[0].Label
	}
	return t.Value
}

func tellWindow(t Term) string {
	from, to := locale.Day(t.From), locale.Day(t.To)
	switch {
	case from == to:
		return from
	case from == "":
		return "sampai " + to
	case to == "":
		return "mulai " + from
	case t.From.Period().First() == t.From && t.From.Period().Last() == t.To:
		return locale.Month(t.From.Period())
	}
	return from + " s.d. " + to
}
