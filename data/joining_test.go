package data

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// pass gives all that from has to to.
func pass(t testing.TB, from, to *archive, since int64) JoinReport {
	t.Helper()
	from.now, to.now = from.now.Add(time.Second), to.now.Add(time.Second)
	var r JoinReport
	err := from.Bundle(context.Background(), Actor{At: from.now, Who: "Notulis"}, BundleScope{Name: filepath.Base(from.path), Since: since}, func(b *Bundle) (err error) {
		r, err = to.Join(context.Background(), Actor{At: to.now, Who: "Notulis"}, b, false, nil)
		return err
	})
	if err != nil {
		t.Fatalf("pass %s to %s: %v", from.path, to.path, err)
	}
	return r
}

// sameContent fails with the first lines in which archives differ.
func sameContent(t testing.TB, archives ...*archive) {
	t.Helper()
	var first []string
	for i, a := range archives {
		var lines []string
		a.read(func(tx *Tx) (err error) {
			lines, err = tx.contentLines()
			return err
		})
		if i == 0 {
			first = lines
			continue
		}
		shown := 0
		for _, l := range differing(first, lines) {
			if shown++; shown < 12 {
				t.Errorf("archive %d: %.700s", i, l)
			}
		}
		if shown > 0 {
			t.Fatalf("archive %d differs from the first in %d lines of %d", i, shown, len(first))
		}
	}
}

func differing(a, b []string) (out []string) {
	for _, l := range a {
		if _, ok := slices.BinarySearch(b, l); !ok {
			out = append(out, "only first: "+l)
		}
	}
	for _, l := range b {
		if _, ok := slices.BinarySearch(a, l); !ok {
			out = append(out, "only other: "+l)
		}
	}
	return out
}

func TestJoinTwoMinuteTakers(t *testing.T) {
	a, b := newArchive(t), newArchive(t)
	s := a.sample()
	pass(t, a, b, 0)
	sameContent(t, a, b)
	var there Meeting
	b.read(func(tx *Tx) (err error) {
		there, err = tx.Meetings().ByUID(s.meeting.UID)
		return err
	})
	a.write(func(tx *Tx) error { return tx.Entries().Add(s.entry("Dari laptop pertama")) })
	b.write(func(tx *Tx) error {
		items, err := tx.Agenda().OfMeeting(there.ID)
		if err != nil {
			return err
		}
		return tx.Entries().Add(&Entry{MeetingID: there.ID, ItemID: items[1].ID, Kind: KindInfo, Body: "Dari laptop kedua", Typed: "x", At: noon})
	})
	pass(t, a, b, 0)
	r := pass(t, b, a, 0)
	if r.New != 1 || len(r.Conflicts) != 0 || len(r.Meetings) != 1 {
		t.Errorf("got %+v, want one new row in one meeting", r)
	}
	pass(t, a, b, 0)
	sameContent(t, a, b)
	if r := pass(t, b, a, 0); r.New+r.Changed != 0 || r.Writes {
		t.Errorf("taken again: got %+v, want that nothing happens", r)
	}
	a.checkClean()
	b.checkClean()
}

func TestBundlesThatAreRefused(t *testing.T) {
	a, b := newArchive(t), newArchive(t)
	a.sample()
	take := func(to *archive, spoil func(*Bundle)) error {
		return a.Bundle(context.Background(), Actor{At: noon, Who: "x"}, BundleScope{}, func(bundle *Bundle) error {
			spoil(bundle)
			_, err := to.Join(context.Background(), Actor{At: noon, Who: "x"}, bundle, false, nil)
			return err
		})
	}
	for name, c := range map[string]struct {
		to    *archive
		spoil func(*Bundle)
		want  error
	}{
		"its own":        {a, func(*Bundle) {}, ErrOwnBundle},
		"newer":          {b, func(x *Bundle) { x.Schema++ }, ErrNewer},
		"older":          {b, func(x *Bundle) { x.Schema-- }, ErrOlder},
		"changed line":   {b, func(x *Bundle) { x.Lines[3].Data += " " }, ErrCorrupt},
		"unknown table":  {b, func(x *Bundle) { x.Rows[3].Table = "sqlite_schema" }, ErrInvalid},
		"unknown column": {b, func(x *Bundle) { x.Rows[3].Values["id"] = []byte("1") }, ErrInvalid},
		"no column":      {b, func(x *Bundle) { clear(x.Rows[3].Values) }, ErrInvalid},
		"set back":       {b, func(x *Bundle) { x.Heads = append(x.Heads, KnownHead{Node: b.node, Seq: 99}) }, ErrForked},
	} {
		var before, after Hash
		before, _ = c.to.Digest(context.Background())
		if err := take(c.to, c.spoil); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
		if after, _ = c.to.Digest(context.Background()); before != after {
			t.Errorf("%s: something was written", name)
		}
	}
	other := newArchive(t)
	for to, name := range map[*archive]string{a: "Pemerintah Kota Prabumulih", other: "Pemerintah Kota Lain"} {
		to.write(func(tx *Tx) error { return tx.SetOffice(&Office{Government: name, Zone: WIB}) })
	}
	if err := take(other, func(*Bundle) {}); !errors.Is(err, ErrOtherOffice) {
		t.Errorf("another office: got %v", err)
	}
}

