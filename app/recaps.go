package app

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/recap"
)

// Recaps writes the recap for the chair.
type Recaps struct{ *desk }

// A RecapOrder says what a recap is of. Its zero value is of all follow-ups
// there are.
type RecapOrder struct {
	From, To Date   // of the meetings they came out of; "" is open
	Period   Period // the last month told of as to who reported; "" is that of To, or the present one
}

// Write writes the workbook of follow-ups as they stand now: per agency, per
// strategic issue, as charts, by who reported, and one by one.
func (s *Recaps) Write(ctx context.Context, order RecapOrder) ([]byte, error) {
	r, _, err := s.recap(ctx, order)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := recap.Write(&b, r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// PDF writes the same figures as [Recaps.Write] on pages for the chair.
func (s *Recaps) PDF(ctx context.Context, order RecapOrder) ([]byte, error) {
	r, at, err := s.recap(ctx, order)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if _, err := recap.PDF(ctx, &b, r, at); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// recap gathers the figures, and the moment they are of in the office's zone.
func (s *Recaps) recap(ctx context.Context, order RecapOrder) (r recap.Recap, at time.Time, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		office, err := tx.Office()
		if err != nil {
			return err
		}
		at = s.clock().In(office.Zone.Location())
		r, err = gatherRecap(tx, office, data.DateOf(at), order)
		return err
	})
	switch {
	case err != nil:
	case len(r.FollowUps) == 0 && r.Withheld > 0:
		err = &Problem{Message: "Semua tindak lanjut berasal dari rapat rahasia, jadi tidak ada yang direkap."}
	case len(r.FollowUps) == 0 && order.From+order.To != "":
		err = &Problem{Message: "Tidak ada tindak lanjut dari %s, jadi tidak ada yang direkap.", Args: []any{order.words()}}
	case len(r.FollowUps) == 0:
		err = &Problem{Message: "Belum ada tindak lanjut, jadi belum ada yang direkap. Tindak lanjut mulai berlaku setelah notula disahkan."}
	}
	return r, at, err
}

// RecapOf reads which meetings a recap is asked for: "2026-11", "TW III 2026",
// "tahun 2026", "1/7/2026..30/9/2026"; "" is all there are.
func (a *App) RecapOf(ctx context.Context, typed string) (o RecapOrder, err error) {
	if typed = strings.TrimSpace(typed); typed == "" {
		return o, nil
	}
	if o.From, o.To, err = locale.ReadWindow(typed, DateOf(a.Now(ctx)), locale.Behind); err != nil {
		return o, &Problem{Message: "“%s” bukan rentang waktu. Tulis misalnya 2026-11, TW III 2026, tahun 2026, atau 1/7/2026..30/9/2026.", Args: []any{typed}, Cause: err}
	}
	return o, nil
}

// month is the last month told of as to who reported.
func (o RecapOrder) month(today Date) Period {
	switch {
	case o.Period != "":
		return o.Period
	case o.To != "" && o.To < today:
		return o.To.Period()
	}
	return today.Period()
}

// words name the meetings a recap is of.
func (o RecapOrder) words() string {
	for _, c := range Cadences() {
		if s := c.Span(o.From); c != data.Weekly && !s.IsZero() && s.First == o.From && s.Last == o.To {
			return "rapat " + locale.Span(s)
		}
	}
	switch {
	case o.From == "" && o.To == "":
		return ""
	case o.From == "":
		return "rapat sampai " + locale.Day(o.To)
	case o.To == "":
		return "rapat sejak " + locale.Day(o.From)
	case o.From == data.NewDate(o.From.Year(), time.January, 1) && o.To == data.NewDate(o.From.Year(), time.December, 31):
		return fmt.Sprintf("rapat tahun %d", o.From.Year())
	}
	return "rapat " + locale.Day(o.From) + " s.d. " + locale.Day(o.To)
}

func gatherRecap(tx *data.Tx, office Office, today Date, order RecapOrder) (recap.Recap, error) {
	period := order.month(today)
	t, err := newTally(tx, today)
	if err != nil {
		return recap.Recap{}, err
	}
	f4, err := onF4(tx)
	if err != nil {
		return recap.Recap{}, err
	}
	t.out = recap.Recap{F4: f4, Letterhead: letterheadLines(office), Period: or(order.words(), locale.Month(period)), AsOn: today.Time()}
	rows, err := tx.FollowUps().Register(data.RegisterFilter{Sort: data.SortAgency, BornFrom: order.From, BornTo: order.To})
	if err != nil {
		return recap.Recap{}, err
	}
	if t.names, err = namesIn(tx, rows); err != nil {
		return recap.Recap{}, err
	}
	t.setPeriods(rows, period)
	if err := t.tellPeriods(rows); err != nil {
		return recap.Recap{}, err
	}
	for _, f := range rows {
		if err := t.add(f); err != nil {
			return recap.Recap{}, err
		}
	}
	t.out.Agencies, t.out.Issues = figures(t.byAgency), figures(t.byIssue)
	return t.out, nil
}

// A tally counts follow-ups by agency and by issue while it lists them.
type tally struct {
	tx       *data.Tx
	today    Date
	periods  []Period                              // told of, the present one last
	owed     []map[int64]map[int64]recap.Reporting // of each period, by agency and follow-up
	agencies map[int64]Agency
	issues   map[int64]Issue
	names    roll // persons whose posts stand in the place of their names
	out      recap.Recap
	byAgency []*share
	byIssue  []*share
}

func newTally(tx *data.Tx, today Date) (t tally, err error) {
	t = tally{tx: tx, today: today}
	if t.agencies, err = agenciesByID(tx); err != nil {
		return t, err
	}
	t.issues, err = issuesByID(tx)
	return t, err
}

// A share is a line of figures while it grows.
type share struct {
	id, position int64
	line         recap.Line
}

func (t *tally) add(f data.RegisterRow) error {
	if f.Classification != data.Ordinary && f.Classification != data.Limited {
		t.out.Withheld++
		return nil
	}
	reports, err := t.reports(f)
	if err != nil {
		return err
	}
	t.out.FollowUps = append(t.out.FollowUps, t.describe(f, reports))
	a, i := shareOf(&t.byAgency, t.agency(f.LeadID)), shareOf(&t.byIssue, t.issue(f.IssueID))
	for _, s := range []*share{a, i} {
		s.count(f, t.today)
	}
	t.told(&a.line, f)
	if f.ReportedOn != "" {
		if on := f.ReportedOn.Time(); on.After(a.line.LastOn) {
			a.line.LastOn = on
		}
	}
	return nil
}

func (t *tally) agency(id int64) share {
	if a, ok := t.agencies[id]; ok {
		return share{id: id, position: a.Position, line: recap.Line{Code: a.Code, Name: a.Name}}
	}
	return share{id: id, position: last, line: recap.Line{Name: "Tanpa penanggung jawab"}}
}

func (t *tally) issue(id int64) share {
	if i, ok := t.issues[id]; ok {
		return share{id: id, position: i.Position, line: recap.Line{Name: i.Name}}
	}
	return share{id: id, position: last, line: recap.Line{Name: "Tanpa isu strategis"}}
}

// last is the position of what has none of its own.
const last = math.MaxInt64

// shareOf finds the share of an agency or issue, or begins it.
func shareOf(shares *[]*share, first share) *share {
	for _, s := range *shares {
		if s.id == first.id {
			return s
		}
	}
	*shares = append(*shares, &first)
	return &first
}

func (s *share) count(f data.RegisterRow, today Date) {
	c := &s.line.Count
	switch {
	case f.Status == data.InProgress:
		c.InProgress++
	case f.Status == data.Done && f.Verification == data.Accepted:
		c.Finished++
	case f.Status == data.Done:
		c.Unverified++
	case f.Status == data.Obstructed:
		c.Hindered++
	case f.Status == data.Impossible:
		c.Impossible++
	default:
		c.NotStarted++
	}
	if f.Late(today) {
		c.Overdue++
	}
}

// figures puts the lines in their order and tells what share is done. An agency's
// own word on its progress plays no part in it.
func figures(shares []*share) []recap.Line {
	slices.SortStableFunc(shares, func(a, b *share) int { return cmp.Compare(a.position, b.position) })
	out := make([]recap.Line, 0, len(shares))
	for _, s := range shares {
		if n := s.line.Count.Total(); n > 0 {
			done := float64(s.line.Count.Finished) / float64(n)
			s.line.Done = &done
		}
		out = append(out, s.line)
	}
	return out
}

func (t *tally) describe(f data.RegisterRow, reports []data.Report) recap.FollowUp {
	var report data.Report
	for _, r := range reports {
		if r.ID == f.LastReportID {
			report = r
		}
	}
	out := recap.FollowUp{
		Number: f.Number, Issue: f.IssueName, Agency: f.LeadCode, Status: statusWord(f.Status), Verification: verificationWords[f.Verification],
		Overdue: f.Late(t.today), ReportedOn: f.ReportedOn.Time(),
	}
	t.tell(&out, f, report)
	if f.Due.Kind == data.DueDay { // a period is told by its name
		out.Due = f.Due.On.Time()
	}
	for i, id := range f.Supports {
		if i > 0 {
			out.Support += ", "
		}
		out.Support += t.agencies[id].Code
	}
	if f.ReportedOn != "" {
		p := float64(f.Progress) / 1000
		out.Progress = &p
	} else {
		out.Verification = ""
	}
	return out
}

// verificationWords are what the secretariat says of a report.
var verificationWords = map[data.VerificationState]string{
	data.Pending: "Belum", data.Accepted: "Diterima", data.Returned: "Dikembalikan",
}
