package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rakor.id/rakor/app/locale"
	"rakor.id/rakor/data"
	"rakor.id/rakor/export/minutes"
)

// An Excerpt (petikan) says of what a part of the minutes is wanted: of what
// concerns one agency, or of one decision. Only one of the two is set.
type Excerpt struct {
	Agency   string // name, as the minutes have it
	Decision int    // number, as the minutes have it, from 1
}

// An ExcerptChoice is something the minutes have an excerpt of.
type ExcerptChoice struct {
	Excerpt
	Text string // how the decision begins, or the agency's name
}

func (e Excerpt) String() string {
	if e.Decision > 0 {
		return fmt.Sprintf("Keputusan/arahan nomor %d", e.Decision)
	}
	return e.Agency
}

// fileName is the end of the name of a file that has the excerpt.
func (e Excerpt) fileName() string {
	switch {
	case e.Decision > 0:
		return fmt.Sprintf("-keputusan-%d", e.Decision)
	case e.Agency != "":
		return "-" + cutTo(strings.ToLower(strings.Join(wordsOf(e.Agency), "-")), longestName/2)
	}
	return ""
}

// Excerpts lists what the newest version of a meeting's minutes has excerpts
// of: the agencies that it concerns in the order of the attendance list, then
// its decisions.
func (s *Minutes) Excerpts(ctx context.Context, meetingID int64) ([]ExcerptChoice, error) {
	src, err := s.source(ctx, meetingID, CopyExcerpt)
	if err != nil {
		return nil, err
	}
	var out []ExcerptChoice
	full := onPaper(src.content, src.pictures)
	for _, name := range agenciesIn(src.content) {
		if c := newConcern(src, name); c.any(full) {
			out = append(out, ExcerptChoice{Excerpt{Agency: name}, name})
		}
	}
	for i, d := range full.Decisions {
		out = append(out, ExcerptChoice{Excerpt{Decision: i + 1}, beginning(d.Text)})
	}
	return out, nil
}

// beginning is as much of a text as a list has room for.
func beginning(s string) string {
	const most = 60
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return strings.TrimSpace(string(r[:most])) + "…"
}

// agenciesIn lists the agencies that were invited or given something to do,
// each once.
func agenciesIn(c Content) []string {
	var names []string
	add := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, a := range c.Attendance {
		if !a.Guest {
			add(a.Institution)
		}
	}
	broadcast := map[string]bool{}
	for _, f := range c.FollowUps {
		broadcast[f.Parent] = true
	}
	for _, f := range c.FollowUps {
		if !broadcast[f.Number] { // its lead is a group
			add(f.Lead)
		}
		for _, name := range f.Supports {
			add(name)
		}
	}
	return names
}

// excerpt cuts the minutes down to what was asked for, and says of what they
// are an excerpt.
func (s *Minutes) excerpt(src source, m minutes.Minutes, of Excerpt) (minutes.Minutes, minutes.Excerpt, error) {
	var keep keeper
	switch {
	case of.Decision > 0 && of.Decision <= len(m.Decisions):
		keep = oneDecision{m, m.Decisions[of.Decision-1].ID}
	case of.Decision != 0:
		return m, minutes.Excerpt{}, &Problem{Message: "Notula ini tidak memuat keputusan nomor %d. Pilih nomor dari daftarnya.", Args: []any{of.Decision}}
	default:
		c := newConcern(src, of.Agency)
		if !slices.Contains(agenciesIn(src.content), of.Agency) || !c.any(m) {
			return m, minutes.Excerpt{}, &Problem{Message: "Notula ini tidak memuat apa pun yang berkenaan dengan “%s”. Pilih perangkat daerah dari daftarnya.", Args: []any{of.Agency}}
		}
		keep = c
	}
	return cut(m, keep), minutes.Excerpt{Of: of.String(), Source: src.describe(of)}, nil
}