// A typist does things to an archive at random, as a person might.
type typist struct {
	*archive
	r     *rand.Rand
	name  string
	n     int
	said  []string        // in this step
	texts map[string]bool // that were stored
	third bool            // there are more than two laptops
}

// text makes a text that was never written before, and remembers it.
func (p *typist) text() string {
	p.n++
	s := fmt.Sprintf("kalimat %s %d", p.name, p.n)
	p.said = append(p.said, s)
	return s
}

// content is a text for a file. A third laptop does not get the files of what a
// second one left out, only what was said of them.
func (p *typist) content() string {
	s := p.text()
	if p.third {
		p.said = p.said[:len(p.said)-1]
	}
	return s
}

func pick[T any](r *rand.Rand, from []T) (v T, ok bool) {
	if len(from) == 0 {
		return v, false
	}
	return from[r.IntN(len(from))], true
}

// step does one thing; what cannot be done in that state is not done.
func (p *typist) step() {
	p.t.Helper()
	p.said = nil
	err := p.try(func(tx *Tx) error {
		ms, err := all[Meeting](tx, "ORDER BY uid")
		if err != nil {
			return err
		}
		m, ok := pick(p.r, ms)
		if !ok || p.r.IntN(60) == 0 {
			return p.plan(tx)
		}
		return p.act(tx, m)
	})
	if err != nil && !errors.Is(err, ErrFinal) && !errors.Is(err, ErrInvalid) && !errors.Is(err, ErrDuplicate) && !errors.Is(err, errIdle) {
		p.t.Fatal(err)
	}
	for _, s := range p.said {
		if err == nil {
			p.texts[s] = true
		}
	}
}

var errIdle = errors.New("nothing to do")

func (p *typist) plan(tx *Tx) error {
	m := Meeting{Title: p.text(), HeldOn: today, Starts: "09:00"}
	if err := tx.Meetings().Add(&m); err != nil {
		return err
	}
	for range 3 {
		if err := tx.Agenda().Add(&AgendaItem{MeetingID: m.ID, Title: p.text()}); err != nil {
			return err
		}
	}
	agencies, err := tx.Agencies().All("")
	if err != nil {
		return err
	}
	for _, g := range agencies {
		if err := tx.Attendances().Add(&Attendance{MeetingID: m.ID, AgencyID: g.ID, Post: g.Name}); err != nil {
			return err
		}
	}
	return nil
}

func (p *typist) act(tx *Tx, m Meeting) error {
	items, err := tx.Agenda().OfMeeting(m.ID)
	if err != nil {
		return err
	}
	item, _ := pick(p.r, items)
	es, err := all[Entry](tx, "WHERE meeting_id = ? ORDER BY uid", m.ID)
	if err != nil {
		return err
	}
	e, some := pick(p.r, es)
	switch k := p.r.IntN(100); {
	case k < 25 || !some && k < 60:
		return tx.Entries().Add(&Entry{MeetingID: m.ID, ItemID: item.ID, Kind: KindInfo, Body: p.text(), Typed: "x", At: noon})
	case k < 42:
		e.Body = p.text()
		return tx.Entries().Update(&e)
	case k < 47:
		e.Deleted = !e.Deleted
		return tx.Entries().Update(&e)
	case k < 52:
		return tx.Entries().Move(&e, item.ID, 0)
	case k < 60:
		return p.attend(tx, m)
	case k < 70:
		return p.followUp(tx, m, item, e)
	case k < 84:
		return p.report(tx, m)
	case k < 90:
		return p.paper(tx, m, item)
	case k < 95:
		return p.lists(tx)
	}
	return p.lifecycle(tx, m)
}

