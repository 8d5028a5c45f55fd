package app

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/recap"
)

// The page for the opening of a meeting (bahan pembukaan) goes to the chair and
// may be read out: what a limited meeting said is counted but not told, what is
// secret is neither, and persons are called by their posts.

// Most of what the page tells.
const (
	mostObstacles = 5
	mostBars      = 14
	mostSilent    = 20
	mostRunes     = 220 // of an obstacle
)

// Opening writes the figures since a meeting on one page, as PDF. 0 means the
// last meeting whose minutes are final.
func (s *Recaps) Opening(ctx context.Context, sinceMeeting int64) ([]byte, error) {
	o, at, err := s.opening(ctx, sinceMeeting)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if _, err := recap.OpeningPDF(ctx, &b, o, at); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (s *Recaps) opening(ctx context.Context, sinceMeeting int64) (o recap.Opening, at time.Time, err error) {
	err = s.read(ctx, func(tx *data.Tx) error {
		office, err := tx.Office()
		if err != nil {
			return err
		}
		at = s.clock().In(office.Zone.Location())
		g := opener{tx: tx, today: data.DateOf(at)}
		g.out = recap.Opening{Letterhead: letterheadLines(office), AsOn: g.today.Time()}
		if g.out.F4, err = onF4(tx); err != nil {
			return err
		}
		for _, step := range []func() error{
			func() error { return g.since(sinceMeeting) }, g.read,
			func() error { return g.silent(&Reporting{s.desk}) },
		} {
			if err := step(); err != nil {
				return err
			}
		}
		g.figures()
		g.bars()
		err = g.obstacles()
		o = g.out
		return err
	})
	return o, at, err
}

// An opener gathers the page.
type opener struct {
	tx      *data.Tx
	today   Date
	meeting Meeting // counted from
	ordered []data.RegisterRow
	done    []data.RegisterRow // accepted since
	open    []data.RegisterRow
	out     recap.Opening
}

// since finds the meeting that is counted from.
func (g *opener) since(id int64) (err error) {
	if id != 0 {
		g.meeting, err = g.tx.Meetings().Get(id)
	} else {
		g.meeting, err = lastFinal(g.tx, g.today)
	}
	if err != nil {
		return err
	}
	title := g.meeting.Title
	if g.meeting.Classification != data.Ordinary {
		title = "rapat " + string(g.meeting.Classification)
	}
	g.out.Since = withoutNumbers(title) + ", " + locale.Day(g.meeting.HeldOn)
	return nil
}

func lastFinal(tx *data.Tx, today Date) (Meeting, error) {
	rows, err := tx.Meetings().Page(data.MeetingFilter{To: today, States: []data.MeetingState{data.Final, data.Amending}}, 1, 0)
	switch {
	case err != nil:
		return Meeting{}, err
	case len(rows) > 0:
		return rows[0].Meeting, nil
	}
	return Meeting{}, &Problem{Message: "Belum ada rapat yang notulanya disahkan, jadi belum ada angka untuk pembukaan."}
}

// read gathers the follow-ups that are told of, and counts those that are not.
func (g *opener) read() error {
	ids, err := g.tx.FollowUps().DoneSince(g.meeting.HeldOn)
	if err != nil {
		return err
	}
	withheld := map[int64]bool{}
	for _, part := range []struct {
		to     *[]data.RegisterRow
		filter data.RegisterFilter
	}{
		{&g.ordered, data.RegisterFilter{BornFrom: g.meeting.HeldOn, BornTo: g.today}},
		{&g.done, data.RegisterFilter{IDs: ids}},
		{&g.open, data.RegisterFilter{Scope: data.ScopeOpen, Sort: data.SortDue}},
	} {
		rows, err := g.tx.FollowUps().Register(part.filter)
		if err != nil {
			return err
		}
		for _, f := range rows {
			if withheldFromSheets(f.Classification) {
				withheld[f.ID] = true
				continue
			}
			*part.to = append(*part.to, f)
		}
	}
	g.out.Remarks = append(g.out.Remarks, "Selesai dihitung hanya yang laporannya diterima sekretariat; pernyataan OPD saja tidak dihitung.")
	if n := len(withheld); n > 0 {
		g.out.Remarks = append(g.out.Remarks, fmt.Sprintf("Tidak termasuk %d tindak lanjut rapat rahasia.", n))
	}
	return nil
}

func (g *opener) figures() {
	soon := g.today.AddDays(7)
	count := func(is func(f data.RegisterRow) bool) (n int) {
		for _, f := range g.open {
			if is(f) {
				n++
			}
		}
		return n
	}
	g.out.Figures = []recap.Figure{
		{Text: "diperintahkan dalam rapat sejak " + locale.Day(g.meeting.HeldOn), Value: len(g.ordered)},
		{Text: "selesai dan diterima sekretariat sejak itu, dari semua rapat", Value: len(g.done)},
		{Text: "masih terbuka, dari semua rapat", Value: len(g.open)},
		{Text: "di antaranya terlambat dari tenggatnya", Value: count(func(f data.RegisterRow) bool { return f.Late(g.today) })},
		{Text: "di antaranya jatuh tempo dalam tujuh hari", Value: count(func(f data.RegisterRow) bool { return f.Due.On >= g.today && f.Due.On <= soon })},
		{Text: "di antaranya terkendala menurut OPD-nya", Value: count(func(f data.RegisterRow) bool { return f.Status == data.Obstructed })},
		{Text: "di antaranya dinyatakan selesai oleh OPD, menunggu verifikasi", Value: count(func(f data.RegisterRow) bool {
			return f.Status == data.Done && f.Verification == data.Pending
		})},
		{Text: "di antaranya laporannya dikembalikan untuk diperbaiki", Value: count(func(f data.RegisterRow) bool { return f.Verification == data.Returned })},
	}
}

// silent says whose reports of the last period are missing.
func (g *opener) silent(reporting *Reporting) error {
	p, err := reporting.current(g.tx, data.Monthly)
	if err != nil || len(p.Agencies) == 0 {
		return err
	}
	var codes []string
	for _, a := range p.Silent() {
		codes = append(codes, a.Agency.Code)
	}
	if len(codes) == 0 {
		g.out.Silent = fmt.Sprintf("Semua %d OPD yang wajib melapor untuk %s sudah mengirim laporan.", len(p.Agencies), locale.Span(p.Span))
		return nil
	}
	rest := ""
	if n := len(codes) - mostSilent; n > 0 {
		codes, rest = codes[:mostSilent], fmt.Sprintf(", dan %d lain", n)
	}
	g.out.Silent = fmt.Sprintf("%d dari %d OPD yang wajib melapor untuk %s (batas %s) belum mengirim laporan apa pun: %s.",
		len(p.Silent()), len(p.Agencies), locale.Span(p.Span), locale.Day(p.Deadline), strings.Join(codes, ", ")+rest)
	return nil
}

// obstacles tells of the weightiest: by priority, then the latest.
func (g *opener) obstacles() error {
	var stuck []data.RegisterRow
	for _, f := range g.open {
		if f.Status == data.Obstructed {
			stuck = append(stuck, f)
		}
	}
	due := func(f data.RegisterRow) Date { return Date(or(string(f.Due.On), "9999")) }
	slices.SortStableFunc(stuck, func(a, b data.RegisterRow) int {
		return cmp.Or(cmp.Compare(a.Priority, b.Priority), cmp.Compare(due(a), due(b)), cmp.Compare(a.Number, b.Number))
	})
	if n := len(stuck) - mostObstacles; n > 0 {
		stuck, g.out.More = stuck[:mostObstacles], n
	}
	names, err := namesIn(g.tx, stuck)
	if err != nil {
		return err
	}
	for _, f := range stuck {
		r, err := g.tx.Reports().Get(f.LastReportID)
		if err != nil {
			return err
		}
		g.out.Obstacles = append(g.out.Obstacles, recap.Obstacle{
			Number: f.Number, Agency: or(f.LeadCode, "tanpa penanggung jawab"), Text: g.obstacle(f, r, names),
		})
	}
	return nil
}

func (g *opener) obstacle(f data.RegisterRow, r data.Report, names roll) string {
	text := limitedWords
	if f.Classification == data.Ordinary {
		text = strings.TrimRight(names.withoutNames(f.Action), ". ")
		if why := strings.TrimSpace(names.withoutNames(or(r.Obstacle, r.Narrative))); why != "" {
			text += "; " + why
		}
	}
	if short := cutRunes(text, mostRunes); short != text {
		text = strings.TrimSpace(short) + " …"
	}
	if f.Late(g.today) {
		text = strings.TrimRight(text, ".") + fmt.Sprintf(" (terlambat %d hari)", g.today.Sub(f.Due.On))
	}
	return text
}

// bars draws the agencies with most behind, then most open.
func (g *opener) bars() {
	byCode := map[string]*recap.Bar{}
	of := func(f data.RegisterRow) *recap.Bar {
		code := or(f.LeadCode, "Tanpa OPD")
		if byCode[code] == nil {
			byCode[code] = &recap.Bar{Code: code}
		}
		return byCode[code]
	}
	for _, f := range g.done {
		of(f).Done++
	}
	for _, f := range g.open {
		if f.Late(g.today) {
			of(f).Behind++
		} else {
			of(f).InTime++
		}
	}
	for _, b := range byCode {
		g.out.Agencies = append(g.out.Agencies, *b)
	}
	slices.SortFunc(g.out.Agencies, func(a, b recap.Bar) int {
		return cmp.Or(cmp.Compare(b.Behind, a.Behind), cmp.Compare(b.InTime, a.InTime), cmp.Compare(b.Done, a.Done), cmp.Compare(a.Code, b.Code))
	})
	if n := len(g.out.Agencies) - mostBars; n > 0 {
		g.out.Agencies, g.out.Others = g.out.Agencies[:mostBars], n
	}
}
