package app

import (
	"bytes"
	"context"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/app/query"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/listing"
)

// A RegisterForm is a form that rows of the register are written in.
type RegisterForm string

// The forms.
const (
	RegisterWorkbook RegisterForm = "xlsx"
	RegisterText     RegisterForm = "csv"  // for a spreadsheet: what was asked for stands above the rows
	RegisterBareText RegisterForm = "bare" // for programs: headings and rows only
)

// mostInWorkbook is how many rows a workbook takes; Excel itself becomes slow
// with more.
const mostInWorkbook = 20_000

// Export writes the rows that pass a filter, in its order and with its words
// above them; only, if not nil, are the rows there are of those. It goes from
// hand to hand as a recap does: what a limited meeting said is not told, what
// is secret is left out and its number told, and persons are called by their
// posts. step is told of the rows that are done; ctx stops it.
func (s *FollowUps) Export(ctx context.Context, q query.Query, only []int64, form RegisterForm, step func(done, total int)) ([]byte, error) {
	var l listing.Listing
	err := s.read(ctx, func(tx *data.Tx) (err error) {
		l, err = s.list(ctx, tx, q, only, step)
		return err
	})
	switch {
	case err != nil:
		return nil, err
	case len(l.Rows) == 0 && l.Withheld > 0:
		return nil, &Problem{Message: "Semua baris ini dari rapat rahasia, jadi tidak ada yang diekspor."}
	case len(l.Rows) > mostInWorkbook && form == RegisterWorkbook:
		return nil, &Problem{
			Message: "%s baris terlalu banyak untuk satu buku kerja (paling banyak %s). Persempit saringannya, atau ekspor sebagai CSV.",
			Args:    []any{locale.Number(float64(len(l.Rows))), locale.Number(mostInWorkbook)},
		}
	}
	var b bytes.Buffer
	if form == RegisterWorkbook {
		err = listing.Workbook(ctx, &b, l, step)
	} else {
		err = listing.CSV(&b, l, form == RegisterBareText)
	}
	return b.Bytes(), err
}

func (s *FollowUps) list(ctx context.Context, tx *data.Tx, q query.Query, only []int64, step func(done, total int)) (l listing.Listing, err error) {
	f, by, err := s.registerFilter(tx, q)
	if err != nil {
		return l, err
	}
	spine, err := tx.FollowUps().Spine(f, by)
	if err != nil {
		return l, err
	}
	groups := []RegisterGroup{{IDs: spine.IDs}}
	if by != data.GroupNone {
		if groups, err = gathered(tx, spine, by); err != nil {
			return l, err
		}
	}
	office, err := tx.Office()
	if err != nil {
		return l, err
	}
	w := rowWriter{ctx: ctx, tx: tx, step: step, total: len(spine.IDs)}
	if only != nil {
		w.only = make(map[int64]bool, len(only))
		for _, id := range only {
			w.only[id] = true
		}
		w.total = len(only)
	}
	if w.today, err = s.today(tx); err != nil {
		return l, err
	}
	if w.agencies, err = agenciesByID(tx); err != nil {
		return l, err
	}
	w.out = listing.Listing{Letterhead: letterheadLines(office), Filter: q.Words(), Typed: q.String(), AsOn: w.today.Time(), Grouped: by != data.GroupNone}
	if w.out.F4, err = onF4(tx); err != nil {
		return l, err
	}
	for _, g := range groups {
		if err := w.group(g, by); err != nil {
			return l, err
		}
	}
	return w.out, nil
}

// A rowWriter puts rows of the register into words.
type rowWriter struct {
	ctx      context.Context // of one export; the writer does not outlive it
	tx       *data.Tx
	today    Date
	agencies map[int64]Agency
	only     map[int64]bool
	out      listing.Listing
	step     func(done, total int)
	total    int
}

// exportChunk is how many rows are read at once.
const exportChunk = 500

func (w *rowWriter) group(g RegisterGroup, by data.RegisterGroup) error {
	ids := g.IDs
	if w.only != nil {
		ids = nil
		for _, id := range g.IDs {
			if w.only[id] {
				ids = append(ids, id)
			}
		}
	}
	title := groupTitle(g, by)
	for len(ids) > 0 {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		n := min(exportChunk, len(ids))
		if err := w.rows(ids[:n], title); err != nil {
			return err
		}
		ids = ids[n:]
		if w.step != nil {
			w.step(len(w.out.Rows)+w.out.Withheld, w.total)
		}
	}
	return nil
}

func (w *rowWriter) rows(ids []int64, group string) error {
	rows, err := w.tx.FollowUps().RegisterRows(ids)
	if err != nil {
		return err
	}
	names, err := namesIn(w.tx, rows)
	if err != nil {
		return err
	}
	for _, f := range rows {
		if f.Classification != data.Ordinary && f.Classification != data.Limited {
			w.out.Withheld++
			continue
		}
		r := w.row(f, names)
		r.Group = names.withoutNames(group)
		w.out.Rows = append(w.out.Rows, r)
	}
	return nil
}

func (w *rowWriter) row(f data.RegisterRow, names roll) listing.Row {
	r := listing.Row{
		Number: f.Number, Issue: f.IssueName, Agency: f.LeadCode, MeetingOn: f.MeetingOn.Time(), Status: statusWord(f.Status), ReportedOn: f.ReportedOn.Time(),
	}
	var supports []string
	for _, id := range f.Supports {
		supports = append(supports, w.agencies[id].Code)
	}
	r.Support = strings.Join(supports, ", ")
	if f.Due.Kind != data.DuePeriod {
		r.Due = f.Due.On.Time()
	}
	if f.Late(w.today) {
		r.DaysLate = w.today.Sub(f.Due.On)
	}
	if f.ReportedOn != "" {
		p := float64(f.Progress) / 1000
		r.Progress, r.Verification = &p, verificationWords[f.Verification]
	}
	if f.Classification == data.Limited {
		r.Meeting, r.Action = "Rapat terbatas", limitedWords
		if f.Due.Kind == data.DuePeriod {
			r.DueText = f.Due.Text
		}
		return r
	}
	r.Meeting, r.Item = names.withoutNames(f.MeetingTitle), names.withoutNames(f.ItemTitle)
	r.Action, r.DueText = names.withoutNames(f.Action), names.withoutNames(f.Due.Text)
	return r
}

// groupTitle names a group on paper. Of a meeting no more is said than its day,
// for its title may be limited.
func groupTitle(g RegisterGroup, by data.RegisterGroup) string {
	switch by {
	case data.GroupByAgency:
		return or(g.Agency.Code, "Tanpa penanggung jawab")
	case data.GroupByIssue:
		return or(g.Issue.Name, "Tanpa isu strategis")
	case data.GroupByMeeting:
		return "Rapat " + locale.Day(g.Meeting.HeldOn)
	case data.GroupByStatus:
		return statusWord(g.Status)
	case data.GroupByDue:
		return or(locale.Month(g.Month), "Tanpa tanggal tenggat")
	}
	return ""
}