func (p *typist) attend(tx *Tx, m Meeting) error {
	list, err := tx.Attendances().OfMeeting(m.ID)
	a, ok := pick(p.r, list)
	if err != nil || !ok {
		return err
	}
	a.Status, _ = pick(p.r, AttendanceStatuses)
	a.Name = p.text()
	if p.r.IntN(8) == 0 {
		a.Deleted = true
	}
	return tx.Attendances().Update(&a)
}

func (p *typist) followUp(tx *Tx, m Meeting, item AgendaItem, e Entry) error {
	agencies, err := tx.Agencies().All("")
	if err != nil {
		return err
	}
	g, _ := pick(p.r, agencies)
	h, _ := pick(p.r, agencies)
	fs, err := tx.FollowUps().list("WHERE meeting_id = ? ORDER BY uid", m.ID)
	if f, ok := pick(p.r, fs); ok && p.r.IntN(3) > 0 {
		f.Indicator = p.text()
		f.Due = Due{Kind: DueDay, On: today}
		if g.ID != h.ID {
			f.LeadID, f.Supports = g.ID, []int64{h.ID}
		}
		if f.BornAt.IsZero() {
			f.Action, f.Withdrawn = p.text(), p.r.IntN(5) == 0
		}
		return tx.FollowUps().Update(&f)
	}
	f := FollowUp{MeetingID: m.ID, ItemID: item.ID, EntryID: e.ID, Action: p.text(), LeadID: g.ID}
	if g.ID != h.ID {
		f.Supports = []int64{h.ID}
	}
	return errors.Join(err, tx.FollowUps().Add(&f))
}

func (p *typist) report(tx *Tx, m Meeting) error {
	fs, err := tx.FollowUps().list("WHERE born_at IS NOT NULL AND NOT broadcast ORDER BY uid")
	f, ok := pick(p.r, fs)
	if err != nil || !ok {
		return err
	}
	rs, err := tx.Reports().OfFollowUp(f.ID)
	if err != nil {
		return err
	}
	last, some := pick(p.r, rs)
	switch k := p.r.IntN(10); {
	case k < 3 && some:
		return tx.Verifications().Add(&Verification{ReportID: last.ID, Verdict: Accepted, Note: p.text()})
	case k < 4 && some:
		return tx.Reports().Revoke(last.ID, p.text())
	case k < 5:
		e := Extension{FollowUpID: f.ID, Due: Due{Kind: DueDay, On: today}, AskedOn: today, Reason: p.text()}
		if p.r.IntN(2) == 0 {
			e.MeetingID = m.ID
		}
		return tx.Extensions().Ask(&e)
	case k < 6:
		es, err := tx.Extensions().OfFollowUp(f.ID)
		if e, ok := pick(p.r, es); ok {
			return tx.Extensions().Decide(&ExtensionDecision{ExtensionID: e.ID, Granted: p.r.IntN(2) == 0, Note: p.text()})
		}
		return err
	}
	progress := p.r.IntN(1001)
	r := Report{FollowUpID: f.ID, Role: AsLead, Source: ByHand, Status: InProgress, Progress: &progress, Narrative: p.text()}
	if p.r.IntN(2) == 0 {
		r.Source, r.MeetingID = FromMeeting, m.ID
	}
	return tx.Reports().Add(&r)
}

func (p *typist) paper(tx *Tx, m Meeting, item AgendaItem) error {
	switch p.r.IntN(4) {
	case 0:
		return tx.Officials().Set(&MeetingOfficial{MeetingID: m.ID, Role: RoleChair, Post: p.text()})
	case 1:
		return tx.Attachments().Add(&Attachment{MeetingID: m.ID, Kind: Material, Name: p.text(), MIME: "text/plain"}, []byte(p.content()), nil)
	case 2:
		item.Title = p.text()
		return tx.Agenda().Update(&item)
	}
	agencies, err := tx.Agencies().All("")
	if err != nil {
		return err
	}
	g, _ := pick(p.r, agencies)
	return tx.SheetExports().Add(&SheetExport{AgencyID: g.ID, Period: "2026-11", Schema: 1, Name: p.text()}, nil, []byte(p.content()))
}