// describe is the sentence that says which minutes an excerpt is of.
func (s source) describe(of Excerpt) string {
	v, c := s.frozen, s.content
	hash := v.Hash.String()
	at := v.FinalizedAt.In(s.zone.Location())
	return fmt.Sprintf("Dipetik dari notula %s, %s, versi %d, disahkan %s, sidik isi (SHA-256) %s %s %s %s. "+
		"Petikan ini hanya memuat yang berkenaan dengan %s; selengkapnya ada pada notula itu.",
		c.Meeting.Title, locale.LongDay(data.Date(c.Meeting.HeldOn)), c.Version, locale.Day(data.DateOf(at)),
		hash[:16], hash[16:32], hash[32:48], hash[48:], strings.Replace(of.String(), "Keputusan", "keputusan", 1))
}

// A keeper says what stays in an excerpt.
type keeper interface {
	point(p minutes.Point) bool // said in general, directed, decided
	report(r minutes.Report) bool
	// followUp returns the row as the excerpt has it.
	followUp(f minutes.FollowUp) (minutes.FollowUp, bool)
}

// cut leaves of m what k keeps, numbered as in the whole. Who was there and what
// is enclosed are no part of an excerpt; the recorder vouches for it.
func cut(m minutes.Minutes, k keeper) minutes.Minutes {
	out := minutes.Minutes{
		Letterhead: m.Letterhead, Identity: m.Identity, Leaders: m.Leaders, Supersedes: m.Supersedes,
		Number: m.Number, Classification: m.Classification, Place: m.Place,
	}
	for i, t := range m.Topics {
		if t = cutTopic(t, k); len(t.Points)+len(t.Reports) > 0 {
			t.Number = i + 1
			out.Topics = append(out.Topics, t)
		}
	}
	out.Opening = kept(m.Opening, k.point)
	out.Decisions = kept(m.Decisions, k.point)
	for _, f := range m.FollowUps {
		if row, ok := k.followUp(f); ok {
			row.Action = f.Number + ". " + or(row.Action, row.Direction)
			out.FollowUps = append(out.FollowUps, row)
		}
	}
	for _, s := range m.Signers {
		if s.Role == "recorder" {
			s.Field = ""
			out.Signers = append(out.Signers, s)
		}
	}
	return out
}

func cutTopic(t minutes.Topic, k keeper) minutes.Topic {
	before := len(t.Points)
	t.Points = kept(t.Points, k.point)
	var reports []minutes.Report
	for i, r := range t.Reports {
		if k.report(r) {
			r.Number = before + i + 1
			reports = append(reports, r)
		}
	}
	t.Reports = reports
	return t
}

func kept(points []minutes.Point, keep func(minutes.Point) bool) []minutes.Point {
	var out []minutes.Point
	for i, p := range points {
		if keep(p) {
			p.Number = i + 1
			out = append(out, p)
		}
	}
	return out
}

// oneDecision keeps a decision and what was ordered upon it.
type oneDecision struct {
	whole minutes.Minutes
	id    string
}

func (k oneDecision) point(p minutes.Point) bool { return p.ID == k.id }
func (oneDecision) report(minutes.Report) bool   { return false }
func (k oneDecision) followUp(f minutes.FollowUp) (minutes.FollowUp, bool) {
	return f, f.From == k.id
}

// FindExcerpt finds the excerpt that a word asks for: an agency by its name, as
// the minutes have it, or by its short name or another that people use.
func (s *Minutes) FindExcerpt(ctx context.Context, meetingID int64, agency string) (Excerpt, error) {
	src, err := s.source(ctx, meetingID, CopyExcerpt)
	if err != nil {
		return Excerpt{}, err
	}
	word := strings.TrimPrefix(strings.TrimSpace(agency), "@")
	names := agenciesIn(src.content)
	for _, name := range names {
		if strings.EqualFold(name, word) {
			return Excerpt{Agency: name}, nil
		}
	}
	for _, a := range src.agencies {
		called := slices.ContainsFunc(append(a.Aliases, a.Code), func(other string) bool { return strings.EqualFold(other, word) })
		if called && slices.Contains(names, a.Name) {
			return Excerpt{Agency: a.Name}, nil
		}
	}
	return Excerpt{}, &Problem{Message: "Notula ini tidak memuat apa pun yang berkenaan dengan “%s”. Pilih perangkat daerah dari daftarnya.", Args: []any{word}}
}