func (p *typist) lists(tx *Tx) error {
	agencies, err := tx.Agencies().All("")
	if err != nil {
		return err
	}
	g, _ := pick(p.r, agencies)
	if p.r.IntN(2) == 0 {
		return tx.People().Add(&Person{AgencyID: g.ID, PersonName: PersonName{Name: p.text()}, Active: true})
	}
	if p.r.IntN(2) == 0 {
		return tx.Agencies().SetAliases(g.ID, append(g.Aliases, p.text()))
	}
	g.HeadPost = p.text()
	return tx.Agencies().Update(&g)
}

func (p *typist) lifecycle(tx *Tx, m Meeting) error {
	switch m.State {
	case Planned:
		m.State, m.OpenedAt = Running, tx.At()
	case Running:
		m.State, m.ClosedAt = Closed, tx.At()
	case Final:
		return tx.Meetings().Amend(&m, p.text())
	default:
		if p.r.IntN(3) > 0 {
			m.Place = p.text()
			return tx.Meetings().Update(&m)
		}
		v := MinutesVersion{Content: fmt.Sprintf(`{"isi":%q}`, p.text())}
		if err := tx.Minutes().Finalize(&m, &v); err != nil {
			return err
		}
		return tx.Minutes().AddFile(&MinutesFile{VersionID: v.ID, Kind: UnsignedPDF, Name: p.text()}, []byte(p.content()))
	}
	return tx.Meetings().Update(&m)
}

// nothingLost fails if a text that was written on any side is not to be found in
// an archive: in its rows, its history or its conflicts.
func nothingLost(t testing.TB, a *archive, typists ...*typist) {
	t.Helper()
	var all strings.Builder
	a.read(func(tx *Tx) error {
		for _, q := range []string{"SELECT data FROM history", "SELECT data FROM join_lines", "SELECT left_value || right_value FROM conflicts", "SELECT CAST(bytes AS TEXT) FROM blobs"} {
			err := scan(tx, func(r rows) error {
				var s string
				err := r.Scan(&s)
				all.WriteString(s + "\n")
				return err
			}, q)
			if err != nil {
				return err
			}
		}
		return nil
	})
	have := map[string]bool{}
	text := all.String()
	for i := strings.Index(text, "kalimat "); i >= 0; {
		rest := text[i:]
		end := strings.IndexFunc(rest[len("kalimat "):], func(r rune) bool { return r != ' ' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') })
		have[strings.TrimSpace(rest[:len("kalimat ")+max(end, 0)])] = true
		next := strings.Index(rest[1:], "kalimat ")
		if next < 0 {
			break
		}
		i += 1 + next
	}
	lost := 0
	for _, p := range typists {
		for s := range p.texts {
			if !have[s] {
				if lost++; lost < 5 {
					t.Errorf("lost: %q", s)
				}
			}
		}
	}
	if lost > 0 {
		t.Errorf("%d texts lost", lost)
	}
}

// begin is an archive with a few meetings that others then take.
func begin(t testing.TB, seed uint64, names string) []*typist {
	first := newArchive(t)
	first.sample()
	ps := []*typist{{archive: first, r: rand.New(rand.NewPCG(seed, 0)), name: names[:1], texts: map[string]bool{}}}
	for range 60 {
		ps[0].step()
	}
	for i := range names[1:] {
		p := &typist{archive: newArchive(t), r: rand.New(rand.NewPCG(seed, uint64(i+1))), name: names[i+1 : i+2], texts: map[string]bool{}}
		pass(t, first, p.archive, 0)
		ps = append(ps, p)
	}
	return ps
}

func TestJoinAThousandRandomEdits(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			ps := begin(t, seed, "AB")
			a, b := ps[0], ps[1]
			conflicts := 0
			for range 4 {
				for range 125 {
					a.step()
					b.step()
				}
				conflicts += exchange(t, a.archive, b.archive)
				sameContent(t, a.archive, b.archive)
			}
			t.Logf("%d texts, %d conflicts", len(a.texts)+len(b.texts), conflicts)
			for _, p := range ps {
				nothingLost(t, p.archive, ps...)
				p.checkClean()
			}
			if r := pass(t, a.archive, b.archive, 0); r.Writes {
				t.Errorf("taken again: %+v", r)
			}
		})
	}
}

// known is the line of a's history up to which b has said that it knows all.
func known(t testing.TB, a, b *archive) (seq int64) {
	t.Helper()
	a.read(func(tx *Tx) (err error) {
		seq, err = tx.KnownTo(b.node)
		return err
	})
	return seq
}

// exchange lets two archives give each other all they have, until neither
// learns anything.
func exchange(t testing.TB, a, b *archive) (conflicts int) {
	t.Helper()
	for round := 0; ; round++ {
		x := pass(t, a, b, known(t, a, b))
		y := pass(t, b, a, known(t, b, a))
		conflicts += len(x.Conflicts) + len(y.Conflicts)
		if !x.Writes && !y.Writes {
			return conflicts
		}
		if round > 6 {
			t.Fatalf("two archives do not come to rest: %+v %+v", x, y)
		}
	}
}

func TestJoinThreeInARing(t *testing.T) {
	ps := begin(t, 7, "ABC")
	for _, p := range ps {
		p.third = true
		clear(p.texts) // what was there before all of them
	}
	for range 2 {
		for range 60 {
			for _, p := range ps {
				p.step()
			}
		}
		for quiet := 0; quiet < 6; {
			for i, p := range ps {
				next := ps[(i+1)%3]
				if r := pass(t, p.archive, next.archive, known(t, p.archive, next.archive)); r.Writes {
					quiet = 0
				} else if quiet++; quiet > 5 {
					break
				}
			}
			if t.Failed() {
				return
			}
		}
		sameContent(t, ps[0].archive, ps[1].archive, ps[2].archive)
	}
	for _, p := range ps {
		nothingLost(t, p.archive, ps...)
		p.checkClean()
	}
}

// A number that two laptops gave out goes on with a sign more for one of them,
// whichever of the two takes the other in; the search index follows.
func TestJoinNumberGivenTwice(t *testing.T) {
	for _, way := range []string{"one takes the other", "the other takes one"} {
		t.Run(way, func(t *testing.T) {
			first := newArchive(t)
			s := first.sample()
			laptops := []*archive{newArchive(t), newArchive(t)}
			for i, a := range laptops {
				pass(t, first, a, 0)
				a.write(func(tx *Tx) error { return tx.Settings().Set(settingBlock, "1") })
				a.write(func(tx *Tx) error {
					return tx.FollowUps().Add(&FollowUp{
						MeetingID: s.meeting.ID, ItemID: s.items[1].ID, LeadID: s.pupr.ID, Action: fmt.Sprint("keruk ", i),
					})
				})
			}
			from, to := laptops[0], laptops[1]
			if way != "one takes the other" {
				from, to = to, from
			}
			r := pass(t, from, to, 0)
			if len(r.Conflicts) != 1 || r.Conflicts[0].Kind != ConflictNumber {
				t.Fatalf("got %+v, want the number told as given twice", r.Conflicts)
			}
			var numbers []string
			to.read(func(tx *Tx) error {
				fs, err := tx.FollowUps().list("ORDER BY length(number)")
				for _, f := range fs {
					numbers = append(numbers, f.Number)
				}
				return err
			})
			if len(numbers) != 2 || !strings.HasPrefix(numbers[1], numbers[0]+"-") || len(numbers[1]) != len(numbers[0])+4 {
				t.Errorf("got numbers %q, want one of them with a sign of three letters", numbers)
			}
			to.checkClean()

			for _, q := range []string{
				"INSERT INTO search_index(search_index, rowid, body, speaker, facets) SELECT 'delete', docid, body, speaker, facets FROM search_of_follow_ups LIMIT 1",
				migrations[4].script, // archives in which it was so before are mended by it
			} {
				if _, err := to.writer.ExecContext(context.Background(), q); err != nil {
					t.Fatal(err)
				}
			}
			to.checkClean()
		})
	}
}
